"""Measures a trained network: `python training/judge/evaluate.py FOLDER --data DIR [--gold DIR] [--corpus FOLDER]`.

Prints flagged, false alarms, category F1 and word overlap on the test fold (and the development gold, where it is at
hand) at the limits that calibration chose, the expected calibration error, and the accuracy on the Stanford
requests that were kept apart. Writes `calibration.json` beside the network: scale and shift of the logits,
fitted on the validation items, and the limits.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import torch
from data import Item, Line, Mark, Text, mail_texts, politeness_texts, read_folder, texts_of, windowed
from network import Network, padded, tokenizer_of
from numpy.typing import NDArray
from train import held_out, validation

from tonecheck.reader import LABELS, UNSEEN, pool, probabilities, said

HERE = Path(__file__).parent

SIZE = len(LABELS)


@dataclass(frozen=True, slots=True)
class Read:
    """What the network says of one text: for each judged sentence logits (SIZE,), politeness and pieces' logits."""

    text: Text
    logits: NDArray[Any]
    politeness: float
    pieces: list[NDArray[Any]]


def load(folder: Path) -> Network:
    """A trained network."""
    settings = json.loads((folder / "settings.json").read_text())
    network = Network(settings["layers"], pretrained=False)
    network.load_state_dict(torch.load(folder / "network.pt", map_location="cpu"))
    return network.eval()


def read(network: Network, texts: Sequence[Text]) -> list[Read]:
    """The network over texts, each alone."""
    order = sorted(range(len(texts)), key=lambda i: sum(len(line.piece.ids) for line in texts[i].lines))
    found: dict[int, list[tuple[NDArray[Any], int]]] = {i: [] for i in order}
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            made = [(i, window) for i in chosen for window, _, _ in windowed([texts[i]])]
            ids, mask = padded([window for _, window in made])
            channels = network(ids, mask).float().numpy()
            for row, (i, window) in enumerate(made):
                for _, first, last in window.sentences:
                    found[i].append((channels[row, first:last], last - first))
    out = []
    for i, text in enumerate(texts):
        rows = numpy.stack([pool(part) for part, _ in found[i]])
        weights = numpy.array([size for _, size in found[i]], dtype=float)
        polite = float((rows[:, SIZE] * weights).sum() / weights.sum())
        out.append(Read(text, rows[:, :SIZE], polite, [part[:, :SIZE] for part, _ in found[i]]))
    return out


def gold_items(folder: Path) -> list[Item]:
    """The development half of the gold sentences as items; nothing of it is trained on."""
    items = []
    for line in (folder / "dev_sentences.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        marks = []
        for label in row["labels"]:
            at = row["text"].find(label["quote"])
            marks.append(Mark(label["category"], at, at + len(label["quote"])))
        kind = "B" if marks else "N"
        items.append(Item("gold", kind, 2, "", "", row["text"], tuple(marks), "", f"gold:{row['id']}"))
    return items


def calibrate(reads: Sequence[Read], *, precision: float = 0.9) -> dict[str, Any]:
    """Scale and shift by maximum likelihood, and for each label from which probability of any fault on it is said.

    A label's limit is the lowest from which on, among the texts with that label the surest, a fault is found in
    `precision` of them (all labels together where a label has fewer than 20 texts above it).
    """
    rows = [(row, line) for r in reads for row, line in zip(r.logits, judged(r), strict=True)]
    logits = torch.tensor(numpy.stack([row for row, _ in rows]), dtype=torch.float64)
    truth = torch.zeros(len(rows), SIZE + 1, dtype=torch.float64)
    for i, (_, line) in enumerate(rows):
        for label in line.labels or (SIZE,):
            truth[i, label] = 1.0 / max(1, len(line.labels))
    scale = torch.ones(1, dtype=torch.float64, requires_grad=True)
    shift = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    fit = torch.optim.LBFGS([scale, shift], max_iter=200)
    none = torch.zeros(len(rows), 1, dtype=torch.float64)

    def loss() -> torch.Tensor:
        fit.zero_grad()
        value = torch.nn.functional.cross_entropy(torch.cat([logits * scale + shift, none], dim=1), truth)
        value.backward()
        return value

    fit.step(loss)
    calibration = {
        "scale": [round(float(scale.detach()), 4)] * SIZE,
        "shift": [round(float(shift.detach()), 4)] * SIZE,
    }
    for name in UNSEEN:
        calibration["shift"][LABELS.index(name)] = -50.0
    sure = []
    for r in reads:
        found = probabilities(r.logits, as_arrays(calibration))
        row = found[found.sum(axis=1).argmax()]
        sure.append((float(row.sum()), int(row.argmax()), bool(r.text.labels)))
    common = lowest(sure, precision)
    limits = []
    for label in range(SIZE):
        own = [s for s in sure if s[1] == label]
        limit = lowest(own, precision) if sum(s[0] >= common for s in own) >= 20 else common
        limits.append(round(min(max(limit, common - 0.15), common + 0.15, 0.97), 3))
    return calibration | {"limits": limits}


def lowest(sure: Sequence[tuple[float, int, bool]], precision: float) -> float:
    """The lowest probability from which on the share of faulty texts is still `precision`."""
    right, best = 0, 0.95
    for count, (probability, _, bad) in enumerate(sorted(sure, reverse=True), 1):
        right += bad
        if right >= precision * count:
            best = probability
    return max(0.3, best)


def as_arrays(calibration: dict[str, Any]) -> dict[str, Any]:
    """The calibration as the reader takes it."""
    return {name: numpy.array(values) for name, values in calibration.items()}


def judged(read: Read) -> list[Line]:
    """The judged lines of a text."""
    return [line for line in read.text.lines if line.judged]


def expected_calibration_error(reads: Sequence[Read], calibration: dict[str, Any], *, bins: int = 10) -> float:
    """Mean gap between the probability of any fault in a sentence and the share of sentences that have one."""
    rows = [(row, line) for r in reads for row, line in zip(r.logits, judged(r), strict=True)]
    p = probabilities(numpy.stack([row for row, _ in rows]), as_arrays(calibration)).sum(axis=1)
    bad = numpy.array([bool(line.labels) for _, line in rows], dtype=float)
    place = numpy.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs(p[place == b].mean() - bad[place == b].mean()) * (place == b).mean() for b in set(place)))


def measure(reads: Sequence[Read], calibration: dict[str, Any], *, more: float = 0.0) -> dict[str, float]:
    """Flagged, false alarms, category F1, overlap of words; `more` is added to each limit."""
    ready = as_arrays(calibration)
    limits = ready["limits"] + more
    tp = fp = fn = flagged = bad = false = good = 0
    overlap = []
    for r in reads:
        labels: dict[int, int] = {}
        for sentence, row in enumerate(probabilities(r.logits, ready)):
            for label in said(row, limits):
                labels[label] = sentence
        tp += len(labels.keys() & r.text.labels)
        fp += len(labels.keys() - r.text.labels)
        fn += len(r.text.labels - labels.keys())
        if r.text.labels:
            bad += 1
            flagged += bool(labels)
        else:
            good += 1
            false += bool(labels)
        for label, sentence in labels.items():
            line = judged(r)[sentence]
            if label in line.carried:
                strength = r.pieces[sentence][:, label]
                strong = numpy.flatnonzero(strength >= min(0.0, float(strength.max()) - 1.0))
                a, b = line.piece.places[strong[0]][0], line.piece.places[strong[-1]][1]
                wanted = sorted(line.carried[label])
                c, d = line.piece.places[wanted[0]][0], line.piece.places[wanted[-1]][1]
                overlap.append(max(0, min(b, d) - max(a, c)) / max(1, max(b, d) - min(a, c)))
    return {
        "texts": len(reads),
        "flagged": flagged / max(1, bad),
        "false alarms": false / max(1, good),
        "category F1": 2 * tp / max(1, 2 * tp + fp + fn),
        "precision": tp / max(1, tp + fp),
        "overlap": sum(overlap) / max(1, len(overlap)),
    }


def area(reads: Sequence[Read], calibration: dict[str, Any]) -> float:
    """Chance that a bad text's probability of any fault is higher than a fine text's."""
    sure = numpy.array([probabilities(r.logits, as_arrays(calibration)).sum(axis=1).max() for r in reads])
    bad = numpy.array([bool(r.text.labels) for r in reads])
    ranks = numpy.empty(len(sure))
    ranks[sure.argsort()] = numpy.arange(1, len(sure) + 1)
    n, m = bad.sum(), (~bad).sum()
    return float((ranks[bad].sum() - n * (n + 1) / 2) / (n * m))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--corpus", type=Path, default=HERE.parent / "corpus")
    parser.add_argument("--errors", type=Path, help="write what the network gets wrong on the validation items")
    options = parser.parse_args()
    tokenizer = tokenizer_of()
    network = load(options.folder)
    kept = [text for text in texts_of(tokenizer, read_folder(options.corpus / "train")) if validation(text)]
    mail = mail_texts(tokenizer, options.data) if options.data else []
    checked = read(network, kept)
    calibration = calibrate(checked)
    folds = {"validation": checked}
    if mail:
        folds["real mail"] = read(network, [text for text in mail if held_out(text.place)])
    folds["test fold"] = read(network, texts_of(tokenizer, read_folder(options.corpus / "test")))
    if options.gold:
        folds["development gold"] = read(network, texts_of(tokenizer, gold_items(options.gold)))
    figures: dict[str, Any] = {}
    for name, reads in folds.items():
        for more in (0.0, 0.1, 0.2) if name != "validation" else (0.0,):
            row = measure(reads, calibration, more=more)
            print(
                f"{name:18} +{more:.1f}",
                " ".join(f"{k} {v:.3f}" for k, v in row.items()),
                f"AUC {area(reads, calibration):.3f}" if name != "real mail" else "",
            )
            if not more:
                figures[name] = row | ({"AUC": area(reads, calibration)} if name != "real mail" else {})
    figures["expected calibration error"] = expected_calibration_error(folds["test fold"], calibration)
    print(f"expected calibration error on the test fold {figures['expected calibration error']:.3f}")
    if options.data:
        rows = [(d, q, t) for d, name, q, t in politeness_texts(tokenizer, options.data) if held_out(name)]
        scores = [r.politeness for r in read(network, [t for _, _, t in rows])]
        for domain in ("wikipedia", "stackexchange"):
            both = [
                (s, q == "polite")
                for s, (d, q, _) in zip(scores, rows, strict=True)
                if d == domain and q in ("polite", "impolite")
            ]
            cut = sorted(s for s, _ in both)[len(both) // 2]
            right = sum((s > cut) == p for s, p in both) / len(both)
            figures[f"{domain} accuracy"] = right
            print(f"{domain}: {len(both)} requests of the outer quartiles, accuracy {right:.3f}")
    (options.folder / "calibration.json").write_text(json.dumps(calibration))
    (options.folder / "figures.json").write_text(json.dumps(figures, indent=1))
    if options.errors:
        lines = []
        for r in checked:
            found = probabilities(r.logits, as_arrays(calibration))
            row = found[found.sum(axis=1).argmax()]
            labels = set(said(row, as_arrays(calibration)["limits"]))
            if labels != set(r.text.labels):
                shown = " ".join(f"{LABELS[k]}={row[k]:.2f}" for k in numpy.argsort(-row)[:3])
                wanted = ", ".join(LABELS[k] for k in r.text.labels) or "none"
                lines.append(f"{r.text.place}: {wanted}; any={row.sum():.2f} {shown}")
        options.errors.write_text("\n".join(lines), encoding="utf8")


if __name__ == "__main__":
    main()
