"""Words changed for plainer ones in the same form, capitals lowered, clipped answers filled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import CAPITALISED, Case, Proposal, inflect, is_base, lowered, smooth
from tonecheck.rewrite.recast.plain import ASIDES, PLAIN
from tonecheck.rewrite.recast.speech import is_chat, mended

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXCLAIMED = frozenset(
    [
        "shit",
        "hell",
        "damn",
        "damnit",
        "dammit",
        "christ",
        "jesus",
        "crap",
        "bollocks",
        "fuck",
        "bugger",
        "blimey",
        "shite",
        "feck",
        "sh*t",
        "f*ck",
        "goddamn",
        "strewth",
    ]
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
        word, start, end = words[number]
        exclaimed = (
            case.finding.category == "profanity"
            and word.lower() in _EXCLAIMED
            and start == 0
            and text[end : end + 1] in ",!"
        )
        made = None if exclaimed else _replaced(case, table, words, tokens, number)
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
    said = smooth(said) if text[:1].isupper() else re.sub(r" {2,}", " ", said).strip(" ,;")
    if case.finding.category == "slang":
        said = _with_subject(case, said)
    if case.finding.category in ("slang", "profanity"):
        right = mended(text, said, case.finding.category)
        if right is None:
            return
        said = right
    if case.finding.category == "insensitive" and _ODD.search(said):
        return
    if len(re.findall(r"\w+", said)) >= 2:
        yield Proposal(said, _SAME, warmth=1 if case.finding.category == "slang" else 0)


def _with_subject(case: Case, text: str) -> str:
    """ "Going to send it today." -> "We're going to send it today." "Do not know when." -> "I don't know when." """
    if text.endswith("?"):
        return text
    we = case.plural and case.speaks
    text = re.sub(r"^going to (?=[a-z])", "We're going to " if we else "I'm going to ", text, flags=re.I)
    return re.sub(r"^(?:do not|don't) know\b", "We don't know" if we else "I don't know", text, flags=re.I)


#: Adjectives where a noun stood ("a right psycho", "goes full schizo"), people called unreasonable, and what they are good for.
_ODD = Rare(
    r"\b(?:made|born|cut out) for (?:this|that|such|the) (?:kind of |sort of )?(?:work|jobs?)\b|\bby nature\b|\bneeds? (?:\w+ )?(?:meds|medication|pills|therapy|a doctor)\b|\b(?:go(?:es|ing|ne)?|went|full) (?:\w+ly |full )?(?:erratic|inconsistent|unpredictable|distracted|unreasonable|particular)\b|"
    r"\bact(?:s|ed|ing)? (?:\w+ )?(?:erratic|inconsistent|unpredictable|distracted|unreasonable|weak)\b|"
    r"\b(?:a|an|some|right|real|total|complete) (?:erratic|inconsistent|unpredictable|distracted|unfeeling|particular|unreliable)(?! (?!with\b|about\b|on\b|at\b|in\b|when\b|and\b|or\b|who\b)\w)|"
    r"\bunreasonable (?:\w+ )?(?:wom[ae]n|m[ae]n|guys?|lad(?:y|ies)|person|people|clients?|customers?|tenants?|bastards?|about|for|in)\b|"
    r"\b(?:he|she|they|you|who|\w+ people|him|her) (?:is|are|was|were|must be) (?:\w+ )?(?:erratic|unpredictable|unreasonable|unsound)\b",
    re.I,
)


def _article(found: re.Match[str], text: str) -> str:
    vowel = (
        text[found.end() : found.end() + 1].lower() in "aeio" or re.match(r"un(?!i)", text[found.end() :]) is not None
    )
    uni = re.match(r"(?:one|once|eu|uni|use|usu)", text[found.end() :], re.I)
    return (
        f"{found[1]}{'n' if vowel and not uni else ''} "
        if re.match(r"an? (?:[a-z])", text[found.start() :], re.I)
        and not text[found.end()].isupper()
        and not re.match(r"(?:hour|honest|heir|u(?!n(?!i)))", text[found.end() :], re.I)
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
    if not before:
        return False
    token = tokens[max(before)]
    return token.i in case.alike or (case.finding.category == "slang" and is_chat(token.text))


#: What only laughs, at the end even without a comma.
_LAUGHS = frozenset(["lol", "lolz", "lmao", "rofl", "haha", "hehe", "smh", "ngl"])


def _aside(text: str, start: int, end: int) -> bool:
    """Whether a word stands between commas or at an end behind a comma."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if text[start:end].lower() in _LAUGHS and before and (not after or after[:1] in ".!?"):
        return True
    return (not before or before.endswith((",", "–", "—"))) and (not after or after[:1] in ",.!?;" or not before)


_SOMEBODY = frozenset({"i", "we", "you", "he", "she", "they", "who", "people", "everyone", "everybody"})


def _before_a_noun(words: list[tuple[str, int, int]], tokens: dict[int, Token], number: int) -> bool:
    """Whether word `number` is a noun that what stands before it describes."""
    token = tokens.get(words[number][1]) if number < len(words) else None
    return token is not None and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("obj", "nsubj:pass")


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
        if phrase[0] == "the" and len(phrase) == 2 and _before_a_noun(words, tokens, number + 2):
            continue  # "the handicapped toilet"
        if plain == "go wrong" and token is not None and _SOMEBODY.intersection(c.lower_ for c in token.children):
            continue
        if inflected and not plain:
            continue  # The verb of the sentence.
        if case.finding.category == "insensitive" and not _of_its_kind(case, token, plain):
            continue
        if inflected and token is not None and plain:
            if token.pos_ != "VERB" or token.tag_ not in ("VBD", "VBN", "VBG", "VBZ"):
                continue
            head, _, rest = plain.partition(" ")
            if not is_base(head):
                continue
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


#: Plain adjectives that stand for slurs which are as often nouns ("a total spaz"), and a verb for one that is a noun too.
_QUALITIES = frozenset(
    [
        "unreliable", "erratic", "inconsistent", "unpredictable", "distracted", "weak", "badly thought out", "unreasonable", "particular",
        "so particular", "forgetful", "agitated", "unfeeling", "unsound", "limited", "severe", "deaf", "very risky",
    ]
)  # fmt: skip


def _of_its_kind(case: Case, token: Token | None, plain: str) -> bool:
    """Whether a plain word is of the same kind as the word it stands for: no "weak" for a noun, no "limits" for people."""
    if token is None:
        return plain not in _QUALITIES and plain != "limits"
    if plain == "limits":
        return token.pos_ == "VERB"
    if plain not in _QUALITIES or token.pos_ not in ("NOUN", "PROPN"):
        return True
    if any(c.dep_ == "cop" for c in token.children) and not any(c.dep_ == "det" for c in token.children):
        return True  # "The price is insane."
    return token.i + 1 < case.end and case.doc[token.i + 1].pos_ == "NOUN"


#: Short words in capitals that are names of things more often than shouted words.
_INITIALS = frozenset(
    [
        "pin",
        "sim",
        "vat",
        "sat",
        "cat",
        "ram",
        "rom",
        "bit",
        "fob",
        "cod",
        "pan",
        "sap",
        "ant",
        "dos",
        "mac",
        "gas",
        "led",
        "bat",
        "url",
        "faq",
        "eta",
        "ipa",
        "rsvp",
        "usa",
        "ups",
        "id",
        "api",
        "sms",
        "pdf",
        "csv",
        "sql",
    ]
)


def _ordinary(word: str) -> bool:
    """Whether a word in capitals is a word of the language: one that is known, or made of a verb ("bikes", "server", "printed")."""
    from tonecheck.checkers.lettering import known_word

    small = word.lower()
    if small in _INITIALS:
        return False
    if known_word(small) or small in CAPITALISED:
        return True
    stems = [small]
    stems += [
        small[: -len(end)] for end in ("s", "es", "ed", "d", "ing", "er", "r", "ers", "rs") if small.endswith(end)
    ]
    stems += [f"{small[:-3]}e"] if small.endswith("ing") else []
    return any(len(stem) > 2 and (is_base(stem) or known_word(stem)) for stem in stems)


_CAPS = Rare(r"\b[A-Z]{2,}(?:['’][A-Z]+)?\b")
_ASKS_FOR = Rare(
    r"^(?:(?:can|could|will|would|do|does|did|is|are|was|were|has|have|may|shall|should) (?:i|we|you|he|she|it|they|this|that|somebody|someone|anybody|anyone|the|your|my|our|there)\b|(?:why|when|where|who|how|what) (?:is|are|was|were|do|does|did|can|will|has|have)\b)",
    re.I,
)


#: Words said again to shout: "THANK YOU THANK YOU", "URGENT URGENT".
_TWICE = Rare(r"\b(thank you|urgent|very|please|now|sorry)(?:,? \1)+\b", re.I)


def still_shouts(text: str, after: str) -> bool:
    """Whether lowered words keep one in capitals ("no BIKES in the hall"), lack a question mark, or end in "!,"."""
    if text.endswith("!") and after.startswith(","):
        return True
    if not re.search(r"[a-z]", text):
        return False
    if re.search(r"\d(?:ST|ND|RD|TH)\b", text) or _TWICE.search(text):
        return True
    if any(
        len(word) > 5 or _ordinary(word) for word in re.findall(r"\b[A-Z]{2,}\b", text) if word.lower() not in _INITIALS
    ):
        return True
    return bool(_ASKS_FOR.match(text) and text[-1:].isalnum() and not re.match(r"\s*\w", after))


def quieter(case: Case) -> Iterator[Proposal]:
    """ "We asked for THREE quotations!!!" -> "We asked for three quotations!" """
    text = case.text(case.start, case.end)
    raw_start = case.analysis.sentence_span(case.sentence).start
    span = case.finding.span
    assert span is not None
    capitals = list(_CAPS.finditer(text))
    whole = len(capitals) >= 3

    def shouted(found: re.Match[str]) -> bool:
        return whole or span.start - 1 <= raw_start + found.start() < span.end + 1

    def lower(found: re.Match[str]) -> str:
        if not shouted(found) or not (_ordinary(found[0]) or "'" in found[0] or "’" in found[0]):
            return found[0]
        return lowered(found[0])

    # A word of a shouted run that cannot be told from a name would stand out in the mended sentence.
    beside = [found for at, found in enumerate(capitals) if _in_run(capitals, at, text)]
    if any(shouted(found) for found in beside) and any(
        len(found[0]) > 5 and not _ordinary(found[0]) and not re.search(r"['’]", found[0]) for found in beside
    ):
        return
    said = _CAPS.sub(lower, text)
    said = _TWICE.sub(r"\1", said)
    said = re.sub(r"(?<=\d)(?:ST|ND|RD|TH)\b", lambda m: m[0].lower(), said)
    said = re.sub(r"[?!]*\?[?!]+|!+\?[?!]*", "?", said)
    said = re.sub(r"!+(?=,)", "", re.sub(r"!{2,}", "!", said))
    said = re.sub(r"\bE(?=-mails?\b)", "e", said)
    said = re.sub(r"\bi(?=\b)(?!\.)", "I", said) if whole else said
    said = said[:1].upper() + said[1:] if text[:1].isupper() else said
    said = re.sub(r"(?<=[.!?] )[a-z]", lambda m: m[0].upper(), said) if whole else said
    if whole and said[-1:].isalnum() and _ASKS_FOR.match(said):
        said += "?"
    if said != text:
        yield Proposal(said, "says the same without raising the voice")


def _in_run(capitals: list[re.Match[str]], at: int, text: str) -> bool:
    """Whether a word in capitals has another beside it."""
    found = capitals[at]
    before = at > 0 and not re.search(r"\w", text[capitals[at - 1].end() : found.start()])
    after = at + 1 < len(capitals) and not re.search(r"\w", text[found.end() : capitals[at + 1].start()])
    return before or after
