"""Lists of actions whose items end or begin with who is to do them."""

from __future__ import annotations

import pytest

from councilpapers.document import Paragraph, ParagraphKind, Run, Style
from councilpapers.extract.actions.listed_actions import find_listed_actions
from councilpapers.extract.candidates import ActionCandidate, Claims

from ..grids import heading, report, text


def item(words: str) -> Paragraph:
    return Paragraph(words, ParagraphKind.LIST_ITEM, "•", 1, (Run(words, Style()),))


def found(title: Paragraph, *items: str) -> list[ActionCandidate]:
    return list(find_listed_actions(report(title, *map(item, items), title="Tree Forum"), Claims()))


@pytest.mark.parametrize(
    "words, described, owner, due",
    [
        ("Send the map to all wardens (GM)", "Send the map to all wardens", "GM", None),
        ("Order stakes (Lucy Orme, by 31 May 2024)", "Order stakes", "Lucy Orme", "31 May 2024"),
        ("Draft the newsletter [AF and GM]", "Draft the newsletter", "AF; GM", None),
        ("Renew the insurance – Clerk – June", "Renew the insurance", "Clerk", "June"),
        ("Call each carer – Adult Care Lead – May 2024", "Call each carer", "Adult Care Lead", "May 2024"),
        ("Call each carer (Adult Care Lead, May 2024)", "Call each carer", "Adult Care Lead", "May 2024"),
        ("Action: Order salt (Clerk, by 31 May 2024)", "Order salt", "Clerk", "31 May 2024"),
        ("Clerk: renew the insurance", "renew the insurance", "Clerk", None),
        ("GM to book the hall by 3 May", "GM to book the hall by 3 May", "GM", "3 May"),
    ],
)
def test_items_name_their_owners(words: str, described: str, owner: str, due: str | None) -> None:
    first, second = found(heading("Actions agreed"), words, "Ask for a grant (LO)")
    assert (first.description, first.lead_officer, first.deadline) == (described, owner, due)
    assert (second.description, second.lead_officer) == ("Ask for a grant", "LO")


def test_a_line_may_lead_to_the_list() -> None:
    assert len(found(text("The following actions were agreed:"), "Prune the limes (DP)", "Buy ties (LO)")) == 2


def test_a_whole_item_needs_no_heading() -> None:
    items = ("Order stakes (Lucy Orme, by 31 May 2024)", "Book the hall (Clerk, June 2024)")
    assert [a.deadline for a in found(heading("Trees"), *items)] == ["31 May 2024", "June 2024"]


def test_a_body_may_agree_the_list() -> None:
    items = ("Prune the limes (DP)", "Buy ties (LO)")
    assert len(found(text("The forum agreed the following actions:"), *items)) == 2


@pytest.mark.parametrize(
    "title, items",
    [
        (heading("Trees"), ("Order stakes (Lucy Orme, by 31 May 2024)", "A walk in the wood (Clerk, June 2024)")),
        (heading("Membership"), ("Anna Fell (Chair)", "Prune the limes (DP)")),
        (heading("Next steps"), ("The plan goes to cabinet (see below)", "Work goes on (2024)", "Prune (DP)")),
        (heading("Actions agreed"), ("Prune the limes (DP)",)),
        (text("The committee noted the actions that officers took"), ("Prune the limes (DP)", "Buy ties (LO)")),
    ],
)
def test_other_lists_are_left(title: Paragraph, items: tuple[str, ...]) -> None:
    assert found(title, *items) == []


def test_the_title_may_name_the_list_after_its_subject() -> None:
    assert len(found(heading("Tree forum: agreed actions"), "Prune the limes (DP)", "Buy ties (LO)")) == 2
    assert not found(heading("Tree forum: members"), "The chair of it (DP)", "The clerk to it (LO)")
