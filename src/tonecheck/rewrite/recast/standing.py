"""Whether a bare answer can stand: "We're sorry about this." says nothing where the sentence it replaces named the thing."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import Sentence
from tonecheck.rewrite.recast.case import Case

#: What went wrong, in the words of a sentence that tells it.
TROUBLE = Rare(
    r"\b(?:not|never|no|nobody|nothing|late|delay\w*|wrong\w*|lost|los(?:es|ing)|miss(?:ed|ing)|fail\w*|broke\w*|breaks|without|twice|error\w*|cancel\w*|wait(?:ed|ing)|forgot\w*|overlook\w*|damag\w+|dent\w*|crush\w*|"
    r"bounc\w+|delet\w+|dropp\w+|drops|stuck|mislaid|misplac\w+|mislabel\w+|uncounted|swapped|gouge\w*|scratch\w*|upside down|thrown away|sticks?|downgraded|mistake|crash\w*|instead|leaks?|"
    r"mixed|clipped|tore|torn|leak\w*|flood\w*|overcharg\w+|blocked|mis-?spel\w+|sideways|inaudible|pixelated|tracked|alarm went|cut through|slopes|cold|slow|tries|rejected|burnt|stained|spilt|spilled|"
    r"bitten|stung|hurt|injured|soaked|ruined|"
    r"(?:is|was|were|are|came|went|been|be|has) (?:\w+ )?(?:off|out|closed|short|shut|down)|rough cut|out by|mixed up|left .* off|some(?:body|one) else's|old (?:sur)?name|lasted|booked over|sat (?:in|on)|your salary|another \w+'s)\b|n't\b",
    re.I,
)
_SORRY = Rare(r"\b(?:sorry|apolog\w+|afraid|regret\w*)\b", re.I)
#: Nouns that name no thing, decision or event: feelings, manners of speech, and who is spoken of in general.
_SOFT = frozenset([
    "anger", "annoyance", "anyone", "apology", "bit", "blame", "bother", "business", "care", "case", "circus",
    "complaint", "concern", "confusion", "crime", "deal", "department", "disappointment", "discomfort", "distress",
    "doing", "drama", "emotion", "end", "extent", "fault", "feeling", "frustration", "fuss", "good", "guy", "harm",
    "headache", "hell", "impression", "inconvenience", "job", "life", "light", "lookout", "madam", "manner", "mate",
    "matter", "mind", "misunderstanding", "molehill", "monkey", "mountain", "nothing", "obvious", "offence", "offense",
    "opinion", "part", "people", "person", "pity", "point", "problem", "reaction", "regret", "responsibility", "section",
    "self", "sense", "shame", "side", "sir", "situation", "skin", "something", "someone", "somebody", "sort", "storm",
    "stuff", "sympathy", "teacup", "thing", "time", "tone", "trouble", "truth", "unhappiness", "upset", "view", "way",
    "whole", "word", "world", "worry", "worth", "office", "management", "company", "laboratory", "lab", "hotel", "bank",
    "school", "team", "staff", "parent", "guest", "reader", "user", "customer", "client", "viewer", "member", "baby", "everyone", "everybody", "nobody", "honest",
])  # fmt: skip
#: What is so, said without a noun: "it was empty", "we are late".
_STATES = Rare(
    r"\b(?:late|empty|wrong|lost|broken|closed|missing|cold|dirty|cancelled|canceled|refused|rejected|turned down|declined|expired|forgot\w*|sold|burn\w*|stolen|died|dead|ill|sick|fired|failed|charged|paid)\b|\d",
    re.I,
)
_AFTER_COMMA = frozenset({",", "-", "–", "—"})


def names_thing(case: Case) -> bool:
    """Whether the sentence names a thing, a person, a decision or an event that would then stand nowhere."""
    for token in case.doc[case.start : case.body_end]:
        if token.pos_ not in ("NOUN", "PROPN") or not token.is_alpha or token.lemma_.lower() in _SOFT:
            continue
        if token.lower_ in _SOFT or (token.pos_ == "PROPN" and _spoken_to(case, token.i)):
            continue
        return True
    return _STATES.search(case.text(case.start, case.body_end)) is not None


def _spoken_to(case: Case, at: int) -> bool:
    """Whether a name only calls the reader: "Calm down, Rhonda."; "Dr Fell" likewise."""
    before = at - 1
    while before > case.start and case.doc[before].pos_ == "PROPN":
        before -= 1
    after = case.doc[at + 1] if at + 1 < case.end else None
    closed = after is None or after.is_punct or after.pos_ == "PROPN"
    return closed and (at == case.start or case.doc[before].text in _AFTER_COMMA)


def before(case: Case) -> Sentence | None:
    """The sentence before in the same paragraph."""
    index = case.sentence.index - 1
    if index < 0:
        return None
    sentence = case.analysis.sentences[index]
    if sentence.segment is not case.sentence.segment:
        return None
    start, end = case.analysis.sentence_span(sentence).end, case.analysis.sentence_span(case.sentence).start
    return None if "\n\n" in case.analysis.message.raw[start:end] else sentence


def told_before(case: Case) -> str | None:
    """The sentence before, where it tells of trouble that is ours to be sorry for."""
    sentence = before(case)
    if sentence is None:
        return None
    text = sentence.text.replace("’", "'")
    if not text.rstrip().endswith(".") or _SORRY.search(text):
        return None
    bare = re.sub(r"\b(?:not|no|nothing|never|nobody|without)\b|n't\b", "", text)
    if not TROUBLE.search(bare) or not _has_past(sentence):
        return None
    if re.search(
        r"\b(?:costs?|claim for|in the pile|everybody|you lose|you (?:mentioned|said|asked|wrote)|we read|your (?:note|letter|mail))\b|^\W*(?:ring|write|call)\b",
        text,
        re.I,
    ):
        return None
    if re.match(
        r"\W*(?:i|we|he|she|it|they|you|i've|we've)? ?(?:hear|see|note|know|read|get|understand|say|claim|allege|tell)\b",
        text,
        re.I,
    ):
        return None
    if re.search(r"\byou (?:forgot|failed|never|didn't)\b|^\W*(?:so|right|yes|yeah|the \w+ will)\b", text, re.I):
        return None
    return str(text)


def _has_past(sentence: Sentence) -> bool:
    """Whether a sentence tells what has happened, or what is wrong now."""
    return any(t.tag_ in ("VBD", "VBN") for t in sentence.tokens) or bool(
        re.search(r"\b(?:is|are) (?:missing|wrong|late|out|gone|off|short)\b|\bloads? late\b", sentence.text)
    )


_READERS_CAUSE = Rare(
    r"\byours?\b|\b(?:the|their|her|his|a) (?:bank|banks|insurers?|insurance|council|town hall|tax office|revenue|customs|post office|postal service|embassy|consulate|registrar|registry|courts?|ministry|landlord|police|authority|authorities|university|visa office|border)\b|\b(?:customs|royal mail)\b",
    re.I,
)


def reader_needs(cause: str) -> bool:
    """Whether a cause lies with something of the reader's or an office the reader must turn to: it is then more than blame."""
    return _READERS_CAUSE.search(cause.replace("’", "'")) is not None


_NO_ENGLISH = Rare(r"\b(?:did|do|does)(?: not|n't) (?:\w+ed|came|went|sent|got|was|were)\b", re.I)


def slips(text: str) -> bool:
    """Whether words hold a slip of the verb that would look worse in a frame of our own: "did not answered"."""
    return _NO_ENGLISH.search(text) is not None


_DECIDES = Rare(
    r"\b(?:turned down|declin\w+|refus\w+|reject\w+|decision|refund\w*|den(?:y|ied)|to (?:tell|inform|advise|say))\b",
    re.I,
)


def stands(case: Case) -> bool:
    """Whether "We're sorry about this." has something to point at, and nothing is lost by it.

    The sentence names no thing of its own, or the one before has told what went wrong.
    """
    if not names_thing(case):
        return not _doubted(case)
    return told_before(case) is not None and _DECIDES.search(case.text(case.start, case.body_end)) is None


def _doubted(case: Case) -> bool:
    """Whether the sentence before only says what the reader says: "You say that the porter swore." """
    sentence = before(case)
    return sentence is not None and (
        re.match(
            r"\W*(?:you|your \w+|the \w+|he|she|they) (?:says?|claims?|alleges?|writes?|complains?)\b",
            sentence.text,
            re.I,
        )
        is not None
    )
