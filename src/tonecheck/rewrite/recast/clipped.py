"""Clipped answers filled out: the same answer as a whole sentence with a word of courtesy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.finding import Applicability
from tonecheck.nlp import is_imperative, subject_of
from tonecheck.rewrite.recast import terse
from tonecheck.rewrite.recast.case import Case, Proposal, is_plural

_COURTESY = "the same answer with a word of courtesy"

_CLIPPED: dict[str, tuple[str, ...]] = {
    "noted": ("Thank you, I've noted it.",),
    "noted, thanks": ("Thank you, I've noted it.",),
    "fine": ("That's fine with me, thank you.",),
    "whatever": ("Either is fine with me.",),
    "ok": ("That's fine, thank you.",),
    "okay": ("That's fine, thank you.",),
    "k": ("That's fine, thank you.",),
    "it is ok": ("That's fine, thank you.",),
    "it's ok": ("That's fine, thank you.",),
    "done": ("That's done now.",),
    "no": ("I'm afraid not.", "I'm afraid the answer is no.", "I'm afraid not, because […]."),
    "nope": ("I'm afraid not.", "I'm afraid not, because […]."),
    "never": ("I'm afraid not.",),
    "can't": ("I'm afraid I can't.",),
    "cannot": ("I'm afraid I can't.",),
    "can't be done": ("I'm afraid that can't be done.",),
    "not possible": ("I'm afraid that's not possible.",),
    "impossible": ("I'm afraid that's not possible.",),
    "no can do": ("I'm afraid that's not possible.",),
    "can't help": ("I'm afraid I can't help with this.",),
    "no idea": ("I'm afraid I don't know.",),
    "no clue": ("I'm afraid I don't know.",),
    "not a clue": ("I'm afraid I don't know.",),
    "not going to happen": ("I'm afraid that's not going to happen.",),
    "won't fix": ("I'm afraid this won't be fixed.",),
    "duplicate": ("I'm afraid this is a duplicate.",),
    "dunno": ("I'm afraid I don't know.",),
    "don't know": ("I'm afraid I don't know.",),
    "not sure": ("I'm afraid I'm not sure.",),
    "wrong": ("I'm afraid that isn't right.", "I think that isn't quite right: […]."),
    "incorrect": ("I'm afraid that isn't right.",),
    "correct": ("Yes, that's correct.",),
    "agreed": ("Yes, I agree.",),
    "understood": ("Thank you, I understand.",),
    "read the docs": ("Please have a look at the documentation.", "The documentation explains it: […]."),
    "rtfm": ("Please have a look at the documentation.", "The documentation explains it: […]."),
    "google it": ("A web search should turn it up.",),
    "received": ("Thank you, I've received it.",),
    "got it": ("Thank you, I've got it.",),
    "see attached": ("Please find it attached.",),
    "see above": ("Please see above.",),
    "see below": ("Please see below.",),
    "seen": ("Thank you, I've seen it.",),
    "not interested": ("Thank you for thinking of me, but I'm not interested.",),
    "will do": ("Thank you, I'll do that.",),
    "no need": ("There's no need, thank you.",),
    "no thanks": ("No, thank you.",),
    "not needed": ("It's not needed, thank you.",),
    "as discussed": ("It's as we discussed.",),
    "already told you": (),
    "too late": ("I'm afraid it's too late.",),
    "denied": ("I'm afraid it has been declined.",),
    "declined": ("I'm afraid it has been declined.",),
    "rejected": ("I'm afraid it has been declined.",),
    "refused": ("I'm afraid it has been refused.",),
    "unsuccessful": ("I'm afraid it was unsuccessful.",),
    "read": ("Thank you, I've read it.",),
    "seen it": ("Thank you, I've seen it.",),
    "busy": ("I'm afraid I'm busy.",),
    "resubmit": ("Please resubmit it.",),
    "resend": ("Please resend it.",),
    "rebase": ("Please rebase it.",),
    "reapply": ("Please reapply.",),
    "retry": ("Please try again.",),
    "try again": ("Please try again.",),
    "upgrade": ("Please upgrade.",),
    "start over": ("Please start over.",),
    "it doesn't": ("I'm afraid it doesn't.",),
    "it isn't": ("I'm afraid it isn't.",),
    "none": ("I'm afraid there is none.",),
    "the answer is no": ("I'm afraid the answer is no.",),
    "answer is no": ("I'm afraid the answer is no.",),
    "not in scope": ("I'm afraid that's not in scope.",),
    "out of scope": ("I'm afraid that's out of scope.",),
}
_ADVERBIAL = r"(?:before|after|until|till|by|on|at|in|this|for|without|today|tomorrow|now|yet|here|from|during|with|under|within|as)\b"
_CANNOT = Rare(
    r"^(?:can't|cannot|couldn't|haven't|didn't|don't have|don't know|don't do|don't see|don't think|won't be able)\b"
)
_IT_NOT = Rare(r"^(?:won't|doesn't|isn't|wasn't|hasn't)\b")
_STATE = (
    r"(?:out of (?:stock|scope|order|office|range|print|date)|sold out|fully booked|booked out|too (?:\w+)|over (?:the )?limit|"
    r"closed|cancelled|canceled|declined|rejected|denied|refused|unavailable|impossible|not found|expired|invalid|incomplete|overdue|"
    r"discontinued|broken|unreadable|blocked|full|late|missing|finished|gone|pending|not (?:available|included|possible|allowed|valid|ready|in stock|covered|found|"
    r"supported|signed|paid|listed|on the list|applicable|payable|approved|accepted|planned|permitted|offered|eligible|refundable|required)|unsuccessful|refused|"
    r"taken|stopped|returned|unsupported|unauthori[sz]ed|insufficient|incorrect|illegible|outdated)"
)
_ALONE = Rare(rf"^(?P<state>{_STATE})(?P<rest>(?: (?:{_ADVERBIAL}|there|already|by|to)\b.*)?)$")
_OF_NOUN = Rare(rf"^(?P<noun>[\w'-]+(?: [\w'-]+){{0,3}}?) (?P<state>{_STATE})(?P<rest>(?: {_ADVERBIAL}.*)?)$")
_MADE = Rare(
    r"^(?P<done>fixed|sent|resent|updated|merged|booked|changed|resolved|added|removed|uploaded|forwarded|replaced|signed|shipped|posted|"
    r"deployed|corrected|ordered|renewed|emailed|answered)(?P<rest>(?: (?:already|yesterday|today|just now|again|on \w+|at \w+|this \w+|last \w+))*)$"
)
_IS = Rare(r"^(?P<be>is|was|will be|has been|have been|are|were) (?P<rest>\w+.*)$")
_VERBLESS = frozenset({"VBD", "VBP", "VBZ", "MD", "VB"})


def filled_out(case: Case) -> Iterator[Proposal]:
    """ "Noted." -> "Thank you, I've noted it." """
    plain = re.sub(r"\s+", " ", case.plain).strip(" .!,").replace("’", "'")
    if case.question or (case.next is not None and re.match(r"\W*look it up\b", case.next.text, re.I)):
        return
    if (plain in ("done", "read") and _after_order(case)) or _among_clipped(case):
        return
    for text in _CLIPPED.get(plain, ()):
        yield Proposal(
            _as_writer(case, text), _COURTESY, Applicability.SHOW if "[…]" in text else Applicability.SUGGEST
        )
    if plain in _CLIPPED or "sorry" in plain or "afraid" in plain or len(plain.split()) > 14:
        return
    said = _courteous(case, plain)
    if said is not None:
        yield Proposal(case.finish(_as_writer(case, said)), _COURTESY)


def _among_clipped(case: Case) -> bool:
    """Whether a sentence beside is as clipped: with one of them filled out the two read no better: "Wrong form. Start again." """
    at = case.sentence.index
    for beside in (at - 2, at - 1, at + 1, at + 2):
        if not 0 <= beside < len(case.analysis.sentences):
            continue
        other = case.analysis.sentences[beside]
        words = [t.lower_ for t in other.tokens if t.is_alpha]
        if (
            other.segment is not case.sentence.segment
            or not 0 < len(words) < 4
            or (len(words) == 3 and any(t.dep_.startswith("nsubj") and t.lower_ != "that" for t in other.tokens))
            or re.search(r"\b(?:thank\w*|sorry|please|regards|hi|hello|dear|best|cheers)\b|\?", other.text, re.I)
        ):
            continue
        return True
    return False


def _after_order(case: Case) -> bool:
    """Whether the sentence before is an order: "Clear your cache. Done." """
    at = case.sentence.index - 1
    before = case.analysis.sentences[at] if at >= 0 else None
    return before is not None and before.segment is case.sentence.segment and is_imperative(before.tokens.root)


_COMMON = Rare(
    r"(?:form|request|claim|ticket|order|file|report|offer|test|document|record|access|account|payment|appeal|visit|deposit|transfer|return|exchange|quote|permit|fee|card|stamp|seat|booking|"
    r"room|slot|invoice|refund|application|patch|query|feature|admission|prescription|discount|upgrade|delivery|parcel|shipment|item|license|licence|contract|loan|course|class|colour|color|size|bed|table)s?\Z",
    re.I,
)


def _as_writer(case: Case, text: str) -> str:
    """The words of one writer as those of several where the draft says "we"."""
    if not (case.plural and case.speaks):
        return text
    text = re.sub(r"^I'm afraid\b", "We're afraid", text)
    for one, several in (
        ("I'm", "we're"),
        ("I've", "we've"),
        ("I'll", "we'll"),
        ("with me", "with us"),
        ("of me", "of us"),
    ):
        text = re.sub(rf"\b{one}\b", several, text)
    return re.sub(r" I(?= [a-z])", " we", text)


def _courteous(case: Case, plain: str) -> str | None:
    body = case.inner(case.start, case.body_end).replace("’", "'")
    whole = terse.whole(case, body)
    if whole is not None:
        return whole
    body = (
        body[:1].lower() + body[1:]
        if re.match(r"(?:No|Not|Can|Won|Does|Is|Was|Has|Wrong|Out|Too|Sold|Fully)\b", body)
        else body
    )
    verbless = not any(t.tag_ in _VERBLESS or t.lower_ in ("'s", "'re") for t in case.tokens)
    answer = re.match(
        r"^(?:no|nope),? (?P<rest>(?:it|we|i|that|they|there|this|you)\b.*(?:n't|\bnot|\bno)\b.*)$", body, re.I
    )
    if answer is not None and not verbless and len(case.clauses) < 3:
        return f"I'm afraid {answer['rest']}"
    offered = _OFFERED.match(plain)
    if offered is not None:
        return f"I'm afraid we don't offer {offered['what']}{offered['rest']}"
    if re.match(r"^no \w+", plain) and verbless and "," not in plain:
        noun = next((t for t in case.tokens if t.dep_ == "ROOT" and t.pos_ in ("NOUN", "PROPN")), None)
        if noun is None or noun.lemma_.lower() in (
            "problem",
            "worries",
            "way",
            "chance",
            "wonder",
            "offence",
            "rush",
            "hurry",
            "trouble",
            "pet",
            "dog",
            "smoking",
            "child",
            "exception",
            "comment",
            "question",
            "excuse",
            "returns",
            "call",
            "deal",
            "point",
        ):
            return None
        return f"I'm afraid there {'are' if is_plural(noun) else 'is'} {body}"
    if (
        re.match(rf"^not {_ADVERBIAL}", plain)
        and not re.match(r"not (?:in|within|on|under) (?:scope|the scope|budget|list|warranty|stock|place)\b", plain)
        and verbless
        and "," not in plain
    ):
        return f"I'm afraid {body}"
    if (
        plain.startswith("not ")
        and verbless
        and "," not in plain
        and not re.match(r"not (?:that|this|it|those)\b", plain)
        and not re.match(r"not (?:a|the|my|our|your) (?:problem|job|concern|fault)", plain)
    ):
        return f"I'm afraid that's {body}"
    if not any(subject_of(t) is not None for t in case.tokens):
        if _CANNOT.match(plain):
            return f"I'm afraid I {body}"
        if _IT_NOT.match(plain):
            return f"I'm afraid it {body}"
    wrong = re.match(r"^wrong (?P<what>[\w-]+(?: [\w-]+)?)$", plain)
    if wrong is not None and verbless:
        several = case.doc[case.body_end - 1].tag_ == "NNS"
        return f"I'm afraid {'these are' if several else 'this is'} the {case.text(case.start, case.body_end)[:1].lower()}{case.text(case.start, case.body_end)[1:]}"
    if "," not in plain and not any(subject_of(t) is not None and t.tag_ in ("VBD", "VBP", "VBZ") for t in case.tokens):
        if _ALONE.match(plain):
            being = _being(plain, False)
            it = "it's" if being == "is" else f"it {being}"
            return f"I'm afraid {it} {body[:1].lower()}{body[1:]}"
        noun_state = _OF_NOUN.match(plain)
        if noun_state is not None and not re.search(r"\b(?:is|are|was|were|be|been|not|no)\b", noun_state["noun"]):
            words = noun_state["noun"].split()
            head = case.doc[case.start + len(words) - 1]
            if re.match(r"[A-Z]", body) and _COMMON.match(words[0]):
                body = body[:1].lower() + body[1:]
            if (
                (head.pos_ in ("NOUN", "PROPN") or _COMMON.match(head.text))
                and not words[-1].endswith("'s")
                and case.start + len(words) <= case.body_end
            ):
                own = re.match(r"^(?:the|your|our|my|this|that|these|those|all|an?)\b", plain)
                lead = body if own else f"the {body}"
                cut = len(lead) - len(body) + len(noun_state["noun"])
                if (
                    noun_state["state"].startswith("not ")
                    and "possible" in noun_state["state"]
                    and not own
                    and not is_plural(head)
                ):
                    lead = f"{'an' if body[:1].lower() in 'aeio' else 'a'} {body}"
                    cut = lead.index(noun_state["state"]) - 1
                    return f"I'm afraid {lead[:cut]} is{lead[cut:]}"
                return f"I'm afraid {lead[:cut]} {_being(noun_state['state'], is_plural(head))}{lead[cut:]}"
    made = _MADE.match(plain)
    if made is not None:
        when = re.search(r"\b(?:yesterday|on|at|this|last)\b", made["rest"])
        return f"{'I' if when else 'I’ve'} {made['done']} it{made['rest']}".replace("’", "'")
    state = _IS.match(plain)
    if state is not None and not state["rest"].startswith(("it ", "that ", "this ", "there ")):
        return f"I believe it {body[:1].lower()}{body[1:]}"
    need = re.match(r"^you (?:want|need) (?P<what>(?!to\b|a\b|help)[\w' -]+)$", body, re.I)
    if need is not None and len(case.clauses) < 2:
        return f"I think you need {need['what']}"
    return _pointed(plain, body) or _faulty(case, plain) or _asked(case, plain) or _cold(case, plain)


_WAS_DONE = Rare(
    r"^(?:denied|declined|rejected|refused|cancelled|canceled|discontinued|stopped|returned|blocked|not (?:approved|accepted))"
)


def _being(state: str, plural: bool) -> str:
    """ "is" or "are", or "has been" before what somebody decided."""
    if state.startswith("expired"):
        return "have" if plural else "has"
    if _WAS_DONE.match(state):
        return "have been" if plural else "has been"
    return "are" if plural else "is"


_FOUND_IN = Rare(
    r"^(?P<what>(?:the |our |my |your )?(?:[\w-]+ ){0,2}?[\w-]+|it)(?:'s| is| are| was| were) (?P<where>(?:on|in|at|under) (?:the|our|my) (?:[\w-]+ )?(?:site|website|web site|wiki|docs|documentation|manual|handbook|portal|faqs?|page|"
    r"newsletter|archive|listing|readme|guide|contract|letter|policy|terms|tariff|price list|intranet|app|forum|folder|shared drive|calendar|brochure|leaflet))$",
    re.I,
)
_SEE = Rare(
    r"^(?:(?P<of>page|clause|section|paragraph|line|chapter|table|appendix|rule|article|step|note) (?P<number>[\w.-]*\d[\w.-]*)(?P<in>(?: (?:of|in) (?:the|our|your) [\w -]+)?)|"
    r"(?P<book>manual|handbook|documentation|docs|readme|wiki|style guide|contract|leaflet|policy),? (?P<at>(?:page|section|clause|chapter|line) [\w.-]*\d[\w.-]*))$",
    re.I,
)


def _pointed(plain: str, body: str) -> str | None:
    """ "Rates are on my site." -> "You'll find the rates on my site." "Clause 7." -> "Please see clause 7." """
    found = _FOUND_IN.match(body)
    if found is not None and not re.match(r"(?:that|this|there|he|she|they|we|i|you|who|what)\b", plain):
        what = found["what"][:1].lower() + found["what"][1:]
        own = re.match(r"(?:the|our|my|your|it)\b", what)
        return f"you'll find {what if own else 'the ' + what} {found['where']}"
    see = _SEE.match(body)
    if see is not None and see["of"]:
        return f"please see {see['of'].lower()} {see['number']}{see['in']}"
    if see is not None:
        return f"please see the {see['book'].lower()}, {see['at']}"
    return None


_NO_STATE = Rare(
    r"^(?:(?:the|your|our|my|this|that|it|he|she|room|seat|\w+) ?){1,5}?(?:'s| is| are| was) (?:now )?(?:out of stock|sold out|fully booked|full|gone|taken|closed|cancelled|final|over|declined|"
    r"refused|rejected|denied|too late|too long|too short|overdue|expired|unavailable|discontinued|missing|incomplete|junk|broken|wrong)$",
    re.I,
)


def _asked(case: Case, plain: str) -> str | None:
    """ "Use the portal." -> "Please use the portal." """
    root = case.root
    if _FAULT.match(plain) or _OF_NOUN.match(plain) or plain in ("pass", "style", "fail", "stet"):
        return None
    first = next((t for t in case.tokens if t.is_alpha), None)
    if first is None or first.i != root.i or not is_imperative(root) or len(case.clauses) > 1:
        return None
    if (
        root.lemma_ in ("stop", "let", "thank", "welcome", "forget", "guess", "suppose", "deal", "grow", "get")
        or "please" in plain
    ):
        return None
    text = case.text(case.start, case.body_end)
    return f"please {text[:1].lower()}{text[1:]}"


_COLD = Rare(
    r"^(?:i|we|you|that|this|it|there|he|she|they|(?:the|our|your|my) [\w' -]+?) ?(?:can't|cannot|won't|isn't|is not|aren't|are not|don't|do not|"
    r"doesn't|does not|can not|didn't|did not|wasn't|weren't|hasn't|haven't|'s not|'s no|'re not|is no|are no)\b"
)


_OFFERED = Rare(
    r"^no (?P<what>returns|refunds|exchanges|discounts|deliveries|replacements|upgrades|extensions|transfers)(?P<rest>(?: (?:on|for|after|without|at|during) [\w' -]+)?)$"
)
_FAULT = Rare(
    r"^(?P<how>missing|unsupported|invalid|incomplete|incorrect|expired|outdated|duplicate|unknown|unreadable|illegible) (?P<what>[\w-]+(?: [\w-]+)?)$"
)


def _faulty(case: Case, plain: str) -> str | None:
    """ "Missing stamp." -> "I'm afraid the stamp is missing." "Your point about the font is noted." -> "Thank you for your point about the font." """
    fault = _FAULT.match(plain)
    if fault is not None and case.doc[case.body_end - 1].pos_ in ("NOUN", "PROPN"):
        several = case.doc[case.body_end - 1].tag_ == "NNS"
        if fault["how"] in ("duplicate", "unknown"):
            return None
        what = case.text(case.start + 1, case.body_end)
        return f"I'm afraid the {what} {'are' if several else 'is'} {fault['how']}"
    noted = re.match(
        r"^your (?P<what>(?:point|note|comment|remark|question|concern|suggestion|objection|letter|message|idea|view)s?(?: (?:about|on|regarding|of) [\w' -]+?)?) (?:is|are|was|has been|have been) (?:noted|received|read|seen)$",
        case.text(case.start, case.body_end),
        re.I,
    )
    if noted is not None:
        return f"thank you for your {noted['what']}"
    disagree = re.match(r"^(?P<who>we|i) (?:disagree|decline|object|don't agree|do not agree)\b", plain)
    if disagree is not None and len(case.clauses) < 2:
        return f"I'm afraid {case.inner(case.start, case.body_end)}"
    if _NO_STATE.match(plain) and len(case.clauses) < 2:
        text = case.inner(case.start, case.body_end)
        if re.search(r"\bjunk\b", plain):
            return None
        own = re.match(r"(?:(?:the|your|our|my|this|that|it|he|she)\b|[a-z]+ \d|[A-Z])", text)
        return f"I'm afraid {text if own else 'the ' + text}"
    return None


def _cold(case: Case, plain: str) -> str | None:
    if (
        len(case.clauses) != 1
        or not _COLD.match(plain)
        or re.search(
            r"\b(?:problem|fault|concern|job|care)\b|\byou (?:didn't|aren't|won't|don't (?!meet|qualify|have|need))",
            plain,
        )
    ):
        return None
    return f"I'm afraid {case.inner(case.start, case.body_end)}"
