"""Tables of papers in the competition's words: one table per page, spans and texts of cells."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from benchmarks import icdar2013
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle


def printed(rows: list[list[str]], **settings: int) -> bytes:
    out = io.BytesIO()
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTNAME", (0, 0), (-1, 0), "Helvetica-Bold")])
    table = Table(rows, colWidths=[60, 200, 120], style=style, **settings)
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build([table])
    return out.getvalue()


def test_predictions_are_written_per_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["Ward", "Street", "Lamps"], *([str(n), f"Mill Lane {n}", str(100 + n)] for n in range(1, 61))]
    (tmp_path / "uk-001.pdf").write_bytes(printed(rows, repeatRows=1))
    (tmp_path / "uk-002.pdf").write_bytes(b"%PDF-1.4 and no more")
    monkeypatch.setattr(sys, "argv", ["icdar2013", str(tmp_path)])
    assert icdar2013.main() == 1
    out = capsys.readouterr()
    predictions = json.loads(out.out)
    assert "uk-002.pdf" in out.err
    assert predictions["uk-002"] == []
    first, second = predictions["uk-001"]
    assert (first["page"], second["page"]) == (1, 2)
    texts = [[cell["text"] for cell in table["cells"]] for table in (first, second)]
    assert texts[0][:6] == ["Ward", "Street", "Lamps", "1", "Mill Lane 1", "101"]
    assert texts[1][:3] == ["Ward", "Street", "Lamps"]
    assert texts[1][-3:] == ["60", "Mill Lane 60", "160"]
    assert len(texts[0]) + len(texts[1]) == 3 * (len(rows) + 1)
    assert [cell["row"] for cell in second["cells"][:6]] == [0, 0, 0, 1, 1, 1]
