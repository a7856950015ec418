"""What is said behind digs at what the reader has not done or read: asked for plainly, or told once more without them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.asking import ASKS
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.halves import whole_clause
from tonecheck.rewrite.recast.hindsight import is_thing

_PLAINLY = "says it once more without the dig"
_FORCE = Rare(
    r"\b(?:finally|for once|actually|even|ever|at long last|one of these (?:fine )?days|some ?day|at some point) ", re.I
)
_END = Rare(
    r",? (?:for once|for a change|this time|one of these (?:fine )?days|some ?day|at some point|at last|finally|as usual|as always|again)$",
    re.I,
)
_Make = Callable[[Case, str], Iterator[str]]


def once_more(case: Case) -> Iterator[Proposal]:
    """ "This is the third time I have asked you to sign the form." -> "Could you sign the form, please?" """
    if case.question or re.search(r"[\"“”]", case.plain):
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    for make, because in _SHAPES:
        said = list(make(case, text))
        for one in said:
            asks = one.startswith(("could ", "when can ")) or (one.endswith(", please") and "could " in one)
            yield Proposal(case.finish(one, "?" if asks else "."), because)
        if said:
            return


def _fit(case: Case, what: str) -> bool:
    """Whether words at the end of the sentence are a clause of their own without a word on the reader."""
    return re.search(r"\b(?:you|yourself)\b|[;:]", what) is None and whole_clause(case, what)


_TOLD = Rare(
    r"^(?:but |and )?(?:i|we)(?:'ve| have| did)?(?: already| previously| repeatedly| clearly)? (?:told|tell|informed|explained to|reminded|said to) you(?: already)?(?: (?:twice|several times|many times|three times|more than once|repeatedly|before|again and again))?(?: already)? that (?P<what>[^;:]+)$",
    re.I,
)
_REMINDER = Rare(
    r"^(?:just )?(?:a )?(?:friendly|gentle|kind|polite|quick|little|yet another) reminder,?(?: again| once more| yet again| once again)?,? that (?P<what>[^;:]+)$",
    re.I,
)
_SEE = Rare(
    r"^if you (?:look at|check|read|reread|re-read|look in|open) (?P<where>(?:my|our|the) [^,;:]+?),? you(?:'ll| will|'d| would) (?:see|find|notice|know) (?:that )?(?P<what>[^;:]+)$",
    re.I,
)
_RESPECT = Rare(r"^(?:with all (?:due )?respect|with respect),? (?P<what>[^;:]+)$", re.I)


def _told(case: Case, text: str) -> Iterator[str]:
    """ "I already told you that the office is closed." -> "just a reminder that the office is closed"."""
    found = _TOLD.match(text) or _REMINDER.match(text)
    if found is not None:
        what = found["what"]
        if re.search(r"\bstill waiting\b", what) or not _fit(case, what):
            return
        yield f"just a reminder that {what}"
        if not re.search(r"\b(?:was|were|had|did)\b", what):
            yield what
        return
    found = _SEE.match(text)
    if found is not None and _fit(case, found["what"]) and not re.match(r"(?:i|we|it|this|that) ", found["what"], re.I):
        yield found["what"]
        return
    found = _RESPECT.match(text)
    if (
        found is not None
        and _fit(case, found["what"])
        and re.search(r"\b(?:wrong|incorrect|not|late|missing|incomplete|out of date|n't)\b|n't\b", found["what"])
    ):
        afraid = "I'm afraid" if not case.plural or not case.speaks else "we're afraid"
        yield f"{afraid} {found['what']}"


_NTH = Rare(
    r"^(?:so )?(?:this|it)(?:'s| is| must be)(?: now| already)? (?:the|my|our) (?:second|third|fourth|fifth|sixth|seventh|tenth|umpteenth|nth|hundredth|last|\d+(?:st|nd|rd|th)) (?:time|e-?mail|reminder|message|attempt)(?: now)?(?: that)?,? (?:i|we)(?:'ve|'m| have| am| are| had| must| need to)?(?: had to| have to| now)?(?: to)? (?:ask|asked|asking|remind|reminded|reminding|request|requested|requesting|beg|begging|tell|told|telling)(?: you)?(?: (?P<for>for|about)| to) (?P<what>[^;:,]+)$",
    re.I,
)
_WAITING = Rare(
    r"^(?:just (?:a )?(?:friendly|gentle|quick) reminder that |in case you (?:are|were) wondering,? |by the way,? |well,? |just so you know,? )?(?P<who>i|we)(?:'m| am|'re| are) still (?:patiently )?waiting (?:for|on) (?P<what>(?:your|the|an?|my|our|those|that) [^,;:]+?)(?:, (?:by the way|in case you(?: are|'re)? wonder\w*|as you know))?$",
    re.I,
)
_NICE_IF = Rare(
    r"^(?:it would|it'd) (?:really )?(?:be|have been) (?:so |very |really |quite )?(?:nice|great|lovely|good|kind|wonderful|helpful|appreciated|a (?:nice|great|big) (?:thing|help|change)) if (?P<who>you|someone|somebody|anyone|anybody|one of you)(?: could|'d| would)?(?: also| please| perhaps| maybe)* (?P<verb>\w+) (?P<rest>[^,;:]+)$",
    re.I,
)
_TRY = Rare(
    r"^(?:so )?please (?:do )?(?:try to |try and )?(?P<what>(?:be|read|send|use|close|follow|check|sign|answer|reply|remember to|copy|include|attach|clean|lock|keep|put|fill) [^,;:]+?),? (?:for once|this time|for a change)$",
    re.I,
)


def _asked(case: Case, text: str) -> Iterator[str]:
    """ "I am still waiting for your reply." -> "could you tell me when I can expect your reply"."""
    found = _NTH.match(text)
    if found is not None:
        what = found["what"]
        if found["for"]:
            if is_thing(case, what) is not None and re.match(r"(?:the|my|our|your|this|that|these|those)\b", what):
                yield f"could {case.writer} have {what}, please" if found["for"] == "for" else ""
        elif not re.search(r"\b(?:stop|not|yourself)\b", what):
            yield f"could you {what}, please"
        return
    found = _WAITING.match(text)
    if found is not None:
        what = re.sub(
            r" (?:that )?you (?:promised|said you(?:'d| would) send|were going to send)(?: (?:me|us))?\b",
            "",
            found["what"],
        )
        if (
            re.search(r"\b(?:you|apology|explanation|miracle|day|moment|time|turn)\b", what)
            or is_thing(case, what.split(" from ")[0]) is None
        ):
            return
        one, me = ("we", "us") if found["who"].lower() == "we" else ("I", "me")
        yield f"could you tell {me} when {one} can expect {what}"
        yield f"could you let {me} know when {one} can expect {what}, please"
        return
    found = _NICE_IF.match(_END.sub("", _FORCE.sub("", text)))
    if found is not None:
        yield from _nice(case, found)
        return
    found = _TRY.match(text)
    if found is not None and not re.search(r"\b(?:your own|yourself|brain|head|eyes|facts|job)\b", found["what"]):
        yield f"could you {found['what']}, please"


def _nice(case: Case, found: re.Match[str]) -> Iterator[str]:
    """ "It would be nice if someone could finally fix the door." -> "could somebody fix the door, please"."""
    verb = next((t for t in case.tokens if t.lower_ == found["verb"].lower() and t.pos_ in ("VERB", "AUX")), None)
    if (
        verb is None
        or not is_base(str(verb.lemma_))
        or re.search(r"\b(?:you|your|yourself|instead|and|before|when|rather)\b", found["rest"])
    ):
        return
    if verb.lemma_ in (
        "have",
        "be",
        "think",
        "stop",
        "try",
        "bother",
        "manage",
        "care",
        "listen",
        "remember",
        "take",
        "do",
        "make",
        "get",
        "pay",
        "learn",
        "show",
    ):
        return
    who = "you" if found["who"].lower() in ("you", "one of you") else "somebody"
    yield f"could {who} {verb.lemma_} {found['rest']}, please"


_SINCE = Rare(
    r"^(?:please,? )?(?:take your time|no (?:rush|hurry|pressure|worries)(?: at all| whatsoever| though)?|whenever you(?:'re| are) ready|there is no (?:rush|hurry))[,;:.–—-]+ ?(?:after all,? )?(?:(?P<we>we|i)(?:'ve| have) only (?:been )?(?:waiting|waited)|it(?:'s| has) only been(?P<desk> (?:on your desk|with you|in your inbox|sitting there|lying there|open|broken|overdue))?) ?(?P<when>(?:since|for) [^,;:]+|(?:\w+|\d+) (?:days?|weeks?|months?|years?|hours?))(?: now| or so)?$",
    re.I,
)
_HEARD = Rare(
    r"^(?:how |so |very |really )*(?:nice|kind|good|sweet|thoughtful|considerate) of you to (?:let (?P<me>us|me) know|tell (?P<me2>us|me)|inform (?P<me3>us|me))(?: only)? (?P<when>(?:(?:\w+|\d+) (?:minutes?|hours?|days?) (?:before|after|in advance)|at the (?:very )?last (?:minute|moment)|on the (?:day|morning)|this morning|today|yesterday|after)\b[^,;:]*)$",
    re.I,
)
_MYSELF = Rare(
    r"^(?:oh,? )?(?:never mind|don't worry|it's fine|that's fine|no worries|fine|forget it|no problem),? (?:i'll|i will|i can|i'll just|i will just) (?:just )?(?P<what>do it|do it all|fix it|write it|sort it out|take care of it|handle it|finish it)(?: all)?(?: myself)?(?: then)?(?:,? (?:as usual|as always|again|like always|like every time|yet again))?$",
    re.I,
)
_SENT_AGAIN = Rare(
    r"^(?:(?:perhaps|maybe|i guess|i suppose|apparently|i assume|evidently|clearly|probably) )?(?:you (?:did not|didn't|have not|haven't|must not have|may not have|must have) (?:see|seen|get|got|receive|received|read|noticed|missed|overlooked)|you (?:missed|overlooked)|(?P<lost>my|our)) ?(?P<what>(?:my|our|the)? ?(?:last |previous |first )?(?:e-?mail|mail|message|letter|note))(?: (?:got|was|must have been|has been) (?:lost|overlooked))?,? so (?:i am|i'm|we are|we're|here it is|i will|i'll) ?(?:sending|send|resending|resend)? ?(?:it)? ?again$",
    re.I,
)
_ASSUMED = Rare(
    r", which (?:i|we)(?:'m| am| are)? (?:assume|trust|presume|hope|believe|sure|take it|imagine|suppose) you(?:'ve| have)? [^,;:]+,(?= )",
    re.I,
)
_IMPRESSION = Rare(
    r"^(?P<who>i|we) (?:was|were) (?:under the (?:\w+ )?impression|of the opinion|led to believe)(?: that)? (?P<what>[^;:]+)$",
    re.I,
)


def _waited(case: Case, text: str) -> Iterator[str]:
    """ "No rush, it's only been ten weeks." -> "it has been ten weeks; could you tell me how things stand, please"."""
    found = _SINCE.match(text)
    if found is not None:
        me = "us" if (found["we"] or "").lower() == "we" or (not found["we"] and case.plural and case.speaks) else "me"
        if found["we"]:
            when = found["when"] if re.match(r"(?:since|for)\b", found["when"]) else f"for {found['when']}"
            yield f"{'we' if me == 'us' else 'I'} have been waiting {when}; could you tell {me} how things stand, please"
        else:
            when = (
                found["when"]
                if not found["desk"] or re.match(r"(?:since|for)\b", found["when"])
                else f"for {found['when']}"
            )
            if found["desk"] or not when.startswith("since"):
                yield f"it has been{found['desk'] or ''} {when}; could you tell {me} how things stand, please"
        return
    found = _HEARD.match(text)
    if found is not None:
        me = found["me"] or found["me2"] or found["me3"]
        yield f"{'I' if me.lower() == 'me' else 'we'} only heard {found['when']}; could you let {me} know earlier next time, please"
        return
    found = _MYSELF.match(text)
    if found is not None:
        yield f"I'll {found['what']}"
        return
    found = _SENT_AGAIN.match(text)
    if found is not None and found["what"].strip():
        what = found["what"].strip() if not found["lost"] else f"{found['lost'].lower()} {found['what'].strip()}"
        sending = (
            "here is"
            if "here it is" in text.lower()
            else "we are sending"
            if re.search(r"\bso we\b", text)
            else "I am sending"
        )
        yield f"{sending} {what} again"
        return
    found = _ASSUMED.search(text)
    if found is not None:
        yield f"{text[: found.start()]},{text[found.end() :]}"
        return
    found = _IMPRESSION.match(text)
    if found is not None and _fit(case, found["what"]) and re.search(r"\b(?:had|was|were|would)\b", found["what"]):
        yield (
            f"{found['who']} understood that {found['what']}; could you let {'us' if found['who'].lower() == 'we' else 'me'} know if I have that wrong, please"
            if found["who"].lower() == "i"
            else f"we understood that {found['what']}; could you let us know if we have that wrong, please"
        )


_SHAPES: tuple[tuple[_Make, str], ...] = (
    (_told, _PLAINLY),
    (_asked, ASKS),
    (_waited, _PLAINLY),
)
