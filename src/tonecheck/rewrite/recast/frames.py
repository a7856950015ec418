"""What the frames of `regret`, `answers` and `terms` share: the words of a sentence, and what may be put into a frame."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Rare
from tonecheck.checkers.lettering import known_word
from tonecheck.rewrite.recast.case import Case

#: What tells the reader something: such words are not dropped.
TELLS = Rare(
    r"\d|[£$€₹@]|\b(?:will|won't|shall|please|can|can't|cannot|could|would|must|need|refund\w*|replac\w+|send|sent|call|ring|repl(?:y|ied)|closed|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|"
    r"today|tomorrow|tonight|attached|here)\b|'ll\b",
    re.I,
)
#: Words for harm or fault: what an apology can be for.
HARM_WORDS = (
    r"\b(?:delay\w*|wait|mistake\w*|error\w*|glitch\w*|mix-?up\w*|issues?|problems?|scratch\w*|dents?|typos?|leak\w*|leakage|hiccup|setback|bugs?|outage\w*|downtime|gap|drip|loss|theft|"
    r"stain\w*|crack\w*|hole|smell|noise|dust|damp|mould|roach\w*|cockroach\w*|mice|mouse|bruise\w*|nosebleed|fever|turbulence|seepage|watermark|wrong|missing|missed|lost|late|rash|"
    r"cancel\w+|bounced|crushed|broken|breakage|damag\w+|unreturned|unanswered|duplicate\w*|mislabel\w+|overcharg\w+|overdraft|stiff|sticky|torn|chipped|scuff\w*|fall|fine|fee|"
    r"swapped|pixelated|blurr\w+|faded|shortfall|shortage|mismatch|breach|annoyance|inconvenience|slip|letterbox|commas?|spelling|wobble|rattle|queue|insects?|sand|mud|teasing|"
    r"regression|crash\w*|hang|accident|injury|explosion|hacking|break-in|deletions?|flood\w*|blockage|stolen|wet|spoil\w*|double|dented|dirty|cold|turbulence|collapse|complaint)\b"
)
HARM = Rare(HARM_WORDS, re.I)
SMALL = Rare(
    r"\b(?:(?:very|really|rather|pretty|truly|such|quite) )?(?:small|tiny|minor|slight|little|mere|minuscule|measly|teeny|trifling|trivial|cosmetic|bit of an?|"
    r"bit of|spot of|single|odd|only|just|merely) ",
    re.I,
)
#: Somebody called by name or title behind the sentence.
WHO = r"(?P<who>,? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?-i:[A-Z])[\w'-]+|,? (?:sir|madam|ma'am))?"
#: Adjectives that insult whom they stand before: "the lazy driver".
_SLURS = r"lazy|stupid|idiotic|moronic|incompetent|useless|pathetic|dumb|brainless|brain-?dead|clueless|half-?witted|dim-?witted|worthless|imbecilic|hopeless|ignorant|thick|dopey|slow-witted|asinine|amateurish|sorry excuse for an?|ridiculous|laughable"
EPITHET = Rare(
    rf"(?P<before>\b(?:the|your|our|my|this|that|these|those|an?|his|her|their|some|such|same|another)) (?:(?:bloody|damn|utterly|totally|completely|really|so|very|most|same|old) )?(?:{_SLURS})(?:,? (?:and )?(?:{_SLURS}))* (?=[a-z])",
    re.I,
)
_CLAUSE = Rare(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|who|which|that's|it's|and|or|but|to|you|we|i|if|me|us|what|how|why)\b|n't\b|[,;:]",
    re.I,
)


def said(case: Case) -> str:
    """The words of the sentence in one line, with straight apostrophes and without its final marks."""
    return re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")


def inner(case: Case, text: str) -> str:
    """Words that opened the sentence as words within one: "Lift is off" -> "lift is off"; names and "I" keep their capital."""
    first = re.match(r"[A-Za-z]+", text)
    if first is None or not text[:1].isupper() or first[0] == "I":
        return text
    word = first[0]
    token = next((t for t in case.tokens if t.is_alpha and t.text == word), None)
    if word[1:] != word[1:].lower() or (len(word) > 1 and word.isupper()):
        return text
    named = token is not None and token.pos_ == "PROPN"
    if named and (not known_word(word.lower()) or re.match(r"[A-Za-z]+\.? [A-Z]", text) or word in _NAMED):
        return text
    return text if word in _NAMED else text[0].lower() + text[1:]


_NAMED = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Christmas",
        "Easter",
        "English",
        "French",
        "German",
        "Google",
        "Facebook",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Miss",
    ]
)


def the_thing(case: Case, thing: str) -> str:
    """A thing as one that both know: "a missing spoon" -> "the missing spoon", "your commas" stay yours."""
    thing = SMALL.sub("", f"{inner(case, thing)} ").strip()
    thing = re.sub(r"^(?:a|an|one|some|such(?: an?)?|the one|the|any|little)\s+(?=\w)", "the ", thing, flags=re.I)
    if not re.match(r"(?:the|your|our|my|this|that|these|those|his|her|their|\d)\b", thing, re.I):
        thing = f"the {thing}"
    return thing[:1].lower() + thing[1:]


def nominal(thing: str) -> bool:
    """Whether words are a thing and no clause."""
    return not _CLAUSE.search(thing)


def called(who: str | None) -> str:
    """A form of address for the end of a sentence."""
    return "" if not who else f", {who.strip(' ,')}"


def covered(case: Case) -> float:
    """How much of the sentence is marked, of its words."""
    words = [i for i in range(case.start, case.body_end) if case.doc[i].is_alpha]
    return sum(i in case.marked for i in words) / max(1, len(words))


def finite(case: Case, text: str) -> bool:
    """Whether some words of the sentence hold a finite verb."""
    words = re.findall(r"[\w-]+|'\w+|n't", text.replace("n't", " n't"))
    return any(
        t.text.replace("’", "'") in words
        and (t.tag_ in ("VBD", "VBP", "VBZ", "MD") or (t.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in t.children)))
        for t in case.tokens
    )
