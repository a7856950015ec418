"""Regular expressions that are compiled when first used, so that a check that is not needed costs no start-up time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import ClassVar, cast
from zlib import crc32

#: Shorter expressions are compiled as quickly as they are looked up.
LEAST_SOURCE = 150


def prefilter_key(source: str, flags: int) -> str:
    """The name of an expression in prefilter.json."""
    return f"{crc32(source.encode()):08x}{flags:x}"


@lru_cache(maxsize=1)
def _needed() -> dict[str, str]:
    """What prefilter.py has found out about long expressions."""
    path = files("tonecheck") / "checkers" / "prefilter.json"
    return cast("dict[str, str]", json.loads(path.read_text(encoding="utf8"))) if path.is_file() else {}


class Pattern:
    """What is needed of `re.Pattern`, compiled at first use.

    A long expression is not even tried on a text that holds none of the literals that its matches cannot do without
    (tonecheck.checkers.prefilter).
    """

    __slots__ = ("_literals", "_made", "flags", "source")
    #: The long ones, by their sources.
    known: ClassVar[dict[str, Pattern]] = {}

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = int(flags)
        self._made: re.Pattern[str] | None = None
        self._literals: tuple[str, ...] | None = ()
        if len(source) >= LEAST_SOURCE:
            self._literals = None
            self.known[source] = self

    @property
    def made(self) -> re.Pattern[str]:
        """The compiled pattern."""
        if self._made is None:
            self._made = re.compile(self.source, self.flags)
        return self._made

    def may_match(self, text: str) -> bool:
        """Whether the text holds a literal that a match needs; true where none is known."""
        if self._literals is None:
            self._literals = tuple(filter(None, _needed().get(prefilter_key(self.source, self.flags), "").split("|")))
        if not self._literals:
            return True
        small = text.lower()
        return any(literal in small for literal in self._literals)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Like `re.Pattern.search`."""
        return self.made.search(text, start) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Like `re.Pattern.match`."""
        return self.made.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Like `re.Pattern.fullmatch`."""
        return self.made.fullmatch(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Like `re.Pattern.finditer`."""
        return self.made.finditer(text) if self.may_match(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """The whole matches, in order."""
        return [found[0] for found in self.finditer(text)]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Like `re.Pattern.sub`."""
        return self.made.sub(new, text) if self.may_match(text) else text

    def split(self, text: str) -> list[str]:
        """Like `re.Pattern.split`."""
        return self.made.split(text)


class Rare(Pattern):
    """A pattern that only few drafts need, such as those of rewrites: no table of literals is kept for it."""

    __slots__ = ()

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source = source
        self.flags = int(flags)
        self._made = None
        self._literals = ()


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
