"""What the reader is said to have done, told as what is wrong now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, participle
from tonecheck.rewrite.recast.deeds import (
    AFRAID,
    ASKS,
    BARE_REST,
    FACT,
    OMISSIONS,
    PERSON,
    SEND,
    Deed,
    Family,
    deed_of,
    only_us,
    particle,
    told_of,
)
from tonecheck.rewrite.recast.faultless import ONLY_YOU

_SLIP = r"(?:an?|the same|some|several|many|two|three|four|\d+) (?:[\w-]+ )?(?P<slip>mistakes?|errors?|slips?|typos?|miscalculations?|spelling mistakes?)"


def _slip_made(deed: Deed) -> Iterator[str]:
    """ "You made a mistake in the calculation." -> "there seems to be a mistake in the calculation; could you check it, please"."""
    if deed.lemma not in ("make", "put", "leave") or deed.thing is None:
        return
    words = f"{deed.words}{deed.tail}"
    found = re.match(
        rf"^(?P<what>{_SLIP}) (?P<where>(?:in|on|with) (?:the|your|our|my|page|section|line|step|question|part|[A-Z]|\d)[^,;]*)$",
        words,
    )
    if (
        found is None
        or re.match("the same", words)
        or re.search(
            r"\b(?:big|huge|stupid|silly|terrible|serious|bad|dumb|careless|basic|grave|elementary|costly|idiotic)\b",
            found["what"],
        )
    ):
        return
    where = re.sub(r"\byour\b", "the", found["where"])
    several = found["slip"].endswith("s")
    if deed.alone:
        yield f"there seem{'' if several else 's'} to be {found['what']} {where}; could you check {'them' if several else 'it'}, please"
    else:
        yield f"there {'were' if several else 'was'} {found['what']} {where}"


_RIGHT = Rare(
    r"^(?:(?:all|completely|totally|quite|the wrong way round) )?wrong(?: again)?$|^(?:all )?(?:mixed up|muddled up|confused|backwards|the wrong way round)$"
)


def _got_wrong(deed: Deed) -> Iterator[str]:
    """ "You got the numbers wrong." -> "the numbers seem to be wrong; could you check them, please"."""
    if (
        deed.lemma
        not in (
            "get",
            "have",
            "spell",
            "calculate",
            "translate",
            "copy",
            "print",
            "write",
            "type",
            "enter",
            "note",
            "put",
        )
        or deed.thing is None
    ):
        return
    found = re.match(
        r"^(?:all |completely |totally )?(?P<how>wrong|incorrectly|wrongly|the wrong way round)(?P<again> again)?(?P<where> (?:on|in) (?:the|our|my) [^,;]+)?$",
        deed.rest,
    )
    if (
        found is None
        or not re.match(r"(?:the|our|my|this|that|these|both|\w+'s)\b", deed.words)
        or PERSON.search(deed.words)
    ):
        return
    how = "the wrong way round" if "round" in found["how"] else "wrong"
    tail = f"{found['again'] or ''}{found['where'] or ''}"
    if deed.alone and re.search(r"\bname$", deed.words):
        yield f"{deed.words}{found['where'] or ''} {'are' if deed.several else 'is'} {how}{found['again'] or ''}; could you correct {deed.them}, please"
    elif deed.alone and found["again"]:
        yield f"{deed.words} {'are' if deed.several else 'is'} {how}{tail}; could you correct {deed.them}, please"
    elif deed.alone:
        yield f"{deed.words} {deed.seem} to be {how}{tail}; could you check {deed.them}, please"
    else:
        yield f"{deed.words} {deed.was} {how}{tail}"


_WRONG_ONE = Rare(
    r"^(?:(?:the|an?) (?:wrong|incorrect|false)|(?:wrong|incorrect|false)(?= (?:[\w-]+ )?(?:information|data|advice|\w+s)$)) (?P<what>(?!one\b|ones\b|thing|person|way|impression|decision|choice|end|idea)[\w'-]+(?: [\w'-]+){0,2})$"
)
_FIGURE = Rare(
    r"\b(?:date|name|number|amount|price|address|time|postcode|figure|total|title|currency|year|code|weight|size|rate|spelling|subject line)s?$"
)


def _wrong_one(deed: Deed) -> Iterator[str]:
    """ "You put the wrong date on the invoice." -> "the date on the invoice seems to be wrong; could you check it, please"."""
    if deed.thing is None or deed.lemma not in (
        "use",
        "put",
        "write",
        "choose",
        "pick",
        "select",
        "enter",
        "type",
        "quote",
        "print",
        "give",
        "note",
        "state",
        "include",
        "add",
        "pack",
        "order",
        "book",
        "ship",
        "deliver",
        "supply",
        "install",
        "fit",
        "apply",
        "attach",
    ):
        return
    found = _WRONG_ONE.match(deed.words)
    where = re.match(
        r"^(?:(?:on|in|for|from|at|about) (?:the|our|my|all|page|section|line|this|that|both|his|her|[A-Z]|\d)[^,;]*)?(?P<again> ?again)?$",
        deed.rest,
    )
    if (
        found is None
        or where is None
        or not only_us(deed)
        or re.search(r"\byour?\b|\b(?:when|because|that|which)\b", deed.rest)
    ):
        return
    what, rest = found["what"], f" {deed.rest}" if deed.rest else ""
    if deed.lemma in ("order", "book", "ship", "deliver", "supply", "pack", "install", "fit"):
        what = f"{what} {participle(deed.verb)}" if deed.lemma != "pack" else f"{what} in the package"
    again = " again" if rest.endswith(" again") else ""
    rest = rest.removesuffix(" again")
    if deed.lead and deed.lemma in ("order", "book", "ship", "deliver", "supply", "install", "fit", "use", "enter"):
        yield f"{deed.words} {deed.was} {participle(deed.verb)}{rest}{again}"
        return
    if not rest and deed.lemma in ("use", "put", "attach", "include", "add", "apply"):
        return
    if not rest and deed.lemma == "give" and not re.match(r"(?:wrong|incorrect|false)", deed.words):
        return
    wrong = (
        "wrong"
        if _FIGURE.search(found["what"].split(" of ")[0]) or re.match(r"(?:wrong|incorrect|false)", deed.words)
        else f"the wrong one{'s' if deed.several else ''}"
    )
    if deed.alone:
        yield f"the {what}{rest} {deed.seem} to be {wrong}{again}; could you check {deed.them}, please"
    else:
        yield f"the {what}{rest} {deed.was} {wrong}{again}"


_MISSPELLED = Rare(
    r"^(?P<what>(?:the|our|my|his|her) [^,;:]+?)(?P<where> (?:in|on) (?:the|our|my|your|page|all|both|this|that) [^,;:]+)?(?P<again> again)?$"
)


def _mistaken(deed: Deed) -> Iterator[str]:
    """ "You miscalculated the VAT." -> "there seems to be a mistake in the VAT; could you check it, please"."""
    words, found = f"{deed.words}{deed.tail}", None
    if not deed.alone or deed.thing is None or re.search(r"\byou\b", words):
        return
    if deed.lemma in ("misspell", "misspelt", "mistype"):
        found = _MISSPELLED.match(words)
        if found is not None:
            yield f"{found['what']} {'are' if deed.several else 'is'} misspelled{found['where'] or ''}{found['again'] or ''}; could you correct {deed.them}, please"
    elif deed.lemma in ("miscalculate", "miscount", "misquote") and re.fullmatch(r"(?:the|our|my) [\w' -]+", words):
        yield f"there seems to be a mistake in {words}; could you check it, please"
    elif deed.lemma == "double-book" and re.fullmatch(r"(?:the|our|my) [\w' -]+", words):
        yield f"{words} {deed.seem} to be double-booked; could you check, please"
    elif deed.lemma in ("mix", "confuse", "muddle", "swap"):
        pair = re.fullmatch(
            r"(?:up )?(?P<what>(?:the|our|my|two|both|[A-Z]\w+) ?[\w' -]*?)(?: up)?(?P<again> again)?", words
        )
        if pair is not None and (deed.lemma in ("confuse", "swap") or particle(deed) or re.search(r"\bup\b", words)):
            what = re.sub(r"^up ", "", pair["what"])
            joint = "between" if " and " in what else "with"
            yield f"there seems to be a mix-up {joint} {what}{pair['again'] or ''}; could you check, please"


_PUT = frozenset(
    ["put", "store", "file", "place", "load", "book", "enter", "leave", "drop", "unload", "pack", "save", "upload"]
)


def _ended_up(deed: Deed) -> Iterator[str]:
    """ "You put the boxes in the wrong room." -> "the boxes ended up in the wrong room; could you look into it, please"."""
    if deed.lemma not in _PUT or not told_of(deed):
        return
    found = re.match(r"^(?P<where>(?:in|into|on|onto|under|at|to) the wrong [\w'-]+(?: [\w'-]+)?)$", deed.rest)
    if found is None:
        return
    where = re.sub(r"^into\b", "in", re.sub(r"^onto\b", "on", found["where"]))
    ended = f"{deed.words} ended up {where}"
    yield f"{ended}; could you look into it, please" if deed.alone else ended


def _came_late(deed: Deed) -> Iterator[str]:
    """ "You sent the parcel too late." -> "I'm afraid the parcel came too late"."""
    if deed.lemma not in SEND | {"pay", "ship"} or not told_of(deed) or not only_us(deed):
        return
    if re.fullmatch(
        r"(?:far |much )?(?:too )?late(?: again)?|(?:a|two|three|four|five|six|\d+) (?:days?|weeks?|months?) (?:too )?late",
        deed.rest,
    ):
        what = (
            f"the payment for {deed.words}"
            if deed.lemma == "pay" and not re.search(r"\b(?:rent|deposit|fee)s?$", deed.words)
            else deed.words
        )
        late = re.sub(r"^(?:far|much) ", "", deed.rest)
        yield f"I'm afraid {what} came {late}"


def _waited(deed: Deed) -> Iterator[str]:
    """ "You kept us waiting for 40 minutes." -> "we waited for 40 minutes"."""
    text = deed.case.text(deed.verb.i, deed.case.body_end)
    found = re.fullmatch(
        r"(?:kept|keep|left|leave|made|make) (?P<who>us|me|my \w+|our \w+) (?:waiting|wait|hanging)(?P<rest> (?:for|in|at|outside|on|over|almost|nearly) [^,;:]+?)(?: again)?",
        text,
    )
    if found is not None and deed.alone and not re.search(r"\byou", found["rest"]):
        yield f"{_WHO.get(found['who'], found['who'])} waited{found['rest']}"


_WHO = {"us": "we", "me": "I"}


def _went_astray(deed: Deed) -> Iterator[str]:
    """ "You sent the parcel to the wrong address." -> "the parcel went to the wrong address; could you look into it, please"."""
    if deed.lemma not in ("send", "deliver", "post", "ship", "forward", "email", "e-mail", "address") or not told_of(
        deed
    ):
        return
    if not re.match(r"to (?:the wrong|an? (?:old|wrong)|my old|our old|someone else|another) ?[\w' -]*$", deed.rest):
        return
    if deed.alone:
        yield f"{deed.words} went {deed.rest}; could you look into it, please"
    else:
        yield f"{deed.words} went {deed.rest}"


_LEFT_HOW = Rare(
    r"^(?:on|open|unlocked|running|unattended|outside|ajar|lying|plugged in|switched on|turned on|wide open|dirty|untidy|wet|filthy|unplugged|unsigned|uncovered|unsecured|in|behind|on the|out in|under)\b(?! the air| peace| charge| with)[^,;]*$"
)


def _left(deed: Deed) -> Iterator[str]:
    """ "You left the lights on all weekend." -> "I'm afraid the lights were left on all weekend"."""
    if deed.lemma != "leave" or deed.thing is None:
        return
    out = any(c.dep_ == "compound:prt" and c.lower_ == "out" for c in deed.verb.children) or deed.rest == "out"
    if not told_of(deed):
        return
    if out:
        where = re.sub(r"^out\b ?", "", deed.rest)
        if re.match(r"^(?:(?:of|in|from|on) (?:the|our|my) [^,;]+)?$", where):
            where = f" {re.sub('^of', 'from', where)}" if where else ""
            missing = f"{deed.words} {'are' if deed.several else 'is'} missing{where}"
            yield f"{missing}; could you add {deed.them}, please" if deed.alone else missing
        return
    if _LEFT_HOW.match(deed.rest) and not re.search(r"\byour?\b", deed.rest):
        yield (
            f"{deed.words} {deed.was} left {deed.rest}"
            if deed.lead
            else f"I'm afraid {deed.words} {deed.was} left {deed.rest}"
        )
        if not deed.lead:
            yield f"{deed.words} {deed.was} left {deed.rest}"


def _skipped(deed: Deed) -> Iterator[str]:
    """ "You omitted the last page." -> "the last page is missing; could you add it, please"."""
    if (
        deed.lemma not in ("omit", "skip")
        or not told_of(deed)
        or not re.match(r"^(?:(?:in|from|on|of) (?:the|our|my) [^,;]+)?$", deed.rest)
    ):
        return
    missing = f"{deed.words} {'are' if deed.several else 'is'} missing{deed.tail}"
    yield f"{missing}; could you add {deed.them}, please" if deed.alone else missing


_LOSABLE = Rare(
    r"\b(?:keys?|applications?|forms?|files?|folders?|documents?|parcels?|packages?|letters?|luggage|bags?|suitcases?|passports?|cards?|receipts?|samples?|lists?|copy|copies|drawings?|photos?|coats?|laptops?|cheques?|checks?|tickets?|certificates?|paperwork|papers?|records?|prescriptions?|medals?|jackets?|glasses|rings?|watch|umbrella|contracts? (?:we|i) (?:sent|signed))\b",
    re.I,
)


def _lost(deed: Deed) -> Iterator[str]:
    """ "You lost my application." -> "my application seems to have gone missing; could you look into it, please"."""
    if (
        deed.lemma not in ("lose", "misplace", "mislay")
        or not told_of(deed)
        or deed.thing is None
        or not _LOSABLE.fullmatch(deed.thing.lower_)
    ):
        return
    if not re.match(
        r"^(?:again|on the way|in transit|(?:in|on|from|at|to|for) (?!a row\b)[^,;]+)?$", deed.rest
    ) or re.search(r"\byour\b", deed.rest):
        return
    own = re.match(r"(?:to|for)\b", deed.rest) is not None
    what, tail = (f"{deed.words}{deed.tail}", "") if own else (deed.words, deed.tail)
    if deed.alone:
        yield f"{what} {deed.seem} to have gone missing{tail}; could you look into it, please"
    else:
        yield f"{what} went missing{tail}"


_UNASKED = Rare(
    r"^(?P<rest>[^,;]*?) ?\bwithout (?:even |ever |first )?(?P<how>asking|telling|informing|consulting|warning|checking with|a word to|talking to|letting|notifying|running it past)(?: (?P<who>us|me|anyone|anybody|any of us|the \w+|my \w+|our \w+))?(?: know)?(?: first| beforehand| in advance)?$"
)
_CHANGES = frozenset([
    "change", "move", "cancel", "delete", "remove", "edit", "rename", "replace", "merge", "close", "switch", "alter",
    "shift", "postpone", "reschedule", "rewrite", "publish", "share", "update", "swap", "reassign", "drop", "extend",
    "shorten", "book", "order", "raise", "increase", "lower", "cut", "install", "stop", "pause", "reset", "redesign",
    "paint", "repaint", "rearrange", "modify", "upgrade", "renew", "disable", "enable", "forward", "restart", "deploy",
])  # fmt: skip
_ASK = {
    "asking": "ask",
    "checking with": "check with",
    "consulting": "ask",
    "talking to": "talk to",
    "running it past": "ask",
}


def _unasked(deed: Deed) -> Iterator[str]:
    """ "You changed the plan without telling me." -> "the plan was changed; next time, could you tell me first, please"."""
    if deed.lemma not in _CHANGES or deed.thing is None or deed.lead or deed.result:
        return
    found = _UNASKED.match(f"{_with_without(deed)}")
    if found is None:
        return
    words = re.sub(r" ?\bwithout\b.*$", "", deed.words)
    if (
        not re.match(r"(?:the|our|my|this|that|these|those|his|her|their)\b", words)
        or PERSON.search(words)
        or "," in words
    ):
        return
    if found["rest"] and not BARE_REST.match(found["rest"]):
        return
    who = found["who"] or deed.case.us
    who = deed.case.us if who in ("anyone", "anybody", "any of us") else who
    if not re.fullmatch(r"us|me|(?:the|my|our) \w+", who):
        return
    tail = f" {found['rest']}" if found["rest"] else ""
    ask = _ASK.get(found["how"], "tell")
    yield f"{words} {deed.was} {participle(deed.verb)}{tail}; next time, could you {ask} {who} first, please"
    yield f"it looks as if {words} {deed.was} {participle(deed.verb)}{tail}; next time, could you {ask} {who} first, please"


def _with_without(deed: Deed) -> str:
    """The rest with "without asking …", which the parse hangs on the thing or on the verb."""
    found = re.search(r"\bwithout\b.*$", deed.words)
    return f"{found[0]} {deed.rest}".strip() if found is not None else deed.rest


def _charged(deed: Deed) -> Iterator[str]:
    """ "You overcharged us by 40 euros." -> "it looks as if we were overcharged by 40 euros; could you check, please"."""
    if (
        deed.lemma not in ("overcharge", "charge", "bill", "invoice", "overbill")
        or deed.thing is None
        or not deed.alone
    ):
        return
    if deed.thing.lower_ not in ("us", "me") or re.search(
        r"\byour?\b|,|\b(?:because|although|without|despite)\b", deed.rest
    ):
        return
    if deed.lemma in ("charge", "bill", "invoice") and not re.search(
        r"\b(?:twice|double|again|two times|too much|more than|wrong|for)\b", deed.rest
    ):
        return
    who = "I was" if deed.thing.lower_ == "me" else "we were"
    yield f"it looks as if {who} {participle(deed.verb)}{deed.tail}; could you check, please"


_DUE = Rare(
    r"^(?:the|our|my) (?:[\w-]+ ){0,3}?(?:deadline|cut-?off(?: date| time)?|closing date|filing date|due date|filing window|window|expiry date)$"
)


def _too_late(deed: Deed) -> Iterator[str]:
    """ "You missed the deadline for the application." -> "I'm afraid the deadline for the application has passed"."""
    if deed.lemma != "miss" or deed.thing is None:
        return
    words, head = deed.words, re.sub(r" (?:for|of) .*$", "", deed.words)
    if _DUE.match(head) and deed.alone and re.match(r"^(?:(?:for|of) (?:the|our|this|all|[A-Z])[^,;]*)?$", deed.rest):
        if not re.search(r"\byou\b", words):
            yield f"I'm afraid {words}{deed.tail} has passed"
    elif deed.alone and re.match(
        r"(?:the|our|your) (?:[\w-]+ ){0,2}(?:appointment|meeting|call|session|class|lesson|rehearsal|briefing|workshop|training)\b",
        words,
    ):
        when = deed.rest
        if re.match(r"^(?:(?:on|this|yesterday|last|today|at) ?[^,;]*)?$", when) and not re.search(
            r"\d+ times|again", when
        ):
            yield f"{deed.case.writer} missed you at {words}{deed.tail}"


def _forgotten_thing(deed: Deed) -> Iterator[str]:
    """ "You forgot the attachment again." -> "the attachment is missing again; could you send it, please"."""
    if deed.verb.lemma_ != "forget" or deed.thing is None:
        return
    found = re.match(
        r"^(?:the|your|my|our) (?:[\w-]+ ){0,2}?(?:attachments?|enclosures?|invoices?|forms?|signature|annex(?:es)?|receipts?|invoice number|order number|reference number|cover letter|purchase order|appendix|stamp|date)$",
        deed.words,
    )
    if found is None or deed.rest not in ("", "again"):
        return
    be = "are" if deed.several else "is"
    verb = "add" if re.search(r"signature|number|date|stamp$", deed.words) else "send"
    missing = f"{deed.words} {be} missing{deed.tail}"
    yield f"{missing}; could you {verb} {deed.them}, please" if deed.alone else missing


def standing(case: Case) -> Iterator[Proposal]:
    """ "You failed to deliver the chairs by Monday." -> "The chairs didn't reach us by Monday; could you look into it, please?" """
    if case.question or (case.next is not None and ONLY_YOU.match(case.next.text)):
        return
    deed = deed_of(case)
    if deed is None or re.search(r"[\"“”]", case.plain):
        return
    for family in OMISSIONS if deed.omitted else _DEEDS:
        said = [one for one in family(deed) if one]
        for one in (
            *said,
            *(f"I'm afraid {deed.small_lead} {one.removeprefix(AFRAID)}" for one in said if deed.small_lead),
        ):
            if deed.small_lead and one.startswith(f"{AFRAID}{deed.small_lead}"):
                yield Proposal(case.finish(f"{one}{deed.result}"), FACT)
                continue
            one = one.removeprefix(AFRAID) if deed.lead else one
            result = "" if one.startswith("without ") else deed.result
            text = f"{deed.call}{deed.lead} {one}{result}" if deed.lead else f"{deed.call}{one}{result}"
            asks = one.endswith("please")
            yield Proposal(case.finish(text, "?" if asks else "."), ASKS if asks else FACT)
        if said:
            return


_DEEDS: tuple[Family, ...] = (
    _slip_made, _got_wrong, _wrong_one, _mistaken, _waited, _ended_up, _came_late, _went_astray, _left, _skipped, _lost, _unasked, _charged, _too_late,
    _forgotten_thing,
)  # fmt: skip
