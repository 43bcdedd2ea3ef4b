"""Files that break parsers, made from nothing, each with what it should give.

    python -m benchmarks.hostile OUT [--run]

writes them below OUT with MANIFEST.json; with `--run` they are read, too, and every outcome is held against what is
expected. No valid file among them may be refused, none may take more than 20 seconds, and no word of the canary, which
stands in a file beside them that they point at, may come out.
"""
