"""Promises: found in labelled sentences, dated by the mail's own day and zone, listed as table, JSON and tasks."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from tonecheck.cli import main
from tonecheck.message import Message, Part, PartKind, parse
from tonecheck.promises import Promise, find_promises
from tonecheck.span import Span
from tonecheck.when import best, times_in

SENTENCES = [
    json.loads(line) for line in (Path(__file__).parent / "promises.jsonl").read_text(encoding="utf8").splitlines()
]
#: A Wednesday, before the clocks go forward.
NOW = datetime(2026, 3, 11, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))

MAIL = """\
From: Nora Blake <nora@blake.example>
To: Alex Morgan <alex@morgan.example>
Subject: Re: Tap
Date: Wed, 11 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Alex Morgan,

I'll send the new tap by Friday at 3 pm and call you when it is on its way. We will try to collect the old one soon.
My colleague Ben will visit you within 3 working days. Your refund will be paid by the end of next week.

Best,
Nora

On Tue, Mar 10, 2026 at 9:00 AM Alex Morgan <alex@morgan.example> wrote:
> I'll send the broken tap back on Monday.
"""


def promises_of(text: str, now: datetime = NOW) -> tuple[Promise, ...]:
    return find_promises(Message(raw=text, parts=(Part(PartKind.BODY, Span(0, len(text))),)), now=now)


@pytest.fixture(scope="module")
def found() -> list[tuple[Promise, ...]]:
    return [promises_of(row["text"]) for row in SENTENCES]


def test_precision_and_recall(found: list[tuple[Promise, ...]]) -> None:
    assert len(SENTENCES) >= 300
    both = sum(row["promise"] and bool(got) for row, got in zip(SENTENCES, found, strict=True))
    assert both / sum(map(bool, found)) >= 0.9
    assert both / sum(row["promise"] for row in SENTENCES) >= 0.8


@pytest.mark.parametrize(("key", "least"), [("who", 0.9), ("what", 0.9), ("when", 0.9)])
def test_who_what_and_when(found: list[tuple[Promise, ...]], key: str, least: float) -> None:
    rows = [(row, got) for row, got in zip(SENTENCES, found, strict=True) if row["promise"] and got]

    def right(row: dict[str, str | None], got: tuple[Promise, ...]) -> bool:
        wanted = row[key]
        if key == "what":
            return wanted is None or any(wanted.lower() in p.what.lower() for p in got)
        return wanted in [p.who if key == "who" else p.due.iso if p.due else None for p in got]

    assert sum(right(row, got) for row, got in rows) / len(rows) >= least


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("by Friday", "2026-03-13"),
        ("next Friday", "2026-03-20"),
        ("by Wednesday", "2026-03-18"),
        ("by the end of next week", "2026-03-20"),
        ("by the end of the week", "2026-03-13"),
        ("early next week", "2026-03-17"),
        ("within 3 working days", "2026-03-16"),
        ("within 5-7 business days", "2026-03-20"),
        ("in two weeks", "2026-03-25"),
        ("in half an hour", "2026-03-11T10:30:00+01:00"),
        ("by close of business today", "2026-03-11"),
        ("by EOD Friday", "2026-03-13"),
        ("by 3 pm tomorrow", "2026-03-12T15:00:00+01:00"),
        ("at 9 am ET on Thursday", "2026-03-12T09:00:00-04:00"),
        ("on 2 April at 14:30", "2026-04-02T14:30:00+02:00"),
        ("by Tuesday, 17 March, 5 pm", "2026-03-17T17:00:00+01:00"),
        ("by the 5th", "2026-04-05"),
        ("on January 8", "2027-01-08"),
        ("by 15.4.", "2026-04-15"),
        ("on 4/15", "2026-04-15"),
        ("on 3/4", None),
        ("on 31 February", None),
        ("in a few days", None),
        ("mid-April", "2026-04-15"),
        ("by the end of Q2", "2026-06-30"),
        ("in calendar week 14", "2026-04-03"),
        ("next month", "2026-04-30"),
        ("over the weekend", "2026-03-15"),
        ("the day after tomorrow", "2026-03-13"),
        ("Friday next week", "2026-03-20"),
        ("on Tuesdays at nine", None),
    ],
)
def test_times(words: str, iso: str | None) -> None:
    due = best(times_in(f"It comes {words}.", NOW))
    assert due is not None
    assert due.iso == iso


@pytest.mark.parametrize(
    "text", ["Tuesday's minutes are here.", "You may go.", "2.5 million", "room 3", "She marched on.", "on Mondays"]
)
def test_no_day(text: str) -> None:
    assert all(due.at is None for due in times_in(text, NOW))


def test_every_day_of_a_year_resolves_forward() -> None:
    for ordinal in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()):
        now = datetime.combine(date.fromordinal(ordinal), datetime.min.time(), tzinfo=timezone.utc)
        for words in (
            "by Friday",
            "next Monday",
            "by the end of next week",
            "by the 31st",
            "within 3 working days",
            "by the end of the month",
            "tomorrow",
        ):
            due = best(times_in(words, now))
            assert due is not None and due.day is not None and 0 <= (due.day - now.date()).days <= 61, (now, words, due)


def test_promises_of_a_mail() -> None:
    message = parse(MAIL.encode())
    got = find_promises(message)
    assert [(p.who, p.what, p.due.iso if p.due else None, p.condition, p.vague) for p in got] == [
        ("I", "send the new tap", "2026-03-13T15:00:00+01:00", None, ()),
        ("I", "call you", None, "when it is on its way", ()),
        ("we", "try to collect the old one", None, None, ("soft date", "hedged")),
        ("My colleague Ben", "visit you", "2026-03-16", None, ()),
        (None, "Your refund will be paid", "2026-03-20", None, ()),
    ]
    assert all(" ".join(p.span.of(message.raw).split()) == p.text for p in got)


def test_a_report_has_promises_but_reads_none_unasked(checker: object) -> None:
    import tonecheck

    report = tonecheck.check(MAIL.encode())
    assert len(report.promises) == 5
    assert [p["due"] for p in report.to_dict()["promises"]][3] == "2026-03-16"


def run(*arguments: str, stdin: str = MAIL) -> str:
    done = CliRunner().invoke(main, ["promises", *arguments, "-"], input=stdin)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_table() -> None:
    rows = run().splitlines()
    assert rows[0].split() == ["who", "what", "by", "when"]
    assert "Fri 2026-03-13 15:00 +0100" in rows[1]
    assert any("vague: soft date, hedged" in row for row in rows)
    assert run(stdin="Thank you for the cake.") == "No promises.\n"


def test_json_in_another_zone() -> None:
    listed = json.loads(run("--format", "json", "--timezone", "America/New_York"))["messages"][0]["promises"]
    assert listed[0]["due"] == "2026-03-13T15:00:00-04:00"
    listed = json.loads(run("--format", "json", "--date", "2026-03-13", stdin="I'll send it by Friday."))
    assert listed["messages"][0]["promises"][0]["due"] == "2026-03-20"


def test_tasks_are_read_by_icalendar() -> None:
    tasks = Calendar.from_ical(run("--format", "ical")).walk("VTODO")
    assert [str(task["SUMMARY"]) for task in tasks][:2] == ["I: send the new tap", "I: call you"]
    assert tasks[0].decoded("DUE") == datetime(2026, 3, 13, 14, 0, tzinfo=timezone.utc)
    assert tasks[3].decoded("DUE") == date(2026, 3, 16)
    assert "DUE" not in tasks[2] and "VAGUE" in tasks[2]["CATEGORIES"].to_ical().decode()
    again = Calendar.from_ical(run("--format", "ical")).walk("VTODO")
    assert [task["UID"] for task in again] == [task["UID"] for task in tasks]
    assert len({task["UID"] for task in tasks}) == len(tasks)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--date", "soon", "-"], "--date 'soon': not a date; allowed are"),
        (["--timezone", "Moon/Base", "-"], "--timezone 'Moon/Base': no such time zone; allowed are"),
        (["no-such-file.txt"], "no-such-file.txt: cannot be read"),
        (["-", "-"], "only once"),
    ],
)
def test_bad_input(arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(main, ["promises", *arguments], input=MAIL)
    assert done.exit_code == 2
    assert said in done.output


def test_the_real_program_loads_no_language_model(tmp_path: Path) -> None:
    draft = tmp_path / "draft.eml"
    draft.write_text(MAIL, encoding="utf8")
    program = (
        "import sys; from tonecheck.cli import main\n"
        "try: main(['promises', sys.argv[1]])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert 'spacy' not in sys.modules and 'icalendar' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program, str(draft)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "2026-03-20" in done.stdout


def test_long_and_odd_sentences_end() -> None:
    for text in (
        "I will " + "and " * 3000,
        "by " * 3000,
        "we " * 3000 + "will send you",
        "x" * 20000 + " will be sent",
        "If " * 2000 + "I will send it",
    ):
        promises_of(text)
