"""The learned reader: for each sentence how likely each fault is, which words carry it, and how polite it reads.

A small encoder sees a sentence together with its neighbours and gives, for each word piece, three groups of numbers;
what a sentence is worth is their pooling (`pool`), the same in training and here. The model card beside the weights
tells how it was made and what it reached. `onnxruntime` and `tokenizers` are loaded at the first sentence.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from tonecheck.errors import MissingPartError
from tonecheck.finding import CATEGORIES, MESSAGE_LEVEL

Floats = NDArray[numpy.float32]

FOLDER = Path(__file__).parent / "models" / "reader"

#: The categories in the order of the model's outputs.
LABELS: tuple[str, ...] = tuple(
    category
    for dimension, names in CATEGORIES.items()
    if dimension != "grammar"
    for category in names
    if category not in MESSAGE_LEVEL
)

#: Word pieces in a window, with its marks, and in one sentence; a longer sentence is read as far as that.
WINDOW, LONGEST = 128, 96

#: Numbers for each word piece: of the pieces that carry a fault, of the sentence as a whole, and of politeness.
CHANNELS = 2 * len(LABELS) + 1

_CLS, _SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence as word pieces: their numbers, and where each begins and ends in the sentence."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces that go through the model together; `sentences`: the number of each judged one and its first and last piece."""

    ids: tuple[int, ...]
    sentences: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of one sentence.

    `faults`: the calibrated probability of each of `LABELS`, shape (29,). `pieces`: for each word piece and label how
    strongly the piece carries it (logit), shape (pieces, 29), with `places`, the pieces' stretches of the sentence.
    `politeness`: in standard deviations of requests as people judged them, 0 the mean.
    """

    faults: Floats
    pieces: Floats
    places: tuple[tuple[int, int], ...]
    politeness: float

    def words(self, label: int) -> tuple[int, int]:
        """The stretch of the sentence that carries a fault: from the first to the last piece that is close to the strongest."""
        carried = self.pieces[:, label]
        strong = numpy.flatnonzero(carried >= min(0.0, float(carried.max()) - 1.0))
        return self.places[int(strong[0])][0], self.places[int(strong[-1])][1]


def windows(pieces: Sequence[Piece], judged: Sequence[bool] | None = None) -> Iterator[Window]:
    """Sentences in the order of the text, as many as fit together; each window after the first repeats the sentence before it."""
    ids: list[int] = [_CLS]
    inside: list[tuple[int, int, int]] = []
    for number, piece in enumerate(pieces):
        if len(ids) + len(piece.ids) + 1 > WINDOW and inside:
            yield Window(tuple(ids), tuple(inside))
            before = pieces[number - 1]
            fits = len(before.ids) + len(piece.ids) + 3 <= WINDOW
            ids, inside = [_CLS, *before.ids, _SEP] if fits else [_CLS], []
        if judged is None or judged[number]:
            inside.append((number, len(ids), len(ids) + len(piece.ids)))
        ids += [*piece.ids, _SEP]
    if inside:
        yield Window(tuple(ids), tuple(inside))


def pool(channels: Floats) -> Floats:
    """From the channels of a sentence's pieces, shape (pieces, CHANNELS), to its logits and politeness, shape (30,).

    A fault's logit is its strongest piece plus the mean of the sentence's own channel.
    """
    size = len(LABELS)
    faults = channels[:, :size].max(axis=0) + channels[:, size : 2 * size].mean(axis=0)
    return numpy.append(faults, channels[:, 2 * size].mean()).astype(numpy.float32)
