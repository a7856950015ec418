"""Talk about code: `python benchmarks/review.py --data DIR` writes its part of docs/accuracy.md.

DIR holds strudel_toxicity (Raman, Cao, Tsvetkov, Kästner, Vasilescu 2020, MIT): GitHub issue comments, marked toxic or not by hand; the
sheet is read with openpyxl. Each comment is checked whole with the `review` profile. Comments of which less than half is ASCII letters
(another language, logs) and those of over 3,000 characters are left out. Nothing here was trained on.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from accuracy_page import put, table

from tonecheck.config import Config
from tonecheck.engine import Checker
from tonecheck.errors import DraftError
from tonecheck.finding import MESSAGE_LEVEL

SHEET = Path("strudel_toxicity") / "STRUDEL-issue-comments-dataset.xlsx"
MOST = 3000


def comments(data: Path) -> list[tuple[str, bool]]:
    """Text and whether people called it toxic."""
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    head, *rows = load_workbook(data / SHEET, read_only=True).active.iter_rows(values_only=True)
    found = []
    for row in rows:
        known = dict(zip(head, row, strict=True))
        text = str(known["text"] or "").strip()
        letters = sum(c.isascii() and (c.isalpha() or c == " ") for c in text)
        if 0 < len(text) <= MOST and 2 * letters >= len(text):
            found.append((text, known["toxicity"] == "y"))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print that many civil comments that are flagged")
    options = parser.parse_args()
    every = comments(options.data)
    lines, kinds = [], Counter[str]()
    shown: list[str] = []
    rows = []
    for reader in ("on", "off"):
        checker = Checker(profile="review", config=Config().override(grammar_mode="off", reader=reader))
        seen = Counter[tuple[bool, str]]()
        for text, toxic in every:
            try:
                report = checker.check(text, kind="text")
            except DraftError:
                continue
            found = [f for f in report.findings if f.category not in MESSAGE_LEVEL]
            seen[toxic, "all"] += 1
            seen[toxic, "flagged"] += bool(found)
            seen[toxic, "held"] += report.verdict == "hold"
            if reader == "on" and found and not toxic:
                kinds.update({f.category for f in found})
                shown += [f"{f.rule}: {f.span.of(report.message.raw) if f.span else ''!r}" for f in found]
        rows.append([
            reader,
            *(f"{seen[toxic, what] / seen[toxic, 'all']:.3f}" for toxic in (False, True) for what in ("flagged", "held")),
        ])  # fmt: skip
    civil, toxic = sum(not t for _, t in every), sum(t for _, t in every)
    lines += [f"{civil} civil comments, {toxic} toxic ones, whole, with the `review` profile.", ""]
    lines += table(["reader", "civil flagged", "civil held back", "toxic flagged", "toxic held back"], rows)
    lines += ["Categories found in civil comments: " + ", ".join(f"{c} {n}" for c, n in kinds.most_common(10)) + "."]
    put("review", "GitHub issue comments", "python benchmarks/review.py --data DIR", lines)
    for line in random.Random(1).sample(shown, min(options.show, len(shown))):
        print(line)


if __name__ == "__main__":
    main()
