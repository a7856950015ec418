"""Checks of manner: orders without a courtesy, and cold answers. The rules of demand and curtness hold their words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from tonecheck.checkers.hit import Hit
from tonecheck.checkers.phrase import expand
from tonecheck.checkers.tokens import COMMON
from tonecheck.message import Kind, PartKind
from tonecheck.nlp import Analysis, Sentence, is_imperative, subject_of

# --------------------------------------------------------------------------------------------------- orders

#: Words that make an order a request, an offer or advice, and words of thanks or regret that take the edge off.
_KIND = re.compile(
    r"\b(?:please|pls|plz|kindly|thanks?|thank|cheers|sorry|apolog\w+|afraid|unfortunately|sadly|regret|happy|happily|"
    r"glad|gladly|pleased|delighted|welcome|grateful|appreciate\w*|could|would|might|may|perhaps|maybe|feel free|"
    r"let me know|let us know|no rush|no hurry|take your time|if you (?:like|want|wish|can|prefer|need)|hope|love(?:ly)?|"
    r"great|good luck|well done|my (?:mistake|fault|bad)|congratulations|of course|no (?:problem|trouble)|enjoy|"
    r"do (?:come|have|call|send|let|ring|keep|give|ask|tell))\b"
    r"|:-?\)|\U0001f642|\U0001f60a",
    re.I,
)
#: The order serves the reader or is a step of a procedure.
_FOR_READER = re.compile(
    r"\b(?:and|then) (?:i|we|you|it|they|your)(?:'ll|'d| will| can| could| get| may| should| wo| \w+ to you)\b|"
    r"\band your \w+ (?:goes|comes|is|will|ships|leaves)\b|\bor (?:else|i|we|my|our|you|they|it|the)\b|\b(?:so (?:that )?|that way,? )(?:i|we|you) (?:can|could|may)|"
    r"\b(?:free|save|win|offer|discount|off your|your own pace|at our (?:cost|expense)|step \d|seconds|clockwise|click|"
    r"button|menu|tablets?|dose)\b",
    re.I,
)
_CONDITION = re.compile(
    r"^\W*(?:if|when|once|unless|should you|in case|to \w+|before you|after you|whenever|for \w+)\b", re.I
)
_TAIL = re.compile(r"\s+(?:until|because|since|so that|or|else)\b.*$|\s*[;:–—].*$", re.I | re.S)
_STEPS = re.compile(r"^\s*(?:\(?\d{1,2}[.):]|step \d+|[-*•–] )", re.I)


def _near(analysis: Analysis, sentence: Sentence) -> str:
    """The sentence with its neighbours in the same part: where a kind word would soften it."""
    around = analysis.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return " ".join(s.text for s in around if s.segment.part is sentence.segment.part)


def _hit_at(sentence: Sentence, start: int, end: int, values: Mapping[str, str] | None = None) -> Hit | None:
    """A hit on characters start..end of the sentence's text, widened to whole tokens."""
    base = sentence.tokens.start_char
    span = sentence.segment.doc.char_span(base + start, base + end, alignment_mode="expand")
    return None if span is None else Hit(sentence, span.start, span.end, values=values or {})


def _in_line_of_steps(sentence: Sentence) -> bool:
    text, at = sentence.segment.text, sentence.tokens.start_char
    line = text.rfind("\n", 0, at) + 1
    return bool(_STEPS.match(text, line) or _STEPS.match(sentence.text))


_CHUNK = re.compile(r"(?:\([^()]*\)|[^\s()])+")
_INSIDE_GAP = re.compile(r"[\w'./&-]+")
_MOST_IN_GAP = 4


class _Slot:
    """What may stand in one place of a phrase: word sequences by their first word; `*` is one to four words of any kind."""

    __slots__ = ("by_first", "optional")

    def __init__(self, sequences: Iterable[tuple[str, ...]]) -> None:
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self.optional = False
        for sequence in sequences:
            if sequence:
                self.by_first.setdefault(sequence[0], []).append(sequence)
            else:
                self.optional = True

    def at(self, word: str) -> Iterator[tuple[str, ...]]:
        """The sequences that may begin with a word as it stands in the text."""
        yield from self.by_first.get(word, ())
        yield from self.by_first.get("*", ())
        bare = _bare(word)
        if bare != word:
            yield from self.by_first.get(bare, ())


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase: its places, the words that it can begin with, and sets of words of each of which a text must hold one."""

    slots: tuple[_Slot, ...]
    firsts: frozenset[str]
    needs: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, choice: str) -> _Phrase:
        slots = tuple(
            _Slot(tuple(reading.lower().split()) for reading in expand(chunk[0])) for chunk in _CHUNK.finditer(choice)
        )
        firsts: set[str] = set()
        needs: list[frozenset[str]] = []
        begun = False
        for slot in slots:
            if not begun:
                firsts |= slot.by_first.keys()
            if not slot.optional:
                begun = True
                if "*" not in slot.by_first:
                    sequences = [sequence for found in slot.by_first.values() for sequence in found]
                    needs.append(frozenset(max(words, key=_rarity) for words in sequences))
        needs.sort(key=lambda words: (not words.isdisjoint(COMMON), len(words)))
        return cls(slots, frozenset(firsts), tuple(need for need in needs if "*" not in need))


def _rarity(word: str) -> tuple[bool, bool, int]:
    return word != "*", word not in COMMON, len(word)


class _Words(tuple[str, ...]):
    """The words of a text in small letters; their forms are made once, since many rules ask for them."""

    @classmethod
    def of(cls, text: str) -> _Words:
        return cls(text.lower().split())

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words with and without the marks behind them."""
        return frozenset(self).union(map(_bare, self))


class _Phrases:
    """Phrases in the notation of phrase rules, `*` for one to four words, matched word by word without writing them all out."""

    def __init__(self, choices: Sequence[str]) -> None:
        self._by_need: dict[str, list[_Phrase]] = {}
        self._anywhere: list[_Phrase] = []
        for choice in choices:
            phrase = _Phrase.of(choice)
            if not phrase.needs:
                self._anywhere.append(phrase)
            for word in phrase.needs[0] if phrase.needs else ():
                self._by_need.setdefault(word, []).append(phrase)

    def _possible(self, words: _Words) -> list[_Phrase]:
        """The phrases of which every part has a word in the text."""
        forms = words.forms
        if not self._anywhere and self._by_need.keys().isdisjoint(forms):
            return []
        named = {id(phrase): phrase for word in self._by_need.keys() & forms for phrase in self._by_need[word]}
        return [
            phrase
            for phrase in (*named.values(), *self._anywhere)
            if not any(need.isdisjoint(forms) for need in phrase.needs)
        ]

    def find(self, words: _Words, at: int = 0, *, only: bool = False) -> tuple[int, int] | None:
        """The first word from `at` on (with `only`: just there) where one of the phrases begins, and where the longest ends.

        Marks behind the last word do not count.
        """
        possible = self._possible(words)
        if not possible:
            return None
        for place in range(at, min(at + 1, len(words)) if only else len(words)):
            word, bare = words[place], _bare(words[place])
            ends = [
                _reach(phrase.slots, words, place)
                for phrase in possible
                if word in phrase.firsts or bare in phrase.firsts or "*" in phrase.firsts
            ]
            if ends and max(ends) > 0:
                return place, max(ends)
        return None

    def cover(self, words: _Words) -> bool:
        """Whether all the words together are one of the phrases."""
        return self.find(words, only=True) == (0, len(words))

    def stand_in(self, text: str) -> bool:
        """Whether one of the phrases stands somewhere in the text."""
        return self.find(_words_of(text)[0]) is not None


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    return re.sub(r"\W+$", "", word)


def _reach(slots: Sequence[_Slot], words: Sequence[str], at: int) -> int:
    # A place is closed where its last word had a mark behind it: the phrase may end there, but not go on.
    places = {(at, False)}
    for slot in slots:
        further = places if slot.optional else set[tuple[int, bool]]()
        for place, closed in places:
            if not closed and place < len(words):
                for wanted in slot.at(words[place]):
                    further = further | _ends(wanted, words, place)
        if not further:
            return -1
        places = further
    return max(place for place, _ in places)


def _ends(wanted: Sequence[str], words: Sequence[str], at: int) -> set[tuple[int, bool]]:
    """Where the wanted words, found from word `at` on, can end."""
    places = {at}
    for word in wanted[:-1]:
        if word == "*":
            places = {end for place in places for end in _gap_ends(words, place)}
        else:
            places = {place + 1 for place in places if place < len(words) and words[place] == word}
        if not places:
            return set()
    found = set()
    for place in places:
        if wanted[-1] == "*":
            found |= {(end, False) for end in _gap_ends(words, place)}
        elif place < len(words) and words[place] == wanted[-1]:
            found.add((place + 1, False))
        elif place < len(words) and _bare(words[place]) == wanted[-1]:
            found.add((place + 1, True))
    return found


def _gap_ends(words: Sequence[str], at: int) -> list[int]:
    """The ends of a gap of one to four words from word `at` on."""
    ends = []
    for i in range(at, min(at + _MOST_IN_GAP, len(words))):
        if not _INSIDE_GAP.fullmatch(words[i]):
            break
        ends.append(i + 1)
    return ends


@lru_cache(maxsize=256)
def _any_of(choices: tuple[str, ...]) -> _Phrases:
    return _Phrases(choices)


#: Where an order may begin: at the start of the sentence, after a stop inside it, or after "and".
_ORDER_START = re.compile(
    r"^\W*(?:(?:so|now|then|just|and|look|right|ok|okay|well|again),? )?|"
    r"[:;–—,] (?:(?:so|now|then|just|and) )?| - |\band ",
    re.I,
)


@lru_cache(maxsize=1024)
def _order_places(text: str) -> tuple[tuple[int, _Words], ...]:
    """Where in a sentence an order may begin, and the words from there on."""
    starts = sorted({m.end() for m in _ORDER_START.finditer(text)} | {len(text) - len(text.lstrip(" \t\"'“‘(-–—"))})
    return tuple((at, _Words.of(text[at:])) for at in starts)


#: Before "and" somebody else is the one who does it; before a comma there is a condition.
_NO_ORDER = re.compile(
    r"\b(?:i|we|he|she|they|who|will|can|could|would|may|might|'ve)\b[^;:.]*\band $|\b(?:if|should|when|once)\b[^;.]*, $",
    re.I,
)


def _order_start(phrases: _Phrases, text: str) -> int:
    """Where in the sentence an order begins with one of the phrases; -1 if none does."""
    found = next((at for at, words in _order_places(text) if phrases.find(words, only=True)), -1)
    return -1 if _NO_ORDER.search(text[: max(found, 0)]) else found


def bare_order(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """An imperative to the reader without a courteous word near it.

    `verbs`: how such an order begins (a verb, or a verb with what follows); in its place `but`: any imperative that
    begins the sentence, but not with one of these. `needs`: words of which one must stand later in the clause.
    Conditions, steps of instructions, what serves the reader, commits and patches are left alone. The finding runs from
    the verb to the end of its clause; `{order}` holds it without capitals.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    orders = _any_of(tuple(options["verbs"])) if options.get("verbs") else None
    spared = _any_of(tuple(options.get("but", ())))
    needs = _any_of(tuple(options["needs"])) if options.get("needs") else None
    for sentence in analysis.sentences:
        text = sentence.text
        if sentence.segment.part.kind is not PartKind.BODY or len(text) > 240:
            continue
        if orders is not None:
            start = _order_start(orders, text)
        else:
            begins = is_imperative(sentence.tokens[0]) and not spared.find(_Words.of(text), only=True)
            start = 0 if begins else -1
        if start < 0 or text.rstrip("\"')”").endswith("?") or _CONDITION.match(text) or _FOR_READER.search(text):
            continue
        if _KIND.search(_near(analysis, sentence)) or _in_line_of_steps(sentence):
            continue
        order = _TAIL.sub("", text[start:]).rstrip()
        if needs is not None and not needs.stand_in(order):
            continue
        plain = re.sub(r"[.!…]+$", "", order)
        shouted = len(plain.split()[0]) > 1 and plain.split()[0].isupper()
        plain = plain.lower() if shouted else plain[:1].lower() + plain[1:]
        hit = _hit_at(sentence, start, start + len(order), {"order": plain})
        if hit is not None:
            yield hit


# --------------------------------------------------------------------------------------------------- cold answers


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \t\n.,;:…\"'()-–—")


@lru_cache(maxsize=1024)
def _statements(text: str) -> tuple[_Words, ...]:
    """The words of each statement of a short sentence, without marks at their ends; none where it asks or is long."""
    if len(text) > 90 or "?" in text:
        return ()
    plain = [_plain(piece) for piece in re.split(r"[.!]\s+", text)]
    return tuple(_Words.of(piece) for piece in plain if piece)


def cold_fragment(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Sentences that say no more than one of `fragments` (phrase notation, `*` for one to four words), nothing warm near.

    Fragments that follow each other are one finding. Where `excused` is true (the default), a fragment is excused when
    the next sentence explains it at some length.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    cold = _any_of(tuple(options["fragments"]))
    sentences = [s for s in analysis.sentences if s.segment.part.kind is PartKind.BODY]
    flags = [bool(said := _statements(s.text)) and all(map(cold.cover, said)) for s in sentences]
    at = 0
    while at < len(sentences):
        if not flags[at]:
            at += 1
            continue
        end = at + 1
        while end < len(sentences) and flags[end] and sentences[end].segment is sentences[at].segment:
            end += 1
        first, last = sentences[at], sentences[end - 1]
        following = sentences[end].text if end < len(sentences) else ""
        explained = options.get("excused", True) and len(following.split()) >= 5
        warm = _KIND.search(" ".join([s.text for s in sentences[max(0, at - 1) : end]] + [following]))
        if not explained and not warm and not _in_line_of_steps(first):
            yield Hit(first, first.tokens.start, last.tokens.end)
        at = end


def cold_answer(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """After "Re your question about …:" no more than one of `tails` (phrase notation); the finding marks the tail.

    `heads`: words of which one must stand before the colon or dash.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    heads = _any_of(tuple(options["heads"]))
    tails = _any_of(tuple(options["tails"]))
    for sentence in analysis.sentences:
        text = sentence.text
        if sentence.segment.part.kind is not PartKind.BODY or len(text) > 240:
            continue
        before = analysis.sentences[sentence.index - 1].text.rstrip() if sentence.index else ""
        if before.endswith(":") and tails.cover(_Words.of(_plain(text))) and heads.stand_in(before):
            if not _KIND.search(_near(analysis, sentence)):
                yield Hit(sentence, sentence.tokens.start, sentence.tokens.end)
            continue
        for mark in re.finditer(r":\s+|\s[-–—]+\s+|,\s+", text):
            tail = text[mark.end() :]
            if not tails.cover(_Words.of(_plain(tail))) or not heads.stand_in(text[: mark.start()]):
                continue
            if _KIND.search(_near(analysis, sentence)):
                break
            hit = _hit_at(sentence, mark.end(), len(text.rstrip()))
            if hit is not None:
                yield hit
            break


# --------------------------------------------------------------------------------------------------- pairs

#: Words that show a sentence to be meant kindly; unlike _KIND without the modal verbs, which threats use too.
_WARM = re.compile(
    r"\b(?:please|pls|thanks?|thank|sorry|afraid|unfortunately|happy|happily|glad|gladly|pleased|delighted|welcome|grateful|"
    r"congratulations|enjoy|lovely|free of charge|refund you|for you|on your behalf|at no cost|no problem|no worries)\b",
    re.I,
)


def _find(phrases: _Phrases, text: str, at: int) -> tuple[int, int] | None:
    """The first place from character `at` on where one of the phrases stands."""
    words, starts, ends = _words_of(text)
    found = phrases.find(words, bisect_left(starts, at))
    return None if found is None else (starts[found[0]], ends[found[1] - 1])


@lru_cache(maxsize=1024)
def _words_of(text: str) -> tuple[_Words, tuple[int, ...], tuple[int, ...]]:
    """The words of a text without opening marks, and where each starts and ends."""
    pieces = list(re.finditer(r"\S+", text))
    words = _Words(piece[0].lower().lstrip("\"'“‘([-–—") for piece in pieces)
    return words, tuple(piece.start() for piece in pieces), tuple(piece.end() for piece in pieces)


def first_then(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A sentence with one of the phrases `first` and, after it, one of the phrases `then`.

    `start`: `first` must begin the sentence. `imperative`: in place of `first` the sentence begins with an imperative.
    `question`: whether it must be a question (true) or none (false, the default). `fine`: phrases that excuse it, beside
    words of courtesy. `mark`: `all` (default) from `first` to the end of the sentence, or `then` from there on.
    """
    first = _any_of(tuple(options["first"])) if options.get("first") else None
    then = _any_of(tuple(options["then"]))
    fine = _any_of(tuple(options["fine"])) if options.get("fine") else None
    for sentence in analysis.sentences:
        text = sentence.text
        if sentence.segment.part.kind is not PartKind.BODY or len(text) > 300:
            continue
        if text.rstrip("\"')”").endswith("?") != bool(options.get("question", False)):
            continue
        begin, end = 0, 0
        if first is not None:
            found = _find(first, text, 0)
            if found is None or (options.get("start") and re.search(r"\w{4}", text[: found[0]])):
                continue
            begin, end = found
        elif options.get("imperative") and not _begins_with_order(sentence):
            continue
        later = _find(then, text, end)
        if later is None or _WARM.search(text) or (fine is not None and fine.stand_in(text)):
            continue
        hit = _hit_at(sentence, later[0] if options.get("mark") == "then" else begin, len(text.rstrip()))
        if hit is not None:
            yield hit


def _begins_with_order(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.is_alpha or "'" in t.text][:3]
    return any(t.tag_ in ("VB", "VBP") and subject_of(t) is None and t.pos_ in ("VERB", "AUX") for t in words)


CHECKS: dict[str, Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]] = {
    "bare-order": bare_order,
    "cold-fragment": cold_fragment,
    "cold-answer": cold_answer,
    "first-then": first_then,
}
