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


@pytest.mark.parametrize(
    "data, words, codes",
    [
        (("£5 – or £6 " * 9).encode() + b"\xe2\x80", "£5 – or £6 " * 9 + "\ufffd", ["text-lost"]),
        (b"\xc0\xaf \xe0\x80\xaf ok", "\ufffd\ufffd \ufffd\ufffd\ufffd ok", ["text-lost"]),
        ("Caf\u00e9, na\u00efve".encode("cp1252"), "Caf\u00e9, na\u00efve", ["encoding"]),
        ("\u00c3\u00a9 \u2013 \u201cgood\u201d".encode("cp1252"), "\u00c3\u00a9 \u2013 \u201cgood\u201d", ["encoding"]),
    ],
)
def test_utf8_that_is_damaged_is_still_utf8(data: bytes, words: str, codes: list[str]) -> None:
    text, notes = decode(data)
    assert (text, [note.code for note in notes]) == (words, codes)


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x00" * 40, b"words", b"w\x00o\x00\x00r\x00d\x00s\x00\x00" * 9])
def test_other_bytes_are_no_utf16(data: bytes) -> None:
    assert unmarked_utf16(data) is None
