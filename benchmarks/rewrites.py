"""What the rewrites are worth: `python benchmarks/rewrites.py [--gold DIR] [--data DIR] [--sheet FILE]` prints tables.

For the sentences of benchmarks/everyday, heldout and fresh that hold a fault (and those of `--gold`'s dev_sentences.jsonl),
each as a paragraph of a small letter, since a sentence that says nothing but an insult can be taken out of a letter and
not out of nothing (`--alone`: each as the whole draft): how many findings have a finished rewrite that holds, and how
many only a frame; and of each first finished one, made on its draft and judged again from the start: whether its finding
is gone, whether figures, names, dates and quotations are all there, and how many words it adds. Fluency is measured
without a language model: how many subjects and verbs disagree before and after, and how many faults of grammar,
spelling and punctuation LanguageTool sees in the sentence before and after (where it is installed, `tonecheck grammar
install`, or in the folder that TONECHECK_LT_DIR names; else the table says so).

Faults that no words can mend (a missing attachment, a left-over placeholder) are not counted. `--gold` also has the
faults of dev_emails.jsonl, whole drafts.

`--data DIR` adds a comparison with what people wrote: rude sentences of ParaDetox (DIR/paradetox/paradetox.tsv), drawn at
random (`--pairs N`, seeded), beside our rewrite and the neutral paraphrases that crowd workers gave. Of posts in forums
only those fit that we find faulty and mend. Compared are the faults that are left, words, LanguageTool's count, and chrF
against the paraphrases (`pip install sacrebleu`; without it the table says so).

`--sheet` writes original, rewrite and, where there is one, a person's paraphrase in random order for people to judge
blind, with the key at the end.

`--drafts N` does something else: it puts N drafts together from the sentences of training/corpus/train at random
(seeded), each with a quotation, code or a signature where chance has it, mends them with what is safe and then with
what is suggested, and counts where a fact changed, where mending twice is not mending once, and where quoted text,
signature or code is not what it was.

`--cost` compares the CPU time of checking drafts with rewrites and without: the e-mails of `--gold`'s dev_emails.jsonl
where it is given, else those in examples/; one after the other, the quickest of five rounds of each, taken in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tonecheck import Applicability, Checker, Finding, Rewrite
from tonecheck.checkers.grammar import Grammar, GrammarSettings
from tonecheck.errors import MissingPartError
from tonecheck.finding import MESSAGE_LEVEL
from tonecheck.message import Message, Part, PartKind
from tonecheck.nlp import analyze_text
from tonecheck.report import Withheld
from tonecheck.rewrite.apply import Applied, Fixed, apply_rewrites
from tonecheck.rewrite.prove import slips
from tonecheck.span import Span

HERE = Path(__file__).parent
EXAMPLES = [path for path in sorted((HERE.parent / "examples").iterdir()) if path.suffix in {".txt", ".eml", ".md"}]
CORPUS = HERE.parent / "training" / "corpus" / "train"


def sentences(folders: Sequence[Path]) -> Iterator[str]:
    for path in folders:
        for line in path.read_text(encoding="utf8").splitlines():
            record = json.loads(line)
            if record["labels"]:
                yield record["text"]


#: What stands before and after a sentence in its letter: of matters that have nothing to do with it.
_LETTERS = (
    ("Hello Ms Lind,\n\nThe new opening hours are on our website.", "The next newsletter comes out in spring.\n\nKind regards,\nTom Bell\n"),
    ("Hi Mr Okafor,\n\nThe minutes of the last meeting are in the shared folder.", "The room for the next one is booked.\n\nBest,\nIda\n"),
    ("Dear Ms Haas,\n\nYour new customer card is in the post.", "It works in all our branches.\n\nKind regards,\nR. Gomez\n"),
    ("Hi all,\n\nThe kitchen on the second floor is open again.", "The bicycle stands are behind the house now.\n\nThanks,\nMia\n"),
)  # fmt: skip


def letter(text: str, number: int) -> tuple[str, Span]:
    """A small letter around a sentence, and where in it the sentence stands."""
    before, after = _LETTERS[number % len(_LETTERS)]
    start = len(before) + 2
    return f"{before}\n\n{text}\n\n{after}", Span(start, start + len(text))


def finished(finding: Finding) -> Rewrite | None:
    return next((r for r in finding.rewrites if r.applicability is not Applicability.SHOW), None)


def disagreements(text: str) -> int:
    return sum(1 for doc in analyze_text(text).docs for _ in slips(doc))


@dataclass(frozen=True)
class Made:
    """The first finished rewrite of a finding: the sentence before and after, and what was found in its whole draft."""

    before: str
    after: str
    category: str
    gone: bool
    kept: bool
    added: int
    disagreed: int
    disagrees: int
    references: tuple[str, ...] = ()


@dataclass
class Coverage:
    """How many findings have a finished rewrite, and how many only a frame, by category; and why rewrites were withheld."""

    found: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    framed: Counter[str] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)
    made: list[Made] = field(default_factory=list)


def measure(drafts: Sequence[tuple[str, Span]], checker: Checker) -> Coverage:
    """What is offered for the findings within the given place of each draft."""
    seen = Coverage()
    reports = checker.check_many([text for text, _ in drafts])
    for (text, place), report in zip(drafts, reports, strict=True):
        seen.withheld.update(w.reason.split(" “")[0] for w in report.withheld)
        for finding in report.findings:
            if finding.span is None or finding.category in MESSAGE_LEVEL or not finding.span.overlap(place):
                continue
            seen.found[finding.category] += 1
            rewrite = finished(finding)
            if rewrite is None:
                seen.framed[finding.category] += bool(finding.rewrites)
                continue
            seen.whole[finding.category] += 1
            seen.made.append(_made(text, place, report.findings, finding, rewrite, checker))
    return seen


def _made(
    text: str, place: Span, findings: Sequence[Finding], finding: Finding, rewrite: Rewrite, checker: Checker
) -> Made:
    assert finding.span is not None
    after = rewrite.apply(text)
    again = checker.check(after).findings
    count = sum(f.category == finding.category for f in findings)
    return Made(
        before=place.of(text),
        after=after[place.start : len(after) - (len(text) - place.end)].strip(),
        category=finding.category,
        gone=sum(f.category == finding.category for f in again) < count,
        kept=not changed_facts(text, after, [Applied(finding, rewrite, finding.span.of(text))], findings),
        added=len(after.split()) - len(text.split()),
        disagreed=disagreements(text),
        disagrees=disagreements(after),
    )


def main() -> None:
    given = _arguments().parse_args()
    if given.drafts:
        sys.exit(_print_drafts(given.drafts, given.seed))
    if given.cost:
        _print_cost(emails(given.gold) if given.gold else [path.read_text(encoding="utf8") for path in EXAMPLES])
        return
    checker = Checker()
    by_source = {
        name: measure(drafts[: given.most], checker) for name, drafts in sources(given.gold, alone=given.alone).items()
    }
    seen = together(by_source.values())
    proofreader = Proofreader()
    _print_coverage(seen, by_source, proofreader)
    compared = compare(paradetox(given.data), given.pairs, checker) if given.data else []
    if given.data:
        _print_pairs(compared, given.pairs, checker, proofreader)
    if given.sheet:
        _write_sheet(given.sheet, [*seen.made, *compared])


def sources(gold: Path | None, *, alone: bool = False) -> dict[str, list[tuple[str, Span]]]:
    """What is measured, by where it comes from: drafts, and the place in each that counts."""
    names = ("everyday", "heldout", "fresh")
    found = {f"benchmarks/{name}": list(sentences([HERE / name / "sentences.jsonl"])) for name in names}
    if gold is not None:
        found = {"development sentences": list(sentences([gold / "dev_sentences.jsonl"]))} | found
    drafts = {
        name: [(t, Span(0, len(t))) if alone else letter(t, number) for number, t in enumerate(texts)]
        for name, texts in found.items()
    }
    if gold is not None:
        drafts["development drafts"] = [(t, Span(0, len(t))) for t in sentences([gold / "dev_emails.jsonl"])]
    return drafts


def together(seen: Iterable[Coverage]) -> Coverage:
    """The counts of several sources as one."""
    total = Coverage()
    for one in seen:
        total.found += one.found
        total.whole += one.whole
        total.framed += one.framed
        total.withheld += one.withheld
        total.made += one.made
    return total


def _arguments() -> argparse.ArgumentParser:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--gold", type=Path, metavar="DIR", help="a folder with dev_sentences.jsonl")
    arguments.add_argument("--alone", action="store_true", help="each sentence as a draft of its own, without a letter")
    arguments.add_argument("--data", type=Path, metavar="DIR", help="a folder with paradetox/paradetox.tsv")
    arguments.add_argument("--pairs", type=int, default=600, metavar="N", help="rude sentences of ParaDetox (600)")
    arguments.add_argument("--sheet", type=Path, metavar="FILE", help="write a blind sheet of rewrites to judge")
    arguments.add_argument("--most", type=int, metavar="N", help="only the first N drafts of each source")
    arguments.add_argument(
        "--drafts", type=int, metavar="N", help="mend N drafts put together at random, and count what changed"
    )
    arguments.add_argument("--cost", action="store_true", help="CPU time with rewrites over CPU time without")
    arguments.add_argument("--seed", type=int, default=5, metavar="N", help="of the drafts put together (5)")
    return arguments


def _print_coverage(seen: Coverage, by_source: Mapping[str, Coverage], proofreader: Proofreader) -> None:
    print("| category | findings | finished | frame only | neither |\n| --- | --- | --- | --- | --- |")
    for name in sorted(seen.found):
        found, whole, framed = seen.found[name], seen.whole[name], seen.framed[name]
        print(f"| {name} | {found} | {whole} | {framed} | {found - whole - framed} |")
    total, whole, framed = seen.found.total(), seen.whole.total(), seen.framed.total()
    print(f"| all | {total} | {whole} | {framed} | {total - whole - framed} |")
    print("\n| source | findings | finished | frame only | finished, share |\n| --- | --- | --- | --- | --- |")
    for name, one in by_source.items():
        found, whole, framed = one.found.total(), one.whole.total(), one.framed.total()
        print(f"| {name} | {found} | {whole} | {framed} | {whole / max(1, found):.0%} |")
    made = seen.made
    print("\n| of the first finished ones | |\n| --- | --- |")
    print(f"| finding gone from the whole draft | {sum(one.gone for one in made)} of {len(made)} |")
    print(f"| facts kept | {sum(one.kept for one in made)} of {len(made)} |")
    print(f"| words added (mean) | {sum(one.added for one in made) / max(1, len(made)):+.1f} |")
    print(f"| disagreeing verbs before, after | {sum(m.disagreed for m in made)}, {sum(m.disagrees for m in made)} |")
    counts = [proofreader.count([one.before for one in made]), proofreader.count([one.after for one in made])]
    print(f"| LanguageTool's faults before, after | {', '.join(counts)} |")
    print("\n| withheld because | |\n| --- | --- |")
    for reason, count in seen.withheld.most_common(12):
        print(f"| {reason} | {count} |")


class Proofreader:
    """LanguageTool's count of faults of grammar, spelling and punctuation in sentences; "not installed" where it is not here."""

    def __init__(self) -> None:
        folder = os.environ.get("TONECHECK_LT_DIR")
        self._grammar = Grammar(GrammarSettings(mode="on", path=Path(folder) if folder else None, timeout=60.0))
        self.missing = ""

    def count(self, texts: Sequence[str]) -> str:
        """The count as text; each sentence is read as a draft of its own."""
        if self.missing:
            return self.missing
        faults = 0
        for text in texts:
            message = Message(text, (Part(PartKind.BODY, Span(0, len(text))),))
            try:
                findings, notes = self._grammar.check(message)
            except MissingPartError as error:
                self.missing = "not installed"
                print(f"LanguageTool: {error}", file=sys.stderr)
                return self.missing
            if notes:
                raise RuntimeError(notes[0])
            faults += sum(finding.category != "style" for finding in findings)
        return str(faults)


# ------------------------------------------------------------------------------------------ people's paraphrases


def paradetox(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Rude sentences with one to three neutral paraphrases that people gave."""
    lines = (folder / "paradetox" / "paradetox.tsv").read_text(encoding="utf8").splitlines()[1:]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    return [(rude, tuple(filter(None, neutral))) for rude, *neutral in rows if rude and any(neutral)]


def compare(pairs: Sequence[tuple[str, tuple[str, ...]]], count: int, checker: Checker) -> list[Made]:
    """Of `count` rude sentences those that are mended, each in a letter: all finished suggestions are made, one after the other."""
    drawn = random.Random(7).sample(list(pairs), min(count, len(pairs)))
    mended = []
    for number, (rude, references) in enumerate(drawn):
        text, place = letter(rude, number)
        fixed = apply_rewrites(text, checker, accept=Applicability.SUGGEST)
        after = fixed.text[place.start : len(fixed.text) - (len(text) - place.end)].strip()
        if not fixed.applied or after == rude:
            continue
        kept = not changed_facts(text, fixed.text, fixed.applied, checker.check(text).findings)
        categories = ", ".join(sorted({one.finding.category for one in fixed.applied}))
        added = len(after.split()) - len(rude.split())
        gone = not faults(after, number, checker)
        slips_before, slips_after = disagreements(rude), disagreements(after)
        mended.append(Made(rude, after, categories, gone, kept, added, slips_before, slips_after, references))
    return mended


def faults(text: str, number: int, checker: Checker) -> int:
    """Findings of tone in a sentence that stands in a letter."""
    draft, place = letter(text, number)
    return sum(f.span is not None and bool(f.span.overlap(place)) for f in checker.check(draft).findings)


def _print_pairs(compared: Sequence[Made], drawn: int, checker: Checker, proofreader: Proofreader) -> None:
    """Originals, ours and the first reference side by side."""
    columns = (
        [one.before for one in compared],
        [one.after for one in compared],
        [one.references[0] for one in compared],
    )
    print(f"\n| {len(compared)} of {drawn} of ParaDetox that we mend | original | ours | people's |")
    print("| --- | --- | --- | --- |")
    rows = {
        "findings left": [sum(faults(t, n, checker) for n, t in enumerate(texts)) for texts in columns],
        "words (mean)": [f"{sum(len(t.split()) for t in texts) / max(1, len(texts)):.1f}" for texts in columns],
        "disagreeing verbs": [sum(disagreements(t) for t in texts) for texts in columns],
        "LanguageTool's faults": [proofreader.count(texts) for texts in columns],
        "chrF against people's": [_chrf(compared, columns[0]), _chrf(compared, columns[1]), "-"],
        "facts kept": ["-", f"{sum(one.kept for one in compared)} of {len(compared)}", "-"],
    }
    for name, cells in rows.items():
        print(f"| {name} | {' | '.join(map(str, cells))} |")


def _chrf(compared: Sequence[Made], texts: Sequence[str]) -> str:
    """Mean chrF of texts against all references of their sentences, letters in lower case."""
    try:
        import sacrebleu
    except ImportError:
        return "sacrebleu is not installed"
    scores = [
        sacrebleu.sentence_chrf(text.lower(), [one.lower() for one in pair.references]).score
        for text, pair in zip(texts, compared, strict=True)
    ]
    return f"{sum(scores) / max(1, len(scores)):.1f}"


# ------------------------------------------------------------------------------------------ cost


class _WithoutRewrites(Checker):
    def _proven(
        self, findings: Sequence[Finding], *_: object
    ) -> tuple[tuple[Finding, ...], tuple[Withheld, ...], tuple[str, ...]]:
        return tuple(findings), (), ()


def emails(folder: Path) -> list[str]:
    """The whole drafts of dev_emails.jsonl, good ones too."""
    lines = (folder / "dev_emails.jsonl").read_text(encoding="utf8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def cost(drafts: Sequence[str], rounds: int = 5) -> tuple[float, float]:
    """CPU seconds of checking the drafts with rewrites, and without."""
    checkers = (Checker(), _WithoutRewrites())
    best = [float("inf"), float("inf")]
    for number in range(rounds + 1):
        for which, checker in enumerate(checkers):
            started = time.process_time()
            for draft in drafts:
                checker.check(draft)
            if number:  # the first round warms up
                best[which] = min(best[which], time.process_time() - started)
    return best[0], best[1]


def _print_cost(drafts: Sequence[str]) -> None:
    with_rewrites, without = cost(drafts)
    print("| drafts | CPU s with rewrites | without | ratio |\n| --- | --- | --- | --- |")
    print(f"| {len(drafts)} | {with_rewrites:.2f} | {without:.2f} | {with_rewrites / without:.2f} |")


# ------------------------------------------------------------------------------------------ drafts put together

_HEAD = re.compile(r"^[BNP][123] [a-z]+ [a-z]{2} \| (?:.* >> )?")
_MARK = re.compile(r"\[\[(?:[a-z-]+: )?(.*?)\]\]")
_GREETINGS = ("Hello Ann,", "Hi Mr Okafor,", "Dear Ms Lind,", "Hi all,")
_CLOSINGS = (
    "Kind regards,\nTom Bell",
    "Best,\nIda",
    "Thanks,\nR. Gomez\n\n-- \nR. Gomez, You Failed Ltd, +44 20 7946 0018\nhttps://example.org/you-forgot",
)
_QUOTES = (
    "> You failed to send the 14 crates!!!\n> This is bullshit, Tom, and I want a refund of £60 by Friday.",
    "On Monday, 3 March 2025, Ann Lee wrote:\n> WTF, your invoice 2231 is wrong.\n> Fix it NOW.",
)
_CODE = ('```\nraise ValueError("you failed to set u = 2!!!")\n```', "    $ grep -r TODO you_failed/  # damn")
_HARD = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*|[$€£¥]|\w*\d[\w.,:/'-]*\w|\d|%")
_SOFT = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|april|june|july|august|september|october|november|december)\b|"
    r"\b(?:tomorrow|yesterday|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million)\b",
    re.I,
)
#: Pictures, not figures: "the 30,000-foot view".
_FIGURE_OF_SPEECH = re.compile(r"\b\d\d,?000-foot view\b|\b360-degree view\b")
#: Figures in chat spellings are sounds.
_CHAT = re.compile(r"\b(?:[24](?:day|nite|moro|morrow|nyt|ur|u)|b4|gr8|l8r?|m8|w8|str8|any1|some1|every1)\b", re.I)
_NOT = re.compile(r"\b(?:not|never|no|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", re.I)


def pool() -> tuple[list[str], list[str]]:
    """The corpus's bad sentences, and the others."""
    bad: list[str] = []
    fine: list[str] = []
    for path in sorted(CORPUS.glob("*.txt")):
        for line in path.read_text(encoding="utf8").splitlines():
            head = _HEAD.match(line)
            if head is not None:
                (bad if line[0] == "B" else fine).append(_MARK.sub(r"\1", line[head.end() :]).strip())
    return bad, fine


def put_together(chance: random.Random, bad: Sequence[str], fine: Sequence[str]) -> str:
    """A draft of one to three bad sentences among others, with a quotation, code or a signature where chance has it."""
    lines = [chance.choice(bad) for _ in range(chance.randint(1, 3))] + [
        chance.choice(fine) for _ in range(chance.randint(0, 3))
    ]
    chance.shuffle(lines)
    text = lines[0]
    for line in lines[1:]:
        text += chance.choice((" ", " ", "\n\n", "\n")) + line
    blocks = [text]
    if chance.random() < 0.7:
        blocks.insert(0, chance.choice(_GREETINGS))
    if chance.random() < 0.3:
        blocks.append(chance.choice(_CODE))
    if chance.random() < 0.7:
        blocks.append(chance.choice(_CLOSINGS))
    if chance.random() < 0.4:
        blocks.append(chance.choice(_QUOTES))
    draft = "\n\n".join(blocks) + "\n"
    return draft.replace("\n", "\r\n") if chance.random() < 0.1 else draft


def changed_facts(before: str, after: str, applied: Sequence[Applied], findings: Sequence[Finding] = ()) -> list[str]:
    """Figures, addresses and amounts that are not the same; days, counts and negations lost that no finding had marked.

    `findings`: those of `before`; one rewrite may mend two of them in a sentence.
    """
    mended = {f.sentence for f in findings if f.sentence is not None and f.sentence.of(before).strip() not in after}
    quotes = [(one.finding, one.quote) for one in applied]
    quotes += [(f, f.span.of(before)) for f in findings if f.span is not None and f.sentence in mended]
    before, after = _FIGURE_OF_SPEECH.sub(" ", before), _FIGURE_OF_SPEECH.sub(" ", after)
    marked = " ".join(quote for _, quote in quotes)
    chat = " ".join(quote for finding, quote in quotes if finding.category in ("slang", "profanity", "emoji"))
    wrong = []
    old, new = (Counter(m[0].lower().rstrip(".,:'-") for m in _HARD.finditer(text)) for text in (before, after))
    if any(one.finding.category == "slang" for one in applied):
        chat += " " + " ".join(_CHAT.findall(before))
    spelled = Counter(m[0].lower().rstrip(".,:'-") for m in _HARD.finditer(chat))
    wrong += [f"lost {word!r}" for word in (old - new - spelled).elements()]
    wrong += [f"new {word!r}" for word in (new - old).elements()]
    for pattern, what in ((_SOFT, "lost"), (_NOT, "lost the negation")):
        gone = Counter(m[0].lower() for m in pattern.finditer(before)) - Counter(
            m[0].lower() for m in pattern.finditer(after)
        )
        free = Counter(m[0].lower() for m in pattern.finditer(marked))
        if pattern is _NOT:
            if gone.total() > free.total() and len(_NOT.findall(after)) + free.total() < len(_NOT.findall(before)):
                wrong.append(f"{what}: {', '.join(gone)}")
        else:
            wrong += [f"{what} {word!r}" for word in (gone - free).elements()]
    return wrong


def _kept(text: str) -> list[str]:
    """Lines that are not the writer's words to mend: quotations, code, the signature."""
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if line.startswith((">", "    $", "```", "raise "))]
    sign = next((at for at, line in enumerate(lines) if line.rstrip("\r\n") == "-- "), len(lines))
    return kept + [line for line in lines[sign:] if not line.startswith(">")]


def mend(
    count: int, *, seed: int = 5, told: bool = False, checker: Checker | None = None
) -> tuple[dict[str, int], list[str]]:
    """Mends `count` drafts both ways: what was counted, and every draft in which something was not as it must be."""
    chance = random.Random(seed)
    bad, fine = pool()
    checker = checker or Checker()
    counts = {
        "drafts": 0,
        "rewrites made": 0,
        "facts changed": 0,
        "twice is not once": 0,
        "other text changed": 0,
        "not settled": 0,
    }
    failures: list[str] = []
    for number in range(count):
        draft = put_together(chance, bad, fine)
        counts["drafts"] += 1
        for accept in (Applicability.SAFE, Applicability.SUGGEST):
            fixed = apply_rewrites(draft, checker, accept=accept)
            counts["rewrites made"] += len(fixed.applied)
            for name, what in _broken(draft, fixed, checker, accept):
                counts[name] += 1
                failures.append(f"{number} ({accept.value}) {name}: {what}\n{draft}\n=>\n{fixed.text}")
                if told:
                    print(failures[-1], file=sys.stderr, flush=True)
        if told and number % 100 == 99:
            print(number + 1, {name: n for name, n in counts.items() if n}, file=sys.stderr, flush=True)
    return counts, failures


def _broken(draft: str, fixed: Fixed, checker: Checker, accept: Applicability) -> Iterator[tuple[str, str]]:
    if not fixed.settled:
        yield "not settled", ""
        return
    wrong = fixed.applied and changed_facts(draft, fixed.text, fixed.applied, checker.check(draft).findings)
    if wrong:
        yield "facts changed", "; ".join(wrong)
    if _kept(draft) != _kept(fixed.text):
        yield "other text changed", ""
    if fixed.applied:
        again = apply_rewrites(fixed.text, checker, accept=accept)
        if again.text != fixed.text:
            yield "twice is not once", again.text


def _print_drafts(count: int, seed: int) -> bool:
    """Mends the drafts and prints what was counted; whether something was not as it must be."""
    counts, failures = mend(count, seed=seed, told=sys.stderr.isatty() or count > 200)
    print("| of the drafts put together | |\n| --- | --- |")
    for name, number in counts.items():
        print(f"| {name} | {number} |")
    for failure in failures[:40]:
        print(f"\n{failure}")
    return bool(failures)


# ------------------------------------------------------------------------------------------ a sheet to judge


def sheet(made: Sequence[Made]) -> str:
    """Each original with our rewrite and, where there is one, a person's, in random order; the key at the end names ours and theirs."""
    chance = random.Random(11)
    rows, key = [], []
    chosen = list({(one.before, one.after): one for one in made}.values())
    chance.shuffle(chosen)
    for number, one in enumerate(chosen, 1):
        texts = {"original": one.before, "ours": one.after or "(taken out; the rest of the letter stands)"}
        if one.references:
            texts["reference"] = one.references[0]
        order = list(texts)
        chance.shuffle(order)
        letters = dict(zip("ABC", order, strict=False))
        rows.append(f"{number}.")
        rows += [f"  {letter}: {texts[name]}" for letter, name in letters.items()]
        boxes = "  ".join(f"[ ] {letter}" for letter in letters)
        rows.append(f"  best: {boxes}    would you send it: [ ] yes  [ ] after a touch  [ ] no\n")
        key.append(f"{number}" + "".join(f" {name}={letter}" for letter, name in letters.items() if name != "original"))
    return "\n".join(rows) + "\n\nKey\n" + "\n".join(key) + "\n"


def _write_sheet(path: Path, made: Sequence[Made]) -> None:
    path.write_text(sheet(made), encoding="utf8")


if __name__ == "__main__":
    main()
