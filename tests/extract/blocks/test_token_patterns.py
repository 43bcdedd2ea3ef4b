"""Token patterns on words that are cut once."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from councilpapers.extract.blocks.language import ABBREVIATIONS, cut_word, phrases
from councilpapers.extract.blocks.token_patterns import Matcher, frozen_patterns

PATTERNS = frozen_patterns(
    {
        "percent": [[{"LIKE_NUM": True}, {"LOWER": "%"}], [{"LIKE_NUM": True}, {"LOWER": "per"}, {"LOWER": "cent"}]],
        "time": [[{"LIKE_NUM": True}, {"LOWER": {"IN": ["days", "weeks"]}}]],
        "money": [[{"ORTH": "£"}, {"TEXT": {"REGEX": r"^\d[\d,.]*$"}}]],
        "count": [[{"LIKE_NUM": True}]],
    }
)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", []),
        ("no numbers here", []),
        ("97% of 1,203 people", [("percent", "97%"), ("count", "1,203")]),
        ("Eighty Per Cent, within 12 Days.", [("percent", "Eighty Per Cent"), ("time", "12 Days")]),
        ("It cost £2,500, or £3.", [("money", "£2,500"), ("money", "£3")]),
        ("(81%)", [("percent", "81%")]),
        ("about 5  % of it", [("count", "5")]),  # two spaces are no one space
        ("about 5\n% of it", [("count", "5")]),
        ("12", [("count", "12")]),
        ("12 ", [("count", "12")]),
        (" 12 weeks", [("time", "12 weeks")]),
    ],
)
def test_the_longest_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = phrases(text, PATTERNS)
    assert [(p.label, p.text) for p in found] == expected
    assert all(text[p.start : p.end] == p.text for p in found)


@pytest.mark.parametrize(
    "words",
    [
        "the council cannot agree, gonna; dont id ill well. Its staff: etc. approx. no. No. HR, ICT. iPads; Wi: so.",
        "1,203 people, 81% or 81%, 12.5%; 4.5: 16.10.09 2009/10 0.5 5%: 3; 7, 1,2 10,5%, 00:15 100%.",
    ],
)
def test_plain_words_are_cut_as_the_tokenizer_cuts_them(words: str) -> None:
    english = spacy.blank("en")
    for word in words.split():
        assert cut_word(word) == [token.text for token in english.make_doc(word)] or (
            word in ABBREVIATIONS and len(cut_word(word)) == 1
        )


def test_a_word_is_cut_once() -> None:
    asked: list[str] = []

    def cut(word: str) -> list[str]:
        asked.append(word)
        return [word]

    matcher = Matcher(PATTERNS, cut, lambda flag, word: flag == "LIKE_NUM" and word.isdigit())
    assert [p.text for p in matcher.longest("40 or 40 or 40 days")] == ["40", "40", "40 days"]
    assert sorted(asked) == ["40", "days", "or"]


@pytest.mark.parametrize("token", [{"SHAPE": "dd"}, {"LOWER": {"FUZZY": "days"}}, {"LIKE_NUM": "yes"}, {"OP": "+"}])
def test_an_attribute_that_nothing_knows_is_refused(token: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="of a token"):
        Matcher(frozen_patterns({"new": [[token]]}), lambda word: [word], lambda flag, word: False)
