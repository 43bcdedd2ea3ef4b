"""Turns UK council committee papers into records, every value with the page it came from."""
