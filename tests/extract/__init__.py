"""Reading and finding, tested module by module."""
