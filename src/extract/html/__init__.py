"""Committee sites' pages and saved pages in general."""
