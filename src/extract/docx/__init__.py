"""Word papers from their XML."""
