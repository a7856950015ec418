"""Reproaches of a fixed shape, said as what happened and what would help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.passive import telling_end, uncalled

_FACT = "states what is wrong instead of who did it, and asks for what helps"
_PLAIN = "says what happened without laying it on the reader"
_BAD = {
    "wrong": ("wrong", "wrong", "right"),
    "false": ("wrong", "wrong", "right"),
    "incorrect": ("wrong", "wrong", "right"),
    "old": ("old", "out of date", "current"),
    "outdated": ("old", "out of date", "current"),
    "out-of-date": ("old", "out of date", "current"),
    "expired": ("expired", "expired", "current"),
    "incomplete": ("incomplete", "incomplete", "complete"),
    "unsigned": ("unsigned", "unsigned", "signed"),
    "blurred": ("blurred", "blurred", "sharper"),
    "blurry": ("blurry", "blurry", "sharper"),
}
_HOW = "|".join(_BAD)
_WHAT = r"(?P<what>(?!one\b|ones\b)[\w'-]+(?: (?!to\b|for\b|in\b|on\b|at\b|and\b|so\b|because\b|that\b|which\b|when\b|by\b|from\b)[\w'-]+){0,2})"
_YOU = r"(?:(?:but|no|well|sorry|look),? )?you(?:'ve| have| had)?(?: (?:again|also|just|simply|once again))?"
_SENT_WRONG = Rare(
    rf"^{_YOU} (?:sent|gave|given|handed|emailed|e-mailed|posted|uploaded|attached|forwarded|supplied|submitted|enclosed)(?: in)?(?: (?:us|me))? (?:the|an?) (?P<how>{_HOW}) {_WHAT}(?: (?:to|for) (?:us|me))?(?: again| by mistake)?$",
    re.I,
)
_HAD_WRONG = Rare(
    rf"^(?P<lead>(?:.+ (?:because|since|as) )?)you(?:'ve| have| had)? (?:gave|given|sent|handed) (?P<who>us|me|our [\w-]+|the [\w-]+) (?:(?:the|an?) )?(?P<how>{_HOW}) {_WHAT}(?P<rest>(?:,? (?:so|and) (?:the|we|i|he|she|it|they|our|my|his|her)\b.*)?)$",
    re.I,
)
_WRONG_REASON = Rare(
    rf"^(?P<lead>.+ (?:because|since|as)) you(?:'ve|'d| have| had)? (?:brought|used|picked|chose|chosen|selected|entered|took|booked|ordered|signed|filled in|had) (?:the|an?) (?:wrong|incorrect|false) {_WHAT}$",
    re.I,
)
_ENTERED = Rare(
    rf"^{_YOU} (?P<done>entered|typed|used|gave|supplied|quoted|submitted)(?: in)? (?:the|an?) (?P<how>{_HOW}) {_WHAT}(?P<rest>,? (?:which is why|so|and so) (?:the|we|i|he|she|it|they|our|my|his|her)\b.*)$",
    re.I,
)
_NO_SUCH = Rare(
    rf"^{_YOU} (?:sent|gave|given|handed) (?P<who>us|me|our [\w-]+|the [\w-]+) an? {_WHAT} that (?P<fault>(?:doesn't|does not|didn't|did not|isn't|is not|wasn't) [\w' -]+)$",
    re.I,
)
_MISSED = Rare(
    rf"^{_YOU} missed (?P<what>(?:the|our|my) (?:[\w-]+ ){{0,3}}?(?:deadline|cut-?off(?: date| time)?|closing date|filing date|due date|filing window|window))$",
    re.I,
)
_IGNORED = Rare(
    rf"^{_YOU} (?:ignored|disregarded|never answered|never replied to|didn't answer) (?P<what>(?:(?:all|both|(?:all )?(?:two|three|four|five|six|seven|several|\d+))(?: of)? )?(?:our|my|the) (?:[\w-]+ ){{0,3}}?(?P<head>letters?|e-?mails?|mails?|messages?|reminders?|notices?|texts?|calls?|requests?|invitations?))(?P<about> (?:about|on|of|for|last|in|from) [\w' -]+)?$",
    re.I,
)
_IS_WHY = Rare(
    r"^(?P<cause>[^,;]*\byour?\b[^,;]*?) (?:is|was|are|were) (?:exactly |precisely )?(?:the (?:whole |only |sole )?reason |all )?why (?P<what>(?:the|our|my|his|her|this|we|they) [^,;:]+)(?:,.*)?$",
    re.I,
)
_SUBJECT = {"us": "we", "me": "I"}


ONLY_YOU = Rare(r"\W*(?:nobody|no one|not one) else\b|\W*(?:only|just) you\b|\W*not (?:us|me|we)\b", re.I)


def fault_free(case: Case) -> Iterator[Proposal]:
    """ "You sent the wrong form to us." -> "We received the wrong form; could you send us the right one, please?" """
    if case.question or (case.next is not None and ONLY_YOU.match(case.next.text)):
        return
    text = case.text(case.start, telling_end(case)).replace("’", "'").rstrip(" ,;")
    text, called = uncalled(case, text)
    for make in (_sent_wrong, _no_such, _missed, _ignored, _had_wrong, _is_why):
        said = make(case, text)
        if said is not None:
            yield Proposal(
                case.finish(called + said, "?" if said.endswith("?") else "."), _FACT if said.endswith("?") else _PLAIN
            )
            return


def _sent_wrong(case: Case, text: str) -> str | None:
    found = _SENT_WRONG.match(text)
    if found is None:
        return None
    how, _, right = _BAD[found["how"].lower()]
    several = _several(found["what"])
    return f"{case.writer} received the {how} {found['what']}; could you send {case.us} {'a' if right == 'sharper' and not several else 'the'} {right} one{'s' if several else ''}, please?"


def _no_such(case: Case, text: str) -> str | None:
    found = _NO_SUCH.match(text)
    if found is None:
        return None
    return f"the {found['what']} {_who(found['who'])} had {found['fault']}; could you check {'them' if _several(found['what']) else 'it'}, please?"


def _missed(case: Case, text: str) -> str | None:
    found = _MISSED.match(text)
    return None if found is None else f"I'm afraid {found['what']} has passed"


def _ignored(case: Case, text: str) -> str | None:
    found = _IGNORED.match(text)
    return None if found is None else f"{found['what']}{found['about'] or ''} went unanswered"


def _had_wrong(case: Case, text: str) -> str | None:
    reason = _WRONG_REASON.match(text)
    if reason is not None and not re.search(r"\byou\b", reason["lead"][:-9], re.I):
        several = _several(reason["what"])
        return f"{reason['lead']} the {reason['what']} {'were' if several else 'was'} the wrong one{'s' if several else ''}"
    entered = _ENTERED.match(text)
    if entered is not None and not re.search(r"\byou\b", entered["rest"], re.I):
        done = {"gave": "given", "typed": "entered"}.get(entered["done"].lower(), entered["done"].lower())
        be = "were" if _several(entered["what"]) else "was"
        return f"the {entered['what']} {done} {be} {_BAD[entered['how'].lower()][1]}{entered['rest']}"
    found = _HAD_WRONG.match(text)
    if (
        found is None
        or (not found["lead"] and not found["rest"])
        or re.search(r"\byou\b", found["lead"] + found["rest"], re.I)
    ):
        return None
    _, was, _ = _BAD[found["how"].lower()]
    be = "were" if _several(found["what"]) else "was"
    return f"{found['lead']}the {found['what']} {_who(found['who'])} had {be} {was}{found['rest']}"


def _is_why(case: Case, text: str) -> str | None:
    found = _IS_WHY.match(text)
    if found is None or re.search(r"\byour?\b", found["what"], re.I) or re.search(r"\d", found["cause"]):
        return None
    return f"I'm afraid {found['what']}"


def _who(who: str) -> str:
    return _SUBJECT.get(who.lower(), who)


def _several(noun: str) -> bool:
    return re.search(r"[^sui]s$", noun.split(" of ")[0]) is not None and not noun.endswith(("address", "address's"))


_ON_YOU = Rare(
    r"(?:\s*[,;:]|\s[–—-])\s*(?:(?:and|so|but|which means) )?(?:(?:that|it|this|which|the rest)(?:'s| is| was)(?: all| entirely| just| simply| squarely| purely| really)? (?:on you(?:r side| alone)?|your (?:own )?(?:fault|doing|mistake|problem|lookout|responsibility)|"
    r"down to (?:you|your [\w' -]+)|because of (?:you|your [\w' -]+)|thanks to (?:you|your [\w' -]+))(?: alone| and nobody else's| and no one else's| now)?|"
    r"(?:all |entirely )?(?:thanks to|down to|because of|courtesy of) (?:you|your [\w' -]+)|you(?:'ve| have) only yourself to blame|you only have yourself to blame|(?:and )?(?:the|all the) (?:fault|blame) is (?:yours|on your side))$",
    re.I,
)


def without_verdict(case: Case) -> Iterator[Proposal]:
    """ "The auditors are unhappy, and that's down to your ledger." -> "The auditors are unhappy." """
    text = case.text(case.start, case.body_end).replace("’", "'")
    found = _ON_YOU.search(text)
    if found is None or case.question or re.search(r"\d", found[0]):
        return
    kept = text[: found.start()]
    if (
        len(kept.split()) < 4
        or re.search(r"\byou(?:'ve|'re)?\b", kept, re.I)
        or re.match(r"(?:it|this|that|they)\b", kept, re.I)
    ):
        return
    if any(t.tag_ in ("VBD", "VBZ", "VBP") and t.i < case.start + len(kept.split()) + 2 for t in case.tokens):
        yield Proposal(case.finish(kept), "the fact stands without the verdict on the reader")
