"""Stamps of an office said by a person: "the undersigned", what "is being processed", numbers that "have been assigned"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base

_BECAUSE = "says who did it, and to whom"
_THANKS = "thanks the person instead of stamping the form"
_DEAR = (
    r"^(?:(?:dear|hello|hi) (?:valued |esteemed )?(?:customer|client|guest|member|user|patient|tenant|passenger|subscriber|resident|sir or madam|sir/madam|sir|madam|"
    r"applicant|student|parent|colleague|account holder|policyholder)s?, )?"
)
_MAIL = r"(?:e-?mail|message|letter|note|enquiry|inquiry|query|request|application|order|payment|complaint|feedback|report|claim|form|question|ticket|case|submission|booking|documents?|papers)"
#: What an office handles, and nobody else: a thing of the reader's in at most three words.
_THING = rf"(?:[a-z-]+ )?(?:{_MAIL}|issue|problem|refund|return|repair|cancellation|registration|renewal|invoice|appeal|file)"


def in_person(case: Case) -> Iterator[Proposal]:
    """ "The undersigned will visit the site." -> "I will visit the site." """
    if case.question:
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    for made in KINDS:
        said = made(case, text)
        if said is not None:
            if re.search(r"\bclosed\b", said) and not re.search(
                r"\bclosed\b.*\b(?:because|as|since|after|once)\b", said
            ):
                return  # A door shut by a person is shut all the same.
            yield Proposal(case.finish(said), _THANKS if said.startswith("thank") else _BECAUSE)
            return


def _we(case: Case) -> str:
    return "we" if case.plural or not case.speaks else "I"


_UNDERSIGNED = Rare(r"\bthe undersigned(?: (?P<verb>[\w']+))?", re.I)
_HELPERS = {
    "is": "am",
    "has": "have",
    "was": "was",
    "does": "do",
    "will": "will",
    "would": "would",
    "can": "can",
    "could": "could",
    "must": "must",
    "should": "should",
    "may": "may",
}


def _undersigned(case: Case, text: str) -> str | None:
    """ "The undersigned has reviewed your file." -> "I have reviewed your file." "Write to the undersigned." -> "Write to me." """
    found = _UNDERSIGNED.search(text)
    if (
        found is None
        or len(re.findall(r"\bundersigned\b", text, re.I)) > 1
        or re.search(r"\b(?:his|her|their|himself|herself|we|i)\b", text, re.I)
    ):
        return None
    verb = (found["verb"] or "").lower()
    before, after = text[: found.start()], text[found.end() :]
    opens = not before or re.search(r"(?:, |\b(?:and|but|that|so|if|when) )$", before)
    if opens and verb:
        if not any(t.lower_ == verb and t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in case.tokens):
            return None
        if verb.endswith("ed") and not is_base(verb):
            own = verb
        elif verb in _HELPERS:
            own = _HELPERS[verb]
        else:
            own = next(
                (
                    base
                    for base in (verb[:-1], verb[:-2], f"{verb[:-3]}y")
                    if is_base(base) and inflect(base, "VBZ") == verb
                ),
                "",
            )
        return f"{before}I {own}{after}" if own else None
    if opens or re.match(r"(?:['’]s)\b", after):
        return None
    kept = found[0][len("the undersigned") :]
    said = f"{before}me{kept}{after}"
    return said[:1].lower() + said[1:] if re.match(r"Please\b", said) else said


_BEING = Rare(
    rf"{_DEAR}your (?P<what>{_THING}) (?:(?:has been|was|is) (?P<in>received|logged|registered|recorded) and )?(?:is|are) (?:currently |now |presently )*"
    r"(?:being (?P<done>processed|handled|dealt with|worked on|actioned|attended to|investigated|looked into|looked at|reviewed|examined|assessed|considered)|receiving (?:our )?attention|in progress|in process|under (?P<under>review|consideration|investigation))"
    r"(?: by (?:our|the) (?:team|department|office|staff|colleagues))?$",
    re.I,
)


def _being_done(case: Case, text: str) -> str | None:
    """ "Your request has been received and is being processed." -> "Thank you for your request; we are working on it." """
    found = _BEING.match(text)
    if found is None:
        return None
    done = (found["done"] or found["under"] or "").lower()
    doing = (
        "looking into"
        if done in ("investigated", "looked into", "investigation")
        else "looking at"
        if done in ("reviewed", "examined", "assessed", "considered", "looked at", "review", "consideration")
        else "working on"
    )
    am = "we are" if _we(case) == "we" else "I am"
    what = found["what"]
    it = "them" if re.search(r"(?<!s)s$", what) else "it"
    if found["in"] and not re.search(r"\b(?:complaint|ticket|case|issue|problem|claim)s?$", what, re.I):
        return f"thank you for your {what}; {am} {doing} {it}"
    return f"{am} {doing} your {what}"


_SOLVED = Rare(
    rf"{_DEAR}(?P<what>(?:your|the|this) (?:{_THING}))(?: (?:has|have) (?:now )?been| is| was)(?: now| successfully)* (?P<done>resolved|solved|fixed|completed|sorted out|processed|actioned|handled|dealt with)$",
    re.I,
)


def _solved(case: Case, text: str) -> str | None:
    """ "Your issue has been resolved." -> "We have now resolved your issue." "Your query has been actioned." -> "We have now settled your query." """
    found = _SOLVED.match(text)
    if found is None:
        return None
    what, done = found["what"].lower() if found["what"][:1].isupper() else found["what"], found["done"].lower()
    have = f"{_we(case)} have now"
    if re.search(r"\b(?:query|enquiry|inquiry)$", what):
        return f"{have} settled {what}"
    if done == "sorted out":
        return f"{have} sorted out {what}"
    if done in ("processed", "actioned", "handled", "dealt with"):
        return f"{have} {'processed' if re.search(r'ticket|case|order|refund|return|request', what) else 'dealt with'} {what}"
    return f"{have} {done} {what}"


_NUMBER = Rare(
    rf"{_DEAR}(?:your (?P<what>{_THING}) (?:has been|was|is) (?:assigned|given|allocated|registered under|logged under|recorded under|filed under) (?:the )?(?P<kind>(?:case|ticket|reference|tracking|file) ?(?:number|no\.?|ID|reference)?|reference|number) (?P<number>[\w/#-]*\d[\w/#-]*)|"
    rf"(?:the )?(?P<kind2>(?:case|ticket|reference|tracking|file) (?:number|no\.?|ID)) (?P<number2>[\w/#-]*\d[\w/#-]*) (?:has been|was|is) (?:assigned|given|allocated) to your {_THING})$",
    re.I,
)


def _numbered(case: Case, text: str) -> str | None:
    """ "Your message has been assigned ticket number 48213." -> "Thank you for your message; your ticket number is 48213." """
    found = _NUMBER.match(text)
    if found is None:
        return None
    kind, number = (
        (found["kind"] or found["kind2"]).lower().replace("no.", "number"),
        found["number"] or found["number2"],
    )
    kind = (
        "reference number"
        if kind in ("reference", "number")
        else f"{kind} number"
        if kind in ("case", "ticket", "tracking", "file")
        else kind
    )
    what = found["what"]
    if what is None or re.search(
        r"\b(?:complaint|ticket|case|issue|problem|claim|refund|return|repair)s?$", what, re.I
    ):
        return f"your {kind} is {number}"
    return f"thank you for your {what}; your {kind} is {number}"


_RECEIPT = Rare(
    rf"^(?:(?:we|i) (?:hereby |herewith |gratefully |wish to |would like to )*(?:acknowledge|confirm) (?:the )?receipt of|(?:we|i) (?:are|am) in receipt of|(?:the )?receipt of)"
    rf" (?P<what>your (?:[\w-]+ )?{_MAIL}(?: (?:of|dated|from) [\w ,]+?| about [\w' ]+?| regarding [\w' ]+?)?)(?P<passive> (?:is|was) (?:hereby |herewith |gratefully )?(?:acknowledged|confirmed))?(?: with thanks)?$",
    re.I,
)


def _receipt(case: Case, text: str) -> str | None:
    """ "We are in receipt of your letter of 3 May." -> "Thank you for your letter of 3 May." """
    found = _RECEIPT.match(text)
    if found is None or bool(found["passive"]) != bool(re.match(r"(?:the )?receipt\b", text, re.I)):
        return None
    if re.search(r"\b(?:complaint|claim|case|ticket)\b", found["what"], re.I):
        return None
    return f"thank you for {found['what'].replace(' dated ', ' of ')}"


_SERIOUS = Rare(
    rf"{_DEAR}(?:we|i) take your (?P<what>concerns?|complaint|feedback|comments?|questions?) (?:very |extremely |most )?seriously$",
    re.I,
)


def _seriously(case: Case, text: str) -> str | None:
    """ "We take your concerns seriously." -> "Thank you for raising this with us." """
    found = _SERIOUS.match(text)
    if found is None:
        return None
    us = "us" if text[:2].lower() == "we" else "me"
    if re.match(r"concern|complaint", found["what"], re.I):
        return f"thank you for raising this with {us}"
    return f"thank you for your {found['what'].lower()}"


_DESK = Rare(
    r"^thank(?:s| you) for (?:your |the )?(?:continued |ongoing )(?P<what>patience(?: and understanding)?|custom|support|loyalty)$|"
    r"^your call is (?:very )?important to us(?P<call>)$",
    re.I,
)


def _support(case: Case, text: str) -> str | None:
    """ "Thank you for your continued patience." -> "Thank you for your patience." """
    found = _DESK.match(text)
    if found is None:
        return None
    return f"thank you for your {found['what'].lower()}" if found["what"] else "thank you for your call"


_NO = Rare(
    rf"{_DEAR}(?:(?:please |kindly )?be (?:informed|advised|notified) that |(?:this is|we (?:wish|regret|have)) to (?:inform|advise|notify) you that |you are hereby (?:informed|notified|advised) that )?"
    rf"(?P<what>your (?:[\w-]+ ){{0,2}}?(?:application|request|claim|offer|proposal|appeal|submission|bid|tender|account|subscription|membership|booking|order|access|appointment|flight|leave))"
    r" (?P<done>(?:has been|was|is) (?:rejected|declined|refused|denied|disallowed|suspended|terminated|cancelled|canceled|blocked|deactivated|put on hold|unsuccessful|not successful|not approved|not accepted))$",
    re.I,
)


def _bad_news(case: Case, text: str) -> str | None:
    """ "Your loan application has been rejected." -> "I'm sorry to say that your loan application has been rejected." """
    found = _NO.match(text)
    if found is None:
        return None
    what = found["what"]
    return f"{case.sorry} to say that {what[:1].lower()}{what[1:]} {found['done']}"


_RAISED = Rare(
    rf"{_DEAR}your (?P<what>{_THING}|concerns?) (?:has|have|was|were)(?: now| also)?(?: been)? escalated(?P<to> to (?:our|the) [\w -]+)?$",
    re.I,
)


def _escalated(case: Case, text: str) -> str | None:
    """ "Your case has been escalated to our legal team." -> "We have escalated your case to our legal team." """
    found = _RAISED.match(text)
    if found is None:
        return None
    return f"{_we(case)} have escalated your {found['what']}{found['to'] or ''}"


_SHUT = Rare(
    r"^(?P<what>this|the|your) (?P<thing>ticket|case|request|enquiry|query|file|call)(?: is| was| has)(?: now)?(?: been)? (?P<done>closed|resolved|completed)$",
    re.I,
)


def _over(case: Case, text: str) -> str | None:
    """ "This ticket is now resolved." -> "We have now resolved this ticket." """
    found = _SHUT.match(text)
    return (
        None
        if found is None
        else f"{_we(case)} have now {found['done'].lower()} {found['what'].lower()} {found['thing'].lower()}"
    )


_ERASED = Rare(
    rf"{_DEAR}your (?P<what>(?:[\w-]+ )?(?:details|data|name|address|number|information|record|records|profile)) (?:has|have) (?:now )?been (?P<done>removed|deleted|erased|updated|amended|changed|corrected)(?P<where>(?: (?:from|in|on) (?:our|the) [\w ]+?)?)(?: (?:as requested|as per your request))?$",
    re.I,
)


def _removed(case: Case, text: str) -> str | None:
    """ "Your details have been removed from our system." -> "We have removed your details from our system." """
    found = _ERASED.match(text)
    return None if found is None else f"{_we(case)} have {found['done'].lower()} your {found['what']}{found['where']}"


_VALUED = Rare(
    rf"{_DEAR}your (?P<what>custom|business|loyalty|support) (?:has been|is|was) (?:much |greatly |highly |always |very much )?(?:valued|appreciated)(?P<since> since \d{{4}})?$",
    re.I,
)
_DID = Rare(rf"{_DEAR}(?:we|i) have (?:now )?(?:processed|actioned|handled) your (?P<what>{_THING})$", re.I)


def _plain(case: Case, text: str) -> str | None:
    """ "Your custom has been valued since 2011." -> "Thank you for your custom since 2011." "We have processed your request." -> "We have now dealt with your request." """
    found = _VALUED.match(text)
    if found is not None:
        return f"thank you for your {found['what'].lower()}{found['since'] or ''}"
    done = _DID.match(text)
    return None if done is None else f"{_we(case)} have now dealt with your {done['what']}"


_LOGGED = Rare(
    r"^(?P<what>request|query|enquiry|application|order|message|report|suggestion|comments?|email) (?:has been |was )?(?:duly )?(?:logged|received|noted|registered|recorded)$",
    re.I,
)


def _filed(case: Case, text: str) -> str | None:
    """ "Request logged." -> "Thank you for your request." """
    found = _LOGGED.match(text)
    return None if found is None else f"thank you for your {found['what'].lower()}"


#: What is tried, first to last.
KINDS: tuple[Callable[[Case, str], str | None], ...] = (
    _undersigned, _being_done, _solved, _numbered, _receipt, _seriously, _support, _bad_news, _escalated, _over, _removed, _plain, _filed,
)  # fmt: skip
