"""What is said to nobody, or to a class of people, said to the reader: stamps, boilerplate, third persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal

_THANKED = (
    r"feedback|messages?|e-?mails?|mails?|notes?|enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies)|requests?|applications?|complaints?|complains?|grievances?|reviews?|letters?|orders?|"
    r"reports?|suggestions?|comments?|questions?|payments?|submissions?|contributions?|observations?|concerns?|forms?|responses?|reply|correspondence|"
    r"communications?|claims?|tickets?|cases?|pull requests?|representations?|input|disputes?|experiences?|updates?"
)
_CLASS = (
    r"customers?|patients?|clients?|account ?holders?|applicants?|guests?|passengers?|users?|members?|subscribers?|students?|parents?|tenants?|residents?|employees?|"
    r"policy ?holders?|cardholders?|purchasers?|buyers?|sellers?|vendors?|candidates?|travell?ers?|consumers?|recipients?|contributors?|submitters?|senders?|occupants?|"
    r"occupiers?|leavers?|shoppers?|households?|homeowners?|owners?|learners?|pupils?|service users?|claimants?|consignees?|visitors?|attendees?|delegates?|complainants?|callers?|"
    r"borrowers?|leaseholders?|complaining part(?:y|ies)|booking part(?:y|ies)|part(?:y|ies)|returners?|famil(?:y|ies)|part(?:y|ies) concerned"
)
_WHICH = r"(?:the |all |any |our |every |each )?(?:valued |esteemed |respected |honou?red |said |relevant |affected |concerned |dear )*"
_PERSON = rf"{_WHICH}(?:{_CLASS})(?: (?:in|of|at) (?:the )?[\w-]+(?: [\w-]*\d[\w-]*)?)?"
_STAMPED = (
    r"received|logged|noted|acknowledged|registered|recorded|captured|triaged|filed|taken into account|submitted|assigned|allocated|queued|categori[sz]ed|"
    r"classified|prioriti[sz]ed|scanned|sorted|tagged|entered|placed (?:in (?:our|the|a) queue|on file|on record)|put on file|put on record|taken note of|taken on record|"
    r"kept (?:in|on) file|taken in|given a (?:number|reference)"
)
_DEALT = r"processed|actioned|handled|dealt with|finali[sz]ed|concluded|executed|treated|disposed of|auctioned|completed|resolved|closed"
_INWARDS = (
    r"(?:(?:, and|,| and)? (?:logged|registered|filed|recorded|scanned|entered|received|noted|allocated|assigned|sorted|captured|duly|prioriti[sz]ed|accordingly|successfully)|"
    r" (?:in|into|by|on|to|under|against|with|for) (?:our|the|a|an|your)(?: [\w-]+){0,3}? (?:system|queue|records?|register|database|number|file|tray|list|category|log|reference|team|department|statistics?|tracker|category|desk|agent)s?|"
    r" an? (?:case |ticket |reference |unique )?(?:number|reference|category|queue|token|priority|slot)|,? thank you)*"
)
_DONE_ON = r"(?: by (?:our|the) (?:system|team|department|office|service))?"
_GREETING = Rare(
    rf"^(?:dear|hello|hi|respected|honou?red|attention|valued|esteemed|to(?: all)?(?: our)?) ?(?:our )?(?:valued |esteemed |respected |honou?red |dear )*(?:{_CLASS}|sir(?: ?or ?| ?/ ?)madam|madam|sir|team member|parent or guardian|"
    rf"colleague|friend)(?:/[\w/]+)*(?: (?:number|no\.?|ref\.?))?[,:] (?P<rest>\w+ .+)$",
    re.I,
)
_FILLER = Rare(
    r"^(?:your satisfaction|customer satisfaction|(?:we|i) (?:always )?(?:strive|aim|pride|are committed|value|appreciate|are (?:always )?pleased)|every (?:\w+) (?:counts|matters)|at (?:our )?[\w ]+? every \w+ (?:counts|matters)|"
    r"your \w+ (?:matters|is important))\b[^,;:.\d]*?(?:,? and|,|;|:| –|,? so) (?=(?:your|the|we|here|please|a)\b)",
    re.I,
)
_SAID_TO = "says it to the reader, not about a class of people"
_THANKS = "thanks the person instead of stamping the form"
_BAD_NEWS = Rare(
    r"\b(?:refused|declined|rejected|unsuccessful|cancelled|canceled|disallowed|denied|not (?:been )?(?:successful|approved|accepted|considered|progressed|possible))\b",
    re.I,
)
_HEAVY = Rare(
    r"\b(?:complain(?:t|s|ts)?|grievances?|concerns?|disputes?|representations?|claims?|tickets?|cases?|reports?)\b",
    re.I,
)


def personal(case: Case) -> Iterator[Proposal]:
    """ "Your feedback has been logged." -> "Thank you for your feedback." "Customers are advised to call." -> "Please call." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if case.question:
        return
    greeted = _GREETING.match(text)
    bare = greeted["rest"] if greeted is not None else text
    bare = re.sub(r", (?:have a (?:good|nice|great) day|with regards|admin)$", "", bare, flags=re.I)
    filler = _FILLER.match(bare)
    for rest in (bare, bare[filler.end() :]) if filler is not None else (bare,):
        for made in (_informed, _advised, _allowed, _told_later, _stamped, _dealt, _passed_on, _valued, _plain_thanks):
            said = made(case, rest)
            if said is None:
                continue
            yield Proposal(case.finish(said[0]), said[1], warmth=1 if said[1] == _THANKS else 0)
            if re.search(r"have now dealt with your", said[0]) and not _HEAVY.search(said[0]):
                other = re.sub(
                    r"^(?:we|i) have now dealt with your (.+)$",
                    r"thank you for your \1; we have now dealt with it",
                    said[0],
                    flags=re.I,
                )
                yield Proposal(case.finish(other), _THANKS)
            return
    if greeted is not None and len(bare.split()) > 3:
        yield Proposal(case.finish(_softened(case, bare)), _SAID_TO)


def _yours(text: str) -> str:
    """ "his claim", "the customer's claim" -> "your claim" """
    text = re.sub(rf"\b(?:the )?(?:{_CLASS})(?:'s|s')(?= \w)", "your", text, flags=re.I)
    return re.sub(r"\b(?:his or her|his/her|his|her|their)(?= [a-z])", "your", text)


def _softened(case: Case, text: str) -> str:
    """Bad news with "I'm afraid" before it."""
    if not _BAD_NEWS.search(text) or re.search(r"\b(?:sorry|afraid|unfortunately|regret)\b", text, re.I):
        return text
    if re.match(r"(?:please|thank|could|if|when)\b", text, re.I):
        return text
    afraid = "we're afraid" if case.plural else "I'm afraid"
    small = text[:1].lower() + text[1:] if re.match(r"(?:The|Your|Our|This|That|It|All|An?|No|We)\b", text) else text
    return f"{afraid} {small}"


def _informed(case: Case, text: str) -> tuple[str, str] | None:
    """ "The client is informed that his order has left." -> "Your order has left." """
    found = re.match(
        rf"^{_PERSON} (?:(?:is|are) (?:hereby |herewith |kindly )?(?:informed|notified|advised|intimated)|may (?:kindly )?(?:note|observe)|will (?:observe|note|be pleased to note|find)|(?:is|are) to note) "
        r"that (?P<what>\w+ .+)$",
        text,
        re.I,
    ) or re.match(
        r"^(?:please be advised|be advised|please be informed|kindly be informed|kindly be advised|you are hereby (?:informed|notified|advised)|this is to (?:inform|notify|advise) you|"
        r"we wish to (?:inform|advise) you|please note|kindly note) that (?P<what>\w+ .+)$",
        text,
        re.I,
    )
    reminded = re.match(rf"^{_PERSON} (?:is|are) (?:hereby |kindly )?reminded that (?P<what>\w+ .+)$", text, re.I)
    if reminded is not None:
        what = _yours(reminded["what"])
        if re.search(r"\b(?:he|she|they|them|him)\b|;", what, re.I):
            return None
        return f"just a reminder that {what}", _SAID_TO
    if found is None or len(found["what"].split()) < 3:
        return None
    what = _yours(found["what"])
    if re.search(r"\b(?:he|she|they|them|him)\b", what, re.I):
        return None
    inner = _stamped(case, what) or _dealt(case, what)
    return inner or (_softened(case, what), "says it to the person, without the form around it")


def _advised(case: Case, text: str) -> tuple[str, str] | None:
    """ "Customers are requested to bring ID." -> "Please bring ID." """
    found = re.match(
        rf"^(?:dear )?{_PERSON} (?:is|are|should be|has been|have been)(?: hereby| kindly| strongly)? (?:advised|requested|asked|reminded|required|instructed|directed|encouraged|urged|invited) to (?P<what>\w+ .+)$",
        text,
        re.I,
    ) or re.match(
        rf"^{_PERSON} (?:must|shall|should|needs? to|ha(?:s|ve) to) (?P<what>(?!not\b|be\b|have\b)\w+ .+)$", text, re.I
    )
    if found is None or len(case.clauses) > 2:
        return None
    what = _yours(found["what"])
    if re.search(r"\b(?:he|she|they|them|him|himself|herself|themselves|victims?)\b", what):
        return None
    what = re.sub(r"((?:,| and|, and| or|, or)) to (?=[a-z])", r"\1 ", what)
    return f"please {what}", _SAID_TO


def _allowed(case: Case, text: str) -> tuple[str, str] | None:
    """ "Guests may use the pool until ten." -> "You can use the pool until ten." """
    found = re.match(rf"^{_PERSON} (?:may|can) (?P<what>(?!not\b|be\b|have\b|note\b|observe\b)\w+ .+)$", text, re.I)
    if found is None or len(case.clauses) > 1 or re.search(r"\bonly\b|[,;:]", found["what"]):
        return None
    what = _yours(found["what"])
    if re.search(r"\b(?:he|she|they|them|him)\b", what):
        return None
    return f"you can {what}", _SAID_TO


def _told_later(case: Case, text: str) -> tuple[str, str] | None:
    """ "Customers will be notified of the date." -> "We will let you know about the date." """
    found = re.match(
        rf"^{_PERSON} will be (?:notified|informed|advised|told) (?P<of>of|about|when|once|as soon as|by) (?P<what>\w+.*)$",
        text,
        re.I,
    )
    if found is None or len(case.clauses) > 2:
        return None
    of = "about" if found["of"].lower() == "of" else found["of"].lower()
    will = "we will" if case.plural or not case.speaks else "I will"
    return f"{will} let you know {of} {_yours(found['what'])}", _SAID_TO


def _thanks(what: str) -> str:
    """Thanks for what the reader sent; nobody is thanked for "your grievance"."""
    if re.search(r"\b(?:complain(?:t|s|ts)?|grievances?|disputes?|representations?)\b", what, re.I):
        return "thank you for letting us know about this"
    if re.search(r"\bconcerns?\b", what, re.I):
        return "thank you for raising this with us"
    if re.search(r"\b(?:tickets?|cases?|communications?|submissions?|correspondence)\b", what, re.I):
        what = "message"
    if re.search(r"\bexperiences?\b", what, re.I):
        return "thank you for telling us about your experience"
    if what.lower() == "update":
        return "thank you for the update"
    if re.search(r"\b(?:consignments?|call-outs?|forms?|claims?|orders?)\b", what, re.I) and not re.search(
        r"\border\b|\bclaim\b|\bform\b", what
    ):
        return "thank you"
    return f"thank you for your {what[:1].lower()}{what[1:]}"


_WHOSE = rf"(?:(?:the|this|that) )?(?:your (?:(?:valued|valuable|kind) )?|{_WHICH}(?:{_CLASS})(?:'s?)? |s' |your student's |the )?"
_OF_IT = r"(?: (?P<about>(?:about|regarding|of|dated|for|on|concerning) (?!our\b|the relevant)[^,;:]+?))?"
_HAS = r"(?: (?:has|have) (?:now )?been| was| were| is| are|:)?(?: (?:duly|successfully|hereby|now|carefully|already|properly))?"
_STAMP = Rare(
    rf"^{_WHOSE}(?P<what>(?:[\w-]+ )?(?:{_THANKED})){_OF_IT}{_HAS} (?P<done>{_STAMPED})(?P<inwards>{_INWARDS})(?P<rest>.*)$",
    re.I,
)
_THEN = Rare(
    r"^,? and (?:it )?(?:will|shall) be (?P<done>dealt with|answered|handled|processed|worked(?: on)?|attended to|treated|looked at|looked into|actioned|reviewed)"
    r"(?P<how>(?: (?:by|in|within|on|before|after|shortly|soon|today|tomorrow)\b.*)?)$",
    re.I,
)
_IN_TURN = Rare(
    r"^ (?:in sequence|in (?:the )?order (?:of receipt|(?:it was |they were )?received|in which .+)|in turn|in due (?:order|turn))$",
    re.I,
)
_GOES_ON = Rare(
    r"^(?:, and|,|;|\.| –| —|, so) (?P<more>(?:the|your|our|a|an|please|you|we|here|i|page|fees|work|payment|delivery|\w+ is|\w+ are)\b .+)$",
    re.I,
)


def _stamped(case: Case, text: str) -> tuple[str, str] | None:
    """ "Your request has been registered and will be dealt with in sequence." -> "Thank you for your request; we will deal with it in turn." """
    found = _STAMP.match(text)
    if found is None or len(case.clauses) > 3:
        return None
    if re.match(r"(?:this|that)\b", text, re.I) or not re.search(
        r"\byour\b|\b(?:" + _CLASS + r")\b|\b(?:feedback|query|enquiry|complaint|message|update)\b", text, re.I
    ):
        return None
    about = f" {found['about']}" if found["about"] else ""
    what = re.sub(
        r"^(?:customer|vendor|guest|patient|user|passenger|client|tenant|resident|citizen|contributor|maintenance|valued|valuable|esteemed|kind)s? ",
        "",
        found["what"],
        flags=re.I,
    )
    thanks = f"{_thanks(what)}{about if not _HEAVY.search(what) else _about(about)}"
    rest = found["rest"].strip(" .")
    dealt = re.match(
        rf"^,? and (?:(?:is|has been|was|has now been|are|were) )?(?:now )?(?:{_DEALT})$", f" {rest}", re.I
    )
    we = "we" if case.plural or not case.speaks else "I"
    have, it = f"{we} have", "them" if re.search(r"(?<!s)s$", what) else "it"
    if re.search(r"\d", found["inwards"]):
        rest = f"{found['inwards'].strip()} {rest}".strip()
    if not rest or rest.lower() == "accordingly":
        return thanks, _THANKS
    if dealt is not None:
        return f"{thanks}; {have} now dealt with {it}", _THANKS
    then = _THEN.match(f" {rest}" if not rest.startswith(",") else rest)
    if then is not None:
        how = then["how"]
        if not how:
            deed = {"answered": "answer", "reviewed": "review", "looked at": "look at", "looked into": "look into"}.get(
                then["done"].lower(), "deal with"
            )
            return f"{thanks}; {we} will {deed} {it}", _THANKS
        if _IN_TURN.match(how):
            return f"{thanks}, which is in our queue" if what.lower() == found["what"].lower() and thanks.endswith(
                what.lower()
            ) else f"{thanks}; {we} will deal with {it} in turn", _THANKS
        return f"{thanks}; {we} will deal with {it}{how}", _THANKS
    if (
        re.match(r"^(?:under|as|with|for|in|on)\b", rest, re.I)
        and re.search(r"\d", rest)
        and not re.search(r"[,;:]", rest)
    ):
        done = found["done"].lower()
        if done in ("received", "logged", "noted", "registered", "recorded", "filed"):
            return f"{thanks}; {have} {done} {it} {rest}", _THANKS
        return None
    more = _GOES_ON.match(found["rest"])
    if (
        more is not None
        and not re.match(r"(?:we|i) (?:will|'ll|have had)\b|the (?:system|reason)\b", more["more"], re.I)
        and ";" not in more["more"]
    ):
        return f"{thanks}; {more['more']}", _THANKS
    return None


def _about(about: str) -> str:
    """What thanks for "letting us know about this" can take on: nothing, or what the message is about."""
    return ""


_DEAL = Rare(
    rf"^{_WHOSE}(?P<what>(?:[\w-]+ )?(?:{_THANKED}|bookings?|reservations?|returns?|refunds?|cancellations?|repairs?|subscriptions?)){_HAS} (?P<done>{_DEALT}){_DONE_ON}(?: and is (?:now )?(?:finished|closed|done|complete))?(?: (?:accordingly|successfully|as per our records))?$",
    re.I,
)
_ACTIVE = Rare(
    rf"^(?P<whose>your|{_WHICH}(?:{_CLASS})'s?) (?P<what>(?:[\w-]+ ){{0,3}}[\w-]+?) (?:has|have) (?:now )?been (?:duly |successfully |hereby |accordingly )?"
    r"(?P<done>updated|reviewed|considered|approved|cancelled|canceled|changed|amended|extended|renewed|refunded|credited|booked|scheduled|rescheduled|reassigned|arranged|forwarded|moved|corrected|"
    r"sent|issued|reserved|dispatched|activated|reactivated|added|transferred|confirmed|accepted)(?P<rest>(?: (?:to|on|for|from|until|at|by|in|with)\b[^,;:]+)?)$",
    re.I,
)


def _dealt(case: Case, text: str) -> tuple[str, str] | None:
    """ "Dear client, your order has been actioned." -> "We have dealt with your order." """
    found = _DEAL.match(text)
    we = "we" if case.plural or not case.speaks else "I"
    if found is not None and re.search(rf"\byour\b|\b(?:{_CLASS})\b", text, re.I):
        what = re.sub(
            r"^(?:customer|vendor|guest|patient|user|passenger|client|tenant|resident|citizen)s? ",
            "",
            found["what"],
            flags=re.I,
        )
        what = what[:1].lower() + what[1:]
        done = found["done"].lower()
        if done in ("resolved", "closed", "completed"):
            return f"{we} have now {done} your {what}", "says who did it, and to whom"
        return f"{we} have now dealt with your {what}", "says who did it, and to whom"
    active = _ACTIVE.match(text)
    if active is not None and len(case.clauses) < 2 and " by " not in active["rest"]:
        return (
            f"{we} have {active['done'].lower()} your {active['what']}{active['rest']}",
            "says who did it, and to whom",
        )
    return None


def _passed_on(case: Case, text: str) -> tuple[str, str] | None:
    """ "Your comments have been forwarded to the kitchen." -> "Thank you for your comments; we have passed them on to the kitchen." """
    found = re.match(
        rf"^(?:your|the) (?P<what>(?:[\w-]+ )?(?:{_THANKED})) (?:has|have|was|were|is|are)(?: (?:now|duly|also|been))* (?:forwarded|shared|passed|passed on|relayed|escalated|transmitted|sent|circulated) (?:on )?(?:to|with) "
        r"(?P<to>[^,;:]+?)(?: for (?:internal |further |their )?(?:review|information|consideration|action|attention))?$",
        text,
        re.I,
    ) or re.match(
        rf"^(?:we|i)(?:'ve| have) (?:passed|shared|forwarded|relayed) your (?P<what>(?:[\w-]+ )?(?:{_THANKED})) (?:on )?(?:to|with) (?P<to>[^,;:]+?)(?: and (?:value|appreciate|thank you for) your \w+)?$",
        text,
        re.I,
    )
    if found is None or len(case.clauses) > 2:
        return None
    we = "we" if case.plural or not case.speaks else "I"
    what = found["what"]
    it = "them" if re.search(r"(?<!s)s$", what) else "it"
    nobody = re.match(
        r"^(?:the|our) (?:relevant|appropriate|concerned|responsible|right) (?:\w+ )?(?:team|department|people|person|office|colleagues?)$",
        found["to"],
        re.I,
    )
    return f"{_thanks(what)}; {we} have passed {it} on{'' if nobody else ' to ' + found['to']}", _THANKS


_MATTERS = Rare(
    rf"^(?:thank you, )?(?:your|all|every|all our|our) (?:[\w-]+ )?(?P<what>(?:{_THANKED}|business|custom|patronage|loyalty)) (?:is|are) (?:very |extremely |always |really |highly )?(?:important|valuable|valued|appreciated|precious)"
    r"(?: (?:to|for|by) (?:us|our \w+))?(?: all)?(?P<rest>.*)$|"
    rf"^(?:your) (?P<what2>{_THANKED}) (?:really )?matters? (?:to|for) us(?P<rest2>.*)$|"
    rf"^(?:we|i) (?:truly |really |greatly |highly |do )*(?:value|appreciate|treasure|welcome) (?:your|all|all our) (?:[\w-]+ )?(?P<what3>{_THANKED}|business|custom|patronage|loyalty)(?P<rest3>.*)$|"
    rf"^(?:we|i) (?:take all|take every) (?P<what4>{_THANKED}) (?:very )?seriously(?P<rest4>.*)$|"
    rf"^your (?:[\w-]+ )?(?P<what5>{_THANKED}) (?:helps?|will help|fuels?|drives?|enables?|allows?) (?:us|our)\b(?P<rest5>[^,;:]*)$",
    re.I,
)
_EMPTY_REST = Rare(
    r"^(?:,? and (?:(?:we )?(?:strive|aim|look forward|are committed|value|always|remain|pride)\b[^,;:\d]*|the opportunity\b[^,;:\d]*|"
    r"(?:has|have) been (?:sorted|logged|noted|received|registered|recorded|captured|filed)|has been given a number|will be (?:answered|dealt with|handled|processed)[^,;:\d]*)|"
    r" to (?:improve|serve|help|help us|grow|do better)\b[^,;:\d]*| (?:improve|serve|grow|journey)\b[^,;:\d]*)?$",
    re.I,
)


_TROUBLE = Rare(
    r"\b(?:sorry|apolog\w+|complain\w*|regret|unfortunately|afraid|late|delay\w*|broken?|lost|missing|wrong|cut off|off|outages?|down|fail\w*|faults?|leak\w*|damag\w*|refund\w*|overcharg\w+|cancel\w*|"
    r"refus\w+|declin\w+|reject\w+|clos(?:ed|ing)|waiting|waited|no (?:water|heating|power|internet)|unhappy|disappoint\w*|problems?|trouble|issues?|mistakes?|errors?)\b|n't\b|\bnot\b",
    re.I,
)


def _in_trouble(case: Case) -> bool:
    """Whether the draft speaks of trouble: nobody is thanked for his custom after that."""
    return any(_TROUBLE.search(s.text) for s in case.analysis.body if s is not case.sentence)


def _valued(case: Case, text: str) -> tuple[str, str] | None:
    """ "Your enquiry is important to us." -> "Thank you for your enquiry." """
    found = _MATTERS.match(text)
    if found is None:
        return None
    number = next(n for n in ("", "2", "3", "4", "5") if found[f"what{n}"])
    if found[f"what{number}"].lower() in ("business", "custom", "patronage", "loyalty") and _in_trouble(case):
        return None
    what, rest = found[f"what{number}"].lower(), found[f"rest{number}"]
    thanks = _thanks(what)
    then = _THEN.match(rest)
    we = "we" if case.plural or not case.speaks else "I"
    if then is not None:
        turn = " in turn" if _IN_TURN.match(then["how"]) else then["how"]
        return f"{thanks}; {we} will deal with it{turn}", _THANKS
    if _EMPTY_REST.match(rest) or number == "5":
        return thanks, _THANKS
    more = re.match(r"^(?:, and|,|;| –| —|, so) (?P<more>(?:the|your|our|a|an|please|you|here)\b .+)$", rest, re.I)
    if more is not None and not re.search(r"\bcomplaint\b|;", more["more"]):
        return f"{thanks}; {more['more']}", _THANKS
    return None


def _plain_thanks(case: Case, text: str) -> tuple[str, str] | None:
    """ "We thank all applicants for their interest." -> "Thank you for your interest." "Thank you for being a valued client." -> "Thank you for being a client." """
    all_of = re.match(
        rf"^(?:we|i) (?:thank|appreciate|would like to thank) {_PERSON} for (?:their|his|her) (?P<what>[^,;:]+)$",
        text,
        re.I,
    )
    if all_of is not None and len(case.clauses) < 2:
        return f"thank you for your {all_of['what']}", _SAID_TO
    told = re.match(
        rf"^(?:we|i)(?:'ve| have)? (?:noted|recorded|registered|logged|captured|filed) your (?P<what>(?:[\w-]+ )?(?:{_THANKED}))(?: in our \w+)?(?: and (?P<hope>(?:hope|look forward)\b[^,;:]+))?$",
        text,
        re.I,
    )
    if told is not None:
        we = "we" if text.lower().startswith("we") else "I"
        return f"{_thanks(told['what'])}{f', and {we} ' + told['hope'] if told['hope'] else ''}", _THANKS
    member = re.match(
        rf"^(?:a member of|somebody (?:from|in)|someone (?:from|in)) our (?:\w+ ){{0,2}}team has (?:received|read|seen) your (?P<what>(?:[\w-]+ )?(?:{_THANKED}))$",
        text,
        re.I,
    )
    if member is not None:
        return _thanks(member["what"]), _THANKS
    chosen = re.match(
        r"^(?P<thanks>(?:thank you|thanks) for (?:choosing|contacting|writing to|getting in touch with|reaching out to|shopping with|banking with|flying with) (?:us|[A-Z]\w+)) (?:for|about|regarding|with) (?:all )?(?:of )?your (?:\w+ )?(?:needs|requirements)(?P<rest>[.!]?)$",
        text,
        re.I,
    )
    if chosen is not None:
        return chosen["thanks"], _THANKS
    engaged = re.match(
        r"^(?:thank you|thanks) for (?:engaging with|participating in|using|taking part in) our (?:feedback|complaints?|survey) (?:process|procedure|system|portal)$",
        text,
        re.I,
    )
    if engaged is not None:
        return "thank you for your feedback", _THANKS
    valued = re.match(
        rf"^(?P<head>(?:[A-Z]\w+, )?thank you for (?:being (?:a|our)|your)) (?:highly |most )?(?:valued|esteemed|valuable) (?P<what>(?:{_CLASS}|{_THANKED}|custom|business|partner)\b.*)$",
        text,
        re.I,
    )
    if valued is not None:
        if re.search(r"being an? $", valued["head"] + " ", re.I) and re.match(rf"(?:{_CLASS})\b", valued["what"], re.I):
            return re.sub(r"being (?:a|our)$", "being with us", valued["head"], flags=re.I), _THANKS
        return f"{valued['head']} {valued['what']}", _THANKS
    return None
