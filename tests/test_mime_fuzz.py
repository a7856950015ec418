"""A sample of benchmarks/mime_fuzz.py, which sends 5,000 mutated drafts: refused or judged, never a traceback or a hang."""

from __future__ import annotations

import importlib.util
import sys
import time

import pytest
from places import ROOT

from tonecheck.engine import Checker


def test_mutated_drafts() -> None:
    spec = importlib.util.spec_from_file_location("mime_fuzz", ROOT / "benchmarks" / "mime_fuzz.py")
    assert spec is not None and spec.loader is not None
    fuzz = importlib.util.module_from_spec(spec)
    sys.modules["mime_fuzz"] = fuzz
    spec.loader.exec_module(fuzz)
    counts, failures = fuzz.run(60, seed=7)
    assert failures == []
    assert counts["refused"] < 30, "mutations are mild enough for most drafts to be judged"


@pytest.mark.parametrize(
    "words",
    ["Conte" + "*" * 400 + "-", "a" + "*" * 3000 + "!", "f*" * 2000 + "-x", ("," + " " * 3000) * 3, "a." * 20_000],
    ids=["masked", "long mask", "many masks", "blanks after a comma", "no address"],
)
def test_words_that_once_took_for_ever(checker: Checker, words: str) -> None:
    """Found by the long run: patterns whose time grew with a power of the length, or faster."""
    started = time.process_time()
    checker.check(
        f"To: {words}\nSubject: x\nMIME-Version: 1.0\n\nHi Ann,\n\n{words} and on.\n\nOn Monday, Ann wrote:\n> yes\n"
    )
    assert time.process_time() - started < 10
