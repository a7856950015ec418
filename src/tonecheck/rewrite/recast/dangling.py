"""What a sentence must not be left with when a part of it goes: words that stood for what went, stubs, a second order."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Rare

#: Words that lean on what stood before them.
_LEANS = Rare(
    r"\b(?:before|by|since|until|till|from|after) then\b|\binstead\.?$|^(?:then|yet|there(?! (?:is|are|was|were|will|has|have|'s))|nobody else|no one else|every(?:one|body) else|yours|mine|more (?:is|are|will))\b|"
    r"^(?:all|both|none|most|some|half|each|one|two|three|\w+)(?: \d+)? of (?:which|whom)\b|^(?:do|please|just) (?:say|tell me|let me know) if (?:i am|so|not|it is|you do)\b",
    re.I,
)
#: What something is for has to be said: "The bill is attached."
_FOR_WHAT = Rare(
    r"^(?:the|our|my|an?) (?:bill|invoice|charge|fee|cost|quote|quotation|estimate|receipt|surcharge)s? (?:is|are|has been|was) (?:\w+ )?(?:attached|enclosed|below|overleaf|in the (?:post|mail)|on its way|sent)$",
    re.I,
)
#: A request that goes with the dig it stands in: "more important things to do than sign a form".
_ASKED_FOR = Rare(
    r"\b(?:things? to do than|better things to do than|too busy to|(?:find|have|found|had) (?:the |a )?(?:time|minute|moment) to|bothered to|trouble to|get round to|got round to)\b",
    re.I,
)
#: Words for people said of things: why a thing was changed then stands in the part that holds them.
_FIGURE = Rare(
    r"\b(?:deaf|blind|dumb|crippled|lame|retarded|schizo\w*|bipolar|psycho\w*|insane|crazy|autistic|spastic|spaz\w*|ghetto|gay|stone age|dinosaur)\b",
    re.I,
)
_MAIN = Rare(r"^(?:if|when|unless|once)\b[^,]*$|, (?:so|and|but) (?:if|when|unless|once)\b[^,]*$", re.I)
_AND_THEN = Rare(
    r"^(?:please|could you)\b.*\band (?:your|you|you'll|i|i'll|we|we'll|my|our|it|he|she|they|that|the \w+ (?:goes|sits|stays|is|are|will))\b",
    re.I,
)
_STILL_SAID = Rare(
    r"\band you know it$|^with feeling\b|^you(?:'ll| will)? (?:just |simply )?(?:have|need) to (?:live|put up|deal|cope) with\b|\bheals? (?:in|within)\b|^for the,|\b(?:was|were) very (?:informative|instructive|enlightening)$|^nice and (?:slow|easy)\b|\bfor the (?:\w+th|third|second) time\b|\bsays (?:it|so) (?:politely|kindly|nicely)$|^(?:so )?it sinks in\b|^(?:love|pet|dear|hon|sweetie|darling),|^more than once,|^\w+ as (?:it|they|he|she) (?:is|are)$|^please \w+ .*\bor (?:the|your|you|we|i|else)\b|\b(?:all (?:i|we) (?:asked|wanted)|could have \w+|was all i asked|faster than you)\b|^(?:i'd|i would|we'd|we would) (?:send|ask|explain|tell|say)\b",
    re.I,
)
#: An order that stays an order behind the one that is asked for kindly.
_SECOND_ORDER = Rare(
    r"(?:,| and|;|, and) (?:do not|don't|never) (?:ring|call|phone|mail|e-?mail|text|ask|bother|come|show up|argue|waste|make me|you dare|keep|be|tell|expect|start|forget)\b|\bno (?:excuses|arguments|ifs)\b|"
    r"\byou (?:\w+ )?(?:whine|moan|nag|bleat|grumble|grouse|sulk|rant)\b",
    re.I,
)


_FLATTERS = Rare(r"^(?:an?|every|any) (?:clever|smart|intelligent|educated|sensible) [\w ]*like you(?:rself)?\b", re.I)
_IT = Rare(
    r"^(?:it|they|them|its|their)\b(?! (?:is|was|would be|will be) (?:best|better|worth|important|necessary|possible)\b)",
    re.I,
)
_NAMES_A_THING = Rare(r"\bhow (?:\w+ ){1,3}works?\b|\b(?:used|seen|owned|held|opened|read) an? \w+", re.I)


_NO_ORDER = Rare(
    r"^(?:please|could you(?: please)?) (?:to|tbh|ngl|idk|imo|imho|fyi|btw|afaik|iirc|by the way|in my)\b", re.I
)
#: A word of degree that has lost what it goes with.
_BREAKS_OFF = Rare(
    r"\b(?:is|are|am|was|were|'m|'re|'s) (?:so|very|really|so very|too|truly|terribly|deeply|most|quite)$", re.I
)


#: Stings that a word taken out leaves: "Google it", "I can't understand it for you".
_CANNOT_GRASP = Rare(
    r"^(?:please )?google (?:it|that|this)\b|\bunderstand (?:it|that|this) for you\b|^read it again\b", re.I
)


def dangles(before: str, after: str, category: str) -> bool:
    """Whether what is left of a sentence leans on words that went, breaks off, or orders on.

    >>> dangles("I leave in May, so it is best to order before then.", "It is best to order before then.", "complaint")
    True
    """
    old, new = _plain(before), _plain(after)
    if not new:
        return False
    if _BREAKS_OFF.search(new) and not _BREAKS_OFF.search(old):
        return True
    if category == "condescension" and (_FLATTERS.match(new) or _CANNOT_GRASP.search(new)):
        return True
    if _NO_ORDER.match(new):
        return True
    if category in ("demand", "threat") and orders_on(new):
        return True
    if category == "threat" and _AND_THEN.search(new):
        return True
    at = old.lower().rfind(re.sub(r"^please ", "", new.lower()))
    if at < 0 or len(new) >= len(old):
        return False
    gone = old[:at]
    tail = old[at + len(re.sub(r"^please ", "", new, flags=re.I)) :]
    if re.match(r"\W*so (?:\w+ ){1,4}?that\b", tail, re.I):
        return True  # "I have had it on my bench so often that …"
    if category == "insensitive" and re.match(r"\W*(?:and|or) (?:an?|any|some)\w*\b", tail, re.I):
        return True  # "find a quiet room and someone who is good with numbers"
    if category in ("profanity", "slang") and re.search(
        r"\b(?:is|are|was|were|will|has|have)\b|'(?:s|re|ll|ve)\b", tail
    ):
        return True  # "Your test came back and it's all gucci."
    if category in ("profanity", "slang") and len(gone.split()) < 3:
        return False
    if category == "insult" and re.match(r"you\b", new, re.I):
        return True
    if len(re.findall(r"\w+", new)) < 2 and len(re.findall(r"\w+", old)) > 4:
        return True
    if category == "condescension" and _IT.match(new) and _NAMES_A_THING.search(gone):
        return True
    if _STILL_SAID.search(new) and category not in ("demand", "threat"):
        return True
    if not gone.strip():
        return bool(_MAIN.search(new)) and not _MAIN.search(old)
    if _LEANS.search(new) or _FOR_WHAT.match(new):
        return True
    if _ASKED_FOR.search(gone) and not re.search(r"\b(?:please|could you)\b", new, re.I):
        return True
    return (
        category == "insensitive"
        and re.search(r"\b(?:so|hence|therefore)\W*$", gone, re.I) is not None
        and _FIGURE.search(gone) is not None
    )


def orders_on(text: str) -> bool:
    """Whether an order stands behind the one that is asked for kindly: "please send it and don't ring me about it"."""
    return _SECOND_ORDER.search(text) is not None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().rstrip(".!?…").replace("’", "'")


__all__ = ["dangles", "orders_on"]
