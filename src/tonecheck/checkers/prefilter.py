"""What a text must hold before a long regular expression can match it: `python -m tonecheck.checkers.prefilter` writes the table.

A long list of alternatives takes Python milliseconds to compile and many microseconds to look for. From the parsed expression
follow literals of which every match holds at least one; where none of them stands in a text the expression need not be
compiled, nor tried. The idea is RE2's (its FilteredRE2).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

from tonecheck.checkers.lazy import Pattern, prefilter_key
from tonecheck.checkers.tokens import COMMON

# What re.compile itself works with; this module is needed only where the table is made.
parser = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
codes = import_module("re._constants" if sys.version_info >= (3, 11) else "sre_constants")

#: Modules whose expressions are looked at.
MODULES = (
    "tonecheck.checkers.addressing", "tonecheck.checkers.draft", "tonecheck.checkers.guards", "tonecheck.checkers.lettering",
    "tonecheck.checkers.message_level", "tonecheck.checkers.names", "tonecheck.checkers.questions", "tonecheck.checkers.service",
    "tonecheck.checkers.times", "tonecheck.promises", "tonecheck.thread", "tonecheck.when",
)  # fmt: skip
NAME = "prefilter.json"
LEAST_LITERAL = 3
MOST_LITERALS = 250


def literals(source: str, flags: int) -> frozenset[str] | None:
    """Literals in small letters of which every match holds one; None where no set worth having follows."""
    found = _of_sequence(parser.parse(source, flags))
    if found is None or len(found) > MOST_LITERALS:
        return None
    return frozenset(x for x in found if not any(y != x and y in x for y in found))


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Of several conditions that must all hold, the one that texts meet least often."""
    choices: list[frozenset[str]] = []
    run = ""
    for code, value in [*parsed, (None, None)]:
        if code is codes.LITERAL:
            run += chr(value).lower()
            continue
        if len(run.strip()) >= LEAST_LITERAL:
            choices.append(frozenset([run]))
        run = ""
        inner = _of_part(code, value)
        if inner is not None:
            choices.append(inner)
    return max(choices, key=lambda choice: (min(map(_rarity, choice)), -len(choice)), default=None)


def _rarity(literal: str) -> int:
    """Letters of its words but the commonest."""
    return sum(len(word) for word in literal.split() if word not in COMMON)


def _of_part(code: Any, value: Any) -> frozenset[str] | None:
    if code is codes.SUBPATTERN:
        return _of_sequence(value[3])
    if code is getattr(codes, "ATOMIC_GROUP", ()):
        return _of_sequence(value)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None)) and value[0] >= 1:
        return _of_sequence(value[2])
    if code is codes.BRANCH:
        return _any_of([_of_sequence(choice) for choice in value[1]])
    return None


def _any_of(choices: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    together: set[str] = set()
    for choice in choices:
        if choice is None:
            return None
        together |= choice
    return frozenset(together)


def table() -> str:
    """The table for all long expressions of MODULES, as JSON."""
    for name in MODULES:
        import_module(name)
    found = {}
    for pattern in Pattern.known.values():
        needed = literals(pattern.source, pattern.flags)
        if needed:
            found[prefilter_key(pattern.source, pattern.flags)] = "|".join(sorted(needed))
    return json.dumps(found, indent=0, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    target = Path(str(files("tonecheck") / "checkers" / NAME))
    target.write_text(table(), encoding="utf8")
    print(f"wrote {NAME}")
