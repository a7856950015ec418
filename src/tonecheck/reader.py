"""The learned reader: for each sentence how likely each fault is, which words carry it, and how polite it reads.

A small encoder sees a sentence together with its neighbours and gives, for each word piece, three groups of numbers;
what a sentence is worth is their pooling (`pool`), the same in training and here. The model card beside the weights
tells how it was made and what it reached. `onnxruntime` and `tokenizers` are loaded at the first sentence.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from tonecheck.errors import MissingPartError
from tonecheck.finding import SENTENCE_LEVEL

Floats = NDArray[numpy.float32]

FOLDER = Path(__file__).parent / "models" / "reader"

#: The categories in the order of the model's outputs.
LABELS = SENTENCE_LEVEL

#: Word pieces in a window, with its marks, and in one sentence; a longer sentence is read as far as that.
WINDOW, LONGEST = 128, 96

#: Most faults that are said of one sentence, and the probability that the surest and the others need.
MOST, LEAST, SECOND = 2, 0.3, 0.3

#: The probability of any fault that is needed at least: whether there is one is told better than which.
LEAST_OF_ANY = 0.72

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

    `faults`: the calibrated probability of each of `LABELS`, shape (29,); they and that of no fault add up to 1. `pieces`: for each word piece and label how
    strongly the piece carries it (logit), shape (pieces, 29), with `places`, the pieces' stretches of the sentence.
    `politeness`: in standard deviations of requests as people judged them, 0 the mean.
    """

    faults: Floats
    pieces: Floats
    places: tuple[tuple[int, int], ...]
    politeness: float

    @property
    def any(self) -> float:
        """Probability of any fault, 0..1."""
        return float(self.faults.sum())

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
        if len(ids) + len(piece.ids) + 1 > WINDOW:
            if inside:
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


def probabilities(logits: NDArray[Any], calibration: Mapping[str, Any]) -> Floats:
    """Calibrated probabilities of fault logits, shape (..., 29): a softmax over them and 0, which stands for no fault.

    `calibration`: `scale` multiplies the logits, `shift` is added to them.
    """
    scores = logits * calibration["scale"] + calibration["shift"]
    top = numpy.maximum(scores.max(axis=-1, keepdims=True), 0.0)
    parts = numpy.exp(scores - top)
    found = parts / (parts.sum(axis=-1, keepdims=True) + numpy.exp(-top))
    return numpy.asarray(found, dtype=numpy.float32)


#: Labels that the reader cannot see, since its word pieces have neither capitals nor pictures: left to the rules.
UNSEEN = ("shouting", "emoji")


def said(faults: Floats, limits: Floats) -> list[int]:
    """The labels that a sentence's probabilities are enough for, the surest first; shapes (29,) both.

    The surest label is said where any fault is as likely as that label's limit and LEAST_OF_ANY ask for and it has LEAST
    of its own, a second one with SECOND of its own.
    """
    first = int(faults.argmax())
    if float(faults.sum()) < max(float(limits[first]), LEAST_OF_ANY) or faults[first] < LEAST:
        return []
    others = [int(i) for i in numpy.argsort(-faults)[1:MOST] if faults[i] >= SECOND]
    return [first, *others]


class Reader:
    """The model of a folder, read at the first sentence and once in each process; one thread, so results are the same each time.

    Windows go through one by one: the scale of the quantised layers is that of a window, so that a sentence is read the
    same whatever other drafts are checked with it.

    Raises:
        MissingPartError: at the first sentence, if the folder or one of its two libraries is missing.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._ready: tuple[int, Any, Any] | None = None

    @cached_property
    def calibration(self) -> dict[str, Any]:
        """Scale and shift of the logits, and from which probability of any fault on each label is said (`limits`)."""
        found: dict[str, Any] = json.loads((self.folder / "calibration.json").read_text(encoding="utf8"))
        return {name: numpy.array(values, dtype=numpy.float32) for name, values in found.items()}

    def read(self, sentences: Sequence[str]) -> list[Reading]:
        """Readings of sentences that follow one another in a text."""
        tokenizer, session = self._parts()
        encoded = tokenizer.encode_batch(list(sentences), add_special_tokens=False)
        pieces = [Piece(tuple(e.ids[:LONGEST]), tuple(e.offsets[:LONGEST])) for e in encoded]
        known = [bool(piece.ids) for piece in pieces]
        readings: list[Reading] = [_nothing()] * len(pieces)
        for window in windows(pieces, known):
            (channels,) = session.run(None, {"ids": numpy.array([window.ids], dtype=numpy.int64)})
            for number, start, end in window.sentences:
                readings[number] = self._reading(channels[0, start:end], pieces[number])
        return readings

    def _reading(self, channels: Floats, piece: Piece) -> Reading:
        pooled = pool(channels)
        faults = probabilities(pooled[: len(LABELS)], self.calibration)
        return Reading(faults, channels[:, : len(LABELS)], piece.places, float(pooled[len(LABELS)]))

    def _parts(self) -> tuple[Any, Any]:
        """Tokenizer and session of this process: neither survives a fork."""
        with self._lock:
            if self._ready is None or self._ready[0] != os.getpid():
                self._ready = (os.getpid(), *self._load())
            return self._ready[1], self._ready[2]

    def _load(self) -> tuple[Any, Any]:
        if not (self.folder / "model.onnx").is_file():
            raise MissingPartError(f"the reader's model is not in {self.folder}")
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise MissingPartError(f"the reader needs {error.name}: pip install onnxruntime tokenizers") from error
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), settings, providers=["CPUExecutionProvider"]
        )
        return Tokenizer.from_file(str(self.folder / "tokenizer.json")), session


def _nothing() -> Reading:
    size = len(LABELS)
    return Reading(numpy.zeros(size, numpy.float32), numpy.zeros((0, size), numpy.float32), (), 0.0)


@lru_cache(maxsize=1)
def shipped() -> Reader:
    """The reader of the package, one for the process."""
    return Reader()
