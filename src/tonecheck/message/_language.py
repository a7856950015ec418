"""Which paragraphs are not English.

A cheap count of function words answers for nearly all drafts. py3langid (a naive Bayes model over byte n-grams,
offline, BSD-3-Clause) is loaded only for a paragraph that the count leaves open; that takes about a second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tonecheck.message._lines import word_set
from tonecheck.message._types import OWN, Part, PartKind
from tonecheck.span import Span

#: Fewest words (or letters of a script written without blanks) that are ever called foreign.
FEWEST_WORDS = 4
#: Most characters of one paragraph that are looked at.
LONGEST = 2000

# Frequent English words that are rare in other languages written with Latin letters ("in", "was", "die", "me" are not),
# chat spellings among them, because slang is English too.
_ENGLISH = word_set(
    "the and you your that this with for have not it be from will our please would could but they are what when there "
    "their been were which if can any thanks thank it's i'm i've i'll don't didn't won't can't isn't you're we're "
    "we've "
    "we'll you've you'll that's should about just know get got like your's ours yours us them these those who whom "
    "whose "
    "why how where than then now only also more much many some because before after still again never ever always here "
    "out up down off into onto my mine his her him she its had does did done doing being having i of is was we he "
    "u ur r gonna wanna gotta kinda dunno lol lmao wtf omg pls plz thx im ive dont cant wont didnt youre thats hey "
    "yeah "
    "yep nope dude bro sorry hi hello dear regards best sincerely send sent need want make made take give call week "
    "day "
    "today tomorrow yesterday order invoice payment money back work team update issue problem fix mail email file "
    "attached reply asap look think going go say said tell told let's let late soon next last first new"
)
# Shared with other languages: they support English only beside a word of the list above.
_SHARED = word_set("i of is was we he do so in on an as at to by or me my no us had has him her go not for it be man")
_FOREIGN = word_set(
    "der die das und ist nicht ich sie wir mit für auf dem den ein eine einen einer zu von haben wird sind auch bei "
    "nach "
    "bitte vielen dank ihre ihr ihnen können wurde "
    "le les des une est pas vous nous que qui dans pour avec sur votre notre merci cette sont aux ce je et du "
    "el los las que por para una con su sus es está gracias pero como muy del se lo usted nos "
    "il che di per non sono della grazie è una con gli alla questo "
    "het een van niet zijn dat voor met wij heeft ook naar wordt bedankt aan ik je "
    "não uma você para com obrigado mais seu sua dos das em "
    "och att det som inte jag är på med till för har vi ikke og det til av på "
    "nie się jest na że dla proszę dziękuję ve bir bu için ile"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"\r\n|\n|\r")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\n|\r(?!\n))(?:[ \t]*(?:\r\n|\n|\r(?!\n)))+")
_NOISE = re.compile(r"https?://\S+|\S+@\S+|`[^`\n]*`|\{\{[^}\n]*\}\}|\[[^\]\n]*\]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2c00-\u2dff\u2e80-\ua63f\ua66e-\ud7ff\uf900-\ufaff]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# No Ukrainian sentence of some length does without these; the library often takes Russian for it.
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
# English-based creoles, Scots, and Latin (placeholder text): non-native and dialect English is often taken for them.
_ENGLISH_CODES = frozenset(("en", "pcm", "sco", "jam", "tpi", "bi", "la"))

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lb": "Luxembourgish", "lt": "Lithuanian",
    "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def language_of(paragraph: str) -> str | None:
    """ISO 639-1 code of a paragraph, "en" for English of any quality, None where it is too short to tell."""
    text = _NOISE.sub(" ", paragraph[:LONGEST])
    tokens = [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]
    other = 0 if text.isascii() else len(_OTHER_SCRIPT.findall(text))
    letters = sum(map(len, tokens))
    if other >= FEWEST_WORDS and 2 * other > letters:
        unspaced = len(_UNSPACED.findall(text))
        return _identified(text, sure=True) if len(tokens) >= FEWEST_WORDS or unspaced >= 2 * FEWEST_WORDS else None
    if len(tokens) < FEWEST_WORDS:
        return None
    return _latin(text, tokens)


def _latin(text: str, tokens: list[str]) -> str | None:
    english = sum(token in _ENGLISH and token not in _SHARED for token in tokens)
    shared = sum(token in _SHARED for token in tokens)
    foreign = sum(token in _FOREIGN for token in tokens)
    accented = sum(not token.isascii() for token in tokens)
    if english > foreign and english + shared >= 0.15 * len(tokens):
        return "en"
    # Without a sign of another language, too few words in a row prove nothing: headings, lists of products.
    if not foreign and not accented and (english or len(tokens) < 7):
        return None
    if not foreign and 4 * accented < len(tokens) and len(tokens) < 7:
        return None
    return _identified(text, sure=False)


def _identified(text: str, *, sure: bool) -> str | None:
    """The library's answer; without `sure` it must beat English by a clear margin to count."""
    scores = _scores(" ".join(text.lower().split() if text.isupper() else text.split()))
    code, best = scores[0]
    if code in _ENGLISH_CODES and not sure:
        return "en" if code == "en" else None
    english = max((score for name, score in scores if name in _ENGLISH_CODES), default=best - 1e9)
    # The score is a log likelihood, so the margin grows with the text.
    if code == "uk" and not _UKRAINIAN.search(text):
        code = "ru"
    if sure or best - english >= 6 + 0.12 * min(len(text), 500):
        return code
    return None


def _scores(text: str) -> list[tuple[str, float]]:
    import py3langid  # type: ignore[import-untyped, unused-ignore]

    return [(str(code), float(score)) for code, score in _ranked(py3langid, text)[:60]]


@lru_cache(maxsize=256)
def _ranked(module: object, text: str) -> list[tuple[str, float]]:
    ranked: list[tuple[str, float]] = module.rank(text)  # type: ignore[attr-defined]
    return ranked


def name_of(code: str) -> str:
    """English name of a language, or its code in words where we have none."""
    return NAMES.get(code, f"language “{code}”")


def with_languages(raw: str, parts: Sequence[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """Parts with their language, split by paragraph where it changes, and a sentence per language not judged."""
    told = [piece for part in parts for piece in _pieces(raw, part)]
    told = _settled(raw, told)
    return _merged(told), _notes(raw, told)


def _pieces(raw: str, part: Part) -> list[Part]:
    """Own parts by paragraph, each with its language; others as they are."""
    if part.kind not in OWN:
        return [part]
    found = []
    start = part.span.start
    text = part.span.of(raw)
    for match in _PARAGRAPH_END.finditer(text):
        end = part.span.start + match.end()
        if raw[start:end].strip():
            found.append(Part(part.kind, Span(start, end), language_of(raw[start:end])))
            start = end
    if start < part.span.end:
        rest = raw[start : part.span.end]
        if found and not rest.strip():
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, part.span.end))
        else:
            found.append(Part(part.kind, Span(start, part.span.end), language_of(rest)))
    return found


def _settled(raw: str, parts: list[Part]) -> list[Part]:
    """Greetings and the like too short to tell take the language of the mail if all of its paragraphs are foreign."""
    languages = Counter(part.language for part in parts if part.kind is PartKind.BODY and part.language)
    if not languages or "en" in languages:
        return parts
    language = languages.most_common(1)[0][0]
    untold = sum(len(part.span) for part in parts if part.kind is PartKind.BODY and part.language is None)
    if untold > sum(len(part.span) for part in parts if part.kind is PartKind.BODY and part.language):
        return parts
    return [
        replace(part, language=language) if part.kind in OWN and _may_be_foreign(part, raw) else part for part in parts
    ]


def _may_be_foreign(part: Part, raw: str) -> bool:
    """Whether a short part says nothing against another language: "Best regards," above all does."""
    words = {token.lower() for token in _TOKEN.findall(part.span.of(raw)[:LONGEST])}
    return part.language is None and bool(words) and not words & (_ENGLISH - _SHARED)


def _merged(parts: Sequence[Part]) -> list[Part]:
    """Neighbours of one kind joined; a paragraph whose language cannot be told goes with English beside it."""
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and last.kind is part.kind and (last.judged == part.judged) and _agree(last, part):
            merged[-1] = Part(part.kind, Span(last.span.start, part.span.end), last.language or part.language)
        else:
            merged.append(part)
    return merged


def _agree(first: Part, second: Part) -> bool:
    return first.language == second.language or first.judged


def _notes(raw: str, parts: Sequence[Part]) -> tuple[str, ...]:
    lines: Counter[str] = Counter()
    for part in parts:
        if part.kind in OWN and part.language not in (None, "en"):
            lines[str(part.language)] += sum(1 for line in _BREAK.split(part.span.of(raw)) if line.strip())
    return tuple(
        f"{count} line{'s' if count != 1 else ''} in {name_of(code)} {'were' if count != 1 else 'was'} not judged: "
        f"only English is"
        for code, count in lines.items()
    )
