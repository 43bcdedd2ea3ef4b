"""What papers say, in their own words: readers make a `Document` of bytes, finders make candidates of its reports.

`councilpapers.extract(path, lookups=())` reads one paper in this process and stores nothing (`single.PaperRead`).
"""
