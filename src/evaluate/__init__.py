"""The measuring stick: what a database says of papers, held against gold files that say what is true of them."""
