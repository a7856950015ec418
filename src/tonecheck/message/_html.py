"""HTML to text with inscriptis (Apache-2.0), which tells where quotes, code and signatures of the page went.

inscriptis and lxml are imported when the first page is read, not before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tonecheck.errors import DraftError
from tonecheck.message._types import PartKind

if TYPE_CHECKING:
    from tonecheck.message._layout import Sheet

#: Most characters of HTML that are read; mail with its pictures inside is long, so this is above the limit of words.
LIMIT = 5_000_000
#: Deepest nesting of elements that is read: beyond it the converter would run out of stack.
DEPTH = 150

_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|br|span|table|tr|td|a|b|i|strong|em|ul|ol|li|font|blockquote|h[1-6]|pre|img|style|meta|"
    r"center)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_QUOTE_CLASSES = (
    "gmail_quote",
    "yahoo_quoted",
    "moz-cite-prefix",
    "protonmail_quote",
    "gmail_attr",
    "OutlookMessageHeader",
)
_SIGNATURE_CLASSES = ("gmail_signature", "moz-signature", "protonmail_signature_block")
_KINDS = {"quote": PartKind.QUOTE, "code": PartKind.CODE, "signature": PartKind.SIGNATURE}


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page; `labels` are (start, end, kind) in code points of the text."""

    text: str
    labels: tuple[tuple[int, int, PartKind], ...]

    def label(self, sheet: Sheet) -> None:
        """Gives each line that lies in a label, blanks aside, the kind of it."""
        spans = sorted(self.labels, key=lambda label: (label[0], -label[1]))
        place, reach, kind = 0, -1, PartKind.QUOTE
        for index, line in enumerate(sheet.lines):
            if line.blank:
                continue
            start = line.start + len(line.text) - len(line.text.lstrip())
            end = line.start + len(line.text.rstrip())
            while place < len(spans) and spans[place][0] <= start:
                if spans[place][1] > reach:
                    reach, kind = spans[place][1], spans[place][2]
                place += 1
            if end <= reach:
                sheet.kinds[index] = kind


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML: it starts like one, or with a tag and has more of them than lines of prose."""
    head = text[:4000].lstrip("\ufeff")
    if _START.match(head):
        return True
    if not _TAG.match(head.lstrip()):
        return False
    tags = _TAG.findall(head)
    return len(tags) >= 2 and (sum(map(len, tags)) * 10 >= len(head) or "</" in head)


def to_text(html: str) -> Page:
    """The text that a reader of the page sees.

    Raises:
        DraftError: if the page is too long or too deeply nested.
    """
    if len(html) > LIMIT:
        raise DraftError(f"the HTML has {len(html):,} characters; at most {LIMIT:,} are allowed")
    from inscriptis import Inscriptis  # type: ignore[import-untyped, unused-ignore]
    from inscriptis.css_profiles import CSS_PROFILES  # type: ignore[import-untyped, unused-ignore]
    from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped, unused-ignore]

    tree = _tree(html)
    if tree is None:
        return Page("", ())
    config = ParserConfig(
        css=CSS_PROFILES["strict"],
        annotation_rules={f"tonecheck-{name}": [name] for name in _KINDS} | {"blockquote": ["quote"], "pre": ["code"]},
    )
    converted = Inscriptis(tree, config)
    text = converted.get_text()
    labels = [(note.start, note.end, _KINDS[note.metadata]) for note in converted.get_annotations()]
    return Page(text.replace("\xa0", " "), tuple(labels))


def _tree(html: str) -> Any:
    """The parsed page; None if there is nothing in it."""
    from lxml.etree import ParserError, XMLSyntaxError  # type: ignore[import-untyped, unused-ignore]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped, unused-ignore]

    # lxml refuses a str with an encoding declaration, and NUL ends the page for it.
    source = html.replace("\0", "").removeprefix("\ufeff").encode("utf-8", "replace")
    try:
        tree = document_fromstring(source, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True))
    except (ParserError, XMLSyntaxError):  # the only way lxml has to say that a page is empty
        return None
    _check_depth(tree)
    _mark_classes(tree)
    return tree


def _check_depth(tree: Any) -> None:
    depth = 0
    level = [tree]
    while level:
        depth += 1
        if depth > DEPTH:
            raise DraftError(f"the HTML has elements nested more than {DEPTH} deep; at most {DEPTH} are allowed")
        level = [child for element in level for child in element]


def _mark_classes(tree: Any) -> None:
    """Wraps the children of a mail program's quotes and signatures in elements of our own, which inscriptis labels."""
    for element in tree.xpath("//*[@class or @id]"):
        words = f"{element.get('class', '')} {element.get('id', '')}".replace("x_", "").split()
        if any(word.startswith(_QUOTE_CLASSES) for word in words):
            _wrap(element, "tonecheck-quote")
        elif any(word.startswith(_SIGNATURE_CLASSES) or word == "Signature" for word in words):
            _wrap(element, "tonecheck-signature")


def _wrap(element: Any, tag: str) -> None:
    wrapper = element.makeelement(tag)
    wrapper.text, element.text = element.text, None
    wrapper.extend(list(element))
    element.append(wrapper)
