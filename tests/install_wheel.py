"""Build the wheel, install it alone in a new environment, read one sample with it: `python tests/install_wheel.py`.

What a user gets from `pip install` must be whole: every package, every lookup, every SQL file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "hollin-parish-minutes-2023-04-19.docx"


def call(*command: str | Path, cwd: Path) -> str:
    return subprocess.run([str(c) for c in command], cwd=cwd, check=True, capture_output=True, text=True).stdout


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", work, ROOT, cwd=work)
        wheel = next(work.glob("councilpapers-*.whl"))
        venv.create(work / "env", with_pip=True)
        python = work / "env" / "bin" / "python"
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        call(python, *quiet, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=work)
        call(python, *quiet, "--no-deps", "--no-index", wheel, cwd=work)
        program = work / "env" / "bin" / "councilpapers"
        call(program, "run", SAMPLE, "--db", work / "x.duckdb", cwd=work)
        count = call(program, "query", work / "x.duckdb", "SELECT count(*) FROM actions", "--format", "csv", cwd=work)
        actions = int(count.split()[-1])
        if not actions:
            sys.exit("the installed wheel read no action from the sample")
        print(f"{wheel.name}: installed alone, read {actions} actions; {call(program, '--version', cwd=work).strip()}")


if __name__ == "__main__":
    main()
