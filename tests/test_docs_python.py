"""The examples of docs/python.md run as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.load.searchable import loaded, three_papers

PAGE = Path(__file__).parent.parent / "docs" / "python.md"


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    loaded(tmp_path / "council.duckdb", three_papers())
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    exec("\n".join(examples), {})
    said = capsys.readouterr().out
    assert "None Organise home care for carers None on_track 2" in said
    assert "quarter-two.pdf 2 **Commission** **home** **care** in the evenings" in said
