"""Writes the hostile files, and reads them where asked to."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .reading import read_all
from .writing import write


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--run", action="store_true")
    asked = parser.parse_args()
    written = write(asked.out)
    print(f"{len(written.expected)} files in {asked.out}")
    if not asked.run:
        return 0
    heard = read_all(asked.out, written)
    for trouble in heard.troubles:
        print(trouble)
    count = len(written.expected)
    print(f"{count - len(heard.otherwise)} of {count} as expected, {heard.seconds:.0f} s")
    print(f"slowest: {', '.join(f'{path} {seconds:.1f} s' for path, seconds in heard.slowest)}")
    return 1 if heard.troubles else 0


sys.exit(main())
