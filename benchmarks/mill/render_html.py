"""A committee site's agenda-item page: site header, breadcrumb, the item, footer."""

from __future__ import annotations

from html import escape
from itertools import groupby

from .source import Block, CellSource, Source

PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="DC.publisher" content="{publisher}">
<title>Agenda item - {title} | {publisher}</title>
<style>body{{font-family:sans-serif}} .crumbs li{{display:inline}}</style>
</head>
<body>
<header class="site"><a href="/">{publisher}</a><form role="search"><input name="q"></form></header>
<nav class="crumbs"><ol><li>Home</li><li>Meetings</li><li>Agenda item</li></ol></nav>
<main id="mgMain" class="mgContent">
<h1 class="mgMainTitleTxt">Agenda item</h1>
{body}
<p class="mgSubItemTitleTxt">Supporting documents:</p>
<ul class="mgBulletList"><li><a href="report.pdf">Report of the Director</a>, PDF 214 KB</li></ul>
</main>
<footer><p>Accessibility | Privacy</p><p>&copy; {publisher}</p></footer>
</body>
</html>
"""


def render_html(source: Source) -> bytes:
    body = "\n".join(_block(block) for block in source.blocks)
    page = PAGE.format(publisher=escape(source.publisher), title=escape(source.title), body=body)
    return page.encode("utf-8")


def _block(block: Block) -> str:
    match block.kind:
        case "title":
            return f'<h2 class="mgSubTitleTxt">{escape(block.text)}</h2>'
        case "heading":
            return f'<h{block.level + 2} class="mgSubItemTitleTxt">{escape(block.text)}</h{block.level + 2}>'
        case "text":
            words = escape(block.text)
            return f'<p class="MsoNormal">{f"<b>{words}</b>" if block.bold else words}</p>'
        case "list":
            return "\n".join(_word_item(item) for item in block.items)
        case "labels":
            return "\n".join(f"<p><b>{escape(row[0])}</b> {escape(row[1])}</p>" for row in block.rows)
        case "table":
            return _table(block)
    return ""


def _word_item(item: str) -> str:
    mark = '<span style="font-family:Symbol">·<span style="font:7.0pt \'Times New Roman\'">&nbsp;&nbsp;</span></span>'
    return f'<p class="MsoListParagraph" style="margin-left:36pt;text-indent:-18pt">{mark}{escape(item)}</p>'


def _table(block: Block) -> str:
    rows = ["<tr>" + "".join(_head(CellSource.of(value)) for value in row) + "</tr>" for row in block.headings]
    rows += ["<tr>" + "".join(_cell(CellSource.of(value)) for value in row) + "</tr>" for row in block.rows]
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def _head(cell: CellSource) -> str:
    return f"<th{_spans(cell)}>{escape(cell.text)}</th>"


def _spans(cell: CellSource) -> str:
    return (f' colspan="{cell.span}"' if cell.span > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")


def _cell(cell: CellSource) -> str:
    colour = f' style="background-color:#{cell.fill}"' if cell.fill else ""
    inner = ""
    for listed, paragraphs in groupby(cell.paragraphs, key=lambda p: p.startswith("• ")):
        if listed:
            inner += "<ul>" + "".join(f"<li>{escape(p[2:])}</li>" for p in paragraphs) + "</ul>"
        else:
            inner += "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return f"<td{_spans(cell)}{colour}>{inner}</td>"
