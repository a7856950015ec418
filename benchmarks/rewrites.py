"""What the rewrites are worth: `python benchmarks/rewrites.py [--gold DIR] [--sheet FILE]` prints tables.

For the sentences of benchmarks/heldout and benchmarks/fresh that hold a fault (and those of `--gold`'s dev_sentences.jsonl):
how many findings have a finished rewrite that holds, and how many only a frame; and of each first finished one, made on
its draft and judged again from the start: whether its finding is gone, whether figures, names, dates and quotations are
all there, how many words it adds, and how many subjects and verbs disagree before and after (a measure of fluency that
needs no language model). `--sheet` writes original and rewrite side by side in random order for people to judge, with
the key at the end.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tonecheck import Applicability, Checker, Finding, Rewrite
from tonecheck.nlp import analyze_text
from tonecheck.rewrite.prove import lost_fact, slips

HERE = Path(__file__).parent


def sentences(folders: Sequence[Path]) -> Iterator[str]:
    for path in folders:
        for line in path.read_text(encoding="utf8").splitlines():
            record = json.loads(line)
            if record["labels"]:
                yield record["text"]


def finished(finding: Finding) -> Rewrite | None:
    return next((r for r in finding.rewrites if r.applicability is not Applicability.SHOW), None)


def disagreements(text: str) -> int:
    return sum(1 for doc in analyze_text(text).docs for _ in slips(doc))


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--gold", type=Path, metavar="DIR", help="a folder with dev_sentences.jsonl")
    arguments.add_argument("--sheet", type=Path, metavar="FILE", help="write a blind sheet of rewrites to judge")
    arguments.add_argument("--most", type=int, metavar="N", help="only the first N sentences")
    given = arguments.parse_args()
    paths = [HERE / "heldout" / "sentences.jsonl", HERE / "fresh" / "sentences.jsonl"]
    if given.gold:
        paths.insert(0, given.gold / "dev_sentences.jsonl")
    texts = list(sentences(paths))[: given.most]
    found: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    framed: Counter[str] = Counter()
    withheld: Counter[str] = Counter()
    gone = made = kept = added = wrong_before = wrong_after = 0
    pairs: list[tuple[str, str]] = []
    checker = Checker()
    for text, report in zip(texts, checker.check_many(texts), strict=True):
        withheld.update(w.reason.split(" “")[0] for w in report.withheld)
        for finding in report.findings:
            if finding.span is None:
                continue
            found[finding.category] += 1
            rewrite = finished(finding)
            framed[finding.category] += rewrite is None and bool(finding.rewrites)
            if rewrite is None:
                continue
            whole[finding.category] += 1
            after = rewrite.apply(text)
            pairs.append((text, after))
            made += 1
            again = checker.check(after)
            count = sum(f.category == finding.category for f in report.findings)
            gone += sum(f.category == finding.category for f in again.findings) < count
            kept += lost_fact(text, after, (), frame=True) is None
            added += len(after.split()) - len(text.split())
            wrong_before += disagreements(text)
            wrong_after += disagreements(after)
    print("| category | findings | finished | frame only | neither |\n| --- | --- | --- | --- | --- |")
    for name in sorted(found):
        print(
            f"| {name} | {found[name]} | {whole[name]} | {framed[name]} | {found[name] - whole[name] - framed[name]} |"
        )
    total = found.total()
    print(f"| all | {total} | {whole.total()} | {framed.total()} | {total - whole.total() - framed.total()} |")
    print("\n| of the first finished ones | |\n| --- | --- |")
    print(f"| finding gone from the whole draft | {gone} of {made} |")
    print(f"| figures and quotations kept | {kept} of {made} |")
    print(f"| words added (mean) | {added / max(1, made):+.1f} |")
    print(f"| disagreeing verbs before, after | {wrong_before}, {wrong_after} |")
    print("\n| withheld because | |\n| --- | --- |")
    for reason, count in withheld.most_common(12):
        print(f"| {reason} | {count} |")
    if given.sheet:
        _write_sheet(given.sheet, pairs)


def _write_sheet(path: Path, pairs: Sequence[tuple[str, str]]) -> None:
    chance = random.Random(11)
    rows, key = [], []
    chosen = list(dict.fromkeys(pairs))
    chance.shuffle(chosen)
    for number, (before, after) in enumerate(chosen, 1):
        swapped = chance.random() < 0.5
        first, second = (after, before) if swapped else (before, after)
        rows.append(
            f"{number}.\n  A: {first}\n  B: {second}\n  better: [ ] A  [ ] B    would you send it: [ ] yes  [ ] after a touch  [ ] no\n"
        )
        key.append(f"{number}{'A' if swapped else 'B'}")
    path.write_text("\n".join(rows) + "\n\nRewrites: " + " ".join(key) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
