"""What is measured, each in a process of its own: `python -m benchmarks.jobs JOB` reads paths from its standard input.

After every paper it answers with the CPU seconds that it and its children have used since they began, and the most
memory in MB that it has held: `{"seconds": 1.25, "megabytes": 80.5}`.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

Read = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Job:
    """`load` imports what is needed and gives the function that reads a paper; it comes with `package`, as `module`."""

    load: Callable[[], Read]
    package: str
    module: str


def reader() -> Read:
    from councilpapers.extract.readers import read

    return lambda path: read(path.read_bytes(), path.name)


def pipeline() -> Read:
    from councilpapers.pipeline import read_paper

    return lambda path: read_paper(path.read_bytes(), path.name)


def pdfplumber() -> Read:
    import pdfplumber as peer

    def words_and_tables(path: Path) -> None:
        with peer.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()

    return words_and_tables


def camelot_lattice() -> Read:
    import camelot

    return lambda path: camelot.read_pdf(str(path), pages="all", flavor="lattice")


def camelot_stream() -> Read:
    import camelot

    return lambda path: camelot.read_pdf(str(path), pages="all", flavor="stream")


def tabula() -> Read:
    import tabula as peer

    return lambda path: peer.read_pdf(str(path), pages="all", silent=True)


def img2table() -> Read:
    from img2table.document import PDF

    return lambda path: PDF(str(path)).extract_tables()


def markitdown() -> Read:
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda path: converter.convert(str(path))


def pymupdf() -> Read:
    import pymupdf as peer

    def words_and_tables(path: Path) -> None:
        with peer.open(path) as pdf:
            for page in pdf:
                page.get_text("words")
                page.find_tables()

    return words_and_tables


JOBS: dict[str, Job] = {
    "reader": Job(reader, "councilpapers", "councilpapers"),
    "pipeline": Job(pipeline, "councilpapers", "councilpapers"),
    "pdfplumber": Job(pdfplumber, "pdfplumber", "pdfplumber"),
    "camelot lattice": Job(camelot_lattice, "camelot-py", "camelot"),
    "camelot stream": Job(camelot_stream, "camelot-py", "camelot"),
    "tabula": Job(tabula, "tabula-py", "tabula"),
    "img2table": Job(img2table, "img2table", "img2table"),
    "markitdown": Job(markitdown, "markitdown", "markitdown"),
    "pymupdf": Job(pymupdf, "pymupdf", "pymupdf"),
}


def installed(name: str) -> bool:
    return find_spec(JOBS[name].module) is not None


def main() -> None:
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    sys.stdout = sys.stderr  # some peers print
    read = JOBS[sys.argv[1]].load()
    for line in sys.stdin:
        read(Path(line.rstrip("\n")))
        print(json.dumps({"seconds": _seconds(), "megabytes": _megabytes()}), file=answers, flush=True)


def _seconds() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _megabytes() -> float:
    """The most that this process or one of its children has held."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _UNITS
    return max(children, _own_megabytes())


def _own_megabytes() -> float:
    """From /proc where there is one: getrusage counts in what the process held that began this one."""
    status = Path("/proc/self/status")
    if status.exists() and (most := re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))):
        return int(most[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNITS


_UNITS = 1024 * 1024 if sys.platform == "darwin" else 1024  # of ru_maxrss in a MB

if __name__ == "__main__":
    main()
