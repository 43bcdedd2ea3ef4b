"""Indicators and counts."""
