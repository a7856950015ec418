"""The built-in rules: each sound by its own examples, enough of them, and the compiled file equal to the YAML."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tonecheck import rulebook as rulebooks
from tonecheck.finding import CATEGORIES
from tonecheck.rulebook import Rulebook
from tonecheck.rulepage import generated
from tonecheck.testing import check_rulebook

FOLDER = Path(__file__).parents[1] / "rules"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return rulebooks.load_folder(FOLDER)


def test_every_rule_is_sound(book: Rulebook) -> None:
    problems = check_rulebook(book)
    assert not problems, "\n".join(map(str, problems))


def test_enough_rules_in_all_and_in_each_category(book: Rulebook) -> None:
    counted = Counter(rule.category for rule in book)
    wanted = [c for dimension, names in CATEGORIES.items() if dimension != "grammar" for c in names]
    assert len(wanted) == 39
    assert {c: counted[c] for c in wanted if counted[c] < 5} == {}
    assert len(book) >= 220


def test_most_rules_offer_a_rewrite(book: Rulebook) -> None:
    assert sum(bool(rule.rewrites) for rule in book) >= 0.8 * len(book)


def test_generated_files_are_fresh(book: Rulebook) -> None:
    for path, text in generated(FOLDER.parent).items():
        assert path.read_text(encoding="utf8") == text, f"{path.name} is stale: python -m tonecheck.rulepage"
    assert rulebooks.load_builtin().rules == book.rules


def test_builtin_rules_name_profiles_and_sources(book: Rulebook) -> None:
    for rule in book:
        assert rule.sources, rule.path
        assert rule.profiles, rule.path
        assert rule.explanation.strip().endswith((".", "!", "?", "”")), rule.path
