"""Token patterns in the notation of spaCy's Matcher, matched in time that grows with tokens times pattern length.

spaCy's Matcher follows every way in which optional tokens can be left out, which for gaps such as `{0,14}` are thousands, and
takes a tenth of a second for one sentence. Here each pair of pattern step and token is looked at once. The longest
match from each token counts, then the longest of those that overlap, as with the Matcher's `greedy="LONGEST"`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tonecheck.nlp import Columns

if TYPE_CHECKING:
    from tonecheck.rulebook import TokenPattern

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt,
    "IS_SUBSET": lambda own, given: own <= set(given),
    "IS_SUPERSET": lambda own, given: own >= set(given),
    "INTERSECTS": lambda own, given: not own.isdisjoint(given),
}  # fmt: skip
_REPEATS = re.compile(r"\{(\d*)(?:(,)(\d*))?\}")
#: How often a step may repeat where the pattern sets no limit; no sentence is as long.
_ANY = 1_000_000


@dataclass(frozen=True, slots=True)
class _Step:
    """One token of a pattern: `least` to `most` tokens for which every test holds (with `negated`: does not)."""

    least: int
    most: int
    negated: bool
    #: Attribute, values, and whether the attribute must be one of them.
    words: tuple[tuple[str, Collection[Any], bool], ...]
    others: tuple[tuple[str, Callable[[Any, Any], bool], Any], ...]

    @classmethod
    def of(cls, token: Mapping[str, Any]) -> _Step:
        words: list[tuple[str, Collection[Any], bool]] = []
        others = []
        for attribute, value in token.items():
            if attribute in ("OP", "capture"):
                continue
            if not isinstance(value, dict):
                words.append((attribute, (value,) if attribute != "MORPH" else (frozenset(value.split("|")),), True))
                continue
            for name, operand in value.items():
                if name in ("IN", "NOT_IN"):
                    words.append((attribute, frozenset(operand), name == "IN"))
                elif name in _COMPARISONS:
                    others.append((attribute, _COMPARISONS[name], operand))
                else:
                    raise ValueError(f"{attribute}: {name} is not supported in token patterns")
        sign = str(token.get("OP", "1"))
        least, most = _repeats(sign)
        return cls(least, most, sign == "!", tuple(words), tuple(others))

    def fits(self, columns: Columns, at: int) -> bool:
        for attribute, values, inside in self.words:
            if (columns[attribute][at] in values) is not inside:
                return self.negated
        for attribute, compare, operand in self.others:
            if not compare(columns[attribute][at], operand):
                return self.negated
        return not self.negated


def _repeats(sign: str) -> tuple[int, int]:
    known = {"1": (1, 1), "!": (1, 1), "?": (0, 1), "*": (0, _ANY), "+": (1, _ANY)}
    if sign in known:
        return known[sign]
    found = _REPEATS.fullmatch(sign)
    if found is None:
        raise ValueError(f"{sign!r} is no operator; allowed: ! ? * + {{n}} {{n,}} {{n,m}} {{,m}}")
    low = int(found[1] or 0)
    return low, low if not found[2] else int(found[3]) if found[3] else _ANY


class Pattern:
    """A token pattern made ready. `capture` in a token names the tokens that it matches."""

    def __init__(self, pattern: Sequence[TokenPattern]) -> None:
        self._steps = tuple(_Step.of(token) for token in pattern)
        self._names = {i: str(token["capture"]) for i, token in enumerate(pattern) if "capture" in token}

    def find(self, columns: Columns) -> list[tuple[int, int, dict[str, tuple[int, int]]]]:
        """The longest match from each token, of those that overlap the longest: start, end and captured stretches, as token numbers."""
        reached: dict[tuple[int, int], tuple[int, int]] = {}
        found = []
        first = self._steps[0]
        for start in range(len(columns)):
            if first.least and not first.fits(columns, start):
                continue
            end = self._reach(columns, 0, start, reached)
            if end > start:
                found.append((start, end))
        kept: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda place: (place[0] - place[1], place[0])):
            if all(end <= a or b <= start for a, b in kept):
                kept.append((start, end))
        return [(start, end, self._captures(start, reached)) for start, end in sorted(kept)]

    def _reach(self, columns: Columns, step: int, at: int, reached: dict[tuple[int, int], tuple[int, int]]) -> int:
        """The farthest end of a match of the steps from `step` on that begins at token `at`; -1 if there is none."""
        if step == len(self._steps):
            return at
        known = reached.get((step, at))
        if known is not None:
            return known[0]
        this, size = self._steps[step], len(columns)
        best = chosen = -1
        count = 0
        while True:
            if count >= this.least:
                end = self._reach(columns, step + 1, at + count, reached)
                if end > best:
                    best, chosen = end, count
            if count == this.most or at + count >= size or not this.fits(columns, at + count):
                break
            count += 1
        reached[step, at] = best, chosen
        return best

    def _captures(self, start: int, reached: dict[tuple[int, int], tuple[int, int]]) -> dict[str, tuple[int, int]]:
        captures: dict[str, tuple[int, int]] = {}
        if not self._names:
            return captures
        at = start
        for step in range(len(self._steps)):
            count = reached[step, at][1]
            if step in self._names and count:
                name = self._names[step]
                captures[name] = captures.get(name, (at, at))[0], at + count
            at += count
        return captures
