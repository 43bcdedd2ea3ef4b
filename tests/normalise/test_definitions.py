"""What councils' own keys mean: definitions in many wordings, by what they say."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from councilpapers.lookups import fold, table
from councilpapers.normalise.definitions import defined
from councilpapers.normalise.vocabulary import Status

COMPLETED = [
    "Action completed by the target date",
    "Completed",
    "The action has been delivered",
    "Implemented and signed off by the board",
    "Milestone achieved",
    "Fully complete and embedded in day-to-day practice",
    "Work finished and evidence seen by internal audit",
    "Completed after its target date",
    "All tasks have been closed",
    "Recommendation discharged",
    "Completed within timescale",
    "Completed but outside timescale",
    "Project delivered, benefits being tracked",
]
ON_TRACK = [
    "Action is not yet due for completion but is on track",
    "Complete, or on track for completion by the target date",
    "On schedule to be delivered by the agreed date",
    "Progressing as planned, no issues to report",
    "Expected to be completed on time",
    "Work is under way and there are no significant concerns",
    "In progress, with no risks to delivery",
    "Will be met by the end of the year",
    "Target met or exceeded",
    "Performance is at or above target",
    "Being delivered in line with the plan",
    "We are confident that the milestone can be achieved",
    "No slippage",
    "On target; no management action required",
    "Ahead of schedule",
    "Work has started but is not yet complete",
    "The project is under control and expected to deliver on time, cost and quality",
    "Successful delivery appears highly likely",
    "On time and on budget",
    "Significant progress made",
    "Milestones are being met",
    "Some actions completed, others in progress",
]
AT_RISK = [
    "Some slippage against milestones",
    "Behind schedule but expected to be completed by year end",
    "Target not met but within tolerance",
    "Action at risk of missing the target date",
    "Minor slippage, recoverable within the year",
    "Off track, but corrective action is in place to bring it back",
    "May not be completed by the due date",
    "There is a risk that the action will not be delivered on time",
    "Delayed, though still likely to be achieved this year",
    "Some concerns about delivery",
    "Could miss its deadline unless action is taken",
    "Will be completed, but later than planned",
    "Needs attention",
    "Delivery by the due date is in doubt",
    "Performance is within 5% of the target",
    "Some milestones have been missed",
    "Not entirely on track: remedial action required",
    "Progressing slowly; some delay",
    "Just below target",
    "Concern that the target date will not be met",
    "Delivery date has slipped by a few weeks",
    "Behind schedule or over budget, within tolerance",
    "Issues have been identified that may affect delivery",
    "Progress is being made but there is a risk the deadline won't be met",
    "Likely to be achieved with minor delays",
    "Potential issues which are being managed",
]
OFF_TRACK = [
    "Not finished, or not on track to be finished by the date set",
    "Significant risk that the action will not be delivered",
    "The action will not be finished by its date",
    "Major slippage, needs intervention",
    "Not expected to be completed by the deadline",
    "Unlikely to meet the target",
    "Won't be done in time",
    "Off track with no recovery plan",
    "Serious problems: escalate to the programme board",
    "The milestone cannot be achieved within the timescale",
    "Target not met",
    "More than 10% below target",
    "High risk of failure to deliver",
    "Significant delays; urgent action required",
    "Is not progressing",
    "No longer achievable by the target date",
    "Well behind schedule",
    "Likely to miss the target date",
    "On course to miss the deadline",
    "Failing to deliver the outcome",
    "Substantially behind plan",
    "Failing to make progress",
    "Needs immediate remedial action",
    "Progress is not as expected; the target will be missed unless action is taken",
    "Significantly off target and unlikely to recover",
    "Successful delivery appears to be unachievable",
]
OVERDUE = [
    "Action has not been completed by the due date",
    "Not fully completed, or not on track, for reasons beyond our control",
    "The action is late for reasons outside the council's control",
    "Deadline has passed and the action isn't complete",
    "Past its due date",
    "Not completed within the agreed timescale",
    "The target date has passed",
    "Overdue",
    "Should have been completed by now",
    "Target date was not met",
    "Milestones have been missed and there is no plan for recovery",
    "In progress but the target date has passed",
]
NOT_STARTED = [
    "Not yet due to start",
    "Not due to start yet",
    "Work has not yet begun",
    "Due to start later in the year",
    "Not yet due",
    "No work has been done on this action",
    "Yet to commence",
    "Start date not yet reached",
    "Action to be started",
]
DEFERRED = [
    "Action postponed until next year",
    "On hold pending a decision by government",
    "Has been deferred to the next plan",
    "Paused",
]
CANCELLED = [
    "Action no longer required",
    "No longer to be done",
    "Withdrawn from the plan",
    "Superseded by another action",
    "Is no longer relevant",
    "Not being taken forward",
]
NOTHING = [
    "See the glossary",
    "Action to be completed",
    "Not applicable",
    "Partially complete",
    "Partially implemented - implementation date not yet reached",
    "Data are not available for the quarter",
    "Not overdue",
    "To be confirmed",
    "",
]

MEANINGS: dict[Status, list[str]] = {
    Status.COMPLETED: COMPLETED,
    Status.ON_TRACK: ON_TRACK,
    Status.AT_RISK: AT_RISK,
    Status.OFF_TRACK: OFF_TRACK,
    Status.OVERDUE: OVERDUE,
    Status.NOT_STARTED: NOT_STARTED,
    Status.DEFERRED: DEFERRED,
    Status.CANCELLED: CANCELLED,
}


@pytest.mark.parametrize("definition, expected", [(words, meant) for meant, all_ in MEANINGS.items() for words in all_])
def test_defined(definition: str, expected: Status) -> None:
    assert defined(definition) is expected


@pytest.mark.parametrize("definition", NOTHING)
def test_a_definition_that_says_nothing_of_ours(definition: str) -> None:
    assert defined(definition) is None


@pytest.mark.parametrize("definition", ["not " * 3000, "risk " * 3000 + "not", "will be " * 2000])
def test_long_definitions_take_no_long_time(definition: str) -> None:
    assert defined(definition) in {None, Status.AT_RISK, Status.OFF_TRACK}


def ideas() -> dict[str, list[str]]:
    listed = table("status_definitions")["ideas"]
    assert isinstance(listed, dict)
    return listed


def test_no_words_name_two_ideas() -> None:
    spelled = Counter(fold(words) for listed in ideas().values() for words in listed)
    assert [words for words, times in spelled.items() if times > 1] == []


def test_rules_are_made_of_ideas_and_every_idea_serves_a_rule() -> None:
    rules = table("status_definitions")["rules"]
    assert isinstance(rules, dict)
    used = {name for row, _ in rules["list"] for name in re.split(r"[|\s?*]+", row) if name}
    assert used - ideas().keys() == set()
    assert ideas().keys() - used - {"break"} == set()
    assert {says for _, says in rules["list"]} - set(Status) == {"", "near", "remedied", "fault"}
