"""Who a sentence of minutes gives something to do."""

from __future__ import annotations

import pytest

from councilpapers.extract.actions.taskings import instructed, tasked

INITIALS = frozenset({"HD", "AS"})


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The Clerk to draft a letter to the landowner", "The Clerk"),
        ("Clerk to ascertain how much a new bench costs", "Clerk"),
        ("As the warden was away the Clerk was asked to enquire about the key.", "the Clerk"),
        ("Cllr Dee to report back in May", "Cllr Dee"),
        ("Cllr. A. B. Dee-Smith to check the defibrillator", "Cllr. A. B. Dee-Smith"),
        ("Rev'd J Lowe to lead the service", "Rev'd J Lowe"),
        ("Following a discussion, Cllrs Dee and Moss will inspect the path.", "Cllrs Dee and Moss"),
        ("The Clerk and Cllr McDonald to meet the contractor", "The Clerk and Cllr McDonald"),
        ("The sign had come off its pole, Clerk to report to the Highways Department.", "Clerk"),
        ("Speed limit - AS to ask the police", "AS"),
        ("AS/HD to meet the contractor", "AS/HD"),
        ("XY to meet the contractor", None),
        ("Clerk submit it.", "Clerk"),
        ("It was agreed that the Clerk would write to the school.", "the Clerk"),
        ("Agreed that Cllr O'Neill would obtain quotations", "Cllr O'Neill"),
        ("It was unanimously agreed that the Clerk inform the county council.", "the Clerk"),
        ("Councillors agreed that the Clerk be asked to obtain prices.", "the Clerk"),
        ("Cllr McDonald offered to help with the tree", "Cllr McDonald"),
        ("The Chair asked the Clerk to obtain three quotes.", "the Clerk"),
        (
            "The Assistant Director of Housing will bring a report to the next meeting.",
            "The Assistant Director of Housing",
        ),
        ("The Clerk would open an account for the playground.", "The Clerk"),
        ("Chair to open the meeting at seven", None),
        ("Clerk to the Council", None),
        ("The Clerk reported that she would write to the school.", None),
        ("The Clerk had written to the landowner.", None),
        ("At the last meeting the Clerk was asked to write to the school.", None),
        ("Cllr Dee was asked to explain the figures", None),
        ("Cllr Dee would like to see more trees.", None),
        ("Cllr Dee will be late.", None),
        ("Cllr Dee declared an interest, and the Chair will sign the minutes.", None),
        ("Mr Dee will ask his neighbour about the hedge.", None),
        ("Officers to discuss the matter", None),
        ("The school to provide dates", None),
        ("Clerk to receive expenses of £12", None),
        ("Questions from Cllr Dee to the Chairman", None),
        ("RESOLVED that the Clerk write to the school.", None),
        ("(2) That the Director of Housing be asked to report.", None),
        ("May to October: the grass will be cut fortnightly", None),
    ],
)
def test_tasked(sentence: str, who: str | None) -> None:
    assert tasked(sentence, INITIALS) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("HD to update the document", "HD"),
        ("Speed limit - AS to ask the police", "AS"),
        ("Clerk to order the signs", "Clerk"),
        ("HD will walk the village", None),
        ("It was agreed that HD should write", None),
        ("NB to be noted", None),
    ],
)
def test_instructed(sentence: str, who: str | None) -> None:
    assert instructed(sentence, INITIALS) == who


@pytest.mark.parametrize("words", ["A" * 5_000, "Aa " * 3_000, "The Clerk and " * 800, "Cllr A. " * 800, "x, " * 2_000])
def test_hostile_words_are_over_soon(words: str) -> None:
    assert tasked(words) is None
