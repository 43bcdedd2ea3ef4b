"""HTML: committee pages and saved pages in general. The main content is read, the site around it is furniture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from lxml import etree
from lxml import html as lxml_html

from ...document import Block, Document, Furniture, Paragraph, ReadingNote
from ...errors import TooLarge
from ..blocks.decoding import decode
from ..blocks.limits import bounded, refusal
from ..blocks.paragraphs import located, visible, with_apparent_headings
from .blocks import DROPPED, Walker
from .css import read_sheet

MAX_ATTRIBUTES = 1_000
MAX_TAGS = 1_000_000  # start and end; Word writes some twenty thousand for a hundred pages
LONG_TAG = 4_000  # characters of a start tag from which its attributes are counted
MAX_COMPARED = 5 * 1024**2  # characters of a page that are read by a second parser, too
TOLERATED_LOSS = 0.05
MAX_FURNITURE = 60

_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_FURNITURE_ROLES = frozenset({"banner", "navigation", "contentinfo", "complementary", "search", "menu", "menubar"})
_FURNITURE_NAMES = re.compile(
    r"""(?:^|[\s_-]) (?: site-?header | site-?footer | page-?footer | breadcrumbs? | mgnav | mglinks | mgactionlist
      | nav(?:bar|igation)? | menu | sidebar | cookies? | cookie-?banner | skip | skip-?(?:to|link|nav)[a-z-]*
      | share | social | pagination | footer | masthead | banner ) (?:$|[\s_-])""",
    re.IGNORECASE | re.VERBOSE,
)
_RUNNING = frozenset({"header", "footer"})
_MAIN_IDS = ("mgMain", "main-content", "mainContent", "maincontent", "main", "content", "page-content", "modgov")
_MAIN_CLASSES = ("mgContent", "main-content", "page-content")
_TAG = re.compile(r"</?[a-zA-Z]")
_LONG_TAG = re.compile(rf"(?P<name><[a-zA-Z][a-zA-Z0-9]{{0,20}})[^<>]{{{LONG_TAG},}}")
_ATTRIBUTE = re.compile(r"\s[^\s=<>\"'/]{1,100}\s*=")
_DOWNLOADS = re.compile(
    r"(?:supporting|related|accompanying|attached|background) documents?\s*:?|(?:documents|downloads|attachments)\s*:?",
    re.IGNORECASE,
)


def read_html(data: bytes) -> Document:
    """The paper on this page; it has no pages of its own.

    Raises Corrupt where nothing can be parsed, and TooLarge.
    """
    text, notes = decode(data, declared_in_markup=True)
    if text.count("<") > MAX_TAGS < sum(1 for _ in _TAG.finditer(text)):
        raise TooLarge(f"more than {MAX_TAGS} tags")
    text, more = _without_endless_tags(text)
    root = _parse(text)
    body = next(iter(root.iter("body")), root)
    main = main_content(body)
    size = _size(body)
    sheet = read_sheet(root)
    walker = Walker(sheet, lambda element: is_furniture(element, size))
    walked = walker.read(main)
    blocks = without_downloads(walked, walker.linked)
    if not blocks and size:  # a page whose every element is called a menu is none
        walker = Walker(sheet, lambda _element: False)
        walked = walker.read(main)
        blocks = without_downloads(walked, walker.linked)
    title, publisher = _declared(root)
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        blocks=located(with_apparent_headings(bounded(blocks))),
        furniture=(*_furniture(body, main), *_left_out(walked, blocks)),
        title=title,
        publisher=publisher,
        notes=(*notes, *more, *_loss(text, body)),
    )


def _without_endless_tags(text: str) -> tuple[str, tuple[ReadingNote, ...]]:
    """Start tags with too many attributes lose them all: the parser compares each with every other."""
    parts: list[str] = []
    end = 0
    for tag in _LONG_TAG.finditer(text):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > MAX_ATTRIBUTES:
            parts += (text[end : tag.start()], tag["name"])
            end = tag.end()
    if not parts:
        return text, ()
    note = ReadingNote("attributes-left-out", f"Start tags with more than {MAX_ATTRIBUTES} attributes lost them.")
    return "".join((*parts, text[end:])), (note,)


def _parse(text: str) -> etree._Element:
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise refusal(error) from error
    return root


def main_content(body: etree._Element) -> etree._Element:
    """The element that holds the paper: what the page itself calls so, if a good part of the words is there."""
    whole = _size(body)
    for candidate in _main_candidates(body):
        if _size(candidate) * 4 >= whole or _size(candidate) > 1_000:
            return candidate
    return body


def _main_candidates(body: etree._Element) -> Iterator[etree._Element]:
    ids = {e.get("id"): e for e in body.iter(etree.Element) if e.get("id")}
    yield from (ids[name] for name in _MAIN_IDS[:1] if name in ids)
    yield from body.iter("main")
    yield from (e for e in body.iter(etree.Element) if e.get("role") == "main")
    yield from (ids[name] for name in _MAIN_IDS[1:] if name in ids)
    yield from (e for e in body.iter(etree.Element) if set((e.get("class") or "").split()) & set(_MAIN_CLASSES))
    articles = list(body.iter("article"))
    yield from articles if len(articles) == 1 else ()


def _size(element: etree._Element) -> int:
    return sum(visible(text) for text in _texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    """The words that a browser would show, without those of scripts and controls."""
    for inner in element.iter(etree.Element):
        if inner.text and inner.tag not in DROPPED:
            yield inner.text
        if inner.tail and inner is not element:
            yield inner.tail


def is_furniture(element: etree._Element, page_size: int) -> bool:
    """Navigation, site header and footer, banners: by element, role, or what the page calls them."""
    tag = element.tag
    if tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES or _running(element):
        return True
    if tag == "header":
        return not any(a.tag in ("main", "article", "section") for a in element.iterancestors())
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag in ("html", "body", "main", "table", "tr", "td") or not _FURNITURE_NAMES.search(names):
        return False
    return _size(element) * 2 < page_size  # a page whose every element is a "menu" is no menu


def _running(element: etree._Element) -> str | None:
    """What a word processor (LibreOffice) says of a page's running words: `<div title="footer">`."""
    title = element.get("title") if element.tag == "div" else None
    return title if title in _RUNNING else None


def _furniture(body: etree._Element, main: etree._Element) -> Iterator[Furniture]:
    """The words of the site around the main content: the authority's name often stands nowhere else."""
    if main is body:
        for holder in body.iter("header", "footer", "div"):
            place = str(_running(holder) if holder.tag == "div" else holder.tag)
            if place not in _RUNNING:
                continue
            yield from (Furniture(t, (), place) for t in _phrases(holder))
        return
    ancestors = set(main.iterancestors())
    place, count = "header", 0
    for element in body.iter(etree.Element):
        if element is main:
            place = "footer"
        if element in ancestors or element.tag in DROPPED or any(a is main for a in element.iterancestors()):
            continue
        if element is main or any(a.tag in DROPPED or a.tag == "nav" for a in (element, *element.iterancestors())):
            continue
        text = " ".join((element.text or "").split())
        if text and count < MAX_FURNITURE:
            count += 1
            yield Furniture(text, (), place)


def _phrases(holder: etree._Element) -> list[str]:
    found = (" ".join(text.split()) for text in _texts(holder))
    return [text for text in found if text][:MAX_FURNITURE]


def without_downloads(blocks: Sequence[Block], linked: set[int]) -> list[Block]:
    """The blocks without lists of links under "Supporting documents": they name files and say nothing."""
    kept: list[Block] = []
    dropping = False
    for block in blocks:
        words = block.text if isinstance(block, Paragraph) else ""
        if _DOWNLOADS.fullmatch(words):
            dropping = True
        elif not (dropping and id(block) in linked):
            dropping = False
            kept.append(block)
    return kept


def _left_out(walked: Sequence[Block], kept: Sequence[Block]) -> Iterator[Furniture]:
    """The words of the page that are none of the paper: kept as what runs around it."""
    places = {id(block) for block in kept}
    yield from (Furniture(b.text, (), "footer") for b in walked if id(b) not in places)


def _declared(root: etree._Element) -> tuple[str | None, str | None]:
    """Title and publisher from the page's metadata."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").casefold()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            said.setdefault(name, content)
    title = next(iter(root.iter("title")), None)
    printed = " ".join(title.text_content().split()) if title is not None else ""
    titles = (said.get("dc.title"), said.get("dcterms.title"), printed, said.get("og:title"))
    publishers = ("dc.publisher", "dcterms.publisher", "og:site_name", "dc.creator", "author")
    return next(filter(None, titles), None), next((said[p] for p in publishers if p in said), None)


class _Shown(HTMLParser):
    """Counts visible characters, as a second opinion on what a page holds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.count = 0
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "title", "template", "noscript"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.count += visible(data)


def _loss(text: str, body: etree._Element) -> Iterator[ReadingNote]:
    """A note where the parser holds clearly fewer words than the file, or the words are in other files."""
    if next(body.getroottree().iter("frameset"), None) is not None:
        yield ReadingNote("text-lost", "This page shows other pages in frames; what they say is not in this file.")
    if len(text) > MAX_COMPARED:
        return
    other = _Shown()
    other.feed(text)
    dropped = ("script", "style", "title", "template", "noscript")
    held = sum(
        visible(inner.tail or "") + (visible(inner.text or "") if inner.tag not in dropped else 0)
        for inner in body.iter(etree.Element)
    )
    if held < other.count * (1 - TOLERATED_LOSS):
        yield ReadingNote("text-lost", f"{other.count - held} characters of the page could not be placed.")
