"""Real mail: `python benchmarks/real_mail.py --data DIR` writes its part of docs/accuracy.md.

DIR holds ud_ewt (UD English-EWT, CC BY-SA 4.0): the e-mails of its dev and test parts, mail of a company in 2001, mostly between
colleagues, which nobody wrote for a test and nothing here was trained on. Each paragraph stands between a greeting and a closing. Nobody
annotated them for tone, so what is found is right or wrong as the reader of `--show` thinks; the share says how often the tool speaks up.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accuracy_page import put, table

from tonecheck.config import Config
from tonecheck.engine import Checker
from tonecheck.finding import MESSAGE_LEVEL, WORDING
from tonecheck.span import Span

HEAD, TAIL = "Hi Ann,\n\n", "\n\nBest,\nTom\n"


def paragraphs(path: Path) -> Iterator[list[str]]:
    """The sentences of each paragraph of an e-mail that has words in it."""
    found: list[str] = []
    mail = False
    for line in [*path.read_text(encoding="utf8").splitlines(), "# newdoc"]:
        if line.startswith(("# newdoc", "# newpar")):
            if any(sum(word.isalpha() for word in sentence.split()) > 2 for sentence in found):
                yield found
            found = []
        elif line.startswith("# sent_id"):
            mail = " = email-" in line
        elif line.startswith("# text = ") and mail:
            found.append(line.removeprefix("# text = ").strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="print that many sentences that are flagged")
    options = parser.parse_args()
    every = [p for part in ("dev", "test") for p in paragraphs(options.data / "ud_ewt" / f"en_ewt-ud-{part}.conllu")]
    rows, shown, kinds = [], list[str](), Counter[str]()
    for profile in ("customer", "colleague"):
        for reader in ("on", "off"):
            checker = Checker(profile=profile, config=Config().override(grammar_mode="off", reader=reader))
            flagged = meant = sentences = held = 0
            drafts = [HEAD + " ".join(paragraph) + TAIL for paragraph in every]
            for draft, paragraph, report in zip(drafts, every, checker.check_many(drafts), strict=True):
                body = Span(len(HEAD), len(draft) - len(TAIL))
                found = [
                    f
                    for f in report.findings
                    if f.category not in MESSAGE_LEVEL and f.span is not None and f.span.overlap(body)
                ]
                sentences += len(paragraph)
                flagged += len({f.sentence for f in found})
                meant += len({f.sentence for f in found if f.category not in WORDING})
                held += report.verdict == "hold"
                if reader == "on" and profile == "colleague":
                    kinds.update(f.category for f in found)
                    shown += [
                        f"{f.rule}: {f.span.of(draft)!r} in {(f.sentence or f.span).of(draft)!r}"
                        for f in found
                        if f.span
                    ]
            shares = (flagged / sentences, meant / sentences, held / len(every))
            rows.append([profile, reader, *(f"{share:.3f}" for share in shares)])
    lines = [f"{len(every)} paragraphs with {sum(map(len, every))} sentences.", ""]
    lines += table(["profile", "reader", "sentences flagged", "for what they say", "paragraphs held back"], rows)
    lines += ["Categories found, profile `colleague`: " + ", ".join(f"{c} {n}" for c, n in kinds.most_common(12)) + "."]
    put("real mail", "Real mail", "python benchmarks/real_mail.py --data DIR", lines)
    for line in random.Random(1).sample(shown, min(options.show, len(shown))):
        print(line)


if __name__ == "__main__":
    main()
