"""What stands on a PDF page, and how words become lines and paragraphs."""
