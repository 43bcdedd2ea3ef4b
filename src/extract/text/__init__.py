"""Plain text and Markdown, and tables that a conversion took apart."""
