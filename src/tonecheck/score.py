"""From findings and analysis to scores that add up, and the verdict.

For each dimension a plain neutral note stands at `BASELINE`. What the draft does well lifts it towards 100 with falling returns;
each fault then takes its share of what is left, so that a fault counts the same in a long mail as in a short one, and a
second one still hurts. docs/scores.md gives the formulas and what they were measured to be worth.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tonecheck.checkers.reader_view import VIEWS
from tonecheck.config import Config
from tonecheck.finding import DIMENSION, SENTENCE_LEVEL, Finding, Severity, Strength
from tonecheck.manner import strategies, strengths, weights
from tonecheck.message import Kind, PartKind
from tonecheck.nlp import Analysis, Sentence
from tonecheck.report import Contribution, Score, Scores, Verdict
from tonecheck.span import Span

if TYPE_CHECKING:
    from tonecheck.reader import Reading

DIMENSIONS = ("politeness", "professionalism", "ownership")

#: Score of a plain neutral note, 0..100.
BASELINE = 70.0

#: Fault weight that leaves 1/e of a score.
FAULT_SCALE = 9.0

#: Share of a fault's weight that also counts in the two other dimensions: readers do not keep them apart.
SPILL = 0.25

#: Strength weight that closes all but 1/e of the distance to 100.
STRENGTH_SCALE = 3.5

#: Most points that manner (in both directions) and sentiment can move politeness before faults.
MANNER_POINTS, SENTIMENT_POINTS = 12.0, 3.0

#: The same with the learned estimate beside them, and the estimate (in standard deviations) that closes all but 1/e of the way.
ESTIMATE_POINTS, MANNER_BESIDE, ESTIMATE_SCALE = 16.0, 4.0, 1.0

#: Share of a category's weight that counts for a sentence in which the reader suspects it without being sure enough to say so.
SUSPICION = 0.5

#: Weight that all suspicions of a draft together come up to at most: many faint ones in a long mail are no fault.
MOST_SUSPICION = 1.0

_SEVERITY_FACTOR = {Severity.NOTE: 0.5, Severity.WARNING: 1.0, Severity.ERROR: 1.3}

#: Overall score under which a draft is to be reviewed, or held, by profile.
THRESHOLDS: dict[str, tuple[int, int]] = {
    "customer": (62, 45),
    "colleague": (58, 40),
    "review": (55, 38),
    "public": (65, 50),
}


def assess(
    findings: Sequence[Finding],
    analysis: Analysis,
    *,
    profile: str,
    config: Config,
    readings: Sequence[tuple[Sentence, Reading]] = (),
) -> tuple[Scores, tuple[Strength, ...], Verdict]:
    """Scores, strengths and verdict of a draft. Sentences that hold a fault show no strength and no manner.

    `readings`: what the learned reader made of the sentences of the body; empty where it is off.
    """
    faulty = _faulty_sentences(findings, analysis)
    found = tuple(strengths(analysis, without=faulty))
    details = tuple(_score(dimension, findings, found, analysis, faulty, readings) for dimension in DIMENSIONS)
    values = [detail.value for detail in details]
    overall = 0.5 * min(values) + 0.5 * sum(values) / len(values)
    scores = Scores(values[0], values[1], values[2], overall, details)
    return scores, found, verdict_of(findings, overall, profile=profile, config=config)


def verdict_of(findings: Sequence[Finding], overall: float, *, profile: str, config: Config) -> Verdict:
    """hold: an error, or an overall score under the profile's limit; review: a warning, or under the upper limit; else send."""
    review, hold = THRESHOLDS[profile]
    own = config.thresholds.get(profile)
    if own is not None:
        review = own.review if own.review is not None else review
        hold = own.hold if own.hold is not None else hold
    judged = [f for f in findings if f.dimension != "grammar"]
    if overall < hold or any(f.severity is Severity.ERROR and f.confidence >= 0.5 for f in judged):
        return "hold"
    if overall < review or any(f.severity is Severity.WARNING for f in judged):
        return "review"
    return "send"


def _faulty_sentences(findings: Sequence[Finding], analysis: Analysis) -> frozenset[int]:
    spans = [f.span for f in findings if f.span is not None and f.dimension != "grammar"]
    if not spans:
        return frozenset()
    places = [analysis.sentence_span(s) for s in analysis.sentences]
    starts = [place.start for place in places]
    faulty = set()
    for span in spans:
        at = max(0, bisect.bisect_right(starts, span.start) - 1)
        while at < len(places) and starts[at] <= span.end:
            if places[at].overlap(span) or places[at] in span:
                faulty.add(analysis.sentences[at].index)
            at += 1
    return frozenset(faulty)


def _score(
    dimension: str,
    findings: Sequence[Finding],
    found: Sequence[Strength],
    analysis: Analysis,
    faulty: frozenset[int],
    readings: Sequence[tuple[Sentence, Reading]],
) -> Score:
    lifts: list[Contribution] = []
    own = [s for s in found if s.dimension == dimension]
    total = sum(s.weight for s in own)
    room = 100.0 - BASELINE
    if dimension == "politeness":
        estimate = _estimate(readings, analysis, faulty)
        manner = MANNER_BESIDE if readings else MANNER_POINTS
        room -= (ESTIMATE_POINTS if readings else 0.0) + manner + SENTIMENT_POINTS
        lifts += estimate
        lifts += _manner(analysis, faulty, manner)
        lifts += _sentiment(analysis, faulty)
    if total > 0:
        gained = room * (1.0 - math.exp(-total / STRENGTH_SCALE))
        lifts += [Contribution(s.name, gained * s.weight / total, s.span, "strength") for s in own]
    before = BASELINE + sum(c.value for c in lifts)
    faults = [f for f in findings if f.dimension in DIMENSIONS]
    loads = [
        f.weight * f.confidence * _SEVERITY_FACTOR[f.severity] * (1.0 if f.dimension == dimension else SPILL)
        for f in faults
    ]
    causes = [(f.category, f.span, part, "fault") for f, part in zip(faults, loads, strict=True)]
    faint = list(_suspicions(dimension, readings, analysis, faulty))
    suspected = sum(part for _, _, part in faint)
    if suspected > 0:
        shrunk = MOST_SUSPICION * (1.0 - math.exp(-suspected / MOST_SUSPICION)) / suspected
        causes += [(name, span, part * shrunk, "suspicion") for name, span, part in faint]
    load = sum(part for _, _, part, _ in causes)
    if load <= 0:
        return Score(dimension, before, BASELINE, tuple(lifts))
    lost = before * (1.0 - math.exp(-load / FAULT_SCALE))
    taken = [Contribution(name, -lost * part / load, span, kind) for name, span, part, kind in causes]
    return Score(dimension, before - lost, BASELINE, (*lifts, *taken))


def _estimate(
    readings: Sequence[tuple[Sentence, Reading]], analysis: Analysis, faulty: frozenset[int]
) -> list[Contribution]:
    """The learned politeness of the body, sentences weighing by their length; one with a fault never lifts it."""
    if not readings or analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return []
    total = size = 0.0
    for sentence, reading in readings:
        total += min(reading.politeness, 0.0 if sentence.index in faulty else math.inf) * len(reading.places)
        size += len(reading.places)
    if size == 0:
        return []
    points = ESTIMATE_POINTS * math.tanh(total / size / ESTIMATE_SCALE)
    return [Contribution("learned estimate", points, None, "estimate")]


def _suspicions(
    dimension: str, readings: Sequence[tuple[Sentence, Reading]], analysis: Analysis, faulty: frozenset[int]
) -> list[tuple[str, Span, float]]:
    """Category, place and load of what the reader suspects in sentences that nothing was said of."""
    found = []
    for sentence, reading in readings:
        if sentence.index in faulty or reading.any < 0.1:
            continue
        label = SENTENCE_LEVEL[int(reading.faults.argmax())]
        share = 1.0 if DIMENSION[label] == dimension else SPILL
        load = SUSPICION * VIEWS[label].weight * reading.any * share
        found.append((f"perhaps {label}", analysis.sentence_span(sentence), load))
    return found


def _manner(analysis: Analysis, faulty: frozenset[int], most: float) -> list[Contribution]:
    """The strategies' fitted weights, squeezed into ±`most` points; commits and patches are judged by their faults alone."""
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return []
    table = weights()
    shown = {n: s for n, s in strategies(analysis, without=faulty).items() if table.get(n)}
    total = sum(table[name] for name in shown)
    size = sum(abs(table[name]) for name in shown)
    if size == 0:
        return []
    points = most * math.tanh(total / 2.0)
    # The squeezed total is shared out so that each keeps its sign where all agree, and the parts still add up.
    factor = points / total if abs(total) > 1e-9 else 0.0
    return [
        Contribution(name, table[name] * factor, analysis.sentence_span(sentence), "manner")
        for name, sentence in shown.items()
        if factor
    ]


def _sentiment(analysis: Analysis, faulty: frozenset[int]) -> list[Contribution]:
    """Mean TextBlob polarity of the body's sentences without fault, as up to ±SENTIMENT_POINTS."""
    kept = [s for s in analysis.body if s.index not in faulty and s.segment.part.kind is PartKind.BODY]
    if not kept or analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return []
    mean = sum(analysis.sentiment(s)[0] for s in kept) / len(kept)
    return [Contribution("sentiment", SENTIMENT_POINTS * mean, None, "sentiment")] if mean else []
