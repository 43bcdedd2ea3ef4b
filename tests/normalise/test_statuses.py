"""Status words, keys and colours."""

from __future__ import annotations

import pytest

from councilpapers.errors import Unparseable
from councilpapers.normalise.statuses import (
    rag,
    rag_of_fill,
    rag_source,
    status,
    status_in_prose,
    status_key,
    status_of_rag,
)
from councilpapers.normalise.vocabulary import Rag, RagSource, Status

KEY = status_key(
    [
        ("Red", "Not on track to be finished by the target date"),
        ("Amber", "Not completed by the target date due to circumstances outside the service's control"),
        ("Green", "Action completed by the target date"),
        ("Purple", "Not yet due but on track"),
    ]
)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("On Target", Status.ON_TRACK),
        ("ON GOING", Status.ON_TRACK),
        ("On-going. 30/3/23 in hand", Status.ON_TRACK),
        ("Completed", Status.COMPLETED),
        ("Completed in May", Status.COMPLETED),
        ("100% complete", Status.COMPLETED),
        ("On track. Action closed", Status.COMPLETED),  # cells grow downwards: the last counts
        ("Slightly behind schedule", Status.AT_RISK),
        ("Not on track", Status.OFF_TRACK),
        ("Overdue", Status.OVERDUE),
        ("Being implemented", Status.ON_TRACK),
        ("Completed ahead of schedule", Status.COMPLETED),
        ("Delivered/complete", Status.COMPLETED),
        ("Significantly delayed", Status.OFF_TRACK),
        ("✔", Status.COMPLETED),
        ("has passed its due date and isn't complete", Status.OVERDUE),
        ("Not yet started", Status.NOT_STARTED),
        ("Planned for June/July", Status.NOT_STARTED),
        ("Progressing as planned", Status.ON_TRACK),
        ("On hold", Status.DEFERRED),
        ("No longer required", Status.CANCELLED),
        ("Green", Status.ON_TRACK),
        ("Amber", Status.AT_RISK),
        ("R", Status.OFF_TRACK),
        ("Blue", Status.COMPLETED),
    ],
)
def test_status(words: str, expected: Status) -> None:
    assert status(words) is expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Not fully achieved",  # a monitor of recommendations, which has "not achieved" too
        "Not yet fully delivered",
        "Isn't fully on track",
        "New",
        "Carried forward",
        "Plan in place",
        "partially achieved",
        "75% complete",
        "Not yet complete",
        "To be completed",
        "Not progressing",
        "Purple",
        "Mrs Oak",
    ],
)
def test_no_status(words: str) -> None:
    with pytest.raises(Unparseable):
        status(words)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("Red", Status.OFF_TRACK),
        ("Amber", Status.OVERDUE),
        ("Green", Status.COMPLETED),
        ("Purple", Status.ON_TRACK),
        ("On target", Status.ON_TRACK),
    ],
)
def test_the_papers_own_key_goes_before_common_use(words: str, expected: Status) -> None:
    assert status(words, KEY) is expected


def test_a_colour_that_the_key_leaves_open_has_no_meaning() -> None:
    key = status_key([("Amber", "See the narrative")])
    assert status_of_rag(Rag.AMBER, key) is None
    assert status_of_rag(Rag.AMBER) is Status.AT_RISK
    assert status_of_rag(Rag.GREY) is None
    assert status_of_rag(None) is None


@pytest.mark.parametrize(
    "words, expected, source",
    [
        ("G", Rag.GREEN, RagSource.LETTER),
        ("Amber", Rag.AMBER, RagSource.TEXT),
        ("Yellow", Rag.AMBER, RagSource.TEXT),
        ("RAG status: Red", Rag.RED, RagSource.TEXT),
        ("🟢", Rag.GREEN, RagSource.SYMBOL),
        ("🟡 Amber", Rag.AMBER, RagSource.SYMBOL),
    ],
)
def test_rag(words: str, expected: Rag, source: RagSource) -> None:
    assert (rag(words), rag_source(words)) == (expected, source)


@pytest.mark.parametrize("words", ["", "Amber/Green", "R G", "Green spaces strategy", "On track"])
def test_no_rag(words: str) -> None:
    with pytest.raises(Unparseable):
        rag(words)


@pytest.mark.parametrize(
    "fill, expected",
    [
        ("FF0000", Rag.RED),
        ("C00000", Rag.RED),
        ("FFC7CE", Rag.RED),
        ("FFC000", Rag.AMBER),
        ("FFFF00", Rag.AMBER),
        ("F79646", Rag.AMBER),
        ("92D050", Rag.GREEN),
        ("00B050", Rag.GREEN),
        ("#008000", Rag.GREEN),
        ("C6EFCE", Rag.GREEN),
        ("0070C0", Rag.BLUE),
        ("8DB3E2", Rag.BLUE),
        ("7030A0", Rag.PURPLE),
        ("808080", Rag.GREY),
        ("D9D9D9", None),  # the shading of a heading
        ("DBE5F1", None),
        ("1F3864", None),  # a heading in white letters
        ("FFFFFF", None),
        ("000000", None),
        ("auto", None),
    ],
)
def test_rag_of_fill(fill: str, expected: Rag | None) -> None:
    assert rag_of_fill(fill) is expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The review of the depot has been completed and reported.", ("completed", Status.COMPLETED)),
        ("Completed in May.", ("Completed", Status.COMPLETED)),
        ("The new scheme is now on track; contracts are signed.", ("on track", Status.ON_TRACK)),
        ("Closer work with carers has been partially achieved.", ("partially achieved", None)),
        ("Protocols were agreed. Further work deferred pending the new structure.", ("deferred", Status.DEFERRED)),
        (
            "The action has passed its due date and hasn’t been completed.",
            ("has passed its due date and hasn’t been completed", Status.OVERDUE),
        ),
        ("Complete a review of day services by June", None),
        ("Overdue reviews will be tackled", None),
        ("Training has not been completed", None),
        ("Once the audit has been completed, publish it", None),
        ("Ensure that reviews are completed on time", None),
        ("Achieved a saving of £3m", None),
        ("", None),
    ],
)
def test_status_in_prose(text: str, expected: tuple[str, Status | None] | None) -> None:
    assert status_in_prose(text) == expected
