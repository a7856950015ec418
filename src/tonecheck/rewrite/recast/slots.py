"""Slots of frames: whether some words of a sentence are one whole thing, or one whole clause, by the parse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tonecheck.nlp import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tonecheck.rewrite.recast.case import Case

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_JOINTS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", '"', "“", "”"})


def place(case: Case, start: int, end: int) -> range | None:
    """The tokens of characters start..end of `said(case)`; None where they do not begin and end with tokens."""
    first = last = None
    for i in range(case.start, case.body_end):
        ends = len(case.text(case.start, i + 1))
        begins = ends - len(case.doc[i].text)
        if begins == start:
            first = i
        if ends == end:
            last = i + 1
    return range(first, last) if first is not None and last is not None and first < last else None


def slot(case: Case, found: re.Match[str], name: str) -> range | None:
    """The tokens of a group matched in `said(case)`."""
    return None if found[name] is None else place(case, found.start(name), found.end(name))


def _head(case: Case, words: range) -> Token | None:
    """The one token of some words that hangs on none of them."""
    heads = [case.doc[i] for i in words if case.doc[i].head.i not in words or case.doc[i].head.i == i]
    heads = [t for t in heads if not t.is_punct and t.dep_ not in ("case", "cc", "mark")]
    return heads[0] if len(heads) == 1 else None


def _goes_on(case: Case, words: range) -> bool:
    """Whether something behind the words hangs on one of them: they break off."""
    return any(
        t.head.i in words and t.i >= words.stop and not t.is_punct and t.dep_ not in ("parataxis", "discourse")
        for t in case.doc[words.stop : case.body_end]
    )


def thing(case: Case, words: range | None) -> Token | None:
    """The noun of some words that are one whole noun phrase; None where they are not."""
    if words is None:
        return None
    head = _head(case, words)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.tag_ in _FINITE or _goes_on(case, words):
        return None
    if any(
        case.doc[i].text in _JOINTS and not (case.doc[i].text == "-" and not case.doc[i].whitespace_) for i in words
    ):
        return None
    if any(c.dep_ in ("nsubj", "nsubj:pass", "cop", "aux") for c in head.children):
        return None
    return head


def clause(case: Case, words: range | None) -> Token | None:
    """The verb (or predicate) of some words that are one whole clause with a subject of its own; None where they are not."""
    if words is None:
        return None
    head = _head(case, words)
    if head is None or _goes_on(case, words):
        return None
    subject = subject_of(head)
    if subject is None or subject.i not in words or subject.i > head.i:
        return None
    helpers = [c for c in head.children if c.dep_ in ("aux", "aux:pass", "cop") and c.i in words]
    if head.tag_ not in _FINITE and not any(h.tag_ in _FINITE for h in helpers):
        return None
    return head


def plain_words(case: Case, words: range) -> bool:
    """Whether no mark and no quotation stands among some words."""
    return not any(case.doc[i].text in _JOINTS and not _hyphen(case, i) for i in words)


def _hyphen(case: Case, i: int) -> bool:
    return case.doc[i].text == "-" and not case.doc[i].whitespace_


def _words(case: Case, text: str) -> range | None:
    """The tokens of some words of the sentence, as `said` gives them."""
    from tonecheck.rewrite.recast.frames import said

    at = said(case).find(text)
    return place(case, at, at + len(text)) if at >= 0 else None


#: What the reader goes through, where "you" does it: "you had to wait".
_UNDERGONE = frozenset(["wait", "receive", "queue"])
_OTHERS = frozenset(
    ["i", "we", "he", "she", "they", "who", "it", "this", "that", "nobody", "everybody", "someone", "people", "one"]
)


def befell(case: Case, text: str) -> bool:
    """Whether a clause tells what happened to somebody or something: "the file was corrupted", "you had to wait"."""
    head = clause(case, _words(case, text))
    if head is None:
        return False
    subject = subject_of(head)
    assert subject is not None
    passive = any(c.dep_ == "aux:pass" for c in head.children)
    if subject.lower_ == "you":
        forced = head.lemma_ == "have" and any(c.dep_ == "xcomp" for c in head.children)
        return passive or forced or head.lemma_ in _UNDERGONE
    if subject.lower_ in _OTHERS:
        return subject.lower_ == "it" and passive
    return passive or not any(c.dep_ in ("obj", "iobj", "xcomp", "ccomp") for c in head.children)


def told_as_past(case: Case, text: str) -> bool:
    """Whether a clause says what has been: "if your train was late", but not "if your train is late"."""
    words = _words(case, text)
    return (
        words is not None
        and any(case.doc[i].tag_ in ("VBD", "VBN") and case.doc[i].lower_ != "been" for i in words)
        and not any(
            case.doc[i].tag_ in ("VBZ", "VBP") and case.doc[i].lower_ in ("is", "are", "gets", "get") for i in words
        )
    )
