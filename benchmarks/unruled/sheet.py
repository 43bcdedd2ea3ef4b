"""A page to print on that remembers what its tables say."""

from __future__ import annotations

import random
import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

PORTRAIT = (612.0, 792.0)
MARGIN = 54.0


@dataclass(frozen=True, slots=True)
class TrueCell:
    """One cell that is not empty; rows and columns count from 0, headings included."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TrueTable:
    """What a table says on one page."""

    page: int
    cells: tuple[TrueCell, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A font in regular, bold and italic."""

    plain: str
    bold: str
    italic: str


FACES = (
    Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    Face("Times-Roman", "Times-Bold", "Times-Italic"),
    Face("Courier", "Courier-Bold", "Courier-Oblique"),
)


@cache
def vocabulary() -> dict[str, list[str]]:
    text = (Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8")
    return {name: [str(word) for word in words] for name, words in tomllib.loads(text).items()}


@dataclass(slots=True)
class Sheet:
    """Pages of one paper. `y` is measured from the top; what is drawn moves it down."""

    path: Path
    random: random.Random
    landscape: bool = False
    face: Face = FACES[0]
    size: float = 9.0
    page: int = 1
    y: float = MARGIN
    tables: list[TrueTable] = field(default_factory=list)
    canvas: Canvas = field(init=False)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=(self.width, self.height), invariant=1)

    @property
    def width(self) -> float:
        return PORTRAIT[1] if self.landscape else PORTRAIT[0]

    @property
    def height(self) -> float:
        return PORTRAIT[0] if self.landscape else PORTRAIT[1]

    @property
    def room(self) -> float:
        """Points left on the page."""
        return self.height - MARGIN - self.y

    def one(self, name: str) -> str:
        return self.random.choice(vocabulary()[name])

    def some(self, name: str, count: int) -> list[str]:
        """Different words of a list, from the start again where it is too short."""
        words = vocabulary()[name]
        return [word for _ in range(count // len(words) + 1) for word in self.random.sample(words, len(words))][:count]

    def likely(self, chance: float) -> bool:
        return self.random.random() < chance

    def put(self, x: float, text: str, font: str = "", size: float = 0.0, y: float | None = None) -> None:
        """Words with their baseline at `y`."""
        self.canvas.setFont(font or self.face.plain, size or self.size)
        self.canvas.drawString(x, self.height - (self.y if y is None else y), text)

    def put_right(self, x: float, text: str, font: str = "", size: float = 0.0) -> None:
        self.put(x - self.measure(text, font, size), text, font, size)

    def put_centred(self, x: float, text: str, font: str = "", size: float = 0.0) -> None:
        self.put(x - self.measure(text, font, size) / 2, text, font, size)

    def measure(self, text: str, font: str = "", size: float = 0.0) -> float:
        return float(stringWidth(text, font or self.face.plain, size or self.size))

    def rule(self, x0: float, x1: float, y: float, thick: float = 0.5) -> None:
        self.canvas.setLineWidth(thick)
        self.canvas.line(x0, self.height - y, x1, self.height - y)

    def wrapped(self, text: str, width: float, font: str = "", size: float = 0.0) -> list[str]:
        """The text's lines; a word with a hyphen and a space may be parted there."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.measure(f"{lines[-1]} {word}", font, size) <= width:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return lines

    def prose(self, sentences: int, x: float = MARGIN, width: float | None = None, justified: bool = False) -> None:
        """A paragraph; white space under it."""
        wide = self.width - 2 * MARGIN if width is None else width
        lines = self.wrapped(" ".join(self.one("sentences") for _ in range(sentences)), wide)
        for n, line in enumerate(lines):
            if self.room < 0:
                return
            spaces = line.count(" ")
            if justified and spaces and n < len(lines) - 1:
                text = self.canvas.beginText(x, self.height - self.y)
                text.setFont(self.face.plain, self.size)
                text.setWordSpace((wide - self.measure(line)) / spaces)
                text.textLine(line)
                self.canvas.drawText(text)
            else:
                self.put(x, line)
            self.y += 1.2 * self.size
        self.y += 0.8 * self.size

    def turn(self) -> None:
        """A new page."""
        self.canvas.showPage()
        self.page += 1
        self.y = MARGIN

    def known(self, cells: list[TrueCell]) -> None:
        """A table that stands on this page."""
        self.tables.append(TrueTable(self.page, tuple(cells)))

    def save(self) -> list[dict[str, object]]:
        self.canvas.save()
        return [asdict(table) for table in self.tables]
