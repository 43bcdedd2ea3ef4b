"""The smallest paper that shows a loss: draws made again, and cut."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from benchmarks.choices import Attempt, Choices, Draws, simplest
from benchmarks.mill.papers import Printed
from benchmarks.mill.words import Draw
from benchmarks.shrink import ROW_EXTRA, ROW_MISSING, Loss, Press, Recorded, chosen, losses, shrunk, size

from councilpapers.evaluate.golds import gold_of

MINUTES = "ASHBY VALE PARISH COUNCIL\n\nMinutes of the meeting of 4 May 2023\n\nRESOLVED: That bollards be painted.\n"


def drawn(source: random.Random) -> tuple[object, ...]:
    draw = Draw(source)
    return (
        draw.one("abcdef"),
        draw.some(range(40), 2, 9),
        draw.chance(0.5),
        draw.tasks(3),
        draw.people(4),
        draw.whole(3, 9),
    )


def test_draws_written_down_are_made_again() -> None:
    recorded = Recorded("a seed")
    made = drawn(recorded)
    assert made == drawn(random.Random("a seed"))
    choices = Choices(recorded.taken, "another")
    assert drawn(choices) == made
    assert choices.taken == recorded.taken


def test_draws_of_nothing_are_the_first_and_fewest() -> None:
    draw = Draw(Choices([0.0] * 9, "beyond"))
    assert (draw.one("abc"), draw.whole(3, 9), draw.chance(0.99)) == ("a", 3, False)


@pytest.mark.parametrize(
    ("draws", "needed", "most", "left"),
    [
        ((0.3, 0.9, 0.1, 0.9, 0.5), (), 100, ()),
        ((0.3, 0.9, 0.1, 0.9, 0.5), (0.9,), 100, (0.9,)),
        ((0.3, 0.9, 0.1, 0.9, 0.5), (0.9, 0.5), 100, (0.9, 0.5)),
        ((0.3, 0.9), (0.9,), 0, (0.3, 0.9)),
    ],
)
def test_the_simplest_draws(draws: Draws, needed: Draws, most: int, left: Draws) -> None:
    def attempt(given: Draws) -> Attempt:
        rest = list(given)
        shows = all(draw in rest and not rest.remove(draw) for draw in needed)  # type: ignore[func-returns-value]
        return Attempt(given, sum(draw > 0 for draw in given), shows)

    assert simplest(attempt(draws), attempt, most).draws == left


def test_a_paper_of_the_mill_from_its_draws() -> None:
    press = Press("minutes", "minutes-4-007", "docx")
    paper, draws = press.original(4, 7)
    assert press.printed(draws) == (paper, draws)
    assert press.losses(paper) == []


def test_what_is_lost_of_a_paper() -> None:
    said = {"files": ["m.txt"], "scored": {"decisions": "all", "attendances": "all"}}
    decision = {"kind": "recommendation", "text": "That bollards be painted."}
    text = json.dumps({**said, "decisions": [decision], "attendances": [{"name": "A Quayle"}]})
    found = list(losses(gold_of(Path("m"), text), MINUTES.encode(), "m.txt"))
    assert [(loss.table, loss.what) for loss in found] == [("decisions", "kind"), ("attendances", ROW_MISSING)]
    found = list(losses(gold_of(Path("m"), json.dumps(said)), MINUTES.encode(), "m.txt"))
    assert [loss.what for loss in found] == [ROW_EXTRA]


class Careless(Press):
    """Loses a row of every paper."""

    def losses(self, paper: Printed) -> list[Loss]:
        return [Loss("actions", ROW_MISSING, "all of it")]


def test_a_smaller_paper_has_the_same_loss() -> None:
    press = Careless("action-plan", "action-plan-1-000", "docx")
    paper, draws = press.original(1, 0)
    loss = chosen(press.losses(paper), "", "")
    assert size(shrunk(press, draws, loss, 40)) < size(paper)


@pytest.mark.parametrize(("table", "what"), [("grades", ""), ("", "status"), ("actions", "status")])
def test_a_loss_that_is_not_there_is_said(table: str, what: str) -> None:
    with pytest.raises(SystemExit, match="Nothing of the kind"):
        chosen([Loss("actions", ROW_MISSING, "")], table, what)
