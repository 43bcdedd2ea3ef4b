"""Values that take from the one before what they leave out, and tables whose headers say measure and period."""

from __future__ import annotations

import pytest

from councilpapers.extract.candidates import Claims, IndicatorCandidate
from councilpapers.extract.measures.indicators import find_indicators
from councilpapers.extract.measures.indicators_in_prose import find_indicators_in_prose
from councilpapers.normalise.numbers import measure

from ..grids import report, table, text

Told = list[tuple[str, str]]


def said(words: str) -> list[IndicatorCandidate]:
    return list(find_indicators_in_prose(report(text(words)), Claims()))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Berths were let in time in 88% of cases, moorings in 91% and winter moorings in 95%.",
            [("Berths were let in time", "88%"), ("moorings", "91%"), ("winter moorings", "95%")],
        ),
        (
            "In Quarter 3 we dealt with 412 complaints, of which 371 (90%) were answered within 10 days.",
            [("complaints dealt with", "412"), ("complaints were answered within 10 days", "371")],
        ),
        (
            "During the quarter 2,316 visits were made, of which 96.1% were made on time.",
            [("visits were made", "2,316"), ("visits were made on time", "96.1%")],
        ),
        ("Of the 640 complaints received, 88% were answered in time.", [("complaints were answered in time", "88%")]),
        ("Of the 640 hulls seen, 88% were sound.", []),
        (
            "The harbour received 1,204 mooring requests in 2012/13 and answered 91% of them within 20 working days.",
            [("mooring requests", "1,204"), ("mooring requests answered within 20 working days", "91%")],
        ),
        (
            "Thirty one young people used the boat and 30 went on to take a course at an average cost of £545,50.",
            [
                ("young people used the boat", "Thirty one"),
                ("went on to take a course", "30"),
                ("average cost", "£545,50"),
            ],
        ),
        (
            "There are 17 people registered who sail and a further 8 who are waiting to be taught.",
            [("people registered who sail", "17"), ("waiting to be taught", "8")],
        ),
        (
            "Waiting time - at 80 days for men and 76 for women - is long.",
            [("Waiting time", "80 days"), ("Waiting time", "76")],
        ),
        (
            "Officers marked 92% of small berths and 87% of other berths within five days.",
            [("small berths within five days", "92%"), ("other berths within five days", "87%")],
        ),
        (
            "The state was good, with 91% of hulls and 75% of masts being judged as “sound” or “fair”.",
            [("hulls being judged as “sound” or “fair”", "91%"), ("masts being judged as “sound” or “fair”", "75%")],
        ),
        ("Hulls mended within the day resulted in 91.7%.", [("Hulls mended within the day", "91.7%")]),
        ("Mooring income continued to show a positive trend at 3.05%.", [("Mooring income", "3.05%")]),
        ("In relation to sails mended in a year, this rose to 9.3%.", [("sails mended in a year", "9.3%")]),
        ("Hull inspections had improved compared to the year before - 80.2%", [("Hull inspections", "80.2%")]),
        ("92.1% of hulls were sound, with the aimed target being 95%.", [("hulls were sound", "92.1%")]),
        ("There was a dip, with an average of 43 days to mend hulls.", [("mend hulls", "43 days")]),
        ("A dozen were seen, indicating that the survey of hulls was 76% done.", [("survey of hulls", "76%")]),
        (
            "At the last count 21% of all hulls were sound, 65% were fair, 11% were held to be poor and 3% had sunk.",
            [
                ("hulls were sound", "21%"),
                ("hulls were fair", "65%"),
                ("hulls were held to be poor", "11%"),
                ("hulls had sunk", "3%"),
            ],
        ),
        ("19 days average time to let a berth", [("average time to let a berth", "19 days")]),
        ("Lost buoys: 48 per 100,000 boats", [("Lost buoys", "48")]),
        ("The average wait was 4 minutes 12 seconds.", [("average wait", "4 minutes 12 seconds")]),
        ("The share in Q1 was 5.1% reduction of 1.8% from the year before.", [("share", "5.1%")]),
        (
            "BV 901 – the percentage of nets mended for use, sale and hire has dropped from 28.7% to 27.6%",
            [("percentage of nets mended for use, sale and hire", "27.6%")],
        ),
    ],
)  # fmt: skip
def test_what_a_value_leaves_out(words: str, told: Told) -> None:
    assert [(i.name, i.value) for i in said(words)] == told


def test_headers_that_say_measure_and_period() -> None:
    grid = table(
        ["Harbour", "Complaints 2011/12", "Complaints 2012/13", "Upheld 2012/13"],
        ["East quay", "212", "240", "61"],
        ["West quay", "88", "95", "40"],
    )
    found = list(find_indicators(report(grid), Claims()))
    assert [(i.name, i.subject, i.value, i.previous_value) for i in found[:3]] == [
        ("Complaints", "East quay", "212", None),
        ("Complaints", "East quay", "240", "212"),
        ("Upheld", "East quay", "61", None),
    ]


def test_a_caption_shares_a_measure_out() -> None:
    grid = table(["Harbour", "2011/12", "2012/13"], ["East quay", "212", "240"], ["West quay", "88", "95"])
    found = list(find_indicators(report(text("Boats stranded by harbour"), grid), Claims()))
    assert {(i.name, i.subject) for i in found} == {("Boats stranded", "East quay"), ("Boats stranded", "West quay")}


@pytest.mark.parametrize(
    ("words", "value"),
    [("4 minutes 12 seconds", 4.2), ("1 hour and 30 minutes", 1.5), ("3m 45s", 3.75), ("2 mins, 6 secs", 2.1)],
)
def test_spans_of_two_units(words: str, value: float) -> None:
    assert (measure(words).value, measure(words).unit) == (value, None)


def test_the_figure_for_others_is_of_the_measure_told_last() -> None:
    words = "At 1 May 86% of boats were sound. For yachts the figure was 89%; for barges it was 75%."
    found = [(i.name, i.value, i.subject) for i in said(words)]
    assert found == [
        ("boats were sound", "86%", None),
        ("boats were sound", "89%", "yachts"),
        ("boats were sound", "75%", "barges"),
    ]


def test_what_each_part_of_a_sentence_says_is_its_own() -> None:
    words = (
        "In Quarter 1 93.2% of hulls were sound which was above the target of 90%; 9.6% of masts were cracked compared "
        "to the end of Quarter 1 2017/18; and 27.5% of sails were torn."
    )
    found = [(i.name, i.period, i.target) for i in said(words)]
    assert found == [
        ("hulls were sound", "Quarter 1", "90%"),
        ("masts were cracked", "Quarter 1", None),
        ("sails were torn", "Quarter 1", None),
    ]
