"""The reader's view of a thread, mail folders, and the second look at subject lines and recipients."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import tonecheck
from tonecheck.cli import main
from tonecheck.engine import Checker
from tonecheck.message import parse

THEIRS = """\
From: Alex Morgan <alex@morgan.example>
To: Nora Blake <nora@blake.example>
Subject: Tap
Date: Tue, 10 Mar 2026 09:00:00 +0100
Message-ID: <tap-1@morgan.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Ms Blake,

the tap that you sent is broken and I am very disappointed.
When will I get a new one? How much does the blue one cost? We need it by Thursday.

Yours sincerely,
Alex Morgan
"""
DRAFT = "Dear Mr Morgan,\n\nI'll send a new tap on Friday.\n\nBest,\nNora\n"


def mail(sender: str, subject: str, text: str, ident: str) -> str:
    return (
        f"From: {sender}\nSubject: {subject}\nMessage-ID: <{ident}>\nDate: Tue, 10 Mar 2026 09:00:00 +0100\n\n{text}\n"
    )


FOLDER = "\n".join(
    f"From someone@mail.example Tue Mar 10 09:00:00 2026\n{message}"
    for message in (
        mail("Alex Morgan <alex@morgan.example>", "Tap", "How much is the red tap?", "1@x"),
        mail("Ida Carrow <ida@carrow.example>", "Hall", "When does the hall open?\n>From noon on, I hope.", "2@x"),
        mail("Alex Morgan <alex@morgan.example>", "Re: Tap", "When do you deliver?", "3@x"),
        mail("Nora Blake <nora@blake.example>", "Re: Tap", "Did it come?", "4@x"),
    )
)


def test_view_of_a_given_message(checker: Checker) -> None:
    view = checker.check(DRAFT, reply_to=THEIRS).thread
    assert view is not None
    assert (view.source, view.sender, view.address) == ("message", "Alex Morgan", "Dear Alex Morgan")
    assert (view.tone, view.tone_words) == ("upset", ("disappointed",))
    assert view.needed_by is not None and view.needed_by.iso == "2026-03-12"
    assert [(q.kind, q.answered) for q in view.questions] == [("when", True), ("price", False)]
    assert (view.complaint, view.acknowledged) == ("defect", False)
    assert [note for note in view.notes if "“Mr”" in note]


def test_view_of_what_the_draft_quotes(checker: Checker) -> None:
    quoted = (
        "Hello Alex,\n\nthe shop opens at nine.\n\nBest,\nNora\n\nOn Tue, Mar 10, 2026 at 9:00 AM Alex Morgan <alex@morgan.example> wrote:\n"
        "> When do you open? No rush at all.\n> How much is the blue tap?\n>\n> On Mon, Mar 9, 2026 at 8:00 AM Nora Blake wrote:\n> > Would you like a green one?\n"
    )
    view = checker.check(quoted).thread
    assert view is not None
    assert (view.source, view.sender, view.urgency, view.urgency_words) == ("quote", "Alex Morgan", "low", ("No rush",))
    assert [q.text for q in view.questions] == ["When do you open?", "How much is the blue tap?"]
    assert [q.text for q in view.open_questions] == ["How much is the blue tap?"]
    assert view.complaint is None and view.acknowledged is None


@pytest.mark.parametrize(
    ("text", "tone", "urgency"),
    [
        ("This is outrageous. I want my money back!!! Call me immediately.", "angry", "high"),
        ("I am rather worried about the leak. Could you come today?", "worried", "high"),
        ("I am still waiting for the list. Please send it by 30 March.", "impatient", "normal"),
        ("Thank you so much for the lovely tour! Could you send the photos when you have time?", "friendly", "low"),
        ("Which colours does the lamp come in?", "neutral", "normal"),
        ("I am not annoyed at all, and it is not urgent. Which colour is it?", "neutral", "low"),
    ],
)
def test_tone_and_urgency(checker: Checker, text: str, tone: str, urgency: str) -> None:
    view = checker.check("Hi,\n\nyes, it is blue.\n\nBest,\nNora\n", reply_to=text).thread
    assert view is not None
    assert (view.tone, view.urgency) == (tone, urgency)


@pytest.mark.parametrize(
    ("head", "subject", "question"),
    [
        ("", "Re: Tap", "When do you deliver?"),
        ("", "Re: Hall", "When does the hall open?"),
        ("In-Reply-To: <1@x>\n", "Re: Tap", "How much is the red tap?"),
        ("References: <1@x> <2@x>\n", "Anything", "When does the hall open?"),
    ],
)
def test_the_answered_message_of_a_mail_folder(head: str, subject: str, question: str) -> None:
    draft = f"From: Nora Blake <nora@blake.example>\nTo: x@y.example\nSubject: {subject}\n{head}MIME-Version: 1.0\n\nHello.\n"
    answered = parse(draft, reply_to=FOLDER.encode()).reply_to
    assert answered is not None and question in answered.raw
    assert ">From" not in answered.raw


def test_folder_from_the_command_line(tmp_path: Path) -> None:
    folder, draft = tmp_path / "sent.mbox", tmp_path / "draft.txt"
    folder.write_text(FOLDER, encoding="utf8")
    draft.write_text("Hello Alex,\n\nthe red one costs 40 euros.\n\nBest,\nNora\n", encoding="utf8")
    arguments = ["check", "--subject", "Re: Tap", "--format", "json", "--fail-on", "never", str(draft), "--reply-to"]
    for source in (str(folder), "-"):
        done = CliRunner().invoke(main, [*arguments, source], input=FOLDER)
        assert done.exit_code == 0, done.output
        view = json.loads(done.stdout)["messages"][0]["reader_view"]
        assert view["questions"] == [{"text": "When do you deliver?", "kind": "when", "answered": False}]


def test_text_report_shows_the_view(tmp_path: Path) -> None:
    theirs, draft = tmp_path / "theirs.eml", tmp_path / "draft.txt"
    theirs.write_text(THEIRS, encoding="utf8")
    draft.write_text(DRAFT, encoding="utf8")
    said = CliRunner().invoke(main, ["check", "--reply-to", str(theirs), str(draft)], env={"COLUMNS": "120"}).stdout
    assert "Reader's view" in said
    assert "[open] they ask: “How much does the blue one cost?”" in said
    assert "[not acknowledged] they complain of something broken" in said
    assert "Promises: send a new tap on Friday" in said


def test_no_view_without_a_thread(checker: Checker) -> None:
    report = checker.check(DRAFT)
    assert report.thread is None and report.to_dict()["reader_view"] is None


ROUND = ["Ida Carrow <ida@c.example>", "Tom Ferris <tom@f.example>", "Jens Holt <jens@h.example>"]


@pytest.mark.parametrize(
    ("text", "options", "rules"),
    [
        ("Hi Ida,\n\nI'm sorry that I snapped at you.\n\nBest,\nNora\n", {"to": ROUND}, ["apology-to-everybody"]),
        ("Hi Ida,\n\nI'm sorry that I snapped at you.\n\nBest,\nNora\n", {"to": ROUND[:1], "cc": ROUND[1:]}, ["apology-to-everybody"]),
        ("Hi Ida,\n\nI'm sorry that I snapped at you.\n\nBest,\nNora\n", {"to": ROUND[:1], "cc": ROUND[1:2]}, []),
        ("Hi all,\n\nI'm sorry that I snapped at you on Monday.\n\nBest,\nNora\n", {"to": ROUND}, []),
        ("Hi Ida,\n\nsorry for the late reply. The hall is free.\n\nBest,\nNora\n", {"to": ROUND}, []),
        ("Hi Ida,\n\nplease keep this between us: the hall is sold.\n\nBest,\nNora\n", {"to": ROUND}, ["secret-to-everybody"]),
        ("Hi Ida,\n\nplease do not share this outside the team.\n\nBest,\nNora\n", {"to": ROUND}, []),
        ("Hi Tom,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "cc": ROUND[1:2]}, ["greeting-who-gets-a-copy"]),
        ("Hi Ida and Tom,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "cc": ROUND[1:2]}, []),
        ("Hi Ida,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "subject": ""}, ["empty-subject"]),
        ("Hi Ida,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1]}, []),
        ("Hi Ida,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "subject": "RE:"}, ["subject-without-words"]),
        ("Hi Ida,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "subject": "Re: Re: Re: Hall"}, ["stacked-reply-marks"]),
        ("Hi Ida,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "subject": "Fwd: Re: Hall"}, []),
        ("Hi Ida,\n\nthe hall is free.\n\nBest,\nNora\n", {"to": ROUND[:1], "subject": "Re: test of the alarm"}, []),
    ],
)  # fmt: skip
def test_second_look_at_the_envelope(checker: Checker, text: str, options: dict[str, object], rules: list[str]) -> None:
    found = [f.rule for f in checker.check(text, **options).findings if f.category == "addressing"]  # type: ignore[arg-type]
    assert found == rules


@pytest.mark.parametrize(
    ("greeting", "to", "thread", "wrong"),
    [
        ("Hi Bob,", "Robert Ferris <r.ferris@mail.example>", None, False),
        ("Hi R.,", "Robert Ferris <r.ferris@mail.example>", None, False),
        ("Dear Sir or Madam,", "Ida Carrow", None, False),
        ("Dear Mrs Carrow,", "Ida Carrow", None, False),
        ("Dear hiring team,", "Ida Carrow", None, False),
        ("Hi Kate,", "Catherine Hall <c.hall@mail.example>", None, False),
        ("Hi Ida and Tom,", "Ida Carrow <ida@c.example>, Tom Ferris <tom@f.example>", None, False),
        ("Hello Support,", "support@mail.example", None, False),
        ("Hi Jen,", "j.b.smith@mail.example", "When does it open?\n\nBest,\nJennifer", False),
        ("Hi Petra,", "Ida Carrow <ida@c.example>", None, True),
        ("Dear Mr Carow,", "Mr Paul Carrow <p@c.example>", None, True),
        ("Hi Sven,", "info@mail.example", "When does it open?\n\nBest regards,\nIda Carrow", False),
    ],
)
def test_names_in_greetings(checker: Checker, greeting: str, to: str, thread: str | None, wrong: bool) -> None:
    report = checker.check(f"{greeting}\n\nit opens at nine.\n\nBest,\nNora Blake\n", to=to, reply_to=thread)
    assert ("wrong-name" in {f.category for f in report.findings}) is wrong


@pytest.mark.parametrize(
    ("text", "attachments", "missing"),
    [
        ("Hi Ida,\n\nthe plan is attached.\n\nBest,\nNora\n", [], True),
        ("Hi Ida,\n\nthe plan is attached.\n\nBest,\nNora\n", ["plan.pdf"], False),
        ("Hi Ida,\n\nthank you, I have read it.\n\nBest,\nNora\n\n> the plan is attached.\n", [], False),
        ("Hi Ida,\n\nthe plan that you attached is fine.\n\nBest,\nNora\n", [], False),
        ("Hi Ida,\n\nplease attach the plan next time.\n\nBest,\nNora\n", [], False),
    ],
)
def test_attachments(checker: Checker, text: str, attachments: list[str], missing: bool) -> None:
    report = checker.check(text, to="Ida Carrow", attachments=attachments)
    assert ("missing-attachment" in {f.category for f in report.findings}) is missing


def test_public_entry() -> None:
    report = tonecheck.check(DRAFT, reply_to=THEIRS)
    assert report.thread is not None and report.promises[0].who == "I"
