"""A second look at the envelope: the subject line, and whether everybody who gets the mail should."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tonecheck.checkers.draft import Draft, view
from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern
from tonecheck.checkers.names import greeted, person, same
from tonecheck.message import Kind, PartKind
from tonecheck.nlp import Analysis

#: From so many recipients on a mail goes to a round of people, and not to one with a colleague in copy.
ROUND = 3

_PREFIX = r"(?:re|aw|sv|vs|antw?|fwd?|wg|rv|tr)(?:\s?\[\d+\]|\s?\(\d+\))?\s?:\s*"
_STACKED = Pattern(rf"^\s*({_PREFIX}(?:{_PREFIX}){{2,}})", re.I)
_WORDLESS = Pattern(
    rf"^\s*(?:{_PREFIX})*\s*(?:[\W_]*|\(?(?:no|ohne|kein) (?:subject|betreff)\)?|untitled|<?subject>?|(?:new|test) (?:message|e-?mail)|test|draft|\(?none\)?|n/?a)\s*[.!?]*\s*$",
    re.I,
)
_LIST = Pattern(
    r"\b(?:all|everyone|everybody|team|staff|list|company|office|department|group|announce|colleagues|verteiler)[\w.-]*@|-(?:all|list|team|users|dev)@",
    re.I,
)
_SINGLE_APOLOGY = Pattern(
    r"\b(?:i(?:'m| am)|i) (?:\w+ ){0,3}(?:sorry|apologi[sz]e)\b(?! to (?:all|everyone|everybody|you all|the team|bother|hear|say|inform))",
    re.I,
)
#: Apologies for what concerns everybody, and formulas.
_FOR_ALL = Pattern(
    r"\b(?:late|delay\w*|slow|long|short notice|spam|noise|double|cross-?post\w*|confusion|inconvenience|missed the|my absence|repl\w+|everyone|everybody|all of you|you all|you both|both of you|the team|mass|"
    r"length of|wrong link|wrong file|wrong version|attachment|forg[eo]t\w* the (?:attachment|file|link))\b",
    re.I,
)
#: What makes an apology one person's matter.
_PERSONAL = Pattern(
    r"\b(?:(?:to|with|at|about|for|on) you\b|you(?:'re|'ve)?\b|your\b|yourself\b|my (?:tone|words|behaviou?r|remark|comment|temper|outburst|joke|mistake)|shout\w*|rude|snapp\w*|harsh|unfair|hurt|offend\w*|embarrass\w*|lost my temper|what i said)",
    re.I,
)
_SECRET = Pattern(
    r"\b(?:between you and me|(?:strictly |just |keep (?:this|it|that) )between (?:us|ourselves)\b|keep (?:this|it|that) (?:to yourself|confidential|quiet|private|secret)\b|"
    r"(?:please )?(?:don't|do not) (?:share|forward|tell|pass) (?:this|it|that|anyone|anybody)(?: on)?\b|for your eyes only\b|in (?:strict |the strictest )?confidence\b|(?:don't|do not) tell (?:anyone|anybody|[A-Z]\w+)\b|off the record\b)",
    re.I,
)


def subject_line(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A subject line that is missing (`case`: empty), says nothing (wordless) or drags reply marks along (stacked).

    Silent where it is not known whether there is a subject: in plain text without header lines. `{subject}` is the
    subject with one mark.
    """
    draft = view(analysis)
    message = draft.message
    if message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    subject, case = message.subject, options["case"]
    if subject is None or not subject.strip():
        if case == "empty" and _has_envelope(draft) and draft.body:
            yield Hit(None)
        return
    stacked = _STACKED.match(subject)
    if _WORDLESS.search(subject):
        if case == "wordless":
            yield Hit(None, values={"subject": subject.strip()})
    elif stacked and case == "stacked":
        rest = subject[stacked.end() :].strip()
        mark = stacked[1].split(":")[0].split("[")[0].split("(")[0].strip().capitalize()
        values = {"subject": f"{mark}: {rest}", "marks": stacked[1].strip(), "mark": f"{mark}: "}
        for sentence in analysis.sentences:
            if sentence.segment.part.kind is PartKind.SUBJECT:
                at = sentence.text.find(stacked[1].rstrip())
                if at >= 0:
                    start = sentence.tokens.start_char + at
                    end = start + len(stacked[1])
                    tokens = sentence.segment.doc.char_span(start, end, alignment_mode="expand")
                    if tokens is not None:
                        yield Hit(sentence, tokens.start, tokens.end, values=values, characters=(start, end))
                        return
        yield Hit(None, values=values)


def _has_envelope(draft: Draft) -> bool:
    """Whether the draft shows its envelope, so that a subject that is not there is missing."""
    message = draft.message
    if message.subject is not None:
        return True
    if message.kind is Kind.EML:
        return bool(message.to or message.cc)
    return any(part.kind is PartKind.HEADERS for part in message.parts) and bool(message.to)


def to_everybody(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Words for one reader in a mail to many. `case`: apology (to somebody greeted by name) or secret."""
    draft = view(analysis)
    message = draft.message
    readers = (*message.to, *message.cc)
    many = len(readers) >= ROUND or any(_LIST.search(reader) for reader in readers)
    if not many or not draft.is_mail:
        return
    one = _greeted_one(draft, readers)
    for sentence in analysis.sentences:
        if sentence.segment.part.kind is not PartKind.BODY:
            continue
        text = sentence.text
        if options["case"] == "secret":
            found = _SECRET.search(text)
            known = re.search(
                r"\b(?:outside|beyond|the (?:team|group|company|board)|this (?:list|group|circle)|externally|with anyone)\b",
                text,
                re.I,
            )
            if found is None or known:
                continue
        else:
            if one is None:
                return
            found = _SINGLE_APOLOGY.search(text)
            if found is None or _FOR_ALL.search(text) or not _PERSONAL.search(text[found.end() :]):
                continue
        base = sentence.tokens.start_char
        tokens = sentence.segment.doc.char_span(base + found.start(), base + found.end(), alignment_mode="expand")
        if tokens is not None:
            others = f"{len(readers) - 1} others" if len(readers) > 2 else "a list"
            values = {"name": one or "the reader", "others": others, "count": str(len(readers))}
            yield Hit(
                sentence, tokens.start, tokens.end, values=values, characters=(base + found.start(), base + found.end())
            )
            return


def only_in_copy(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """The one who is greeted gets only a copy, while the mail is sent to somebody else."""
    draft = view(analysis)
    message = draft.message
    found = greeted(draft.greeting)
    if found is None or not draft.is_mail or not message.cc or len(message.to) != 1:
        return
    addressee = person(message.to[0])
    if addressee is None:
        return
    if any(same(word, name) for word, _ in found.words for name in addressee.words):
        return
    copied = [p for p in map(person, message.cc) if p is not None]
    hit = next((p for p in copied if any(same(word, name) for word, _ in found.words for name in p.words)), None)
    if hit is None:
        return
    values = {"name": " ".join(hit.words), "to": " ".join(addressee.words)}
    for sentence in analysis.sentences:
        if sentence.segment.part.kind is PartKind.GREETING:
            at = re.search(rf"(?<!\w){re.escape(found.words[0][0])}(?!\w)", sentence.text)
            if at is not None:
                base = sentence.tokens.start_char
                tokens = sentence.segment.doc.char_span(base + at.start(), base + at.end(), alignment_mode="expand")
                if tokens is not None:
                    yield Hit(sentence, tokens.start, tokens.end, values=values)
            return


def _greeted_one(draft: Draft, readers: tuple[str, ...]) -> str | None:
    """The name of the one recipient whom the draft greets; None for a group or for somebody else."""
    found = greeted(draft.greeting)
    if (
        found is None
        or len(found.words) > 2
        or re.search(r"\b(?:and|all|both|team|everyone)\b|[,&+].*\w", draft.greeting, re.I)
    ):
        return None
    known = [p for p in map(person, readers) if p is not None]
    fitting = [p for p in known if any(same(word, name) for word, _ in found.words for name in p.words)]
    handles = [r for r in readers if any(word.lower() in r.lower() for word, _ in found.words)]
    return found.words[0][0] if len(fitting) == 1 or (not fitting and len(handles) == 1) else None


CHECKS = {"subject-line": subject_line, "to-everybody": to_everybody, "only-in-copy": only_in_copy}
