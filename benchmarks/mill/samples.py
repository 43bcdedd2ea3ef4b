"""Make the papers in `samples/` from their sources: `python -m benchmarks.mill.samples [NAME ...]`.

A source is a TOML file: a title, the formats to write, and blocks (heading, text, list, labels, table, page) which
four renderers print the way councils do. The papers are invented; the layouts are real.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from .render_docx import render_docx
from .render_html import render_html
from .render_pdf import render_pdf
from .render_text import render_text
from .source import Source

SAMPLES = Path(__file__).parents[2] / "samples"
RENDERERS = {"pdf": render_pdf, "docx": render_docx, "html": render_html, "txt": render_text, "md": render_text}


def main() -> None:
    wanted = set(sys.argv[1:])
    for path in sorted((SAMPLES / "sources").glob("*.toml")):
        if wanted and path.stem not in wanted:
            continue
        source = Source.from_toml(tomllib.loads(path.read_text(encoding="utf-8")))
        for suffix in source.formats:
            target = SAMPLES / f"{path.stem}.{suffix}"
            target.write_bytes(RENDERERS[suffix](source))
            print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
