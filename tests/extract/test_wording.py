"""Long patterns are tried only on texts that have one of their words."""

from __future__ import annotations

import pytest

from councilpapers.extract.wording import has_one_of, key_words, words_of


def test_the_words_of_a_text() -> None:
    assert words_of("Off-target: 3 of the 12 Actions") == {"off", "target", "3", "of", "the", "12", "actions"}


def test_the_key_word_of_a_spelling_is_its_longest() -> None:
    assert key_words(["on track", "Not yet started", "green"]) == {"track", "started", "green"}


@pytest.mark.parametrize(
    ("text", "has"),
    [("Five are ON TRACK.", True), ("The tracks were relaid", False), ("", False), ("on-track", True)],
)
def test_a_key_word_is_found_whole(text: str, has: bool) -> None:
    assert has_one_of(text, key_words(["on track"])) is has
