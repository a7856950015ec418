"""Long expressions are not tried in vain, and never passed over where they would match."""

from __future__ import annotations

import json
import random
import re
import sys
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, settings
from hypothesis.errors import NoSuchExample
from hypothesis.strategies import from_regex

from tonecheck.checkers import prefilter
from tonecheck.checkers.lazy import Pattern

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the expressions are parsed in another way by older Pythons")
def test_the_table_is_that_of_the_expressions() -> None:
    shipped = (ROOT / "src" / "tonecheck" / "checkers" / prefilter.NAME).read_text(encoding="utf8")
    assert shipped == prefilter.table(), "regenerate: python -m tonecheck.checkers.prefilter"


def test_no_sentence_is_passed_over() -> None:
    prefilter.table()
    letters = [json.loads(line) for line in (ROOT / "tests" / "letters.jsonl").read_text(encoding="utf8").splitlines()]
    texts = [
        line for letter in letters for line in re.split(r"(?<=[.!?])\s|\n", json.dumps(letter, ensure_ascii=False))
    ]
    texts += [
        line
        for path in sorted((ROOT / "rules").rglob("*.yaml"))
        for line in path.read_text(encoding="utf8").splitlines()
    ]
    texts = random.Random(5).sample(sorted(set(texts)), 3000)
    checked = met = 0
    for pattern in Pattern.known.values():
        for text in texts:
            checked += not pattern.may_match(text)
            if pattern.made.search(text):
                met += 1
                assert pattern.may_match(text), (pattern.source[:80], text)
    assert met > 1000
    assert checked > 100_000


@pytest.mark.parametrize("seed", range(3))
def test_no_match_is_passed_over(seed: int) -> None:
    """Matches made from the expressions themselves hold one of the literals."""
    prefilter.table()
    guarded = [p for p in Pattern.known.values() if not p.may_match("\x00")]
    assert len(guarded) > 60
    for pattern in random.Random(seed).sample(guarded, 8):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = from_regex(re.compile(pattern.source, pattern.flags | re.ASCII))
            quickly = settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
            with pytest.raises(NoSuchExample):
                find(
                    made, lambda text, p=pattern: bool(p.made.search(text)) and not p.may_match(text), settings=quickly
                )  # type: ignore[misc]
