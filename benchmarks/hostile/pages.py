"""Hostile HTML and text: nesting, floods, encodings that lie, and words that are meant for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from .made import ADDRESS, CORRUPT, ENCRYPTED, PART, READ, SENTINEL, TOO_LARGE, UNSUPPORTED, Hostile

WORDS = f"<p>{SENTINEL} met in the town hall.</p>"
FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\uff1d1+1", "=cmd|'/c calc'!A0", '"=1+1"')
HTML: dict[str, tuple[str, frozenset[str], str]] = {
    "sound": (WORDS, READ, "nothing: a control"),
    "nested_200": ("<div>" * 200 + WORDS + "</div>" * 200, READ | PART, "200 boxes in each other"),
    "nested_50000": ("<div>" * 50_000 + WORDS, PART | READ, "50,000 boxes in each other"),
    "inline_nested": ("<b><i>" * 20_000 + SENTINEL, PART | READ, "40,000 styles in each other"),
    "attributes": (
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{SENTINEL}</p>",
        READ | PART,
        "50,000 attributes",
    ),
    "unclosed": ("<table><tr><td><ul><li>" + SENTINEL + "<p" * 500, READ | PART, "tags that do not end"),
    "comment_open": (WORDS + "<!-- " + "x" * 10_000, READ | PART, "a comment that does not end"),
    "spans_1e9": (
        f"<table><tr><td colspan=1000000000 rowspan=65534>{SENTINEL}</td></tr></table>",
        READ | PART,
        "a cell of a thousand million columns",
    ),
    "spans_crossed": (
        "<table>" + "<tr><td rowspan=3 colspan=3>x</td><td>y</td></tr>" * 300 + "</table>",
        READ | PART,
        "cells over each other",
    ),
    "tables_in_tables": (
        "<table><tr><td>" * 400 + SENTINEL + "</td></tr></table>" * 400,
        READ | PART,
        "400 tables in each other",
    ),
    "rows_20000": ("<table>" + "<tr><td>a</td><td>b</td></tr>" * 20_000 + "</table>", READ | PART, "20,000 rows"),
    "text_3mb": (
        WORDS + "<p>" + "norbeck " * 400_000 + "</p>",
        READ | PART | TOO_LARGE,
        "a paragraph of three megabytes",
    ),
    "entities": (
        "<p>" + "&amp;&#x110000;&#xD800;&#0;&bogus;" * 2_000 + f"</p>{WORDS}",
        READ | PART,
        "signs that do not exist",
    ),
    "active": (
        f"<script>alert(1)</script><img src=x onerror=alert(1)><iframe src={ADDRESS}></iframe>{WORDS}",
        READ | PART,
        "scripts and frames",
    ),
    "nul": ("<p>a\x00b</p>" + WORDS, READ | PART, "NUL between words"),
    "only_frames": ("<frameset><frame src='a.html'><frame src='b.html'></frameset>", READ | PART, "nothing but frames"),
    "style_flood": ("<style>" + "p{color:red}" * 20_000 + "</style>" + WORDS, READ | PART, "240 kB of styles"),
}
TEXT: dict[str, tuple[str | bytes, frozenset[str], str]] = {
    "equals": ("=" * 1_000_000, READ | PART, "a million equals signs"),
    "underscores": ("Name " + "_" * 500_000, READ | PART, "half a million underscores"),
    "brackets": ("(" * 200_000 + ")" * 200_000, READ | PART, "200,000 brackets in each other"),
    "pounds": ("£" * 200_000 + " 1,000", READ | PART, "200,000 pounds signs"),
    "digits": ("Total 1" + "0" * 400_000 + "%", READ | PART, "a number of 400,000 digits"),
    "dates": ("31 March " * 60_000, READ | PART, "60,000 dates in one line"),
    "numbered": ("1." * 200_000 + " Action", READ | PART, "a paragraph number of 200,000 levels"),
    "words_joined": ("a" * 1_000_000, READ | PART, "a word of a million letters"),
    "blanks": ("Lead officer:" + " " * 500_000 + "x", READ | PART, "half a million blanks"),
    "tabs": ("\t" * 200_000 + "x\n" * 50, READ | PART, "200,000 tabs"),
    "blank_lines": ("\n" * 1_000_000 + SENTINEL, READ | PART, "a million empty lines"),
    "pipes": (("|" + "x|" * 3_000 + "\n") * 3, READ | PART, "a table of 3,000 columns"),
    "quotes": (">" * 100_000 + SENTINEL, READ | PART, "100,000 quotes in each other"),
    "officers": ("Smith, " * 60_000 + "to report by March", READ | PART, "60,000 officers"),
    "rag": ("Red Amber Green " * 40_000, READ | PART, "120,000 colours"),
    "ends_odd": ("Norbeck\r\rCouncil\n\rminutes\x0b\x0c\x85\u2028 end", READ | PART, "every kind of line end"),
    "escapes": ("\x1b[2J\x1b]0;title\x07" + SENTINEL, READ | PART | UNSUPPORTED, "orders to a terminal"),
    "turned": (f"\u202e{SENTINEL}\u2066\u200b\ufeff", READ, "marks that turn the writing round"),
    "formulas": ("\n\n".join(FORMULAS), READ | PART, "formulas"),
    "sql": ("'); DROP TABLE documents; --\n\n" + SENTINEL, READ, "an order to a database"),
    "utf16_unmarked": ("Norbeck Council minutes".encode("utf-16-le"), READ | PART, "UTF-16 without its mark"),
    "utf32": ("Norbeck Council minutes".encode("utf-32"), READ | PART, "UTF-32"),
    "overlong": (b"\xc0\xaf \xe0\x80\xaf \xed\xa0\x80 ok", PART | CORRUPT, "UTF-8 written longer than it may be"),
    "one_bad_byte": ("£5 – Norbeck ".encode() * 50 + b"\xff", PART | CORRUPT, "one byte that is no UTF-8"),
    "cp1252": ("Café – “minutes” £5".encode("cp1252"), READ | PART, "another encoding"),
    "nothing_said": (b"\xff\xfe", READ | CORRUPT, "nothing but a mark"),
    "binary": (bytes(range(256)) * 40, UNSUPPORTED, "no text at all"),
    "too_large": (b"norbeck\n" * 3_000_000, TOO_LARGE, "24 MB of text"),
}
OTHERS: dict[str, tuple[bytes, frozenset[str], str]] = {
    "empty.pdf": (b"", CORRUPT, "nothing"),
    "blank.docx": (b" \r\n\x00" * 50, CORRUPT, "nothing but blanks"),
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, UNSUPPORTED, "a picture"),
    "photo.docx": (b"\xff\xd8\xff\xe0" + b"\x00" * 90, UNSUPPORTED, "a photograph"),
    "packed.pdf": (b"\x1f\x8b\x08" + b"\x00" * 90, UNSUPPORTED, "a packed file"),
    "sevenths.pdf": (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 90, UNSUPPORTED, "another archive"),
    "printer.pdf": (b"%!PS-Adobe-3.0\nshowpage\n", UNSUPPORTED, "orders to a printer"),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
        ENCRYPTED,
        "a locked office file",
    ),
    "mail.txt": (b"Received: from a\nMIME-Version: 1.0\nSubject: x\n\nDear all", UNSUPPORTED, "an e-mail"),
    "answer.pdf": (b'{"error": "not found"}', UNSUPPORTED, "data in place of a paper"),
    "page.pdf": (f"<!doctype html><html><body>{WORDS}</body></html>".encode(), READ, "a page under a paper's name"),
    "feed.xml": (b"<?xml version='1.0'?><feed/>", UNSUPPORTED, "XML of another kind"),
}


def hostile_pages() -> Iterator[Hostile]:
    for name, (body, expected, why) in HTML.items():
        page = f"<!doctype html><html><head><title>Minutes</title></head><body>{body}</body></html>"
        yield Hostile(f"html/{name}.html", page.encode(), expected, why)
    many = f"<html><body>{WORDS}{'<br>' * 1_100_000}</body></html>"
    yield Hostile("html/tags_1100000.html", many.encode(), TOO_LARGE, "more tags than a paper has")
    lying = f'<html><head><meta charset="utf-7"></head><body>{WORDS}+ADw-script+AD4-</body></html>'
    yield Hostile("html/charset_lies.html", lying.encode(), READ | PART, "an encoding that browsers refuse")
    for name, (text, expected, why) in TEXT.items():
        yield Hostile(f"text/{name}.txt", text if isinstance(text, bytes) else text.encode(), expected, why)
    for name, (data, expected, why) in OTHERS.items():
        yield Hostile(f"other/{name}", data, expected, why)
