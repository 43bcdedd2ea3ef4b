"""Normalising, tested module by module."""
