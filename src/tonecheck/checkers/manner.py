"""Checks of manner: orders without a courtesy, and cold answers. The rules of demand and curtness hold their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern
from tonecheck.checkers.phrase import expand
from tonecheck.message import Kind, PartKind
from tonecheck.nlp import Analysis, Sentence

# --------------------------------------------------------------------------------------------------- orders

#: Words that make an order a request, an offer or advice, and words of thanks or regret that take the edge off.
_KIND = re.compile(
    r"\b(?:please|pls|plz|kindly|thanks?|thank|cheers|sorry|apolog\w+|afraid|unfortunately|sadly|regret|happy|happily|"
    r"glad|gladly|pleased|delighted|welcome|grateful|appreciate\w*|could|would|might|may|perhaps|maybe|feel free|"
    r"let me know|let us know|no rush|no hurry|take your time|if you (?:like|want|wish|can|prefer|need)|hope|love(?:ly)?|"
    r"great|good luck|well done|my (?:mistake|fault|bad)|congratulations|of course|no (?:problem|trouble)|enjoy|"
    r"do (?:come|have|call|send|let|ring|keep|give|ask|tell))\b"
    r"|:-?\)|\U0001f642|\U0001f60a",
    re.I,
)
#: The order serves the reader or is a step of a procedure.
_FOR_READER = re.compile(
    r"\b(?:and|then) (?:i|we|you|it|they|your)(?:'ll|'d| will| can| could| get| may| should| wo| \w+ to you)\b|"
    r"\bor (?:else|i|we|my|our|you|they|it|the)\b|\b(?:so (?:that )?|that way,? )(?:i|we|you) (?:can|could|may)|"
    r"\b(?:free|save|win|offer|discount|off your|your own pace|at our (?:cost|expense)|step \d|seconds|clockwise|click|"
    r"button|menu|tablets?|dose)\b",
    re.I,
)
_CONDITION = re.compile(
    r"^\W*(?:if|when|once|unless|should you|in case|to \w+|before you|after you|whenever|for \w+)\b", re.I
)
_TAIL = re.compile(r"\s+(?:until|because|since|so that|or|else)\b.*$|\s*[;:–—].*$", re.I | re.S)
_STEPS = re.compile(r"^\s*(?:\(?\d{1,2}[.):]|step \d+|[-*•–] )", re.I)


def _near(analysis: Analysis, sentence: Sentence) -> str:
    """The sentence with its neighbours in the same part: where a kind word would soften it."""
    around = analysis.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return " ".join(s.text for s in around if s.segment.part is sentence.segment.part)


def _hit_at(sentence: Sentence, start: int, end: int, values: Mapping[str, str] | None = None) -> Hit | None:
    """A hit on characters start..end of the sentence's text, widened to whole tokens."""
    base = sentence.tokens.start_char
    span = sentence.segment.doc.char_span(base + start, base + end, alignment_mode="expand")
    return None if span is None else Hit(sentence, span.start, span.end, values=values or {})


def _in_line_of_steps(sentence: Sentence) -> bool:
    text, at = sentence.segment.text, sentence.tokens.start_char
    line = text.rfind("\n", 0, at) + 1
    return bool(_STEPS.match(text, line) or _STEPS.match(sentence.text))


_GAP = r"[\w'./&-]+(?: [\w'./&-]+){0,3}?"


@lru_cache(maxsize=256)
def _any_of(choices: tuple[str, ...], frame: str) -> Pattern:
    """A regular expression for phrases in the notation of phrase rules, put in place of PHRASES in `frame`.

    `*` stands for one to four words. Phrases that begin alike share their beginning: one after the other they are too slow.
    """
    tree: dict[str, Any] = {}
    for reading in {r for choice in choices for r in expand(choice)}:
        node = tree
        for word in reading.split():
            node = node.setdefault(word, {})
        node[""] = {}  # a phrase may end here
    return Pattern(frame.replace("PHRASES", f"(?:{_branches(tree)})"), re.I | re.S)


def _branches(tree: Mapping[str, Any]) -> str:
    branches = []
    for word, after in sorted(tree.items(), reverse=True):
        if not word:
            continue
        branch = re.escape(word).replace(r"\*", _GAP)
        rest = _branches(after)
        if rest:
            branch += rf"(?:\s+(?:{rest}))" + ("?" if "" in after else "")
        branches.append(branch)
    return "|".join(branches)


_ORDER = (
    r"(?:^\W*(?:(?:so|now|then|just|and|look|right|ok|okay|well|again),? )?|"
    r"[:;–—,] (?:(?:so|now|then|just|and) )?| - |\band )(?P<order>PHRASES(?!\w).*)$"
)


def bare_order(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """An imperative to the reader without a courteous word near it.

    `verbs`: how such an order begins (a verb, or a verb with what follows); `needs`: words of which one must stand later in
    the clause. Conditions, steps of instructions, what serves the reader, commits and patches are left alone. The finding
    runs from the verb to the end of its clause; `{order}` holds it without capitals.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    starts = _any_of(tuple(options["verbs"]), _ORDER)
    needs = _any_of(tuple(options["needs"]), r"(?<!\w)PHRASES(?!\w)") if options.get("needs") else None
    for sentence in analysis.sentences:
        text = sentence.text
        if sentence.segment.part.kind is not PartKind.BODY or len(text) > 240:
            continue
        found = starts.search(text)
        if found is None or text.rstrip("\"')”").endswith("?") or _CONDITION.match(text) or _FOR_READER.search(text):
            continue
        if _KIND.search(_near(analysis, sentence)) or _in_line_of_steps(sentence):
            continue
        order = _TAIL.sub("", found["order"]).rstrip()
        if needs is not None and not needs.search(order):
            continue
        plain = re.sub(r"[.!…]+$", "", order)
        shouted = len(plain.split()[0]) > 1 and plain.split()[0].isupper()
        plain = plain.lower() if shouted else plain[:1].lower() + plain[1:]
        hit = _hit_at(sentence, found.start("order"), found.start("order") + len(order), {"order": plain})
        if hit is not None:
            yield hit


# --------------------------------------------------------------------------------------------------- cold answers


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \t\n.,;:…\"'()-–—")


def cold_fragment(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Sentences that say no more than one of `fragments` (phrase notation, `*` for one to four words), nothing warm near.

    Fragments that follow each other are one finding. Where `excused` is true (the default), a fragment is excused when
    the next sentence explains it at some length.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    cold = _any_of(tuple(options["fragments"]), "PHRASES")
    sentences = [s for s in analysis.sentences if s.segment.part.kind is PartKind.BODY]
    flags = [
        len(s.text) <= 90
        and "?" not in s.text
        and all(cold.fullmatch(_plain(piece)) for piece in re.split(r"[.!]\s+", s.text) if _plain(piece))
        and bool(_plain(s.text))
        for s in sentences
    ]
    at = 0
    while at < len(sentences):
        if not flags[at]:
            at += 1
            continue
        end = at + 1
        while end < len(sentences) and flags[end] and sentences[end].segment is sentences[at].segment:
            end += 1
        first, last = sentences[at], sentences[end - 1]
        following = sentences[end].text if end < len(sentences) else ""
        explained = options.get("excused", True) and len(following.split()) >= 5
        warm = _KIND.search(" ".join([s.text for s in sentences[max(0, at - 1) : end]] + [following]))
        if not explained and not warm and not _in_line_of_steps(first):
            yield Hit(first, first.tokens.start, last.tokens.end)
        at = end


def cold_answer(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """After "Re your question about …:" no more than one of `tails` (phrase notation); the finding marks the tail.

    `heads`: words of which one must stand before the colon or dash.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    heads = _any_of(tuple(options["heads"]), r"(?<!\w)PHRASES(?!\w)")
    tails = _any_of(tuple(options["tails"]), "PHRASES")
    for sentence in analysis.sentences:
        text = sentence.text
        if sentence.segment.part.kind is not PartKind.BODY or len(text) > 240:
            continue
        before = analysis.sentences[sentence.index - 1].text.rstrip() if sentence.index else ""
        if before.endswith(":") and heads.search(before) and tails.fullmatch(_plain(text)) is not None:
            if not _KIND.search(_near(analysis, sentence)):
                yield Hit(sentence, sentence.tokens.start, sentence.tokens.end)
            continue
        for mark in re.finditer(r":\s+|\s[-–—]+\s+|,\s+", text):
            tail = text[mark.end() :]
            if not heads.search(text[: mark.start()]) or tails.fullmatch(_plain(tail)) is None:
                continue
            if _KIND.search(_near(analysis, sentence)):
                break
            hit = _hit_at(sentence, mark.end(), len(text.rstrip()))
            if hit is not None:
                yield hit
            break


CHECKS: dict[str, Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]] = {
    "bare-order": bare_order,
    "cold-fragment": cold_fragment,
    "cold-answer": cold_answer,
}
