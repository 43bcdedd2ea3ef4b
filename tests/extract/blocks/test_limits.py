"""What is too much for a paper, and what a parser's refusal means."""

from __future__ import annotations

import pytest
from lxml import etree

from councilpapers.document import Paragraph
from councilpapers.errors import Corrupt, TooLarge
from councilpapers.extract.blocks import limits
from councilpapers.extract.blocks.limits import bounded, refusal
from councilpapers.extract.readers import read


def test_more_blocks_than_a_paper_has_are_not_cut_off_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BLOCKS", 2)
    two = [Paragraph("one"), Paragraph("two")]
    assert bounded(two) is two
    with pytest.raises(TooLarge):
        bounded([*two, Paragraph("three")])


@pytest.mark.parametrize(
    "name, data",
    [
        ("plan.txt", b"One thing was done.\n\nAnother was not.\n\nA third was put off."),
        ("plan.html", b"<html><body><p>One thing was done.</p><p>Another was not.</p><p>A third was put off.</p>"),
    ],
)
def test_readers_hold_to_it(name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read(data, name).blocks) == 3
    monkeypatch.setattr(limits, "MAX_BLOCKS", 2)
    with pytest.raises(TooLarge):
        read(data, name)


def test_a_mistake_in_a_file_is_damage() -> None:
    with pytest.raises(etree.XMLSyntaxError) as caught:
        etree.fromstring("<a><b>")
    assert isinstance(refusal(caught.value), Corrupt)
    assert isinstance(refusal(ValueError()), Corrupt)


def test_want_of_memory_is_no_damage() -> None:
    with pytest.raises(MemoryError):
        refusal(etree.XMLSyntaxError("unknown error", etree.ErrorTypes.ERR_NO_MEMORY, 0, 0))
