"""Where each spelling of the lookups was seen: real papers held against src/lookups/*.toml.

    python -m benchmarks.sightings PAPERS... [--write] [--unseen SECTION]

A heading counts as seen where it is a cell or line, or a piece of one between "/" and "and"; any other spelling where
its words stand in a row, "*" being any five words or fewer. What is found goes into docs/spellings-seen.csv, one line
for each spelling: the first paper in the order given, and its page. A paper from the web is named by its address, which
stands in NAME.url beside it.
Lines that stand in the list already stay. Prints how many of each lookup's spellings have a place.
"""

from __future__ import annotations

import argparse
import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from importlib.resources import files
from pathlib import Path

from councilpapers.document import Cell, Document, Paragraph, Table
from councilpapers.errors import PaperError
from councilpapers.extract.columns import BRACKETS, PIECES
from councilpapers.extract.readers import read
from councilpapers.lookups import fold

LIST = Path(__file__).parent.parent / "docs" / "spellings-seen.csv"
REGISTERS = frozenset({"forenames", "authority_kinds", "confidence", "colours", "symbols"})  # no spellings of papers
# Keys of what no paper prints: identifiers, patterns, and the rules and the order of ideas of status_definitions.
OUR_OWN = frozenset({"id", "source", "value", "worded", "numbers", "default_key", "REGEX", "list", "order"})
HEADINGS = "headers"
HEADING_WORDS = 14  # a longer cell or line is running text
ANY_WORDS = "*"  # as finding_kinds reads it: "what * do well"
GAP = r"(?:\S+ ){0,5}?"
PUNCTUATION = "()[],.;:?!'\"*"
FIELDS = ("lookup", "section", "spelling", "paper", "page")
Spelling = tuple[str, str, str]  # lookup, section, words
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A spelling with the paper, by file name or address, and the page (empty: none) on which it was seen."""

    lookup: str
    section: str
    spelling: str
    paper: str
    page: str

    @property
    def of(self) -> Spelling:
        return self.lookup, self.section, self.spelling


def spellings() -> Iterator[Spelling]:
    """Every spelling of every lookup of the package, in order."""
    for file in sorted(files("councilpapers.lookups").iterdir(), key=lambda f: f.name):
        name, _, ending = file.name.partition(".")
        if ending == "toml" and name not in REGISTERS:
            for section, words in _leaves(tomllib.loads(file.read_text(encoding="utf-8"))):
                yield name, section, words


def _leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, below in value.items():
            if name not in OUR_OWN:
                yield from _leaves(below, f"{path}.{name}" if path else str(name))
    elif isinstance(value, Iterable):
        for below in value:
            yield from _leaves(below, path)


def words_of(text: str) -> Words:
    """As they are compared: folded, each without the punctuation around it."""
    return tuple(bare for word in fold(text).split() if (bare := word.strip(PUNCTUATION)))


def sightings(papers: Iterable[Path]) -> Iterator[Sighting]:
    """The first place of each spelling, paper by paper; a file that cannot be read has none."""
    headings: dict[Words, list[Spelling]] = {}
    others: dict[Words, list[Spelling]] = {}
    gapped: dict[Spelling, re.Pattern[str]] = {}
    for spelling in dict.fromkeys(spellings()):
        if ANY_WORDS in spelling[2].split():
            gapped[spelling] = _gapped(spelling[2])
        elif words := words_of(spelling[2]):
            (headings if spelling[0] == HEADINGS else others).setdefault(words, []).append(spelling)
    longest = max(map(len, others))
    for paper in papers:
        for text, page in _texts(paper):
            words = words_of(text)
            found = [spelling for head in _heads(text) for spelling in headings.pop(head, ())]
            for start in range(len(words)):
                for end in range(start + 1, min(start + longest, len(words)) + 1):
                    found += others.pop(words[start:end], ())
            line = f" {' '.join(words)} "
            found += [spelling for spelling, pattern in gapped.items() if pattern.search(line)]
            for spelling in found:
                gapped.pop(spelling, None)
            yield from (Sighting(*spelling, _called(paper), page) for spelling in found)


def _gapped(spelling: str) -> re.Pattern[str]:
    """What finds a spelling that holds "*" in a line of words, each with a space behind it."""
    return re.compile(" " + "".join(GAP if w == ANY_WORDS else re.escape(w) + " " for w in fold(spelling).split()))


def _called(paper: Path) -> str:
    """The address of a paper from the web; the file's name of any other."""
    address = paper.with_suffix(".url")
    return address.read_text(encoding="utf-8").strip() if address.exists() else paper.name


def _heads(text: str) -> Iterator[Words]:
    """What may be a heading: a short text whole, without brackets, before its colon, and its pieces."""
    if len(text.split()) <= HEADING_WORDS:
        bare = BRACKETS.sub(" ", text)
        for words in (text, bare, text.partition(":")[0], *PIECES.split(fold(bare))):
            yield words_of(words)


def _texts(paper: Path) -> Iterator[tuple[str, str]]:
    """The words of each paragraph and cell, with the page."""
    try:
        document = read(paper.read_bytes(), paper.name)
    except PaperError:
        return
    for thing in _things(document):
        yield thing.flat if isinstance(thing, Cell) else thing.text, str(thing.parts[0].page) if thing.parts else ""


def _things(document: Document) -> Iterator[Paragraph | Cell]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from block.cells
        elif isinstance(block, Paragraph):
            yield block


def listed() -> list[Sighting]:
    """What docs/spellings-seen.csv says."""
    if not LIST.exists():
        return []
    with LIST.open(encoding="utf-8", newline="") as lines:
        return [Sighting(*(line[field] for field in FIELDS)) for line in csv.DictReader(lines)]


def write(found: Iterable[Sighting]) -> None:
    """The list, in the order of the lookups, without spellings that they no longer have."""
    place = {one.of: one for one in found}
    with LIST.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(FIELDS)
        rows.writerows(astuple(place[spelling]) for spelling in dict.fromkeys(spellings()) if spelling in place)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("papers", type=Path, nargs="*")
    arguments.add_argument("--write", action="store_true", help="add what is found to docs/spellings-seen.csv")
    arguments.add_argument("--unseen", help="print the spellings of this lookup that nobody has seen")
    given = arguments.parse_args()
    papers = [file for path in given.papers for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    found = {one.of: one for one in (*sightings(papers), *listed())}  # what is listed stays
    if given.write:
        write(found.values())
    count: dict[str, list[bool]] = {}
    for spelling in dict.fromkeys(spellings()):
        count.setdefault(spelling[0], []).append(spelling in found)
        if spelling[0] == given.unseen and spelling not in found:
            print(f"{spelling[1]}: {spelling[2]}")
    for lookup, seen in count.items():
        print(f"{lookup:20} {sum(seen):5} of {len(seen):5} spellings have a place")


if __name__ == "__main__":
    main()
