"""Phrases: fixed word sequences, found with one walk over a graph of all of them.

A graph of normalised words costs the same for 200 phrases as for 4,000, is made from the compiled rules without running
the tokenizer, and takes lemmas as well as forms; spaCy's PhraseMatcher needs a document for each phrase at start-up.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from tonecheck.checkers.hit import Hit
from tonecheck.nlp import Sentence, pipeline, tidy
from tonecheck.rulebook import PhraseGraph, Rule, Rulebook

_GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")


def expand(phrase: str) -> list[str]:
    """All readings of a phrase with alternatives: "per my (last|previous|) note" gives three.

    Groups do not nest; an empty alternative makes the group optional.
    """
    pieces = _GROUP.split(phrase)
    choices = [piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces)]
    return [re.sub(r"\s+", " ", "".join(parts)).strip() for parts in itertools.product(*choices)]


@lru_cache(maxsize=1 << 16)
def words(phrase: str, *, by: str) -> tuple[str, ...]:
    """A phrase as the keys that its tokens are looked up by."""
    tokens = [t for t in pipeline().make_doc(tidy(phrase)[0]) if not t.is_space]
    return tuple(t.norm_ if by == "norm" else t.lower_ for t in tokens)


def readings(rule: Rule) -> list[tuple[str, ...]]:
    """The keys of all readings of a rule's phrases."""
    return [words(reading, by=rule.match.by) for phrase in rule.match.phrases for reading in expand(phrase)]


class Phrases:
    """All phrase rules of a rulebook: the graphs that came compiled, and those of the rules that did not."""

    def __init__(self, rulebook: Rulebook) -> None:
        graphs = list(rulebook.graphs)
        for by in ("norm", "lemma"):
            new = [
                r for r in rulebook if r.match.kind == "phrase" and r.match.by == by and r.id not in rulebook.anchors
            ]
            if new:
                graphs.append(PhraseGraph.of(by, [(rule.id, readings(rule)) for rule in new]))
        self._graphs = []
        for graph in graphs:
            ends = {
                node: tuple(rulebook.by_id[rule_id] for rule_id in ids if rule_id in rulebook.by_id)
                for node, ids in graph.ends.items()
            }
            self._graphs.append((graph.by, graph.edges[graph.root], graph.edges, ends))

    def check(self, sentence: Sentence) -> Iterator[tuple[Rule, Hit]]:
        """The longest match at each token for each rule."""
        for by, first, edges, ends in self._graphs:
            keys = sentence.columns[by.upper()]
            for i, key in enumerate(keys):
                if key not in first:
                    continue
                longest: dict[str, tuple[Rule, int]] = {}
                node: int | None = first[key]
                end = i + 1
                while node is not None:
                    for rule in ends.get(node, ()):
                        longest[rule.id] = rule, end
                    node = edges[node].get(keys[end]) if end < len(keys) else None
                    end += 1
                start = sentence.tokens.start
                for rule, end in longest.values():
                    yield rule, Hit(sentence, start + i, start + end)
