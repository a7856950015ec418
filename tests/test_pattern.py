"""Our token matcher against spaCy's: the same matches and captures, and no blow-up on gaps."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck.checkers.pattern import Pattern
from tonecheck.checkers.tokens import split_captures, token_matcher
from tonecheck.nlp import Columns, Sentence, analyze_texts
from tonecheck.rulebook import load_builtin


def by_spacy(pattern: list[dict[str, Any]], sentence: Sentence) -> list[tuple[int, int, dict[str, tuple[int, int]]]]:
    plain, names = split_captures(pattern)
    matcher = token_matcher()
    matcher.add("pattern", [plain], greedy="LONGEST")
    found = []
    for _, start, end, steps in matcher(sentence.tokens, with_alignments=True):
        captures: dict[str, tuple[int, int]] = {}
        for place, step in enumerate(steps):
            if step in names:
                first = captures.get(names[step], (start + place, 0))[0]
                captures[names[step]] = first, start + place + 1
        found.append((start, end, captures))
    return sorted(found, key=lambda match: match[:2])


def spans_by_spacy(pattern: list[dict[str, Any]], sentence: Sentence) -> list[tuple[int, int]]:
    """Of the matches that begin at one token the longest; of those the longest that overlap no longer one."""
    matcher = token_matcher()
    matcher.add("pattern", [split_captures(pattern)[0]])
    farthest: dict[int, int] = {}
    for _, start, end in matcher(sentence.tokens):
        farthest[start] = max(end, farthest.get(start, 0))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(farthest.items(), key=lambda place: (place[0] - place[1], place[0])):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


WORDS = st.sampled_from(["you", "to", "the", "will", "file", "."])
TOKENS = st.builds(
    lambda test, sign, capture: {**test, **({"OP": sign} if sign else {}), **({"capture": "word"} if capture else {})},
    st.one_of(
        st.just({}),
        st.builds(lambda word: {"LOWER": word}, WORDS),
        st.builds(lambda words: {"NORM": {"IN": words}}, st.lists(WORDS, min_size=1, max_size=3)),
        st.builds(lambda words: {"LOWER": {"NOT_IN": words}}, st.lists(WORDS, min_size=1, max_size=3)),
        st.builds(lambda wanted: {"IS_PUNCT": wanted}, st.booleans()),
    ),
    st.sampled_from(["", "", "?", "*", "+", "!", "{0,2}", "{1,3}", "{2}"]),
    st.booleans(),
)


@settings(max_examples=150)
@given(pattern=st.lists(TOKENS, min_size=1, max_size=4), words=st.lists(WORDS, min_size=1, max_size=8))
def test_it_finds_what_spacy_finds(pattern: list[dict[str, Any]], words: list[str]) -> None:
    analysis = next(analyze_texts([" ".join(words)]))
    for sentence in analysis.sentences:
        ours = [match[:2] for match in Pattern(pattern).find(Columns(sentence.tokens))]
        assert ours == spans_by_spacy(pattern, sentence)


@pytest.mark.slow
def test_it_finds_what_spacy_finds_in_the_examples_of_the_rules() -> None:
    rulebook = load_builtin()
    texts = [good.text for rule in rulebook for good in rule.examples.good]
    texts += [bad.text.replace("[[", "").replace("]]", "") for rule in rulebook for bad in rule.examples.bad]
    sentences = [s for analysis in analyze_texts(texts[::8]) for s in analysis.sentences]
    for rule in rulebook.rules[::12]:  # all of them take spaCy most of an hour
        for pattern in rule.match.patterns if rule.match.kind == "tokens" else []:
            if any(str(token.get("OP", "")).endswith(("0}", "2}", "4}", "6}", "8}", "9}")) for token in pattern):
                continue  # spaCy takes minutes for wide gaps
            ready = Pattern(pattern)
            for sentence in sentences:
                ours = ready.find(sentence.columns)
                if ours or sentence.index % 7 == 0:
                    assert ours == by_spacy(pattern, sentence), (rule.id, sentence)


def test_captures_span_all_tokens_of_a_repeated_step() -> None:
    sentence = next(analyze_texts(["You forgot the long red file"])).sentences[0]
    pattern = [{"LOWER": "the"}, {"POS": {"IN": ["ADJ", "NOUN"]}, "OP": "+", "capture": "thing"}]
    assert Pattern(pattern).find(sentence.columns) == [(2, 6, {"thing": (3, 6)})]


def test_wide_gaps_cost_little() -> None:
    sentence = next(analyze_texts(["If you do not " + "really " * 40 + "answer we will go"])).sentences[0]
    gap = {"OP": "{0,18}"}
    pattern = [{"LOWER": "if"}, gap, {"LOWER": "we"}, gap, {"LOWER": "sue"}, gap]
    began = time.process_time()
    assert Pattern(pattern).find(sentence.columns) == []
    assert time.process_time() - began < 0.2


@pytest.mark.parametrize("token", [{"OP": "??"}, {"LOWER": {"REGEX": "a"}}])
def test_what_is_not_supported_is_refused(token: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="operator|supported"):
        Pattern([token])
