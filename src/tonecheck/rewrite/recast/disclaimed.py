"""Responsibility turned down: said without the shrug, with a word of regret or with what it comes to for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import regret
from tonecheck.rewrite.recast.case import Case, Proposal, lemma_of
from tonecheck.rewrite.recast.frames import HARM, called, inner, said
from tonecheck.rewrite.recast.slots import place, slot, thing

_REGRETS = "the fact stays, and the reader hears that you are sorry"
_PLAIN = "says what it comes to for the reader instead of whose duty it is not"
_WHO = r"(?P<who>,? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )(?-i:[A-Z])[\w'-]+|,? (?:sir|madam|ma'am))?"
_OPEN = r"^(?:(?:sorry|look|well|sir|madam|to be honest|honestly|i'm afraid|unfortunately|(?:i'm|we're) sorry)(?:,? but|,)? )?"

_NOT_HERE = Rare(
    rf"{_OPEN}(?P<told>(?:(?:i|we) (?:wasn't|was not|weren't|were not) (?:even )?(?:there|here|in|around|on duty|on shift|in the office|at work|working|involved|present)(?: (?:that|on that|on the) (?:day|night|evening|morning|afternoon|week|weekend|date)| at the time| then)?(?: when (?:it|this|that) (?:all )?happened)?|"
    rf"(?:it|this|that|all (?:of )?this|all (?:of )?that) (?:all )?happened before (?:my time|our time|i (?:joined|started|came|took over|arrived|was hired)|we (?:took over|bought (?:the )?[\w-]+|arrived))(?: (?:here|the team|the company))?))(?:,? (?:so )?(?:don't (?:blame|ask|look at) me|i can't (?:help|say|comment)|i (?:don't|wouldn't) know(?: anything(?: about it)?)?|it's not my fault|it wasn't me|it has nothing to do with me))?{_WHO}$",
    re.I,
)


def sorry_all_the_same(case: Case) -> Iterator[Proposal]:
    """ "I wasn't on duty that day." -> "I wasn't on duty that day, but I'm sorry that this happened." """
    if case.question:
        return
    found = _NOT_HERE.match(said(case))
    if found is None:
        return
    told = found["told"]
    tells = re.search(r"\b(?P<it>it|this|that) (?:all )?happened\b", told, re.I)
    sorry = (
        "I'm sorry"
        if re.search(r"\bi\b", told, re.I)
        else "we're sorry"
        if re.search(r"\bwe\b", told, re.I)
        else case.sorry.replace("We", "we")
    )
    it = "it did" if tells is not None else "this happened"
    yield Proposal(case.finish(f"{told}, but {sorry} that {it}{called(found['who'])}"), _REGRETS, warmth=1)


_NO_RECORD = Rare(
    rf"{_OPEN}(?:(?P<me>i|we) (?:have|can find|could find|can see|hold|'ve got|'ve)|there(?:'s| is)) (?:absolutely )?no (?:record|trace|sign|evidence|note|log)s?(?: here| in our (?:system|records|files)| on file)? of (?P<what>[^,;:]+?)(?: in our (?:system|records|files)| on file| here)?{_WHO}$",
    re.I,
)


def not_found(case: Case) -> Iterator[Proposal]:
    """ "We have no record of your call." -> "I'm afraid we can't find a record of your call." """
    found = _NO_RECORD.match(said(case))
    if found is None or case.question or re.search(r"\bevidence\b", said(case)[: found.start("what")]):
        return
    words = slot(case, found, "what")
    if words is None:
        return
    doing = re.match(r"(?:you|your|any|an?|the|this|that|his|her|their)\b", found["what"], re.I)
    if thing(case, words) is None and not re.match(r"you \w+ing\b", found["what"]):
        return
    if doing is None or re.search(r"\b(?:such|alleged\w*|so-called|claim\w*)\b", found["what"]):
        return
    who = "I" if (found["me"] or "we").lower() == "i" else "we"
    yield Proposal(
        case.finish(
            f"I'm afraid {who} can't find a record of {re.sub(r'^any ', 'a ', found['what'])}{called(found['who'])}"
        )
        if not re.match(r"any \w+s\b", found["what"])
        else case.finish(f"I'm afraid {who} can't find a record of {found['what']}{called(found['who'])}"),
        "says what was looked for and not found, and closes no door",
    )


_SAYING = r"(?:said|told|promised|agreed|offered|confirmed|guaranteed|requested|ordered|asked for|authorised|authorized|quoted|approved|signed up for|consented)"
_NEVER = Rare(
    rf"{_OPEN}(?:no, )?(?P<me>i|we) (?:never (?P<did>{_SAYING})|(?P<not>didn't|did not) (?P<base>say|tell|promise|agree|offer|confirm|guarantee|request|order|ask for|authori[sz]e|quote|approve)) (?P<what>[^;:]+?){_WHO}$",
    re.I,
)
_NOBODY = Rare(
    rf"{_OPEN}(?P<who2>(?:nobody|no one|none of us|no-one)(?: (?:here|on (?:our|my|the|this) team|in (?:our|my|the|this) (?:team|office|department|branch|shop)|from (?:our|my) (?:team|side)|at our end))?) (?:ever )?(?P<did>{_SAYING}|gave) (?P<what>you [^,;:]+|(?:to )?(?:a|an|the|that|any) [^,;:]+?){_WHO}$",
    re.I,
)
_ANGRY = Rare(
    r"\b(?:ever|whatever|so|and|but|because|lie|lying|lied|rubbish|nonsense|once|any(?:thing| such thing)|invent\w*|at all|in my life)\b",
    re.I,
)


def misunderstood(case: Case) -> Iterator[Proposal]:
    """ "We never agreed to a discount." -> "I think there has been a misunderstanding: we didn't agree to a discount." """
    text = said(case)
    if case.question:
        return
    found = _NEVER.match(text)
    if found is not None:
        if _ANGRY.search(found["what"]) or "," in found["what"] or re.match(r"(?:that|it|this)$", found["what"], re.I):
            return
        if found["did"]:
            first = found["did"].split()[0]
            token = next(t for t in case.tokens if t.lower_ == first.lower())
            base = {"told": "tell", "said": "say"}.get(first.lower()) or lemma_of(token)
            act = " ".join([base, *found["did"].split()[1:]])
        else:
            act = found["base"]
        who = "I" if found["me"].lower() == "i" else "we"
        fact = f"{who} didn't {act} {found['what']}{called(found['who'])}"
    else:
        none = _NOBODY.match(text)
        if none is None or _ANGRY.search(none["what"]):
            return
        fact = f"{none['who2'][:1].lower()}{none['who2'][1:]} {none['did']} {none['what']}{called(none['who'])}"
    for lead in (
        "I think there has been a misunderstanding:",
        "we must have misunderstood each other:",
        "I'm sorry for the misunderstanding:",
    ):
        yield Proposal(case.finish(f"{lead} {fact}"), "takes it for a misunderstanding, and keeps what you say")


_WE = r"(?:we|i|(?:the |our |my |this )?(?:\w+ )?(?:management|bank|company|hospital|hotel|school|office|department|council|practice|airline|shop|store|clinic|agency|landlord|firm|warehouse|institution|library|club|gym|museum|university|college|restaurant|surgery|centre|center|organisers?|carrier|branch))"
_NOT_LIABLE = (
    r"(?:(?:is|are|am|was|were|'re|'m)(?: not|n't| in no way)|(?:can't|cannot|can not|won't|shall not|will not) be)(?: held| made)? (?:liable|responsible|accountable|answerable)|"
    r"(?:bears?|accepts?|takes?|assumes?|has|have) (?:no|zero) (?:responsibility|liability)(?: whatsoever)?|"
    r"(?:do not|don't|does not|doesn't|can't|cannot|won't) (?:accept|take|bear|assume) (?:any |the )?(?:responsibility|liability)(?: whatsoever)?"
)
_NOT_FOR = Rare(rf"{_OPEN}(?:please note that )?{_WE} ?(?:{_NOT_LIABLE}) for (?P<what>[^;:]+?){_WHO}$", re.I)
_BELONGINGS = Rare(
    r"^(?P<any>any |all )?(?P<what>(?:(?:personal|private|valuable|lost|unattended) )?(?P<noun>items?|valuables|belongings|property|possessions|things|coats|bags|luggage|cars?|vehicles?|bikes?|bicycles?|clothes|clothing|laptops?|phones?|equipment|suitcases?|objects|goods) (?:that (?:is|are) )?(?:left|parked|stored|kept|brought|deposited|placed|locked|carried) [^,;:]+)$",
    re.I,
)
_LOSS = Rare(
    r"^(?:any |the )?(?:(?:loss|losses|damages?|theft|breakages?)(?: (?:or|and|of) (?:loss|damage|theft|injury|personal \w+|\w+))?(?: (?:or|and) theft)?(?: (?:to|of|from) (?:[\w'-]+ ){0,3}[\w'-]+)?(?: caused by [\w' -]+)?|(?:lost|stolen|damaged|missing|broken)(?:,? (?:or|and) (?:lost|stolen|damaged|missing|broken))? [a-z]+(?: [a-z]+)?s(?:, [a-z]+s)*(?:,? (?:or|and) [a-z]+s)?|lost luggage|lost property)$",
    re.I,
)


def owners_risk(case: Case) -> Iterator[Proposal]:
    """ "We are not responsible for valuables left in the rooms." -> "Please note that valuables left in the rooms are at the owner's risk." """
    found = _NOT_FOR.match(said(case))
    if found is None or case.question:
        return
    left = _BELONGINGS.match(found["what"])
    if left is not None:
        begins = found.start("what") + left.start("what")
        if thing(case, place(case, begins, found.end("what"))) is None:
            return
        noun = left["noun"].lower()
        plural = noun.endswith("s")
        if not plural and noun not in ("luggage", "property", "clothing", "equipment"):
            return
        what = (left["any"] or "") + left["what"]
        yield Proposal(
            case.finish(
                f"please note that {inner(case, what)} {'are' if plural else 'is'} at the owner's risk{called(found['who'])}"
            ),
            _PLAIN,
        )
    elif _LOSS.match(found["what"]) and not re.match(r"the\b", found["what"], re.I):
        yield Proposal(case.finish(f"I'm afraid we can't cover {found['what']}{called(found['who'])}"), _PLAIN)


_THING = r"(?P<what>(?:your|the|this|that|these|those) [^,;:]+?)"
_PINNED = Rare(
    rf"{_OPEN}(?:please )?(?:(?:don't|do not|you can't|you cannot|you can hardly) (?:\w+ly )?blame (?:us|me|our [\w-]+|my [\w-]+) for {_THING}|(?:don't|do not|you can't|you cannot) (?:pin|put|lay|blame) {_THING.replace('?P<what>', '?P<what2>')} (?:on|at) (?:us|me|our [\w-]+|my [\w-]+)(?: door)?|"
    rf"(?:the|this|that) (?P<fault>mistake|error|fault|mix-up) (?:is|was)(?: not|n't) (?:ours|mine|made by (?:us|me)|on (?:our|my) (?:side|end|part))|"
    rf"{_THING.replace('?P<what>', '?P<what3>')} (?:(?:was|were|is|are)(?: not|n't) (?:caused|done|made) by (?:us|me|our [\w-]+|my [\w-]+|anyone here|any of us)|is no (?:fault|doing|responsibility|concern) of (?:ours|mine)|(?:was|is) not something (?:we|i) (?:did|caused))){_WHO}$",
    re.I,
)


def sorry_for_it(case: Case) -> Iterator[Proposal]:
    """ "Don't blame us for the delay." -> "We're sorry about the delay." """
    text = said(case)
    found = _PINNED.match(text)
    if found is None or case.question:
        return
    name = next((n for n in ("what", "what2", "what3") if found[n]), None)
    sorry = "I'm sorry" if re.search(r"\b(?:i|me|my|mine)\b", text, re.I) else case.sorry
    if name is None:
        yield Proposal(
            case.finish(f"{sorry} about the {found['fault'].lower()}{called(found['who'])}"), _REGRETS, warmth=1
        )
        return
    if thing(case, slot(case, found, name)) is None or not HARM.search(found[name]):
        return
    what = re.sub(r"^(?:that|those) ", "the ", inner(case, found[name]), flags=re.I)
    yield Proposal(case.finish(f"{sorry} about {what}{called(found['who'])}"), _REGRETS, warmth=1)


_STILL = Rare(
    r"^(?P<denial>[^,;:]+?)(?:,? so|,? and|[,;])? (?P<rest>(?:(?:i|we) (?:(?:can't|cannot|can not|won't|will not|don't|are unable to|am unable to|aren't able to) (?!do anything|help|be\b|accept|say|see|know|take|answer|comment)|(?:only|just) )|please (?!don't|do not|stop|refrain|look|note|check|be\b)|kindly (?!do not|don't|stop|note|check))[^;:]+)$",
    re.I,
)


def sorry_and_still(case: Case) -> Iterator[Proposal]:
    """ "The delay was not our fault, so please contact the carrier." -> "We're sorry about the delay; please contact the carrier." """
    found = _STILL.match(said(case))
    if found is None or case.question or re.search(r"\b(?:sorry|apolog\w+)\b", said(case), re.I):
        return
    made = regret.regretted(case, found["denial"])
    rest = found["rest"]
    if made is None or made.endswith("this happened") or re.match(r"(?:i|we) (?:only|just)\b", rest, re.I):
        return
    if re.search(r"\b(?:else|elsewhere|fault|blame|liab\w+|responsib\w+|yourself|nonsense|problem)\b", rest, re.I):
        return
    asks = re.match(r"(?:please|kindly) (?P<what>.+)$", rest, re.I)
    said_on = f"; please {asks['what']}" if asks is not None else f", but {rest}"
    yield Proposal(case.finish(f"{made}{said_on}"), _REGRETS, warmth=1)
