"""Regular expressions that are compiled when first used, so that a check that is not needed costs no start-up time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Pattern:
    """What is needed of `re.Pattern`, compiled at first use."""

    __slots__ = ("_flags", "_made", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source = source
        self._flags = flags
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return self._made

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Like `re.Pattern.search`."""
        return self.made.search(text, start)

    def match(self, text: str) -> re.Match[str] | None:
        """Like `re.Pattern.match`."""
        return self.made.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Like `re.Pattern.fullmatch`."""
        return self.made.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Like `re.Pattern.finditer`."""
        return self.made.finditer(text)

    def findall(self, text: str) -> list[str]:
        """The whole matches, in order."""
        return [found[0] for found in self.made.finditer(text)]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Like `re.Pattern.sub`."""
        return self.made.sub(new, text)

    def split(self, text: str) -> list[str]:
        """Like `re.Pattern.split`."""
        return self.made.split(text)


class Stems:
    """Pieces of words of which a text must hold one before a pattern need look at it; far quicker than a pattern."""

    __slots__ = ("_stems",)

    def __init__(self, stems: str) -> None:
        """`stems`: in small letters, with `|` between them."""
        self._stems = tuple(stems.split("|"))

    def stand_in(self, text: str) -> bool:
        """Whether one of them stands in the text, in capitals or small letters."""
        small = text.lower()
        return any(stem in small for stem in self._stems)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())
