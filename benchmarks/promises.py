"""Promises that are found: `python benchmarks/promises.py [--ewt DIR --labels FILE] [--write]`.

Measures tests/promises.jsonl, sentences of our own, and with --ewt e-mail sentences of UD English-EWT (CC BY-SA 4.0; DIR
holds its three .conllu files). FILE has our reading of these: one JSON object a line with `sent_id`, `promise` (true or
false) and `sample`. Neither is part of this repository. `--sample N SEED` prints sentences with their ids, to be read.
`--write` puts the figures into docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from accuracy_page import put, table

from tonecheck.message import Message, Part, PartKind
from tonecheck.promises import Promise, find_promises
from tonecheck.span import Span

OWN = Path(__file__).parents[1] / "tests" / "promises.jsonl"
#: When the sentences of our own were "written": a Wednesday.
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
#: Words that most promises have: three of four sampled sentences hold one, since mails are mostly about other things.
CUE = re.compile(
    r"\b(?:will|'ll|shall|going to|gonna|promise|plan(?:ning)? to|intend|won't|commit|hope to|let me|let us|expect|(?:i|we) can|"
    r"(?:i'm|we're|i am|we are) \w+ing)\b",
    re.I,
)


def promises_of(sentence: str) -> tuple[Promise, ...]:
    """What one sentence promises."""
    parts = (Part(PartKind.BODY, Span(0, len(sentence))),)
    return find_promises(Message(raw=sentence, parts=parts), now=NOW)


def rates(pairs: Iterable[tuple[bool, bool]]) -> tuple[int, float, float]:
    """Number of promises, precision and recall of pairs (is one, was found)."""
    found = list(pairs)
    hits = sum(is_one and was for is_one, was in found)
    promises = sum(is_one for is_one, _ in found)
    return promises, hits / max(1, sum(was for _, was in found)), hits / max(1, promises)


def own() -> Iterator[Sequence[str]]:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf8").splitlines()]
    found = [promises_of(row["text"]) for row in rows]
    count, precision, recall = rates((row["promise"], bool(got)) for row, got in zip(rows, found, strict=True))
    yield "sentences of our own", str(len(rows)), str(count), f"{precision:.3f}", f"{recall:.3f}"
    hits = [(row, got) for row, got in zip(rows, found, strict=True) if row["promise"] and got]
    dated = [(row, got) for row, got in hits if row["when"]]
    right = sum(row["when"] in [p.due.iso for p in got if p.due] for row, got in dated)
    print(f"of {len(dated)} with a date, the date is right in {right}")


def mails(folder: Path) -> dict[str, str]:
    """The e-mail sentences of the treebank by id."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*.conllu")):
        name = ""
        for line in path.read_text(encoding="utf8").splitlines():
            if line.startswith("# sent_id = email"):
                name = line.removeprefix("# sent_id = ").strip()
            elif line.startswith("# sent_id"):
                name = ""
            elif line.startswith("# text = ") and name:
                found[name] = line.removeprefix("# text = ").strip()
    return found


def read_by_hand(texts: dict[str, str], labels: Path) -> Iterator[Sequence[str]]:
    rows = [json.loads(line) for line in labels.read_text(encoding="utf8").splitlines()]
    for sample in sorted({row["sample"] for row in rows}):
        chosen = [row for row in rows if row["sample"] == sample]
        count, precision, recall = rates((row["promise"], bool(promises_of(texts[row["sent_id"]]))) for row in chosen)
        yield f"e-mail sentences, reading {sample}", str(len(chosen)), str(count), f"{precision:.3f}", f"{recall:.3f}"


def sample(texts: dict[str, str], count: int, seed: int) -> None:
    unlike = {text: name for name, text in texts.items() if len(text.split()) > 1}
    likely = [text for text in unlike if CUE.search(text)]
    others = [text for text in unlike if not CUE.search(text)]
    draw = random.Random(seed)
    for text in [*draw.sample(likely, count * 3 // 4), *draw.sample(others, count - count * 3 // 4)]:
        print(json.dumps({"sent_id": unlike[text], "text": text}, ensure_ascii=False))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--ewt", type=Path, metavar="DIR")
    parser.add_argument("--labels", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, nargs=2, metavar=("N", "SEED"))
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if (given.labels or given.sample) and not given.ewt:
        parser.error("--labels and --sample need --ewt DIR, the folder of the treebank")
    if given.sample:
        sample(mails(given.ewt), *given.sample)
        return
    rows = list(own())
    if given.labels:
        rows += read_by_hand(mails(given.ewt), given.labels)
    lines = table(("sentences", "number", "promises", "precision", "recall"), rows)
    print("\n".join(lines))
    if given.write:
        lines += [
            "",
            "Misses were mended after each reading; docs/promises.md has the figures of the first runs, which were lower.",
        ]
        put("promises", "Promises", "python benchmarks/promises.py --ewt DIR --labels FILE --write", lines)


if __name__ == "__main__":
    main()
