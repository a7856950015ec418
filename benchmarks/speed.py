"""Speed and memory as ratios of one run: `python benchmarks/speed.py` prints the tables and writes docs/speed.md.

Everything is CPU time (user and system) of whole processes on one core, the least of several rounds in which the
programs take turns, so that a busy machine changes the figures little. Drafts are made of the sentences in
benchmarks/heldout and benchmarks/fresh, seven without fault to one with; no draft is measured twice in a process.
Peers (alex, write-good, textlint; proselint, VADER, TextBlob) are installed into a temporary folder;
those that cannot be had are named. `--no-peers` leaves them out.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent

#: One core, whatever the machine has.
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
#: Compiled modules lie on disk, as where tonecheck is installed.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | ONE_CORE
#: A section of docs/speed.md that another program wrote.
SECTION = re.compile(r"<!-- benchmarks/\w+\.py -->\n.*?<!-- end -->\n", re.DOTALL)
NPM_PEERS = {"alex": ("alex",), "write-good": ("write-good",), "textlint": ("textlint", "textlint-rule-write-good")}
PYPI_PEERS = {
    "proselint": ("proselint", None),
    "VADER": (
        "vaderSentiment",
        "import sys; from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer as A; "
        "print(A().polarity_scores(open(sys.argv[1]).read()))",
    ),
    "TextBlob": (
        "textblob",
        "import sys; from textblob import TextBlob as T; print(T(open(sys.argv[1]).read()).sentiment)",
    ),
}


# ------------------------------------------------------------------------------------------------------ drafts


def drafts() -> list[str]:
    """Short e-mails, no sentence used twice."""
    rows = []
    for path in (HERE / "heldout" / "sentences.jsonl", HERE / "fresh" / "sentences.jsonl"):
        if path.is_file():
            rows += [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    chance = random.Random(3)
    chance.shuffle(rows)
    good = [row["text"] for row in rows if not row["labels"]]
    bad = [row["text"] for row in rows if row["labels"]]
    made = []
    for number in range(min(len(good) // 7, len(bad))):
        lines = [*good[7 * number : 7 * number + 7], bad[number]]
        chance.shuffle(lines)
        made.append(f"Dear Ms Ito,\n\n{' '.join(lines[:4])}\n\n{' '.join(lines[4:])}\n\nKind regards,\nTom Bauer\n")
    return made


def of_length(characters: int) -> str:
    """One draft of about that many characters; its sentences come round again where there are too few."""
    bodies = [draft.split("\n", 1)[1].rsplit("Kind regards", 1)[0] for draft in drafts()]
    text, turn = ["Dear Ms Ito,\n"], 0
    size = len(text[0])
    while size < characters - 200:
        body = bodies[turn % len(bodies)]
        # A number in each paragraph keeps repeated ones apart, so that nothing is answered from a cache.
        text.append(f"{body}\nThis was point {turn} of our list.\n")
        size += len(text[-1])
        turn += 1
    return "".join(text)[: characters - 30] + "\n\nKind regards,\nTom\n"


def words(text: str) -> int:
    return len(text.split())


# ------------------------------------------------------------------- what runs in a process of its own (--worker)


def throughput(reader: int) -> dict[str, float]:
    """Words a CPU second: drafts checked one by one, several together, one long one; and the bare pipeline on the same."""
    from tonecheck import nlp

    checker = _checker(reader=bool(reader))
    several = drafts()
    warm, alone, together = several[:30], several[30:65], several[65:]
    long = of_length(60_000)
    pieces = [nlp.tidy(long[start:end])[0] for start, end in nlp._chunks(long)]
    list(checker.check_many(warm))
    run = nlp.pipeline()
    return {
        "alone": _speed(alone, lambda: [checker.check(draft) for draft in alone]),
        "alone, pipeline": _speed(alone, lambda: [list(run.pipe([nlp.tidy(draft)[0]])) for draft in alone]),
        "together": _speed(together, lambda: list(checker.check_many(together))),
        "together, pipeline": _speed(
            together, lambda: list(run.pipe((nlp.tidy(draft)[0] for draft in together), batch_size=nlp.BATCH))
        ),
        "long": _speed([long], lambda: checker.check(long)),
        "long, pipeline": _speed([long], lambda: list(run.pipe(pieces, batch_size=nlp.BATCH))),
    }


def rules() -> dict[str, float]:
    """Seconds for the same drafts with 20 and with 200 of the rules."""
    from tonecheck.rulebook import Rulebook, load_builtin

    book = load_builtin(cases=False)
    taken = {}
    for count in (20, 200):
        chosen = [book.rules[i * len(book) // count] for i in range(count)]
        checker = _checker(Rulebook(tuple(chosen), book.graphs, book.anchors))
        several = drafts()
        list(checker.check_many(several[:30]))
        began = time.process_time()
        for draft in several[30:]:
            checker.check(draft)
        taken[str(count)] = time.process_time() - began
    return taken


def memory(characters: int, reader: int) -> dict[str, float]:
    """Seconds for one draft of that length in a fresh process, and the most memory that the process held, in MB."""
    import resource

    checker = _checker(reader=bool(reader))
    checker.check(drafts()[0])
    draft = of_length(characters)
    began = time.process_time()
    checker.check(draft)
    seconds = time.process_time() - began
    return {"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _checker(book: Any = None, *, reader: bool = False) -> Any:
    from tonecheck.config import Config
    from tonecheck.engine import Checker

    return Checker(config=Config().override(grammar_mode="off", reader="on" if reader else "off"), rules=book)


def _speed(texts: Sequence[str], work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return sum(map(words, texts)) / (time.process_time() - began)


def worker(name: str, *arguments: int) -> Any:
    """The figures of one of the functions above, measured in a process of its own."""
    command = [sys.executable, __file__, "--worker", name, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=True)
    return json.loads(done.stdout)


# ------------------------------------------------------------------------------------------------ whole processes


def processes(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Least CPU seconds of each command over several rounds in turn, after one that warms the disk."""
    import resource

    least: dict[str, float] = {}
    none = subprocess.DEVNULL
    for turn in range(rounds + 1):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            with subprocess.Popen(command, stdin=none, stdout=none, stderr=none, env=ENVIRONMENT) as running:
                running.wait()
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            if turn:
                least[name] = min(least.get(name, seconds), seconds)
    return least


def peers(folder: Path, draft: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The commands of the peers that could be installed below a folder, and a line on each that could not."""
    commands, missing = {}, []
    npm = shutil.which("npm")
    for name, packages in NPM_PEERS.items():
        home = folder / name
        home.mkdir()
        if npm is None or subprocess.run([npm, "install", "--prefix", home, *packages], capture_output=True).returncode:
            missing.append(f"{name} could not be installed with npm")
            continue
        rule = ["--rule", "write-good"] if name == "textlint" else []
        commands[name] = [str(home / "node_modules" / ".bin" / name), *rule, str(draft)]
    venv.create(folder / "python", with_pip=True)
    python = folder / "python" / ("Scripts" if os.name == "nt" else "bin") / "python"
    for name, (package, program) in PYPI_PEERS.items():
        if subprocess.run([python, "-m", "pip", "install", "--quiet", package], capture_output=True).returncode:
            missing.append(f"{name} could not be installed from PyPI")
        elif program is None:
            commands[name] = [str(python.with_name(package)), "check", str(draft)]
        else:
            commands[name] = [str(python), "-c", program, str(draft)]
    return commands, missing


# ---------------------------------------------------------------------------------------------------- the tables


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(map(str, line)) + " |" for line in lines] + [""]


def starting(rounds: int, with_peers: bool) -> Iterator[str]:
    """Cold starts, ours and the peers'."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = folder / "draft.txt"
        draft.write_text(drafts()[0], encoding="utf8")
        run = [sys.executable, "-m", "tonecheck"]
        commands = {
            'python -c "import spacy"': [sys.executable, "-c", "import spacy"],
            'python -c "import click"': [sys.executable, "-c", "import click"],
            "tonecheck --reader off draft.txt": [*run, "--grammar", "off", "--reader", "off", str(draft)],
            "tonecheck draft.txt": [*run, "--grammar", "off", str(draft)],
            "tonecheck --help": [*run, "--help"],
        }
        others, missing = peers(folder, draft) if with_peers else ({}, [])
        least = processes(commands | others, rounds)
        spacy, click = least['python -c "import spacy"'], least['python -c "import click"']
        yield "## Cold start"
        yield ""
        yield from table(
            ["figure", "wanted", "measured"],
            [
                [
                    "`tonecheck --reader off draft.txt` ÷ `import spacy`",
                    "≤ 1.5",
                    f"{least['tonecheck --reader off draft.txt'] / spacy:.2f}",
                ],
                ["`tonecheck draft.txt` ÷ `import spacy`", "≤ 1.9", f"{least['tonecheck draft.txt'] / spacy:.2f}"],
                ["`tonecheck --help` ÷ `import click`", "≤ 3", f"{least['tonecheck --help'] / click:.2f}"],
            ],
        )
        yield f"A draft of {words(drafts()[0])} words, started cold, in multiples of `import spacy` ({spacy:.2f} s here):"
        yield ""
        yield from table(
            ["program", "÷ `import spacy`"],
            [[f"`{name}`", f"{seconds / spacy:.2f}"] for name, seconds in sorted(least.items(), key=lambda p: p[1])],
        )
        yield from missing
        if missing:
            yield ""


def checking(rounds: int) -> Iterator[str]:
    """Throughput, the cost of rules, memory and growth."""
    speeds = [worker("throughput", 0) for _ in range(rounds)]
    read = [worker("throughput", 1) for _ in range(rounds)]
    best = {name: max(speed[name] for speed in speeds) for name in speeds[0]}
    yield "## A full check without grammar, on one core"
    yield ""
    yield from table(
        [
            "drafts",
            "words a CPU second, reader off (wanted ≥ 6,000)",
            "÷ bare pipeline (wanted ≥ 0.7)",
            "reader on (wanted ≥ 2,000)",
        ],
        [
            [
                shown,
                f"{best[name]:,.0f}",
                f"{max(s[name] / s[f'{name}, pipeline'] for s in speeds):.2f}",
                f"{max(s[name] for s in read):,.0f}",
            ]
            for name, shown in (
                ("alone", "one after the other, `check`"),
                ("together", "several, `check_many`"),
                ("long", "one of 60,000 characters"),
            )
        ],
    )
    costs = [worker("rules") for _ in range(rounds)]
    ratio = min(cost["200"] for cost in costs) / min(cost["20"] for cost in costs)
    sizes = {size: [worker("memory", size, 0) for _ in range(2)] for size in (10_000, 200_000, 500_000, 990_000)}
    with_reader = worker("memory", 200_000, 1)["megabytes"]
    pace = {size: min(m["seconds"] for m in found) / size for size, found in sizes.items()}
    most = max(m["megabytes"] for m in sizes[200_000])
    yield "## Rules, memory, long drafts"
    yield ""
    yield from table(
        ["figure", "wanted", "measured"],
        [
            ["time with 200 rules ÷ with 20", "≤ 1.25", f"{ratio:.2f}"],
            ["peak memory, a draft of 200,000 characters, reader off", "≤ 400 MB", f"{most:.0f} MB"],
            ["the same, reader on", "≤ 500 MB", f"{with_reader:.0f} MB"],
            ["time per character, 990,000 ÷ 200,000 characters", "about 1", f"{pace[990_000] / pace[200_000]:.2f}"],
        ],
    )
    yield from table(
        ["characters", "peak memory, MB", "µs a character"],
        [[f"{s:,}", f"{max(m['megabytes'] for m in found):.0f}", f"{1e6 * pace[s]:.1f}"] for s, found in sizes.items()],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--write", type=Path, default=ROOT / "docs" / "speed.md")
    parser.add_argument("--worker", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        name, *arguments = options.worker
        print(json.dumps({"throughput": throughput, "rules": rules, "memory": memory}[name](*map(int, arguments))))
        return
    lines = [
        "# Speed",
        "",
        "Written by `python benchmarks/speed.py`, which says how it measures. Times are CPU times; compare the ratios.",
        "",
        *starting(options.rounds, not options.no_peers),
        *checking(options.rounds),
    ]
    text = "\n".join(lines).rstrip() + "\n"
    print(text)
    others = SECTION.findall(options.write.read_text(encoding="utf8")) if options.write.is_file() else []
    options.write.write_text("\n".join((text, *others)), encoding="utf8")


if __name__ == "__main__":
    main()
