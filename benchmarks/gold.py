"""Accuracy against annotated sentences and drafts: `python benchmarks/gold.py [--gold DIR]` writes its part of docs/accuracy.md,
and the figures of the test fold to benchmarks/figures.json, which the tests guard.

The rules were written while looking at the development half of the gold standard (`--gold`: a folder with
dev_sentences.jsonl and dev_emails.jsonl), so the figures of the rules on it flatter them; the reader has not seen it. The
test fold of training/corpus was never trained on. Of `heldout` and `fresh`, which are ours too, the false alarms of the
rules were read to find classes of mistakes.

Definitions: a sentence is flagged if it has a finding of any sentence-level category. Precision, recall and micro-F1 are over pairs of
text and category. Overlap (IoU) is that of the code points of the marked words and the annotators' quote, best finding of
the right category, over the labels found. Spearman is the rank correlation of our scores with the annotators' 1-5.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accuracy_page import put, table

from tonecheck import Checker
from tonecheck.config import Config
from tonecheck.finding import CATEGORIES, MESSAGE_LEVEL

HERE = Path(__file__).parent
CORPUS = HERE.parent / "training" / "corpus"
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


def sentences(rows: Sequence[dict[str, Any]], checker: Checker) -> tuple[dict[str, float], Pairs]:
    """The sentence figures of records."""
    pairs, overlaps = Pairs(), []
    bad = good = flagged = alarms = with_rewrite = 0
    for record, report in zip(rows, checker.check_many(record["text"] for record in rows), strict=True):
        findings = [f for f in report.findings if f.category in SENTENCE]
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


def drafts(rows: Sequence[dict[str, Any]], checker: Checker) -> dict[str, float]:
    """The figures of whole drafts."""
    whole, inside = Pairs(), Pairs()
    good = alarms = 0
    ours: dict[str, list[float]] = {d: [] for d in DIMENSIONS}
    theirs: dict[str, list[float]] = {d: [] for d in DIMENSIONS}
    for record in rows:
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


def fold(folder: Path) -> list[dict[str, Any]]:
    """The corpus's items as records."""
    sys.path.insert(0, str(CORPUS))
    from items import read_folder

    return [
        {
            "text": item.text,
            "labels": [{"category": mark.category, "quote": item.text[mark.start : mark.end]} for mark in item.marks],
        }
        for item in read_folder(folder)
    ]


def columns(measured: dict[str, dict[str, float]]) -> list[str]:
    """A table of figures with a column for each way of checking."""
    names = list(next(iter(measured.values())))
    return table(
        ["figure", *measured], [[name, *(f"{column[name]:.3f}" for column in measured.values())] for name in names]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--categories", action="store_true", help="print each category's counts too")
    options = parser.parse_args()
    checkers = {
        f"reader {mode}": Checker(config=Config().override(grammar_mode="off", reader=mode)) for mode in ("on", "off")
    }
    sets = {
        "Test fold of the corpus, never trained on": fold(CORPUS / "test"),
        "benchmarks/heldout": records(HERE / "heldout" / "sentences.jsonl"),
        "benchmarks/fresh": records(HERE / "fresh" / "sentences.jsonl"),
    }
    if options.gold:
        sets["Development sentences of the gold standard"] = records(options.gold / "dev_sentences.jsonl")
    lines = [__doc__.partition("\n\n")[2].strip(), ""]
    for title, rows in sets.items():
        measured = {name: sentences(rows, checker) for name, checker in checkers.items()}
        lines += [
            f"### {title} ({len(rows)} texts)",
            "",
            *columns({name: figures for name, (figures, _) in measured.items()}),
        ]
        if options.categories:
            for name, (_, pairs) in measured.items():
                print(title, name)
                for category, counts in sorted(pairs.by_category.items()):
                    print(f"  {category}: {dict(counts)}")
        if title.startswith("Test fold"):
            kept = {name: {k: round(v, 3) for k, v in figures.items()} for name, (figures, _) in measured.items()}
            (HERE / "figures.json").write_text(json.dumps({"test fold": kept}, indent=1) + "\n", encoding="utf8")
    if options.gold:
        rows = records(options.gold / "dev_emails.jsonl")
        measured_drafts = {name: drafts(rows, checker) for name, checker in checkers.items()}
        lines += [f"### Development drafts of the gold standard ({len(rows)})", "", *columns(measured_drafts)]
    put("gold", "Against careful annotators", "python benchmarks/gold.py --gold DIR", lines)


if __name__ == "__main__":
    main()
