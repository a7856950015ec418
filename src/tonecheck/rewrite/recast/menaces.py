"""What a threat asks for, asked for: the forms that threats come in again and again; a step that may be named stays named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import terms
from tonecheck.rewrite.recast.asking import calm, softened
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.frames import said

_KIND = "asks for it without the menace"
_NEXT = r"(?:(?:, (?:then )?|(?= (?:then )?(?:i|we|you)(?:'ll| will| shall| can)\b) (?:then )?)(?P<next>(?:i|we|i'll|we'll|you|you'll|you're|your|our|my|the|there|there'll|it|it'll|he|she|they|this|that|all|everyone|somebody|someone|expect|don't|say|forget|consider|trust me|believe me|see) ?[^;]*))"
_IF_NOT = Rare(
    rf"^(?:if|in case|should) you (?:(?:do not|don't|dont|won't|will not|can't|cannot|still don't|still haven't|haven't|have not|fail to|refuse to|don't bother to|not) (?P<do>[a-z]+)\b(?P<rest>[^,;]*?)){_NEXT}$",
    re.I,
)
_UNLESS = Rare(rf"^unless you (?:finally |actually |immediately )?(?P<do>[a-z]+)\b(?P<rest>[^,;]*?){_NEXT}$", re.I)
_EITHER = Rare(
    r"^either you (?P<do>[a-z]+)\b(?P<rest>[^,;]*?),? or (?P<next>(?:i|we|i'll|we'll|you|you'll|your|our|my|the|there|it|he|she|they) ?[^;]*)$",
    re.I,
)
_FAIL = Rare(
    r"^(?:fail|refuse|forget) to (?P<do>[a-z]+)\b(?P<rest>[^,;]*?),? and (?P<next>(?:i|we|i'll|we'll|you|you'll|your|our|my|the|there|it|he|she|they) ?[^;]*)$",
    re.I,
)
_PAY_UP = Rare(r"^(?P<do>pay) up\b(?P<rest>[^,;]*?),? (?:or|otherwise)\b(?P<next>[^;]*)$", re.I)
_BETTER = Rare(
    r"^you(?:'d| had)? better (?P<do>[a-z]+)\b(?P<rest>[^,;]*?)(?: this time)?(?:,? (?:or|otherwise)\b(?: else)?,?(?P<next>[^;]*))?$",
    re.I,
)
_BEHIND = Rare(
    r"^(?P<next>(?:i|we|i'll|we'll|you|you'll|your|our|my|the|there|it|he|she|they) [^,;]+?),? (?:if you (?:do not|don't|fail to|refuse to|won't|can't) |unless you )(?:finally |immediately )?(?P<do>[a-z]+)\b(?P<rest>[^,;]*)$",
    re.I,
)
_NO_GET = Rare(
    rf"^(?:if|unless) (?P<who>i|we) (?P<not>do not |don't |haven't |have not |still don't )?(?P<do>hear|heard|get|got|receive|received|have|see|seen)(?: back)? (?P<what>(?:from you|(?:my|our|the|an?|your|that|those|these|this|all) [\w' -]+?|payment|confirmation|feedback|it|them|something|anything)(?: (?:from you|back))?)(?P<when> (?:by|before|within|until|on|in|today|tomorrow|tonight|this|next|soon)\b[\w':. -]*?)?{_NEXT}$",
    re.I,
)
_AGAIN = Rare(
    rf"^(?:if|should) (?:this|it|that|such a thing|anything like this|something like this)(?: ever)? (?P<again>happens?|occurs?) (?:even )?(?:again|once more|one more time|a (?:second|third) time){_NEXT}$|"
    rf"^if i (?:ever )?(?:see|hear|catch|find) (?:this|that|it)(?: happening)? (?:again|once more|one more time){_NEXT.replace('next', 'next2')}$",
    re.I,
)
_AGAIN_BEHIND = Rare(
    r"^(?P<next>(?:i|we|i'll|we'll|you|you'll|there) [^,;]+?),? (?:if|should) (?:this|it|that) (?:ever )?happens? (?:again|once more|one more time)$",
    re.I,
)
_KEEP = Rare(
    rf"^(?:if you (?:keep(?: on)?|continue|go on|don't stop)|keep(?: on)?|continue) (?P<do>[a-z]+ing)\b(?P<rest>[^,;]*?)(?:{_NEXT}|,? (?:and|or) (?P<next3>(?:i|we|i'll|we'll|you|you'll|your|our|my|there|it) ?[^;]*))$",
    re.I,
)
_STOP = Rare(
    r"^(?:you (?:had )?better )?(?:stop|quit) (?P<do>[a-z]+ing)\b(?P<rest>[^,;]*?),? (?:or|otherwise)(?: else)?,? (?P<next>(?:i|we|i'll|we'll|i'm|you|you'll|your|our|my|there|it) ?[^;]*)$",
    re.I,
)
_STOP_IT = Rare(
    r"^stop (?P<it>it|this|that)(?: now| immediately| at once)?,? (?:or|otherwise)(?: else)?,? (?P<next>(?:i|we|i'll|we'll|i'm|you|you'll|your|our|my|there|it) ?[^;]*)$",
    re.I,
)
_UNTIL = Rare(
    r"^you(?:'ve| have)(?: got)?(?: exactly| only| precisely| just)? (?P<when>until [\w':. ]+?|till [\w':. ]+?|(?:\d+|one|two|three|four|five|six|seven|ten|twelve|twenty-four|forty-eight|a|an) (?:minutes?|hours?|(?:working |business )?days?|weeks?)) to (?P<do>[a-z]+)\b(?P<rest>[^,;]*?)(?:,| –| -|;)? ?(?:or|otherwise|before|and then|after that|after which)(?: else)?,? (?P<next>(?:i|we|i'll|we'll|i'm|you|you'll|your|our|my|the|there|it) ?[^;]*)$",
    re.I,
)
_LAST = Rare(
    r"^(?:this is (?:your|the) (?:last|final) (?:chance|warning|reminder)(?: to you)?(?::| –| -)?(?: to)? |(?:your )?(?:last|final) (?:chance|warning|call|reminder)(?::| to| –| -) |this is the (?:last|final) time (?:that )?(?:i|we)(?:'m| am|'re| are|'ll| will)? (?:ask|asking|tell|telling|remind|reminding) you (?:nicely )?to )(?P<do>[a-z]+)\b(?P<rest>[^,;]*?)(?:(?:,| –| -)? ?(?:or|otherwise|before)(?: else)?,? (?P<next>(?:i|we|i'll|we'll|i'm|you|you'll|your|our|my|the|there|it) ?[^;]*))?$",
    re.I,
)
_ONE_MORE = Rare(
    r"^(?:just )?(?:one more|another) (?P<what>(?:careless |silly |stupid |such |missed )?(?:mistake|error|complaint|delay|bug|slip|slip-up|typo|deadline|outage|incident|regression|late delivery|no-show))(?P<like> like (?:this|that))?(?: from you| by you)?,? and (?P<next>(?:i|we|i'll|we'll|i'm|you|you'll|you're|your|our|my|the|there|it) ?[^;]*)$",
    re.I,
)
_FORCED = Rare(
    r"^(?:then |otherwise,? )?(?P<who>i|we)(?:'ll| will| shall) (?:be (?:forced|obliged|compelled|left with no (?:choice|option) but)|have no (?:other )?(?:choice|option|alternative) (?:but|other than|except)) to (?P<do>(?:terminate|cancel|suspend|close|stop|end|charge|withdraw|reject|revert|reassign|give|remove|disconnect|return|refuse|decline|postpone|bill|escalate)\b[^,;]*)$",
    re.I,
)
_NO_ORDER = frozenset(
    ["be", "have", "stop", "let", "want", "know", "see", "get", "like", "understand", "think", "care", "believe", "need", "come", "keep", "hurry", "back", "behave", "learn", "listen", "mind", "leave", "shut", "watch", "change", "improve", "try", "trust", "believe", "respect", "agree", "appreciate", "remember", "enjoy", "value", "love", "accept", "admit", "realise", "realize", "feel", "work"]
)  # fmt: skip
_LEFT = Rare(
    r"\b(?:you|your (?:job|act|mouth|tone|place|boss|manager)|or|else|otherwise|again|if|unless|me up|consequences)\b",
    re.I,
)


def asked_plainly(case: Case) -> Iterator[Proposal]:
    """ "Unless you sign by noon, I'll tell your boss." -> "Could you sign by noon, please?" """
    if case.question:
        return
    text = re.sub(r"^(?:so|and|but|look|listen|well|right),? ", "", said(case), flags=re.I)
    for make in (_if_not, _no_get, _again, _keep, _stop, _until, _last, _one_more, _forced):
        made = make(case, text)
        if made is not None:
            yield Proposal(case.finish(made, "?" if made.endswith("?") else "."), _KIND)
            request, step, _ = made.partition("? Otherwise ")
            if step:
                yield Proposal(case.finish(request, "?"), _KIND)
            return


def _could(case: Case, do: str, rest: str, following: str | None) -> str | None:
    """The request, and the step that would follow where it may be named."""
    ask = softened(calm(f"{do.lower()}{rest}")).strip()
    if not rest.strip() and do.lower() not in (
        "pay",
        "answer",
        "reply",
        "respond",
        "apologise",
        "apologize",
        "confirm",
        "sign",
    ):
        return None
    if do.lower() in _NO_ORDER or not is_base(do.lower()) or _LEFT.search(ask):
        return None
    ask = re.sub(r"^pay up\b", "pay", ask)
    ask = re.sub(r"\b(?:immediately|right now|now|at once|finally)$", "as soon as you can", ask)
    request = f"could you {ask}, please?"
    step = _step(following)
    if following and not step and not re.match(r"\W*(?:then |and )?(?:i|we|you|else|my|our)\b|\W*$", following, re.I):
        return None  # "Pay up or the lights go off": the reader must know.
    return f"{request} {step}" if step else request


_NAMED_STEP = Rare(
    rf"^(?:then )?(?P<who>i|we)(?:'ll| will| shall)? (?:have to |be forced to |have no choice but to |simply |just )?(?P<step>{terms.STEPS}[^;:,]*)$",
    re.I,
)
_DONE_STEP = Rare(
    r"^(?P<what>(?:your|the|our|this) [\w' -]{2,40}?) (?:will be|is|gets|goes) (?P<done>closed|cancelled|canceled|suspended|terminated|blocked|disconnected|returned|deleted|reassigned|released|withdrawn|switched off|cut off|reverted|removed)$",
    re.I,
)


def _step(following: str | None) -> str | None:
    """ "I'll close the file" -> "Otherwise I would have to close the file."; None for a menace."""
    if not following:
        return None
    own, done = _NAMED_STEP.match(following), _DONE_STEP.match(following)
    if own is not None and not terms.MENACE.search(own["step"]):
        return f"Otherwise {'I' if own['who'].lower() == 'i' else 'we'} would have to {own['step']}"
    if done is not None:
        return f"Otherwise {done['what'][:1].lower()}{done['what'][1:]} would have to be {done['done']}"
    return None


def _if_not(case: Case, text: str) -> str | None:
    """ "If you don't sign by noon, I'll sue." -> "could you sign by noon, please?" """
    forms = (_IF_NOT, _UNLESS, _EITHER, _FAIL, _PAY_UP, _BETTER, _BEHIND)
    found = next((m for m in (form.match(text) for form in forms) if m is not None), None)
    if found is None:
        return None
    do = found["do"].lower()
    if re.match(r"(?:if|in case|should) you(?: still)? (?:haven't|have not) ", text, re.I):
        return None
    return _could(case, do, found["rest"], found["next"])


def _no_get(case: Case, text: str) -> str | None:
    found = _NO_GET.match(text)
    if found is None or (found["not"] is None) != text.lower().startswith("unless"):
        return None
    who, when = ("I" if found["who"].lower() == "i" else "we"), (found["when"] or "").replace(" until ", " by ")
    what = found["what"]
    if what.lower().startswith("from you"):
        ask = f"could you get back to {'me' if who == 'I' else 'us'}{when}, please?"
    elif found["do"].lower() in ("hear", "heard", "see", "seen") or what.lower() in (
        "it",
        "them",
        "something",
        "anything",
    ):
        return None
    else:
        ask = f"could {who} have {what}{when}, please?"
    step = _step(found["next"])
    return f"{ask} {step}" if step else ask


def _again(case: Case, text: str) -> str | None:
    if _AGAIN.match(text) is None and _AGAIN_BEHIND.match(text) is None:
        return None
    return "please make sure that this does not happen again"


def _keep(case: Case, text: str) -> str | None:
    found = _KEEP.match(text)
    if found is None or _LEFT.search(found["rest"]) or re.search(r"\d", found["next"] or found["next3"] or ""):
        return None
    do, rest = found["do"].lower(), found["rest"]
    if do == "ignoring":
        return (
            f"could you answer{rest}, please?"
            if re.search(r"\b(?:mails?|e-?mails?|messages?|letters?|calls|questions?|comments?)$", rest)
            else None
        )
    if do in (
        "being",
        "going",
        "doing",
        "talking",
        "complaining",
        "acting",
        "behaving",
        "pushing",
        "testing",
        "trying",
        "getting",
    ):
        return None
    return f"could you stop {do}{rest}, please?"


def _stop(case: Case, text: str) -> str | None:
    it, found = _STOP_IT.match(text), _STOP.match(text)
    if it is not None:
        return "could you stop this, please?"
    if (
        found is None
        or _LEFT.search(found["rest"])
        or found["do"].lower() in ("being", "acting", "behaving", "complaining", "whining", "lying")
    ):
        return None
    return f"could you stop {found['do'].lower()}{found['rest']}, please?"


def _until(case: Case, text: str) -> str | None:
    found = _UNTIL.match(text)
    if found is None:
        return None
    when = re.sub(r"^(?:until|till) ", "by ", found["when"], flags=re.I)
    when = when if when.startswith("by ") else f"within {when}"
    return _could(case, found["do"], f"{found['rest']} {when}", found["next"])


def _last(case: Case, text: str) -> str | None:
    found = _LAST.match(text)
    return None if found is None else _could(case, found["do"], found["rest"], found["next"])


def _one_more(case: Case, text: str) -> str | None:
    found = _ONE_MORE.match(text)
    if found is None:
        return None
    what = re.sub(r"^(?:careless|silly|stupid|such) ", "", found["what"], flags=re.I).lower()
    several = {"missed deadline": "missed deadlines", "late delivery": "late deliveries"}.get(what, f"{what}s")
    return f"please make sure that there are no further {several}{found['like'] or ''}"


def _forced(case: Case, text: str) -> str | None:
    found = _FORCED.match(text)
    if found is None or terms.MENACE.search(found["do"]):
        return None
    who = "I" if found["who"].lower() == "i" else "we"
    return f"I'm afraid {who} will have to {found['do']}"
