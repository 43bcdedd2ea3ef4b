"""Long patterns are tried only on texts that have one of their words."""

from __future__ import annotations

import pytest

from councilpapers.extract.wording import has_one_of, is_longer, key_words, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Off-target: 3 of the 12 Actions", {"off", "target", "3", "of", "the", "12", "actions"}),
        ("The council’s plan – 1st draft_2\n(NAÏVE)", {"the", "council", "s", "plan", "1st", "draft_2", "naïve"}),
        (" \t.", set()),
    ],
)
def test_the_words_of_a_text(text: str, words: set[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words", "longer"),
    [("on the  track", 2, True), ("on track ", 2, False), ("", 0, False), (" a\nb c d", 3, True), ("a b c", 3, False)],
)
def test_a_text_is_longer_than_so_many_words(text: str, words: int, longer: bool) -> None:
    assert is_longer(text, words) is longer


def test_the_key_word_of_a_spelling_is_its_longest() -> None:
    assert key_words(["on track", "Not yet started", "green"]) == {"track", "started", "green"}


@pytest.mark.parametrize(
    ("text", "has"),
    [("Five are ON TRACK.", True), ("The tracks were relaid", False), ("", False), ("on-track", True)],
)
def test_a_key_word_is_found_whole(text: str, has: bool) -> None:
    assert has_one_of(text, key_words(["on track"])) is has
