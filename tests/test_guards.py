"""Shared guards, and the keys that words are compared by."""

from __future__ import annotations

import pytest

from tonecheck.checkers.guards import owned
from tonecheck.checkers.hit import Hit
from tonecheck.checkers.phrase import words
from tonecheck.nlp import analyze_text, bare_sentence


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("didn't", ["did", "not"]),
        ("Didn't", ["did", "not"]),
        ("didn’t", ["did", "not"]),
        ("didnt", ["did", "not"]),
        ("don't", ["do", "not"]),
        ("doesn't", ["does", "not"]),
        ("hadn't", ["had", "not"]),
        ("haven't", ["have", "not"]),
        ("can't", ["can", "not"]),
        ("cannot", ["can", "not"]),
        ("couldn't", ["could", "not"]),
        ("won't", ["will", "not"]),
        ("shan't", ["shall", "not"]),
        ("weren't", ["were", "not"]),
        ("I'll", ["i", "will"]),
        ("we've", ["we", "have"]),
    ],
)
def test_a_contraction_has_the_keys_of_its_words(text: str, keys: list[str]) -> None:
    assert list(words(text, by="norm")) == keys
    assert list(bare_sentence(text).columns["NORM"]) == keys
    assert list(analyze_text(f"So {text} then.").sentences[0].columns["NORM"])[1:-2] == keys


@pytest.mark.parametrize(
    "text",
    [
        "Your crate was lost. The mistake was ours.",
        "Your crate was lost. The error lay with our clerk, so the blame is on us.",
        "Your crate was lost, and I should have called you.",
        "Your crate was lost. A second one is on its way.",
        "Your crate was lost. I've asked the depot for a second one, and it comes at noon.",
        "I mistyped the street on our side. Your crate was lost.",
        "Your crate was lost. The fee has been reversed.",
        "Your crate was lost. I packed it myself.",
    ],
)
def test_owning_and_mending(text: str) -> None:
    assert owned(_hit(text))


@pytest.mark.parametrize(
    "text",
    [
        "Your crate was lost.",
        "Your crate was lost. It is not our fault.",
        "Your crate was lost. We'll send another as soon as we can.",
        "Your crate was lost. We have been busy.",
        "Your crate was lost. Unfortunately we cannot give a refund.",
        "Our mistake, I admit it. The weather is fine. Your crate was lost.",
    ],
)
def test_neither_owned_nor_mended(text: str) -> None:
    assert not owned(_hit(text))


def _hit(text: str) -> Hit:
    sentence = next(s for s in analyze_text(text).sentences if "lost" in s.text)
    return Hit(sentence, sentence.tokens.start, sentence.tokens.end)
