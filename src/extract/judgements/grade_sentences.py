"""The ways in which a sentence gives a grade: "Ofsted rated the home good", "it received four stars"."""

from __future__ import annotations

import re

from ...lookups import remembered
from .grade_words import SCORE, assessor_pattern, grade_pattern

JUDGED = r"(?:rated|re-?rated|graded|judged|assessed|scored|classified|categori[sz]ed|deemed)"
JUDGING = frozenset(  # a word of JUDGED
    {"rated", "rerated", "graded", "judged", "assessed", "scored", "classified", "categorised", "categorized", "deemed"}
    | {"rates", "judges"}
)
RATING = frozenset(
    {
        "grade",
        "grades",
        "grading",
        "rating",
        "ratings",
        "judgement",
        "judgements",
        "judgment",
        "judgments",
        "score",
        "scores",
    }
)
GIVING = frozenset({"gave", "given", "awarded", "issued"})
NO_SUBJECT = r"(?:failing|failure|not|having|being)\b"  # what a grade was given for, and not of what
STARS = r"(?:zero|no|one|two|three|four|[0-4])[\s-]stars?"


@remembered("grade_words", "grade_schemes")
def patterns() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Each way as a pattern, with words of which it has one, in the order in which they are tried.

    Their groups: the `grade`, its `score` or `stars`, what is graded (`subject`, `whom`, `scored`; `overall` or `whole`
    for all of it) and the `rest` of the sentence.
    """
    grade = grade_pattern(False)
    starred = rf"(?: \s? (?P<stars> {STARS} ) [\s,\"'‘“]+ (?={grade}) )?"
    said = (
        starred
        + rf"[\"'‘“]?\s?(?=(?:{SCORE}|{grade}))(?:(?P<score>{SCORE})[\s:,(\"'‘“–-]*)?(?:(?P<grade>{grade})[\"'’”]?)?"
    )
    by = assessor_pattern()
    flags = re.VERBOSE | re.IGNORECASE
    link = (
        r"(?:\s+(?:as|one\s+of|to\s+be|to(?=\s+require)|being|providing|at|overall\s+as|an?|a\s+score\s+of|still|just|only"
        r"|again))*"
    )
    passive = rf"""
        ^ (?P<subject> [^.;]{{1,160}}? ) (?<!\s) \s+
        (?: (?: (?:has|have|had)\s+(?:(?:now|also|again|both|previously|since|recently)\s+)?been
          | was|were|is|are|being ) \s+ )?
        (?: (?:still|again|overall|now|currently|once\s+more|also|previously) \s+ )*
        (?: (?:assessed|inspected|reviewed) (?: \s+(?!and\b)[\w/’'-]+ ){{0,8}} \s+and\s+(?:was\s+|were\s+)? )?
        {JUDGED} (?: \s+ by \s+ (?:the\s+)? (?:{by}) )? (?P<overall> \s+ overall )?
        {link} \s+ {said} (?P<rest> .* ) $
    """
    active = rf"""
        (?: ^ | \b ) (?: {by} | we (?= \s (?:have\s)? (?:assessed|judged) ) | inspectors ) \)? \s+
        (?: (?:has|have|had) \s+ (?:also\s+)? )?
        (?: {JUDGED} | rates | judges | found (?=[^.;]{{2,90}}\sto\sbe\sproviding\b) ) \s+
        (?P<subject> [^.;]{{2,140}}? ) (?: \s+ (?:is|are|was|were) )? {link} \s+ {said}
        (?P<rest> .* ) $
    """
    inspection = rf"""
        \b (?: CPA | JAR | APA | CAA | re-?inspection | inspection | assessment | review | inspectors ) \b
        [^.;]{{0,50}}? \s (?:{JUDGED}|found)
        \s+ (?:that\s+)? (?P<subject> [^.;]{{2,100}}? ) (?: \s+ (?:is|are|was|were) )? {link} \s+ {said}
        (?P<rest> .* ) $
    """
    awarded = rf"""
        (?P<overall> \boverall \s+ )? (?: \bquality \s+ )? \b (?: grade|rating|judge?ment|score ) s? \s+
        (?: (?:awarded|given) \s+ )? (?: to \s+ (?P<whom> [^.;,]{{2,60}}? ) \s+ )?
        (?: (?:for|of) \s+ (?P<subject> [^.;]{{2,120}}? ) \s+ )?
        (?: (?:from|following) \s+ [^.;,]{{2,60}}? \s+ )?
        (?: is:? | was | remains | (?:has|had) \s+ been | (?=as\b) ) {link} \s+ {said}
        (?P<rest> .* ) $
    """
    received = rf"""
        ^ (?P<subject> [^.;]{{2,160}}? ) (?<!\s) \s+ (?: (?:has|have|had|was|were|is|are)\s+ )? (?:also\s+|been\s+)?
        (?: received | awarded | given | achieved | obtained | secured | retained | scores | scored | gained ) \s+
        (?: (?:an?|the|its|their) \s+ )? (?: (?:{by})['’]s \s+ )? (?: (?:second\s+)? (?:highest|top|best) \s+ )?
        (?: overall \s+ )? (?: (?:rating|grade|judge?ment|score)\s+of \s+ )?
        (?:an?\s+|the\s+)? {said}
        (?: \s* (?:rating|grade|grading|judge?ment|score) )?
        (?: \s+ for \s+ (?!{NO_SUBJECT}) (?P<scored> [^.;,]{{2,80}} ) )?
        (?P<rest> .* ) $
    """
    given = rf"""
        \b (?:{JUDGED}|given|awarded|issued|received) \s+ an?\s+ {said} \s+ (?:grade|grading|rating|judge?ment) \s+
        (?:for|to) \s+ (?!{NO_SUBJECT}) (?P<subject> [^.;,]{{2,80}} ) (?P<rest> .* ) $
    """
    judgement = rf"""
        (?P<whole> \b overall \s+ )? \b judge?ment \s+ (?: (?:of|from|by) \s+ [^.;,]{{2,60}}? \s+ )?
        (?: (?: is | was | (?:has|had)\s+been ) \s+ )? that \s+ (?P<subject> [^.;]{{2,120}}? ) \s+
        (?: (?:is|are|was|were) \s+ )? (?: an? \s+ )? {said} (?P<rest> .* ) $
    """
    gave = rf"""
        \b (?: {by} ) \)? \s+ (?: (?:has|have|had) \s+ )? (?:gave|given|awarded|issued) \s+
        (?P<subject> [^.;]{{2,100}}? ) \s+ (?: (?:an?|the) \s+ (?P<overall> overall \s+ )?
        (?: (?:rating|grade|grading|judge?ment|score) \s+ of \s+ )? | (?={STARS}) ) {said}
        (?: \s* (?:(?:consumer|governance|quality)\s+)? (?:rating|grade|grading|judge?ment|score) )? (?P<rest> .* ) $
    """
    confirmed = rf"""
        \b (?: {by} ) \)? \s+ (?: (?:has|have|had) \s+ )?
        (?:confirmed|reaffirmed|re-?confirmed|retained|upheld|maintained) \s+ (?P<subject> [^.;]{{2,80}}? ) \s+
        (?:rating|grade|grading|judge?ment) \s+ (?:as|of|at) \s+ {said} (?P<rest> .* ) $
    """
    concluded = rf"""
        \b (?: {by} | inspectors ) \)? (?: ['’]s? \s+ (?:findings|report|inspectors|assessment|assessors) )? \s+
        (?: (?:has|have|had) \s+ )? (?:also\s+)? (?:concluded|found|judged) \s+
        that \s+ (?: overall,? \s+ )? (?: (?P<overall>performance) | (?P<subject> [^.;,]{{2,90}}? ) ) \s+
        (?: (?:is|are|was|were) \s+ | (?=perform) )
        {said} (?P<rest> .* ) $
    """
    with_rating = rf"""
        \b (?:with|made|received|reached) \s+ an? \s+ (?P<overall> overall \s+ )
        (?:rating|grade|grading|judge?ment) \s+ of \s+ {said} (?P<rest> .* ) $
    """
    achieved = rf"""
        (?: ^ | \b(?:the|an?|that|its|our) \s+ ) [\"'‘“]? (?={grade}) {said} \s* (?:rating|grade|grading|judge?ment) \s+
        (?: was | were | (?:has|have|had)\s+been ) \s+ (?:achieved|awarded|given|received|obtained)
        (?: \s+ (?:for|to) \s+ (?P<subject> [^.;,]{{2,80}}? ) (?=[.;,]|$) )? (?P<rest> .* ) $
    """
    moved = rf"""
        ^ (?P<subject> [^.;]{{2,100}}? ) (?<!\s) \s+ (?: (?:has|have|had) \s+ )?
        (?:moved|improved|went|gone|progressed|risen|fallen|fell|declined) \s+
        from \s+ [\"'‘“]? {grade} [\"'’”]? \s+ to \s+ {said} (?P<rest> .* ) $
    """
    stars = rf"""
        ^ (?P<subject> [^.;]{{2,100}}? ) (?<!\s) \s+ (?:is|was|remains|provides|provided) \s+ an? \s+
        (?= [^.;]{{0,20}} {STARS} ) {said} (?P<rest> .* ) $
    """
    overall = (
        rf"^ overall [,:]? \s+ (?P<subject> [^.;,]{{2,80}}? ) \s+ (?: is \s+ )? (?= perform ) {said} (?P<rest> .* ) $"
    )
    ways = (
        (RATING, judgement),
        (frozenset({"star", "stars"}), stars),
        (GIVING, gave),
        (frozenset({"confirmed", "reaffirmed", "reconfirmed", "retained", "upheld", "maintained"}), confirmed),
        (frozenset({"concluded", "found", "judged"}), concluded),
        (JUDGING | {"found"}, active),
        (JUDGING | {"found"}, inspection),
        (RATING, awarded),
        (frozenset({"overall"}), overall),
        (JUDGING | GIVING | {"received"}, given),
        (JUDGING, passive),
        (
            frozenset(
                {
                    "received",
                    "awarded",
                    "given",
                    "achieved",
                    "obtained",
                    "secured",
                    "retained",
                    "scores",
                    "scored",
                    "gained",
                }
            ),
            received,
        ),
        (frozenset({"from"}), moved),
        (RATING, achieved),
        (frozenset({"overall"}), with_rating),
    )
    return tuple((words, re.compile(way, flags)) for words, way in ways)
