"""PDF papers through pdfium."""
