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


def drafts(count: int, length: int, seed: int) -> Iterator[str]:
    """Drafts of made-up words, each word new to the vocabulary."""
    chance = random.Random(seed)
    for _ in range(count):
        words = ["".join(chance.choices("abcdefghijklmnoprstuvwxyz", k=chance.randint(4, 10))) for _ in range(length)]
        lines = ". ".join(" ".join(words[at : at + 8]) for at in range(8, length, 8))
        yield f"Hi {words[0].title()},\n\nYou forgot the {' '.join(words[1:8])} again. {lines}\n"


def test_new_words_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tonecheck.nlp.MOST_WORDS", 2_000)
    checker = Checker()
    for _ in checker.check_many(drafts(200, 8, seed=1)):
        pass
    before, most = memory(), 0
    for number, report in enumerate(checker.check_many(drafts(500, 8, seed=2))):
        assert report.findings
        if number % 20 == 0:
            most = max(most, len(nlp.pipeline().vocab))
    assert most < 7_000
    assert memory() - before < 120


@pytest.mark.slow
def test_the_vocabulary_is_made_anew_at_its_limit() -> None:
    nlp.pipeline()
    before, sizes = memory(), []
    for draft in drafts(1_000, 130, seed=3):
        nlp.analyze_text(draft)
        sizes.append(len(nlp.pipeline().vocab))
    assert nlp.MOST_WORDS - 1_000 < max(sizes) < nlp.MOST_WORDS + 5_000
    assert sizes[-1] < nlp.MOST_WORDS // 2
    assert memory() - before < 200


def test_many_checkers_share_rules() -> None:
    first = Checker()
    first.check("You forgot to attach the file.")
    before = memory()
    for _ in range(100):
        Checker().check("You forgot to attach the file.")
    assert Checker().rulebook is first.rulebook
    assert memory() - before < 20
