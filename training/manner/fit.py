"""Fits the weights of the politeness strategies: `python training/manner/fit.py --data DIR`.

`--data` is a folder with the Stanford Politeness Corpus as wikipedia.csv and stackexchange.csv, columns request and score
(https://convokit.cornell.edu/documentation/wiki_politeness.html; Danescu-Niculescu-Mizil et al. 2013, CC BY 4.0). A logistic regression
with L2 penalty tells the top from the bottom quartile of human scores; its accuracy is estimated by ten folds. Seeded; about three minutes.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

import numpy

sys.path.insert(0, str(Path(__file__).parents[2] / "src"))

from tonecheck.manner import STRATEGIES, strategies
from tonecheck.nlp import analyze_texts

CARD = """# Weights of the politeness strategies

Made by `python training/manner/fit.py --data DIR` from the Stanford Politeness Corpus (Danescu-Niculescu-Mizil, Sudhof,
Jurafsky, Leskovec, Potts 2013, CC BY 4.0): requests from Wikipedia and Stack Exchange with human politeness scores. A logistic
regression over {n} yes/no strategies tells the top from the bottom quartile; accuracy over ten folds: Wikipedia {wikipedia:.1f} %, Stack
Exchange {stackexchange:.1f} % (chance 50 %; people 86.7 % and 80.9 %, as published). The weights are log-odds.
"""


def rows(path: Path) -> list[tuple[str, float]]:
    with path.open(encoding="utf8", newline="") as file:
        return [(r["request"], float(r["score"])) for r in csv.DictReader(file)]


def table(texts: list[str]) -> numpy.ndarray:
    shown = [strategies(analysis) for analysis in analyze_texts(texts)]
    return numpy.array([[name in found for name in STRATEGIES] for found in shown], dtype=float)


def fit(x: numpy.ndarray, y: numpy.ndarray, *, penalty: float = 2.0) -> tuple[numpy.ndarray, float]:
    """Newton's method for L2-penalised logistic regression; the intercept is free."""
    design = numpy.hstack([x, numpy.ones((len(x), 1))])
    ridge = numpy.diag([penalty] * x.shape[1] + [0.0])
    beta = numpy.zeros(design.shape[1])
    for _ in range(30):
        p = 1 / (1 + numpy.exp(-design @ beta))
        gradient = design.T @ (y - p) - ridge @ beta
        hessian = (design * (p * (1 - p))[:, None]).T @ design + ridge
        beta += numpy.linalg.solve(hessian, gradient)
    return beta[:-1], float(beta[-1])


def folds(x: numpy.ndarray, y: numpy.ndarray, *, n: int = 10, seed: int = 5) -> float:
    order = numpy.random.default_rng(seed).permutation(len(x))
    right = 0
    for k in range(n):
        test = order[k::n]
        train = numpy.setdiff1d(order, test)
        beta, intercept = fit(x[train], y[train])
        right += int((((x[test] @ beta + intercept) > 0) == (y[test] > 0.5)).sum())
    return 100 * right / len(x)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/tonecheck/models/manner"))
    options = parser.parse_args()
    tables, labels, accuracy = [], [], {}
    for source in ("wikipedia", "stackexchange"):
        scored = sorted(rows(options.data / f"{source}.csv"), key=lambda r: r[1])
        quarter = len(scored) // 4
        chosen = scored[:quarter] + scored[-quarter:]
        x = table([text for text, _ in chosen])
        y = numpy.array([0.0] * quarter + [1.0] * quarter)
        accuracy[source] = folds(x, y)
        tables.append(x)
        labels.append(y)
    beta, _ = fit(numpy.vstack(tables), numpy.concatenate(labels))
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {name: round(float(b), 3) for name, b in zip(STRATEGIES, beta, strict=True)}
    (options.out / "weights.json").write_text(json.dumps({"weights": weights}, indent=1) + "\n", encoding="utf8")
    (options.out / "CARD.md").write_text(CARD.format(n=len(STRATEGIES), **accuracy), encoding="utf8")
    print(json.dumps({"accuracy": accuracy, "weights": weights}, indent=1))


if __name__ == "__main__":
    main()
