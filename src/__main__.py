"""`python -m councilpapers`."""

from .cli import main

main()
