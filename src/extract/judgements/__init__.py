"""Grades, findings and impacts."""
