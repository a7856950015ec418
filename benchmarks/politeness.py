"""Politeness as people judged it: `python benchmarks/politeness.py --data DIR` writes its part of docs/accuracy.md.

Protocol of Danescu-Niculescu-Mizil et al. (2013): tell the top from the bottom quartile of the Stanford requests, by
domain. The requests whose number divides by five were kept apart in training; all figures are on those. Each scorer's
cut is the one that is best on the others. DIR holds stanford_politeness (CC BY 4.0). VADER is measured where the package
vaderSentiment is installed.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from accuracy_page import put, table

from tonecheck.config import Config
from tonecheck.engine import Checker
from tonecheck.nlp import analyze_texts
from tonecheck.reader import shipped

Score = Callable[[Sequence[str]], list[float]]

#: Figures that others published for the same task: on the whole set, by cross-validation.
PUBLISHED = [
    ("bag of words and strategies (2013), published", "0.838", "0.782"),
    ("people (2013), published", "0.867", "0.809"),
    ("BERT, fine-tuned (2023), published", "about 0.890", ""),
]


def by_reader(texts: Sequence[str]) -> list[float]:
    """The learned estimate, sentences weighing by their length."""
    scores = []
    for analysis in analyze_texts(texts):
        sentences = [sentence.text for sentence in analysis.sentences]
        readings = shipped().read(sentences)
        size = sum(len(reading.places) for reading in readings)
        scores.append(sum(r.politeness * len(r.places) for r in readings) / max(1, size))
    return scores


def by_check(texts: Sequence[str]) -> list[float]:
    """The politeness score of a full check."""
    checker = Checker(profile="colleague", config=Config().override(grammar_mode="off"))
    return [report.scores.politeness for report in checker.check_many(texts)]


def by_textblob(texts: Sequence[str]) -> list[float]:
    """TextBlob's polarity."""
    from textblob import TextBlob

    return [float(TextBlob(text).sentiment.polarity) for text in texts]


def by_vader(texts: Sequence[str]) -> list[float]:
    """VADER's compound score."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return [float(analyzer.polarity_scores(text)["compound"]) for text in texts]


SCORERS: dict[str, Score] = {
    "tonecheck, learned estimate": by_reader,
    "tonecheck, score of a full check": by_check,
    "TextBlob polarity": by_textblob,
    "VADER compound": by_vader,
}


def accuracy(score: Score, rows: Sequence[dict[str, str]]) -> float:
    """Share of the kept-apart requests on the right side of the cut."""
    values = score([row["request"] for row in rows])
    polite = [row["quartile"] == "polite" for row in rows]
    apart = [int(row["id"]) % 5 == 0 for row in rows]
    known = sorted((v, p) for v, p, a in zip(values, polite, apart, strict=True) if not a)
    above = sum(p for _, p in known)
    cut, most = float("-inf"), above
    right = above
    for value, is_polite in known:
        right += -1 if is_polite else 1
        if right > most:
            cut, most = value, right
    judged = [(v > cut) == p for v, p, a in zip(values, polite, apart, strict=True) if a]
    return sum(judged) / len(judged)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    columns: dict[str, list[str]] = {}
    counts = []
    missing = []
    for domain in ("wikipedia", "stackexchange"):
        with open(options.data / "stanford_politeness" / f"{domain}.csv", encoding="utf8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["quartile"] in ("polite", "impolite")]
        counts.append(sum(int(row["id"]) % 5 == 0 for row in rows))
        for name, score in SCORERS.items():
            try:
                columns.setdefault(name, []).append(f"{accuracy(score, rows):.3f}")
            except ImportError as error:
                missing.append(f"{name} was not measured: {error.name} is not installed.")
    head = ["scorer", f"Wikipedia ({counts[0]} requests)", f"Stack Exchange ({counts[1]} requests)"]
    rows_shown = [[name, *figures] for name, figures in columns.items()] + [list(row) for row in PUBLISHED]
    lines = [__doc__.partition("\n\n")[2].strip(), "", *table(head, rows_shown), *sorted(set(missing))]
    put("politeness", "Politeness of requests", "python benchmarks/politeness.py --data DIR", lines)


if __name__ == "__main__":
    main()
