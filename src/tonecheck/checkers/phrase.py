"""Phrases: fixed word sequences, found with one walk over a trie of all of them.

A trie of normalised words costs the same for 200 phrases as for 4,000, is made from the compiled rules without running
the tokenizer, and takes lemmas as well as forms; spaCy's PhraseMatcher needs a document for each phrase at start-up.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from tonecheck.checkers.hit import Hit
from tonecheck.nlp import Sentence, pipeline, tidy
from tonecheck.rulebook import Rule, Rulebook

_GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")
_END = ""  # key of the rule list in a trie node; no token is empty


def expand(phrase: str) -> list[str]:
    """All readings of a phrase with alternatives: "per my (last|previous|) note" gives three.

    Groups do not nest; an empty alternative makes the group optional.
    """
    pieces = _GROUP.split(phrase)
    choices = [piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces)]
    return [re.sub(r"\s+", " ", "".join(parts)).strip() for parts in itertools.product(*choices)]


def words(phrase: str, *, by: str) -> tuple[str, ...]:
    """A phrase as the keys that its tokens are looked up by."""
    tokens = [t for t in pipeline().make_doc(tidy(phrase)[0]) if not t.is_space]
    return tuple(t.norm_ if by == "norm" else t.lower_ for t in tokens)


def readings(rule: Rule) -> list[tuple[str, ...]]:
    """The keys of all readings of a rule's phrases."""
    return [words(reading, by=rule.match.by) for phrase in rule.match.phrases for reading in expand(phrase)]


class Phrases:
    """All phrase rules of a rulebook in two tries, one by NORM and one by LEMMA."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._tries: dict[str, dict[str, Any]] = {}
        for rule in rulebook:
            if rule.match.kind != "phrase":
                continue
            compiled = rulebook.readings.get(rule.id)
            for keys in compiled if compiled is not None else readings(rule):
                node = self._tries.setdefault(rule.match.by, {})
                for word in keys:
                    node = node.setdefault(word, {})
                found = node.setdefault(_END, [])
                if not any(rule is other for other in found):
                    found.append(rule)

    def check(self, sentence: Sentence) -> Iterator[tuple[Rule, Hit]]:
        """The longest match at each token for each rule."""
        tokens = list(sentence.tokens)
        for by, trie in self._tries.items():
            keys = [t.norm_ if by == "norm" else t.lemma_ for t in tokens]
            for i, key in enumerate(keys):
                node = trie.get(key)
                longest: dict[str, tuple[Rule, int]] = {}
                j = i + 1
                while node is not None:
                    for rule in node.get(_END, ()):
                        longest[rule.id] = rule, j
                    node = node.get(keys[j]) if j < len(keys) else None
                    j += 1
                for rule, end in longest.values():
                    yield rule, Hit(sentence, tokens[i].i, tokens[i].i + end - i)
