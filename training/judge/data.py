"""From the corpus and the licensed sets to windows with labels.

A text's sentences are those that tonecheck's own pipeline finds, its word pieces those of the base model's tokenizer:
what the model sees in training is what the reader gives it.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tonecheck.nlp import analyze_texts
from tonecheck.reader import LABELS, LONGEST, Piece, Window, windows

sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
from items import Item, Mark, read_folder

__all__ = [
    "Item",
    "Line",
    "Mark",
    "Text",
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
