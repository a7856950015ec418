"""Accusing questions of a known shape, put as questions about the facts or as requests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.asking import ASKS
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENLY = "asks what happened instead of who is to blame"
_LEAD = r"^(?:(?:and|so|but|then|well|now|sorry|forgive me|i'm curious|remind me|tell me|if you [^,]+)\b,? ?)*"
_FORCE = Rare(
    r"\b(?:even|ever|actually|just|simply|exactly|honestly|really|seriously|on earth|in the world|the hell|the heck|at least|possibly|bother(?:ed)? to|think to|trouble to|manage to) ",
    re.I,
)
_TAIL = Rare(
    r",? (?:then|again|exactly|may i ask|pray tell|please|i wonder|please explain|without (?:asking|telling|checking with|consulting|a word to) ?(?:me|us|anyone|anybody)?|of all (?:things|days|places)|in the first place|for goodness' sake|for heaven's sake)$",
    re.I,
)
_SPITE = Rare(
    r"\b(?:stupid|nonsense|rubbish|mess|idea|idiot\w*|useless|lazy|blind|asleep|brain|mind|wrong|nothing|anything|bloody|damn|hell|lie|lied|lying|ruin\w*|waste\w*|grown|adults?|always|never|every time|yourself|"
    r"my time|brilliant|clever|genius|sense|hard|anybody|anyone|somebody|nobody|no one)\b|[\"“”;:]",
    re.I,
)


def _text(case: Case) -> str:
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    plain = _FORCE.sub("", text)
    return _TAIL.sub("", _TAIL.sub("", plain)).rstrip(" ,–-")


def inquiry(case: Case) -> Iterator[Proposal]:
    """ "Why does the order say maple?" -> "Could you tell me why the order says maple?" """
    if not case.question:
        return
    text = _text(case)
    for make, because in _SHAPES:
        said = make(case, text)
        if said is not None:
            yield Proposal(case.finish(said, "?"), because, warmth=1)
            return


def _tell(case: Case) -> str:
    return f"could you tell {'us' if case.plural and case.speaks else 'me'}"


def _at(case: Case, word: str, after: int = 0) -> Token | None:
    return next((t for t in case.tokens if t.lower_ == word.lower() and t.i >= after), None)


_REPEATED = Rare(
    _LEAD
    + r"how (?:many (?:more )?times|often) (?:do|must|have|will|am|are|did) (?:i|we)(?: have| need| got| going)?(?: to)? (?:have to )?(?:ask|tell|remind|beg|told|asked|reminded|repeat to) (?:you|you people|your team|people)(?: all)? (?:to|that you (?:should|must|need to)) (?P<what>(?!stop\b|quit\b|not\b)\w+ .+?)(?: before .+)?$",
    re.I,
)


def _asked_again(case: Case, text: str) -> str | None:
    found = _REPEATED.match(text)
    if found is None or _SPITE.search(found["what"]) or len(found["what"].split()) < 2:
        return None
    return f"could you {found['what']}, please"


_HOW_LONG = Rare(
    _LEAD
    + r"how (?:much longer|long|many more (?:days|weeks|months|hours)) (?:do|must|am|are|will|should|have) (?:i|we)(?: have| need| supposed| expected| meant| going)?(?: to)? (?:wait|be waiting|sit waiting|keep waiting)(?: around)?(?: for (?P<what>(?:my|our|the|this|that|these|your|an?) [^,;:]+))?$",
    re.I,
)
_WILL_IT_TAKE = Rare(
    _LEAD
    + r"how (?:much longer|many more (?:days|weeks|months)) (?:until|till|before) (?P<what>(?:my|our|the|this|that|these) [\w' -]+ (?:is|are|arrives?|comes?|gets?|works?|goes)\b[^,;:]*)$",
    re.I,
)


def _when(case: Case, text: str) -> str | None:
    until = _WILL_IT_TAKE.match(text)
    if until is not None:
        return f"{_tell(case)} when {until['what']}"
    found = _HOW_LONG.match(text)
    if found is None or (found["what"] and _SPITE.search(found["what"])):
        return None
    who = "we" if re.search(r"\b(?:do|must|are|will|should|have) we\b", text, re.I) else "I"
    return (
        f"could you tell {'us' if who == 'we' else 'me'} when {who} can expect {found['what'] or 'it'}"
        if found["what"]
        else None
    )


_WHERE = Rare(
    _LEAD
    + r"where(?:'s|'re| is| are| have| has)? (?P<what>(?:my|our|the|your half of the|your part of the) (?:[\w'-]+ ?){1,5}?)(?P<gone> (?:got to|gone|gone to|been|disappeared to))?$",
    re.I,
)


def _where(case: Case, text: str) -> str | None:
    found = _WHERE.match(text)
    be = re.match(_LEAD + r"where('s|'re| is| are| have| has)", text, re.I)
    if (
        found is None
        or be is None
        or _SPITE.search(found["what"])
        or re.search(r"\b(?:that|which|who|in|on)\b", found["what"])
    ):
        return None
    verb = {"'s": "is", "'re": "are"}.get(be[1].lower(), be[1].strip().lower())
    if verb in ("has", "have"):
        if not found["gone"]:
            return None
        return f"{_tell(case)} where {found['what']} {verb}{found['gone']}"
    return None if found["gone"] else f"{_tell(case)} where {found['what']} {verb}"


_UNTOLD = Rare(
    _LEAD
    + r"(?:when|at what point|how long before|just when) (?:were|are|was) (?:you|you people|your team|anyone|anybody|somebody)(?: all)? (?:planning|going|intending|thinking|meaning|hoping)(?: on| of)? (?:to )?(?:tell|telling|inform|informing|let|letting|mention|mentioning|warn|warning)(?:(?: to)? (?:me|us))?(?: know)? (?P<what>(?:that|about|of) .+)$",
    re.I,
)


def _unaware(case: Case, text: str) -> str | None:
    found = _UNTOLD.match(text)
    if found is None or _SPITE.search(found["what"]) or re.search(r"\byou\b", found["what"], re.I):
        return None
    what = re.sub(r"^about\b", "of", found["what"], flags=re.I)
    return f"{case.writer} {'were' if case.plural else 'was'} not aware {what}; {_tell(case)} more"


_HEARING = Rare(
    _LEAD
    + r"why (?:am|are|do|did|must|should) (?:i|we)(?: always| only| just| now| have to| having to)* (?P<verb>hearing|hear|learning|learn|finding out|find out) (?P<what>(?:only )?(?:about|of|from|that|by) .+)$",
    re.I,
)


def _heard(case: Case, text: str) -> str | None:
    found = _HEARING.match(text)
    if found is None or _SPITE.search(found["what"]):
        return None
    past = {"h": "heard", "l": "learned", "f": "found out"}[found["verb"][0].lower()]
    who = "we" if re.search(r"\b(?:are|do|did|must|should) we\b", text, re.I) else "I"
    us = "us" if who == "we" else "me"
    what = re.sub(
        r",? (?:and|but) not (?:from|by|through) you\b.*$|,? instead of (?:from )?you\b.*$",
        "",
        found["what"],
        flags=re.I,
    )
    if re.search(r"[,;:]| not\b", what) or len(what.split()) < 2:
        return None
    what = re.sub(r"^(?:only )?(?P<what>.+?) (?:only )?now$", r"\g<what> only now", what)
    when = "earlier" if re.search(r"\b(?:now|today|tonight|yesterday|after|later|only|\w+day)\b", what) else "directly"
    return f"{who} {past} {re.sub(r'^only ', '', what)}; next time, could you let {us} know {when}, please"


_WHY_DO = Rare(
    _LEAD
    + r"(?:why|how) (?P<do>do|does|did|don't|doesn't|didn't) (?P<rest>(?!you\b|i\b|we\b|people\b|nobody\b|no one\b|none\b|someone\b|not\b|any\b)\w+ .+)$",
    re.I,
)


def _why_does(case: Case, text: str) -> str | None:
    """ "Why does the order say maple?" -> "could you tell me why the order says maple"."""
    found = _WHY_DO.match(text)
    if found is None or _SPITE.search(found["rest"]) or re.search(r"\byou\b", found["rest"], re.I):
        return None
    ask = "how" if re.match(_LEAD + "how", text, re.I) else "why"
    helper = next((t for t in case.tokens if t.lemma_ == "do" and t.dep_ == "aux" and t.i > case.start), None)
    if helper is None:
        return None
    verb = helper.head
    subject = subject_of(verb)
    if (
        subject is None
        or verb.tag_ not in ("VB", "VBP")
        or not helper.i < subject.i < verb.i
        or not case.spread(subject)
    ):
        return None
    span = case.subtree(subject)
    who = case.text(span.start, span.stop)
    if (
        not re.match(r"(?:the|our|my|your|this|that|these|those|his|her|its|it|he|she|they)\b|[A-Z]", who)
        or case.doc[span.stop - 1].i + 1 > verb.i
    ):
        return None
    between = _FORCE.sub("", case.text(span.stop, verb.i) + " ").strip()
    rest = case.text(verb.i + 1, case.body_end)
    rest = _TAIL.sub("", rest).rstrip(" ,")
    do = found["do"].lower()
    if "n't" in do:
        form = f"{do} {between} {verb.lower_}"
    else:
        tag = "VBD" if do == "did" else "" if (is_plural(subject) or do == "do") else "VBZ"
        form = f"{between} {inflect(verb.lemma_, tag) if tag else verb.lower_}"
    if re.search(r"[,;:]", rest):
        return None
    return re.sub(r"\s+", " ", f"{_tell(case)} {ask} {who} {form} {rest}").strip()


_WHY_BE = Rare(
    _LEAD + r"(?:how come|why)(?P<be> is| are| was| were| isn't| aren't| wasn't| weren't|'s|'re) (?P<rest>.+)$", re.I
)


def _why_is(case: Case, text: str) -> str | None:
    """ "Why is production on a version we retired?" -> "could you tell me why production is on a version we retired"."""
    found = _WHY_BE.match(text)
    if found is None or _SPITE.search(found["rest"]) or re.search(r"\byou\b", found["rest"], re.I):
        return None
    be = next(
        (t for t in case.tokens if t.lower_ in ("is", "are", "was", "were", "'s", "’s", "'re") and t.i > case.start),
        None,
    )
    if be is None:
        return None
    head = be if subject_of(be) is not None else be.head
    subject = subject_of(head)
    if subject is None or not case.spread(subject) or subject.lower_ == "there":
        return None
    span = case.subtree(subject)
    negated = be.i + 1 < case.end and case.doc[be.i + 1].lower_ in ("n't", "n’t")
    if span.start != be.i + 1 + negated or span.stop >= case.body_end:
        return None
    rest = _TAIL.sub("", re.sub(r"\b(?:still|yet again|even)\s+", "", case.text(span.stop, case.body_end))).rstrip(" ,")
    verb = {"'s": "is", "’s": "is", "'re": "are"}.get(be.lower_, be.lower_) + ("n't" if negated else "")
    if not rest or re.search(r"[,;:]", rest):
        return None
    return f"{_tell(case)} why {case.text(span.start, span.stop)} {verb} {rest}"


_DID_NOBODY = Rare(
    _LEAD
    + r"(?:did|didn't|has|hasn't|have|had) (?:nobody|no one|none of you|anybody|anyone|not one of you|not a single person|somebody|someone)(?: (?:at|in|on|of|over) [\w' ]{2,25}?)? (?P<verb>\w+) (?P<rest>.+)$",
    re.I,
)


def _whether(case: Case, text: str) -> str | None:
    """ "Did nobody count the notes?" -> "could you tell me whether the notes were counted"."""
    found = _DID_NOBODY.match(text)
    if found is None or re.search(r"\byou\b|[,;:\"]", found["rest"], re.I):
        return None
    verb = _at(case, found["verb"])
    if verb is None or verb.pos_ != "VERB" or verb.lemma_ in _NOT_DONE:
        return None
    if (
        re.match(_LEAD + r"did (?:any|some)(?:body|one) \w+ ", text, re.I)
        and verb.tag_ == "VB"
        and not _SPITE.search(found["rest"])
    ):
        return f"{_tell(case)} whether anyone {inflect(verb.lemma_, 'VBD')} {found['rest']}"
    said = _done_to(case, verb)
    return None if said is None or _SPITE.search(said) else f"{_tell(case)} whether {said}"


_NOT_DONE = frozenset([
    "notice", "think", "see", "know", "realise", "realize", "care", "have", "be", "understand", "hear", "feel",
    "want", "mind", "tell", "ask", "say", "warn", "find", "let", "occur", "dream", "spot", "teach", "learn", "try",
    "make", "get", "do", "take", "pick", "forget", "miss",
])  # fmt: skip
_WHY_YOU = Rare(
    _LEAD
    + r"(?:why|how come|how could|how can) (?:did |would |have |had |could |on earth )?(?:you|you people|your (?:team|people|lot|driver|colleague|office)) (?:people )?(?P<verb>\w+) (?P<rest>.+)$",
    re.I,
)


def _why_done(case: Case, text: str) -> str | None:
    """ "Why you deleted my sheet without asking?" -> "could you tell me why my sheet was deleted"."""
    found = _WHY_YOU.match(text)
    if found is None or re.search(r"\byou\b|[,;:\"]", found["rest"], re.I) or _SPITE.search(found["rest"]):
        return None
    verb = _at(case, found["verb"])
    if (
        verb is None
        or verb.pos_ != "VERB"
        or verb.lemma_ in _NOT_DONE
        or any(c.dep_ == "neg" or c.lower_ in ("not", "n't", "never") for c in verb.children)
    ):
        return None
    if verb.tag_ in ("VBP", "VBZ") or (verb.tag_ == "VB" and not re.search(r"\b(?:did|would|could)\b", text, re.I)):
        return None
    said = _done_to(case, verb)
    return None if said is None else f"{_tell(case)} why {said}"


def _done_to(case: Case, verb: Token) -> str | None:
    """What was done, of a verb in a question: "the notes were counted"."""
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    if thing is None or not case.spread(thing) or any(c.dep_ == "iobj" for c in verb.children) or thing.pos_ == "PRON":
        return None
    if any(
        c.dep_ in ("conj", "advcl", "ccomp", "xcomp", "compound:prt")
        and c.lower_ not in ("asking", "telling", "checking", "consulting")
        for c in verb.children
    ):
        return None
    span = case.subtree(thing)
    words = case.text(span.start, span.stop)
    if span.start != verb.i + 1 or not re.match(r"(?:the|our|my|this|that|these|those|his|her)\b", words, re.I):
        return None
    rest = _TAIL.sub("", " " + case.text(span.stop, case.body_end)).rstrip(" ,")
    if re.search(r"[,;:]", rest):
        return None
    return f"{words} {'were' if is_plural(thing) else 'was'} {inflect(verb.lemma_, 'VBN')}{rest}"


_READING = Rare(
    _LEAD
    + r"(?:are|were|do|does) (?:you|you people|any of you)(?: all)? (?P<verb>reading|read|looking at|look at|following|follow|opening|open) (?P<what>(?:my|our|the|these|this|those) [\w' -]+)$",
    re.I,
)


def _chance(case: Case, text: str) -> str | None:
    found = _READING.match(text)
    if found is None or _SPITE.search(found["what"]):
        return None
    verb = re.sub(r"^(\w+?)ing\b", r"\1", found["verb"].lower())
    return f"have you had a chance to {verb} {found['what']}"


_STOPPING = Rare(
    _LEAD
    + r"what(?:'s| is| has been| keeps) (?:stopping|keeping|preventing|holding|kept) (?:you|your team) (?:back )?from (?P<verb>\w+ing) (?P<rest>.+)$",
    re.I,
)


def _helping(case: Case, text: str) -> str | None:
    """ "What is stopping you from answering our calls?" -> "what would help you to answer our calls"."""
    found = _STOPPING.match(text)
    verb = None if found is None else _at(case, found["verb"])
    if found is None or verb is None or verb.tag_ != "VBG" or _SPITE.search(found["rest"]) or not is_base(verb.lemma_):
        return None
    return f"what would help you to {verb.lemma_} {found['rest']}"


_GOING_TO = Rare(
    _LEAD
    + r"are you (?:ever )?(?:going|planning|intending) to (?P<verb>answer|reply|respond|pay|send|return|fix|finish|sign|call|deliver|collect|confirm|review|repair|replace|refund) (?P<rest>.+)$",
    re.I,
)


def _going_to(case: Case, text: str) -> str | None:
    """ "Are you going to answer any of my messages?" -> "could you answer my messages, please"."""
    found = _GOING_TO.match(text)
    if found is None or re.search(r"[,;:\"]| or \b", found["rest"]):
        return None
    rest = re.sub(r"^any of (?=my|our|the|these|those)", "", found["rest"])
    return None if _SPITE.search(rest) else f"could you {found['verb'].lower()} {rest}, please"


_HOW_COME = Rare(
    _LEAD
    + r"how come (?P<rest>(?:the|our|my|your|this|that|these|those|his|her|it|there)\b.+)$|"
    + _LEAD
    + r"why (?P<rest2>(?:your|the|our|my|this|that|these|those|his|her) .+)$",
    re.I,
)


def _how_come(case: Case, text: str) -> str | None:
    """ "How come the shed is full of mattresses?" -> "could you tell me why the shed is full of mattresses"."""
    found = _HOW_COME.match(text)
    if found is None:
        return None
    rest = found["rest"] or found["rest2"]
    if _SPITE.search(rest) or re.search(r"\byou\b|,", rest, re.I):
        return None
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "POS") and t.i > case.start + 2 for t in case.tokens)
    return f"{_tell(case)} why {rest}" if finite else None


_SHAPES: tuple[tuple[Callable[[Case, str], str | None], str], ...] = (
    (_asked_again, ASKS),
    (_when, "asks for a date without the reproach"),
    (_where, "asks where it is without the reproach"),
    (_unaware, "says what was not known, not who kept it back"),
    (_heard, "says how it was learned and asks to be told"),
    (_helping, "asks what stands in the way"),
    (_going_to, ASKS),
    (_how_come, _OPENLY),
    (_chance, "asks how things stand instead of why they do not"),
    (_whether, _OPENLY),
    (_why_done, _OPENLY),
    (_why_does, _OPENLY),
    (_why_is, _OPENLY),
)
