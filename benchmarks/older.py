"""Papers as older programs keep them: what is read of each DOCX saved as .doc, .odt and .rtf, beside the DOCX itself.

    python -m benchmarks.older PAPERS OUT         # each DOCX with a gold file, as four files
    councilpapers run OUT --db build/older.duckdb
    councilpapers evaluate OUT --db build/older.duckdb        # figures by format

LibreOffice saves them; it must be here.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from councilpapers.extract.programs import LIBREOFFICE

FORMS = {".doc": "doc:MS Word 97", ".odt": "odt:writer8", ".rtf": "rtf:Rich Text Format"}
PATIENCE = 180  # seconds for one paper


def saved_as(paper: Path, form: str, out: Path) -> Path:
    """The paper as LibreOffice saves it in that form (`FORMS`), in folder `out`."""
    program = LIBREOFFICE.path
    if program is None:
        raise SystemExit(LIBREOFFICE.advice)
    with TemporaryDirectory() as profile:
        command: list[str | Path] = [
            program,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            form,
        ]
        subprocess.run([*command, "--outdir", out, paper], check=True, capture_output=True, timeout=PATIENCE)
    return out / f"{paper.stem}.{form.partition(':')[0]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("papers", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for gold in sorted(options.papers.glob("*.gold.json")):
        true = json.loads(gold.read_text(encoding="utf-8"))
        for name in (file for file in true["files"] if file.endswith(".docx")):
            paper = Path(shutil.copy(gold.parent / name, options.out))
            files = [paper.name, *(saved_as(paper, form, options.out).name for form in FORMS.values())]
            text = json.dumps({**true, "files": files}, indent=1)
            (options.out / f"{paper.stem}.gold.json").write_text(text, encoding="utf-8")
            print(paper.stem, "in", len(files), "forms")


if __name__ == "__main__":
    main()
