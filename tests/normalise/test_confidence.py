"""Confidence follows the signs, and is missing where nothing was ever measured."""

from __future__ import annotations

import pytest

from councilpapers.extract.signs import Sign
from councilpapers.lookups import table
from councilpapers.normalise.confidence import assessed, confidence, way
from councilpapers.normalise.records import ActionRecord, MeetingRecord
from councilpapers.normalise.vocabulary import Level

TABLE = "table:actions"


@pytest.mark.parametrize(
    "worse, better",
    [
        ({Sign.ALIGNED}, {Sign.RULED}),
        ({Sign.RULED, Sign.HEADER_UNKNOWN}, {Sign.RULED, Sign.HEADERS_WHOLE}),
        ({Sign.RULED, Sign.DEADLINE_UNREAD}, {Sign.RULED}),
        ({Sign.RULED, Sign.CELL_MISSING}, {Sign.RULED}),
        ({Sign.RULED}, {Sign.RULED, Sign.VALUES_READ}),
    ],
)
def test_signs_weigh(worse: set[Sign], better: set[Sign]) -> None:
    less, more = confidence("actions", TABLE, worse), confidence("actions", TABLE, better)
    assert less is not None
    assert more is not None
    assert 0 < less < more < 1


@pytest.mark.parametrize(
    "kind, method", [("meetings", "front_sheet:meeting"), ("actions", "table:of_a_new_kind"), ("actions", None)]
)
def test_what_was_never_measured_has_none(kind: str, method: str | None) -> None:
    assert confidence(kind, method, {Sign.RULED}) is None


def test_front_sheets_are_one_way() -> None:
    assert way("reports", "front_sheet:file") == way("reports", "front_sheet:appendix") == "reports front_sheet"
    assert way("actions", TABLE) == f"actions {TABLE}"


def test_records_are_assessed() -> None:
    action = ActionRecord(
        document_id="0" * 64, action_id="a", action_key="k", level=Level.ACTION, description="Open it", method=TABLE
    )
    meeting = MeetingRecord(document_id="0" * 64, meeting_id="m", method="front_sheet:meeting")
    told = {"a": frozenset({Sign.ALIGNED})}
    sure, unknown = assessed((action, meeting), told)
    assert isinstance(sure, ActionRecord)
    assert sure.confidence == confidence("actions", TABLE, {Sign.ALIGNED, Sign.NOTHING_BESIDE, Sign.VERY_SHORT})
    assert sure.model_copy(update={"confidence": None}) == action
    assert sure.model_fields_set is action.model_fields_set is ActionRecord.names  # one for all, not one in each row
    assert unknown is meeting


def test_every_sign_of_the_lookup_is_one() -> None:
    assert set(table("confidence")["signs"]) <= {sign.value for sign in Sign}  # type: ignore[call-overload]
