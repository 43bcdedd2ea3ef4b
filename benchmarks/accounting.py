"""Where every word of a paper ended: `python -m benchmarks.accounting PATH ... [--worst N] [--seed N --count N]`.

The words that a plain extractor sees in a paper (pdfium's text of each page, all text of the markup) are laid beside
those that became sections, running headers and footers, page numbers and the headings that tables print again overleaf.
A word is lost where nothing holds it, and counted twice where more hold it than the paper prints. Words broken over
lines, joined again, are found as what they became.
Without PATH, papers of the mill are made on the spot.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from lxml import etree, html

from councilpapers.document import Document, Figure, Table
from councilpapers.errors import PaperError
from councilpapers.extract.readers import read
from councilpapers.normalise.records import Record, SectionRecord, UnreadRecord
from councilpapers.pipeline import read_paper

from .mill.__main__ import drawn, rotation
from .mill.papers import ready, write_all

WORD = re.compile(r"[^\W_]+")
SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".txt", ".md")
LONGEST_JOIN = 4  # pieces of a word that line ends and hyphens part
UNSAID = frozenset({"script", "style", "head", "noscript", "template", "nav"})  # a site's navigation is no paper's
PRINTED_PART = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
UNPRINTED = frozenset({"Fallback", "moveFrom", "instrText", "delText"})
TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,80})?/?>")
SHOWN = 14


@dataclass(frozen=True, slots=True)
class Account:
    """One paper's words: how many it prints, and which of them are nowhere, or in more places than it prints them."""

    name: str
    printed: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def share(self) -> float:
        """Of the printed words, those lost or doubled."""
        return (len(self.lost) + len(self.doubled)) / max(self.printed, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="*", help="papers, and folders of them")
    parser.add_argument("--worst", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        accounts = [account(path) for path in papers(args.paths or made(Path(name), args.seed, args.count))]
    accounts.sort(key=lambda one: -one.share)
    for one in accounts[: args.worst]:
        print(f"{one.name[:60]:60} {one.printed:6} words, lost {len(one.lost)}, twice {len(one.doubled)}")
        for what, words in (("lost", one.lost), ("twice", one.doubled)):
            if words:
                print(f"    {what}: {' '.join(words[:SHOWN])}")
    printed = sum(one.printed for one in accounts)
    lost, doubled = (
        sum(len(words) for words in found) for found in zip(*((a.lost, a.doubled) for a in accounts), strict=True)
    )
    print(f"{len(accounts)} papers, {printed} words, lost {lost}, twice {doubled}")


def made(folder: Path, seed: int, count: int) -> list[Path]:
    """Papers of the mill."""
    kinds = rotation()
    names = [(kinds[number % len(kinds)], number) for number in range(count)]
    papers = {
        f"{kind}-{seed}-{number:03d}": ready(
            f"{kind}-{seed}", drawn(kind, random.Random(f"{seed}/{number}")), ["reportlab"]
        )
        for kind, number in names
    }
    write_all(folder, papers)
    return [folder]


def papers(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.suffix.lower() in SUFFIXES and not one.name.endswith(".notes.md"))


def account(path: Path) -> Account:
    """Where the words of one paper ended."""
    data = path.read_bytes()
    try:
        document = read(data, path.name)
    except PaperError as trouble:
        return Account(f"{path.name} ({trouble.code})", 0, (), ())
    records = read_paper(data, path.name).records
    return settle(
        path.name,
        list(printed_words(path, data)),
        Counter(words_of(held_by(document, records))),
        Counter(words_of(block.text for block in document.blocks if isinstance(block, Figure))),
    )


def settle(name: str, printed: Sequence[str], held: Counter[str], pictured: Counter[str]) -> Account:
    """Printed words against those held; pieces side by side that together are a held word are found, and the reverse.

    What pictures and charts say of themselves need not be printed.
    """
    lost, doubled = Counter(printed) - held, held - Counter(printed) - pictured
    for pieces in _runs(printed):
        whole = "".join(pieces)
        if doubled[whole] > 0 and all(lost[piece] > 0 for piece in pieces):
            doubled[whole] -= 1
            lost.subtract(pieces)
    for word in list(lost.elements()):
        parted = _parted(word, doubled)
        if parted:
            lost[word] -= 1
            doubled.subtract(parted)
    return Account(name, len(printed), tuple((+lost).elements()), tuple((+doubled).elements()))


def _runs(printed: Sequence[str]) -> Iterator[Sequence[str]]:
    """All runs of a few words side by side."""
    for place in range(len(printed)):
        for count in range(2, LONGEST_JOIN + 1):
            yield printed[place : place + count]


def _parted(word: str, among: Counter[str], most: int = LONGEST_JOIN) -> tuple[str, ...] | None:
    """Words of these that together are the word: a plain extractor misses a gap that is narrow."""
    for at in range(1, len(word) if most > 1 else 0):
        head, tail = word[:at], word[at:]
        if among[head] > 0:
            rest = (tail,) if among[tail] > (head == tail) else _parted(tail, among - Counter([head]), most - 1)
            if rest:
                return (head, *rest)
    return None


def words_of(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (word.casefold() for word in WORD.findall(text.replace("\u00ad", "")))


def held_by(document: Document, records: Iterable[Record]) -> Iterator[str]:
    """All text of sections, of what runs along the pages, and of pages that could not be read whole."""
    for record in records:
        if isinstance(record, SectionRecord):
            yield from (record.number or "", record.heading or "", record.text)
        elif isinstance(record, UnreadRecord) and record.kind == "page":
            yield record.text or ""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from block.repeats
    for furniture in document.furniture:
        yield " ".join([furniture.text] * max(len(furniture.parts), 1))


def printed_words(path: Path, data: bytes) -> Iterator[str]:
    """The words that the paper prints, in the order of its bytes."""
    match path.suffix.lower():
        case ".pdf":
            return words_of(_pdf_texts(data))
        case ".docx":
            return words_of(_docx_texts(data))
        case ".html" | ".htm":
            return words_of(_html_texts(data))
    return words_of([TAG.sub("", data.decode("utf-8", "replace"))])


def _pdf_texts(data: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield page.get_textpage().get_text_bounded()


def _docx_texts(data: bytes) -> Iterator[str]:
    """The text of every part that is printed, once: not what stands in for a shape, nor what was moved or deleted."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            if PRINTED_PART.fullmatch(name):
                yield "".join(_docx_words(etree.fromstring(package.read(name))))


def _docx_words(element: etree._Element) -> Iterator[str]:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    if name in UNPRINTED:
        return
    if name == "t":
        yield element.text or ""
    for child in element:
        yield from _docx_words(child)
    if name in {"p", "tab", "br", "cr", "tc"}:
        yield " "


def _html_texts(data: bytes) -> Iterator[str]:
    yield from _html_words(html.fromstring(data))


def _html_words(element: etree._Element) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in UNSAID:
        yield element.text or ""
        for child in element:
            yield from _html_words(child)
            yield child.tail or ""


if __name__ == "__main__":
    main()
