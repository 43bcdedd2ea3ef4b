"""Workbooks: appendices of indicators and action plans kept as spreadsheets; each stretch of a sheet is a table."""
