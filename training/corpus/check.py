"""Measures the corpus: `python training/corpus/check.py [--gold DIR]`; exits 1 where something is wrong.

Near-duplicates are pairs whose word trigrams overlap by more than half (Jaccard), within the corpus, across its two folds,
and, with `--gold`, with the development half of the gold standard, which must not leak into training. A frame is the
first three words of a text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from items import CATEGORIES, Item, read_folder

HERE = Path(__file__).parent

#: Overlap of trigrams over which two texts count as one; fewer trigrams than this say nothing.
MOST_SHARED, FEWEST = 0.5, 3

#: Largest share of a category's items that may begin with the same three words.
MOST_OF_A_FRAME = 0.03


def words(text: str) -> list[str]:
    """Its words in small letters."""
    return re.findall(r"[a-z0-9']+", text.lower())


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """Its word trigrams."""
    found = words(text)
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def near(texts: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]] = ()) -> Iterator[tuple[str, str]]:
    """The places of pairs of near-duplicates among (place, text), or with `others` between the two lists."""
    known: list[tuple[str, frozenset[tuple[str, ...]]]] = []
    by_trigram: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(place: str, grams: frozenset[tuple[str, ...]]) -> None:
        known.append((place, grams))
        for gram in grams:
            by_trigram[gram].append(len(known) - 1)

    for place, text in others:
        add(place, trigrams(text))
    for place, text in texts:
        grams = trigrams(text)
        if len(grams) >= FEWEST:
            shared = Counter(number for gram in grams for number in by_trigram[gram])
            for number, count in shared.items():
                if count > MOST_SHARED * len(grams | known[number][1]):
                    yield place, known[number][0]
        if not others:
            add(place, grams)


def frames(items: Iterable[Item]) -> Counter[str]:
    """How often texts begin with the same three words."""
    return Counter(" ".join(words(item.text)[:3]) for item in items)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    wrong = []
    folds = {name: read_folder(HERE / name) for name in ("train", "test")}
    every = [item for items in folds.values() for item in items]
    print("| category | bad | fine | distinct frames | words | distinct words |\n| --- | --- | --- | --- | --- | --- |")
    for category in (*CATEGORIES, "plain"):
        own = [item for item in every if item.category == category]
        counted = Counter("bad" if item.labels else "fine" for item in own)
        vocabulary = [word for item in own for word in words(item.text)]
        begun = frames(own)
        print(
            f"| {category} | {counted['bad']} | {counted['fine']} | {len(begun)} | {len(vocabulary)} | {len(set(vocabulary))} |"
        )
        wrong += [
            f"{category}: {n} items begin with {f!r}"
            for f, n in begun.items()
            if n > max(4, MOST_OF_A_FRAME * len(own))
        ]
    for name, items in folds.items():
        shown = [Counter(getattr(item, field) for item in items) for field in ("kind", "grade", "setting", "english")]
        print(
            f"\n{name}: {len(items)} items; "
            + "; ".join(", ".join(f"{k} {v}" for k, v in c.most_common()) for c in shown)
        )
    texts = [(f"{name}/{item.place}", item.text) for name, items in folds.items() for item in items]
    wrong += [f"near-duplicates: {one} and {other}" for one, other in near(texts)]
    if options.gold:
        gold = [
            (f"gold:{row['id']}", row["text"])
            for row in map(json.loads, (options.gold / "dev_sentences.jsonl").read_text(encoding="utf8").splitlines())
        ]
        wrong += [f"also in the gold: {one} and {other}" for one, other in near(texts, gold)]
    print(f"\n{len(every)} items, {len(frames(every))} distinct frames, {len(wrong)} complaints")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
