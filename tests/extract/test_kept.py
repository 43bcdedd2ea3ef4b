"""What is kept by content."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilpapers.extract.kept import keeping, kept, name_of, scratch


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"words" * 1_000

    with keeping(tmp_path):
        assert [kept("page", name_of(b"1"), make) for _ in range(3)] == [b"words" * 1_000] * 3
    assert made == ["once"]
    assert not list(tmp_path.rglob("*.unfinished"))


@pytest.mark.parametrize("damage", [b"", b"no zlib", b"x\x9c\xab"])
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: bytes) -> None:
    with keeping(tmp_path):
        kept("page", name_of(b"1"), lambda: b"words")
        (entry,) = [path for path in tmp_path.rglob("*") if path.is_file()]
        entry.write_bytes(damage)
        assert kept("page", name_of(b"1"), lambda: b"again") == b"again"
        assert kept("page", name_of(b"1"), lambda: b"never") == b"again"


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    with keeping(tmp_path / "absent"):
        assert kept("page", name_of(b"1"), lambda: b"words") == b"words"
        assert scratch() is None
    assert not list(tmp_path.iterdir())


def test_names_tell_apart_where_parts_end() -> None:
    assert name_of("ab", "c") != name_of("a", "bc") != name_of(b"abc")
    assert name_of("ab", b"c") == name_of(b"ab", "c")
