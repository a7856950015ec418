"""A process that checks drafts all day keeps its size: new words, new checkers and the caches stay bounded."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tonecheck import nlp
from tonecheck.engine import Checker


def memory() -> float:
    """Resident memory of this process in megabytes."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))
    except OSError:
        pytest.skip("no /proc here")


def drafts(count: int, seed: int) -> Iterator[str]:
    """Short drafts of made-up words, each word new to the vocabulary."""
    chance = random.Random(seed)
    for _ in range(count):
        words = ["".join(chance.choices("abcdefghijklmnoprstuvwxyz", k=chance.randint(4, 10))) for _ in range(8)]
        yield f"Hi {words[0].title()},\n\nYou forgot the {' '.join(words[1:])} again.\n"


@pytest.mark.parametrize(
    ("count", "most_words"), [(600, 2_000), pytest.param(20_000, nlp.MOST_WORDS, marks=pytest.mark.slow)]
)
def test_new_words_do_not_pile_up(monkeypatch: pytest.MonkeyPatch, count: int, most_words: int) -> None:
    monkeypatch.setattr("tonecheck.nlp.MOST_WORDS", most_words)
    checker = Checker()
    warm = max(300, count // 20)
    for _ in checker.check_many(drafts(warm, seed=1)):
        pass
    before, most = memory(), 0
    for number, report in enumerate(checker.check_many(drafts(count, seed=2))):
        assert report.findings
        if number % 50 == 0:
            most = max(most, len(nlp.pipeline().vocab))
    assert most < most_words + 5_000
    assert memory() - before < 120


def test_many_checkers_share_rules() -> None:
    first = Checker()
    first.check("You forgot to attach the file.")
    before = memory()
    for _ in range(300):
        Checker().check("You forgot to attach the file.")
    assert Checker().rulebook is first.rulebook
    assert memory() - before < 20
