"""The bench's papers: the same for the same seed, in the mix that they promise."""

from __future__ import annotations

from pathlib import Path

from benchmarks.packs import pack, page_count, write_packs
from benchmarks.wording import Writer

from councilpapers.document import Document, Paragraph, Table
from councilpapers.extract.readers import read


def test_a_seed_is_a_pack() -> None:
    assert pack("a", 10) == pack("a", 10) != pack("b", 10)


def test_pages_are_mixed() -> None:
    paper = read(pack("mixed", 20), "pack.pdf")
    assert len(paper.pages) == 20
    assert 0.6 < sum(prose(paper, page.number) > 1_500 for page in paper.pages) / 20 < 0.8
    plans = [t for t in paper.blocks if isinstance(t, Table) and t.parts[0].page != t.parts[-1].page]
    assert [(t.column_count, len(t.parts)) for t in plans] == [(6, 2), (6, 2)]


def prose(paper: Document, page: int) -> int:
    """Characters of the paragraphs that begin on the page."""
    texts = (b.text for b in paper.blocks if isinstance(b, Paragraph) and b.parts and b.parts[0].page == page)
    return sum(map(len, texts))


def test_write_packs(tmp_path: Path) -> None:
    write_packs(tmp_path / "packs", seed=3, packs=2, pages=10)
    paths = sorted((tmp_path / "packs").iterdir())
    assert [path.name for path in paths] == ["pack-3-00.pdf", "pack-3-01.pdf"]
    assert [page_count(path) for path in paths] == [10, 10]


def test_sentences_are_whole() -> None:
    writer = Writer("words")
    for _ in range(300):
        sentence = writer.sentence()
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence
