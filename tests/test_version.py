"""A paper is read again when the program that recognised or converted it is another one now, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from councilpapers.extract import programs
from councilpapers.extract.programs import LIBREOFFICE, TESSERACT
from councilpapers.version import extractor_version, read_with, reads_alike


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract 5.3.0 is here, LibreOffice is not."""
    monkeypatch.setattr(
        programs, "_found", lambda names, places: Path("/usr/bin/tesseract") if names == TESSERACT.names else None
    )
    monkeypatch.setattr(programs, "_stated_by", lambda path: "5.3.0")


@pytest.mark.parametrize(
    "stated, alike",
    [
        ([], True),
        (["Tesseract 5.3.0"], True),
        (["Tesseract 5.2.0"], False),
        (["LibreOffice 7.4.7.2"], True),
        (["LibreOffice 7.4.7.2", "Tesseract 4.1.1"], False),
    ],
)
def test_another_version_of_a_program_reads_otherwise(stated: list[str], alike: bool) -> None:
    assert reads_alike(read_with(stated)) is alike


def test_another_version_of_ours_reads_otherwise() -> None:
    assert read_with([]) == extractor_version()
    assert not reads_alike("0.0.1+12345678")


def test_programs_say_which_they_are() -> None:
    assert (TESSERACT.version, LIBREOFFICE.version) == ("Tesseract 5.3.0", "LibreOffice")
