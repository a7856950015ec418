"""Orders that come as statements: what one demands, what must be done, what the reader is "going to" do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.asking import ASKS, calm, softened
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.frames import inner, nominal, said

_THAT_YOU = Rare(
    r"^(?:i|we) (?:really |now |hereby |absolutely |must |do )*(?:demand|insist|expect|require)(?: that)? you (?:will |to |must )?(?P<do>[a-z]+) (?P<rest>[^;:]+)$",
    re.I,
)
_INSIST_ON = Rare(
    r"^(?P<who>i|we) (?:really |now |hereby |absolutely |must |do )*(?:insist on|demand) (?:getting |having |receiving )?(?P<what>(?:an?|the|my|our|your|full|written|immediate) [^;:,]+)$",
    re.I,
)
_GOING_TO = Rare(
    r"^you(?:'re| are) (?:now )?going to (?:want to |have to |need to )?(?P<do>[a-z]+) (?P<rest>[^;:,]+)(?:, not (?:tomorrow|later|next week))?$",
    re.I,
)
_DROP_ALL = Rare(
    r"^(?:just )?(?:stop (?:what(?:ever)? you(?:'re| are) doing|everything)|drop (?:everything|what(?:ever)? you(?:'re| are) doing)|leave everything)(?: else)?(?: now| right now| immediately)?,? and (?P<do>[a-z]+) (?P<rest>[^;:]+)$",
    re.I,
)
_HURRY_WITH = Rare(r"^(?:please )?hurry up with (?P<what>(?:the|that|your|my|our|those|these) [^,;:]+)$", re.I)
_MUST_BE = Rare(
    r"^(?P<what>(?:the|this|that|these|those|your|my|our|all) [\w' /-]{2,50}?|this|that|it|everything) (?:has to|have to|needs to|need to|must|had better|is to|are to) (?:be|get) (?P<done>(?:done|fixed|finished|sent|signed|delivered|paid|ready|merged|reviewed|submitted|corrected|completed|resolved|solved|updated|changed|removed|returned|repaired|cleaned|approved|uploaded|sorted|reverted|rebased|tested|rewritten|redone|replaced|cancelled|moved|installed|here|with me|with us|on my desk)\b[^,;:]*)$",
    re.I,
)
_GET_DONE = Rare(
    r"^(?:just )?get (?P<it>this|that|it|the [\w -]{2,30}?|your [\w -]{2,30}?) (?P<done>sorted|sorted out|fixed|finished|signed|cleaned up|merged|repaired)(?P<rest> [^,;:]+)?$",
    re.I,
)
_PATCHING = frozenset(["rebase", "respin", "resubmit", "squash", "backport", "refactor", "reroll", "retest", "rerun", "resend", "reformat", "repost", "reword", "rewrite", "redo", "revert", "split", "drop", "rename", "bisect"])  # fmt: skip
_DOES = {
    "sorted": "sort out",
    "sorted out": "sort out",
    "fixed": "fix",
    "finished": "finish",
    "signed": "sign",
    "cleaned up": "clean up",
    "merged": "merge",
    "repaired": "repair",
}
_NOT = Rare(
    r"\b(?:your (?:act|head|mouth|attitude|job)|yourself|or else|otherwise|because you|behave|learn|or (?:i|we|you))\b",
    re.I,
)
_NAMED = Rare(
    r"^(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?-i:[A-Z])[\w'-]+), you (?:really |now )?(?:need to|have to|must|'ve got to|'d better|had better|will|are to) (?P<do>[a-z]+) (?P<rest>[^;:]+)$",
    re.I,
)
_HERE = Rare(
    r"^(?:i|we)(?:'ll| will|'d)? (?:want|need|expect|require) you (?:to be )?(?P<rest>(?:here|there|back|ready|on time|in (?:my|the|our) [\w -]+?|at (?:my|the|our) [\w -]+?|on (?:the|this) call|online)\b[^,;:]*)$",
    re.I,
)
_NOW_THEM = Rare(
    r"^(?P<who>i|we) (?:need|want) (?P<what>(?:the|that|those|these|my|our|your|this|a|an) [^,;:]+),? and (?:i|we) (?:need|want) (?:it|them|that) (?:right )?(?:now|today|immediately|asap|fast|yesterday)$",
    re.I,
)
_BE_NO = frozenset(
    [
        "be",
        "have",
        "like",
        "love",
        "hate",
        "see",
        "know",
        "regret",
        "need",
        "want",
        "lose",
        "get",
        "hear",
        "pay for",
        "feel",
        "find",
        "do",
        "learn",
        "stop",
    ]
)


def bidden(case: Case) -> Iterator[Proposal]:
    """ "I demand that you mend the gate today." -> "Could you mend the gate today, please?"; "This must be done by noon." -> "Could this be done by noon, please?" """
    if case.question:
        return
    text = said(case)
    if _NOT.search(text):
        return
    for form in (_THAT_YOU, _GOING_TO, _DROP_ALL):
        found = form.match(text)
        if found is not None:
            do = found["do"].lower()
            if not is_base(do) or do in _BE_NO or re.search(r"\b(?:i|we) (?:say|want|told)\b", found["rest"], re.I):
                return
            rest = softened(calm(f"{do} {found['rest']}"))
            soon = (
                " as soon as you can"
                if form is _DROP_ALL
                and not re.search(r"\b(?:as soon as|today|by|before|within|tonight|tomorrow)\b", rest)
                else ""
            )
            yield Proposal(case.finish(f"could you {rest}{soon}, please?", "?"), ASKS)
            return
    named, here, now = _NAMED.match(text), _HERE.match(text), _NOW_THEM.match(text)
    if named is not None and is_base(named["do"].lower()) and named["do"].lower() not in _BE_NO:
        yield Proposal(
            case.finish(f"{named['who']}, could you {softened(calm(named['do'] + ' ' + named['rest']))}, please?", "?"),
            ASKS,
        )
    elif here is not None:
        yield Proposal(case.finish(f"could you be {softened(calm(here['rest']))}, please?", "?"), ASKS)
    elif now is not None:
        soon = "today" if re.search(r"\btoday$", text, re.I) else "as soon as you can"
        yield Proposal(
            case.finish(f"could {'I' if now['who'].lower() == 'i' else 'we'} have {now['what']} {soon}, please?", "?"),
            ASKS,
        )
    else:
        yield from _things(case, text)


def _things(case: Case, text: str) -> Iterator[Proposal]:
    insist, hurry, must, get = (p.match(text) for p in (_INSIST_ON, _HURRY_WITH, _MUST_BE, _GET_DONE))
    first = text.split()[0].lower()
    if insist is not None and nominal(insist["what"]):
        yield Proposal(
            case.finish(
                f"could {'I' if insist['who'].lower() == 'i' else 'we'} have {softened(calm(insist['what']))}, please?",
                "?",
            ),
            ASKS,
        )
    elif hurry is not None and nominal(hurry["what"]):
        who = "we" if case.plural and case.speaks else "I"
        yield Proposal(case.finish(f"could {who} have {hurry['what']} as soon as you can, please?", "?"), ASKS)
    elif must is not None and nominal(must["what"]):
        yield Proposal(
            case.finish(f"could {inner(case, must['what'])} be {softened(calm(must['done']))}, please?", "?"), ASKS
        )
    elif get is not None and (get["it"].lower() in ("this", "that", "it") or nominal(get["it"])):
        rest = f" {softened(calm(get['rest'].strip()))}" if get["rest"] else ""
        verb, _, particle = _DOES[get["done"].lower()].partition(" ")
        yield Proposal(
            case.finish(f"could you {verb} {get['it']}{' ' + particle if particle else ''}{rest}, please?", "?"), ASKS
        )
    elif (
        first in _PATCHING
        and re.match(r"\w+ (?:this|that|it|the|your|these|those|on|onto|and|into|to|v\d)\b", text, re.I)
        and not re.search(r"[;:]|\b(?:i|we|you)\b", text, re.I)
    ):
        yield Proposal(case.finish(f"please {text[:1].lower()}{softened(calm(text[1:]))}"), ASKS)
