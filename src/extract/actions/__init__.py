"""What somebody undertook to do, and how far it is."""
