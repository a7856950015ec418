"""From the corpus and the licensed sets to windows with labels.

A text's sentences are those that tonecheck's own pipeline finds, its word pieces those of the base model's tokenizer:
what the model sees in training is what the reader gives it.
"""

from __future__ import annotations

import csv
import html
import random
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tonecheck.checkers.findings import RuleChecker
from tonecheck.finding import MESSAGE_LEVEL
from tonecheck.nlp import analyze_texts
from tonecheck.reader import LABELS, LONGEST, Piece, Window, windows
from tonecheck.rulebook import load_builtin

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
from items import Item, Mark, read_folder

__all__ = [
    "Item",
    "Line",
    "Mark",
    "Text",
    "mail_texts",
    "packed",
    "pieces_of",
    "politeness_texts",
    "read_folder",
    "texts_of",
    "windowed",
]

NUMBER = {label: i for i, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: word pieces, the numbers of its labels, and for each label the pieces that carry it."""

    piece: Piece
    judged: bool = True
    labels: frozenset[int] = frozenset()
    carried: dict[int, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of one item in order; `politeness` where people scored it, in standard deviations; `known`: has labels."""

    lines: tuple[Line, ...]
    labels: frozenset[int] = frozenset()
    politeness: float | None = None
    known: bool = True
    place: str = ""


def pieces_of(tokenizer: Any, sentences: Sequence[str]) -> list[Piece]:
    """Word pieces of sentences, each cut at LONGEST."""
    return [
        Piece(tuple(e.ids[:LONGEST]), tuple(e.offsets[:LONGEST]))
        for e in tokenizer.encode_batch(list(sentences), add_special_tokens=False)
    ]


def texts_of(tokenizer: Any, items: Sequence[Item]) -> list[Text]:
    """The items of the corpus; context sentences come first and are not judged."""
    made = []
    own = list(analyze_texts(item.text for item in items))
    around = list(analyze_texts(item.context or "." for item in items))
    for item, analysis, before in zip(items, own, around, strict=True):
        lines = []
        if item.context:
            lines += [Line(piece, judged=False) for piece in pieces_of(tokenizer, [s.text for s in before.sentences])]
        for sentence in analysis.sentences:
            span = analysis.sentence_span(sentence)
            piece = pieces_of(tokenizer, [sentence.text])[0]
            carried: dict[int, frozenset[int]] = {}
            for mark in item.marks:
                low, high = mark.start - span.start, mark.end - span.start
                inside = frozenset(i for i, (a, b) in enumerate(piece.places) if a < high and b > low)
                if inside:
                    number = NUMBER[mark.category]
                    carried[number] = carried.get(number, frozenset()) | inside
            if piece.ids:
                lines.append(Line(piece, labels=frozenset(carried), carried=carried))
        labels = frozenset(NUMBER[label] for label in item.labels)
        if any(line.judged for line in lines):
            made.append(Text(tuple(lines), labels, place=item.place))
    return made


def politeness_texts(tokenizer: Any, folder: Path) -> Iterator[tuple[str, str, str, Text]]:
    """Domain, id, quartile and text of the Stanford requests, their scores in standard deviations of the domain."""
    for domain in ("wikipedia", "stackexchange"):
        with open(folder / "stanford_politeness" / f"{domain}.csv", encoding="utf8", newline="") as file:
            rows = list(csv.DictReader(file))
        scores = [float(row["score"]) for row in rows]
        mean = sum(scores) / len(scores)
        spread = (sum((s - mean) ** 2 for s in scores) / len(scores)) ** 0.5
        analyses = analyze_texts(row["request"] for row in rows)
        for row, score, analysis in zip(rows, scores, analyses, strict=True):
            lines = tuple(
                Line(piece) for piece in pieces_of(tokenizer, [s.text for s in analysis.sentences]) if piece.ids
            )
            if lines:
                yield domain, row["id"], row["quartile"], Text(lines, politeness=(score - mean) / spread, known=False)


#: What advertising looks like: such lines are no drafts, and many are what tonecheck calls clichés and overpromises.
_ADVERTISING = re.compile(
    r"\$(?:LINK|\d)|%|https?:|www\.|[™®©#*_|>]|!|\b(?:free|offers?|deals?|apps?|download|subscri\w+|unsubscribe|click|newsletter|"
    r"survey|twitter|facebook|tweets?|videos?|games?|loans?|quotes?|coupons?|bonus|discount|exclusive|earn|cash|prizes?|trial|shop|"
    r"sale|gifts?|brand|fans?|playlist|sticker|pins?|followers?|perfect|amazing|ultimate|passion\w*|opportunity)\b",
    re.I,
)
#: At most so many sentences of a mail are one text.
_RUN = 3


def mail_texts(tokenizer: Any, folder: Path) -> list[Text]:
    """Sentences of real mail in which nothing is to be found: the e-mails of UD English-EWT and the Enron intents.

    They were not annotated for tone. What advertises, and what a rule of ours finds fault with, is left out; the rest
    is taken as fine, which a sample of it was in all but a few of a hundred.
    """
    runs = [*_ewt_runs(folder / "ud_ewt" / "en_ewt-ud-train.conllu"), *_enron_runs(folder / "enron_intent_verified")]
    unlike = dict.fromkeys(" ".join(run) for run in runs if not any(_ADVERTISING.search(line) for line in run))
    book = RuleChecker(load_builtin(cases=False))
    made = []
    texts = list(unlike)
    for text, analysis in zip(texts, analyze_texts(texts), strict=True):
        found = [f for f in book.check(analysis, profile="colleague") if f.category not in MESSAGE_LEVEL]
        pieces = [] if found else pieces_of(tokenizer, [s.text for s in analysis.sentences])
        lines = tuple(Line(piece) for piece in pieces if piece.ids)
        if lines:
            made.append(Text(lines, place=f"mail:{zlib.crc32(text.encode())}"))
    return made


def _ewt_runs(path: Path) -> Iterator[list[str]]:
    """Sentences of the treebank's e-mails, a few that follow one another at a time."""
    run: list[str] = []
    mail = False
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith(("# newdoc", "# newpar")) or len(run) == _RUN:
            if run:
                yield run
            run = []
        if line.startswith("# sent_id"):
            mail = " email-" in line
        elif line.startswith("# text = ") and mail:
            text = line.removeprefix("# text = ").strip()
            if re.search(r"[a-z]{2,} .*[a-z]{2,}", text) and len(text) > 15:
                run.append(text)
    if run:
        yield run


def _enron_runs(folder: Path) -> Iterator[list[str]]:
    """Whole sentences of the intent set, one at a time."""
    for name in ("intent_neg", "intent_pos"):
        for line in (folder / name).read_text(encoding="utf8", errors="replace").splitlines():
            text = html.unescape(line.strip())
            if 15 < len(text) < 300 and re.match(r"[A-Z].*[.?]$", text):
                yield [text]


def packed(texts: Iterable[Text], chance: random.Random, *, alone: float) -> Iterator[list[Text]]:
    """Texts in groups that go into one window: a share of them alone, the others two to four together."""
    waiting: list[Text] = []
    wanted = chance.choice((2, 3, 4))
    for text in texts:
        if text.politeness is not None or chance.random() < alone:
            yield [text]
            continue
        waiting.append(text)
        if len(waiting) >= wanted:
            yield waiting
            waiting, wanted = [], chance.choice((2, 3, 4))
    if waiting:
        yield waiting


def windowed(texts: Sequence[Text]) -> Iterator[tuple[Window, list[Line], list[Text]]]:
    """The windows of a group of texts, with the line and the text of each judged sentence."""
    lines = [(line, text) for text in texts for line in text.lines]
    for window in windows([line.piece for line, _ in lines], [line.judged for line, _ in lines]):
        chosen = [lines[number] for number, _, _ in window.sentences]
        yield window, [line for line, _ in chosen], [text for _, text in chosen]
