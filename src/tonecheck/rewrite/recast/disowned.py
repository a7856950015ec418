"""Decisions, errors and delays that nobody is said to have made: the forms in which they come again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.doers import DECIDED, ours
from tonecheck.rewrite.recast.frames import nominal, said

_OWNED = "says who did it"
_DECISION = Rare(
    r"^(?:unfortunately,? |regrettably,? |sadly,? )?(?:a|the) (?:difficult |hard |final )?decision (?P<be>was|has been|had been) (?:therefore |now |then )?(?:made|taken|reached) (?P<not>not )?to (?P<rest>[a-z]+ [^;:]+)$",
    re.I,
)
_BREAKDOWN = Rare(
    r"^(?:unfortunately,? )?there (?:was|has been|had been|seems to have been|appears to have been) (?:an? |some )?(?:slight |small |clear |internal )?(?:breakdown (?:in|of) communications?|communication breakdown|communication (?:problem|issue|error|failure)|miscommunication)(?: (?:on our (?:side|end|part)|internally))?(?: (?:over|about|on|regarding|concerning|with|around) (?P<what>[^,;:]+))?$",
    re.I,
)
_DELAY = Rare(
    r"^(?:unfortunately,? )?there (?:was|has been|have been|were|had been) (?:an? |some )?(?:(?:slight|small|short|minor|unexpected|unfortunate|little) )?(?P<what>delays?) (?P<how>in|with|to|on) (?P<rest>[^,;:]+)$",
    re.I,
)
_SADLY = Rare(r"^unfortunately,? ", re.I)
_CREPT = Rare(
    r"^(?:unfortunately,? )?(?P<what>an? (?:\w+ )?(?:error|mistake|slip|typo)|(?:some|a few|several|certain|a number of|various) (?:\w+ )?(?:errors|mistakes|slips|typos)|(?:errors|mistakes|typos)) (?:has|have|had)? ?(?:crept|slipped|found (?:its|their) way) (?:in|into (?P<where>[^,;:]+))$",
    re.I,
)


def disowned(case: Case) -> Iterator[Proposal]:
    """ "It was decided to close the shop." -> "We decided to close the shop."; "An error has crept into the bill." -> "We made an error in the bill, and we're sorry." """
    if case.question or not ours(case):
        return
    text = said(case)
    decided, decision = DECIDED.match(text), _DECISION.match(text)
    if decided is not None:
        have = (
            "have " if decided["be"].lower() == "has been" else ("had " if decided["be"].lower() == "had been" else "")
        )
        yield Proposal(case.finish(f"we {have}{decided['did'].lower()} {decided['rest']}"), _OWNED, warmth=1)
    elif decision is not None:
        have = (
            "have "
            if decision["be"].lower() == "has been"
            else ("had " if decision["be"].lower() == "had been" else "")
        )
        yield Proposal(case.finish(f"we {have}decided {decision['not'] or ''}to {decision['rest']}"), _OWNED, warmth=1)
    else:
        yield from _troubles(case, text)


def _troubles(case: Case, text: str) -> Iterator[Proposal]:
    breakdown, delay, crept = _BREAKDOWN.match(text), _DELAY.match(text), _CREPT.match(text)
    sorry = "we're sorry" if case.plural else "I'm sorry"
    if breakdown is not None and (breakdown["what"] is None or nominal(breakdown["what"])):
        what = breakdown["what"]
        if what is not None and re.match(r"(?:the|your|our|my|this) ", what, re.I) is None:
            return
        yield Proposal(
            case.finish(f"{case.writer} did not communicate well{f' about {what}' if what else ''}, and {sorry}"),
            _OWNED,
        )
    elif delay is not None and nominal(delay["rest"]):
        yield Proposal(case.finish(f"{case.sorry} about the {delay['what']} {delay['how']} {delay['rest']}"), _OWNED)
        told = _SADLY.sub("", text[:1].lower() + text[1:])
        yield Proposal(case.finish(f"{case.sorry} that {told}"), _OWNED)
    elif crept is not None and (crept["where"] is None or nominal(crept["where"])):
        what = re.sub(r"^certain", "some", crept["what"], flags=re.I).lower()
        where = f" in {crept['where']}" if crept["where"] else ""
        yield Proposal(case.finish(f"{case.writer} made {what}{where}, and {sorry}"), _OWNED)
