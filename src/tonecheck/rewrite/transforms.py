"""Named transformations that rewrites of rules can ask for (`transform: NAME`).

Each takes the analysis, the hit and what the rule marks, and gives edits, or None where it cannot do it well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tonecheck.checkers.hit import Hit, marked
from tonecheck.finding import Edit
from tonecheck.nlp import Analysis
from tonecheck.span import Span

Transform = Callable[[Analysis, Hit, str], "list[Edit] | None"]


def _target(analysis: Analysis, hit: Hit, mark: str) -> Span:
    assert hit.sentence is not None
    if hit.characters:
        return analysis.characters(hit.sentence.segment, *hit.characters)
    return analysis.span(hit.sentence.segment, marked(hit, mark))


def cut(raw: str, span: Span, sentence: Span) -> list[Edit]:
    """Edits that take `span` out of its sentence: spacing, a stranded comma and the first capital are put right."""
    start, end = span.start, span.end
    at_start = not any(c.isalnum() for c in raw[sentence.start : start])
    while end < sentence.end and raw[end] in " \t":
        end += 1
    if end < sentence.end and raw[end] == "," and (at_start or raw[max(0, start - 2) : start].rstrip().endswith(",")):
        end += 1
        while end < sentence.end and raw[end] in " \t":
            end += 1
    if end >= sentence.end or raw[end] in ".,;:!?)":
        while start > sentence.start and raw[start - 1] in " \t":
            start -= 1
        if end < sentence.end and raw[end] in ".!?" and start > sentence.start and raw[start - 1] == ",":
            start -= 1
    if at_start and end < sentence.end and raw[end].islower():
        return [Edit(Span(start, end + 1), raw[end].upper())]
    return [Edit(Span(start, end), "")]


def drop(analysis: Analysis, hit: Hit, mark: str) -> list[Edit] | None:
    """Takes the marked words out of the sentence."""
    assert hit.sentence is not None
    sentence = analysis.sentence_span(hit.sentence)
    span = _target(analysis, hit, mark)
    rest = sentence.of(analysis.message.raw).replace(span.of(analysis.message.raw), "", 1)
    if not re.search(r"\w{2}", rest):
        return drop_sentence(analysis, hit, mark)
    return cut(analysis.message.raw, span, sentence)


def drop_sentence(analysis: Analysis, hit: Hit, mark: str) -> list[Edit] | None:
    """Takes the whole sentence out, unless nothing else would be left in its part."""
    assert hit.sentence is not None
    raw = analysis.message.raw
    span, part = analysis.sentence_span(hit.sentence), hit.sentence.segment.part.span
    left = raw[part.start : span.start] + raw[span.end : part.end]
    if not re.search(r"\w", left):
        return None
    start, end = span.start, span.end
    while end < part.end and raw[end] in " \t":
        end += 1
    if end >= part.end or raw[end] in "\r\n":
        while start > part.start and raw[start - 1] in " \t":
            start -= 1
    return [Edit(Span(start, end), "")]


TRANSFORMS: dict[str, Transform] = {
    "drop": drop,
    "drop-sentence": drop_sentence,
}
