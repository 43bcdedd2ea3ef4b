"""Pages of statistics whose tables are drawn with few lines or none, and pages that only look like tables."""
