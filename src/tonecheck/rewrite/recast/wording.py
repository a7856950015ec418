"""Words changed for plainer ones in the same form, capitals lowered, clipped answers filled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from tonecheck.rewrite.recast.case import Case, Proposal, inflect, lowered, smooth
from tonecheck.rewrite.recast.plain import ASIDES, PLAIN

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXCLAIMED = frozenset(
    ["shit", "hell", "damn", "damnit", "dammit", "christ", "jesus", "crap", "bollocks", "fuck", "bugger", "blimey"]
)
_SAME = "says the same in plain words"


@lru_cache(maxsize=8)
def _by_first(category: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, plain in sorted(PLAIN.get(category, {}).items(), key=lambda pair: -len(pair[0].split())):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, plain))
    return table


def plain_words(case: Case) -> Iterator[Proposal]:
    """ "We leveraged the new tool." -> "We used the new tool." """
    table = _by_first(case.finding.category)
    asides = ASIDES.get(case.finding.category, frozenset())
    text = case.text(case.start, case.end)
    words = [(m[0], m.start(), m.end()) for m in re.finditer(r"[\w*@'’-]+", text)]
    tokens = _token_at(case, text)
    pieces: list[str] = []
    at, number, changed = 0, 0, False
    while number < len(words):
        made = _replaced(case, table, words, tokens, number)
        word, start, end = words[number]
        if made is not None:
            plain, number, stop = made
            pieces += (text[at:start], plain)
            at, changed = stop, True
            continue
        leaning = number + 1 < len(words) and words[number + 1][0].lower() in (
            "it",
            "you",
            "him",
            "them",
            "off",
            "well",
        )
        exclaimed = (
            case.finding.category == "profanity"
            and word.lower() in _EXCLAIMED
            and start == 0
            and text[end : end + 1] in ",!"
        )
        if exclaimed and _marked_at(case, tokens, start):
            at, changed = end + 1, True
            number += 1
            continue
        if (
            word.lower() in asides
            and not leaning
            and _marked_at(case, tokens, start)
            and (case.finding.category == "profanity" or _aside(text, start, end))
        ):
            pieces.append(
                re.sub(r",\s*$", " ", text[at:start])
                if text[end : end + 1] in ".!?" or end == len(text)
                else text[at:start]
            )
            at = end + (
                1
                if text[end : end + 1] == "," and (not text[:start].strip() or text[:start].rstrip().endswith(","))
                else 0
            )
            changed = True
        number += 1
    if not changed:
        return
    pieces.append(text[at:])
    said = re.sub(r"\bvery very\b", "very", "".join(pieces))
    said = re.sub(r"\b([Aa])n? (?=\w)", lambda m: _article(m, said), said)
    said = smooth(said) if text[:1].isupper() else re.sub(r" {2,}", " ", said).strip()
    if len(re.findall(r"\w+", said)) >= 2 and not (case.finding.category == "insensitive" and _ODD.search(said)):
        yield Proposal(said, _SAME)


#: Adjectives where a noun stood ("a right psycho", "goes full schizo"), and people called unreasonable.
_ODD = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|full) (?:\w+ly |full )?(?:erratic|inconsistent|unpredictable|distracted|unreasonable|particular)\b|"
    r"\b(?:a|an|some|right|real|total|complete) (?:erratic|inconsistent|unpredictable|distracted|unfeeling|particular|unreliable)(?! \w)|"
    r"\bunreasonable (?:\w+ )?(?:wom[ae]n|m[ae]n|guys?|lad(?:y|ies)|person|people|clients?|customers?|tenants?|bastards?|about|for|in)\b|"
    r"\b(?:he|she|they|you|who|\w+ people|him|her) (?:is|are|was|were|must be) (?:\w+ )?(?:erratic|unpredictable|unreasonable|unsound)\b",
    re.I,
)


def _article(found: re.Match[str], text: str) -> str:
    vowel = text[found.end() : found.end() + 1].lower() in "aeio"
    uni = re.match(r"(?:one|once|eu|uni|use|usu)", text[found.end() :], re.I)
    return (
        f"{found[1]}{'n' if vowel and not uni else ''} "
        if re.match(r"an? (?:[a-z])", text[found.start() :], re.I)
        and not text[found.end()].isupper()
        and not re.match(r"(?:hour|honest|heir|u)", text[found.end() :], re.I)
        else found[0]
    )


def _token_at(case: Case, text: str) -> dict[int, Token]:
    """Tokens by where they begin in `text`, which is the sentence with line breaks as blanks."""
    found: dict[int, Token] = {}
    at = 0
    for token in case.tokens:
        word = case.text(token.i, token.i + 1)
        place = text.find(word, at)
        if place >= 0:
            found[place] = token
            at = place + len(word)
    return found


def _marked_at(case: Case, tokens: dict[int, Token], start: int) -> bool:
    before = [place for place in tokens if place <= start]
    return bool(before) and tokens[max(before)].i in case.alike


def _aside(text: str, start: int, end: int) -> bool:
    """Whether a word stands between commas or at an end behind a comma."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (not before or before.endswith((",", "–", "—"))) and (not after or after[:1] in ",.!?;" or not before)


def _replaced(
    case: Case,
    table: dict[str, list[tuple[tuple[str, ...], str]]],
    words: list[tuple[str, int, int]],
    tokens: dict[int, Token],
    number: int,
) -> tuple[str, int, int] | None:
    """The plain words in place of a phrase that begins with word `number`, the number of the next word, and where that leaves off."""
    first, start, _ = words[number]
    token = tokens.get(start)
    lemma = token.lemma_.lower() if token is not None else first.lower()
    options = table.get(first.lower(), []) + (table.get(lemma, []) if lemma != first.lower() else [])
    for phrase, plain in options:
        if number + len(phrase) > len(words):
            continue
        if any(words[number + k][0].lower().replace("’", "'") != phrase[k] for k in range(1, len(phrase))):
            continue
        if not any(_marked_at(case, tokens, words[number + k][1]) for k in range(len(phrase))):
            continue
        inflected = first.lower() != phrase[0]
        if inflected and token is not None and plain:
            if token.pos_ != "VERB" or token.tag_ not in ("VBD", "VBN", "VBG", "VBZ"):
                continue
            head, _, rest = plain.partition(" ")
            plain = f"{inflect(head, token.tag_)} {rest}".strip()
        if (
            " " in plain
            and token is not None
            and token.pos_ == "ADJ"
            and start
            and case.doc[token.i - 1].lemma_ in ("go", "get", "completely", "totally", "utterly", "absolutely")
        ):
            continue
        if token is not None and token.pos_ == "PROPN" and first[:1].isupper() and start > 0 and not first.isupper():
            continue
        if first[:1].isupper() and plain and (start == 0 or not first.isupper()):
            plain = plain[0].upper() + plain[1:]
        return plain, number + len(phrase), words[number + len(phrase) - 1][2]
    return None


def quieter(case: Case) -> Iterator[Proposal]:
    """ "We asked for THREE quotations!!!" -> "We asked for three quotations!" """
    from tonecheck.checkers.lettering import known_word

    text = case.text(case.start, case.end)
    raw_start = case.analysis.sentence_span(case.sentence).start
    span = case.finding.span
    assert span is not None
    capitals = re.findall(r"\b[A-Z]{2,}\b", text)
    whole = len(capitals) >= 3

    def lower(found: re.Match[str]) -> str:
        word = found[0]
        inside = span.start - 1 <= raw_start + found.start() < span.end + 1
        if not (inside or whole) or not known_word(word.lower()):
            return word
        return lowered(word)

    said = re.sub(r"\b[A-Z]{2,}(?:['’][A-Z]+)?\b", lower, text)
    said = re.sub(r"[?!]*\?[?!]+|!+\?[?!]*", "?", said)
    said = re.sub(r"!{2,}", "!", said)
    said = re.sub(r"\bE(?=-mails?\b)", "e", said)
    said = re.sub(r"\bi(?=\b)(?!\.)", "I", said) if whole else said
    said = said[:1].upper() + said[1:] if text[:1].isupper() else said
    if said != text:
        yield Proposal(said, "says the same without raising the voice")
