"""Questions that accuse, put as what the writer would like to know, to have or to happen next time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.asking import ASKS
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base, is_plural
from tonecheck.rewrite.recast.halves import whole_clause
from tonecheck.rewrite.recast.hindsight import is_thing, looking_back

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAD = r"^(?:(?:and|so|but|then|well|now|sorry|please|honestly|seriously|just)\b,? )*"
_FORCE = Rare(
    r"\b(?:even|ever|actually|simply|just|exactly|honestly|really|seriously|finally|on earth|the hell|the heck|at least|possibly|bother(?:ed)? to|bothering to) ",
    re.I,
)
_END = Rare(
    r",? (?:then|exactly|please|already|may i ask|i wonder|please explain|again and again|for once|or not|or what)$",
    re.I,
)
_SPITE = Rare(
    r"\b(?:stupid|nonsense|rubbish|mess|idiot\w*|useless|lazy|blind|brain|nothing|anything|everything|bloody|damn|hell|lie|lied|ruin\w*|waste\w*|yourself|job|decent|basic|simple|truth|respect|rude|polite|manners|honest|patience)\b|[\"“”]",
    re.I,
)
_Make = Callable[[Case, str], Iterator[str]]


def answerable(case: Case) -> Iterator[Proposal]:
    """ "Why is the report still not finished?" -> "Could you tell me when the report will be finished?" """
    if not case.question:
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    text = _END.sub("", _FORCE.sub("", text)).rstrip(" ,–-")
    for make, because in _SHAPES:
        said = [one for one in make(case, text) if one and not _SPITE.search(one)]
        for one in said:
            tells = one.endswith(".")
            yield Proposal(case.finish(one.rstrip("."), "." if tells else "?"), because, warmth=1)
        if said:
            return


def _me(text: str, case: Case) -> str:
    """Whom the answer is for: the one who speaks in the question, else in the draft."""
    if re.search(r"\b(?:i|me|my|i'm|i've)\b", text, re.I):
        return "me"
    if re.search(r"\b(?:we|us|our|we're|we've)\b", text, re.I):
        return "us"
    return "us" if case.plural and case.speaks else "me"


def _one(me: str) -> str:
    return "I" if me == "me" else "we"


# ------------------------------------------------------------------------------------------------ what was not told

_UNTOLD = Rare(
    _LEAD
    + r"(?:why|how come)(?: did| have| had)? (?:didn't you|haven't you|did you not|have you not|you not|you didn't|you did not|you never|you haven't|did you never|did nobody|has nobody|nobody|no one|did no one|has no one|didn't anyone|didn't anybody|hasn't anyone|didn't someone)(?: ever)? (?:tell|told|inform|informed|warn|warned|notify|notified|let) (?P<me>me|us)(?: know)? (?P<what>(?:about|of|that) [^,;:]+)$",
    re.I,
)
_NOT_TOLD = Rare(
    _LEAD
    + r"(?:why|how come) (?:was|were|am|are|wasn't|weren't|have|had) (?P<me>i|we)(?: not| never)?(?: been)? (?:told|informed|notified|warned|made aware) (?P<what>(?:about|of|that) [^,;:]+)$",
    re.I,
)
_NOT_ASKED = Rare(
    _LEAD
    + r"(?:why|how come) (?:was|were|wasn't|weren't) (?P<me>i|we)(?: not| never)? (?P<done>invited|asked|consulted|copied in|included)(?P<to> (?:to|on|in|about) (?:the|our|your) [^,;:]+)?$",
    re.I,
)
_NEXT_ASKED = {"invited": "invite", "asked": "ask", "consulted": "ask", "copied in": "copy", "included": "include"}


def _untold(case: Case, text: str) -> Iterator[str]:
    """ "Why didn't you tell me about the meeting?" -> "I didn't know about the meeting; could you let me know next time, please"."""
    found = _UNTOLD.match(text) or _NOT_TOLD.match(text)
    if found is not None:
        me = {"i": "me", "we": "us"}.get(found["me"].lower(), found["me"].lower())
        what = re.sub(r"^of\b", "about", found["what"])
        if re.search(r"\b(?:this|it|that)$", what) or re.match(r"that\b.*\byou\b", what):
            return
        yield f"{_one(me)} didn't know {what}; could you let {me} know next time, please"
        yield f"{_one(me)} {'was' if me == 'me' else 'were'} not aware {re.sub('^about', 'of', what)}; could you let {me} know next time, please"
        return
    found = _NOT_ASKED.match(text)
    if found is not None and (found["to"] or found["done"].lower() in ("asked", "consulted", "included")):
        me = "me" if found["me"].lower() == "i" else "us"
        done = found["done"].lower()
        into = " in" if done == "copied in" else ""
        yield f"could you {_NEXT_ASKED[done]} {me}{into}{found['to'] or ''} next time, please"


# ------------------------------------------------------------------------------------------------------ requests

_HAVE_TO = Rare(
    _LEAD
    + r"(?:why (?:do|must|should|am|are) (?:i|we)(?: always| constantly| still| again)?(?: having| have| need)?(?: to)?(?: always| constantly| keep)?|how (?:many (?:more )?times|often) (?:do|must|have|will|am|are|did|should) (?:i|we)(?: have| need| got| going)?(?: to)?(?: have to)?) (?:remind|ask|tell|chase|reminding|asking|telling|chasing|asked|told|reminded) you(?: people| all| guys)?(?: again)? to (?P<what>(?!stop\b|quit\b|not\b|be\b)\w+ [^,;:]+)$",
    re.I,
)
_ASK_FOR = Rare(
    _LEAD
    + r"(?:why (?:do|must) (?P<who>i|we) (?:always |still )?(?:have to )?|how (?:many (?:more )?times|often) (?:do|must|have|will|should) (?P<who2>i|we) (?:have to |need to |got to )?)(?:ask|asked|chase|beg)(?: you)?(?: again)? for (?P<what>(?:the|my|our|your|that|this|those|these) (?!own\b)[^,;:]+)$",
    re.I,
)
_TOO_MUCH = Rare(
    _LEAD
    + r"(?:is|was) it (?:too much|so much|asking too much|a lot) to (?:ask|expect|hope) for (?P<what>(?:an?|the|your|my|our) [^,;:]+)$",
    re.I,
)
_HARD = Rare(
    _LEAD + r"what(?:'s| is) so (?:hard|difficult|complicated|tricky) about (?P<verb>\w+ing) (?P<rest>[^,;:]+)$", re.I
)
_CANT = Rare(
    _LEAD
    + r"why can(?:'t|not) you (?P<what>(?:give|tell|answer|confirm|reply|call|explain|let|show|send|return|get back) [^,;:]+)$",
    re.I,
)
_NEVER = Rare(
    _LEAD
    + r"why (?:do|don't) you (?P<never>never |)(?P<what>(?:answer|reply|call|close|copy|update|lock|sign|return|confirm|label|read|check|follow|use|clean|tell|let|fill|include|add) [^,;:]+)$",
    re.I,
)
_SOMEBODY = Rare(
    _LEAD
    + r"(?:why (?:does|has|is|did|will|can) (?:nobody|no one|not anyone|none of you)|why (?:doesn't|hasn't|isn't|didn't|won't|can't) (?:anyone|anybody|someone|somebody)|(?:is|will|does) (?:anyone|anybody|someone|somebody|nobody)(?: going to)?|(?:are|will) you(?: going to)?)(?: at your \w+)? (?P<verb>call|called|calling|answer|answered|answering|reply|replied|replying|respond|responded|responding|look|looked|looking|help|helped|helping|fix|fixed|fixing|repair|repaired|repairing|return|returned|returning|contact|contacted|contacting|reading|read) (?P<rest>[^,;:]+)$",
    re.I,
)
_NO_ANSWER = Rare(
    _LEAD
    + r"why (?:are|aren't) you (?:not )?(?:answering|replying|responding)(?P<to> (?:to )?(?:my|our|any of my|any of our) (?:[\w-]+ )?(?:e-?mails?|mails?|messages?|calls?|letters?|questions?))?$",
    re.I,
)


def _asked(case: Case, text: str) -> Iterator[str]:
    """ "Why do I have to remind you to send the minutes?" -> "could you send the minutes, please"."""
    found = _HAVE_TO.match(text)
    if found is not None:
        yield f"could you {found['what']}, please"
        return
    found = _ASK_FOR.match(text)
    if found is not None and is_thing(case, found["what"]) is not None and " same " not in found["what"]:
        yield f"could {'we' if (found['who'] or found['who2']).lower() == 'we' else 'I'} have {found['what']}, please"
        return
    found = _TOO_MUCH.match(text)
    if found is not None and is_thing(case, found["what"]) is not None:
        yield f"could {'we' if case.plural and case.speaks else 'I'} have {found['what']}, please"
        return
    found = _HARD.match(text)
    if found is not None:
        verb = next((t for t in case.tokens if t.lower_ == found["verb"].lower()), None)
        if verb is not None and verb.tag_ == "VBG" and is_base(str(verb.lemma_)):
            yield f"could you {verb.lemma_} {found['rest']}, please"
        return
    found = _CANT.match(text)
    if found is not None:
        yield f"could you {re.sub('straight answer', 'clear answer', found['what'])}, please"
        return
    found = _NEVER.match(text)
    if found is not None and found["never"]:
        if not re.search(r"\b(?:any|when|before|if)\b", found["what"]):
            yield f"could you {found['what']} from now on, please"
        return
    found = _NO_ANSWER.match(text)
    if found is not None:
        me = _me(text, case)
        to = re.sub(r"\bany of ", "", found["to"] or "")
        to = f" {'' if to.strip().startswith('to') else 'to '}{to.strip()}" if to else ""
        yield f"could you reply{to}, please" if to else f"could you get back to {me}, please"
        return
    found = _SOMEBODY.match(text)
    if found is not None:
        yield from _somebody(
            case, found["verb"], found["rest"], re.search(r"\byou\b", text[: found.start("verb")], re.I) is not None
        )


def _somebody(case: Case, word: str, rest: str, you: bool) -> Iterator[str]:
    """ "Why is nobody answering my calls?" -> "could somebody answer my calls, please"."""
    verb = next((t for t in case.tokens if t.lower_ == word.lower()), None)
    if verb is None or not is_base(str(verb.lemma_)) or not re.match(r"(?:my|our|me|us|the|at|to|with|back)\b", rest):
        return
    if re.search(r"\b(?:you|your|any|that|when|before|and)\b", rest):
        return
    yield f"could {'you' if you else 'somebody'} {verb.lemma_} {rest}, please"


# -------------------------------------------------------------------------------------------------- when

_NOT_READY = Rare(
    _LEAD
    + r"(?:why|how come) (?P<be>is|are|isn't|aren't) (?P<what>(?:the|my|our|your|this|these|that|those) [\w' -]+?)(?P<not> still not| not| still)? (?P<state>finished|ready|done|here|there|available|complete|completed|online|open|fixed|repaired|delivered|signed|paid|approved|published|resolved|solved)(?: yet)?$",
    re.I,
)
_NOT_DONE = Rare(
    _LEAD
    + r"(?:why|how come) (?P<have>has|have|hasn't|haven't) (?P<what>(?:the|my|our|your|this|these|that|those) [\w' -]+?)(?P<not> still not| not| still)?(?P<been> been)? (?P<verb>\w+)(?: yet)?$",
    re.I,
)
_STILL_WAITING = Rare(
    _LEAD
    + r"(?:why (?:am|are) (?P<who>i|we) (?:still )?waiting|how (?:much longer|long|many more (?:days|weeks)) (?:do|must|am|are|will|should) (?P<who2>i|we)(?: still)?(?: have| going| supposed| expected| meant)?(?: to)? (?:wait|be waiting)) for (?P<what>(?:my|our|the|an?|your) [^,;:]+)$",
    re.I,
)
_LONG = Rare(
    _LEAD
    + r"(?:what(?:'s| is) taking(?: you| it)? so long|why is (?:it|this) taking so long(?P<to> to \w+ [^,;:]+)?|how (?:much longer|long) (?:are you going to|will you|do you want to|do you plan to|do you intend to) keep (?P<me>me|us) waiting)$",
    re.I,
)
_WHEN_YOU = Rare(
    _LEAD
    + r"when (?:will you|are you(?: all)? (?:going|planning|intending) to|do you (?:plan|intend) to) (?P<what>(?!tell\b|inform\b|let\b|stop\b|learn\b|start\b|grow\b|wake\b|listen\b|be\b|get it\b|take\b|understand\b|own\b|admit\b)\w+ [^,;:]+)$",
    re.I,
)
_WHEN_I = Rare(
    _LEAD + r"when (?:will|can|do) (?P<who>i|we) (?P<what>(?:get|have|see|receive|hear|be able to) [^,;:]+)$", re.I
)
_STILL_NOT = Rare(
    _LEAD
    + r"(?:are you (?:still not|not)|aren't you|haven't you|have you (?:still )?not)(?: yet)? (?:finished|done|ready|through)(?: yet)? with (?P<what>(?:the|my|our|your) [\w' -]+?)(?: yet)?$",
    re.I,
)
_COMES = frozenset({"arrive", "come", "start", "begin"})


def _when(case: Case, text: str) -> Iterator[str]:
    """ "Why is the report still not finished?" -> "could you tell me when the report will be finished"."""
    me = _me(text, case)
    tell = f"could you tell {me} when"
    found = _NOT_READY.match(text)
    if found is not None and (found["not"] or "").strip() != "still" and (found["not"] or "n't" in found["be"]):
        if is_thing(case, found["what"]) is not None:
            yield f"{tell} {found['what']} will be {found['state']}"
        return
    found = _NOT_DONE.match(text)
    if found is not None and (found["not"] or "n't" in found["have"]) and (found["not"] or "").strip() != "still":
        yield from _when_done(case, found["what"], found["been"], found["verb"], tell)
        return
    found = _STILL_WAITING.match(text)
    if found is not None and is_thing(case, found["what"]) is not None:
        one = "we" if (found["who"] or found["who2"]).lower() == "we" else "I"
        yield f"could you tell {'us' if one == 'we' else 'me'} when {one} can expect {found['what']}"
        yield f"could you let {'us' if one == 'we' else 'me'} know when {one} can expect {found['what']}, please"
        yield f"when can {one} expect {found['what']}"
        return
    found = _LONG.match(text)
    if found is not None:
        yield f"could you tell {me} how much longer it will take{found['to'] or ''}"
        return
    found = _WHEN_YOU.match(text)
    if found is not None and not re.search(r"\b(?:you|yourself|any|seriously|and)\b", found["what"]):
        yield f"{tell} you can {found['what']}"
        yield f"when could you {found['what']}, please"
        return
    found = _WHEN_I.match(text)
    if found is not None and not re.search(r"\byou\b", found["what"]):
        one = "we" if found["who"].lower() == "we" else "I"
        yield f"could you tell {'us' if one == 'we' else 'me'} when {one} will {found['what']}"
        return
    found = _STILL_NOT.match(text)
    if found is not None and is_thing(case, found["what"]) is not None:
        yield f"{tell} {found['what']} will be finished"


def _when_done(case: Case, what: str, been: str | None, word: str, tell: str) -> Iterator[str]:
    """ "has my refund not been paid" -> "when my refund will be paid"."""
    verb = next((t for t in case.tokens if t.lower_ == word.lower() and t.tag_ in ("VBN", "VBD")), None)
    if verb is None or is_thing(case, what) is None:
        return
    if been:
        yield f"{tell} {what} will be {verb.lower_}"
    elif verb.lemma_ in _COMES:
        yield f"{tell} {what} will {verb.lemma_}"


# ------------------------------------------------------------------------------------------- facts and next time

_KNOW_THAT = Rare(
    _LEAD
    + r"(?:don't you (?:know|realise|realize|understand)|did(?:n't)? (?:nobody|no one|anyone|anybody) tell you|do you (?:not )?(?:know|realise|realize)|are(?:n't)? you (?:not )?aware|is it not clear to you|have you forgotten|did you forget|did you not know|didn't you know) that (?P<what>[^;:]+)$",
    re.I,
)
_GOT = Rare(
    _LEAD
    + r"(?:didn't you|did you not|have you not|haven't you|don't you)(?: get| got| receive| received| see| seen| find| found) (?P<what>(?:my|our|the) (?:[\w-]+ ){0,2}(?:messages?|e-?mails?|mails?|letters?|notes?|reminders?|texts?|invitations?|voicemails?)(?: (?:of|from|on|about) [^,;:]+)?)$",
    re.I,
)
_COULD_HAVE = Rare(_LEAD + r"(?:couldn't|could|shouldn't|should) you(?: not)? have (?P<rest>\w+[^,;:]*)$", re.I)
_WERE_TO = Rare(
    _LEAD + r"(?:weren't|were|aren't) you(?: not)? (?P<how>supposed|meant|going) to (?P<rest>[^;:]+)$", re.I
)
_DID_YOU = Rare(
    _LEAD
    + r"you (?:didn't|haven't|have not|did not) (?P<verb>\w+) (?P<rest>(?:my|the|our) [^,;:]+), (?:did|have) you$",
    re.I,
)
_SO_DONE = Rare(
    _LEAD
    + r"(?:who (?:told|asked|allowed) you to|who gave you (?:permission|the right|the idea) to|what gave you the (?:right|idea) to|what (?:made|possessed) you(?: to)?|who said you could) (?P<verb>\w+) (?P<rest>[^,;:]+)$",
    re.I,
)
_FORGOT_MEETING = Rare(
    _LEAD
    + r"how (?:could|can|did) you (?:forget|miss) (?P<what>(?:the|our) (?:[\w-]+ ){0,2}(?:meeting|appointment|call|interview|session|class|training|rehearsal|workshop))(?P<when> (?:on|yesterday|this|last|today) ?[^,;:]*)?$",
    re.I,
)
_WITHOUT = Rare(
    _LEAD
    + r"how (?:am|are) (?P<who>i|we) supposed to (?P<what>(?!know\b|guess\b|have known\b)\w+[^,;:]*?) (?P<how>without|by|before|until) (?P<x>[^,;:]+)$|"
    + _LEAD
    + r"how do you expect (?P<me>me|us) to (?P<what2>(?!know\b|guess\b)\w+[^,;:]*?) (?P<how2>without|by|before|until) (?P<x2>[^,;:]+)$",
    re.I,
)
_PROMISED = Rare(
    _LEAD
    + r"where(?:'s| is|'re| are) (?P<what>(?:the|my|our|those|that) [\w' -]+?) (?:that )?you (?:promised|said you(?:'d| would) send|were going to send|wanted to send|were supposed to send)(?: (?P<me>me|us))?(?P<when> (?:last|on|yesterday|by|for|this|two|three|weeks|days) ?[^,;:]*)?$",
    re.I,
)


def _plainly(case: Case, text: str) -> Iterator[str]:
    """ "Don't you know that the form needs two signatures?" -> "just a reminder that the form needs two signatures."."""
    found = _KNOW_THAT.match(text)
    if found is not None:
        what = found["what"]
        if (
            re.search(r"\b(?:you|your|yourself)\b", what, re.I)
            or not whole_clause(case, what)
            or re.search(r"\bthis\b|,", what)
        ):
            return
        past = re.search(r"\b(?:had|was|were|would)\b", what)
        if past and re.match(_LEAD + r"(?:have|did) you forg", text, re.I):
            return
        if re.match(_LEAD + r"(?:don't|did|didn't|have you forgotten)", text, re.I) and not past:
            yield f"just a reminder that {what}."
        yield f"{what}."
        return
    found = _GOT.match(text)
    if found is not None:
        yield f"did you get {found['what']}"
        return
    found = _DID_YOU.match(text)
    if found is not None:
        verb = next((t for t in case.tokens if t.lower_ == found["verb"].lower()), None)
        if verb is not None and verb.lemma_ in (
            "read",
            "open",
            "look",
            "check",
            "review",
            "sign",
            "answer",
            "send",
            "try",
            "test",
            "order",
            "book",
            "pay",
        ):
            yield f"have you had a chance to {verb.lemma_} {found['rest']}"
        return
    found = _FORGOT_MEETING.match(text)
    if found is not None:
        yield f"{'we' if case.plural else 'I'} missed you at {found['what']}{found['when'] or ''}."
        return
    found = _PROMISED.match(text)
    if found is not None:
        yield from _promised(case, found)


def _promised(case: Case, found: re.Match[str]) -> Iterator[str]:
    """ "Where is the report you promised me last week?" -> "could you send me the report you promised last week, please"."""
    head = is_thing(case, found["what"])
    if head is None:
        return
    me = found["me"] or ("us" if case.plural and case.speaks else "me")
    if found["when"]:
        was = "I was" if me == "me" else "we were"
        yield f"{was} expecting {found['what']}{found['when']}; could you send {'them' if is_plural(head) else 'it'}, please"
    else:
        yield f"could you send {me} {found['what']}, please"


def _next_time(case: Case, text: str) -> Iterator[str]:
    """ "Couldn't you have told me earlier?" -> "could you tell me earlier next time, please"."""
    found = _COULD_HAVE.match(text)
    if found is not None:
        yield from (one for one in looking_back(case, f"you should have {found['rest']}") if one.endswith("please"))
        return
    found = _WERE_TO.match(text)
    if found is not None and found["how"].lower() != "going":
        for one in looking_back(case, f"you were {found['how'].lower()} to {found['rest']}"):
            yield one if one.endswith("please") else f"{one}."


def _why_done(case: Case, text: str) -> Iterator[str]:
    """ "Who told you to change the settings?" -> "could you tell me why the settings were changed"."""
    found = _SO_DONE.match(text)
    if found is None or re.search(r"\byour?\b", found["rest"], re.I):
        return
    verb = next((t for t in case.tokens if t.lower_ == found["verb"].lower() and t.pos_ == "VERB"), None)
    thing = None if verb is None else _thing_of(case, verb)
    if verb is None or thing is None or not is_base(str(verb.lemma_)):
        return
    if verb.lemma_ in ("think", "say", "do", "be", "have", "make", "believe", "assume", "tell", "let", "give"):
        return
    span = case.subtree(thing)
    words = re.sub(r" \b(?:without|before|while|when)\b.*$", "", case.text(span.start, span.stop))
    rest = re.sub(r",? ?\b(?:without|before|while|when)\b.*$", "", case.text(span.stop, case.body_end)).strip()
    if not re.match(r"(?:the|our|my|this|that|these|those|his|her)\b", words) or re.search(r"[,;:]", words + rest):
        return
    particle = next((c for c in verb.children if c.dep_ == "compound:prt" and c.i == verb.i + 1), None)
    if span.start != verb.i + 1 + (particle is not None):
        return
    up = f" {particle.lower_}" if particle is not None else ""
    tail = f" {rest}" if rest else ""
    yield f"could you tell {_me(text, case)} why {words} {'were' if is_plural(thing) else 'was'} {inflect(str(verb.lemma_), 'VBN')}{up}{tail}"


def _thing_of(case: Case, verb: Token) -> Token | None:
    found = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i]
    if len(found) != 1 or not case.spread(found[0]) or found[0].pos_ not in ("NOUN", "PROPN"):
        return None
    if any(c.dep_ in ("iobj", "ccomp", "xcomp", "conj") for c in verb.children) or subject_of(verb) is found[0]:
        return None
    return found[0]


def _not_possible(case: Case, text: str) -> Iterator[str]:
    """ "How am I supposed to work without the data?" -> "I can't work without the data; could you help, please"."""
    found = _WITHOUT.match(text)
    if found is None:
        return
    one = "we" if (found["who"] or "").lower() == "we" or (found["me"] or "").lower() == "us" else "I"
    what, how, x = found["what"] or found["what2"], (found["how"] or found["how2"]).lower(), found["x"] or found["x2"]
    if re.search(r"\b(?:you|yourself|and|when|if)\b", f"{what} {x}"):
        return
    if how == "without":
        yield f"{one} can't {what} without {x}; could you help, please"
    else:
        yield f"{one} don't see how {one} can {what} {how} {x}; could we talk about it, please"


_SHAPES: tuple[tuple[_Make, str], ...] = (
    (_untold, "says what was not known, not who kept it back"),
    (_asked, ASKS),
    (_when, "asks for a date without the reproach"),
    (_plainly, "says what matters without the reproach"),
    (_next_time, "looks ahead instead of back"),
    (_why_done, "asks what happened instead of who is to blame"),
    (_not_possible, "says what is needed"),
)
