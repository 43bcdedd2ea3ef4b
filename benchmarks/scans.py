"""Scans of papers whose records are known: how much of what a file says is still read off a picture of it.

    python -m benchmarks.mill build/mill --seed 77 --count 40
    python -m benchmarks.scans build/mill build/scans          # each PDF as a scan, askew and on its side in turn
    python -m benchmarks.scans build/mill build/scans --only fax --only two-up          # by these scanners alone
    councilpapers run build/scans --db build/scans.duckdb && councilpapers evaluate build/scans --db build/scans.duckdb

A scan here is a page drawn in pixels, turned, made noisy and packed as JPEG, as office scanners do.
"""

from __future__ import annotations

import argparse
import io
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Scanner:
    """How a page comes out: pixels to the inch, clockwise by `askew` degrees and `quarters`; `noise` in greys.

    `specks` is the share of pixels that are wrong on a fax, which is black and white; `marked`: a stamp and a scrawl
    run over the page; `two_up`: two pages are on one sheet.
    """

    name: str
    resolution: int = 200
    askew: float = 0.0
    quarters: int = 0
    noise: float = 6.0
    quality: int = 60
    colour: bool = False
    specks: float = 0.0
    marked: bool = False
    two_up: bool = False


SCANNERS = (
    Scanner("straight"),
    Scanner("askew", askew=1.5),
    Scanner("side", quarters=1, askew=-0.7),
    Scanner("grainy", resolution=150, noise=18.0, quality=40),
    Scanner("colour", resolution=200, askew=-0.4, colour=True),
    Scanner("fax", askew=0.5, noise=20.0, specks=0.002),
    Scanner("marked", colour=True, askew=0.3, marked=True),
    Scanner("two-up", askew=0.6, two_up=True),
    Scanner("two-up-side", quarters=3, two_up=True),
)


def scanned(data: bytes, scanner: Scanner, pages: slice = slice(None)) -> bytes:
    """The PDF with pictures for pages; those outside `pages` stay as they are, or are left out by a two-up scanner."""
    with pypdfium2.PdfDocument(data) as source, pypdfium2.PdfDocument.new() as made:
        chosen = list(range(len(source)))[pages]
        pictures = {n: _picture(source[n], scanner, seed=n) for n in chosen}
        if scanner.two_up:
            sheets = [_beside(*(pictures[n] for n in chosen[at : at + 2])) for at in range(0, len(chosen), 2)]
            return _printed([sheet.rotate(-90 * scanner.quarters, expand=True) for sheet in sheets], scanner)
        for number in range(len(source)):
            if number in pictures:
                with pypdfium2.PdfDocument(_printed([pictures[number]], scanner)) as page:
                    made.import_pages(page)
            else:
                made.import_pages(source, [number])
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()


def stamped(data: bytes, text: str) -> bytes:
    """The PDF with a line of its own words at the foot of each page, as programs that bind packs print page numbers."""
    with pypdfium2.PdfDocument(data) as paper:
        font = pypdfium2.raw.FPDFText_LoadStandardFont(paper.raw, b"Helvetica")
        for page in paper:
            line = pypdfium2.raw.FPDFPageObj_CreateTextObj(paper.raw, font, 10.0)
            words = (text + "\0").encode("utf-16-le")
            pypdfium2.raw.FPDFText_SetText(line, pypdfium2.raw.cast(words, pypdfium2.raw.FPDF_WIDESTRING))
            pypdfium2.raw.FPDFPageObj_Transform(line, 1, 0, 0, 1, page.get_width() / 2, 20)
            pypdfium2.raw.FPDFPage_InsertObject(page.raw, line)
            page.gen_content()
        out = io.BytesIO()
        paper.save(out)
        return out.getvalue()


def _picture(page: pypdfium2.PdfPage, scanner: Scanner, seed: int) -> Image.Image:
    drawn = page.render(scale=scanner.resolution / 72, grayscale=not scanner.colour).to_pil()
    drawn = drawn.convert("RGB" if scanner.colour else "L")
    if scanner.marked:
        _mark(drawn)
    if not scanner.two_up:
        drawn = drawn.rotate(-90 * scanner.quarters, expand=True)
    if scanner.askew:
        drawn = drawn.rotate(-scanner.askew, Image.Resampling.BICUBIC, fillcolor="white")
    shades = np.asarray(drawn).astype(np.float64) * 0.94 + 8
    chance = np.random.default_rng(seed)
    shades += chance.normal(0, scanner.noise, shades.shape)
    if scanner.specks:
        shades = np.where(shades < 150, 0, 255)
        wrong = chance.random(shades.shape) < scanner.specks
        shades[wrong] = 255 - shades[wrong]
    return Image.fromarray(np.clip(shades, 0, 255).astype(np.uint8))


def _mark(page: Image.Image) -> None:
    """A stamp in red, slanting, and a signature, over whatever is printed there."""
    unit = page.width // 100
    font = ImageFont.load_default(4 * unit)
    stamp = Image.new("L", (32 * unit, 12 * unit), 0)
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((unit, unit, 31 * unit, 11 * unit), outline=255, width=max(1, unit // 3))
    pen.text((3 * unit, 3 * unit), "RECEIVED", font=font, fill=255)
    stamp = stamp.rotate(14, expand=True)
    inked = Image.new(page.mode, page.size, "white")
    inked.paste((190, 30, 40) if page.mode == "RGB" else 90, (60 * unit, 7 * unit), stamp)
    places = np.linspace(0, 6 * np.pi, 90)
    scrawl = [(30 * unit + place * unit, 38 * unit + 4 * unit * np.sin(place) * np.cos(place / 5)) for place in places]
    ImageDraw.Draw(inked).line(scrawl, fill=(20, 30, 120) if page.mode == "RGB" else 40, width=max(1, unit // 3))
    page.paste(ImageChops.multiply(page, inked))  # ink is no paint: what is printed shows through


def _beside(left: Image.Image, right: Image.Image | None = None) -> Image.Image:
    """Both on one sheet, each half as large as the larger page."""
    wide, high = (max(sides) for sides in zip(left.size, (right or left).size, strict=True))
    sheet = Image.new(left.mode, (2 * wide, high), "white")
    sheet.paste(left, (0, 0))
    if right is not None:
        sheet.paste(right, (wide, 0))
    return sheet


def _printed(pictures: list[Image.Image], scanner: Scanner) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for picture in pictures:
        wide, high = (side * 72 / scanner.resolution for side in picture.size)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=scanner.quality)
        canvas.setPageSize((wide, high))
        canvas.drawImage(ImageReader(io.BytesIO(packed.getvalue())), 0, 0, wide, high)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=[scanner.name for scanner in SCANNERS], action="append")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    chosen = [scanner for scanner in SCANNERS if scanner.name in (options.only or [scanner.name])]
    golds = sorted(options.source.glob("*.gold.json"))
    for number, gold in enumerate(golds):
        paper = options.source / gold.name.replace(".gold.json", ".pdf")
        scanner = chosen[number % len(chosen)]
        name = f"{paper.stem}-{scanner.name}"
        (options.out / f"{name}.pdf").write_bytes(scanned(paper.read_bytes(), scanner))
        true = {**json.loads(gold.read_text(encoding="utf-8")), "files": [f"{name}.pdf"]}
        (options.out / f"{name}.gold.json").write_text(json.dumps(true, indent=1), encoding="utf-8")
    print(f"{len(golds)} scans in {options.out}")


if __name__ == "__main__":
    main()
