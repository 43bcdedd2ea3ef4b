"""The DDL and the JSON Schemas of the records, as files."""
