"""Runs all rules over an analysis and turns their hits into findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tonecheck.checkers import guards
from tonecheck.checkers.hit import Hit, marked, quotations
from tonecheck.checkers.phrase import Phrases
from tonecheck.checkers.structure import CHECKS
from tonecheck.checkers.tokens import Find, TokenRules, longest, token_finder
from tonecheck.checkers.tokens import anchors as token_anchors
from tonecheck.checkers.wording import ANY_WORD, needed_words, table_words
from tonecheck.errors import RuleError
from tonecheck.finding import Finding
from tonecheck.nlp import Analysis, Segment, Sentence
from tonecheck.rewrite.make import make
from tonecheck.rulebook import Anchor, Rule, Rulebook, Unless


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentences around a hit, for exceptions that look there."""

    previous: Sentence | None
    next: Sentence | None


class RuleChecker:
    """A rulebook made ready: tries, anchors and matchers, the last made when first needed."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self._phrases = Phrases(rulebook)
        self._tokens = TokenRules(
            [rule for rule in rulebook if rule.match.kind in ("tokens", "dependency")], rulebook.anchors
        )
        structure = [rule for rule in rulebook if rule.match.kind == "structure"]
        for rule in structure:
            if rule.match.check not in CHECKS:
                raise RuleError(f"no check {rule.match.check!r}; allowed: {', '.join(sorted(CHECKS))}", path=rule.path)
        self._structure = [rule for rule in structure if rule.match.check != "word-table"]
        #: The rules with a table of words, by the words of which a sentence must hold one.
        self._tables: dict[str, list[Rule]] = {}
        for rule in structure:
            if rule.match.check == "word-table":
                known = rulebook.anchors.get(rule.id)
                for word in known[0][1] if known else needed_words(rule):
                    self._tables.setdefault(word, []).append(rule)
        self._exceptions: dict[int, Find] = {}

    def check(self, analysis: Analysis, *, profile: str = "customer") -> list[Finding]:
        """All findings of all rules for that profile, unresolved."""
        return [self._finding(rule, hit, analysis) for rule, hit in self.hits(analysis, profile=profile)]

    def hits(self, analysis: Analysis, *, profile: str = "customer") -> Iterator[tuple[Rule, Hit]]:
        """The hits that no exception takes back; of those of one rule that overlap, the longest."""
        kept: dict[str, list[Hit]] = {}
        for rule, hit in self._unexcused(analysis, profile):
            kept.setdefault(rule.id, []).append(hit)
        for rule_id, found in kept.items():
            for hit in _without_overlaps(found):
                yield self.rulebook.by_id[rule_id], hit

    def _unexcused(self, analysis: Analysis, profile: str) -> Iterator[tuple[Rule, Hit]]:
        quoted: dict[int, list[tuple[int, int]]] = {}
        for rule, hit in self._candidates(analysis):
            if profile not in rule.profiles:
                continue
            if hit.sentence is not None:
                segment = hit.sentence.segment
                if rule.match.kind != "structure" and segment.part.kind not in rule.match.parts:
                    continue
                if not _stands(hit, rule.match.at) or not segment.masked.isdisjoint(range(hit.start, hit.end)):
                    continue
                if not rule.match.in_quotes and _inside_quotation(hit, segment, quoted):
                    continue
            if not any(self._exempt(unless, hit, analysis) for unless in rule.match.unless):
                yield rule, hit

    def _candidates(self, analysis: Analysis) -> Iterator[tuple[Rule, Hit]]:
        for sentence in analysis.sentences:
            yield from self._phrases.check(sentence)
            yield from self._tokens.check(sentence)
            named = self._tables.keys() & sentence.present
            tables = {rule.id: rule for word in (*named, ANY_WORD) for rule in self._tables.get(word, ())}
            for _, rule in sorted(tables.items()):
                for hit in table_words(sentence, rule.match.options):
                    yield rule, hit
        for rule in self._structure:
            assert rule.match.check is not None
            for hit in CHECKS[rule.match.check](analysis, rule.match.options):
                yield rule, hit

    def _exempt(self, unless: Unless, hit: Hit, analysis: Analysis) -> bool:
        if unless.guard is not None:
            if unless.guard not in guards.GUARDS:
                raise RuleError(f"no guard {unless.guard!r}; allowed: {', '.join(sorted(guards.GUARDS))}")
            return hit.sentence is not None and guards.GUARDS[unless.guard](hit)
        if hit.sentence is None:
            return False
        place = unless.place
        if place in ("previous", "next"):
            index = hit.sentence.index + (1 if place == "next" else -1)
            if not 0 <= index < len(analysis.sentences):
                return False
            return any(True for _ in self._finder(unless)(analysis.sentences[index]))
        for other in self._finder(unless)(hit.sentence):
            if (
                place == "sentence"
                or (place == "before" and other.end <= hit.start)
                or (place == "after" and other.start >= hit.end)
                or (place == "inside" and other.start >= hit.start and other.end <= hit.end)
            ):
                return True
        return False

    def _finder(self, unless: Unless) -> Find:
        if id(unless) not in self._exceptions:
            self._exceptions[id(unless)] = token_finder(getattr(unless, unless.place))
        return self._exceptions[id(unless)]

    def _finding(self, rule: Rule, hit: Hit, analysis: Analysis) -> Finding:
        span = sentence_span = None
        words = ""
        if hit.sentence is not None:
            segment = hit.sentence.segment
            if hit.characters is not None:
                span = analysis.characters(segment, *hit.characters)
            else:
                span = analysis.span(segment, marked(hit, rule.match.mark))
            sentence_span = analysis.sentence_span(hit.sentence)
            words = re.sub(r"\s+", " ", span.of(analysis.message.raw))
        return Finding(
            rule=rule.id,
            category=rule.category,
            dimension=rule.dimension,
            severity=rule.severity,
            confidence=hit.confidence if hit.confidence is not None else rule.confidence,
            message=_fill(rule.message, {"match": words, **hit.values}),
            span=span,
            weight=rule.weight,
            explanation=rule.explanation.strip(),
            rewrites=make(rule, hit, analysis),
            sentence=sentence_span,
        )


def anchors(rule: Rule) -> Sequence[Anchor] | None:
    """What compiled.json keeps of a rule so that it need not be looked at in vain; None where there is nothing to keep."""
    if rule.match.kind == "structure":
        return [("word", needed_words(rule))] if rule.match.check == "word-table" else None
    return token_anchors(rule)


def _without_overlaps(hits: list[Hit]) -> list[Hit]:
    """Overlaps are looked for sentence by sentence; a hit on the message as a whole overlaps none."""
    if len(hits) == 1:
        return hits
    by_sentence: dict[int, list[Hit]] = {}
    for hit in hits:
        by_sentence.setdefault(hit.sentence.index if hit.sentence is not None else -1, []).append(hit)
    return [h for index, found in sorted(by_sentence.items()) for h in (found if index < 0 else longest(found))]


def _fill(template: str, values: dict[str, str]) -> str:
    return re.sub(r"\{([a-z_]+)\}", lambda field: values.get(field[1], field[0]), template)


def _stands(hit: Hit, at: str) -> bool:
    """Whether the match stands where the rule wants it; opening quotes, dashes and final marks do not count."""
    if at == "anywhere":
        return True
    assert hit.sentence is not None
    sentence, doc = hit.sentence.tokens, hit.doc
    first = all(doc[i].is_punct or doc[i].is_space for i in range(sentence.start, hit.start))
    last = all(doc[i].is_punct or doc[i].is_space for i in range(hit.end, sentence.end))
    return {"start": first, "end": last, "whole": first and last}[at]


def _inside_quotation(hit: Hit, segment: Segment, known: dict[int, list[tuple[int, int]]]) -> bool:
    key = id(segment)
    if key not in known:
        known[key] = quotations(segment.text)
    if not known[key]:
        return False
    start, end = hit.characters or (hit.tokens.start_char, hit.tokens.end_char)
    return any(a <= start and end <= b for a, b in known[key])


def select(rulebook: Rulebook, names: Iterable[str]) -> Rulebook:
    """The rules whose id, category or dimension is named."""
    wanted = set(names)
    rules = tuple(r for r in rulebook if wanted & {r.id, r.category, r.dimension})
    return Rulebook(rules, rulebook.graphs, rulebook.anchors)
