"""Bytes into characters."""

from __future__ import annotations

import pytest

from councilpapers.extract.blocks.decoding import decode, unmarked_utf16

WORDS = "Norbeck Borough Council – minutes"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_words_come_out_of_every_encoding(encoding: str) -> None:
    assert decode(WORDS.encode(encoding))[0] == WORDS


def test_nul_is_a_sign_that_was_lost() -> None:
    text, notes = decode(b"Mi\x00nutes")
    assert text == "Mi\ufffdnutes"
    assert [note.code for note in notes] == ["undecodable"]


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x00" * 40, b"words", b"w\x00o\x00\x00r\x00d\x00s\x00\x00" * 9])
def test_other_bytes_are_no_utf16(data: bytes) -> None:
    assert unmarked_utf16(data) is None
