"""Where in a TOML file something stands, for a person who is to put it right."""

from __future__ import annotations

import re

TITLE = re.compile(r"^\s*\[{1,2}\s*(?P<title>[^\[\]]+?)\s*\]{1,2}")
KEY = re.compile(r"""^\s*(?P<key>"[^"]*"|'[^']*'|[\w-]+)\s*=""")


def line_of(text: str, section: str, key: str | None = None, word: str | None = None, *, nth: int = 1) -> int | None:
    """The line, from 1, of a section, of a key in it, or of a quoted word under that key; None where it is not found.

    `nth` tells sections of one title apart: `[[scheme]]`. Titles and keys are found as they are usually written; a
    dotted key ("headers.action.status = ...") gives the line of nothing.
    """
    lines = text.splitlines()
    start, end = _section(lines, section, nth)
    if start is None or key is None:
        return start
    first = next((n for n in range(start, end + 1) if _key(lines[n - 1]) == key), None)
    if first is None or word is None:
        return first or (start or None)
    quoted = (f'"{word}"', f"'{word}'")
    return next((n for n in range(first, end + 1) if any(q in lines[n - 1] for q in quoted)), first)


def _section(lines: list[str], section: str, nth: int) -> tuple[int | None, int]:
    """The section's first line and its last; the part above all sections is called ""."""
    titles = [(n, m["title"].replace('"', "")) for n, line in enumerate(lines, 1) if (m := TITLE.match(line))]
    if not section:
        return 1, titles[0][0] if titles else len(lines)
    starts = [n for n, title in titles if title == section] or [
        n for n, title in titles if title.startswith(f"{section}.")
    ]
    if len(starts) < nth:
        return None, len(lines)
    start = starts[nth - 1]
    later = [n for n, title in titles if n > start and not title.startswith(f"{section}.")]
    return start, later[0] - 1 if later else len(lines)


def _key(line: str) -> str | None:
    found = KEY.match(line)
    return found["key"].strip("\"'") if found else None
