"""Users' own lookups: what they change, what they cannot say, and that they leave nothing behind."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import councilpapers.normalise.grades as grades
from councilpapers.errors import Unparseable, Unusable
from councilpapers.extract.columns import field_of
from councilpapers.lookups.current import BUILT_IN, LookupFile, Lookups, current, using
from councilpapers.lookups.fills import colour_of_fill
from councilpapers.lookups.places import line_of
from councilpapers.lookups.teaching import lookups_from, taught
from councilpapers.normalise.authorities import authority
from councilpapers.normalise.register import register
from councilpapers.normalise.statuses import rag, says_none, status, status_of_rag
from councilpapers.normalise.vocabulary import Rag, Status
from councilpapers.version import configuration

OURS = """
[headers.action]
lead_officer = ["Steward"]  # the town's action log
[instead.headers.action]
comments = ["Position at"]
[statuses]
completed = ["Wrapped up"]
none = ["With legal"]
[instead.statuses]
not_started = ["New"]
[colour_words]
red = ["Crimson"]
[colour_meanings]
blue = "on_track"
green = "none"
[colours]
green = ["#7ac143"]
[instead.colours]
none = ["FFEB9C"]
[[scheme]]
id = "vale-peer-challenge"
titles = ["Vale Peer Challenge"]
assessor = "The Vale Partnership"
scale = ["failing", "coping", { words = ["thriving", "flying"], value = "outstanding" }]
from = 2019
"""


def teach(*texts: str) -> Lookups:
    return taught(tuple(LookupFile(f"{n}.toml", text) for n, text in enumerate(texts, 1)))


def test_what_is_taught_holds_inside_and_nowhere_else() -> None:
    before = (field_of("Steward", "action"), colour_of_fill("7BC242"), colour_of_fill("FFEB9C"), says_none("New"))
    with using(teach(OURS)):
        assert field_of("Steward", "action") == "lead_officer"
        assert field_of("Position at 3 May", "action") == "comments"
        assert status("Wrapped up") is Status.COMPLETED
        assert status("New") is Status.NOT_STARTED
        assert says_none("With legal")
        assert rag("crimson") is Rag.RED
        assert status_of_rag(Rag.BLUE) is Status.ON_TRACK
        assert status_of_rag(Rag.GREEN) is None
        assert colour_of_fill("7BC242") == "green"  # one step of red and of green away, as writers round
        assert colour_of_fill("FFEB9C") is None
        assert grades.grade("flying", "Vale Peer Challenge").rank == 3
    after = (field_of("Steward", "action"), colour_of_fill("7BC242"), colour_of_fill("FFEB9C"), says_none("New"))
    assert before == after
    assert current() is BUILT_IN
    assert status_of_rag(Rag.GREEN) is Status.ON_TRACK
    with pytest.raises(Unparseable):
        grades.grade("flying", "Vale Peer Challenge")


def test_two_sets_of_lookups_do_not_see_each_other() -> None:
    first = teach('[headers.action]\nlead_officer = ["Steward"]')
    second = teach('[headers.action]\ndeadline = ["Steward"]')
    for _ in range(2):
        with using(first):
            assert field_of("Steward", "action") == "lead_officer"
            with using(second):
                assert field_of("Steward", "action") == "deadline"
            assert field_of("Steward", "action") == "lead_officer"


@pytest.mark.parametrize("heading", ["Task_Steward", "**Steward** #", "STEWARD:", "Steward (Q2 2023)", "  steward\n"])
def test_a_heading_is_known_however_it_is_printed(heading: str) -> None:
    with using(teach('[headers.action]\nlead_officer = ["Steward", "Task_Steward"]')):
        assert field_of(heading, "action") == "lead_officer"


def test_later_files_build_on_earlier_ones() -> None:
    both = teach('[headers.action]\nlead_officer = ["Steward"]', '[instead.headers.action]\ndeadline = ["Steward"]')
    with using(both):
        assert field_of("Steward", "action") == "deadline"


def test_an_authority_gets_another_name_and_an_address() -> None:
    one = next(a for a in register() if a.code and a.end is None)
    text = f'[authorities]\n{one.code} = ["The Vale and Downs", "www.vale-and-downs.gov.uk"]\n'
    with using(teach(text)):
        assert authority("Vale and Downs Council").code == one.code
        assert authority("democracy.vale-and-downs.gov.uk").code == one.code
    with pytest.raises(Unparseable):
        authority("Vale and Downs Council")


@pytest.mark.parametrize(
    "text, line, says",
    [
        ('[headers.actions]\nlead_officer = ["A"]', 1, "Did you mean `headers.action`"),
        ('[headers.action]\n\nlead_oficer = ["A"]', 3, "Did you mean `lead_officer`"),
        ('[headers.action]\nstatus = [\n  "Where it is",\n  "By whom",\n]', 4, "already under `lead_officer`"),
        ('[headers.action]\nstatus = ["Steward"]\nrag = ["steward"]', 3, "(1.toml, line 2)"),
        ('[headers.action]\nstatus = "Where it is"', 2, "takes a list of words"),
        ('[headers.action]\nstatus = ["…"]', 2, "no letter or digit"),
        (f'[headers.action]\nstatus = ["{"a " * 20}"]', 2, "too long"),
        ("headers = 3", 1, "no such section"),
        ("[header.action]\nx = []", 1, "no such section"),
        ("statuses = 3", 1, "is a section"),
        ('[statuses]\ndone = ["Wrapped up"]', 2, "There are: completed"),
        ('[statuses]\non_track = ["Completed"]', 2, "already under `completed`"),
        ('[statuses]\non_track = ["New"]', 2, "say no status of ours"),
        ('[statuses]\non_track = ["Green"]', 2, "[colour_meanings] green"),
        ('[colour_meanings]\nblue = "finished"', 2, "is no status"),
        ('[colour_meanings]\nmauve = "completed"', 2, "There are: red"),
        ("colour_meanings = 3", 1, "write [colour_meanings]"),
        ('[colours]\ngreen = ["7AC14"]', 2, "six hexadecimal digits"),
        ('[colours]\nlime = ["7AC143"]', 2, "There are: red"),
        ('[colours]\nred = ["C6EFCE"]', 2, "already under `green`"),
        ('[authorities]\n"Nowhere on Sea" = ["Nowhere"]', 2, "no one authority"),
        ("[scheme]\nid = 'x'", 1, "two brackets"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["one"]', 4, "from worst to best"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["one", "One"]', 4, "two steps"),
        ('[[scheme]]\nid = "x"\nscale = ["one", "two"]', 1, "needs a name"),
        ("scheme = [1]", None, "two brackets"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["a", {words = ["b"], number = "2"}]', 4, "a step is"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["a", {words = ["b"], value = ["c"]}]', 4, "a step is"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["a", {words = ["b"], worth = 2}]', 4, "a step is"),
        ('[[scheme]]\ntitles = ["X"]\nscale = ["one", "two"]\ntop = 2', 4, "no `top` here"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["a", "b"]\nfrom = "then"', 5, "takes a year"),
        ('[[scheme]]\nid = "x"\ntitles = ["X"]\nscale = ["a", {words = ["b"], value = "top"}]', 1, "vocabulary"),
        ("[statuses\n", None, "is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, line: int | None, says: str) -> None:
    with pytest.raises(Unusable) as told:
        teach(text)
    message = str(told.value)
    assert says in message
    assert message.startswith(f"1.toml, line {line}" if line else "1.toml")


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Unusable) as told:
        teach('[statuses]\ndone = ["Wrapped up"]\n[colours]\ngreen = ["lime"]', '[statuses]\nnew = ["x"]')
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == [
        "1.toml, line 2, [statuses]",
        "1.toml, line 4, [colours]",
        "2.toml, line 2, [statuses]",
    ]


def test_lookups_go_to_another_process_as_their_files() -> None:
    assert pickle.loads(pickle.dumps(teach(OURS))) is teach(OURS)
    assert pickle.loads(pickle.dumps(BUILT_IN)) is BUILT_IN


def test_the_configuration_is_that_of_what_is_taught() -> None:
    plain = configuration()
    seen = set()
    for text in (OURS, f"# the same, with a comment\n{OURS}", '[headers.action]\nlead_officer = ["Steward"]'):
        with using(teach(text)):
            seen.add(configuration())
    assert len(seen) == 2
    assert plain not in seen
    assert configuration() == plain


def test_files_that_cannot_be_had(tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_bytes(b"\xff\xfe[")
    for path, says in ((tmp_path / "none.toml", "cannot be read"), (odd, "UTF-8")):
        with pytest.raises(Unusable, match=says):
            lookups_from(path)
    assert lookups_from(()) is BUILT_IN


def test_place_of_a_word() -> None:
    text = '[statuses]\ncompleted = [\n  "Wrapped up",\n]\n[[scheme]]\nid = "a"\n[[scheme]]\nid = "b"\n'
    assert line_of(text, "statuses", "completed", "Wrapped up") == 3
    assert line_of(text, "scheme", "id", nth=2) == 8
    assert line_of(text, "colours") is None
