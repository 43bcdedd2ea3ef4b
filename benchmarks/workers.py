"""A process that does one job, paper by paper, and tells what that takes."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of one paper, and the most memory in MB that the process has held up to its end."""

    seconds: float
    megabytes: float


class JobError(Exception):
    """The process ended instead of answering; says the paper and the last line of the trouble."""


class Worker:
    """A fresh process for a job of `benchmarks.jobs`. The first paper warms it up: its cost holds all imports.

    Several workers may be open at once and be given the same papers in turn: a machine whose speed drifts is then
    unfair to none. They use no CPU while they wait.
    """

    def __init__(self, job: str) -> None:
        self.job = job
        self._trouble = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.jobs", job],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._trouble,
            text=True,
        )
        self._spent = 0.0

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(self, path: Path) -> Cost:
        """Reads the paper. Raises JobError."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            print(path.resolve(), file=self._process.stdin, flush=True)
            answer = self._process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            raise JobError(f"{self.job} gave up at {path.name}: {self._last_line()}")
        usage = json.loads(answer)
        cost = Cost(usage["seconds"] - self._spent, usage["megabytes"])
        self._spent = usage["seconds"]
        return cost

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()
        self._trouble.close()

    def _last_line(self) -> str:
        self._process.wait()
        self._trouble.seek(0)
        lines = self._trouble.read().strip().splitlines()
        return lines[-1] if lines else f"exit code {self._process.returncode}"
