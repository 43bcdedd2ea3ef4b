"""The programs that make PDFs of the mill's papers: ReportLab always, the others where they are installed.

Each takes all its papers at once, name -> source, and gives name -> PDF; LibreOffice starts slowly and reads many.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from ctypes.util import find_library
from pathlib import Path

from .render_office import render_office
from .render_pdf import render_pdf
from .render_print import render_print
from .source import Source

Sources = Mapping[str, Source]
CLOCK = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)\d{14}")
OFFICES, BROWSERS = ("soffice", "libreoffice"), ("chromium", "chromium-browser", "google-chrome")
DRAWN = re.compile(rb"(?<=[</])[0-9A-F]{32}(?=[>\s])")  # LibreOffice's identifiers, new each time
PATIENCE = 600  # seconds


def reportlab(sources: Sources) -> dict[str, bytes]:
    return {name: render_pdf(source) for name, source in sources.items()}


def weasyprint(sources: Sources) -> dict[str, bytes]:
    made = importlib.import_module("weasyprint")
    return {name: _without_clock(made.HTML(string=render_print(s)).write_pdf()) for name, s in sources.items()}


def libreoffice(sources: Sources) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for paper, source in sources.items():
            (folder / f"{paper}.docx").write_bytes(render_office(source))
        home = f"-env:UserInstallation=file://{folder}/home"
        papers = [str(folder / f"{paper}.docx") for paper in sources]
        _run([_program(OFFICES), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *papers])
        return {paper: _without_clock((folder / f"{paper}.pdf").read_bytes()) for paper in sources}


def chromium(sources: Sources) -> dict[str, bytes]:
    return {name: _without_clock(_browsed(render_print(source))) for name, source in sources.items()}


def _browsed(html: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.html").write_text(html, encoding="utf-8")
        quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/home"]
        to = [f"--print-to-pdf={folder}/paper.pdf", "--no-pdf-header-footer", f"file://{folder}/paper.html"]
        _run([_program(BROWSERS), *quiet, *to])
        return (folder / "paper.pdf").read_bytes()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)


def _program(names: tuple[str, ...]) -> str:
    return next(filter(None, map(shutil.which, names)), "")


def _without_clock(data: bytes) -> bytes:
    """The PDF as made at a fixed time and without an identity, as long as before."""
    return DRAWN.sub(b"0" * 32, CLOCK.sub(rb"\g<1>20200101000000", data))


PRODUCERS: dict[str, Callable[[Sources], dict[str, bytes]]] = {
    "reportlab": reportlab,
    "weasyprint": weasyprint,
    "libreoffice": libreoffice,
    "chromium": chromium,
}


def installed() -> list[str]:
    """The producers that can be used here."""
    here = {
        "reportlab": True,
        "weasyprint": bool(importlib.util.find_spec("weasyprint") and find_library("pango-1.0")),
        "libreoffice": bool(_program(OFFICES)),
        "chromium": bool(_program(BROWSERS)),
    }
    return [name for name in PRODUCERS if here[name]]
