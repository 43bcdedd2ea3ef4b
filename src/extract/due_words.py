"""The date by which something is to be done, where only the action's own words say it."""

from __future__ import annotations

import re

from .dates_printed import MONTH, YEAR

DATE = rf"""
    (?:
        (?: (?: early | mid | late | (?:the\s+)? end \s+ of ) [\s-]+ (?:the\s+)? )?
        (?:
            \d{{1,2}} (?: st | nd | rd | th )? \s+ (?: of \s+ )? {MONTH} (?: \s* ,? \s* {YEAR} )?
          | {MONTH} (?: \s* ,? \s* {YEAR} )? (?: \s+ meeting )?
          | (?: spring | summer | autumn | winter ) (?: \s+ (?: of \s+ )? {YEAR} )
          | (?: q | quarter \s ) [1-4] (?: \s+ {YEAR} (?: \s? [/-] \s? \d\d (?: \d\d )? )? )?
          | {YEAR} \s? / \s? \d\d (?: \d\d )? (?: \s+ financial \s+ year )?
          | {YEAR} (?! \s? [/-] \s? \d )
          | \d{{1,2}} / \d{{1,2}} / \d{{2,4}}
        )
    )
"""
WHEN = re.compile(
    rf"""
    \b (?P<preposition> in | by | during | before | from | on | prior \s to | at | scheduled \s for | due )
    \s+ (?: (?: the | next | normal | coming ) \s+ ){{0,2}}
    (?P<date> {DATE} )
    (?! \s+ (?-i: [A-Z] ) | \s* [/-] \s* \d
      | \s+ (?: budget | plan | strategy | programme | planning | grant | award ) )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
TO_COME = re.compile(
    r"\b(?:will|shall|should|would|must|to be|due to|is to|are to|to have|needs? to|scheduled for|due)\b", re.IGNORECASE
)
GIVEN = re.compile(
    r"^(?:[A-Z][\w.'’-]*\s+){2,6}to\s+(?=[a-z])"
    r"|\b(?:Clerk|Chair(?:man)?|asked|agreed|instructed|requested)\s+to\s+(?=[a-z])"
)  # "Cllr Dee to report back in May"
PAST = re.compile(r"\b(?:was|were|had|has|have|been)\b", re.IGNORECASE)
STARTS = re.compile(
    r"\b(?:start(?:s|ing|ed)?|beg[iua]n(?:s|ning)?|commenc(?:e|es|ing|ed)|date to be|to be agreed|since)\b",
    re.IGNORECASE,
)
IN_FORCE = re.compile(
    r"\b(?:operational|in force|in place|implemented|effective|apply|applies|live|available)\b", re.IGNORECASE
)
EVENT = re.compile(
    r"\b(?:implementation|introduction|establishment|replacement|launch|completion|opening|publication|adoption|delivery|roll-?out|closure)\b",
    re.IGNORECASE,
)
MOST_TEXT = 5_000  # characters of a description that are looked through
NEAR = 60  # characters between an event ("the launch of ...") and its date
SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z\"'“‘(])")


def due_words(description: str) -> str | None:
    """The first date by, in or before which something still to come is to be done or in force, without its preposition.

    None where there is none: starts ("expected to start in summer"), past events and years in names of plans do not
    count. "April 2001" of "will be opened in April 2001", "July meeting" of "to be confirmed at the July meeting".
    """
    for sentence in SENTENCE.split(description[:MOST_TEXT]):
        for found in WHEN.finditer(sentence):
            if _is_due(sentence, found):
                return " ".join(found["date"].split())
    return None


def _is_due(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    preposition = found["preposition"].lower()
    if preposition == "at":
        if "end of" in found.group().lower():
            return PAST.search(before) is None
        if not found["date"].lower().endswith("meeting"):
            return False
    to_come = sorted(m.end() for pattern in (TO_COME, GIVEN) for m in pattern.finditer(before))
    since = before[to_come[-1] :] if to_come else before
    if preposition.startswith(("scheduled", "due")):
        return True
    if STARTS.search(since) or STARTS.search(before[-30:]):
        return False
    if preposition == "from":
        return bool(to_come) and IN_FORCE.search(since) is not None
    if preposition in ("by", "before") and not PAST.search(before):
        return True
    if preposition == "on":
        return bool(to_come) and any(c.isdigit() for c in found["date"])
    event = EVENT.search(before[-NEAR:])
    if event and (TO_COME.search(after) or re.search(rf"\bwith\s+{event.group()}", before, re.IGNORECASE)):
        return True
    return bool(to_come)
