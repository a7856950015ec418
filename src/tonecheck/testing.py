"""The rule runner: turns each rule's examples into checks and says which rules are weak. Also `tonecheck rules test`.

It refuses: fewer than three bad or four good examples; no source; a span other than `[[…]]`; a rewrite that is not as stated, equals its
input or is flagged again; a flagged good sentence; an exception that its example does not need; a known miss that is now
found; an example that stands twice; a pattern token without a near miss (widened to any token, some good sentence must be
flagged); a phrase that does not find itself; an unknown guard, check, transform or profile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tonecheck import message as messages
from tonecheck.checkers import guards
from tonecheck.checkers.findings import RuleChecker
from tonecheck.checkers.phrase import Phrases, expand
from tonecheck.checkers.structure import CHECKS
from tonecheck.checkers.tokens import Needs, literals, split_captures, token_finder, token_matcher
from tonecheck.finding import Applicability, Finding
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis, Sentence, analyze, analyze_texts, bare_sentence, pipeline
from tonecheck.rewrite.transforms import TRANSFORMS
from tonecheck.rulebook import Context, Rule, Rulebook
from tonecheck.span import Span

MIN_BAD, MIN_GOOD = 3, 4

#: Words that only hold a pattern together; a token that allows nothing else needs no near miss.
GLUE = frozenset(
    [
        "to",
        "the",
        "a",
        "an",
        "of",
        "that",
        "as",
        "on",
        "in",
        "at",
        "for",
        "with",
        "by",
        "and",
        "or",
        ",",
        ";",
        ":",
        ".",
        "!",
        "?",
        "-",
        "--",
        "–",
        "—",
        "'",
        "'",
        '"',
        "it",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "will",
        "would",
        "can",
        "could",
        "there",
        "this",
        "s",
        "'s",
        "so",
    ]
)

_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)


@dataclass(frozen=True, slots=True)
class Problem:
    """A weakness of a rule: where it is and what is wrong."""

    path: str
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}: {self.text}"


def split_marks(text: str) -> tuple[str, list[Span]]:
    """The text without `[[` and `]]`, and the spans that they marked."""
    plain, spans, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        spans.append(Span(len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        at = mark.end()
    return plain + text[at:], spans


def check_rulebook(rulebook: Rulebook, only: Sequence[str] = (), *, whole: Rulebook | None = None) -> list[Problem]:
    """The problems of the rules (of those named in `only`: ids, categories or dimensions), none if all are sound.

    Good sentences must be clean, and suggested rewrites bring nothing new, under every rule of `whole` (default: the rulebook).
    """
    chosen = [r for r in rulebook if not only or {r.id, r.category, r.dimension} & set(only)]
    bench = _Bench(whole or rulebook)
    return [problem for rule in chosen for problem in bench.problems(rule)]


class _Bench:
    """Analyses shared by all rules under test."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.checker = RuleChecker(rulebook)
        texts = {split_marks(c.text)[0] for r in rulebook for c in _contexts(r) if not _is_draft(r, c)}
        self._analyses = dict(zip(sorted(texts), analyze_texts(sorted(texts)), strict=True))
        self._single: dict[str, RuleChecker] = {}

    def analysis(self, rule: Rule, context: Context) -> Analysis:
        if _is_draft(rule, context):
            return analyze(
                messages.parse(
                    split_marks(context.text)[0],
                    kind=context.kind,
                    subject=context.subject,
                    to=context.to,
                    reply_to=context.reply_to,
                    attachments=context.attachments,
                )
            )
        text = split_marks(context.text)[0]
        if text not in self._analyses:
            self._analyses[text] = next(analyze_texts([text]))
        return self._analyses[text]

    def single(self, rule: Rule) -> RuleChecker:
        if rule.id not in self._single:
            self._single[rule.id] = RuleChecker(Rulebook((rule,)))
        return self._single[rule.id]

    def problems(self, rule: Rule) -> Iterator[Problem]:
        for text in self._texts(rule):
            yield Problem(rule.path, rule.id, text)

    def _texts(self, rule: Rule) -> Iterator[str]:
        yield from _names(rule)
        if any(True for _ in _names(rule)):
            return
        if not rule.sources:
            yield "no source"
        if len(rule.examples.bad) < MIN_BAD:
            yield f"{len(rule.examples.bad)} bad examples; at least {MIN_BAD} are needed"
        if len(rule.examples.good) < MIN_GOOD:
            yield f"{len(rule.examples.good)} good examples; at least {MIN_GOOD} are needed"
        seen: set[str] = set()
        for context in _contexts(rule):
            plain = split_marks(context.text)[0]
            if plain in seen and not _is_draft(rule, context):
                yield f"example stands twice: {plain!r}"
            seen.add(plain)
        yield from self._bad(rule)
        yield from self._good(rule)
        yield from self._exceptions(rule)
        yield from self._near_misses(rule)
        yield from self._phrases(rule)

    def _own(self, rule: Rule, analysis: Analysis) -> list[Finding]:
        return self.single(rule).check(analysis, profile=rule.profiles[0])

    def _bad(self, rule: Rule) -> Iterator[str]:
        stated = False
        rewritten: list[tuple[str, str, Applicability]] = []
        for example in rule.examples.bad:
            plain, spans = split_marks(example.text)
            analysis = self.analysis(rule, example)
            found = self._own(rule, analysis)
            places = sorted({f.span for f in found if f.span is not None})
            if rule.scope == "message" and not spans:
                if not found:
                    yield f"not found in {plain!r}"
            elif not spans:
                yield f"bad example without [[…]]: {plain!r}"
            elif places != spans:
                shown = [span.of(plain) for span in places]
                yield f"marks {shown} in {example.text!r}"
            made = [rewrite for finding in found for rewrite in finding.rewrites]
            results = [rewrite.apply(plain) for rewrite in made]
            if example.fixed is not None:
                stated = True
                if results != example.fixed:
                    yield f"rewrites of {plain!r} are {results}, stated {example.fixed}"
            for rewrite, result in zip(made, results, strict=True):
                if result == plain:
                    yield f"a rewrite changes nothing in {plain!r}"
                elif not _is_draft(rule, example) and re.search(r"\w", result):
                    rewritten.append((plain, result, rewrite.applicability))
        analyses = analyze_texts([result for _, result, _ in rewritten])
        for (plain, result, applicability), after in zip(rewritten, analyses, strict=True):
            yield from self._again(rule, plain, result, after, applicability)
        if rule.rewrites and not stated:
            yield "rewrites are stated by no bad example (fixed: [...])"

    def _again(
        self, rule: Rule, plain: str, result: str, after: Analysis, applicability: Applicability
    ) -> Iterator[str]:
        again = [f for f in self._own(rule, after) if f.rule == rule.id]
        before = len(self._own(rule, self.analysis(rule, Context(text=plain))))
        if len(again) >= before:
            yield f"rewrite is flagged again: {result!r}"
        if applicability is not Applicability.SHOW:
            old = {f.rule for f in self.checker.check(self.analysis(rule, Context(text=plain)))}
            new = {f.rule for f in self.checker.check(after)} - old
            if new:
                yield f"rewrite {result!r} is flagged by {', '.join(sorted(new))}"

    def _good(self, rule: Rule) -> Iterator[str]:
        for example in rule.examples.good:
            analysis = self.analysis(rule, example)
            own = self._own(rule, analysis)
            if own:
                yield f"flags the good example {example.text!r}"
                continue
            if rule.scope == "sentence":
                others = {f.rule for f in self.checker.check(analysis, profile=rule.profiles[0])}
                if others:
                    yield f"good example {example.text!r} is flagged by {', '.join(sorted(others))}"
        for miss in rule.examples.known_misses:
            if self._own(rule, self.analysis(rule, Context(text=miss.text))):
                yield f"known miss is found now: {miss.text!r}"

    def _exceptions(self, rule: Rule) -> Iterator[str]:
        for index, unless in enumerate(rule.match.unless):
            analysis = self.analysis(rule, unless.example)
            if self._own(rule, analysis):
                yield f"exception {index + 1} does not hold for its example {unless.example.text!r}"
                continue
            kept = [u for i, u in enumerate(rule.match.unless) if i != index]
            weaker = rule.model_copy(update={"match": rule.match.model_copy(update={"unless": kept})})
            if not RuleChecker(Rulebook((weaker,))).check(analysis, profile=rule.profiles[0]):
                yield f"exception {index + 1} is not needed for its example {unless.example.text!r}"

    def _near_misses(self, rule: Rule) -> Iterator[str]:
        """Each token that fixes something must matter: without it, some good sentence of the rulebook is flagged."""
        if rule.match.kind != "tokens":
            return
        missing: dict[str, tuple[int, int, Needs]] = {}
        matcher = token_matcher()
        for number, pattern in enumerate(rule.match.patterns):
            plain, _ = split_captures(pattern)
            for index, token in enumerate(plain):
                fixed = literals(token)
                if not fixed or len(pattern) == 1 or all(words <= GLUE for _, words in fixed):
                    continue
                wider = [*plain[:index], {}, *plain[index + 1 :]]
                missing[f"{number} {index}"] = number, index, Needs.of(wider)
                matcher.add(f"{number} {index}", [wider])
        strings = pipeline().vocab.strings
        for sentence in self._good_sentences():
            if any(needs.met(sentence.norms, sentence.lemmas) for _, _, needs in missing.values()):
                for found, _, _ in matcher(sentence.tokens):
                    missing.pop(strings[found], None)
        for number, index, _ in missing.values():
            token = rule.match.patterns[number][index]
            yield f"pattern {number + 1}, token {index + 1} {token}: no good example is flagged when it may be any token"

    def _good_sentences(self) -> list[Sentence]:
        """The sentences of all good examples of the rulebook."""
        if not hasattr(self, "_goods"):
            self._goods = [
                sentence
                for rule in self.rulebook
                for context in rule.examples.good
                for sentence in self.analysis(rule, context).sentences
            ]
        return self._goods

    def _phrases(self, rule: Rule) -> Iterator[str]:
        """A generated case for each phrase: it must find itself inside a sentence."""
        if rule.match.kind != "phrase" or rule.match.by == "lemma":
            return
        phrases = Phrases(Rulebook((rule,)))
        for reading in {reading for phrase in rule.match.phrases for reading in expand(phrase)}:
            if not any(True for _ in phrases.check(bare_sentence(f"So {reading} then."))):
                yield f"phrase {reading!r} does not find itself"


def _contexts(rule: Rule) -> list[Context]:
    return [*rule.examples.bad, *rule.examples.good, *(unless.example for unless in rule.match.unless)]


def _is_draft(rule: Rule, context: Context) -> bool:
    """Whether the example is to be parsed as a draft; else it is judged as bare body text."""
    named = context.subject or context.to or context.reply_to or context.attachments or context.kind
    parts = set(rule.match.parts) - {PartKind.BODY, PartKind.SUBJECT}
    return bool(named) or rule.scope == "message" or bool(parts)


def _names(rule: Rule) -> Iterator[str]:
    """Names that nothing answers to."""
    for unless in rule.match.unless:
        if unless.guard is not None and unless.guard not in guards.GUARDS:
            yield f"no guard {unless.guard!r}; allowed: {', '.join(sorted(guards.GUARDS))}"
    for rewrite in rule.rewrites:
        if rewrite.transform is not None and rewrite.transform not in TRANSFORMS:
            yield f"no transform {rewrite.transform!r}; allowed: {', '.join(sorted(TRANSFORMS))}"
        if rewrite.text is not None and re.search(r"\[(?!…\])", rewrite.text):
            yield f"a blank is written […], found in {rewrite.text!r}"
        if rewrite.text is not None and ("[…]" in rewrite.text) != (rewrite.applicability is Applicability.SHOW):
            yield f"a rewrite with a blank […] is `show`, one without is not: {rewrite.text!r}"
    if rule.match.check is not None and rule.match.check not in CHECKS:
        yield f"no check {rule.match.check!r}; allowed: {', '.join(sorted(CHECKS))}"
    for pattern in [*rule.match.patterns, *(p for u in rule.match.unless if not u.guard for p in getattr(u, u.place))]:
        for token in pattern:
            if "REGEX" in str(token) or "FUZZY" in str(token):
                yield "token patterns take no REGEX or FUZZY; use IN lists, so that the time of a check is bounded"
    if rule.match.kind in ("tokens", "dependency"):
        from tonecheck.checkers.tokens import dependency_finder

        make = token_finder if rule.match.kind == "tokens" else dependency_finder
        try:
            make(rule.match.patterns, validate=True)
        except ValueError as error:
            yield f"pattern: {' '.join(str(error).split())}"
