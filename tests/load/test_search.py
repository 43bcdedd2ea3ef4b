"""Search finds records by their words, ranks them, and never answers from an index that is older than the rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from councilpapers.errors import Unusable
from councilpapers.load import search_index, terms
from councilpapers.load.corrections import Correction, add
from councilpapers.load.database import Database
from councilpapers.load.search import Search, Wanted
from councilpapers.load.searched import rows_of_records
from councilpapers.normalise.paper import Paper
from councilpapers.normalise.records import ActionRecord

from .searchable import ASHBY, NORBECK, loaded, paper, three_papers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return loaded(tmp_path / "council.duckdb", three_papers())


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    path = loaded(tmp_path_factory.mktemp("search") / "council.duckdb", three_papers())
    with Database.read(path) as database, Search.open(database) as opened:
        yield opened


def ids(path: Path, words: str, wanted: Wanted = Wanted(), said: list[str] | None = None) -> list[str]:  # noqa: B008
    """The records that a search finds, opened for this question alone."""
    with Database.read(path) as database, Search.open(database, (said if said is not None else []).append) as opened:
        return [hit.record_id for hit in opened.find(words, wanted).hits]


@pytest.mark.parametrize(
    "words, best, others",
    [
        (
            "home care commissioning",
            "quarter-two-a1",
            {"quarter-two-s1", "quarter-four-a1", "quarter-four-s1", "minutes-s1"},
        ),
        ("bollard", "quarter-two-a2", {"minutes-s1"}),
        ("ORGANIZING", "quarter-four-a1", {"quarter-two-s1"}),
        ("childrens'", "quarter-four-s1", set()),
        ("children's", "quarter-four-s1", set()),
        ("cafe mon", "quarter-four-s1", set()),
        ('"home care"', "quarter-four-a1", {"quarter-two-a1"}),
        ("“care homes”", None, set()),
        ('"home care" evenings', "quarter-two-a1", {"quarter-four-a1"}),
        ('"evening"', "quarter-two-a1", set()),
        ("xylophone", None, set()),
        ("xylophone bollards", "quarter-two-a2", {"minutes-s1"}),
        ('"xylophone" bollards', None, set()),
    ],
)
def test_what_is_found_and_what_comes_first(search: Search, words: str, best: str | None, others: set[str]) -> None:
    found = [hit.record_id for hit in search.find(words).hits]
    assert found[:1] == ([best] if best else [])
    assert set(found[1:]) == others


def test_words_that_nobody_says_are_told(search: Search) -> None:
    assert search.find("xylophone home").unknown == ("xylophone",)


def test_a_hit_says_where_it_stands_and_shows_its_words(search: Search) -> None:
    hit = search.find("evening care").hits[0]
    assert (hit.authority, hit.report, hit.report_date) == ("Ashby Vale", "Quarterly monitoring", date(2009, 11, 3))
    assert (hit.file_name, hit.page, hit.record_table) == ("quarter-two.pdf", 2, "actions")
    assert hit.bbox == {"x0": 72.0, "top": 100.5, "x1": 300.0, "bottom": 112.25}
    assert hit.snippet.marked == "Commission home **care** in the **evenings**"
    assert hit.score > 0


def test_a_long_text_is_shown_where_the_words_are(search: Search) -> None:
    part = search.find("home", Wanted(authority="Norbeck")).hits[0].snippet
    assert part.marked.startswith("… ")
    assert part.marked.endswith("**Home**.")
    assert len(part.text) < 300


def test_hits_as_rows(search: Search) -> None:
    answer = search.find("bollards").answer()
    first = dict(zip(answer.names, answer.rows[0], strict=True))
    assert first["snippet"] == "Repaint the **bollards** of the market"
    assert (first["record_table"], first["record_id"], first["document_id"]) == (
        "actions",
        "quarter-two-a2",
        "quarter-two",
    )
    assert search.find("xylophone").answer().names == answer.names


@pytest.mark.parametrize(
    "wanted, found",
    [
        (Wanted(authority="ashby vale"), {"quarter-two-a1", "quarter-two-s1", "quarter-four-a1", "quarter-four-s1"}),
        (Wanted(authority="Norbeck"), {"minutes-s1"}),
        (Wanted(since="2010-11"), {"quarter-four-a1", "quarter-four-s1"}),
        (Wanted(since="2010-11", until="2010-06-07"), set()),
        (Wanted(since="2010"), {"quarter-four-a1", "quarter-four-s1"}),
        (Wanted(since="2009/10", until="2009-12-31"), {"quarter-two-a1", "quarter-two-s1"}),
        (Wanted(until="2009-11-02"), set()),
        (Wanted(until="2009-11-03"), {"quarter-two-a1", "quarter-two-s1"}),
        (Wanted(tables=("actions",)), {"quarter-two-a1", "quarter-four-a1"}),
        (Wanted(tables=("actions", "sections"), authority="Norbeck"), {"minutes-s1"}),
    ],
)
def test_whose_and_when(search: Search, wanted: Wanted, found: set[str]) -> None:
    assert {hit.record_id for hit in search.find("home", wanted).hits} == found


@pytest.mark.parametrize(
    "words, wanted, limit, says",
    [
        ("", Wanted(), 5, "what to search for"),
        ('"?!"', Wanted(), 5, "what to search for"),
        ("home", Wanted(tables=("meta",)), 5, "meta cannot be searched"),
        ("home", Wanted(authority="Wexcombe"), 5, "No authority is called Wexcombe. There are: Ashby Vale, Norbeck"),
        ("home", Wanted(since="lately"), 5, "lately is not understood as a time"),
        ("home", Wanted(until="Q2"), 5, "no year"),
        ("home", Wanted(), 0, "1 to 10000"),
    ],
)
def test_what_cannot_be_asked(search: Search, words: str, wanted: Wanted, limit: int, says: str) -> None:
    with pytest.raises(Unusable, match=says):
        search.find(words, wanted, limit)


def test_an_authority_of_the_register_is_known_by_name_alias_and_code(tmp_path: Path) -> None:
    path = loaded(tmp_path / "x.duckdb", [paper("p", ("E09000002", "Barking and Dagenham"), None, ["Mend the pier"])])
    for name in ("London Borough of Barking & Dagenham", "e09000002", "barking and dagenham council", "lbbd.gov.uk"):
        assert ids(path, "pier", Wanted(authority=name)) == ["p-a1"], name
    assert ids(path, "pier", Wanted(authority="Leeds")) == []


def test_equals_come_in_the_order_of_their_ids_and_no_more_than_the_limit(tmp_path: Path) -> None:
    papers = [paper(f"p{n}", ASHBY, date(2009, 1, n), ["Mend the pier"]) for n in (3, 1, 2)]
    path = loaded(tmp_path / "x.duckdb", papers)
    with Database.read(path) as database, Search.open(database) as opened:
        assert [hit.record_id for hit in opened.find("pier", limit=2).hits] == ["p1-a1", "p2-a1"]


def test_copies_are_one_hit_that_names_the_others(tmp_path: Path) -> None:
    papers = [paper(f"p{n}", ASHBY, date(2009, 1, 1), ["Mend the pier"]) for n in range(9)]
    papers += [paper("as-text", ASHBY, date(2009, 1, 1), ["MEND the\npier"])]
    without_page = [r.model_copy(update={"page": None}) for r in papers[-1].records if isinstance(r, ActionRecord)]
    papers[-1] = Paper(papers[-1].document, (papers[-1].records[0], *without_page))
    papers += [
        paper("later", ASHBY, date(2009, 4, 1), ["Mend the pier"]),
        paper("other", NORBECK, None, ["Mend a pier"]),
    ]
    with Database.read(loaded(tmp_path / "x.duckdb", papers)) as database, Search.open(database) as opened:
        hits = {hit.record_id: hit for hit in opened.find("pier", limit=3).hits}
        assert set(hits) == {"p0-a1", "later-a1", "other-a1"}
        assert hits["p0-a1"].also_in == ("as-text.pdf", *(f"p{n}.pdf" for n in range(1, 9)))
        assert hits["later-a1"].also_in == ()
        assert len(opened.find('"mend the pier"', limit=3).hits) == 2


def test_the_index_stands_beside_the_database_and_is_made_once(path: Path) -> None:
    said: list[str] = []
    ids(path, "home", said=said)
    assert [words.split(" for")[0] for words in said] == ["Indexing 3 documents"]
    assert sorted(file.name for file in path.parent.iterdir()) == ["council.duckdb", "council.search"]
    before = path.with_suffix(".search").stat().st_mtime_ns
    ids(path, "home", said=said)
    assert (len(said), path.with_suffix(".search").stat().st_mtime_ns) == (1, before)


def test_what_is_loaded_later_is_found_and_what_was_replaced_is_not(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "MOST_ADDED", 1.0)
    ids(path, "home")
    loaded(path, [paper("quarter-two", ASHBY, date(2009, 11, 3), ["Mend the pier"], minute=9)])
    loaded(path, [paper("late", ASHBY, None, ["Grease the home stile", "Count piers"])])
    said: list[str] = []
    assert ids(path, "pier", said=said) == ["late-a2", "quarter-two-a1"]
    assert [words.split(" ...")[0] for words in said] == ["Indexing what is new for search: 2 of 4 documents"]
    assert "quarter-two-a2" not in ids(path, "bollards")
    assert "late-a1" in ids(path, "home")


def test_an_index_that_grew_is_that_of_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "MOST_ADDED", 1.0)
    papers, grown = list(three_papers()), tmp_path / "grown.duckdb"
    for added in random.Random(4).sample(papers, len(papers)):
        loaded(grown, [added])
        ids(grown, "home")
    whole = loaded(tmp_path / "whole.duckdb", papers)
    for words in ("home care commissioning", "the", "bollards of home"):
        with Database.read(grown) as a, Search.open(a) as one, Database.read(whole) as b, Search.open(b) as other:
            assert one.find(words).hits == other.find(words).hits


def test_a_correction_is_found(path: Path) -> None:
    ids(path, "home")
    with Database.open(path) as database:
        add(database, [Correction("actions", "quarter-two-a2", "description", '"Repaint the bandstand"')])
    assert ids(path, "bandstand") == ["quarter-two-a2"]
    assert "quarter-two-a2" not in ids(path, "bollards")


def test_much_that_is_new_makes_a_new_index(path: Path) -> None:
    ids(path, "home")
    loaded(path, [paper(f"p{n}", ASHBY, None, ["Mend the pier"]) for n in range(3)])
    said: list[str] = []
    assert ids(path, "pier", said=said) == ["p0-a1"]
    assert "6 documents" in said[0]


def test_an_index_of_another_version_is_made_anew(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids(path, "home")
    monkeypatch.setattr(search_index, "LAYOUT", search_index.LAYOUT + 1)
    said: list[str] = []
    ids(path, "home", said=said)
    assert len(said) == 1


@pytest.mark.parametrize("make", ["text", "duckdb"])
def test_a_file_of_something_else_is_left_alone(path: Path, make: str) -> None:
    other = path.with_suffix(".search")
    if make == "text":
        other.write_text("notes " * 1000, encoding="utf-8")
    else:
        with duckdb.connect(str(other)) as connection:
            connection.execute("CREATE TABLE mine (x INTEGER)")
    before = other.read_bytes()
    with pytest.raises(Unusable, match="Move it away"):
        ids(path, "home")
    assert other.read_bytes() == before


def test_where_nothing_can_be_written_the_index_is_made_for_the_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path, exist_ok: bool = True) -> None:
        if file.parent == path.parent:
            raise PermissionError(file)

    monkeypatch.setattr(Path, "touch", refuse)
    assert ids(path, "bollard")[0] == "quarter-two-a2"
    assert [file.name for file in path.parent.iterdir()] == ["council.duckdb"]


def test_without_the_extension_one_line_says_what_to_do(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "packaged", lambda: None)
    monkeypatch.setattr(terms, "BY_NAME", "no_such_extension")
    with pytest.raises(Unusable, match=r"pip install 'councilpapers\[search\]'"):
        ids(path, "home")
    assert [file.name for file in path.parent.iterdir()] == ["council.duckdb"]


def test_the_index_reaches_nothing_outside(path: Path) -> None:
    with Database.read(path) as database:
        connection = search_index.up_to_date(database, path.with_suffix(".search"), lambda words: None)
        with connection, pytest.raises(duckdb.Error):
            connection.execute("SELECT * FROM read_csv('/etc/hostname')")


@pytest.mark.parametrize("places", [(0, 1), (1, 0), (7_000_000, 0)])
def test_a_record_is_found_wherever_its_row_has_moved_to(path: Path, places: tuple[int, int]) -> None:
    wanted = dict(zip(("quarter-two-a1", "quarter-two-a2"), places, strict=True))
    with Database.read(path) as database:
        rows = rows_of_records(database, "actions", wanted, "x.document_id")
    assert sorted(rows) == [("quarter-two-a1", "quarter-two"), ("quarter-two-a2", "quarter-two")]
