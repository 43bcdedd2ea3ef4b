"""Who was there, and what was decided or recommended."""
