"""Blocks of Markdown (CommonMark and tables) by markdown-it-py (MIT), which gives the lines of each block."""

from __future__ import annotations

import re

from tonecheck.message._layout import Sheet
from tonecheck.message._types import PartKind

_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~)\w*[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)")
_TABLE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE)
_BOLD = re.compile(r"(?<![\w*])\*\*[^*\n]{1,200}\*\*(?![\w*])")
_MATTER = re.compile(r"(?:---|\+\+\+)[ \t]*$")
_KINDS = {"fence": PartKind.CODE, "code_block": PartKind.CODE, "html_block": PartKind.OTHER, "hr": PartKind.OTHER}


def is_markdown(text: str) -> bool:
    """Whether a text has a heading, or two other signs that a plain mail does not show."""
    if _HEADING.search(text):
        return True
    signs = (_FENCE, _LINK, _TABLE, _BOLD)
    return sum(bool(sign.search(text)) for sign in signs) >= 2


def label_blocks(raw: str, sheet: Sheet) -> int:
    """Labels code, HTML and rules of a Markdown text and its front matter; gives the line where the text starts."""
    from markdown_it import MarkdownIt

    first = _label_matter(sheet)
    source = raw[sheet.lines[first].start :] if first < len(sheet.lines) else ""
    parser = MarkdownIt("commonmark").enable("table").disable(["inline"])
    for token in parser.parse(source):
        kind = _KINDS.get(token.type)
        if kind is not None and token.map is not None:
            sheet.mark(first + token.map[0], min(first + token.map[1], len(sheet.lines)), kind)
    return first


def _label_matter(sheet: Sheet) -> int:
    """Front matter between two lines of dashes at the very top; nothing if the second is missing."""
    if not sheet.lines or not _MATTER.match(sheet.lines[0].text):
        return 0
    fence = sheet.lines[0].text.rstrip()
    for index in range(1, min(len(sheet.lines), 100)):
        text = sheet.lines[index].text
        if text.rstrip() == fence:
            sheet.mark(0, index + 1, PartKind.HEADERS)
            return index + 1
        if not re.match(r"[\w-]+\s*[:=]|\s|#|-\s|$", text):
            return 0
    return 0
