"""Meek openings and apologies piled up, each as a plain sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.frames import said
from tonecheck.rewrite.recast.halves import whole_clause

_PLAIN = "one plain sentence is easier to believe, and to answer"
_SORE = r"(?:so|very|really|truly|terribly|deeply|awfully|extremely|dreadfully|incredibly|ever so|most|sincerely|unbelievably|endlessly|genuinely|utterly|absolutely|madly|infinitely)"
_SORRY = Rare(
    rf"^(?P<who>i|we)(?:'m| am|'re| are) (?:{_SORE}(?:,| and)? )+(?:sorry,? (?:{_SORE}(?:,| and)? )*)*sorry (?P<rest>(?:for|about|that) [^;:]+)$",
    re.I,
)
_ACCEPT = Rare(
    r"^(?:please |kindly |do )*accept (?P<whose>my|our) (?:(?:most|very|deepest|sincerest|humblest|heartfelt|sincere|humble|profound|profuse|abject|unreserved|warmest|genuine|deep|and|,)[, ]*)+apolog(?:y|ies) (?P<rest>for [^;:]+)$",
    re.I,
)
_TIMES = Rare(
    r"^(?P<who>i|we) (?:(?:really|truly|deeply|sincerely|most humbly|humbly|most sincerely) )?apologi[sz]e (?:(?:a|one) (?:thousand|million|hundred) times(?: over)?|profusely|from the bottom of (?:my|our) hearts?|over and over(?: again)?|again and again|most (?:sincerely|humbly|deeply)|endlessly|on (?:my|bended) knees) (?P<rest>for [^;:]+)$",
    re.I,
)
_THOUSAND = Rare(r"^(?:a |one )?(?:thousand|million|hundred) apologies (?P<rest>for [^;:]+)$", re.I)
_SEEMS = Rare(
    r"^(?:it|this) (?:would|might|may|could)? ?(?:seems?|appears?) (?:to me )?(?:as if |like |that )?there (?:might|may|could|would)(?: possibly| perhaps| maybe| well)? be (?P<what>(?:an?|some|one|no) [^;:,]+)$",
    re.I,
)
_LEAD = Rare(
    r"^(?:with all (?:due )?(?:modesty|humility|respect)|in my (?:very |most )?humble opinion|if i may (?:be so bold(?: as to say so)?|say so|say)|i (?:may|might|could)(?: well)? be (?:totally|completely|way|quite|entirely|a bit|very|utterly) (?:off|wrong|off base|mistaken|off the mark)(?: here| on this| about this)?,? but|"
    r"(?:just |only )?(?:my|adding my) (?:humble )?(?:two|2) (?:cents|pence)(?: here)?(?:,? but|:|,)|take (?:this|it) with a (?:big |large )?(?:grain|pinch) of salt,? but|i(?:'m| am) (?:probably |surely |just )+(?:being |a bit )?(?:stupid|silly|dumb|dense|thick|slow|paranoid|picky|fussy)(?: here)?,? but|"
    r"(?:please )?(?:correct me if i'm wrong|don't quote me on (?:this|that)|stop me if i'm wrong|bear with me|forgive me if i'm wrong),? but|i(?:'d| would) never presume to (?:judge|say|tell you),? but|(?:a |one )?(?:thousand|million|hundred) (?:apologies|pardons)(?:,? but)?,|who am i to (?:say|judge),? but|i (?:really )?(?:hesitate|hate|dread) to (?:say|mention|bring) (?:this|it)(?: up)?,? but|"
    r"i feel (?:bad|terrible|awful|silly|stupid) (?:for |about )?(?:asking|saying|bringing this up|mentioning this)(?: this)?,? but),? (?P<rest>[\w'].+)$",
    re.I,
)


def plainly(case: Case) -> Iterator[Proposal]:
    """ "We are so very, very sorry for the noise." -> "We're sorry for the noise."; "My two cents, but the lamp is too big." -> "The lamp is too big." """
    text = said(case)
    sorry, accept, times, seems, lead = (p.match(text) for p in (_SORRY, _ACCEPT, _TIMES, _SEEMS, _LEAD))
    if sorry is not None and not case.question:
        yield Proposal(case.finish(f"{_are(sorry['who'])} sorry {sorry['rest']}"), _PLAIN)
    elif accept is not None:
        yield Proposal(case.finish(f"please accept {accept['whose'].lower()} apologies {accept['rest']}"), _PLAIN)
    elif times is not None:
        yield Proposal(
            case.finish(
                f"{times['who']} apologise {times['rest']}"
                if "apologise" in text.lower()
                else f"{times['who']} apologize {times['rest']}"
            ),
            _PLAIN,
        )
    elif (many := _THOUSAND.match(text)) is not None:
        yield Proposal(case.finish(f"{case.sorry} {many['rest']}"), _PLAIN)
    elif seems is not None:
        yield Proposal(
            case.finish(f"there {'seem' if _several(seems['what']) else 'seems'} to be {seems['what']}"), _PLAIN
        )
    elif lead is not None and (whole_clause(case, lead["rest"]) or case.question):
        yield Proposal(case.finish(lead["rest"], case.final or "."), _PLAIN)


def _several(what: str) -> bool:
    return re.match(r"some [\w -]*?[^s]s\b", what, re.I) is not None


def _are(who: str) -> str:
    return "I'm" if who.lower() == "i" else "we're"
