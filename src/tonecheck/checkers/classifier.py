"""The learned reader beside the rules: its own findings, and what it thinks of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tonecheck.checkers.hit import quotations
from tonecheck.checkers.reader_view import VIEWS
from tonecheck.errors import MissingPartError
from tonecheck.finding import (
    DIMENSION,
    IN_REVIEW,
    MESSAGE_LEVEL,
    WORDING,
    Applicability,
    Edit,
    Evidence,
    Finding,
    Rewrite,
)
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis, Sentence
from tonecheck.reader import LABELS, Reader, Reading, said, shipped
from tonecheck.span import Span

#: Below this probability of any fault about meaning a rule's find in the sentence is not believed; among other sentences,
#: friendly ones most of all, the reader takes a plain reproach for milder than it is.
DISBELIEF, DISBELIEF_AMONG_MANY = 0.15, 0.05

#: In a body of more sentences than SHORT the reader needs to be surer: there are more chances to err, and a clipped sentence
#: among others that explain it is not curt.
SHORT, LEAST_AMONG_MANY, LEAST_CURT = 3, 0.55, 0.9

#: Talk about code is not what the reader was trained on most, and "Did you rebase it?" is a question.
LEAST_IN_REVIEW, LEAST_ASKED_IN_REVIEW = 0.8, 0.95

#: Nor is it where the reader is at least so sure of one fault, and finds the rule's less likely than that.
SURE, UNLIKELY = 0.7, 0.1

#: Probability from which on the reader's fault stands beside a rule's of another category in the same sentence.
BESIDE = 0.35

#: Words that a finding's evidence names.
MOST_WORDS = 3

_NUMBER = {label: i for i, label in enumerate(LABELS)}
_MEANING = [i for i, label in enumerate(LABELS) if label not in WORDING]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the reader found in a draft, with its readings by sentence, or in `skipped` why there are none."""

    findings: tuple[Finding, ...] = ()
    readings: tuple[tuple[Sentence, Reading], ...] = ()
    skipped: tuple[str, ...] = ()


def judge(analysis: Analysis, *, profile: str = "customer", reader: Reader | None = None) -> Judged:
    """The reader over the sentences of the body, part by part.

    Where its libraries or its model are missing, nothing is found and `skipped` says so.
    """
    reader = reader or shipped()
    readings: list[tuple[Sentence, Reading]] = []
    findings: list[Finding] = []
    try:
        for sentences in _runs(analysis):
            for sentence, reading in zip(sentences, reader.read([s.text for s in sentences]), strict=True):
                readings.append((sentence, reading))
                findings += _findings(analysis, sentence, reading, reader, profile)
    except MissingPartError as error:
        return Judged(skipped=(f"learned reader: {error}",))
    return Judged(tuple(findings), tuple(readings))


def joined(findings: Iterable[Finding], judged: Judged, analysis: Analysis) -> list[Finding]:
    """The rules' findings and the reader's, one for each cause.

    A rule's finding about meaning falls where the reader holds the sentence to be fine, or is sure of another fault. Where
    one stands, the rule's more specific message takes the place of the reader's; only a second fault of another
    category is added. Findings of the whole message and of wording (swearing, slang, capitals) stand by themselves.
    """
    readings = {analysis.sentence_span(sentence): reading for sentence, reading in judged.readings if reading.places}
    kept: list[Finding] = []
    said_of: dict[Span | None, set[str]] = {}
    for finding in findings:
        reading = readings.get(finding.sentence) if finding.sentence else None
        by_itself = finding.category in MESSAGE_LEVEL or finding.category in WORDING or _certain(finding)
        if reading is not None and not by_itself and not _agrees(reading, finding.category, analysis):
            continue
        kept.append(finding)
        if finding.category not in MESSAGE_LEVEL:
            said_of.setdefault(finding.sentence, set()).add(finding.category)
    for finding in judged.findings:
        said_already = said_of.get(finding.sentence, set())
        about_meaning = said_already - WORDING
        if finding.category in said_already:
            continue
        if about_meaning and finding.category not in WORDING and finding.confidence < BESIDE:
            continue
        kept.append(finding)
    return kept


def _certain(finding: Finding) -> bool:
    """Whether a rule's finding stands whatever the reader thinks: words that its rule calls certain."""
    return finding.confidence >= 1.0


def _agrees(reading: Reading, category: str, analysis: Analysis) -> bool:
    """Whether the reader lets a rule's finding about meaning stand."""
    alone = len(analysis.body) <= 1
    if float(reading.faults[_MEANING].sum()) < (DISBELIEF if alone else DISBELIEF_AMONG_MANY):
        return False
    return float(reading.faults.max()) < SURE or float(reading.faults[_NUMBER[category]]) >= UNLIKELY


def _runs(analysis: Analysis) -> Iterator[list[Sentence]]:
    """The body's sentences that follow one another, as far as they stand in one part; commits have no body of prose."""
    run: list[Sentence] = []
    for sentence in analysis.sentences:
        if sentence.segment.part.kind is not PartKind.BODY:
            continue
        if run and run[-1].segment.part is not sentence.segment.part:
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def _least(category: str, analysis: Analysis, profile: str) -> float:
    """The probability from which on a fault is told, beside its calibrated limit."""
    least = 0.0
    if len(analysis.body) > SHORT:
        least = LEAST_CURT if category == "curtness" else LEAST_AMONG_MANY
    if profile == "review":
        asked = category in ("accusatory-question", "curtness")
        least = max(least, LEAST_ASKED_IN_REVIEW if asked else LEAST_IN_REVIEW)
    return least


def _findings(
    analysis: Analysis, sentence: Sentence, reading: Reading, reader: Reader, profile: str
) -> Iterator[Finding]:
    if not reading.places:
        return
    quotes = quotations(sentence.segment.text)
    for label in said(reading.faults, reader.calibration["limits"]):
        category = LABELS[label]
        if profile == "review" and category not in IN_REVIEW:
            continue
        if reading.faults[label] < _least(category, analysis, profile):
            continue
        base, (start, end) = sentence.tokens.start_char, reading.words(label)
        tokens = sentence.segment.doc.char_span(base + start, base + end, alignment_mode="expand")
        if tokens is None or sentence.segment.masked.issuperset(range(tokens.start, tokens.end)):
            continue
        if _quoted(tokens.start_char, tokens.end_char, quotes):
            continue
        span = analysis.span(sentence.segment, tokens)
        if not re.search(r"[^\W\d_]", span.of(analysis.message.raw)):
            continue
        view = VIEWS[category]
        words = re.sub(r"\s+", " ", span.of(analysis.message.raw))
        yield Finding(
            rule=f"reader-{category}",
            category=category,
            dimension=DIMENSION[category],
            severity=view.severity,
            confidence=round(float(reading.faults[label]), 3),
            message=view.message.replace("{match}", words),
            span=span,
            weight=view.weight,
            explanation=view.explanation,
            rewrites=_frames(analysis, sentence, view.frames),
            sentence=analysis.sentence_span(sentence),
            evidence=_evidence(analysis, sentence, reading, label),
        )


def _quoted(start: int, end: int, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether words stand for the most part in quotation marks: they are somebody else's."""
    return 2 * sum(max(0, min(end, b) - max(start, a)) for a, b in quotes) > end - start


def _frames(analysis: Analysis, sentence: Sentence, frames: Sequence[str | None]) -> tuple[Rewrite, ...]:
    span = analysis.sentence_span(sentence)
    return tuple(
        Rewrite((Edit(span, frame),), Applicability.SHOW, "says what the reader needs, without the sting")
        for frame in frames
        if frame is not None
    )


def _evidence(analysis: Analysis, sentence: Sentence, reading: Reading, label: int) -> tuple[Evidence, ...]:
    """The words that moved the decision most, with their share of it, in the order of the text."""
    strength: dict[int, float] = {}
    base = sentence.tokens.start_char
    for (start, _), value in zip(reading.places, reading.pieces[:, label], strict=True):
        token = sentence.segment.doc.char_span(base + start, base + start + 1, alignment_mode="expand")
        if token is not None and not token[0].is_punct:
            strength[token.start] = max(strength.get(token.start, 0.0), 1.0 / (1.0 + 2.718281828 ** -float(value)))
    total = sum(strength.values())
    chosen = sorted(sorted(strength, key=lambda i: -strength[i])[:MOST_WORDS])
    doc = sentence.segment.doc
    return tuple(
        Evidence(analysis.span(sentence.segment, doc[i : i + 1]), round(strength[i] / total, 2)) for i in chosen
    )
