"""Orders and accusing questions turned into requests and questions about the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import is_imperative, subject_of
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, lowered
from tonecheck.rewrite.recast.remove import URGES

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_REQUEST = frozenset(
    [
        "stop",
        "quit",
        "shut",
        "calm",
        "relax",
        "wake",
        "listen",
        "deal",
        "get",
        "hurry",
        "cut",
        "grow",
        "live",
        "let",
        "look",
        "spare",
        "save",
        "watch",
        "wait",
        "forget",
        "remember",
        "have",
        "be",
        "come",
        "go",
        "consider",
        "check",
        "test",
        "verify",
        "thank",
        "note",
        "see",
        "imagine",
        "suppose",
        "say",
        "feel",
        "enjoy",
        "welcome",
        "trust",
        "believe",
        "think",
        "try",
        "keep",
        "cry",
        "chill",
        "beware",
        "mind",
        "dream",
        "guess",
        "bear",
        "hold",
        "want",
    ]
)
_HURRY = Rare(
    r",?\s*\b(?:right this (?:second|minute|instant)|right now|right away|straight away|immediately|at once|this instant|this minute|this second|"
    r"a\.?s\.?a\.?p\.?|without (?:further )?delay|pronto|for once)(?: only)?(?!\w)",
    re.I,
)
_NOW = Rare(r",?\s+now(?=\s*(?:[.!?]|$|,))", re.I)
ASKS = "asks instead of ordering; people help sooner when they are asked"


def request(case: Case) -> Iterator[Proposal]:
    """ "Send me the file now." -> "Could you send me the file, please?" """
    root = case.root
    if case.question or re.search(
        r"\b(?:please|kindly|pls|could you|would you)\b|^\W*pay up\b|\b(?:in the time it takes|hours? ago|like yesterday)\b|^\W*drop everything\W*$",
        case.plain,
    ):
        return
    if case.next is not None and URGES.match(case.next.text):
        return  # "Send it. Today." stays an order.
    first = next((t for t in case.tokens if t.is_alpha), None)
    if first is None:
        return
    opening = is_imperative(root) and _opens(case, root)
    if opening:
        yield from _imperative(case, root, root.i)
        return
    subject = subject_of(root)
    if subject is None or len(case.clauses) > 2:
        return
    modal = next((c for c in root.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if subject.lower_ == "you" and subject.i == first.i and root.tag_ == "VB" and modal is not None:
        if (
            modal.lower_ in ("will", "'ll", "must", "shall")
            and not _negated(root)
            and modal.i > subject.i
            and root.i == modal.i + 1
        ):
            yield from _imperative(case, root, root.i)
        return
    if subject.lower_ == "you" and subject.i == first.i and root.lemma_ in ("need", "have") and root.tag_ == "VBP":
        action = next((c for c in root.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        if (
            action is not None
            and case.doc[action.i - 1].lower_ == "to"
            and action.i == root.i + 2
            and not _negated(root)
        ):
            yield from _imperative(case, action, action.i)
        return
    if (
        subject.lower_ in ("i", "we")
        and subject.i == first.i
        and root.lemma_ in ("expect", "want", "need", "demand", "require", "insist")
    ):
        yield from _expectation(case, root)


def _opens(case: Case, root: Token) -> bool:
    before = [t for t in case.doc[case.start : root.i] if t.is_alpha]
    return all(t.lower_ in ("so", "now", "and", "then", "just", "again", "do", "not", "n't", "don't") for t in before)


def _negated(verb: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "never") for c in verb.children)


def _imperative(case: Case, verb: Token, start: int) -> Iterator[Proposal]:
    end = _request_end(case)
    if end is None:
        return
    if _negated(verb):
        text = case.text(verb.i, end)
        if verb.lemma_ in ("worry", "hesitate", "forget", "bother", "try", "think", "expect", "even"):
            return
        yield Proposal(case.finish(f"please don't {_lower(text)}"), ASKS)
        return
    if verb.lemma_ in _NO_REQUEST:
        if verb.lemma_ in ("stop", "quit"):
            second = next(
                (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and subject_of(c) is None), None
            )
            if second is not None and second.lemma_ not in _NO_REQUEST and case.doc[second.i - 1].lower_ == "and":
                yield _could(case, softened(case.text(second.i, end)))
        return
    conj = [c for c in verb.children if c.dep_ == "conj" and c.i < end]
    if any(c.lemma_ in _NO_REQUEST or _negated(c) for c in conj):
        return
    text = softened(calm(case.text(start, end)))
    text = re.sub(r"(,?\s+and) you (?:will|must|shall|need to|have to)\b", r"\1", text)
    if re.search(r"\b(?:you|your own)\s+(?:will|must|should|had better)\b|\byourself\b", text):
        return
    if len(re.findall(r"\w+", text)) < 2 or (_TOLD_TOO.search(text) and not _LISTS.search(text)):
        return
    yield _could(case, text)


#: What tells behind an order, and a list of things that only looks like it.
_TOLD_TOO = Rare(r", (?:the|it|it's|we|we're|i|i'm|my|our|he|she|they|this|there)\b", re.I)
_LISTS = Rare(r", [\w' -]+(?:, [\w' -]+)*,? and (?!(?:it|i|we|he|she|they|you)\b)", re.I)


def _request_end(case: Case) -> int | None:
    """Where the order ends: before a threat that follows with "or"; None where another main clause follows."""
    end = case.body_end
    for clause in case.clauses[1:]:
        if clause.word == "or":
            return clause.lead
        if clause.word in ("because", "since", "as", "so", "where", "while", "who", "which"):
            continue
        if clause.word == "and" and _continues(case, clause.start):
            continue
        if not clause.word and clause.mark in (",", ";", ":", "–", "—", "-"):
            return None
        if clause.word in ("and", "but", "yet"):
            return None
    choice = re.search(
        r"[,–—-]?\s*\bor (?:i|we|you|he|she|it|they|the|my|our|your|i'll|we'll|i'm|we're|there)\b.*$",
        case.text(case.start, end),
        re.I,
    )
    if choice and case.finding.category == "threat":
        return None
    tail = re.search(r"[,–—-]?\s*\bor else\b.*$", case.text(case.start, end), re.I)
    if tail:
        for token in case.doc[case.start : end]:
            if token.lower_ == "or" and token.i + 1 < end and case.doc[token.i + 1].lower_ == "else":
                return int(token.i)
    return end


def calm(text: str) -> str:
    """Words in capitals in small letters; acronyms and names keep theirs."""
    from tonecheck.checkers.lettering import known_word

    def lower(found: re.Match[str]) -> str:
        return lowered(found[0]) if known_word(found[0].lower()) and found[0] not in _FILES else found[0]

    return re.sub(r"\b[A-Z]{2,}\b", lower, text)


#: Files that are named in capitals.
_FILES = frozenset(
    {"CONTRIBUTING", "README", "LICENSE", "LICENCE", "COPYING", "INSTALL", "MAINTAINERS", "NOTICE", "NEWS", "TODO"}
)


def _continues(case: Case, start: int) -> bool:
    token = case.doc[start]
    return bool(
        token.tag_ == "VB" or (token.lower_ == "you" and case.doc[start + 1].lower_ in ("will", "must", "shall"))
    )


_TIMED = Rare(
    r"\b(?:today|tonight|tomorrow|by|before|within|until|this (?:morning|afternoon|evening|week)|at (?:\d|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))",
    re.I,
)
_TAIL = Rare(
    r",? (?:no later|not later|and no later|no extensions|no excuses|no exceptions|no ifs,? no buts|without fail|and not a minute later|(?<=\d )sharp|(?<=[ap]\.m\. )sharp|(?<=[ap]m )sharp)$",
    re.I,
)
_QUICK = Rare(
    r",? (?:and )?(?:look sharp|be quick(?: about it)?|make it (?:quick|snappy|fast)|hurry(?: up)?|step on it|get a move on|quickly|quick|fast|sharpish|already|now only|right now only)$",
    re.I,
)


def softened(text: str) -> str:
    """The words of a request without what drives on; hurry becomes "as soon as you can" where no time is said: "now" in its place."""
    text = _TAIL.sub("", text.rstrip(" ,;-–—"))
    text = re.sub(r"\b(?:and |, )?(?:do not|don't) be late(?: this time| again)?$", "and be on time", text, flags=re.I)
    soon = "" if _TIMED.search(text.split(",")[0]) else " as soon as you can"
    quick = _QUICK.search(text)
    if quick is not None and len(text[: quick.start()].split()) > 1:
        text, soon = f"{text[: quick.start()]}{soon}", ""
    for hurry in (_HURRY, _NOW):
        found = hurry.search(text)
        if found is not None:
            text = f"{text[: found.start()]}{soon}{text[found.end() :]}"
            soon = ""
            text = hurry.sub("", text)
    text = re.sub(r",? and do (?:it|so|this) as soon as you can$", " as soon as you can", text)
    return text.strip().rstrip(" ,;-–—")


def _could(case: Case, text: str) -> Proposal:
    text = _lower(text)
    if len(text.split()) > 9 or "," in text:
        return Proposal(case.finish(f"could you please {text}?", "?"), ASKS)
    return Proposal(case.finish(f"could you {text}, please?", "?"), ASKS)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _expectation(case: Case, root: Token) -> Iterator[Proposal]:
    """ "I expect a written answer within the hour." -> "Could I have a written answer within the hour, please?" """
    if _negated(root) or len(case.clauses) > 1 or any(c.dep_ in ("aux", "conj") for c in root.children):
        return
    subject = subject_of(root)
    assert subject is not None
    thing = next((c for c in root.children if c.dep_ == "obj" and c.i > root.i), None)
    action = next((c for c in root.children if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VB"), None)
    if action is not None and thing is not None and thing.lower_ == "you" and case.doc[action.i - 1].lower_ == "to":
        yield _could(case, softened(case.text(action.i, case.body_end)))
        return
    if action is not None:
        doer = subject_of(action)
        if doer is not None and doer.lower_ == "you" and case.doc[action.i - 1].lower_ in ("to", "you"):
            yield _could(case, softened(case.text(action.i, case.body_end)))
        return
    if (
        thing is None
        or thing.pos_ not in ("NOUN", "PROPN", "PRON")
        or thing.lower_ in ("you", "nothing", "everything", "more", "better")
    ):
        return
    start = case.subtree(thing).start
    who = "I" if subject.lower_ == "i" else "we"
    text = softened(calm(case.text(start, case.body_end)))
    if _TOLD_TOO.search(text) and not _LISTS.search(text):
        return
    yield Proposal(case.finish(f"could {who} have {text}, please?", "?"), ASKS)


# ---------------------------------------------------------------------------------------------------- questions

_CHANCE = "asks how things stand instead of why they do not"
_RAGE = Rare(
    r"\b(?:even|ever|actually|bother(?:ed)? to|just|simply|on earth|the hell|the heck|exactly|really|at least|manage to|managed to|possibly|honestly)\s+",
    re.I,
)


def fact_question(case: Case) -> Iterator[Proposal]:
    """ "Why didn't you read the manual?" -> "Have you had a chance to read the manual?" """
    if not case.question:
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    plain = _RAGE.sub("", text)
    for pattern, make, because in _QUESTIONS:
        found = re.match(pattern, plain, re.I)
        if found is None:
            continue
        plainly = "n't" not in found[0] and " not " not in found[0] and plain == text
        if plainly and pattern.startswith((_OPEN + "did", _OPEN + "have")):
            continue
        verb = _verb_at(case, found["rest"])
        if verb is None:
            return
        rest = re.sub(r", (?:please explain|may i ask|i wonder|then)$", "", found["rest"].rstrip(" ,"), flags=re.I)
        if re.search(
            r"\b(?:wrong|stupid|useless|mess|ruin|lie|lied|ignore|waste|nothing|anything|again)\b|[\"“:;]|, (?:and|or|so|but)\b",
            rest,
        ):
            return
        if make == "chance" and (verb.lemma_ in _NO_CHANCE or re.search(r"\b(?:before|after|when|while)\b", rest)):
            return
        if make == "chance" and (
            verb.lemma_ in _TOLD
            or (_PAST_TIME.search(rest) and "n't you" in found[0].lower() and "have" not in found[0].lower())
        ):
            return
        if (
            make == "help"
            and (verb.lemma_ in _TOLD | {"give", "return", "show"} or re.search(r"\b(?:respect|truth|manners)\b", rest))
        ) or (make == "when" and re.search(r"\bthat\b", rest)):
            return
        if make == "could" and re.match(
            r"\w+ (?:to )?(?:an?|one) (?:single |simple |quick )?(?:e-?mail|message|question|letter)\b", rest
        ):
            return
        if make == "led" and verb.lemma_ in ("be", "have", "think", "always", "keep", "never", "insist"):
            return
        first, _, more = rest.partition(" ")
        base = f"{verb.lemma_} {more}".strip() if first.lower() == verb.lower_ else rest
        said = {
            "chance": f"have you had a chance to {base}",
            "led": f"may I ask why you {inflect(verb.lemma_, 'VBD')} {more}",
            "help": f"what would help you to {base}",
            "when": f"by when could you {base}",
            "could": f"could you {base}, please",
        }[make]
        yield Proposal(case.finish(f"{said}?", "?"), because)
        return


_TOLD = frozenset({"tell", "inform", "warn", "notify", "let", "mention", "say", "explain", "ask"})
_PAST_TIME = Rare(
    r"\b(?:yesterday|last|ago|this morning|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|in time|on time|earlier|by)\b",
    re.I,
)
_NO_CHANCE = frozenset(
    [
        "be",
        "have",
        "think",
        "know",
        "realise",
        "realize",
        "notice",
        "care",
        "understand",
        "see",
        "stop",
        "mind",
        "learn",
        "remember",
        "consider",
        "check",
        "test",
        "verify",
        "occur",
        "expect",
        "want",
        "lie",
        "let",
        "keep",
        "get",
        "forget",
        "like",
        "hear",
        "feel",
        "dare",
        "refuse",
    ]
)
_OPEN = r"^(?:(?:and|so|but|then|well|also)\b,?\s+)?"
_QUESTIONS: tuple[tuple[str, str, str], ...] = (
    (_OPEN + r"why (?:did|have|do)(?:n't| not) you (?P<rest>\w+ .+)$", "chance", _CHANCE),
    (_OPEN + r"why (?:did|have) you not (?P<rest>\w+ .+)$", "chance", _CHANCE),
    (_OPEN + r"(?:why|how could you|how did you) (?:did you |have you )?(?:fail|forget|neglect)(?:ed)? to (?P<rest>\w+ .+)$", "chance", _CHANCE),
    (_OPEN + r"did(?:n't)? you (?:not |never )?(?P<rest>\w+ .+)$", "chance", _CHANCE),
    (_OPEN + r"have(?:n't)? you (?:not )?(?P<rest>\w+ .+)$", "chance", _CHANCE),
    (_OPEN + r"why can(?:'t|not) you (?P<rest>\w+ .+)$", "help", "asks what stands in the way"),
    (_OPEN + r"why (?:did|would) you (?P<rest>\w+ .+)$", "led", "asks for the reason openly"),
    (_OPEN + r"when (?:were|are) you (?:planning|going|intending) (?:to|on) (?P<rest>\w+ .+)$", "when", "asks for a date without the reproach"),
    (_OPEN + r"(?:is|was) it (?:too much to ask|so hard|that hard|so difficult|that difficult|asking too much)(?: for you)? to (?P<rest>\w+ .+)$", "could", ASKS),
    (_OPEN + r"how hard (?:is|can) it (?:be )?to (?P<rest>\w+ .+)$", "could", ASKS),
)  # fmt: skip


def _verb_at(case: Case, rest: str) -> Token | None:
    word = rest.split(" ", 1)[0].lower()
    return next(
        (t for t in case.tokens if t.lower_ == word and t.pos_ == "VERB" and t.tag_ in ("VB", "VBN", "VBD", "VBP")),
        None,
    )
