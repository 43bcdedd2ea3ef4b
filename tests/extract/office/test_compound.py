"""Whose file a compound file is."""

from __future__ import annotations

import pytest

from councilpapers.extract.office.compound import SIGNATURE, Wrote, wrote

from .compounds import compound


@pytest.mark.parametrize(
    "data, expected",
    [
        (compound("WordDocument", "1Table"), Wrote.WORD),
        (compound("1Table", "Data", "CompObj", "Other", "WordDocument"), Wrote.WORD),
        (compound("WordDocument", inner=("Workbook",)), Wrote.WORD),
        (compound("Workbook", inner=("WordDocument", "1Table")), Wrote.WORKBOOK),
        (compound("Book"), Wrote.WORKBOOK),
        (compound("__properties_version1.0", inner=("WordDocument",)), Wrote.MESSAGE),
        (compound("PowerPoint Document"), Wrote.SLIDES),
        (compound("EncryptedPackage", "EncryptionInfo"), Wrote.LOCKED),
        (compound("WordDocument", flags=0x0100), Wrote.LOCKED),
        (compound("WordDocument", flags=0x1200), Wrote.WORD),
        (compound("Thumbnails"), Wrote.OTHER),
        (compound("WordDocument")[:700] + "WordDocument".encode("utf-16-le"), Wrote.WORD),
        (SIGNATURE, Wrote.OTHER),
        (SIGNATURE + b"\xff" * 2000, Wrote.OTHER),
        (SIGNATURE + b"\x00" * 2000, Wrote.OTHER),
    ],
)
def test_the_streams_at_the_root_say_whose_file_it_is(data: bytes, expected: Wrote) -> None:
    assert wrote(data) is expected
