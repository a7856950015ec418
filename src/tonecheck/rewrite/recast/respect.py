"""Remarks on age, sex or family taken out of a sentence that speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.halves import whole_clause

_PERSON = r"(?:wom[ae]n|lad(?:y|ies)|girls?|females?|pensioners?|gentlem[ae]n|older (?:person|people)|seniors?)"
_ASIDE = (
    rf"(?:at your (?:age|time of life|stage in life)|for an? {_PERSON}(?: alone| on her own| (?:of )?your (?:size|age|build)| like you(?:rself)?)?|"
    r"(?:for|given|with) your (?:age|weight|size|build)|for (?:someone|somebody|a person) (?:of )?your (?:age|years|size|build))"
)
_OPENS = Rare(rf"^{_ASIDE},? (?P<rest>(?:i|we|i'd|we'd|i'll|we'll|the|this|that|a|an|it|there)\b .+)$", re.I)
_CLOSES = Rare(rf"^(?P<rest>.+?),? {_ASIDE}$", re.I)


def without_aside(case: Case) -> Iterator[Proposal]:
    """ "At your age the lighter frame will be better." -> "The lighter frame will be better." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    opens = _OPENS.match(text)
    if opens is not None and whole_clause(case, opens["rest"]):
        yield Proposal(case.finish(opens["rest"], case.final or "."), "says the same to anybody")
        return
    closes = _CLOSES.match(text)
    if (
        closes is None
        or len(closes["rest"].split()) < 4
        or re.search(r"\b(?:not bad|surprising\w*|remarkabl\w*|quite|pretty|well done|clever)\b", text, re.I)
    ):
        return
    yield Proposal(case.finish(closes["rest"], case.final or "."), "says the same to anybody")


_KIN = r"(?:husband|wife|son|daughter|father|boyfriend|better half|hubby|old man)"
_COULD = Rare(
    rf"^(?:perhaps|maybe|surely)?,? ?your {_KIN} (?:could|can|might|may|would be able to|should) (?P<what>\w+ .+)$",
    re.I,
)
_SENT = Rare(
    rf"\b(?:please )?(?:just )?(?:(?:have|get) your {_KIN} (?:to )?|(?:ask|tell) your {_KIN} to )(?P<verb>\w+)\b", re.I
)
_TOLD = Rare(rf"\b(?P<how>to|with|for|through) your {_KIN}\b", re.I)


def spoken_to(case: Case) -> Iterator[Proposal]:
    """ "Perhaps your husband could measure the loft." -> "Could you measure the loft, please?" """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if len(re.findall(rf"\b{_KIN}\b", text, re.I)) != 1:
        return
    because = "speaks to the reader, not past them"
    could = _COULD.match(text)
    if could is not None:
        verb = could["what"].split()[0].lower()
        if is_base(verb) and not re.search(r"[,;:]|\b(?:him|his|he)\b", could["what"]):
            yield Proposal(case.finish(f"could you {could['what']}, please?", "?"), because)
        return
    sent = _SENT.search(text)
    if sent is not None and is_base(sent["verb"].lower()):
        before, after = text[: sent.start()], text[sent.end() :]
        opens = not before.strip()
        said = f"{before}{'please ' if opens or before.rstrip().endswith(',') else ''}{sent['verb']}{_to_you(after)}"
        if not re.search(r"\b(?:he|his|her|she)\b", after, re.I):
            yield Proposal(case.finish(said, case.final or "."), because)
        return
    told = _TOLD.search(text)
    if (
        told is not None
        and re.search(r"\b(?:explain|show|talk|go|speak|discuss|run|walk|send|leave)\b", text[: told.start()], re.I)
        and not re.search(r"\b(?:you|he|his|him|your)\b", text[told.end() :] + text[: told.start()], re.I)
    ):
        yield Proposal(
            case.finish(f"{text[: told.start()]}{told['how']} you{text[told.end() :]}", case.final or "."), because
        )


def _to_you(text: str) -> str:
    return re.sub(r"\bhim\b", "you", text)
