"""python-docx as a second reader: the sample papers' paragraphs and cells hold the same words in both."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from councilpapers.document import Cell, Document, Paragraph, Table
from councilpapers.extract.docx.reader import read_docx

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.docx"))


def theirs(path: Path) -> list[str | list[str]]:
    """A string per paragraph, a list of cells per table, as python-docx has them; empty ones left out."""
    found: list[str | list[str]] = []
    for item in docx.Document(str(path)).iter_inner_content():
        if isinstance(item, WordParagraph):
            found.append(joined(item.text))
        elif isinstance(item, WordTable):
            cells = {cell._tc: joined(cell.text) for row in item.rows for cell in row.cells}  # a merged cell is one
            found.append([text for text in cells.values() if text])
    return [item for item in found if item]


def ours(document: Document) -> list[Paragraph | list[Cell]]:
    found: list[Paragraph | list[Cell]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Table):
            found.append([cell for cell in block.cells if cell.paragraphs])
    return found


def joined(text: str) -> str:
    return " ".join(text.split())


def said(paragraphs: tuple[Paragraph, ...], typed: bool) -> str:
    """The words, with the marks that somebody typed or without those that Word computes."""
    return joined(" ".join(f"{p.mark or ''} {p.text}" if typed else p.text for p in paragraphs))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_same_words_as_python_docx(path: Path) -> None:
    mine, other = ours(read_docx(path.read_bytes())), theirs(path)
    assert len(mine) == len(other)
    for block, expected in zip(mine, other, strict=True):
        if isinstance(block, Paragraph):
            assert expected in (said((block,), True), said((block,), False))
        else:
            assert isinstance(expected, list)
            assert len(block) == len(expected)
            for cell, words in zip(block, expected, strict=True):
                assert words in (said(cell.paragraphs, True), said(cell.paragraphs, False))


def test_there_are_samples() -> None:
    assert len(SAMPLES) > 3
