"""Committee prose at random: sentences from the words in vocabulary.toml, the same for the same seed."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

SLOT = re.compile(r"\{(\w+)\}")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
SENTENCES = (2, 6)  # in one paragraph


@cache
def _vocabulary() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8")
    return {name: [str(word) for word in words] for name, words in tomllib.loads(text).items()}


class Writer:
    """Writes what a committee's papers say; one writer per paper."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)

    def one(self, name: str) -> str:
        """A word of that list."""
        return self.random.choice(_vocabulary()[name])

    def whole(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def sentence(self) -> str:
        said = SLOT.sub(lambda slot: self._fill(slot[1]), self.one("sentences"))
        return said[0].upper() + said[1:]

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.whole(*SENTENCES)))

    def action(self) -> str:
        """Something to be done: "Renew the joint tenancy and support carers"."""
        wanted = f"{self.one('do')} the {self.one('kind')} {self.one('thing')}"
        if self.whole(0, 1):
            wanted += f" and {self.one('do')} {self.one('things')} {self.one('when')}"
        return wanted[0].upper() + wanted[1:]

    def person(self) -> str:
        return f"{self.one('first')} {self.one('last')}"

    def date(self) -> str:
        return f"{self.whole(1, 28)} {self.random.choice(MONTHS)} {self.whole(2009, 2024)}"

    def _fill(self, slot: str) -> str:
        match slot:
            case "month":
                return self.random.choice(MONTHS)
            case "number" | "percent":
                return str(self.whole(2, 98))
            case "day":
                return str(self.whole(1, 28))
            case "year":
                return str(self.whole(2009, 2024))
            case "pounds":
                return f"{self.whole(20, 990) * 1000:,}"
        words = self.one(slot)
        return words[0].lower() + words[1:] if slot == "who" and self.whole(0, 1) else words
