"""Sentences and phrases of council English."""

from __future__ import annotations

import time

import pytest

from councilpapers.extract.blocks.language import LONGEST_RUN, frozen_patterns, phrases, sentences

PATTERNS = frozen_patterns({"percent": [[{"LIKE_NUM": True}, {"LOWER": "%"}]], "count": [[{"LIKE_NUM": True}]]})


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", []),
        ("One sentence without a stop", ["One sentence without a stop"]),
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("The Board met at 10.00 a.m. in Room 4.", ["The Board met at 10.00 a.m. in Room 4."]),
        ("See No. 4 and para. 3.2 for this. It is short.", ["See No. 4 and para. 3.2 for this.", "It is short."]),
        ("The answer was No. The next was Yes.", ["The answer was No.", "The next was Yes."]),
        ("Cllr. Ash, i.e. the Chair, spoke. Mrs. Birch e.g. did not.", None),
        ("It cost £2.5m. NI 900 is 73%.", ["It cost £2.5m.", "NI 900 is 73%."]),
        ("Is it so? Yes! 85% said so.", ["Is it so?", "Yes!", "85% said so."]),
        ("He said “Well done.” Then he left.", ["He said “Well done.”", "Then he left."]),
        ("Prices rose to 4.5 per cent.", ["Prices rose to 4.5 per cent."]),
        ("Closed in 2019. It reopened.", ["Closed in 2019.", "It reopened."]),
        ("It is for the Board. It is not.", ["It is for the Board.", "It is not."]),
        ("Ask Prof. Ash or Supt. Birch (Norbeck) about it.", ["Ask Prof. Ash or Supt. Birch (Norbeck) about it."]),
        ("See Vol. Two and Sec. Four (draft) as printed.", ["See Vol. Two and Sec. Four (draft) as printed."]),
        ("Is this on track? not yet, it seems.", ["Is this on track? not yet, it seems."]),
        ("Paper, pens, etc. The rest stays.", ["Paper, pens, etc.", "The rest stays."]),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    found = sentences(text)
    if expected is None:
        assert len(found) == 2
    else:
        assert found == expected


def test_a_long_text_is_cut_into_chunks_and_nothing_is_lost() -> None:
    text = "The Norbeck ward is quiet. " * 12_000
    assert " ".join(sentences(text)).count("quiet") == 12_000


@pytest.mark.parametrize("text", ["." * 300_000, "a" * 300_000, "- " * 100_000, "A. " * 60_000, "!?" * 100_000])
def test_hostile_text_is_quick(text: str) -> None:
    began = time.process_time()
    sentences(f"Begin. {text}")
    assert time.process_time() - began < 10


@pytest.mark.parametrize("before", ["Total ", "To ", f"{'word ' * 13}to "])
@pytest.mark.parametrize("dots", [LONGEST_RUN + 1, 5_000])
def test_rows_of_one_character_are_squeezed(before: str, dots: int) -> None:
    found = sentences(f"{before}{'.' * dots} 12. Next one.")
    assert "".join(found).count(".") <= LONGEST_RUN + 2


def test_phrases_are_the_longest_and_do_not_overlap() -> None:
    found = phrases("97% of 1,203 people", PATTERNS)
    assert [(p.label, p.text) for p in found] == [("percent", "97%"), ("count", "1,203")]
    assert [(p.start, p.end) for p in found] == [(0, 3), (7, 12)]
