"""The corpus of sentences: one item a line, read into values.

A line is ``<grade> <setting> <english> | <text>``. The grade is a letter and a digit: ``B`` bad, ``N`` a hard negative,
``P`` plain; 1 blatant, 2 ordinary, 3 subtle (for ``N`` and ``P``: how far from looking like a fault). The words that
carry the fault stand in ``[[...]]``; a fault of another category than the file's is marked ``[[category: ...]]``.
A sentence that comes before the judged text is given as ``<context> >> <text>``. Empty lines and lines that begin with
``#`` are skipped. The file's stem up to the first full stop is its category (``plain`` for the sentences without any).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CATEGORIES = (
    "insult",
    "dismissal",
    "condescension",
    "passive-aggression",
    "sarcasm",
    "demand",
    "threat",
    "accusatory-question",
    "curtness",
    "profanity",
    "slang",
    "shouting",
    "emoji",
    "complaint",
    "internal-affairs",
    "overpromise",
    "vague-commitment",
    "policy-deflection",
    "impersonal",
    "hedging",
    "cliche",
    "insensitive",
    "accusation",
    "third-party-blame",
    "excuse",
    "non-apology",
    "minimisation",
    "denial",
    "evasive-passive",
)
SETTINGS = frozenset(
    [
        "shop",
        "clinic",
        "school",
        "trade",
        "freelance",
        "saas",
        "bank",
        "airline",
        "office",
        "patch",
        "hr",
        "landlord",
        "hotel",
        "logistics",
        "colleague",
    ]
)
ENGLISH = frozenset(["us", "uk", "au", "in", "ie", "za", "nn"])
HEAD = re.compile(r"([BNP])([123]) ([a-z]+) ([a-z]{2})")
MARK = re.compile(r"\[\[(?:([a-z-]+): )?(.*?)\]\]", re.DOTALL)


class CorpusError(ValueError):
    """A line that is not an item; its text says where, what was found and what is allowed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that carry a fault: half-open code points of the item's text."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its faults; ``context`` is the sentence before it or an empty string."""

    category: str
    kind: str
    grade: int
    setting: str
    english: str
    text: str
    marks: tuple[Mark, ...]
    context: str
    place: str

    @property
    def labels(self) -> frozenset[str]:
        """The categories of its faults; empty for a hard negative and a plain sentence."""
        return frozenset(mark.category for mark in self.marks)


def parse_line(line: str, category: str, place: str) -> Item:
    """Read one line of a file.

    Raises:
        CorpusError: the line is not an item.
    """
    head, bar, rest = line.partition("|")
    found = HEAD.fullmatch(head.strip())
    if not bar or not found:
        raise CorpusError(f"{place}: found {head.strip()[:40]!r}; a line begins with e.g. 'B2 shop uk | '")
    kind, grade, setting, english = found.groups()
    if setting not in SETTINGS:
        raise CorpusError(f"{place}: setting {setting!r}; allowed: {', '.join(sorted(SETTINGS))}")
    if english not in ENGLISH:
        raise CorpusError(f"{place}: English {english!r}; allowed: {', '.join(sorted(ENGLISH))}")
    context, arrow, marked = rest.strip().rpartition(" >> ")
    if not arrow:
        marked = rest.strip()
    text, marks, last = [], [], 0
    for match in MARK.finditer(marked):
        text.append(marked[last : match.start()])
        name = match[1] or category
        if name not in CATEGORIES:
            raise CorpusError(f"{place}: category {name!r}; allowed: {', '.join(CATEGORIES)}")
        start = sum(map(len, text))
        text.append(match[2])
        marks.append(Mark(name, start, start + len(match[2])))
        last = match.end()
    text.append(marked[last:])
    whole = "".join(text)
    if "[[" in whole or "]]" in whole:
        raise CorpusError(f"{place}: brackets that do not match: {whole[:60]!r}")
    if (kind == "B") != bool(marks):
        raise CorpusError(f"{place}: a bad item marks its words with [[...]], another marks none")
    return Item(category, kind, int(grade), setting, english, whole, tuple(marks), context, place)


def read_file(path: Path) -> Iterator[Item]:
    """Yield the items of one file, in order."""
    category = path.name.partition(".")[0]
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield parse_line(line, category, f"{path.name}:{number}")


def read_folder(folder: Path) -> list[Item]:
    """Read every ``*.txt`` of a folder, in the order of their names."""
    return [item for path in sorted(folder.glob("*.txt")) for item in read_file(path)]
