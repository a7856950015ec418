"""Blame laid on those who did it, in the shapes that business mail knows: what happened to the reader, and an apology."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base
from tonecheck.rewrite.recast.frames import HARM, said
from tonecheck.rewrite.recast.owned import told_end
from tonecheck.rewrite.recast.slots import place, slot, thing
from tonecheck.rewrite.recast.standing import reader_needs

_OWNS = "the reader dealt with you, not with them"
_LEAD = r"^(?:(?:unfortunately|sadly|sorry,? but|i'm afraid|as it turns out|apparently|it seems(?: that)?|well|look)[,;]? (?:that )?)?(?:it was )?"
_JOB = (
    r"(?:couriers?|carriers?|drivers?|shippers?|hauliers?|suppliers?|manufacturers?|vendors?|wholesalers?|factory|warehouse|depot|lab|laboratory|printers?|print shop|builders?|"
    r"(?:sub)?contractors?|plumbers?|electricians?|painters?|decorators?|cleaners?|gardeners?|roofers?|installers?|fitters?|technicians?|engineers?|mechanics?|garage|caterers?|kitchen|"
    r"agency|agents?|airline|accountants?|bookkeepers?|translators?|designers?|developers?|programmers?|architects?|photographers?|temps?|interns?|trainees?|apprentices?|receptionists?|"
    r"secretary|assistant|colleagues?|predecessor|clerk|cashier|waiter|salesman|saleswoman|sales rep|rep|operator|department|team|people|guys?|lads|crew|staff|office|company|firm|provider|host|partner|partners|shop|store|branch|desk|movers|removal men|hotel|restaurant|florist|baker|bakery|venue|consultants?|solicitors?|lawyers?|notary|surveyors?|recruiters?|copywriters?|editors?|proofreaders?|typesetters?|call centre|call center|switchboard|web host|new (?:guy|girl|hire|starter))"
)
_WHOSE = rf"(?:(?:the|our|my|a|an|one of (?:the|our|my)|some|some of our|that|this) (?:[\w-]+ ){{0,2}}?{_JOB}(?: (?-i:[A-Z][a-z]+))?(?: (?:in|at|from|on) (?:the |our )?[\w-]+)?|(?:someone|somebody) (?:in|at|from|on) (?:the |our )?(?:[\w-]+ )?[\w-]+)"
_HOUSE = r"(?-i:IT|HR|[Mm]arketing|[Ss]ales|[Ff]inance|[Pp]ayroll|[Ll]egal|[Aa]ccounts|[Aa]ccounting|[Pp]urchasing|[Pp]rocurement|[Rr]eception|[Dd]ispatch|[Ll]ogistics|[Pp]roduction|[Bb]illing|[Ss]hipping|[Hh]ousekeeping|[Cc]ustomer [Ss]ervice|[Tt]ech [Ss]upport|DHL|UPS|FedEx|DPD|GLS|USPS|TNT|Hermes|Evri|Yodel|Amazon)"
_NAME = r"(?-i:(?!It\b|We\b|I\b|You\b|He\b|She\b|They\b|This\b|That\b|There\b|The\b|Our\b|My\b|Your\b|A\b|An\b|No\b|Nobody\b|Nothing\b|Who\b|What\b|Mr\b|Mrs\b|Ms\b|Dr\b)[A-Z][a-z]{2,})"
_DOER = rf"(?P<doer>{_WHOSE}|{_HOUSE}|{_NAME})(?: who| that)?"
_HELP = r"(?: (?P<help>has|have|had|'s))?(?:,? (?:again|simply|just|accidentally|apparently|obviously|unfortunately|somehow|clearly|also|mistakenly|wrongly|completely|once again))?"
_THING = (
    r"(?P<what>(?:your|the|this|that|these|those|both|one of (?:your|the)|all(?: of)? (?:your|the)) [^,;:]+?|it|them)"
)
#: Harm done: what it is called in the past, and of the thing that suffered it.
_DONE = {
    "lost": "lost", "damaged": "damaged", "broke": "broken", "broken": "broken", "delayed": "delayed", "misplaced": "misplaced",
    "mislaid": "mislaid", "mixed up": "mixed up", "scratched": "scratched", "dented": "dented", "crushed": "crushed",
    "smashed": "smashed", "dropped": "dropped", "forgot": "forgotten", "forgotten": "forgotten", "overlooked": "overlooked",
    "deleted": "deleted", "mislabelled": "mislabelled", "mislabeled": "mislabeled", "misfiled": "misfiled",
    "mishandled": "mishandled", "stained": "stained", "ruined": "ruined", "tore": "torn", "torn": "torn",
    "threw away": "thrown away", "thrown away": "thrown away", "threw out": "thrown out", "thrown out": "thrown out",
    "misread": "misread", "mistyped": "mistyped", "misspelled": "misspelled", "misspelt": "misspelt", "double-booked": "double-booked",
    "swapped": "swapped", "confused": "confused", "mixed": "mixed",
}  # fmt: skip
_WRONGLY = (
    "delivered|sent|packed|booked|printed|entered|ordered|fitted|installed|shipped|quoted|typed|charged|used|supplied|cut|painted|put|"
    "posted|mailed|uploaded|picked|listed|recorded|transferred|connected|wired|built|loaded|left|addressed|labelled|labeled|filed|sold|set up|keyed|registered|invoiced|billed|issued|gave|gone"
)
_PAST = {
    "gave": "given",
    "sent": "sent",
    "put": "put",
    "cut": "cut",
    "left": "left",
    "sold": "sold",
    "built": "built",
    "set up": "set up",
}
_ACT = Rare(
    rf"{_LEAD}{_DOER}{_HELP} (?P<did>{'|'.join(_DONE)}|{_WRONGLY}) (?P<all>{_THING}(?P<rest>(?: (?:up|away|out))?(?: (?:to|in|into|on|at|for|from|with|under|over|off|during|onto|behind) [^,;:]+?)?(?: (?:by mistake|twice|again|late|wrong|wrongly|incorrectly|too late|badly|upside down|unlocked|open|yesterday|today|this morning|last week|last month|this week))*))$",
    re.I,
)
_TO_YOU = Rare(
    rf"{_LEAD}{_DOER}{_HELP} (?P<did>gave|given|told|sent|sold|quoted|promised|charged|delivered|shipped|booked|overcharged|offered) you(?P<all> (?P<rest>[^,;:]+?))?$",
    re.I,
)
_UNDONE = Rare(
    rf"{_LEAD}{_DOER} (?:(?P<help>has|have)(?: not|n't)|(?P<help2>has|have) (?:still not|never)|did(?: not|n't)|(?P<never>never)|failed to|forgot to|neglected to|omitted to) (?:actually |even |properly )?(?P<did>[\w-]+)(?: (?P<prt>up|in|out|off|over|back))? {_THING}(?P<rest>(?: (?:on time|in time|properly|correctly|yet|yesterday|last week|this week|last month|again|(?:to|in|on|at|for|from|with|by|before|until|after) [^,;:]+?))*)$",
    re.I,
)
_SHOULD = Rare(
    rf"{_LEAD}{_DOER} should(?P<not> not|n't| never)? have (?P<did>told|informed|warned|asked|called|promised|given|sent|offered|charged|contacted|notified|sold) you(?P<rest>(?: (?:about|of|that|the|a|an|to|for|before|in|when|earlier|sooner|first) ?[^,;:]*?)?)$",
    re.I,
)
_HOLDING = Rare(
    rf"{_LEAD}{_DOER} (?:is|are|has been|have been|keeps?)(?: still| currently)? (?:holding up|delaying|sitting on|holding back) (?P<what>(?:your|the|this) [^,;:]+?)$",
    re.I,
)
_NO_SHOW = Rare(
    rf"{_LEAD}(?P<doer>(?:the|our) (?:[\w-]+ )?(?:couriers?|drivers?|builders?|(?:sub)?contractors?|plumbers?|electricians?|painters?|decorators?|cleaners?|gardeners?|installers?|fitters?|technicians?|engineers?|mechanics?|movers|translators?|photographers?|caterers?|agent|interpreter))(?: (?:simply|just))? (?:never|didn't|did not)(?: even)? (?:shown? up|showed up|turn(?:ed)? up|come|came|arrived?|appear(?:ed)?)(?P<rest>(?: (?:on|at|this|last|yesterday|today|in|for) ?[^,;:]*?)?)$",
    re.I,
)
_NOT_DONE = frozenset([
    "tell", "inform", "want", "know", "listen", "care", "bother", "come", "show", "turn", "let", "give", "allow", "call", "notice",
    "understand", "get", "have", "be", "do", "make", "take", "see", "hear", "mean", "like", "think", "say", "warn", "ask", "help",
    "cause", "break", "lose", "damage", "read", "realise", "realize", "mention", "find", "meet", "keep", "catch", "spot", "believe", "follow", "promise", "expect",
])  # fmt: skip
_MORE = Rare(
    r"\b(?:and|but|because|so|since|which|who|that|while|although|as|if|when|until|where|than|or|not)\b|n't\b", re.I
)


def suffered(case: Case) -> Iterator[Proposal]:
    """ "The courier damaged the box." -> "The box was damaged, and we're sorry." """
    text = case.text(case.start, told_end(case)).replace("’", "'").rstrip(" ,;:–—-")
    if case.question or re.search(r"\b(?:sorry|apolog\w+)\b", case.plain):
        return
    made = (
        _harmed(case, text) or _given(case, text) or _left_undone(case, text) or _should(text) or _held_up(case, text)
    )
    if made is None:
        return
    made = made[:1].upper() + made[1:]
    sorry = case.sorry.replace("We", "we")
    yield Proposal(case.finish(f"{made}, and {sorry}"), _OWNS, warmth=1)


def _doer_known(text: str, found: re.Match[str]) -> bool:
    """Whether the doer is one of those whose doing the writer may take on, and no office that the reader must turn to."""
    return not reader_needs(found["doer"]) and not re.search(r"\byour?s?\b", found["doer"], re.I)


def _number(case: Case, found: re.Match[str], name: str = "what") -> tuple[str, bool] | None:
    """The words of the thing and whether it is plural; None where they are no whole thing."""
    words = found[name]
    if words.lower() in ("it", "them"):
        return ("it", False) if words.lower() == "it" else ("they", True)
    span = slot(case, found, name)
    if span is None or _MORE.search(words):
        return None
    head = case.doc[span.stop - 1]
    if head.pos_ not in ("NOUN", "PROPN", "NUM") or head.tag_ in ("VBD", "VBZ"):
        return None
    nouns = [case.doc[i] for i in span]
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "IN", "TO", "PRP") for t in nouns):
        return None
    plural = head.tag_ in ("NNS", "NNPS") or re.match(r"(?:both|these|those|all)\b", words, re.I) is not None
    return words, plural and not re.match(r"one of\b", words, re.I)


def _harmed(case: Case, text: str) -> str | None:
    """ "FedEx delivered it to the wrong address" -> "it was delivered to the wrong address"."""
    found = _ACT.match(text)
    if found is None or not _doer_known(text, found) or _MORE.search(found["rest"]):
        return None
    thing_ = _number(case, found)
    if thing_ is None:
        return None
    did = found["did"].lower()
    harm = did in _DONE
    if not harm and not re.search(
        r"\b(?:wrong|wrongly|incorrect\w*|false|twice|late|mess|rain|unlocked|open|upside down|old|badly|by mistake|faulty)\b",
        found["all"],
        re.I,
    ):
        return None
    if re.search(r"\b(?:ball|plot|corner|interest)\b", thing_[0]):
        return None
    words, plural = thing_
    done = _DONE.get(did) or _PAST.get(did) or did
    if found["help"] and found["help"].lower() in ("has", "have", "'s"):
        be = "have been" if plural else "has been"
    elif found["help"]:
        be = "had been"
    else:
        be = "were" if plural else "was"
    return f"{words} {be} {done}{found['rest']}"


def _given(case: Case, text: str) -> str | None:
    """ "It was Anna who gave you the wrong date" -> "you were given the wrong date"."""
    found = _TO_YOU.match(text)
    if found is None or not _doer_known(text, found) or found["rest"] is None or _MORE.search(found["rest"]):
        return None
    if not re.search(
        r"\b(?:wrong|incorrect|false|too much|too little|twice|old|outdated|faulty|damaged)\b", found["rest"], re.I
    ):
        return None
    did = found["did"].lower()
    return f"you {'have been' if found['help'] else 'were'} {_PAST.get(did, did)} {found['rest']}"


def _left_undone(case: Case, text: str) -> str | None:
    """ "IT forgot to renew the certificate" -> "the certificate was not renewed"."""
    found = _UNDONE.match(text)
    if found is None or not _doer_known(text, found) or _MORE.search(found["rest"]):
        return None
    did = found["did"].lower()
    base = did
    past = found["never"] or found["help"] or found["help2"]
    if past:
        token = next((t for t in case.tokens if t.lower_ == did), None)
        base = str(token.lemma_) if token is not None else did
    if not is_base(base) or base in _NOT_DONE:
        return None
    if (did == base) == bool(past) and inflect(base, "VBN") != did and inflect(base, "VBD") != did:
        return None
    thing_ = _number(case, found)
    if thing_ is None:
        return None
    words, plural = thing_
    prt = f" {found['prt']}" if found["prt"] else ""
    done = f"{inflect(base, 'VBN')}{prt}{found['rest']}"
    if found["help"] or found["help2"]:
        return f"{words} {'haven' if plural else 'hasn'}'t been {done}"
    return f"{words} {'were' if plural else 'was'} {'never' if found['never'] else 'not'} {done}"


def _should(text: str) -> str | None:
    """ "My colleague should have told you" -> "you should have been told"."""
    found = _SHOULD.match(text)
    if found is None or not _doer_known(text, found) or re.search(r"\b(?:but|because|so|if|and)\b", found["rest"]):
        return None
    return f"you should{' not' if found['not'] else ''} have been {found['did'].lower()}{found['rest']}"


def _held_up(case: Case, text: str) -> str | None:
    """ "Legal is holding up the contract" -> "the contract is held up"."""
    found = _HOLDING.match(text)
    if found is None or not _doer_known(text, found):
        return None
    thing_ = _number(case, found)
    return None if thing_ is None else f"{thing_[0]} {'are' if thing_[1] else 'is'} held up"


def not_come(case: Case) -> Iterator[Proposal]:
    """ "The electrician never showed up." -> "We're sorry that the electrician didn't come." """
    found = _NO_SHOW.match(case.text(case.start, told_end(case)).replace("’", "'").rstrip(" ,;:–—-"))
    if found is None or case.question or _MORE.search(found["rest"]):
        return
    doer = found["doer"][:1].lower() + found["doer"][1:]
    yield Proposal(case.finish(f"{case.sorry} that {doer} didn't come{found['rest']}"), _OWNS, warmth=1)


_ITS = r"(?:it|this|that|all (?:this|that|of this))"
_NP_BY = r"(?P<by>(?:(?:the|our|my|an?|one of our) )?[\w' &.-]+?)"
_FAULT = r"(?:(?:entirely|solely|clearly|completely|purely|all|totally|simply|just|definitely|obviously) )?"
_ALL_THEIRS = Rare(
    rf"{_LEAD}(?:(?P<it>{_ITS})(?: is|'s| was) {_FAULT}(?:(?:down to|due to|because of|caused by|on|the fault of|the doing of) {_NP_BY}|{_NP_BY.replace('?P<by>', '?P<by2>')}(?:'s|s') (?:fault|mistake|doing|error))|"
    rf"(?P<what>(?:the|this|that|your) [^,;:]+?) (?:is|was|were|are) {_FAULT}(?:(?:down to|due to|because of|caused by|the fault of|made by) {_NP_BY.replace('?P<by>', '?P<by3>')}|{_NP_BY.replace('?P<by>', '?P<by4>')}(?:'s|s')(?: (?:fault|mistake|doing|error))?)|"
    rf"(?:please )?(?:(?:you can|you may|you should|you'll have to) )?(?:blame|thank) {_NP_BY.replace('?P<by>', '?P<by5>')} for (?P<what2>(?:the|this|that|your) [^,;:]+?|that|this|it))$",
    re.I,
)


def fault_named(case: Case) -> Iterator[Proposal]:
    """ "The delay is entirely the supplier's fault." -> "We're sorry about the delay." """
    text = case.text(case.start, told_end(case)).replace("’", "'").rstrip(" ,;:–—-")
    found = _ALL_THEIRS.match(text)
    if found is None or case.question or re.search(r"\b(?:sorry|apolog\w+)\b", case.plain):
        return
    by = next(v for v in (found["by"], found["by2"], found["by3"], found["by4"], found["by5"]) if v)
    if (
        reader_needs(by)
        or re.match(
            r"(?:you|me|us|my|our)$|your\b|(?:my|our) (?:own )?(?:mistake|error|side|fault|carelessness|oversight)",
            by,
            re.I,
        )
        or _MORE.search(by)
    ):
        return
    if re.search(r"\b(?:fact|way|thing|reason|decision|choice)\b|\d", by):
        return
    name = "what" if found["what"] else "what2" if found["what2"] else None
    if name is None or re.match(r"(?:that|this|it)$", found[name], re.I):
        if re.search(r"\b(?:due to|because of)\b", text) and re.search(
            r"(?:weather|holiday|strike|season|rain|snow|traffic|illness|sickness)", by
        ):
            return
        yield Proposal(case.finish(f"{case.sorry} that this happened"), _OWNS, warmth=1)
        return
    if not HARM.search(found[name]) or thing(case, slot_here(case, text, found, name)) is None:
        return
    what = re.sub(r"^that ", "the ", found[name][:1].lower() + found[name][1:])
    yield Proposal(case.finish(f"{case.sorry} about {what}"), _OWNS, warmth=1)


def slot_here(case: Case, text: str, found: re.Match[str], name: str) -> range | None:
    """The tokens of a group where the words that were matched open the sentence."""
    return slot(case, found, name) if said(case).startswith(text) else place(case, found.start(name), found.end(name))


_STILL_BLAMES = Rare(
    rf"^(?:(?:we're|we are|i'm|i am) sorry that )?(?:{_WHOSE}|{_HOUSE}) (?:(?:didn't|did not|never|hasn't|haven't|has not|have not) (?!come\b)|forgot|failed|neglected|refused|lost|damaged|broke|messed|won't|will not|can't|cannot|doesn't|don't|(?:delivered|sent|shipped|packed|booked|printed|entered|left|put) .*\b(?:late|wrong\w*|rain)\b)",
    re.I,
)


def still_blames(text: str) -> bool:
    """Whether a sentence still lays it on those who did it: "We're sorry that UPS didn't deliver it." """
    return _STILL_BLAMES.match(text.replace("’", "'")) is not None
