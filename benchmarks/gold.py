"""Accuracy against annotated sentences and drafts: `python benchmarks/gold.py --gold DIR [--sentences FILE ...] [--write]`.

`--gold` is a folder with dev_sentences.jsonl and dev_emails.jsonl (records as the annotation guide describes them); `--sentences`
names further sentence files, such as benchmarks/heldout/sentences.jsonl. `--write` writes the tables to docs/accuracy.md.

Definitions: a sentence is flagged if it has a finding of any sentence-level category. Precision, recall and micro-F1 are over pairs of
text and category. Overlap (IoU) is that of the code points of the marked words and the annotators' quote, best finding of
the right category, over the labels found. Spearman is the rank correlation of our scores with the annotators' 1-5.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tonecheck import Checker
from tonecheck.finding import CATEGORIES, MESSAGE_LEVEL

DIMENSIONS = ("politeness", "professionalism", "ownership")
TONE = {c for d in DIMENSIONS for c in CATEGORIES[d]}
SENTENCE = TONE - MESSAGE_LEVEL


@dataclass
class Pairs:
    """Counts of (text, category) pairs: found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    by_category: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, found: set[str], wanted: set[str]) -> None:
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)
        for kind, names in (("right", found & wanted), ("wrong", found - wanted), ("missed", wanted - found)):
            for name in names:
                self.by_category.setdefault(name, Counter())[kind] += 1

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines() if line.strip()]


def sentences(path: Path, checker: Checker) -> tuple[dict[str, float], Pairs]:
    """The sentence figures of one file."""
    pairs, overlaps = Pairs(), []
    bad = good = flagged = alarms = with_rewrite = 0
    for record in records(path):
        findings = [f for f in checker.check(record["text"]).findings if f.category in SENTENCE]
        found, wanted = {f.category for f in findings}, {label["category"] for label in record["labels"]}
        pairs.add(found, wanted)
        if not wanted:
            good += 1
            alarms += bool(found)
            continue
        bad += 1
        flagged += bool(found)
        with_rewrite += any(f.rewrites for f in findings if f.category in wanted)
        for label in record["labels"]:
            start = record["text"].find(label["quote"])
            spans = [f.span for f in findings if f.category == label["category"] and f.span is not None]
            if spans:
                overlaps.append(max(_iou(s.start, s.end, start, start + len(label["quote"])) for s in spans))
    return {
        "hard negatives flagged": alarms / max(1, good),
        "bad sentences flagged": flagged / max(1, bad),
        "category micro-F1": pairs.f1,
        "flagged bad sentences with a rewrite": with_rewrite / max(1, flagged),
        "overlap with the marked words": sum(overlaps) / max(1, len(overlaps)),
    }, pairs


def _iou(start: int, end: int, other_start: int, other_end: int) -> float:
    shared = max(0, min(end, other_end) - max(start, other_start))
    return shared / max(1, max(end, other_end) - min(start, other_start))


def drafts(path: Path, checker: Checker) -> dict[str, float]:
    """The figures of whole drafts."""
    whole, inside = Pairs(), Pairs()
    good = alarms = 0
    ours: dict[str, list[float]] = {d: [] for d in DIMENSIONS}
    theirs: dict[str, list[float]] = {d: [] for d in DIMENSIONS}
    for record in records(path):
        report = checker.check(
            record["text"],
            subject=record.get("subject"),
            to=record.get("to"),
            reply_to=record.get("thread"),
            attachments=record.get("attachments") or (),
        )
        found = {f.category for f in report.findings if f.category in TONE}
        wanted = {label["category"] for label in record["labels"]}
        whole.add(found & MESSAGE_LEVEL, wanted & MESSAGE_LEVEL)
        inside.add(found & SENTENCE, wanted & SENTENCE)
        good += not wanted
        alarms += bool(found and not wanted)
        for dimension in DIMENSIONS:
            ours[dimension].append(getattr(report.scores, dimension))
            theirs[dimension].append(record["scores"][dimension])
    return {
        "good drafts with any finding": alarms / max(1, good),
        "message-level F1": whole.f1,
        "category micro-F1 in drafts": inside.f1,
        **{f"Spearman, {d}": _spearman(ours[d], theirs[d]) for d in DIMENSIONS},
    }


def _spearman(one: list[float], other: list[float]) -> float:
    a, b = _ranks(one), _ranks(other)
    mean = (len(a) - 1) / 2
    shared = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = (sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)) ** 0.5
    return shared / spread if spread else 0.0


def _ranks(values: list[float]) -> list[float]:
    """Ranks from 0, ties sharing their mean rank."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    return [sum(places[value]) / len(places[value]) for value in values]


def table(title: str, figures: dict[str, float]) -> str:
    lines = [f"## {title}", "", "| figure | value |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| {name} | {value:.3f} |" for name, value in figures.items()), ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--sentences", type=Path, nargs="*", default=[])
    parser.add_argument("--categories", action="store_true", help="also each category's counts")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    options = parser.parse_args()
    checker = Checker()
    said = []
    files = [options.gold / "dev_sentences.jsonl"] if options.gold else []
    for path in [*files, *options.sentences]:
        figures, pairs = sentences(path, checker)
        said.append(table(f"Sentences: {path.parent.name}/{path.name}", figures))
        if options.categories:
            said += [f"- {name}: {dict(counts)}" for name, counts in sorted(pairs.by_category.items())]
    if options.gold:
        said.append(table("Drafts: dev_emails.jsonl", drafts(options.gold / "dev_emails.jsonl", checker)))
    text = "\n".join(said)
    print(text)
    if options.write:
        head = "# Accuracy\n\nWritten by `python benchmarks/gold.py --gold DIR --sentences benchmarks/*/sentences.jsonl --write`.\n\n"
        notes = (
            "The rules were written while looking at the development sentences and drafts, so those figures flatter them.\n"
            "Of `heldout` and `fresh`, which are ours, the false alarms were read to find classes of mistakes in rules; their\n"
            "bad sentences were only measured.\n\n"
        )
        Path("docs/accuracy.md").write_text(head + notes + text, encoding="utf8")


if __name__ == "__main__":
    main()
