"""Excuses for what was not done: what was not done and an apology, without the reason; a request without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import remove
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base, lemma_of
from tonecheck.rewrite.recast.frames import HARM, TELLS, said
from tonecheck.rewrite.recast.slots import clause, slot, thing

_OWNS = "owns what was not done; the reason can follow when it helps the reader"
_ASKS = "asks without the excuse"
_OPEN = (
    r"^(?:(?:unfortunately|honestly|to be honest|sadly|well|look|yes|i'm afraid|as you know|and|but)[,;]? (?:that )?)?"
)
#: The reason behind what was not done, to the end of the sentence.
_WHY = r"(?P<why>(?:,|;| -| –| —|,? (?:because|since|as|what with|due to|with|owing to|given)) (?!yet\b).+)?"
_BUSY = r"(?:too|much too|far too|just too|simply too|really too|way too) (?:busy|swamped|stretched|tied up|snowed under|overloaded|occupied|overwhelmed|stressed|tired|rushed)(?: (?:this|last|all) \w+| today| yesterday| lately| recently| at work| here| with [\w' -]+?)?"
_NO_TIME = r"(?:(?:the|a|a single|a spare|a free|any|enough|much|quite enough|the necessary|spare) )?(?:time|chance|opportunity|minute|moment|capacity|hours|manpower|staff|people)(?: (?:today|yesterday|this week|last week|yet|left|free|to spare))?"
_ACT = r"(?P<act>[\w-]+(?: [^,;:]+?)?)"
_DIDNT = Rare(
    rf"{_OPEN}(?P<me>i|we)(?: (?:simply|just|really|sadly|honestly))? (?:(?:didn't|did not) (?:really |actually |even )?(?:have|find|get)|had (?:no|not the|not enough|too little|hardly any|barely any)|never had|couldn't (?:find|get|spare)|could not (?:find|get|spare)|lacked) {_NO_TIME} to {_ACT}{_WHY}$|"
    rf"{_OPEN}(?P<me2>i|we) (?:was|were) {_BUSY} to {_ACT.replace('?P<act>', '?P<act2>')}{_WHY.replace('?P<why>', '?P<why2>')}$|"
    rf"{_OPEN}there (?:(?:was|were)(?:n't| not)|was) (?:simply |just )?(?:no |any |enough |the )?{_NO_TIME} to {_ACT.replace('?P<act>', '?P<act4>')}{_WHY.replace('?P<why>', '?P<why4>')}$",
    re.I,
)
_HAVENT = Rare(
    rf"{_OPEN}(?P<me>i|we) (?:(?:haven't|have not)(?: yet)? (?:really |actually |even )?(?:had|found|got)|(?:'ve|have)(?: still)? (?:had )?(?:no|not had|not had the|not had enough)|still haven't had) {_NO_TIME} to {_ACT}{_WHY}$|"
    rf"{_OPEN}(?P<me2>i|we)(?:'ve| have)(?: \w+)? been {_BUSY} to {_ACT.replace('?P<act>', '?P<act2>')}{_WHY.replace('?P<why>', '?P<why2>')}$",
    re.I,
)
_ROUND_TO = Rare(
    rf"{_OPEN}(?P<me>i|we) (?P<have>haven't|have not|never|didn't|did not|couldn't|hadn't)(?: quite| yet| even)? (?:got|get|gotten|getting)(?: yet)? (?:round|around) to (?P<act>\w+ing(?: [^,;:]+?)?){_WHY}$",
    re.I,
)
_SO_BUSY = Rare(
    rf"{_OPEN}(?P<me>i|we)(?:'ve been| was| were| have been|'d been| had been) (?:so|that) (?:busy|swamped|stretched|tied up|snowed under|overloaded|overwhelmed|stressed|tired|rushed)(?: (?:with [\w' -]+?|this \w+|last \w+|lately|recently|all \w+))?,? (?:that )?(?P<what>(?:i|we) [^,;:]+)$|"
    rf"{_OPEN}(?P<it>(?:it|things|the \w+|last \w+|this \w+) (?:was|were|has been|have been) so (?:busy|hectic|crazy|chaotic|stressful|full|mad)(?: (?:here|lately|recently|this \w+|last \w+|all \w+))?),? (?:that )?(?P<what2>(?:i|we) [^,;:]+)$",
    re.I,
)
_WOULD_HAVE = Rare(
    rf"{_OPEN}(?P<me>i|we)(?:'d| would) (?:really |gladly |happily |of course )?have (?:\w+ly )?(?P<done>\w+)(?P<rest>(?: [^,;:]+?)?),? (?:but|only) (?P<why>.+)$|"
    rf"{_OPEN}(?P<me2>i|we) (?:(?:had )?meant to|wanted to|intended to|was going to|were going to|had planned to|was about to|was planning to|were planning to) (?P<base>\w+)(?P<rest2>(?: [^,;:]+?)?),? but (?P<why2>.+)$",
    re.I,
)
_NOT_DONE = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "think",
        "know",
        "like",
        "love",
        "prefer",
        "expect",
        "want",
        "need",
        "hope",
        "wish",
        "seem",
        "mean",
        "stay",
        "wait",
        "appreciate",
    ]
)
_NEGATIVE = Rare(r"\b(?:forgot|missed|lost|overlooked|not|never|couldn't|could not|failed)\b|n't\b", re.I)
_TELLING = Rare(
    r"\d|\b(?:please|refund\w*|attached|enclosed|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|you (?:didn't|did not|never|forgot|haven't|were|weren't)|your|could you|can you|instead|on its way|done now|here it is|will)\b|'ll\b|\?",
    re.I,
)


def _no_news(why: str | None) -> bool:
    """Whether a reason holds nothing that the reader needs."""
    return why is None or _TELLING.search(why) is None


def not_done(case: Case) -> Iterator[Proposal]:
    """ "I was too busy to call you back." -> "I'm sorry that I didn't call you back." """
    text = said(case)
    if case.question or re.search(r"\b(?:sorry|apolog\w+)\b", text, re.I):
        return
    made = (
        _didnt(case, text) or _havent(case, text) or _round_to(case, text) or _so_busy(text) or _would_have(case, text)
    )
    if made is None:
        return
    who, what = made
    sorry = "we're sorry" if who == "we" else "I'm sorry"
    yield Proposal(case.finish(f"{sorry} that {who} {what}"), _OWNS, warmth=1)


def _plain_act(act: str) -> bool:
    """Whether an act's words are one act, with no clause and no second act behind it."""
    first = act.split()[0].lower()
    return (
        is_base(first)
        and first not in _NOT_DONE
        and not re.search(
            r"\b(?:and|but|so|because|since|or|which|who|whom|while|though|although|before|until|unless|if|when|as)\b",
            act,
        )
    )


def _me(value: str | None, case: Case) -> str:
    return {"i": "I", "we": "we"}.get((value or "").lower(), case.writer)


def _didnt(case: Case, text: str) -> tuple[str, str] | None:
    """ "I had no time to finish it" -> "didn't finish it"."""
    found = _DIDNT.match(text)
    if found is None:
        return None
    act = found["act"] or found["act2"] or found["act4"]
    why = found["why"] or found["why2"] or found["why4"]
    if not _plain_act(act) or not _no_news(why):
        return None
    return _me(found["me"] or found["me2"], case), f"didn't {act}"


def _havent(case: Case, text: str) -> tuple[str, str] | None:
    """ "I've been too busy to look at it" -> "haven't looked at it yet"."""
    found = _HAVENT.match(text)
    if found is None:
        return None
    act, why = found["act"] or found["act2"], found["why"] or found["why2"]
    if not _plain_act(act) or not _no_news(why):
        return None
    return _me(found["me"] or found["me2"], case), _yet(act)


def _yet(act: str) -> str:
    """ "look at it" -> "haven't looked at it yet"."""
    first, _, rest = act.partition(" ")
    words = f"haven't {inflect(first.lower(), 'VBN')} {rest}".strip()
    return words if re.search(r"\byet\b", words) else f"{words} yet"


def _round_to(case: Case, text: str) -> tuple[str, str] | None:
    """ "I haven't got round to reading it" -> "haven't read it yet"."""
    found = _ROUND_TO.match(text)
    if found is None or not _no_news(found["why"]):
        return None
    first, _, rest = found["act"].partition(" ")
    token = next((t for t in case.tokens if t.text.lower() == first.lower()), None)
    if token is None:
        return None
    act = f"{lemma_of(token)} {rest}".strip()
    if not _plain_act(act):
        return None
    still = found["have"].lower() in ("haven't", "have not")
    return _me(found["me"], case), _yet(act) if still else f"didn't {act}"


def _so_busy(text: str) -> tuple[str, str] | None:
    """ "I was so busy that I forgot to send it" -> "forgot to send it"."""
    found = _SO_BUSY.match(text)
    if found is None:
        return None
    what = found["what"] or found["what2"]
    who, _, rest = what.partition(" ")
    if not _NEGATIVE.search(rest) or re.search(r"\b(?:and|but|so|because)\b", rest):
        return None
    return ("I" if who.lower() == "i" else "we"), rest


def _would_have(case: Case, text: str) -> tuple[str, str] | None:
    """ "I would have called, but I was busy" -> "didn't call"."""
    found = _WOULD_HAVE.match(text)
    if found is None or not _no_news(found["why"] or found["why2"]) or len(case.clauses) > 3:
        return None
    if re.search(r"\bbut\b|\bthen\b", found["why"] or found["why2"]):
        return None
    if found["done"]:
        token = next((t for t in case.tokens if t.text.lower() == found["done"].lower()), None)
        if token is None or token.tag_ not in ("VBN", "VBD"):
            return None
        base, rest = lemma_of(token), found["rest"]
    else:
        base, rest = found["base"].lower(), found["rest2"]
    act = f"{base}{rest}"
    if not _plain_act(act) or re.search(r"\b(?:if|had|would)\b", rest):
        return None
    return _me(found["me"] or found["me2"], case), f"didn't {act}"


_SORRY_FOR = Rare(
    r"^(?P<sorry>(?:(?:so |very |really )?sorry|(?:my |our )?(?:sincere |sincerest )?apologies|(?:i|we)(?:'m|'re| am| are) (?:so |very |really )?sorry|(?:i|we) (?:do )?apologi[sz]e|please accept (?:my|our) apologies) (?:for|about) (?P<what>(?:the|my|our|this|that|any|such|your) [^,;:]+?|(?:not )?\w+ing [^,;:]+?|this|that))(?:(?:,|;| -| –| —) (?:(?:but|as|because|since|and|it's just that|only) )?| (?:but|as|because|since) )(?P<why>(?:(?:i|we|it|things|there|this|that|the|my|our|one of (?:us|my|our)|half)\b|(?:i|we|it|there)'\w+\b|'\w+ )[^?]+)$",
    re.I,
)
_SORRY_THAT = Rare(
    r"^(?P<sorry>(?:(?:so |very |really )?sorry|(?:i|we)(?:'m|'re| am| are) (?:so |very |really )?sorry|(?:i|we) apologi[sz]e) (?:that )?(?P<what>(?:i|we|your|the|my|our|this|it) [^,;:]*?(?:n't|not|never|missed|forgot|late|delay\w*|wrong|lost|kept|overlooked)[^,;:]*?)), (?:but |as |because |since )?(?P<why>(?:(?:i|we|it|things|there|my|our)\b|(?:i|we|it|there)'\w+\b)[^?]+)$",
    re.I,
)


def sorry_alone(case: Case) -> Iterator[Proposal]:
    """ "Sorry for the late reply, I've been really busy." -> "Sorry for the late reply." """
    found = _SORRY_FOR.match(said(case)) or _SORRY_THAT.match(said(case))
    if found is None or case.question or not _no_news(found["why"]):
        return
    if len(found["why"].split()) < 3 or re.search(
        r"\b(?:but|which|so|sorry|apolog\w+|unfortunately)\b", found["why"], re.I
    ):
        return
    if not any(case.doc[i].i >= case.start + 2 for i in case.marked):
        return
    if re.search(r"\b(?:because|since|if|but|when|and (?:i|we|it))\b", found["what"], re.I):
        return
    yield Proposal(case.finish(found["sorry"]), "an apology stands better without the reason", warmth=1)


_EXPECTED = Rare(
    r"\b(?:expect\w*|surprises?|surprised|bound to|natural\w*|inevitab\w+|normal|understandable|appreciate)\b", re.I
)
_PAST = frozenset({"VBD", "VBN"})


def fact_and_sorry(case: Case) -> Iterator[Proposal]:
    """ "Tax season had us buried, so refunds took a back seat." -> "Refunds took a back seat, and we're sorry."

    Like `remove.without_clause`, with an apology where what is left only tells what went wrong.
    """
    for proposal in remove.without_clause(case):
        text = proposal.text.replace("’", "'")
        if _EXPECTED.search(text):
            continue
        first = re.match(r"(?:no, )?(\w+)", text, re.I)
        bare = not re.search(
            r"\b(?:sorry|apolog\w+|afraid|regret\w*|please|thank\w*|will|can|could you)\b|'ll\b|[;:?!]", text, re.I
        )
        past = any(t.tag_ in _PAST and t.text in text.replace("n't", " n't").split() for t in case.tokens)
        if not bare or not past or case.apologised or first is None or not text.endswith("."):
            yield proposal
            continue
        sorry = (
            "I'm sorry"
            if first[1].lower() == "i"
            else "we're sorry"
            if first[1].lower() == "we"
            else case.sorry.replace("We", "we")
        )
        if not _WRONG.search(text):
            yield proposal
            continue
        yield Proposal(case.finish(f"{re.sub('^No, ', '', proposal.text).rstrip('.')}, and {sorry}"), _OWNS, warmth=1)


_WRONG = Rare(
    r"\b(?:not|never|no|nobody|nothing|late|delay\w*|wrong\w*|lost|miss\w*|brok\w+|cannot|without|twice|error\w*|mistake\w*|cancel\w*|wait\w*|forg[eo]t\w*|damag\w+|back seat|longer|"
    r"took|pending|slipp\w+|left|behind|overlook\w*|wet|dirty|cold|short|down|stuck)\b|n't\b",
    re.I,
)


_CAUSED = Rare(
    rf"{_OPEN}(?:(?P<what>(?:the|this|that|your) [^,;:]+?) (?:is|was|were|are|has been)(?: all| mainly| mostly| only| simply| just| entirely| purely)? (?:due to|because of|down to|caused by|owing to|a result of|the result of|because|since) (?P<why>.+)|"
    r"(?:the|one) (?:(?:main|only|simple) )?(?:reason|cause|explanation) (?:for|of|behind) (?P<what2>(?:the|this|that|your) [^,;:]+?) (?:is|was)(?: simply| just)?(?: that)? (?P<why2>.+)|"
    r"(?:the|one) (?:(?:main|only|simple) )?reason (?:why |that )?(?P<what3>(?:i|we) (?:didn't|did not|couldn't|could not|haven't|have not|forgot|missed|was|were) [^,;:]*?|(?:your|the) [^,;:]+? (?:is|was|were|are) (?:late|delayed|wrong|not [^,;:]+?)) (?:is|was)(?: simply| just)?(?: that| because)? (?P<why3>.+))$",
    re.I,
)


def named_delay(case: Case) -> Iterator[Proposal]:
    """ "The delay was due to staff shortages." -> "We're sorry about the delay." """
    found = _CAUSED.match(said(case))
    if found is None or case.question or re.search(r"\b(?:sorry|apolog\w+)\b", said(case), re.I):
        return
    why = found["why"] or found["why2"] or found["why3"]
    if not _no_news(why) or re.search(r"\byou\b", why, re.I):
        return
    if found["what3"]:
        who = (
            "I'm sorry"
            if re.match(r"i\b", found["what3"], re.I)
            else "we're sorry"
            if re.match(r"we\b", found["what3"], re.I)
            else case.sorry
        )
        if clause(case, slot(case, found, "what3")) is not None:
            yield Proposal(
                case.finish(
                    f"{who} that {found['what3'][:1].lower() if not re.match('I', found['what3']) else 'I'}{found['what3'][1:]}"
                ),
                _OWNS,
                warmth=1,
            )
        return
    name = "what" if found["what"] else "what2"
    what = found[name]
    if not HARM.search(what) or thing(case, slot(case, found, name)) is None:
        return
    yield Proposal(case.finish(f"{case.sorry} about {what[:1].lower()}{what[1:]}"), _OWNS, warmth=1)


_SO_PLEASE = Rare(
    r"^(?P<why>[^;:]+?)(?:,? and)?,? (?:so|therefore|hence) (?P<ask>(?:please|kindly) (?!understand|don't|do not|stop|try to understand|forgive|excuse|be understanding|show|appreciate|accept)[^,;:]+)$",
    re.I,
)
_SO_LATER = Rare(
    r"^(?P<why>[^;:]+?)(?:,? and)?,? (?:so|therefore|hence) (?P<what>(?:it|there|your [\w' -]+?|the [\w' -]+?|our (?:replies|answers|response times?)|replies|deliver(?:y|ies)|orders|answers|responses|i|we) (?:may|might|will|could|can|'ll) (?:well |probably |unfortunately |now |only )?(?:not )?(?:be (?:late|delayed|slow\w*|a (?:short |slight |small )?delay|delays|some delays?|a (?:bit|little|few days) (?:late|later|longer)|longer|ready (?:only )?(?:on|by|next|until) [\w ]+)|take (?:a (?:bit|little|while) longer|longer|until [\w ]+|up to [\w ]+|another [\w ]+)|arrive (?:late|later)|need (?:a (?:bit|little) )?(?:longer|more time))[^,;:]*)$",
    re.I,
)


def asked_plainly(case: Case) -> Iterator[Proposal]:
    """ "We are short-staffed, so please allow three days." -> "Please allow three days." """
    found = _SO_PLEASE.match(said(case))
    if found is not None and not case.question and _no_news(found["why"]):
        waits = re.search(r"\b(?:be|more) patient\b|\bbear with\b|\bpatience\b", found["ask"], re.I) is not None
        leans = re.search(r"\b(?:it|them|this|that|there|then)\b", found["ask"]) is not None
        if waits or (len(found["ask"].split()) > 2 and not leans):
            yield Proposal(case.finish(re.sub("^kindly", "please", found["ask"], flags=re.I)), _ASKS)
        return
    later = _SO_LATER.match(said(case))
    if later is not None and not case.question and _no_news(later["why"]) and not TELLS.search(later["why"]):
        if re.match(r"it\b", later["what"], re.I) and not re.match(
            r"it (?:may|might|will|could) (?:well |probably )?take\b", later["what"], re.I
        ):
            return
        yield Proposal(case.finish(f"I'm afraid {later['what']}"), "says what it comes to, and leaves the excuse")
