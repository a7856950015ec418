"""Lines of a text, and the parts that a labelling of lines makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# str.splitlines also breaks at form feeds and U+2028, which no editor counts as lines.
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r)|([^\r\n]+)")
_BREAK = re.compile(r"\r\n|\n|\r")


class Line(NamedTuple):
    """A line: `text`, without its line break, starts at code point `start`; `end` is after the break."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


def split_lines(raw: str) -> list[Line]:
    """All lines of `raw`; together they cover it, but for a byte order mark at the start, which is no line's.

    A text that ends in a line break has no empty last line.
    """
    lines = list(_iterate(raw))
    if raw.startswith("\ufeff"):
        lines[0] = Line(1, lines[0].end, lines[0].text[1:])
    return lines


def line_starts(raw: str) -> Iterator[int]:
    """Offset of each line as an editor counts them: there is a line after the last line break."""
    yield 0
    for match in _BREAK.finditer(raw):
        yield match.end()


def _iterate(raw: str) -> Iterator[Line]:
    for match in _LINE.finditer(raw):
        text = match[1] if match[1] is not None else match[2]
        yield Line(match.start(), match.end(), text)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())
