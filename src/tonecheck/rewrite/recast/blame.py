"""Reproaches and blame turned into facts, requests and ownership."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.finding import Applicability
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.case import Case, Clause, Proposal, is_plural, it_or_them, participle
from tonecheck.rewrite.recast.remove import left_over
from tonecheck.rewrite.recast.standing import reader_needs, slips

if TYPE_CHECKING:
    from spacy.tokens import Token

_OMIT = frozenset({"fail", "forget", "neglect", "omit", "refuse", "decline"})
#: What is sent and then has or has not come through.
_SEND = frozenset(
    {
        "attach",
        "send",
        "include",
        "enclose",
        "provide",
        "supply",
        "forward",
        "submit",
        "return",
        "deliver",
        "transmit",
        "give",
    }
)
#: What can still be done, and asked for.
_STILL = frozenset(
    [
        "sign",
        "confirm",
        "approve",
        "complete",
        "review",
        "check",
        "test",
        "update",
        "upload",
        "fill",
        "mark",
        "correct",
        "book",
        "order",
        "answer",
        "add",
        "remove",
        "date",
        "initial",
        "stamp",
        "countersign",
        "renew",
        "register",
        "label",
        "proofread",
        "document",
        "rebase",
        "revise",
        "validate",
        "verify",
        "close",
        "save",
        "file",
    ]
)
_LOOK = frozenset({"read", "follow", "consult"})
_PAY = frozenset({"pay", "settle", "transfer"})
#: What comes itself when it is paid; of a bill only its payment does.
_MONEY = re.compile(r"\b(?:deposit|rent|fee|instal+ment|balance|money|amount|sum|payment|share|contribution)s?$", re.I)
_TELL = frozenset({"tell", "inform", "warn", "notify"})
_ANSWER = frozenset({"reply", "answer", "respond"})
_STING = frozenset(
    [
        "obviously",
        "clearly",
        "simply",
        "just",
        "again",
        "yet",
        "even",
        "evidently",
        "apparently",
        "still",
        "carelessly",
        "deliberately",
        "completely",
        "totally",
        "once",
        "never",
        "ever",
        "actually",
        "already",
        "somehow",
        "sadly",
        "unfortunately",
        "knowingly",
        "blatantly",
        "repeatedly",
        "bluntly",
        "always",
    ]
)
_FACT = "states what is missing instead of who missed it, and asks for it"
_NEUTRAL = "says what happened without laying it on the reader"


_CALLED = Rare(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?,$")
_SMALL = Rare(r"^(?:The|Our|My|Your|It|Could|There|Next|We|This|That|These|Those|A|An)\b")


def reproach(case: Case) -> Iterator[Proposal]:
    """ "Mr Lee, you failed to attach the invoice." -> "Mr Lee, the invoice doesn't seem to have come through; could you resend it?" """
    called = _called(case)
    for proposal in _reproach(case):
        small = proposal.text[:1].lower() + proposal.text[1:] if _SMALL.match(proposal.text) else proposal.text
        yield replace(proposal, text=f"{called} {small}") if called else proposal


def _called(case: Case) -> str:
    """The words that call the reader before "you": "Mr Lee,"."""
    you = next((t for t in case.tokens if t.lower_ == "you"), None)
    before = case.text(case.start, you.i) if you is not None else ""
    return before if _CALLED.match(before) and case.doc[case.start].pos_ == "PROPN" else ""


def _reproach(case: Case) -> Iterator[Proposal]:
    """The reproach without the words that call the reader."""
    for verb in case.tokens:
        if verb.pos_ != "VERB" or not (verb.i in case.marked or any(c.i in case.marked for c in verb.children)):
            continue
        subject = subject_of(verb)
        if subject is None or subject.lower_ != "you" or len(list(subject.children)):
            continue
        if verb.lemma_ in _OMIT:
            action = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
            if action is None or negated(verb):
                continue
            yield from _omitted(case, verb, action)
        elif negated(verb) and not modal(verb) and is_past(verb):
            yield from _omitted(case, verb, verb)
        elif not negated(verb) and is_past(verb) and not modal(verb):
            yield from _done(case, verb)
        elif modal(verb) in ("should", "ought") and not negated(verb) and _has(verb, "have"):
            yield from _should_have(case, verb)
        return


def negated(verb: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "never") and c.i < verb.i for c in verb.children)


def modal(verb: Token) -> str:
    return next((str(c.lemma_) for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), "")


def _has(verb: Token, lemma: str) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == lemma for c in verb.children)


def is_past(verb: Token) -> bool:
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "aux:pass")]
    if any(c.dep_ == "aux:pass" for c in auxiliaries):
        return False
    return (verb.tag_ == "VBD" and not auxiliaries) or any(
        (c.lower_ == "did") or (c.lemma_ == "have" and c.tag_ != "MD") for c in auxiliaries
    )


def _object(case: Case, verb: Token) -> Token | None:
    found = [c for c in verb.children if c.dep_ == "obj"]
    if len(found) != 1 or not case.spread(found[0]) or found[0].tag_ in ("WP", "WDT", "WRB"):
        return None
    return found[0] if found[0].i > verb.i else None


def _words(case: Case, noun: Token) -> str:
    span = case.subtree(noun)
    return case.inner(span.start, span.stop)


def _tail(case: Case, verb: Token, after: int) -> str | None:
    """What hangs on the verb behind its object ("to the wrong entity"); None where it is more than a phrase or two."""
    end = after
    for child in verb.children:
        if child.i < after:
            continue
        if child.is_punct or child.lower_ in _STING:
            break
        if child.dep_ in ("obl", "obl:unmarked", "advmod", "compound:prt") and case.spread(child):
            span = case.subtree(child)
            if span.start != end:
                return None
            end = span.stop
        elif child.dep_ in ("conj", "cc", "parataxis", "punct"):
            break
        else:
            return None
    return case.text(after, end)


def _rest_follows(case: Case, end: int) -> str | None:
    """What comes after the reproach in the sentence: "", or ", so we could not start", or None if it is something else."""
    while end < case.body_end and case.doc[end].lower_ in _STING:
        end += 1
    if end >= case.body_end:
        return ""
    for clause in case.clauses:
        if clause.lead == end and clause.word == "so":
            return ", so " + case.text(clause.start, case.body_end)
    return None


def _leads(case: Case, verb: Token) -> tuple[str, bool] | None:
    """What stands before the reproach: "" at the start, else the words up to it if it is a reason ("..., because you")."""
    subject = subject_of(verb)
    assert subject is not None
    before = [t for t in case.doc[case.start : subject.i] if t.is_alpha and t.lower_ not in _STING]
    if not before or _called(case):
        return "", True
    if len(before) == 1 and before[0].lower_ in ("but", "and"):
        return "", True
    if case.doc[subject.i - 1].lower_ in ("because", "since", "as"):
        if subject.i - 1 == case.start:
            return None
        return case.text(case.start, subject.i).rstrip(), False
    return None


def _omitted(case: Case, head: Token, action: Token) -> Iterator[Proposal]:
    lead = _leads(case, head)
    thing = _object(case, action)
    if lead is None:
        return
    before, opens = lead
    lemma = str(action.lemma_)
    recipients = [c for c in action.children if c.dep_ == "iobj"]
    if lemma in _TELL:
        yield from _untold(case, action, before)
        return
    if lemma in _ANSWER and opens:
        yield from _unanswered(case, action)
        return
    if (
        thing is None
        or thing.lower_ in ("it", "that", "this", "them", "us", "me")
        or any(r.lower_ not in ("us", "me") for r in recipients)
    ):
        return
    end = case.subtree(thing).stop
    words = _words(case, thing)
    if re.search(r"\b(?:any|anything|either|even|single|enough)\b|,", words, re.I) or thing.lower_ in _NO_GOODS:
        return
    if lemma in _SEND and re.search(r" to (?!us\b|me\b)\w+", words):
        return
    if (lemma == "return" and thing.lower_ in ("call", "calls")) or (lemma in _PAY and thing.lower_ == words):
        return
    follows = _rest_follows(case, _phrase_end(case, action, end, ("to", "with", "in")))
    if follows is None:
        return
    extra = case.text(end, _phrase_end(case, action, end, ("to", "with", "in"))).strip()
    if re.search(r"\b(?:time|yet|all)\b", extra) or re.search(
        r"\b(?:to|with|in) (?:us|me|your|the) ?(?:e-?mails?|mail|message)?\b", extra
    ):
        extra = ""
    several = is_plural(thing)
    thing_text = words
    them = "one" if words.startswith(("a ", "an ")) else it_or_them(thing)
    if them == "one" and lemma not in _SEND:
        thing_text, them = "the " + words.split(" ", 1)[1], "it"
    if lemma in _PAY and not _MONEY.search(thing_text):
        thing_text, several = f"the payment for {thing_text}", False
    have, do = ("haven't", "don't") if several else ("hasn't", "doesn't")
    reached = f"{thing_text} {have} reached {case.us} yet"
    if not opens and _in_past(case, subject_of(head)):
        reached = f"{thing_text} hadn't reached {case.us}"
    if lemma in _SEND:
        if not opens:
            yield Proposal(case.finish(f"{before} {reached}{follows}"), _FACT)
        elif follows:
            yield Proposal(case.finish(f"{reached}{follows}; could you send {them}?", "?"), _FACT)
        elif lemma == "return" and not RETURNED_FILLED.search(words):
            yield Proposal(
                case.finish(f"{thing_text} {have} come back to {case.us} yet; could you return {them}, please?", "?"),
                _FACT,
            )
        else:
            again = "resend" if them != "one" and lemma in ("attach", "include", "enclose") else "send"
            yield Proposal(
                case.finish(f"{thing_text} {do} seem to have come through; could you {again} {them}?", "?"), _FACT
            )
            yield Proposal(
                case.finish(f"could you send {thing_text}, please?", "?"), "asks for what is missing", warmth=-1
            )
    elif lemma in _PAY:
        if opens and not follows:
            yield Proposal(
                case.finish(f"{thing_text} {do} seem to have reached {case.us} yet; could you look into it?", "?"),
                _FACT,
            )
        elif not opens:
            yield Proposal(case.finish(f"{before} {reached}"), _FACT)
    elif lemma in _STILL:
        tail = f" {extra}" if extra else ""
        undone = f"{thing_text} {have} been {participle(action)}{tail} yet"
        particle = next((c for c in action.children if c.dep_ == "compound:prt"), None)
        if particle is not None:
            undone = f"{thing_text} {have} been {participle(action)} {particle.lower_}{tail} yet"
        if not opens:
            if _in_past(case, subject_of(head)):
                undone = undone.replace(f"{have} been", "hadn't been").removesuffix(" yet")
            yield Proposal(case.finish(f"{before} {undone}"), _FACT)
        elif follows and not _happened(case, end):
            yield Proposal(case.finish(f"it looks as if {undone}{follows}"), _FACT)
        elif follows:
            return
        elif particle is None:
            yield Proposal(case.finish(f"it looks as if {undone}; could you {lemma} {them}{tail}, please?", "?"), _FACT)
            yield Proposal(
                case.finish(f"could you still {lemma} {thing_text}{tail}?", "?"), "asks for the next step", warmth=-1
            )
        else:
            yield Proposal(
                case.finish(f"could you still {lemma} {particle.lower_} {thing_text}{tail}?", "?"),
                "asks for the next step",
            )
    elif lemma in _LOOK and opens and not follows and not (several and lemma == "read" and "never" in case.words):
        verb = "look at" if lemma != "follow" else "go through"
        yield Proposal(case.finish(f"could you {verb} {thing_text} once more, please?", "?"), "asks for the next step")


def _happened(case: Case, start: int) -> bool:
    """Whether what came of it lies in the past."""
    return any(t.tag_ == "VBD" for t in case.doc[start : case.body_end])


#: What is returned filled in or paid, and does not come back.
RETURNED_FILLED = Rare(
    r"\b(?:money|forms?|slips?|contracts?|sheets?|copy|copies|questionnaires?|payments?|fees?|agreements?|papers?|surveys?|offers?|cards?)\b",
    re.I,
)
#: What is given and yet nothing that is sent.
_NO_GOODS = frozenset([
    "answer", "attention", "chance", "choice", "credit", "heads-up", "help", "idea", "notice", "opportunity",
    "permission", "reason", "reply", "respect", "response", "support", "thanks", "thought", "time", "warning", "way",
])  # fmt: skip


def _in_past(case: Case, subject: Token | None) -> bool:
    """Whether what stands before the reproach tells of the past."""
    end = subject.i if subject is not None else case.start
    return any(t.tag_ in ("VBD", "VBN") or t.lower_ == "could" for t in case.doc[case.start : end])


def _phrase_end(case: Case, verb: Token, after: int, prepositions: tuple[str, ...]) -> int:
    """The end of a phrase with one of the prepositions right behind the object."""
    for child in verb.children:
        if child.dep_ == "obl" and case.subtree(child).start == after and case.doc[after].lower_ in prepositions:
            return case.subtree(child).stop
    return after


def _untold(case: Case, verb: Token, before: str) -> Iterator[Proposal]:
    """ "You never told us about the allergy." -> "We weren't aware of the allergy." """
    was = "weren't" if case.plural else "wasn't"
    for child in verb.children:
        if child.i < verb.i or not case.spread(child):
            continue
        span = case.subtree(child)
        if child.dep_ == "obl" and case.doc[span.start].lower_ == "about" and len(span) > 1:
            what = f"of {case.text(span.start + 1, span.stop)}"
        elif child.dep_ == "ccomp" and not child.tag_.startswith("W") and case.doc[span.start].lower_ in ("that",):
            what = case.text(span.start, span.stop)
        elif child.dep_ == "ccomp" and (own := subject_of(child)) is not None and span.start == own.left_edge.i:
            what = f"that {case.text(span.start, span.stop)}"
        else:
            continue
        follows = _rest_follows(case, span.stop)
        if follows is None:
            return
        yield Proposal(
            case.finish(f"{before} {case.writer} {was} aware {what}{follows}"),
            "says what was not known, not who kept it back",
        )
        return


def _unanswered(case: Case, verb: Token) -> Iterator[Proposal]:
    span = next(
        (case.subtree(c) for c in verb.children if c.dep_ in ("obl", "obj") and c.i > verb.i and case.spread(c)), None
    )
    end = span.stop if span is not None else verb.i + 1
    if _rest_follows(case, end) != "":
        return
    what = ""
    if span is not None:
        words = case.text(span.start, span.stop)
        what = words if words.startswith("to ") else f"to {words}"
        if not re.search(r"\b(?:my|our|the)\b", what):
            return
    have = "We don't seem to" if case.plural else "I don't seem to"
    yield Proposal(
        case.finish(f"{have} have had an answer {what} yet; could you let {case.us} know?", "?"),
        "states what is open and asks for it",
    )


_SENT_TO = frozenset(
    [
        "book",
        "send",
        "post",
        "ship",
        "deliver",
        "charge",
        "assign",
        "transfer",
        "upload",
        "email",
        "address",
        "forward",
        "move",
        "put",
        "enter",
        "add",
    ]
)
_MESS = frozenset({"mess", "screw", "botch", "bungle", "ruin", "wreck", "bugger", "muck", "fumble", "cock"})
#: Acts that stay a reproach, or nonsense, when nobody is named for them.
PERSONAL = frozenset(
    [
        "lie",
        "hide",
        "conceal",
        "invent",
        "fake",
        "forge",
        "waste",
        "have",
        "be",
        "do",
        "make",
        "get",
        "let",
        "keep",
        "give",
        "take",
        "want",
        "think",
        "know",
        "say",
        "tell",
        "ask",
        "promise",
        "agree",
        "claim",
        "refuse",
        "need",
        "mean",
        "choose",
        "decide",
        "expect",
        "insist",
        "like",
        "love",
        "try",
        "manage",
        "see",
        "hear",
        "come",
        "go",
        "cost",
        "drop",
        "pass",
        "lose",
        "call",
        "leave",
        "deserve",
        "buy",
        "own",
        "spend",
        "ignore",
        "show",
        "read",
        "cause",
        "bring",
        "put",
        "find",
        "feel",
        "treat",
        "hold",
        "hire",
        "pay",
        "miss",
        "raise",
        "mention",
        "point",
        "report",
        "query",
        "question",
        "suggest",
        "request",
        "complain",
        "comment",
        "note",
        "describe",
        "receive",
        "learn",
        "praise",
        "announce",
        "propose",
        "discuss",
        "recommend",
        "write",
    ]
)


def _done(case: Case, verb: Token) -> Iterator[Proposal]:
    """ "You booked the note to the wrong entity." -> "It looks as if the note was booked to the wrong entity." """
    lead = _leads(case, verb)
    thing = _object(case, verb)
    if lead is None or thing is None or any(c.dep_ == "iobj" for c in verb.children):
        return
    before, opens = lead
    if (
        thing.lower_ in ("it", "this", "that", "them", "us", "me", "i", "everything", "nothing", "yourself", "what")
        or thing.pos_ == "PRON"
    ):
        return
    span = case.subtree(thing)
    moved = next((c for c in thing.children if c.dep_ == "nmod" and c.i > thing.i and case.spread(c)), None)
    aside = ""
    if (
        moved is not None
        and verb.lemma_ in _SENT_TO
        and case.doc[case.subtree(moved).start].lower_ in ("to", "into", "onto")
    ):
        aside = " " + case.text(case.subtree(moved).start, case.subtree(moved).stop)
        words = case.inner(span.start, case.subtree(moved).start)
    else:
        words = _words(case, thing)
    if moved is not None and not aside and not re.match(r"(?:the|our|my|this|that|these|those|an?)\b|\d", words, re.I):
        return
    if any(c.dep_ == "aux" and c.lower_ == "been" for c in verb.children) or re.search(r"\bwithout \w+ing\b", words):
        return
    if re.search(r"\byour (?:own|mind|word|name|opinion|story|promise)\b|\bnothing\b|\bno\b|,", words) or re.search(
        r"\byour own\b|\byourself\b", case.plain
    ):
        return
    tail = _tail(case, verb, span.stop)
    if tail is None:
        return
    end = span.stop + len(
        [t for t in case.doc[span.stop : case.body_end] if tail and t.idx < case.doc[span.stop].idx + len(tail)]
    )
    follows = _rest_follows(case, end)
    if follows is None:
        return
    if any(t.lower_ == "again" for t in case.doc[end : case.body_end]):
        aside += " again"
    was = "were" if is_plural(thing) else "was"
    tail = aside + (f" {tail}" if tail else "")
    particle = next((c for c in verb.children if c.dep_ == "compound:prt"), None)
    if verb.lemma_ in _MESS:
        if tail or not re.match(r"(?:the|our|my|this|that|these|those)\b", words):
            return
        if re.search(r"\b(?:with|by|through|because|your?)\b", words) or follows:
            return
        said = f"there seems to be a problem with {words}{tail}"
        yield Proposal(case.finish(f"{before} {said}{follows}" if not opens else f"{said}{follows}"), _NEUTRAL)
        if opens:
            yield Proposal(case.finish(f"I'm afraid something went wrong with {words}{follows}"), _NEUTRAL)
        return
    wrong = re.match(r"^(?:the|an?) (?P<how>wrong|incorrect|outdated|old) (?P<what>[\w' -]+)$", words)
    if wrong is not None and verb.lemma_ in (
        "send",
        "enter",
        "use",
        "give",
        "attach",
        "upload",
        "fill",
        "quote",
        "choose",
        "select",
        "provide",
        "submit",
        "type",
        "write",
    ):
        if opens and not follows and not tail:
            several = is_plural(thing)
            them = f"the {wrong['how']} one{'s' if several else ''}"
            yield Proposal(
                case.finish(
                    f"the {wrong['what']} {'seem' if several else 'seems'} to be {them}; could you check {it_or_them(thing)}, please?",
                    "?",
                ),
                _NEUTRAL,
            )
        return
    if verb.lemma_ in PERSONAL or (particle is not None and particle.i < span.start and verb.i + 1 != particle.i):
        return
    done = participle(verb) + (f" {particle.lower_}" if particle is not None else "")
    said = f"{words} {was} {done}{tail}"
    yield Proposal(case.finish(f"{before} {said}" if not opens else f"it looks as if {said}{follows}"), _NEUTRAL)


def _should_have(case: Case, verb: Token) -> Iterator[Proposal]:
    """ "You should have checked the drawings." -> "Next time, it would help to check the drawings." """
    lead = _leads(case, verb)
    if lead is None or not lead[1] or verb.lemma_ in ("know", "think", "be", "realise", "realize", "have"):
        return
    if len(case.clauses) > 1 or any(c.dep_ in ("conj", "parataxis") for c in verb.children):
        return
    rest = case.text(verb.i + 1, case.body_end)
    if not rest or re.search(
        r"\b(?:that|it|this|before|instead|then|last|yesterday|ago|today|by \w+day|weeks?|months?)\b|\d", rest
    ):
        return
    yield Proposal(case.finish(f"next time, it would help to {verb.lemma_} {rest}"), "looks ahead instead of back")


_HARM = frozenset(
    [
        "lose",
        "misplace",
        "misroute",
        "damage",
        "break",
        "delay",
        "forget",
        "overlook",
        "mislay",
        "smash",
        "crush",
        "mishandle",
        "miss",
        "botch",
        "bungle",
        "delete",
        "mix",
        "misread",
        "mislabel",
        "misplace",
        "overcharge",
        "double-book",
    ]
)


_RESULT = Rare(r"\b(?:which|so|why|hence|therefore|until|meaning)\b|,.*\byour?\b", re.I)


def blame_to_ownership(case: Case) -> Iterator[Proposal]:
    """ "The courier lost your parcel." -> "I'm sorry that your parcel was lost; that is our responsibility." """
    for verb in case.tokens:
        if verb.pos_ != "VERB" or verb.i not in case.marked:
            continue
        subject = subject_of(verb)
        if (
            subject is None
            or subject.lower_ in ("i", "we", "you", "it", "which", "who", "that")
            or negated(verb)
            or modal(verb)
        ):
            continue
        if not is_past(verb) or not (verb.lemma_ in _HARM or verb.lemma_ in _MESS):
            continue
        if len(case.clauses) > 1 and not (verb.i < case.clauses[0].end):
            continue
        if len(case.clauses) > 1:
            return
        thing = _object(case, verb)
        if thing is None:
            return
        words, span = _words(case, thing), case.subtree(thing)
        if thing.lower_ in ("it", "them", "this", "that"):
            words = str(thing.lower_) if thing.lower_ != "them" else "they"
        if "," in words:
            return
        tail = _tail(case, verb, span.stop) or ""
        if re.search(r"\bnot ", tail):
            return
        if verb.lemma_ in _MESS:
            if thing.lower_ == "it":
                what = "this went wrong"
            else:
                what = f"we had trouble with {words}" if case.plural else f"I had trouble with {words}"
        else:
            was = "were" if is_plural(thing) or words == "they" else "was"
            what = f"{words} {was} {participle(verb)}"
        if tail:
            what += f" {tail}"
        if _RESULT.search(case.text(span.stop, case.body_end)) or reader_needs(case.text(case.start, verb.i)):
            return  # What came of it is what the reader asks for.
        yield Proposal(
            case.finish(f"{what}, and {case.sorry.replace('We', 'we')}"),
            "the reader dealt with you, not with them",
            warmth=1,
        )
        yield Proposal(
            case.finish(f"{case.sorry} that {what}. {'We' if case.plural else 'I'} will […] by […]"),
            "names the trouble, owns it and says what comes next",
            Applicability.SHOW,
        )
        return


_BAD = Rare(
    r"\b(?:not|n't|no|never|late|later|delay\w*|wrong|lost|miss\w*|fail\w*|broken?|cannot|can't|couldn't|offline|without|"
    r"unpaid|slow\w*|twice|nobody|nothing|skipp\w+|forg[eo]t\w*|overlook\w*|damag\w+|dent\w*|crush\w*|brok\w+|stuck|behind|stopped|incomplete|wet|cold|dirty|"
    r"incorrect\w*|bounc\w+|delet\w+|dropp\w+|unanswered|out of|error\w*|cancel\w*|longer|wait\w*|isn't|wasn't|weren't|won't|haven't|hasn't)\b|n't\b",
    re.I,
)


#: Without a subject of its own.
_LOOSE = Rare(
    r"(?:that (?:the|my|our|your)|haven't|hasn't|hadn't|didn't|never|couldn't|forgot|was|were|had|kindly|note|some are|some were|i don't know|we don't know|i can't (?:say|tell)|we can't (?:say|tell))\b",
    re.I,
)
#: What is said to be as it should be, and an answer that leans on what goes ("I never did").
_HOLDS_ALWAYS = Rare(
    r"\b(?:is|are) (?:normal|standard|usual|to be expected)\b|\b(?:bound to|only natural)\b|\b(?:did|do|does|didn't|than you|(?:would|could|should) have)$"
)
_DENIES = Rare(
    r"\b(?:not|n't|isn't|nothing) (?:\w+ )?(?:on (?:me|us)|my|our|to do with)\b|n't (?:on (?:me|us)|my|our)\b|^even\b|'ll\b|\bwill\b",
    re.I,
)


def _cause(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Of two clauses the one that gives the reason."""
    if len(clauses) != 2:
        return ()
    first, second = clauses
    if second.word in ("because", "since", "as", "cos"):
        return (second,)
    if second.word in ("so", "hence", "which", "therefore") or first.word in ("because", "since", "as"):
        return (first,)
    return ()


def subject_of_clause(case: Case, clause: Clause) -> bool:
    """Whether a clause has a subject of its own."""
    return any(t.dep_ in ("nsubj", "nsubj:pass", "expl") for t in case.doc[clause.start : clause.end])


def cause_to_ownership(case: Case) -> Iterator[Proposal]:
    """The trouble with an apology in place of a reason that lays it on others, or asks for pardon.

    "Our server was slow, which is why the mail went out late." -> "I'm sorry that the mail went out late."
    """
    clauses, marked = case.clauses, case.marked_clauses
    if case.question or len(clauses) < 2 or not marked:
        return
    if len(marked) == len(clauses):
        marked = _cause(marked)
        if not marked:
            return
    kept = [c for c in clauses if c not in marked]
    if len(kept) != 1 or any(c.word in ("if", "unless", "when") for c in marked):
        return
    if any(c.word == "since" and re.match(r"\w+,", case.text(c.start, c.end)) for c in marked):
        return  # A date, not a reason.
    if any(reader_needs(case.text(c.start, c.end)) for c in marked):
        return
    clause = kept[0]
    start = clause.start
    text = case.inner(start, clause.end)
    if clause.word == "which":
        opening = re.match(r"(?:is|was) why\s+", text)
        if opening is None:
            return
        text = text[opening.end() :]
    elif clause.word in ("because", "since", "as", "if", "when", "where", "or"):
        return
    text = re.sub(r"^(?:that is why|that's why|hence|so|therefore|no wonder)\s+", "", text)
    text = re.sub(r"^(?:naturally|obviously|of course),? ", "", text)
    if _LOOSE.match(text) or _HOLDS_ALWAYS.search(text) or slips(text):
        return
    if re.search(r"\b(?:sorry|apolog\w+|regret\w*|afraid)\b", text, re.I):
        rest = left_over(case, marked)
        if rest is not None and not re.search(r"\b(?:if|that) (?:that|this|it)\b", rest):
            yield Proposal(case.finish(rest), "an apology stands better without the reason")
        return
    head = next(
        (t for t in case.doc[start : clause.end] if (own := subject_of(t)) is not None and start <= own.i < clause.end),
        None,
    )
    if (
        head is None
        or not _BAD.search(text)
        or _DENIES.search(text)
        or re.match(r"(?:and|but|please|here|could|would|can)\b", text, re.I)
    ):
        return
    subject = subject_of(head)
    assert subject is not None
    if subject.lower_ == "you" or (clauses.index(clause) > 0 and subject.lower_ in ("it", "they", "this", "that")):
        return
    if any(t.text in ('"', "“", "?") for t in case.doc[start : clause.end]):
        return
    if case.finding.category == "internal-affairs" and subject.lower_ in ("i", "we"):
        return
    sorry = "I'm sorry" if subject.lower_ == "i" else "We're sorry" if subject.lower_ == "we" else case.sorry
    yield Proposal(
        case.finish(f"{sorry} that {text}"),
        "owns the trouble; the reason can follow when it helps the reader",
        warmth=1,
    )
    cause = re.sub(r"^(?:since|because|as)\s+", "", case.inner(marked[0].start, marked[-1].end), flags=re.I)
    if len(marked) == 1 and case.finding.category == "excuse" and subject_of_clause(case, marked[0]):
        yield Proposal(
            case.finish(
                f"{case.sorry} that {text}. {cause[:1].upper()}{cause[1:]}, and {'we' if case.plural else 'I'} will […] by […]"
            ),
            "cause, ownership and the next step, in that order",
            Applicability.SHOW,
        )
