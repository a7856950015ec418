"""What all formats need of the draft: lines, columns, and the sentence that a rewrite would leave."""

from __future__ import annotations

import bisect
import re

from tonecheck.finding import Finding, Rewrite
from tonecheck.span import Span

_NEWLINE = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text, ending at \\n, \\r\\n or \\r; lines and columns count from 1."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        ends = list(_NEWLINE.finditer(raw))
        self.starts = [0, *(end.end() for end in ends)]
        self.stops = [*(end.start() for end in ends), len(raw)]
        self._astral = [at for at, sign in enumerate(raw) if sign > "\uffff"] if not raw.isascii() else []

    def line_of(self, offset: int) -> int:
        return bisect.bisect_right(self.starts, offset)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, in code points."""
        line = self.line_of(offset)
        return line, offset - self.starts[line - 1] + 1

    def utf16_column(self, offset: int) -> tuple[int, int]:
        """Line and column, in UTF-16 code units."""
        line = self.line_of(offset)
        return line, self.utf16_offset(offset) - self.utf16_offset(self.starts[line - 1]) + 1

    def utf16_offset(self, offset: int) -> int:
        """The offset in UTF-16 code units."""
        return offset + bisect.bisect_left(self._astral, offset)

    def span(self, line: int) -> Span:
        """The line without its newline."""
        return Span(self.starts[line - 1], self.stops[line - 1])

    def text(self, line: int) -> str:
        return self.span(line).of(self.raw)


def sentence_after(lines: Lines, finding: Finding, rewrite: Rewrite) -> str:
    """The whole sentence that stands there once the rewrite is made; of a paragraph that is put in, its text alone."""
    if finding.span is None and all(not len(edit.span) for edit in rewrite.edits):
        return "\n".join(edit.text.strip() for edit in rewrite.edits)
    window = sentence_around(lines, finding, rewrite)
    if window is None:
        return ""
    start, end = window.start, window.end
    text = lines.raw[start:end]
    for edit in reversed(rewrite.edits):
        text = text[: edit.span.start - start] + edit.text + text[edit.span.end - start :]
    return text.strip()


def sentence_around(lines: Lines, finding: Finding, rewrite: Rewrite) -> Span | None:
    """The sentence that a finding and a rewrite of it touch; None where they touch nothing."""
    touched = [edit.span for edit in rewrite.edits]
    if finding.span is not None:
        touched.append(finding.span)
    if not touched:
        return None
    start = min(span.start for span in touched)
    end = max(span.end for span in touched)
    window = finding.sentence or _sentence(lines, start, end)
    return Span(min(start, window.start), max(end, window.end))


_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[^a-z\s])")
#: Where the checker did not tell the sentence, it is looked for this far away, in code points.
_FAR = 400


def _sentence(lines: Lines, start: int, end: int) -> Span:
    """The sentence around an offset range, by punctuation and lines."""
    first = max(lines.span(lines.line_of(start)).start, start - _FAR)
    last = min(lines.span(lines.line_of(end)).end, end + _FAR)
    # One further than `start`: what begins the sentence is looked at too.
    for found in _SENTENCE_END.finditer(lines.raw, first, start + 1):
        first = found.end()
    after = _SENTENCE_END.search(lines.raw, max(start, end - 1), last)
    return Span(first, max(end, after.end() if after else last))


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str, *, ascii_only: bool = False) -> str:
    """`text` with every character that could steer a terminal shown as a picture; one code point stays one.

    A draft can be a stranger's mail: escape sequences and turned writing directions in it must not reach the screen.
    """

    def picture(found: re.Match[str]) -> str:
        code = ord(found[0])
        if ascii_only:
            return "?"
        if code < 0x20:
            return chr(0x2400 + code)
        return "\u2421" if code == 0x7F else "\ufffd"

    return _CONTROL.sub(picture, text)
