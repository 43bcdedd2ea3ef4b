"""Pages opened in a headless Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=10000 "
    "--enable-logging=stderr --v=0"
)
SAID = re.compile(r'CONSOLE[^"]*"(?P<words>.*)"')
needed = pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed")


@dataclass(frozen=True, slots=True)
class Opened:
    """The page after its scripts ran, and what it wrote to the console."""

    dom: str
    console: tuple[str, ...]


def opened(page: Path, fragment: str = "") -> Opened:
    done = _chromium(page, fragment, "--dump-dom")
    return Opened(done.stdout, tuple(found["words"] for found in SAID.finditer(done.stderr)))


def picture(page: Path, out: Path, width: int, height: int, fragment: str = "") -> None:
    _chromium(page, fragment, f"--window-size={width},{height}", f"--screenshot={out}")


def _chromium(page: Path, fragment: str, *wanted: str) -> subprocess.CompletedProcess[str]:
    profile = page.parent / "profile"
    command = [str(PROGRAM), *QUIET.split(), f"--user-data-dir={profile}", *wanted, f"{page.as_uri()}{fragment}"]
    return subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
