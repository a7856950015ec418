"""What the reader is said to have done or left undone, told as how things stand, with a request where one helps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.blame import RETURNED_FILLED, is_past, modal, negated
from tonecheck.rewrite.recast.case import Case, is_plural, participle
from tonecheck.rewrite.recast.halves import whole_clause
from tonecheck.rewrite.recast.passive import (
    REASONS,
    clause_end,
    joined,
    object_of,
    readers_deeds,
    rest_is_fair,
    telling_end,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

FACT = "states what is wrong instead of who did it"
AFRAID = "I'm afraid "
ASKS = "states what is wrong instead of who did it, and asks for what helps"
_OMITS = frozenset({"fail", "forget", "neglect", "omit"})
_STINGS = r"(?:the|and the|but the) (?:problem|trouble|fact|truth|issue|point) is(?: that|,)|clearly|obviously|simply|just|even|again|once again|yet again|evidently|apparently|well|no|sorry|look|so|and|but|also|unfortunately|sadly|actually"
#: What may stand before the reproach: who is called, and words that only sting.
_CALLED = Rare(
    rf"^(?:(?:{_STINGS}),? )*(?P<call>(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\.? ?)?(?:[A-Z][\w'-]+)?(?: [A-Z][\w'-]+)?, )?(?:(?:{_STINGS}),? )*$"
)
_STING_END = Rare(
    r",? (?:at all|as usual|as always|yet|even|once more|for once|whatsoever|in the slightest|like you always do)$",
    re.I,
)
#: That something was to be done at a time, or has had its time.
_TIMED = Rare(
    r"\b(?:yesterday|today|tonight|ago|last|this (?:morning|afternoon|week|month|year)|on|by|at (?:\d|noon)|when|before|after|until|till|during|while|all (?:day|night|week|weekend)|in (?:time|(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
BARE_REST = Rare(
    r"^(?:$|(?:again|twice|on|in|at|by|to|for|with|from|into|onto|over|under|off|before|after|when|last|yesterday|today|this|tonight|as agreed|as promised|as requested|until|within|during|properly|correctly|completely|fully|for)\b)",
    re.I,
)


#: What had to be done to the reader, which is no reproach.
_SERVED = Rare(
    r"\b(?:had to|have to|could not|couldn't|cannot|can't|could only|can only|were unable to|was unable to|are unable to) (?:charge|let|send|give|offer|refund|help|reach|contact|bill|invoice|serve|admit|book|process) you\b"
)
#: What is the reader's and no reproach.
_YOUR = Rare(r"\byour (?!own|fault|mistake|problem|doing|job|responsibility|lookout|side|team|people|office)")
#: Acts that end at a place: "moved the meeting to Friday".
_MOVES = frozenset(
    [
        "move",
        "shift",
        "postpone",
        "reschedule",
        "extend",
        "change",
        "send",
        "post",
        "forward",
        "transfer",
        "upload",
        "add",
        "bring",
    ]
)


@dataclass(frozen=True, slots=True)
class Deed:
    """ "Mr Brown, you never sent us the form on Friday, so we waited." in its parts."""

    case: Case
    own: bool  #: whether it is the reader's own, no colleague's
    perfect: bool  #: "you have not sent"
    call: str  #: "Mr Brown, "
    lead: str  #: "The pump failed because"
    verb: Token
    omitted: bool
    thing: Token | None
    words: str  #: of the thing
    rest: str  #: behind the thing, up to where the clause ends
    result: str  #: ", so we waited"

    @property
    def them(self) -> str:
        return "them" if self.several else "it"

    @property
    def several(self) -> bool:
        return self.thing is not None and is_plural(self.thing) and not self.thing.text.isupper()

    @property
    def lemma(self) -> str:
        return str(self.verb.lemma_)

    @property
    def was(self) -> str:
        return "were" if self.several else "was"

    @property
    def seem(self) -> str:
        return "seem" if self.several else "seems"

    @property
    def alone(self) -> bool:
        """Whether nothing stands in the sentence but the reproach."""
        return not self.lead and not self.result

    @property
    def tail(self) -> str:
        return f" {self.rest}" if self.rest else ""

    @property
    def small_lead(self) -> str:
        """What a reason stands behind, as words within a sentence: "the pump failed because"; empty where the reason comes first."""
        if not self.lead or self.call or len(self.lead.split()) < 3 or not _SUBJECT_FIRST.match(self.lead):
            return ""
        first = self.case.inner(self.case.start, self.case.start + 1)
        return first + self.lead[len(first) :]

    @property
    def timed(self) -> bool:
        return _TIMED.search(self.rest) is not None


def deed_of(case: Case) -> Deed | None:
    """The reproach of a sentence in its parts; None where they cannot be told apart."""
    stop, called = _call_at_end(case, telling_end(case))
    verb, own = next(readers_deeds(case, stop), (None, None))
    return None if verb is None or own is None else _parted(case, verb, own.start, stop, called)


def _call_at_end(case: Case, stop: int) -> tuple[int, str]:
    """Where a sentence ends without ", Mr Okafor", and that name to be put first."""
    at = stop
    while at > case.start + 3 and case.doc[at - 1].pos_ == "PROPN" and at > stop - 3:
        at -= 1
    if at < stop and case.doc[at - 1].text == ",":
        return at - 1, f"{case.text(at, stop)}, "
    return stop, ""


def _parted(case: Case, verb: Token, start: int, stop: int, called_last: str) -> Deed | None:
    before = case.text(case.start, start).replace("’", "'")
    lead = before.lower().split()
    reason = bool(lead) and lead[-1] in REASONS and len(lead) > 2
    called = _CALLED.match(f"{before} " if before else "")
    fronted = len(lead) == 1 and lead[0] in ("because", "since", "as")
    if called is None and not reason and not fronted:
        return None
    if called is not None and called["call"] and called_last:
        return None
    if reason and re.search(r"\byou\b|[;:?]", before, re.I):
        return None
    omitted, action = _action(verb)
    if action is None or modal(verb):
        return None
    end = _first_comma(case, action, stop) if fronted else clause_end(case, action, stop)
    if end is None or not rest_is_fair(_YOUR.sub("the ", _SERVED.sub("", case.text(end, stop)))):
        return None
    thing = next((c for c in action.children if c.dep_ == "obj" and c.i > action.i), None) or object_of(
        case, action, end
    )
    if thing is not None and (not case.spread(thing) or case.subtree(thing).stop > end):
        return None
    at = case.subtree(thing).stop if thing is not None else action.i + 1
    rest = _STING_END.sub("", " " + case.text(at, end)).strip()
    words = case.inner(case.subtree(thing).start, case.subtree(thing).stop) if thing is not None else ""
    state = re.match(
        r"^(?P<what>.+ \w+) (?P<how>open|unlocked|unattended|dirty|running|outside|ajar|empty|untidy)$", words
    )
    if verb.lemma_ in ("leave", "keep") and state is not None:
        words, rest = state["what"], f"{state['how']} {rest}".strip()
    if (verb.lemma_ in ("lose", "mislay") and (aside := re.search(r" (?:in|at|on) .*$", words)) is not None) or (
        verb.lemma_ in _MOVES and (aside := re.search(r" (?:to|into|onto|from) (?!do\b).*$", words)) is not None
    ):
        words, rest = words[: aside.start()], f"{aside[0].strip()} {rest}".strip()
    return Deed(
        case,
        case.doc[start].lower_ == "you" and (subject := subject_of(verb)) is not None and subject.lower_ == "you",
        any(c.lower_ in ("have", "'ve", "’ve", "has") for c in verb.children if c.dep_ == "aux"),
        (called["call"] or "" if called is not None and not reason and not fronted else "") or called_last,
        before if reason or fronted else "",
        action,
        omitted,
        thing,
        words,
        rest,
        joined(case.text(end, stop)) if end < stop else "",
    )


def _first_comma(case: Case, verb: Token, stop: int) -> int | None:
    """Where a reason that comes first ends: at the one comma, a clause of its own behind it."""
    commas = [i for i in range(verb.i, stop) if case.doc[i].text in (",", ";", ":")]
    if len(commas) != 1 or case.doc[commas[0]].text != ",":
        return None
    rest = case.doc[commas[0] + 1 : stop]
    return commas[0] if any(t.dep_ in ("nsubj", "nsubj:pass", "expl") for t in rest) else None


def _action(verb: Token) -> tuple[bool, Token | None]:
    """Whether something was left undone, and the verb that says what."""
    if verb.lemma_ in _OMITS or (verb.lemma_ == "bother" and negated(verb)):
        action = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        if action is None and verb.lemma_ == "forget" and not negated(verb):
            return False, verb if is_past(verb) else None
        return True, action if is_past(verb) and (verb.lemma_ == "bother" or not negated(verb)) else None
    if not is_past(verb):
        return False, None
    return negated(verb), verb


_PRESENT = Rare(r"\b(?:cannot|can't|can not|is|are|isn't|aren't|will|won't|must)\b")
_SUBJECT_FIRST = Rare(r"^(?:the|our|my|we|i|his|her|their|nobody|no one|there|it)\b", re.I)
PERSON = Rare(
    r"\b(?:you|your own|yourself|us|me|him|her|them|everyone|everybody|someone|anyone|client|customers?|people|team|staff|anything|nothing|everything|something|any|what|that|it|this)\b",
    re.I,
)
_DETERMINED = Rare(
    r"(?:the|our|my|your|this|that|these|those|his|her|its|their|all|both|two|three|page|section|\d|[A-Z])"
)


def told_of(deed: Deed) -> bool:
    """Whether the deed has a thing that can be told of by itself."""
    return (
        deed.thing is not None
        and deed.thing.pos_ in ("NOUN", "PROPN")
        and _DETERMINED.match(deed.words) is not None
        and PERSON.search(deed.words) is None
        and "," not in deed.words
    )


def _rest_known(deed: Deed) -> bool:
    return (
        BARE_REST.match(deed.rest) is not None
        and re.search(r"\byour?\b|,|\bwithout\b|\b(?:but|because|although)\b", deed.rest) is None
    )


SEND = frozenset(
    {"send", "deliver", "submit", "forward", "provide", "supply", "return", "post", "email", "e-mail", "hand", "give"}
)
_TO_OTHERS = Rare(r"^to (?!us\b|me\b|our\b|my\b|the office\b|noon\b)(?P<who>(?:the|his|her|their|[A-Z])[\w' -]*)$")


def _not_sent(deed: Deed) -> Iterator[str]:
    """ "You failed to deliver the chairs by Monday." -> "the chairs didn't reach us by Monday; could you look into it, please"."""
    case = deed.case
    if deed.lemma not in SEND or not told_of(deed) or not _rest_known(deed) or not only_us(deed):
        return
    if any(c.dep_ == "compound:prt" and c.lower_ not in ("in", "over") for c in deed.verb.children):
        return
    rest = re.sub(r"^(?:in|over)\b ?", "", deed.rest) if particle(deed) else deed.rest
    rest = re.sub(r"^to (?:us|me) ?", "", rest)
    other = _TO_OTHERS.match(rest)
    if other is not None and not deed.lead:
        yield f"{deed.words} {'have' if deed.several else 'has'}n't gone to {other['who']} yet" + (
            "" if deed.result else f"; could you send {deed.them}, please"
        )
        return
    if rest.startswith("to ") or (not rest and not deed.lead and not deed.result):
        return
    tail = f" {rest}" if rest else ""
    lent = deed.lemma == "return" and not RETURNED_FILLED.search(deed.words)
    reach = f"come back to {case.us}" if lent else f"reach {case.us}"
    reached = reach if lent else f"reached {case.us}"
    have = "haven't" if deed.several else "hasn't"
    if deed.alone and _FOR_WHAT.match(rest) and "time" not in rest:
        yield f"{deed.words}{tail} {have} {reached} yet; could you {'return' if deed.lemma == 'return' else 'send'} {deed.them}, please"
    elif deed.alone and (deed.perfect or rest.startswith("for ")):
        yield f"{deed.words} {have} {reached}{tail}; could you look into it, please"
    elif deed.lead:
        now = not rest and _PRESENT.search(deed.result or deed.lead) is not None
        yield f"{case.writer} {'don' if now else 'didn'}'t have {deed.words}{' yet' if now else tail}"
        yield f"{deed.words} didn't {reach}{tail}"
    elif deed.result:
        yield f"{deed.words} didn't {reach}{tail}"
        yield f"I'm afraid {deed.words} didn't {reach}{tail}"
    else:
        send = "look into it" if deed.lemma in ("deliver", "return") or not deed.own else f"send {deed.them}"
        yield f"{deed.words} didn't {reach}{tail}; could you {send}, please"


def only_us(deed: Deed) -> bool:
    return all(c.lower_ in ("us", "me") for c in deed.verb.children if c.dep_ == "iobj")


def particle(deed: Deed) -> bool:
    return any(c.dep_ == "compound:prt" for c in deed.verb.children)


#: What a sum or a paper is for, no stretch of time.
_FOR_WHAT = Rare(r"^(?:for|from|of|about) (?!(?:\w+ )?(?:days|weeks|months|years|ages)\b|a \w+$)")


def _not_paid(deed: Deed) -> Iterator[str]:
    """ "You failed to pay the March invoice on time." -> "the payment for the March invoice wasn't on time"."""
    if deed.lemma not in ("pay", "settle") or not told_of(deed) or not _rest_known(deed):
        return
    if not deed.rest and deed.alone:
        return
    what = (
        deed.words
        if re.search(r"\b(?:deposit|rent|fee|instal+ment|balance)s?$", deed.words)
        else f"the payment for {deed.words}"
    )
    if deed.alone and _FOR_WHAT.match(deed.rest):
        yield f"{what}{deed.tail} {'have' if deed.several and what == deed.words else 'has'}n't reached {deed.case.us} yet; could you look into it, please"
        return
    if deed.alone and (deed.perfect or deed.rest.startswith("for ")):
        yield f"{what} {'have' if deed.several and what == deed.words else 'has'}n't reached {deed.case.us}{deed.tail}; could you look into it, please"
        return
    done = f"{what} didn't reach {deed.case.us}{deed.tail}"
    yield done
    yield f"I'm afraid {done}"
    if not deed.lead:
        yield f"I'm afraid {what} hadn't arrived{deed.tail}"


#: What can be said to have been left undone without naming anybody.
_UNDONE = frozenset([
    "lock", "close", "shut", "save", "update", "book", "order", "cancel", "clean", "empty", "cover", "label", "mark",
    "sign", "date", "test", "check", "proofread", "measure", "water", "charge", "print", "insure", "register", "renew",
    "log", "record", "file", "enter", "fill", "complete", "finish", "repair", "fix", "replace", "service", "install",
    "remove", "confirm", "approve", "clear", "pack", "seal", "secure", "follow", "observe", "meet", "switch", "turn",
    "declare", "disclose", "document", "upload", "back", "rebase", "review", "answer", "collect", "validate", "verify",
    "count", "weigh", "tighten", "oil", "drain", "whitelist", "restart", "write", "read", "stamp", "attach", "include",
    "add", "copy", "correct", "correct", "keep", "invite", "maintain", "translate", "prepare", "schedule", "reserve",
    "publish", "archive", "sort", "pick", "tell", "inform", "notify", "warn", "paint", "wash", "feed", "defrost", "bleed", "flush", "unplug", "plug", "charge", "refill",
])  # fmt: skip
_NO_PASSIVE = Rare(
    r"^(?:your|his|her|their|its) (?:word|promise|mind|part|side|head)\b|\b(?:side|end|part) of the (?:deal|bargain|agreement)\b"
)


def _not_done(deed: Deed) -> Iterator[str]:
    """ "You forgot to lock the back door, so the alarm went off." -> "I'm afraid the back door wasn't locked, so the alarm went off"."""
    if deed.lemma not in _UNDONE or not _rest_known(deed) or deed.thing is None:
        return
    words = deed.words
    if deed.thing.lower_ in ("it", "them") and deed.lead:
        words = "it" if deed.thing.lower_ == "it" else "they"
    elif not told_of(deed) or _NO_PASSIVE.search(words):
        return
    if deed.alone and not deed.timed:
        yield from _still_open(deed)
        return
    if re.match(r"(?:properly|correctly|completely|fully)\b", deed.rest):
        return
    apart = next((c for c in deed.verb.children if c.dep_ == "compound:prt"), None)
    rest = deed.rest
    if apart is not None and apart.i > deed.verb.i + 1:
        rest = re.sub(rf"^{apart.lower_}\b ?", "", rest)
    done = participle(deed.verb) + (f" {apart.lower_}" if apart is not None else "") + (f" {rest}" if rest else "")
    was = "were" if words == "they" else deed.was
    if deed.lead:
        yield f"{words} {was}n't {done}"
        yield f"{words} hadn't been {done}"
        return
    yield f"I'm afraid {words} {was}n't {done}"
    yield f"{words} hadn't been {done}"


_TO_MEND = frozenset(
    [
        "repair",
        "fix",
        "replace",
        "install",
        "finish",
        "clean",
        "empty",
        "collect",
        "remove",
        "service",
        "stamp",
        "paint",
        "pick",
        "publish",
        "prepare",
        "translate",
        "schedule",
        "cancel",
    ]
)


def _still_open(deed: Deed) -> Iterator[str]:
    """ "You have still not repaired the lift." -> "the lift hasn't been repaired yet; could you see to it, please"."""
    place = re.fullmatch(r"(?:in|on|at) (?:the|our|my) [\w' -]+", deed.rest)
    if (deed.own and deed.lemma not in _TO_MEND) or (deed.rest not in ("", "up") and place is None):
        return
    up = " up" if deed.rest == "up" or particle(deed) else ""
    if deed.lemma == "pick" and not up:
        return
    have = "have" if deed.several else "has"
    what = f"{deed.words} {deed.rest}" if place is not None else deed.words
    yield f"{what} {have}n't been {participle(deed.verb)}{up} yet; could you see to it, please"


_PLACE = Rare(
    r"^(?P<at>to|at|for|on) (?P<what>(?:the|our|my|your|this|that) (?!time\b)[^,;]+)$|^(?P<when>(?:on|yesterday|last|this|at) ?[^,;]*)?$",
    re.I,
)


def _not_there(deed: Deed) -> Iterator[str]:
    """ "You didn't come to the meeting." -> "we missed you at the meeting"."""
    case = deed.case
    if not deed.own or not deed.alone or (deed.thing is not None and deed.lemma != "attend"):
        return
    rest = f"to {deed.words}{deed.tail}" if deed.lemma == "attend" and deed.thing is not None else deed.rest
    rest = re.sub(r"^up\b ?", "", rest)
    if deed.lemma not in ("come", "show", "turn", "appear", "attend") or (
        deed.lemma in ("show", "turn") and not re.match(r"up\b", deed.rest)
    ):
        return
    found = _PLACE.match(rest)
    if found is None or re.search(r"\b(?:home|back|in|out|door|until|before|with|court)\b", rest):
        return
    where = f"at {found['what']}" if found["what"] else found["when"] or ""
    if where:
        yield f"{case.writer} missed you {where}"


def _not_called(deed: Deed) -> Iterator[str]:
    """ "You forgot to call me back yesterday." -> "I was expecting your call yesterday; could you call me back, please"."""
    if (
        deed.own
        and deed.alone
        and deed.lemma == "return"
        and re.fullmatch(r"(?:my|our|any of my|all my) (?:phone )?calls?", deed.words)
    ):
        one, me = ("we", "us") if "our" in deed.words else ("I", "me")
        yield f"{one} haven't had a call back yet; could you call {me}, please"
    if (
        deed.lemma not in ("call", "ring", "phone")
        or not deed.alone
        or not deed.own
        or deed.thing is None
        or deed.thing.lower_ not in ("me", "us")
    ):
        return
    me = deed.thing.lower_
    who = "I was" if me == "me" else "we were"
    found = re.match(
        r"^(?P<back>back)? ?(?P<when>(?:(?:yesterday|last|this|on|at|today|by|before|in)\b[^,;]*)?)$", deed.rest
    )
    if found is None or re.search(r"\b(?:about|with|in time|on time)\b", found["when"]):
        return
    if found["when"]:
        yield f"{who} expecting your call {found['when']}; could you {deed.lemma} {me}{' back' if found['back'] else ''}, please"
    else:
        have = "I haven't" if me == "me" else "we haven't"
        yield f"{have} had your call yet; could you {deed.lemma} {me}{' back' if found['back'] else ''}, please"


def _not_told(deed: Deed) -> Iterator[str]:
    """ "You failed to notify us of the change of address." -> "we weren't aware of the change of address"."""
    case = deed.case
    was = "weren't" if case.plural else "wasn't"
    if deed.lemma in ("tell", "inform", "warn", "notify"):
        told = next(
            (c.lower_ for c in deed.verb.children if c.dep_ in ("iobj", "obj") and c.lower_ in ("us", "me")), None
        )
        if told is None:
            return
        found = re.match(
            r"^(?:of|about) (?P<what>(?!it\b|this\b|that\b|what\b|how\b|any\b)[^,;]+)$",
            deed.rest.removeprefix(f"{told} "),
        )
        if found is not None and not re.search(
            r"\b(?:yourself|until|before|earlier|in time|in advance|beforehand)\b", found["what"]
        ):
            one = "I" if told == "me" else "we"
            yield (
                f"{one} didn't know about {found['what']}"
                if deed.lead or deed.result
                else f"{one} {'wasn' if one == 'I' else 'weren'}'t aware of {found['what']}"
            )
    elif (
        deed.lemma == "say"
        and (
            about := re.match(
                r"(?:anything|a word|a thing) about (?P<what>(?:the|an?|your|his|her|their|two|three) [^,;:]+)$",
                f"{deed.words}{deed.tail}",
            )
        )
        is not None
    ):
        yield f"{case.writer} {was} aware of {about['what']}"
    elif (
        deed.lemma in ("mention", "disclose", "declare")
        and deed.thing is not None
        and deed.thing.pos_ in ("NOUN", "PROPN")
        and not deed.rest
        and re.match(r"(?:the|an?|your|any|that|his|her|their|two|three)\b", deed.words)
    ):
        what = re.sub(r"^any\b", "the", deed.words)
        knew = f"didn't know about {what}" if deed.lead or deed.result else f"{was} aware of {what}"
        yield f"{case.writer} {knew}"


def _clause_untold(deed: Deed) -> Iterator[str]:
    """ "You never mentioned that the flat has no lift." -> "we weren't aware that the flat has no lift"; "You never explained why …" -> "could you tell us why …, please"."""
    case, text = deed.case, f"{deed.words}{deed.tail}"
    if deed.lead or deed.lemma not in ("mention", "say", "tell", "inform", "warn", "let", "explain", "point", "notify"):
        return
    end = next((i for i in range(deed.verb.i + 1, case.body_end) if case.doc[i].text in (",", ";")), case.body_end)
    text = case.text(deed.verb.i + 1, end)
    found = re.match(
        r"^(?:(?:out|to|us|me|know) )*(?P<joint>that|why|how|where|when|what|whether) (?P<what>[^,;:]+)$", text
    )
    if found is None or end != case.body_end or not deed.alone or not whole_clause(case, found["what"]):
        return
    if deed.lemma == "let" and "know" not in text.split():
        return
    us = "me" if re.match(r"(?:to )?me\b", text) else "us" if re.match(r"(?:to )?us\b", text) else case.us
    if found["joint"] == "that":
        yield f"{'I wasn' if us == 'me' else 'we weren'}'t aware that {found['what']}"
    elif not re.search(r"\byou\b", found["what"]):
        yield f"could you tell {us} {found['joint']} {found['what']}, please"


_MARKS = Rare(r"\b(?:dates?|signature|name|number|stamp|reference|address|amount|price|postcode|initials|code|title)$")


def _missing(deed: Deed) -> Iterator[str]:
    """ "You forgot to put the date on the cheque." -> "the date on the cheque is missing; could you add it, please"."""
    if (
        deed.lemma not in ("put", "write", "enter", "include", "add", "state", "give", "note")
        or not told_of(deed)
        or not deed.alone
    ):
        return
    found = re.match(
        r"^(?P<what>.+?)(?P<where> (?:on|in|to|at) (?:the|your|our|page|section|line|both|all|this|that) [^,;:]+)?$",
        f"{deed.words}{deed.tail}",
    )
    if found is None or not _MARKS.search(found["what"]) or not re.match(r"(?:the|your|an?|our|any) ", found["what"]):
        return
    if found["where"] is None and (deed.rest or deed.lemma == "give"):
        return
    where = re.sub(r"^ to\b", " on", found["where"] or "")
    yield f"{found['what']}{where} {'are' if deed.several else 'is'} missing; could you add {deed.them}, please"


def _not_brought(deed: Deed) -> Iterator[str]:
    """ "You forgot to bring your ID, so we could not let you in." -> "without your ID, we could not let you in"."""
    found = re.match(
        r"^,? (?:and )?so (?P<could>(?:we|I|the \w+) (?:could not|couldn't|cannot|can't|were unable to|was unable to) [^,;]+)$",
        deed.result,
    )
    if (
        found is not None
        and not deed.lead
        and not deed.rest
        and deed.lemma in ("bring", "carry", "show", "have", "provide", "produce")
        and told_of(deed)
    ):
        yield f"without {deed.words}, {found['could']}"


_LOOKED = Rare(r"^(?:(?:properly|carefully|closely|to the end|in full|thoroughly|completely|all the way through)$|$)")


def _not_read(deed: Deed) -> Iterator[str]:
    """ "You didn't read my e-mail properly." -> "could you read my e-mail once more, please"."""
    if not deed.alone or (deed.thing is None and deed.lemma != "look"):
        return
    if deed.lemma == "read" and told_of(deed) and deed.rest and _LOOKED.match(deed.rest):
        yield f"could you read {deed.words} once more, please"
    elif deed.lemma == "look" and re.match(r"at (?:the|my|our) [\w' -]+$", deed.rest) and not deed.timed:
        yield f"could you have a look {deed.rest}, please"
    elif (
        deed.lemma == "do"
        and deed.thing is not None
        and deed.thing.lower_ in ("part", "half", "share", "homework", "exercises", "exercise", "paperwork")
    ):
        words = deed.words
        if not deed.rest and re.match(r"(?:your|the)\b", words):
            yield f"{words} {'are' if deed.several else 'is'} still open; could you see to {deed.them}, please"


_REPLY = Rare(
    r"^(?:to (?P<what>(?:my|our|the|any of (?:my|our)|all) [^,;]+?))?(?P<when> ?(?:in time|on time|by [^,;]+|before [^,;]+))?$"
)


def _not_answered(deed: Deed) -> Iterator[str]:
    """ "..., because you didn't reply in time" -> "..., because we had no reply in time"."""
    case = deed.case
    asked = re.fullmatch(
        r"(?P<what>(?:an?|any) (?:clear |straight |final |proper |definite )?(?P<noun>answer|reply|response|feedback|decision))(?: yet)?(?P<about> (?:to|on|about) (?:the|our|my) [^,;:]+)?",
        f"{deed.words}{deed.tail}",
    )
    if asked is not None and deed.alone and deed.lemma in ("give", "send") and only_us(deed):
        me = any(c.lower_ == "me" for c in deed.verb.children if c.dep_ == "iobj")
        what = (
            re.sub(r"^an? (?:straight|proper) ", "an ", asked["what"]) if asked["noun"] == "answer" else asked["what"]
        )
        yield f"{'I' if me else case.writer} haven't had {what}{asked['about'] or ''} yet; could you let {'me' if me else case.us} know, please"
        return
    if deed.alone or deed.lemma not in ("reply", "answer", "respond", "confirm"):
        return
    rest = deed.rest if deed.thing is None else f"to {deed.words}{deed.tail}"
    found = _REPLY.match(rest)
    if found is None or (deed.thing is not None and deed.thing.pos_ == "PRON"):
        return
    noun, joint = ("confirmation", "of") if deed.lemma == "confirm" else ("reply", "to")
    what = re.sub(r"^any of ", "", found["what"] or "")
    yield f"{case.writer} had no {noun}{f' {joint} {what}' if what else ''}{found['when'] or ''}"


Family = Callable[[Deed], Iterator[str]]
OMISSIONS: tuple[Family, ...] = (
    _not_brought, _missing, _clause_untold, _not_told, _not_read, _not_called, _not_there, _not_answered, _not_sent, _not_paid, _not_done,
)  # fmt: skip
