"""What the reader should have done, was to do or keeps doing, said as what is open and what would help."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base, is_plural
from tonecheck.rewrite.recast.halves import whole_clause
from tonecheck.rewrite.recast.passive import telling_end, uncalled

if TYPE_CHECKING:
    from spacy.tokens import Token

_AHEAD = "looks ahead instead of back"
_OPEN = "says what is open instead of who left it so"
_FACT = "the fact stands without the verdict on the reader"
_CALL = r"^(?P<call>(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?, )?(?:(?i:(?:well|look|but|so|and|also|clearly|obviously|really|sorry|again|once again),? ))*"
_NO_SLOT = re.compile(r"\b(?:you|your|yours|yourself)\b|[,;:\"“”?!()–—]", re.I)

_Said = tuple[str, ...]
_Make = Callable[[Case, str], Iterator[str]]


def looking_ahead(case: Case) -> Iterator[Proposal]:
    """ "You should have told us earlier." -> "Could you tell us earlier next time, please?" """
    yield from _tried(case, _SHAPES)


def without_fault(case: Case) -> Iterator[Proposal]:
    """ "It's your fault that the order is late." -> "I'm afraid the order is late." """
    yield from _tried(case, _VERDICTS)


def _tried(case: Case, shapes: tuple[tuple[_Make, str], ...]) -> Iterator[Proposal]:
    if case.question or re.search(r"[\"“”]", case.plain):
        return
    text = re.sub(r"\s+", " ", case.text(case.start, telling_end(case))).replace("’", "'").rstrip(" ,;–-")
    text, called = uncalled(case, text)
    for make, because in shapes:
        said = [one for one in make(case, text) if one]
        for one in said:
            yield Proposal(case.finish(called + one, "?" if one.endswith(", please") else "."), because)
        if said:
            return


def looking_back(case: Case, text: str) -> Iterator[str]:
    """What is said for "you should have …" and "you were supposed to …", put in other words in the sentence."""
    for make in (_should, _was_to):
        yield from make(case, text)


def _verb(case: Case, word: str, *tags: str) -> Token | None:
    """The verb of this form in the sentence."""
    return next(
        (
            t
            for t in case.tokens
            if t.lower_ == word.lower() and t.pos_ in ("VERB", "AUX") and (not tags or t.tag_ in tags)
        ),
        None,
    )


def _base(case: Case, word: str) -> str | None:
    """The base form of a participle of the sentence: "sent" -> "send"."""
    verb = _verb(case, word, "VBN", "VBD", "VB", "VBP")
    if verb is None:
        return None
    lemma = str(verb.lemma_)
    return lemma if is_base(lemma) and inflect(lemma, "VBN") == word.lower() else None


def is_thing(case: Case, words: str) -> Token | None:
    """The head of words that are one noun phrase of the sentence: "the last two reports"; None where they are not."""
    for start in range(case.start, case.body_end):
        for end in range(start + 1, min(case.body_end, start + 9) + 1):
            if case.text(start, end).replace("’", "'") == words:
                return _one_head(case, start, end)
    return None


def _one_head(case: Case, start: int, end: int) -> Token | None:
    outward = [t for t in case.doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
    if len(outward) != 1 or outward[0].pos_ not in ("NOUN", "PROPN"):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "MD") for t in case.doc[start:end]):
        return None
    return outward[0]


_THING = r"(?:the|our|my|that|this|those|these|his|her|their|both|all) [^,;:]+?"
_TIME = r"(?:(?:by|on|before|at|until|within|this|last|yesterday|today|in|for|two|three|four|five|six|a|weeks|days)\b[^,;:]*?)"
_ON_TIME = r"(?:on time|in time|earlier|sooner|before|at once|straight away|right away|immediately|when (?:we|i) asked(?: for it| for them)?|(?:by|on|in|last|yesterday|this) ?[^,;:]*?)"


# ---------------------------------------------------------------------------------------------------- if you had

_HAD_IF = Rare(
    _CALL
    + r"(?i:if (?:only )?you(?: had|'d)|had you)(?: (?:just|only|simply|actually|bothered to|even|ever|at least|been kind enough to))* (?P<verb>\w+)(?P<rest> [^,;:]+?)?, (?:then )?(?P<main>[^;:]+)$"
)
_IF_LAST = Rare(
    r"^(?P<main>[^,;:]+?),? (?:if (?:only )?you(?: had|'d)|had you)(?: (?:just|only|simply|actually))* (?P<verb>\w+)(?P<rest> [^,;:]+)?$"
)
_TOLD = Rare(
    r"^(?:told|informed|warned|notified|let|alerted|advised) ?(?P<who>us|me)(?: know)?(?: (?P<when>earlier|sooner|before|beforehand|in advance|in time|at the time|straight away|yesterday|on \w+|last \w+))?(?: (?:about|of) (?P<what>(?!it\b|this\b)[^,;:]+?))?(?: that (?P<that>(?!you\b)[^,;:]+?))?(?: (?P<late>earlier|sooner|before|beforehand|in advance|in time|straight away))?$",
    re.I,
)
_SENT = Rare(
    rf"^(?:sent|given|returned|submitted|delivered|provided|forwarded|emailed|posted|handed in)(?: (?:us|me))? (?P<what>{_THING})(?: to (?:us|me))?(?P<when> {_ON_TIME})?$",
    re.I,
)
_REPLIED = Rare(
    rf"^(?P<verb>replied|answered|responded|confirmed)(?: to)?(?: (?P<what>(?:my|our|the) [^,;:]+?))?(?P<when> {_ON_TIME})?$",
    re.I,
)
_WOULD_KNOW = Rare(
    r"^you(?:'d| would)(?: (?:already|now|surely|certainly|also|then))?(?: have)? (?:know|known|see|seen|notice|noticed|realise|realised|realize|realized|found|find|learned|be aware|been aware)(?: out)? that (?P<what>[^;:]+)$",
    re.I,
)
_WOULD_FIND = Rare(
    r"^you(?:'d| would)(?: have)? (?:found|find|seen|see) (?P<what>(?:the|our|all the|your) [^,;:]+)$", re.I
)
_READ = Rare(
    r"^(?:read|checked|looked at|opened|looked in|looked through|consulted|scrolled through)(?: (?:properly|carefully))? (?P<what>(?:my|our|the|this|that) (?:[\w'-]+ ?){1,6}?)(?: (?:properly|carefully|to the end|at all|first|through|in full))?$",
    re.I,
)
_PRESENT = frozenset({"VBZ", "VBP", "MD"})


def _if_had(case: Case, text: str) -> Iterator[str]:
    """ "If you had told us earlier, we could have changed the order." -> "If we had known earlier, we could have changed the order." """
    found, last = _HAD_IF.match(text), None
    if found is None:
        last = _IF_LAST.match(text)
        if last is None or not re.search(r"\b(?:would|could|might|wouldn't|couldn't)\b", last["main"]):
            return
    got = found or last
    assert got is not None
    call = found["call"] or "" if found is not None else ""
    did, main = f"{got['verb']}{got['rest'] or ''}", got["main"]
    know, find = _WOULD_KNOW.match(main), _WOULD_FIND.match(main)
    read = _READ.match(did)
    if know is not None:
        if read is not None or re.match(
            r"(?:paid attention|listened|been (?:listening|paying attention|there)|looked|checked|attended)\b", did
        ):
            yield from _known(case, call, know["what"])
        return
    if find is not None and read is not None and is_thing(case, find["what"]) is not None:
        yield f"{call}you'll find {find['what']} in {read['what']}"
        return
    if _NO_SLOT.search(main) or not re.search(r"\b(?:would|could|might|wouldn't|couldn't)\b|'d\b", main):
        return
    if re.search(r"\b(?:none of this|fault|blame|mess|embarrass\w*)\b", main):
        return
    for condition in _conditions(case, did):
        yield f"{call}if {condition}, {main}" if found is not None else f"{main} if {condition}"


def _known(case: Case, call: str, what: str) -> Iterator[str]:
    """What the reader would know, said plainly."""
    if re.search(r"\byou (?:are|were|should|must|had|have)\b|\bwrong\b", what) or not whole_clause(case, what):
        return
    finite = next(
        (
            t
            for t in case.doc[case.body_end - len(what.split()) - 1 : case.body_end]
            if t.tag_ in ("VBZ", "VBP", "VBD", "MD")
        ),
        None,
    )
    if finite is None:
        return
    if finite.tag_ in _PRESENT and finite.lower_ not in ("would", "could", "might"):
        yield f"{call}just a reminder that {what}"
    yield f"{call}{what}"


def _conditions(case: Case, did: str) -> Iterator[str]:
    told = _TOLD.match(did)
    if told is not None:
        who = "I" if told["who"].lower() == "me" else "we"
        what = _spaced(told["what"], "about") + _spaced(told["that"], "that")
        if re.search(r"\byou\b", what):
            return
        if what or told["when"] or told["late"]:
            when = _spaced(None if told["that"] else told["when"])
            yield f"{who} had known{when}{what}{_spaced(told['late'])}"
        return
    sent, replied = _SENT.match(did), _REPLIED.match(did)
    if sent is not None:
        if is_thing(case, sent["what"]) is not None:
            yield f"{sent['what']} had reached {case.us}{sent['when'] or ''}"
            yield f"{case.writer} had had {sent['what']}{sent['when'] or ''}"
        return
    if replied is not None:
        noun, joint = ("confirmation", "of") if replied["verb"].lower() == "confirmed" else ("reply", "to")
        if (replied["what"] or replied["when"]) and (
            not replied["what"] or is_thing(case, replied["what"]) is not None
        ):
            answer = f"{noun}{_spaced(replied['what'], joint)}"
            yield f"{case.writer} had had a {answer}{replied['when'] or ''}"
            yield f"the {answer} had reached {case.us}{replied['when'] or ''}"
        return
    verb, _, rest = did.partition(" ")
    thing = re.match(
        rf"^(?P<what>{_THING})(?P<when> (?:on time|in time|earlier|sooner|first|before|beforehand|properly|correctly|by [^,;:]+|on [^,;:]+|before [^,;:]+))?$",
        rest,
    )
    if thing is None or _base(case, verb) not in _CHECKED or re.search(r"\byour?\b", rest):
        return
    head = is_thing(case, thing["what"])
    if head is not None:
        yield f"{thing['what']} had been {verb}{thing['when'] or ''}"


def _spaced(words: str | None, joint: str = "") -> str:
    """Words with the blank and the preposition before them, where there are any."""
    return f" {joint} {words}".replace("  ", " ") if words else ""


_CHECKED = frozenset([
    "check", "test", "sign", "order", "book", "pay", "confirm", "lock", "close", "save", "update", "measure", "review",
    "approve", "cancel", "renew", "register", "label", "pack", "install", "service", "clean", "fill", "complete",
    "finish", "submit", "prepare", "back", "follow", "proofread", "change", "replace", "report", "settle",
])  # fmt: skip


# ---------------------------------------------------------------------------------------------- should have

_SHOULD = Rare(
    _CALL
    + r"(?i:you (?:really )?(?:should|could|might|ought to)(?: at least| really| simply| just)? have|you should've|you could've)(?: at least| simply| just)? (?P<verb>\w+) ?(?P<rest>[^;:]*)$"
)
_TALK = frozenset(
    [
        "tell",
        "inform",
        "warn",
        "notify",
        "ask",
        "call",
        "ring",
        "write",
        "contact",
        "consult",
        "speak",
        "talk",
        "check",
        "let",
        "phone",
        "discuss",
        "raise",
        "mention",
        "alert",
    ]
)
_AGAIN = frozenset([
    "check", "test", "save", "lock", "close", "confirm", "label", "measure", "copy", "include", "attach", "book", "order", "read",
    "wait", "send", "use", "bring", "prepare", "back", "sign", "proofread", "reply", "answer", "follow", "arrive", "leave", "plan", "allow",
])  # fmt: skip
_FIRST = Rare(
    r"\b(?:earlier|sooner|first|before(?:hand)?|in advance|in time|on time|right away|straight away|at once|immediately|the day before)\b"
)


def _should(case: Case, text: str) -> Iterator[str]:
    """ "You should have told us earlier." -> "could you tell us earlier next time, please"."""
    found = _SHOULD.match(text)
    if found is None:
        return
    call, rest = found["call"] or "", found["rest"].strip()
    knew = re.match(r"^that (?P<what>[^;:]+)$", rest)
    if found["verb"].lower() in ("known", "realised", "realized", "noticed", "seen", "remembered") and knew is not None:
        yield from _known(case, call, knew["what"])
        return
    base = _base(case, found["verb"])
    due = re.match(rf"^(?P<what>{_THING}) (?P<when>(?:by|before|on|last|yesterday|this) ?[^,;:]*)$", rest)
    if (
        base in ("send", "submit", "return", "deliver", "hand")
        and due is not None
        and not re.search(r"\btime\b", due["when"])
    ):
        head = is_thing(case, re.sub(r" (?:to )?(?:us|me|in)$", "", due["what"]))
        if head is not None:
            what = re.sub(r" (?:to )?(?:us|me|in)$", "", due["what"])
            several = is_plural(head)
            yield f"{call}{what} {'were' if several else 'was'} due {due['when']}; could you send {'them' if several else 'it'}, please"
        return
    if base is None or base not in _TALK | _AGAIN:
        return
    rest = _present_after(case, rest)
    if rest is None or re.search(
        r"[,\"]|\b(?:yourself|instead|yourselves|like|as|than|yesterday|ago|last|today|this|if|because|that)\b", rest
    ):
        return
    if base in _AGAIN - _TALK and not _FIRST.search(rest):
        return
    if not rest and base not in ("call", "ring", "ask", "phone", "write"):
        return
    if base in ("tell", "inform", "warn", "notify", "let") and not re.match(r"(?:us|me|our|my|the)\b", rest):
        return
    if re.search(r"\b(?:next time|before (?:he|she|they|it)\b)", rest):
        return
    what = f"{base} {rest}".strip()
    yield f"{call}could you {what} next time, please"
    yield f"{call}next time, it would help to {what}"


def _present_after(case: Case, rest: str) -> str | None:
    """ "the address before you shipped it" -> "the address before you ship it"; None where other words on the reader are left."""
    found = re.search(r"\b(?P<joint>before|when) you (?P<verb>\w+)", rest)
    if found is None:
        return None if re.search(r"\byou(?:'d|'ve|r)?\b", rest) and not re.search(r"\bbefore \w+ing\b", rest) else rest
    verb = _verb(case, found["verb"], "VBD")
    if verb is None or re.search(r"\byou\b", rest[found.end() :]) or not is_base(str(verb.lemma_)):
        return None
    return f"{rest[: found.start()]}{found['joint']} you {verb.lemma_}{rest[found.end() :]}"


# -------------------------------------------------------------------------------------------- was to be done

_UNDONE = r"(?P<not>,? (?:(?:but|and|yet|and yet|and still|but so far) )(?:you (?:didn't|did not|haven't|have not|never did|still haven't|never have)(?: done (?:so|it))?|(?:it|they) (?:didn't|did not|hasn't|haven't|never did|never came|never arrived|has not|have not|still hasn't|still haven't|wasn't|weren't|was not|isn't|aren't)(?: (?:arrived|come|happened))?|(?:so far )?nothing (?:has )?(?:happened|came|arrived|come)(?: so far| yet| since)?|(?:we|i)(?:'ve| have)? (?:heard|received|seen|got|had) nothing(?: so far| yet| since)?|(?:we|i)(?:'m| am|'re| are) still waiting)(?: yet| so far)?)?"
_WAS_TO = Rare(
    _CALL
    + r"(?i:you (?:were|are) (?:supposed|meant|due|expected|going|scheduled) to|you were to|you (?:had )?(?:promised|agreed) (?:(?:us|me) )?(?:to|(?:that )?you(?:'d| would)|you were going to)|you (?:had )?(?:said|told (?:us|me)|assured (?:us|me)|confirmed)(?: that)? you(?:'d| would| were going to)) (?P<what>[^;:]+?)"
    + _UNDONE
    + "$"
)
_THING_AT = Rare(
    r"^(?P<do>send|give|email|e-mail|deliver|return|submit|forward|provide|hand in|get|bring back|send back) (?:(?:us|me) )?(?:back )?(?P<what>(?:the|our|my|an?|that|those|these|your|both|all) [^,;:]+?)(?: to (?:us|me))?(?P<when> (?:by|on|before|at|until|within|this|last|yesterday|today|in) ?[^,;:]*| (?:a|two|three|four|\w+) (?:days?|weeks?|months?) ago)?$"
)
_CALL_AT = Rare(
    r"^(?P<do>call|ring|phone) (?P<who>us|me)(?P<back> back)?(?P<when> (?:by|on|before|at|this|last|yesterday|today|in) ?[^,;:]*)?$"
)
_BE_AT = Rare(
    r"^(?:be|come|arrive)(?: here| over| round| in| by)? ?(?P<when>(?:at|on|by|yesterday|last|this|today|before|to (?:the|our) [\w-]+ (?:at|on)) ?[^,;:]*)$"
)
_DO_AT = Rare(
    r"^(?P<do>fix|repair|finish|check|update|review|sign|pay|replace|clean|install|order|book|confirm|correct|translate|print|complete|refund|prepare|deliver|collect|remove|paint|service|approve|settle|test|write|revise) (?P<what>(?:the|our|my|that|those|these|both|all) [^,;:]+?)(?P<when> (?:by|on|before|at|this|last|yesterday|today|in|within) ?[^,;:]*)?$"
)


def _was_to(case: Case, text: str) -> Iterator[str]:
    """ "You were supposed to send the report by noon." -> "we were expecting the report by noon; could you send it, please"."""
    found = _WAS_TO.match(text)
    if found is None:
        return
    what, call = found["what"].strip(), found["call"] or ""
    leaks = re.search(r"(?:and|but) (?:it|they) (?:is|are) still \w+(?: \w+)?$", what) is not None
    if re.search(r"\b(?:not|never|no|nothing|instead|because|if|while|you|your)\b|n't\b", what) or (
        re.search(r",|\bbut\b", what) and not leaks
    ):
        return
    if not found["not"] and not leaks and not re.match(_CALL + r"(?i:you were)", text):
        return  # A promise that may yet be kept.
    expected = "we were expecting" if case.plural else "I was expecting"
    sent = _THING_AT.match(what)
    if sent is not None:
        head = is_thing(case, sent["what"])
        if head is None:
            return
        back = " back" if sent["do"] in ("return", "bring back", "send back") else ""
        send = f"send {'them' if is_plural(head) else 'it'}" if sent["do"] in _MAILED else "look into it"
        yield f"{call}{expected} {sent['what']}{back}{sent['when'] or ''}; could you {send}, please"
        return
    call_at = _CALL_AT.match(what)
    if call_at is not None and call_at["when"]:
        one = "I was" if call_at["who"] == "me" else "we were"
        yield f"{call}{one} expecting your call{call_at['when']}; could you {call_at['do']} {call_at['who']}{call_at['back'] or ''}, please"
        return
    be = _BE_AT.match(what)
    if be is not None:
        yield f"{call}{expected} you {be['when']}".replace(" you to the", " you at the")
        return
    still = re.match(r"^(?P<do>.+?)(?P<still>,? (?:and|but) (?:it|they) (?:is|are) still [^,;:]+)$", what)
    what, state = (still["do"], still["still"]) if still is not None else (what, "")
    do = _DO_AT.match(what)
    if do is not None and do["when"]:
        head = is_thing(case, do["what"])
        verb = _verb(case, do["do"])
        if head is not None and verb is not None:
            yield f"{call}{expected} {do['what']} to be {inflect(do['do'], 'VBN')}{do['when']}{state}; could you tell {case.us} how things stand, please"


_MAILED = frozenset({"send", "give", "email", "e-mail", "submit", "forward", "provide", "get"})

_PROMISED_THING = Rare(
    _CALL
    + r"(?i:you (?:had )?(?:promised|guaranteed|assured)) (?:us|me) (?P<what>(?:an?|the|this|that|your) [^,;:]+?)"
    + _UNDONE
    + "$"
)
_SAID_IT = Rare(
    _CALL
    + r"(?i:you (?:had )?(?:said|promised|told (?:us|me)|assured (?:us|me)|confirmed|promised (?:us|me)))(?: that)? (?P<what>(?:the|our|my) [\w' -]+?) (?:would|was going to|were going to) (?:be (?P<be>delivered|ready|here|there|fixed|repaired|finished|done|sent|refunded|replaced)|(?P<do>arrive|come|get here|reach us|reach me))(?P<when> [^,;:]+?)?"
    + _UNDONE
    + "$"
)


def _promised(case: Case, text: str) -> Iterator[str]:
    """ "You promised us a refund and nothing has happened." -> "we were expecting a refund; could you tell us how things stand, please"."""
    thing, said = _PROMISED_THING.match(text), _SAID_IT.match(text)
    if thing is not None and thing["not"] and is_thing(case, thing["what"]) is not None:
        who = "I was" if re.search(r"\b(?:promised|assured|guaranteed) me\b", text, re.I) else "we were"
        us = "me" if who == "I was" else "us"
        what = re.sub(r"^your\b", "your", thing["what"])
        nothing = ", but nothing has come so far" if "nothing" in thing["not"] else ""
        yield f"{thing['call'] or ''}{who} expecting {what}{nothing}; could you tell {us} how things stand, please"
    elif said is not None and said["not"] and is_thing(case, said["what"]) is not None:
        expected = (
            "I was expecting"
            if re.search(r"\b(?:me|my)\b", text)
            else "we were expecting"
            if case.plural
            else "I was expecting"
        )
        when = said["when"] or ""
        if _NO_SLOT.search(when):
            return
        how = f" to be {said['be']}" if said["be"] and said["be"] != "delivered" else ""
        yield f"{said['call'] or ''}{expected} {said['what']}{how}{when}; could you look into it, please"


# ------------------------------------------------------------------------------------------------------ habits

_FORGETS = Rare(
    _CALL
    + r"(?i:you (?:keep (?:on )?forgetting|always forget|constantly forget|are always forgetting|regularly forget|never remember|forget every time|repeatedly forget|keep failing|constantly fail|always fail|repeatedly fail)) to (?P<what>\w+ [^,;:]+)$"
)
_NEVER = Rare(
    _CALL
    + r"(?i:you never) (?:bother to )?(?P<verb>close|copy|answer|reply|update|lock|sign|fill|send|clean|return|label|confirm|switch|turn|attach|include|put|wash|file|log|follow|check|book|add|refill|call|let|tell) (?P<rest>[^,;:]+)$"
)
_LATE_THING = Rare(
    _CALL
    + r"(?i:you (?:always|constantly|regularly|keep)) (?P<verb>send|sending|submit|submitting|pay|paying|hand in|handing in|return|returning|deliver|delivering|file|filing) (?P<what>(?:us|me)? ?(?:your|the|our|my) [^,;:]+?) (?:far |much |so )?(?:too )?late$"
)
_ALWAYS_LATE = Rare(
    _CALL
    + r"(?i:you(?:'re| are)) (?:always|constantly|forever) late with (?P<what>(?:your|the|our) (?:[\w-]+ )?(?:reports?|timesheets?|invoices?|forms?|figures|files|articles?|updates?|returns?|expenses|claims?|drafts?))$"
)
_KEEPS_WRONG = Rare(
    _CALL
    + r"(?i:you (?:keep|are always|always)) (?P<verb>sending|send|giving|give) (?:(?P<who>us|me) )?(?P<what>(?:the wrong|incomplete|unsigned|incorrect) [\w'-]+(?: [\w'-]+)?)$"
)
_LATE = Rare(
    _CALL
    + r"(?i:you(?:'re| are| were| have been)) (?:always |again |once again |constantly |yet again |never on time|late)(?:late)?(?P<for> (?:for|to) (?:the|our|your) [\w-]+(?: [\w-]+)?)?(?: again| as usual| as always| this morning| today| yesterday)*$"
)


def _habit(case: Case, text: str) -> Iterator[str]:
    """ "You keep forgetting to copy me in." -> "could you copy me in from now on, please"."""
    found = _FORGETS.match(text)
    if found is not None:
        what = found["what"]
        if re.search(r"\b(?:you|yourself|anything|any)\b", what):
            return
        yield f"{found['call'] or ''}from now on, could you {what}, please"
        yield f"{found['call'] or ''}could you {what} from now on, please"
        return
    found = _NEVER.match(text)
    if found is not None and _verb(case, found["verb"], "VBP", "VB") is not None:
        what = f"{found['verb'].lower()} {found['rest']}"
        if re.search(r"\b(?:yourself|any|anything|in time|ever|yesterday|when|before|last)\b", what):
            return
        yield f"{found['call'] or ''}from now on, could you {what}, please"
        return
    found = _LATE_THING.match(text)
    if found is not None:
        verb = _verb(case, found["verb"].split()[0])
        if verb is not None and verb.tag_ in ("VBP", "VB", "VBG"):
            does = f"{verb.lemma_}{' in' if ' in' in found['verb'] else ''}"
            yield f"{found['call'] or ''}from now on, could you {does} {found['what'].strip()} on time, please"
        return
    found = _ALWAYS_LATE.match(text)
    if found is not None:
        yield f"{found['call'] or ''}from now on, could you send {found['what']} on time, please"
        return
    found = _KEEPS_WRONG.match(text)
    if found is not None:
        us = found["who"] or case.us
        yield f"{found['call'] or ''}{'I' if us == 'me' else 'we'} keep getting {found['what']}; could you check, please"
        return
    found = _LATE.match(text)
    if found is not None and re.search(r"\blate\b|\bon time\b", text):
        yield f"{found['call'] or ''}could you be on time{found['for'] or ''} from now on, please"


_CAME_LATE = Rare(
    _CALL
    + r"(?i:you (?:came|arrived|turned up|showed up|were|are)(?: again| once again)? late) (?i:to|for|at) (?P<what>(?:the|our|your) [\w-]+(?: (?!again|this|yesterday|today|as)[\w-]+)?)(?: again| this morning| yesterday| today| as usual)*$"
)
_TOLD_TO = Rare(
    _CALL
    + r"(?i:you (?:were|have been|had been)(?: \w+ly)? (?:told|asked|instructed|reminded|warned)) (?P<not>not )?to (?P<what>(?P<verb>\w+) [^,;:]+)$"
)


def _told_to(case: Case, text: str) -> Iterator[str]:
    """ "You were told to wear a helmet." -> "could you wear a helmet, please"."""
    late, told = _CAME_LATE.match(text), _TOLD_TO.match(text)
    if late is not None:
        yield f"{late['call'] or ''}could you be on time for {late['what']} next time, please"
    elif told is not None and not re.search(
        r"\b(?:by|before|on \w+day|yesterday|last|today|at \d|and|but|this|that)\b|\d", told["what"]
    ):
        ask = f"please don't {told['what']}" if told["not"] else f"could you {told['what']}, please"
        if is_base(told["verb"].lower()) and not _NO_SLOT.search(told["what"]):
            yield f"{told['call'] or ''}{ask}"


_LATE_WITH = Rare(
    _CALL
    + r"(?i:you(?P<be>'re| are| were| have been))(?: again| once again| very| far too)? late (?:with|in (?:sending|returning|submitting|paying|delivering)) (?P<what>(?:the|your|our|my) [^,;:]+?)(?P<again> again)?(?P<so>,? so (?:the|we|i|our|my) [^;:]+)?$"
)


def _late_with(case: Case, text: str) -> Iterator[str]:
    """ "You are late with the report." -> "the report is overdue; could you send it, please"."""
    found = _LATE_WITH.match(text)
    if found is None:
        return
    head = is_thing(case, found["what"])
    if head is None or re.search(r"\byou\b", found["so"] or ""):
        return
    several, call = is_plural(head), found["call"] or ""
    if found["be"].strip() in ("'re", "are") and not found["so"] and not re.search(r"\bpaying\b", text):
        yield f"{call}{found['what']} {'are' if several else 'is'} overdue{found['again'] or ''}; could you send {'them' if several else 'it'}, please"
    elif found["be"].strip() == "were":
        yield f"{call}I'm afraid {found['what']} {'were' if several else 'was'} late{found['again'] or ''}{found['so'] or ''}"


_SHAPES: tuple[tuple[_Make, str], ...] = (
    (_if_had, "says what was missing instead of who left it out"),
    (_should, _AHEAD),
    (_was_to, _OPEN),
    (_promised, _OPEN),
    (_habit, _AHEAD),
    (_late_with, _OPEN),
    (_told_to, _AHEAD),
)

# ---------------------------------------------------------------------------------------------------- verdicts

_BLAME = r"(?:own |entirely |solely |all |completely )*(?:fault|doing|mistake|error|carelessness|negligence|incompetence|sloppiness|oversight|blunder|mix-up|failure|slip-up|inattention)"
_FAULT_THAT = Rare(
    _CALL
    + rf"(?i:(?:it|this)(?:'s| is| was)(?: all| entirely| only| simply| clearly| solely| purely| completely)? (?:your (?:\w+'s )?{_BLAME}|because of you|thanks to you|down to you|on you)(?: and (?:nobody|no one) else's)?(?: that|,|(?= (?:we|the|our|my|i)\b))|you(?:'re| are)(?: the one| the person| the reason)?(?: (?:to blame|responsible|at fault))? (?:for the fact that|that|why)) (?P<what>(?:the|our|my|we|i|his|her|their|this|these|all|half|there|nobody|no one|everyone|both|two|three)\b [^;:]+)$"
)
_THANKS = Rare(
    _CALL
    + rf"(?i:thanks to|because of|due to|as a result of|owing to) (?i:you|your (?:\w+ )?{_BLAME}),? (?P<what>(?:the|our|my|we|i|his|her|their|this|these|all|half|there|nobody|no one|everyone|both|two|three|he|she|it)\b [^;:]+)$"
)
_AFTER = Rare(
    rf"^(?P<what>(?:the|our|my|we|i|his|her|their|these|all|half|there|nobody|no one|everyone|both|two|three)\b [^;:,]+?),? (?:and )?(?:all |entirely |purely |only |just )?(?:because of|thanks to|due to|as a result of|owing to|through) (?:you|your (?:\w+ )?{_BLAME})$",
    re.I,
)
_BAD = {
    "wrong": "wrong",
    "incorrect": "incorrect",
    "late": "late",
    "missing": "missing",
    "incomplete": "incomplete",
    "false": "wrong",
    "faulty": "wrong",
    "delayed": "late",
    "unsigned": "not signed",
    "belated": "late",
}
_YOUR_BAD = Rare(
    rf"^(?i:because of|due to|owing to|as a result of) your (?P<how>{'|'.join(_BAD)}) (?P<thing>[\w-]+(?: [\w-]+)?(?: (?:of|for|on|to) (?:the |our |my )?[\w-]+(?: [\w-]+)?)?),? (?P<what>(?:the|our|my|we|i|his|her|their|this|these|all|half|there|nobody|no one|everyone|both|two|three|he|she|it)\b [^;:]+)$"
)
_BAD_LAST = Rare(
    rf"^(?P<what>(?:the|our|my|we|i|his|her|their|these|all|half|there|nobody|no one|everyone|both|two|three)\b [^;:,]+?),? (?:because of|due to|owing to|as a result of) your (?P<how>{'|'.join(_BAD)}) (?P<thing>[\w-]+(?: [\w-]+)?(?: (?:of|for|on|to) (?:the |our |my )?[\w-]+(?: [\w-]+)?)?)$",
    re.I,
)


def _no_blame(case: Case, text: str) -> Iterator[str]:
    """ "Thanks to you, we lost the contract." -> "I'm afraid we lost the contract"."""
    found = _FAULT_THAT.match(text) or _THANKS.match(text)
    what, call = (found["what"], found["call"] or "") if found is not None else ("", "")
    if found is None:
        last = _AFTER.match(text)
        if last is None:
            return
        what = case.inner(case.start, case.start + 1) + last["what"][len(case.text(case.start, case.start + 1)) :]
    if re.search(r"\b(?:you|your|yours|yourself|this mess|embarrass\w*)\b", what, re.I) or not _has_verb(case, what):
        return
    if re.match(r"(?:it|this|that|these)\b", what) and len(what.split()) < 4:
        return
    yield f"{call}I'm afraid {what}"


def _bad_thing(case: Case, text: str) -> Iterator[str]:
    """ "Due to your wrong address the parcel is lost." -> "because the address was wrong, the parcel is lost"."""
    first, last = _YOUR_BAD.match(text), _BAD_LAST.match(text)
    found = first or last
    if found is None or re.search(r"\byour?\b", found["what"], re.I) or not _has_verb(case, found["what"]):
        return
    thing = found["thing"]
    if re.match(r"(?:doing|idea|behaviour|behavior|attitude|decision|work|handling|use|and)\b", thing):
        return
    several = re.search(r"[^sui]s$", re.split(r" (?:of|for|on|to) ", thing)[0]) is not None
    state = f"the {thing} {'were' if several else 'was'} {_BAD[found['how'].lower()]}"
    if first is not None:
        yield f"because {state}, {found['what']}"
        yield f"as {state}, {found['what']}"
    else:
        yield f"{found['what']} because {state}"


def _has_verb(case: Case, what: str) -> bool:
    """Whether words of the sentence hold a finite verb with its subject."""
    words = what.split()
    for start in range(case.start, case.body_end):
        if case.text(start, case.body_end).replace("’", "'").startswith(what[:25]):
            inside = case.doc[start : min(case.body_end, start + len(words) + what.count("'") + 2)]
            return any(
                t.tag_ in ("VBD", "VBZ", "VBP", "MD") and (subject_of(t) is not None or subject_of(t.head) is not None)
                for t in inside
            )
    return False


_VERDICTS: tuple[tuple[_Make, str], ...] = ((_no_blame, _FACT), (_bad_thing, "says what was wrong, not whose it was"))
