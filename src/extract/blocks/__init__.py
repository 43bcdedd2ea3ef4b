"""Paragraphs, lists, headings and sentences: what all readers share."""
