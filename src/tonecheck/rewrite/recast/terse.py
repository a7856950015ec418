"""Clipped facts as whole sentences: a thing and what became of it ("Payment failed.", "Your request: refused.")."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case

_OWN = r"(?:the|your|our|my|this|that|these|those)"
_WHEN = r"(?: (?:yesterday|today|already|again|(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|on \d[\w ]*|at (?:noon|\d[\w:. ]*)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})))?"
_NOUNS = (
    r"account|admission|appeal|application|appointment|booking|build|bug|card|claim|class|code|complaint|connection|contract|course|coverage|deadline|delivery|deposit|discount|document|exam|export|extension|"
    r"fee|feature|file|flight|form|funds|grant|import|invoice|job|key|leave|lease|licen[cs]e|line|link|listing|loan|login|membership|merge|offer|order|page|parcel|password|patch|payment|permit|"
    r"photo|plan|policy|position|post|prescription|proposal|quota|quote|refund|registration|rent|report|request|reservation|return|role|room|sale|sample|script|seat|server|session|shipment|"
    r"signature|site|slot|stamp|subscription|table|tender|test|ticket|token|transfer|upgrade|upload|vacancy|version|visa|visit|voucher|warranty"
)
_THING = rf"(?P<thing>(?:{_OWN} )?(?:[\w-]+ )??(?P<head>(?:{_NOUNS})(?P<many>s)?))"
_HAPPENED = r"expired|failed|passed|lapsed|bounced|ended|crashed"
_DONE_TO = (
    r"rejected|cancelled|canceled|declined|refused|denied|withdrawn|stopped|filled|returned|revoked|terminated|suspended|blocked|voided|disallowed|disconnected|discontinued|"
    r"removed|postponed|deleted|taken|given away|used up|exceeded|not (?:approved|paid|processed|authori[sz]ed|received|signed|accepted|booked|confirmed|found|granted|extended|renewed)"
)
_FACT = Rare(rf"^{_THING} (?:(?P<happened>{_HAPPENED})|(?P<done>{_DONE_TO}))(?P<when>{_WHEN})$", re.I)
_FAILS = Rare(
    rf"^{_THING} (?P<verb>fails?|crash(?:es)?|hangs?|times? out|breaks?|leaks?)(?P<when>(?: (?:again|on|in|at) [\w ./-]+)?)$",
    re.I,
)
_IS = Rare(
    rf"^{_THING}(?P<is>'s| is| are| was| were) (?P<state>(?:still |now )?(?:dead|down|broken|empty|blank|over|full|offline|gone|taken|closed|wrong|late|overdue|invalid|final|missing)|(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last \w+))$",
    re.I,
)
_COLON = Rare(
    rf"^(?P<thing>(?:your|the) (?:[\w'-]+ ){{0,2}}?(?:{_NOUNS})(?: (?:for|to|about|on|of) (?:(?!\b(?:is|was|has)\b)[\w' -])+)?) ?[:–—-] (?P<done>refused|rejected|declined|denied|cancelled|not approved|not accepted|withdrawn)$",
    re.I,
)
_CHOSE = Rare(
    r"^(?:we|i)(?:'ve| have)? (?:went with|gone with|chose|chosen|picked|hired|decided on|decided against|opted for|awarded it to|gave it to|given it to) (?!you\b)[\w' -]+$",
    re.I,
)
_TOO = Rare(r"^too (?:small|big|large|short|long|late|high|low|far|tight) an? [\w-]+(?: [\w-]+)?$", re.I)
_FOLLOWS = Rare(
    r"^(?P<own>the |your |our )?(?P<what>letter|reply|details|invoice|report|contract|quote|agenda|minutes|information|list|schedule|dates|photos|documents|drawings|samples|figures|receipt|confirmation) to follow(?P<when>(?: (?:today|tomorrow|on \w+|next week|by \w+|shortly|soon))?)$",
    re.I,
)
_ABOUT = Rare(
    r"^(?P<about>(?:as to|as for|regarding|concerning|on|about) (?:(?!\b(?:is|are|was|has|have)\b)[^,;:]){3,60}), (?P<rest>(?:we|i|it|that|this|there) (?:don't|do not|can't|cannot|won't|isn't|aren't|is no|are no)\b[^,;:?]+)$",
    re.I,
)
_WE_ARE = Rare(
    r"^(?:we|i)(?:'re|'m| are| am) (?:closed|full|fully booked|booked (?:up|out)|sold out|out of stock|busy|away|on holiday)(?P<when>(?: (?:today|tomorrow|until|till|on|this|next|all) ?[\w ]*)?)$",
    re.I,
)
_THERE = Rare(
    r"^(?P<what>it|that|the [\w-]+)(?:'s| is) on your (?P<where>statement|receipt|invoice|confirmation|contract|ticket|bill|payslip|policy|booking|letter)$",
    re.I,
)
_ADJECTIVE = Rare(
    r"^(?P<what>non-refundable|undeliverable|non-negotiable|unreadable|illegible|out of date|out of print|unpaid|overbooked|oversubscribed)$",
    re.I,
)


def whole(case: Case, body: str) -> str | None:
    """ "Payment failed." -> "I'm afraid the payment has failed." "Your request for a desk: refused." -> "I'm afraid your request for a desk has been refused." """
    for made in (_fact, _fails, _is, _refused, _plain):
        said = made(body)
        if said is not None:
            return said
    return None


def _the(thing: str) -> str:
    """A thing with its article."""
    thing = thing[:1].lower() + thing[1:] if re.match(r"[A-Z][a-z]", thing) else thing
    return thing if re.match(rf"(?:{_OWN}|leave$|access$)\b", thing, re.I) else f"the {thing}"


def _several(found: re.Match[str]) -> bool:
    return bool(found["many"]) or found["head"].lower() == "funds"


def _fact(body: str) -> str | None:
    """ "Card stopped." -> "I'm afraid the card has been stopped." """
    found = _FACT.match(body)
    if found is None:
        return None
    thing, several, when = _the(found["thing"]), _several(found), found["when"] or ""
    past = bool(re.search(r"yesterday|day|on \d|at |in ", when, re.I)) and "today" not in when
    if found["happened"]:
        have = "" if past else " have" if several else " has"
        return f"I'm afraid {thing}{have} {found['happened'].lower()}{when}"
    done = found["done"].lower()
    no, done = (" not", done[4:]) if done.startswith("not ") else ("", done)
    if past:
        return f"I'm afraid {thing} {'were' if several else 'was'}{no} {done}{when}"
    return f"I'm afraid {thing} {'have' if several else 'has'}{no} been {done}{when}"


def _fails(body: str) -> str | None:
    """ "Tests fail." -> "I'm afraid the tests fail." """
    found = _FAILS.match(body)
    if found is None or _several(found) == bool(
        re.match(r"\w+s\b", found["verb"]) and found["verb"] not in ("times out",)
    ):
        return None
    return f"I'm afraid {_the(found['thing'])} {found['verb']}{found['when']}"


def _is(body: str) -> str | None:
    """ "Link is dead." -> "I'm afraid the link is dead." """
    found = _IS.match(body)
    return None if found is None else f"I'm afraid {_the(found['thing'])}{found['is']} {found['state']}"


def _refused(body: str) -> str | None:
    """ "Your request for a new cooker: refused." -> "I'm afraid your request for a new cooker has been refused." """
    found = _COLON.match(body)
    if found is None:
        return None
    done = found["done"].lower()
    been = f"has not been {done[4:]}" if done.startswith("not ") else f"has been {done}"
    head = re.match(r"\S+ (?:[\w'-]+ )*?(?P<noun>\w+)(?: (?:for|to|about|on|of)\b|$)", found["thing"])
    if head is not None and head["noun"].endswith("s"):
        return None
    return f"I'm afraid {_the(found['thing'])} {been}"


def _plain(body: str) -> str | None:
    """ "We went with someone else." -> "I'm afraid we went with someone else." "Invoice to follow." -> "The invoice will follow." """
    if _CHOSE.match(body) or _WE_ARE.match(body):
        return f"I'm afraid {body if body.startswith('I') else body[:1].lower() + body[1:]}"
    if _TOO.match(body):
        return f"I'm afraid it's {body[:1].lower()}{body[1:]}"
    if _ADJECTIVE.match(body):
        return f"I'm afraid it's {body[:1].lower()}{body[1:]}"
    follows = _FOLLOWS.match(body)
    if follows is not None:
        own = (follows["own"] or ("a " if follows["what"].lower() in ("letter", "reply") else "the ")).lower()
        return f"{own}{follows['what'].lower()} will follow{follows['when']}"
    about = _ABOUT.match(body)
    if about is not None:
        return f"{about['about']}, I'm afraid {about['rest']}"
    there = _THERE.match(body)
    return None if there is None else f"you'll find {there['what'].lower()} on your {there['where']}"
