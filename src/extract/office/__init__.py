"""Word 97, OpenDocument text and rich text: converted to DOCX by LibreOffice, and read as such."""
