"""Token patterns (our own matcher) and dependency patterns (spaCy DependencyMatcher), run only where they can match.

Each pattern names words that a matching sentence must hold; a sentence without them is never searched, and a rule's
matcher is made when a sentence first needs it. So 200 rules cost little more than 20.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from tonecheck.checkers.hit import Hit
from tonecheck.checkers.pattern import Pattern
from tonecheck.nlp import Sentence, pipeline
from tonecheck.rulebook import Anchor, Rule, TokenPattern

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_OPTIONAL = ("?", "*", "!")
_FORMS = ("LOWER", "NORM", "ORTH", "TEXT")

#: Words so common that they make poor anchors; others are tried first.
COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "and",
        "or",
        "is",
        "are",
        "was",
        "be",
        "been",
        "not",
        "no",
        "it",
        "that",
        "this",
        "i",
        "we",
        "you",
        "your",
        "our",
        "my",
        "me",
        "us",
        "he",
        "she",
        "they",
        "do",
        "did",
        "does",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "for",
        "on",
        "with",
        "at",
        "by",
        "from",
        "as",
        "if",
        "but",
        "so",
        "what",
        "when",
        "how",
        "why",
        "all",
        "any",
        "'s",
        ".",
        ",",
        "!",
        "?",
        ":",
        ";",
        "-",
        '"',
        "'",
        "(",
        ")",
    ]
)


def literals(token: Mapping[str, Any]) -> list[tuple[str, frozenset[str]]]:
    """What a token pattern fixes: ("norm" or "lemma", allowed words); empty for an optional or open token."""
    operator = str(token.get("OP", "1"))
    if operator.startswith(_OPTIONAL) or operator.startswith(("{0", "{,")):
        return []
    found = []
    for key, value in token.items():
        allowed = value.get("IN") if isinstance(value, dict) else [value] if isinstance(value, str) else None
        if allowed is None:
            continue
        if key in _FORMS:
            found.append(("norm", frozenset(str(word).lower() for word in allowed)))
        elif key == "LEMMA":
            found.append(("lemma", frozenset(str(word) for word in allowed)))
    return found


@dataclass(frozen=True, slots=True)
class Needs:
    """Word sets that a sentence must meet, each with at least one of its words, before a pattern can match in it."""

    norms: tuple[frozenset[str], ...]
    lemmas: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, pattern: Sequence[Mapping[str, Any]], *, dependency: bool = False) -> Needs:
        fixed = [f for token in pattern for f in literals(token.get("RIGHT_ATTRS", {}) if dependency else token)]
        return cls(
            tuple(words for attribute, words in fixed if attribute == "norm"),
            tuple(words for attribute, words in fixed if attribute == "lemma"),
        )

    def met(self, norms: frozenset[str], lemmas: frozenset[str]) -> bool:
        for words in self.norms:
            if words.isdisjoint(norms):
                return False
        for words in self.lemmas:  # noqa: SIM110  (a generator costs more than the question)
            if words.isdisjoint(lemmas):
                return False
        return True

    def anchor(self) -> tuple[str, frozenset[str]] | None:
        """The word set that is rarest to meet, None if the pattern fixes no word."""
        choices = [("norm", words) for words in self.norms] + [("lemma", words) for words in self.lemmas]
        return min(choices, key=lambda c: (len(c[1] & COMMON) > 0, len(c[1])), default=None)


def split_captures(pattern: Sequence[TokenPattern]) -> tuple[list[dict[str, Any]], dict[int, str]]:
    """The pattern as spaCy takes it, and which of its tokens are captured under which name."""
    plain = [{key: value for key, value in token.items() if key != "capture"} for token in pattern]
    return plain, {i: str(token["capture"]) for i, token in enumerate(pattern) if "capture" in token}


def token_matcher(*, validate: bool = False) -> Matcher:
    """An empty spaCy Matcher over the pipeline's vocabulary."""
    from spacy.matcher import Matcher

    return Matcher(pipeline().vocab, validate=validate)


class Find(Protocol):
    """Finds the longest matches of patterns in a sentence, none inside another; `only`: the numbers of patterns to try."""

    def __call__(self, sentence: Sentence, only: Collection[int] | None = None) -> Iterator[Hit]: ...


def token_finder(patterns: Sequence[Sequence[TokenPattern]], *, validate: bool = False) -> Find:
    """A function that finds the longest matches of token patterns in a sentence, none inside another.

    Raises:
        ValueError: a pattern is not one; with `validate`, spaCy's own words say why.
    """
    if validate:
        matcher = token_matcher(validate=True)
        for pattern in patterns:
            matcher.add("pattern", [split_captures(pattern)[0]])
    ready = [Pattern(pattern) for pattern in patterns]

    def find(sentence: Sentence, only: Collection[int] | None = None) -> Iterator[Hit]:
        doc: Doc = sentence.tokens.doc
        base = sentence.tokens.start
        found = []
        for number, pattern in enumerate(ready):
            if only is not None and number not in only:
                continue
            for start, end, captured in pattern.find(sentence.columns):
                captures = {name: doc[base + a : base + b] for name, (a, b) in captured.items()}
                found.append(Hit(sentence, base + start, base + end, captures))
        yield from longest(found)

    return find


def dependency_finder(patterns: Sequence[Sequence[TokenPattern]], *, validate: bool = False) -> Find:
    """The same for DependencyMatcher patterns; a capture's name is its RIGHT_ID, the match runs from first to last token."""
    ready = _dependency_matcher(pipeline().vocab, patterns, validate)

    def find(sentence: Sentence, only: Collection[int] | None = None) -> Iterator[Hit]:
        nonlocal ready
        tokens = sentence.tokens
        doc: Doc = tokens.doc
        matcher = ready
        if matcher.vocab is not doc.vocab:  # the pipeline has been loaded anew
            matcher = ready = _dependency_matcher(doc.vocab, patterns, False)
        found = []
        for key, places in matcher(tokens):
            pattern = patterns[int(doc.vocab.strings[key])]
            absolute = [tokens.start + place for place in places]
            captures = {str(step["RIGHT_ID"]): doc[i : i + 1] for step, i in zip(pattern, absolute, strict=True)}
            found.append(Hit(sentence, min(absolute), max(absolute) + 1, captures))
        yield from longest(found)

    return find


def _dependency_matcher(vocab: Vocab, patterns: Sequence[Sequence[TokenPattern]], validate: bool) -> Any:
    from spacy.matcher import DependencyMatcher

    matcher = DependencyMatcher(vocab, validate=validate)
    for number, pattern in enumerate(patterns):
        matcher.add(str(number), [list(pattern)])
    return matcher


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those that overlap a longer (then: earlier) one, in the order of the text.

    Hits with characters of their own inside one token (parts of a word) are compared by those.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start)):
        if all(not _overlap(hit, other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _overlap(one: Hit, other: Hit) -> bool:
    if one.characters and other.characters:
        return one.characters[0] < other.characters[1] and other.characters[0] < one.characters[1]
    return one.start < other.end and other.start < one.end


def anchors(rule: Rule) -> list[Anchor]:
    """For each pattern of the rule the words of which a sentence must hold one before the pattern can match in it."""
    dependency = rule.match.kind == "dependency"
    chosen = [Needs.of(pattern, dependency=dependency).anchor() for pattern in rule.match.patterns]
    return [("", ()) if anchor is None else (anchor[0], sorted(anchor[1])) for anchor in chosen]


class TokenRules:
    """All rules of kinds tokens and dependency. `known`: the anchors of rules that came compiled, by id."""

    def __init__(self, rules: Sequence[Rule], known: Mapping[str, Sequence[Anchor]]) -> None:
        self._rules = rules
        #: For each pattern of each rule: the rule's place and the pattern's place in it.
        self._patterns: list[tuple[int, int]] = []
        self._needs: dict[int, Needs] = {}
        self._by_norm: dict[str, list[int]] = defaultdict(list)
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        self._finders: dict[str, Find] = {}
        for place, rule in enumerate(rules):
            own = known[rule.id] if rule.id in known else anchors(rule)
            for number, (attribute, words) in enumerate(own):
                index = len(self._patterns)
                self._patterns.append((place, number))
                if not attribute:
                    self._always.append(index)
                    continue
                table = self._by_norm if attribute == "norm" else self._by_lemma
                for word in words:
                    table[word].append(index)

    def check(self, sentence: Sentence) -> Iterator[tuple[Rule, Hit]]:
        candidates = set(self._always)
        for word in self._by_norm.keys() & sentence.norms:
            candidates.update(self._by_norm[word])
        for word in self._by_lemma.keys() & sentence.lemmas:
            candidates.update(self._by_lemma[word])
        possible: dict[int, list[int]] = {}
        for index in candidates:
            needs = self._needs.get(index)
            if needs is None:
                needs = self._needs[index] = self._needs_of(index)
            if needs.met(sentence.norms, sentence.lemmas):
                place, number = self._patterns[index]
                possible.setdefault(place, []).append(number)
        for place in sorted(possible):
            rule = self._rules[place]
            for hit in self.finder(rule)(sentence, possible[place]):
                yield rule, hit

    def _needs_of(self, index: int) -> Needs:
        place, number = self._patterns[index]
        match = self._rules[place].match
        return Needs.of(match.patterns[number], dependency=match.kind == "dependency")

    def finder(self, rule: Rule) -> Find:
        if rule.id not in self._finders:
            make = dependency_finder if rule.match.kind == "dependency" else token_finder
            self._finders[rule.id] = make(rule.match.patterns)
        return self._finders[rule.id]
