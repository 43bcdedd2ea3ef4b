"""How fast and how right the page engine is: run from the root of the checkout, `python -m benchmarks.NAME`."""
