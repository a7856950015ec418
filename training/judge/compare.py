"""Simpler models on the same folds: `python training/judge/compare.py FOLDER [--gold DIR] [--student FOLDER]` writes the model card.

Trains TF-IDF with hand features, and a linear layer on the pipeline's own word vectors (what spaCy's textcat is on a
shared tok2vec), each in a minute, calibrates them as the network is, and puts them beside the network in FOLDER and its student.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy
from data import Item, Line, Text, pieces_of, read_folder
from evaluate import Read, area, calibrate, gold_items, measure
from network import tokenizer_of
from train import validation

from tonecheck.manner import STRATEGIES
from tonecheck.nlp import analyze_texts, pipeline, tidy
from tonecheck.reader import LABELS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SIZE = len(LABELS)

Features = Callable[[Sequence[str]], Any]


def hand(texts: Sequence[str]) -> Any:
    """The politeness strategies of a text, and its length, capitals and marks."""
    rows = []
    for text, analysis in zip(texts, analyze_texts(texts), strict=True):
        shown = [float(any(shows(s) for s in analysis.sentences)) for shows in STRATEGIES.values()]
        capitals = sum(word.isupper() and len(word) > 1 for word in text.split())
        rows.append([*shown, len(text) / 100, capitals, text.count("!"), text.count("?"), text.count(",")])
    return numpy.array(rows)


def vectors(texts: Sequence[str]) -> Any:
    """Mean and maximum of the pipeline's word vectors, shape (texts, 256)."""
    ready = pipeline()
    rows = []
    for start in range(0, len(texts), 200):
        docs = [ready.make_doc(tidy(text)[0]) for text in texts[start : start + 200]]
        rows += [numpy.concatenate([t.mean(axis=0), t.max(axis=0)]) for t in ready._tok2vec.predict(docs)]
    return numpy.stack(rows)


def answers(items: Sequence[Item]) -> list[int]:
    """The label of each item, the first where there are two; SIZE for none."""
    return [LABELS.index(item.marks[0].category) if item.marks else SIZE for item in items]


def as_reads(probability: Any, classes: Sequence[int], items: Sequence[Item], tokenizer: Any) -> list[Read]:
    """Class probabilities of texts as what a network would have read."""
    whole = numpy.full((len(items), SIZE + 1), 1e-6)
    whole[:, list(classes)] = numpy.maximum(probability, 1e-6)
    logits = numpy.log(whole[:, :SIZE]) - numpy.log(whole[:, SIZE:])
    reads = []
    for row, item in zip(logits, items, strict=True):
        labels = frozenset(LABELS.index(label) for label in item.labels)
        line = Line(pieces_of(tokenizer, [item.text])[0], labels=labels)
        reads.append(Read(Text((line,), labels, place=item.place), row[None, :], 0.0, [numpy.zeros((1, SIZE))]))
    return reads


def simpler(name: str, folds: dict[str, list[Item]], tokenizer: Any) -> dict[str, dict[str, float]]:
    """Figures by fold of one of the simpler models."""
    from scipy.sparse import hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    texts = {fold: [item.text for item in items] for fold, items in folds.items()}
    if name == "TF-IDF and hand features":
        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit(texts["train"])
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True).fit(
            texts["train"]
        )
        made = {fold: hstack([words.transform(t), letters.transform(t), hand(t)]).tocsr() for fold, t in texts.items()}
        model = LogisticRegression(C=10.0, max_iter=200)
    else:
        made = {fold: vectors(t) for fold, t in texts.items()}
        model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=300))
    model.fit(made["train"], answers(folds["train"]))
    reads = {
        fold: as_reads(model.predict_proba(made[fold]), model.classes_, items, tokenizer)
        for fold, items in folds.items()
        if fold != "train"
    }
    calibration = calibrate(reads["validation"])
    return {
        fold: measure(own, calibration) | {"AUC": area(own, calibration)}
        for fold, own in reads.items()
        if fold != "validation"
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--student", type=Path)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    tokenizer = tokenizer_of()
    every = read_folder(HERE.parent / "corpus" / "train")
    kept = [validation(Text((), place=item.place)) for item in every]
    folds = {
        "train": [item for item, apart in zip(every, kept, strict=True) if not apart],
        "validation": [item for item, apart in zip(every, kept, strict=True) if apart],
        "test fold": read_folder(HERE.parent / "corpus" / "test"),
    }
    if options.gold:
        folds["development gold"] = gold_items(options.gold)
    models = {
        name: simpler(name, folds, tokenizer)
        for name in ("TF-IDF and hand features", "linear layer on the pipeline's tok2vec")
    }
    for name, folder in (("student, 3 layers", options.student), ("encoder, fine-tuned", options.folder)):
        if folder:
            models[name] = json.loads((folder / "figures.json").read_text())
    (options.folder / "compared.json").write_text(json.dumps(models, indent=1))
    for fold in ("test fold", "development gold"):
        for name, figures in models.items():
            if fold in figures:
                print(f"{fold}: {name}: " + " ".join(f"{k} {v:.3f}" for k, v in figures[fold].items()))


if __name__ == "__main__":
    main()
