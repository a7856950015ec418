"""Remarks on age, sex or family taken out of a sentence that speaks of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import is_imperative
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.halves import whole_clause

_PERSON = r"(?:wom[ae]n|lad(?:y|ies)|girls?|females?|pensioners?|gentlem[ae]n|older (?:person|people)|seniors?)"
_ASIDE = (
    rf"(?:at your (?:age|time of life|stage in life)|for an? {_PERSON}(?: alone| on her own| (?:of )?your (?:size|age|build)| like you(?:rself)?)?|"
    r"(?:for|given|with) your (?:age|weight|size|build)|for (?:someone|somebody|a person) (?:of )?your (?:age|years|size|build))"
)
_OPENS = Rare(
    rf"^{_ASIDE},? (?P<rest>(?:i|we|i'd|we'd|i'll|we'll|the|this|that|a|an|it|there|you (?:should(?! (?:know|remember|understand|realise|realize|have|be\b))|can|may|could|might|need|would be better|are better))\b .+)$",
    re.I,
)
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
        if is_base(verb) and not re.search(r"[,;:]|\b(?:him|his|he|you)\b", could["what"]):
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


_ANYBODY = r"(?:(?:your|my|any|the|an?|his|her) )?(?:own )?(?:grand(?:ma|mother|parents|pa|father|mum)|gran|granny|nan|mother|mum|mom|wife|girlfriend|aunt|wom[ae]n|girls?|ladies|lady|blondes?|pensioners?|housewi(?:fe|ves)|old (?:people|folks|lady|ladies|man|woman)|oldies|seniors?|boomers?|secretar(?:y|ies)|dummies|idiots?|child|kids?|toddler|monkey|moron|retard|caveman)"
_SO_EASY = Rare(
    rf"^(?P<what>(?:the|our|my|your|this|that|these|those) [\w' -]+?|it|this|that)(?P<is> is| are| was| were|'s) (?P<how>so|that|such) (?P<adj>easy|simple|clear|straightforward|intuitive|user-friendly)(?:,? that)?(?: even)? {_ANYBODY} (?:can|could|will|would|is able to|might)(?: even)? (?P<verb>use|do|understand|operate|follow|install|assemble|read|handle|manage|set up|put together|build|drive|fill in|grasp|work|get) (?:it|this|that|them|one)(?: up)?(?: (?:alone|without help|in minutes))?$",
    re.I,
)
_EVEN = Rare(
    rf"^even {_ANYBODY} (?:can|could|would be able to|will be able to|manages? to|would) (?P<verb>use|do|understand|operate|follow|install|assemble|read|handle|manage|set up|build|drive|fill in) (?P<what>(?:the|our|my|your|this|that|these|those) [\w' -]+|it|this|that)$",
    re.I,
)


def easy_to_use(case: Case) -> Iterator[Proposal]:
    """ "The app is so simple that even your grandmother could use it." -> "The app is very simple to use." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    because = "says the same to anybody"
    found = _SO_EASY.match(text)
    if found is not None:
        verb = {"work": "operate", "get": "understand"}.get(found["verb"].lower(), found["verb"].lower())
        adj = found["adj"].lower()
        to = f" to {verb}" if adj in ("easy", "simple", "straightforward") else ""
        yield Proposal(case.finish(f"{found['what']}{found['is']} very {adj}{to}", case.final or "."), because)
        return
    even = _EVEN.match(text)
    if even is not None:
        many = re.match(r"(?:these|those)\b", even["what"], re.I) or re.search(
            r"\b(?!this|access|process|address|express)\w+[^s]s$", even["what"]
        )
        yield Proposal(
            case.finish(f"{even['what']} {'are' if many else 'is'} very easy to {even['verb'].lower()}"), because
        )


_MAN_UP = Rare(
    r"^(?:(?:come on|just|please|so|well|oh),? )*(?:you (?:should|need to|have to) )?(?:man up|grow a pair|grow some balls|put your big (?:boy|girl) pants on|be a man|toughen up|stop being (?:such )?a (?:girl|pussy|sissy|wimp)|don't be (?:such )?a (?:girl|pussy|sissy|wimp))(?:,? and|,| and then|;) (?P<what>\w+ [^;:]+)$",
    re.I,
)
_SO = Rare(r"^(?P<head>[^;:]+?)(?:,| [–—-]|;) (?:and )?(?:so|hence|therefore) (?P<rest>[^;:\"“”]+)$", re.I)
_POINTS_BACK = Rare(
    r"\b(?:it|its|they|them|their|he|she|him|her|his|hers|there|one|ones|two|three|instead|that|this|those|these|either|both|another|too|also|anyway|such|yours|mine|theirs|otherwise|he's|she's|they're|else)\b",
    re.I,
)
_OURS = Rare(
    r"\b(?:i|we|i've|we've|i'll|we'll|i'm|we're)\b|\d|[£$€]|\b(?:please|today|tomorrow|\w+day|until|unless|by)\b", re.I
)


def deed_kept(case: Case) -> Iterator[Proposal]:
    """ "Man up and call the client." -> "Please call the client."; "My secretary is a dumb blonde, so write to me." -> "Please write to me." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if case.question:
        return
    because = "keeps what the reader needs"
    manned = _MAN_UP.match(text)
    if manned is not None:
        verb = manned["what"].split()[0].lower()
        if is_base(verb) and not re.search(r"\b(?:like a|yourself|your own)\b", manned["what"]):
            yield Proposal(case.finish(f"please {manned['what']}"), because)
        return
    found = _SO.match(text)
    if found is None or _OURS.search(found["head"]) or _POINTS_BACK.search(found["rest"]):
        return
    rest = found["rest"]
    words = len(re.findall(r"\w+", text[: found.start("rest")]))
    marked = [i for i in case.marked if case.doc[i].is_alpha]
    before = [t.i for t in case.tokens if re.search(r"\w", t.text)]
    if (
        not marked
        or not before
        or any(len(case.text(case.start, i + 1)) > found.start("rest") + 1 for i in marked)
        or words < 3
    ):
        return
    first = rest.split()[0].lower()
    if re.match(r"(?:i|we|i've|we've|i'll|we'll|the|your|our|my)\b", first):
        if whole_clause(case, rest) and len(rest.split()) > 2:
            yield Proposal(case.finish(rest), because)
    elif (
        is_base(first)
        and _orders(case, found.start("rest"))
        and first
        not in (
            "no",
            "say",
            "cash",
            "expect",
            "beware",
            "watch",
            "hold",
            "keep",
            "check",
            "lock",
            "count",
            "mind",
            "stop",
        )
    ):
        yield Proposal(case.finish(f"please {rest}"), because)


def _orders(case: Case, at: int) -> bool:
    """Whether the word that begins at a place of the sentence is an imperative."""
    token = next((t for t in case.tokens if len(case.text(case.start, t.i + 1)) - len(t.text) == at), None)
    return token is not None and token.tag_ == "VB" and is_imperative(token)
