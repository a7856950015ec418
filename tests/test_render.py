"""Rendering: what people and programs get to see."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from handmade import report_of
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.finding import CATEGORIES, DIMENSION, Applicability, Edit, Finding, Rewrite, Severity
from tonecheck.message import Kind, Message, Part, PartKind, parse
from tonecheck.render.github import render_github
from tonecheck.render.json import message_dict, render_json
from tonecheck.render.sarif import render_sarif
from tonecheck.render.source import Lines, printable, sentence_after
from tonecheck.render.text import cell_width, render_summary, render_text, wrap
from tonecheck.render.verdict import _WHOLE, _WORDS, verdict_line
from tonecheck.report import Report
from tonecheck.span import Span

DRAFT = """Hi Ann,

You forgot to sign the form!!! Please do it soon. Thank you.

Best
Bob
"""
SCHEMA = json.loads((Path(__file__).parent.parent / "docs" / "report.schema.json").read_text(encoding="utf-8"))


def strict(schema: Any) -> Any:
    """The schema with every object closed: what we write ourselves must be in it."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: strict(part) for name, part in schema.items()}
    return {**closed, "additionalProperties": False} if "properties" in schema else closed


def message_of(raw: str) -> Message:
    return Message(raw, (Part(PartKind.BODY, Span(0, len(raw))),))


def report_on(raw: str, words: str, **more: Any) -> Report:
    """A report with one finding on `words`."""
    start = raw.index(words)
    finding = Finding(
        "some-rule",
        "accusation",
        "ownership",
        Severity.WARNING,
        0.9,
        "It hurts.",
        Span(start, start + len(words)),
        **more,
    )
    return replace(report_of(message_of(raw), ()), findings=(finding,))


def excerpt(report: Report, **options: Any) -> list[str]:
    """The lines with a gutter."""
    return [line for line in render_text(report, **options).split("\n") if re.match(r" *\d* \| ", line)]


def test_a_whole_page() -> None:
    page = render_text(report_of(parse(DRAFT), path="draft.txt"), width=80)
    assert (
        page
        == """\
draft.txt:3:1  warning[you-forgot-to] accusation
3 | You forgot to sign the form!!! Please do it soon. Thank you.
  | ^^^^^^^^^^^^^
  why: “You forgot to” hurts; say it in other words.
  try: Could you sign the form!!!

draft.txt:3:28  note[exclamation-marks] shouting
3 | You forgot to sign the form!!! Please do it soon. Thank you.
  |                            ^^^
  why: “!!!” hurts; say it in other words.
  try: You forgot to sign the form!

draft.txt:3:45  warning[no-date] vague-commitment
3 | You forgot to sign the form!!! Please do it soon. Thank you.
  |                                             ^^^^
  why: “soon” hurts; say it in other words.
  frame: Please do it by [date].

politeness        60  ███████████████░░░░░░░░░░
professionalism   60  ███████████████░░░░░░░░░░
ownership         60  ███████████████░░░░░░░░░░
overall           60  ███████████████░░░░░░░░░░

Review: one phrase blames the reader, one promise is vague and one more point;
read them once more before sending.

Strengths: says thank you
`tonecheck fix` makes the one safe rewrite for you.
"""
    )


def test_explain_shows_sums_and_reasons() -> None:
    page = render_text(report_of(parse(DRAFT), path="draft.txt"), explain=True)
    assert "   +80.0  baseline" in page
    assert "   -10.0  fault you-forgot-to “You forgot to”" in page
    assert "    60.0  in all" in page
    assert "The reader hears a reproach." in page
    assert "Confidence: 90%" in page


@pytest.mark.parametrize("width", [24, 40, 60, 80, 120])
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, color: bool, ascii_only: bool) -> None:
    draft = DRAFT.replace("sign", "sign 漢字 🎉 " + "and sign again " * 20)
    page = render_text(report_of(parse(draft), path="d.txt"), width=width, color=color, ascii_only=ascii_only)
    plain = re.sub(r"\x1b\[[\d;]*m", "", page)
    assert (plain != page) is color
    for line in plain.split("\n"):
        assert cell_width(line) <= width, line
    assert "\x1b" not in plain


def test_marks_stand_under_wide_combining_and_tabbed_words() -> None:
    line, marks = excerpt(report_on("漢字\té́ you forgot 🎉 it", "é́ you forgot 🎉"))
    assert line == "1 | 漢字    é́ you forgot 🎉 it"
    assert marks == "  | " + " " * 8 + "^" * len("e you forgot 🎉🎉".replace("🎉🎉", "xx"))


def test_a_mark_even_under_a_sign_without_width() -> None:
    _, marks = excerpt(report_on("a\u200bb", "\u200b"))
    assert marks.count("^") >= 1


def test_spans_over_several_lines() -> None:
    raw = "one two\n   three\n\nfour\nfive\nsix seven\n"
    shown = excerpt(report_on(raw, "two\n   three"))
    assert shown == ["1 | one two", "  |     ^^^", "2 |    three", "  |    ^^^^^"]
    shown = excerpt(report_on(raw, "two\n   three\n\nfour\nfive\nsix"))
    assert [line[:5] for line in shown[::2]][:3] == ["1 | o", "2 |  ", "4 | f"]
    assert shown[-2:] == ["6 | six seven", "  | ^^^"]


def test_long_lines_are_cut_around_the_words() -> None:
    raw = "many words " * 40 + "HERE IT IS" + " many words" * 40
    line, marks = excerpt(report_on(raw, "HERE IT IS"), width=60)
    at = marks.index("^")
    assert line[at : at + 10] == "HERE IT IS"
    assert line.startswith("1 | …")
    assert line.endswith("…")
    assert cell_width(line) <= 60


def test_a_draft_cannot_steer_the_terminal() -> None:
    raw = "You \x1b[2J\x9b1m forgot\u202e it\x07"
    report = report_on(
        raw,
        "forgot\u202e it\x07",
        rewrites=(Rewrite((Edit(Span(0, 3), "\x1b]0;x\x07"),), Applicability.SUGGEST, "b\x1b[1m"),),
    )
    report = replace(report, path="a\x1b[1m.txt", skipped=("x\x1b[1m",))
    for ascii_only in (False, True):
        page = render_text(report, explain=True, ascii_only=ascii_only, heading=True)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", page)


@given(st.text(), st.booleans())
def test_printable_keeps_the_number_of_characters(text: str, ascii_only: bool) -> None:
    shown = printable(text, ascii_only=ascii_only)
    assert len(shown) == len(text)
    assert "\x1b" not in shown


@given(st.text(alphabet="ab \t漢é🎉\r\n\u0301\u200b", min_size=1), st.data())
def test_any_text_and_span_can_be_shown(raw: str, source: st.DataObject) -> None:
    start = source.draw(st.integers(0, len(raw)))
    end = source.draw(st.integers(start, len(raw)))
    finding = Finding("r", "denial", "ownership", Severity.NOTE, 1.0, "m", Span(start, end))
    report = replace(report_of(message_of(raw), ()), findings=(finding,))
    render_text(report, width=source.draw(st.integers(1, 100)), explain=True)
    jsonschema.validate(json.loads(render_json([report])), SCHEMA)
    json.loads(render_sarif([report], version="1"))


@given(st.text(alphabet="ab漢🎉\r\n"))
def test_lines_agree_with_the_message(raw: str) -> None:
    lines = Lines(raw)
    message = message_of(raw)
    for offset in range(len(raw) + 1):
        assert lines.line_column(offset) == message.line_column(offset)
        assert lines.utf16_offset(offset) == len(raw[:offset].encode("utf-16-le")) // 2


@given(st.text(alphabet="ab 漢\u0301🎉"), st.integers(5, 60))
def test_wrap_loses_no_word(text: str, width: int) -> None:
    lines = wrap(text, width=width, first="x: ", rest="   ")
    assert " ".join(lines).split() == ["x:", *text.split()]


def test_the_sentence_after_a_rewrite() -> None:
    raw = "It rained. You forgot to come. We waited."
    lines = Lines(raw)
    rewrite = Rewrite((Edit(Span(11, 24), "Could you"), Edit(Span(29, 30), "?")), Applicability.SUGGEST, "")
    finding = Finding("r", "accusation", "ownership", Severity.NOTE, 1.0, "m", Span(11, 24))
    assert sentence_after(lines, finding, rewrite) == "Could you come?"
    assert sentence_after(lines, replace(finding, sentence=Span(0, 30)), rewrite) == "It rained. Could you come?"
    assert sentence_after(lines, replace(finding, span=None), rewrite) == "Could you come?"
    assert sentence_after(lines, replace(finding, span=None), Rewrite((), Applicability.SHOW, "")) == ""


# --- verdict ---


def test_a_paragraph_that_is_put_in_is_shown_alone() -> None:
    raw = "> The box was broken.\n\nThe lid is blue.\n"
    at = raw.index("\n\n")
    put_in = Rewrite((Edit(Span(at, at), "\n\nI'm sorry about the box."),), Applicability.SUGGEST, "")
    finding = Finding("r", "delay-without-date", "ownership", Severity.NOTE, 1.0, "m", None, rewrites=(put_in,))
    assert sentence_after(Lines(raw), finding, put_in) == "I'm sorry about the box."


def test_every_category_has_words() -> None:
    assert set(DIMENSION) == set(_WORDS) | set(_WHOLE)
    assert not set(_WORDS) & set(_WHOLE)
    assert set(CATEGORIES)


def test_verdict_lines() -> None:
    report = report_of(parse("Hi,\nthe form is here.\n"))
    assert verdict_line(report) == "Send: nothing here is likely to hurt."
    assert verdict_line(replace(report, verdict="hold")).startswith("Hold: no single phrase")
    silent = replace(report, message=replace(report.message, parts=()), skipped=("German",))
    assert verdict_line(silent) == "Send: nothing in it was judged."
    held = report_of(parse("Hi,\nyou idiot, you idiot.\n"))
    assert verdict_line(held) == "Hold: two phrases insult; mend them before sending."
    assert (
        verdict_line(report_of(parse("The form is here.")))
        == "Send: there is no greeting, but nothing that must change."
    )


def test_summary() -> None:
    reports = [report_of(parse("Hi,\nyou idiot\n")), report_of(parse("Hi,\nyes\n"))]
    assert render_summary(reports, 1) == "3 drafts: 1 hold, 1 send, 1 not checked\n"


# --- JSON ---


def test_json_is_what_the_schema_says() -> None:
    reports = [report_of(parse(DRAFT), path="d.txt"), report_of(parse("No greeting, you idiot."))]
    document = json.loads(render_json(reports))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(document, strict(SCHEMA))
    assert document["version"] == 1
    first, second = document["messages"]
    finding = first["findings"][0]
    assert finding["quote"] == DRAFT[finding["start"] : finding["end"]] == "You forgot to"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (3, 1, 3, 14)
    assert finding["rewrites"][0]["text"] == "Could you sign the form!!!"
    assert second["path"] is None
    whole = second["findings"][-1]
    assert [whole[key] for key in ("quote", "start", "end", "line", "column", "end_line", "end_column")] == [None] * 7
    score = first["scores"]["details"][0]
    assert sum(part["value"] for part in score["contributions"]) == pytest.approx(score["value"] - score["baseline"])
    assert message_dict(reports[0]) == reports[0].to_dict() == first


def test_json_can_be_ascii() -> None:
    assert render_json([report_of(parse("Hi,\nyes 漢"))], ascii_only=True).isascii()


# --- SARIF ---


def test_sarif_regions_and_fixes() -> None:
    draft = DRAFT.replace("sign", "🎉 sign")
    report = report_of(parse(draft), path="sub folder/a:b.txt")
    document = json.loads(render_sarif([report], version="1.2"))
    assert document["version"] == "2.1.0"
    run = document["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    driver = run["tool"]["driver"]
    for found in run["results"]:
        assert driver["rules"][found["ruleIndex"]]["id"] == found["ruleId"]
    marks = run["results"][1]
    assert marks["ruleId"] == "exclamation-marks"
    place = marks["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "sub%20folder/a%3Ab.txt"
    region = place["region"]
    units = draft.encode("utf-16-le")
    assert units[2 * region["charOffset"] :][: 2 * region["charLength"]].decode("utf-16-le") == "!!!"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 31, 34)
    replacement = marks["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == "!"
    assert "fixes" not in run["results"][2], "a frame is never a fix"
    assert run["properties"]["messages"][0]["verdict"] == "review"


def test_sarif_of_a_decoded_mail_claims_no_place_in_the_file() -> None:
    message = replace(parse(DRAFT), source_exact=False, kind=Kind.EML)
    found = json.loads(render_sarif([report_of(message, path="d.eml")], version="1"))["runs"][0]["results"][0]
    assert "region" not in found["locations"][0]["physicalLocation"]
    assert "fixes" not in found
    assert found["properties"]["quote"] == "You forgot to"


# --- GitHub ---


def test_github_commands_are_escaped() -> None:
    report = replace(report_of(parse("Hi,\n100% You forgot to, it.\nYou idiot!!!\n")), path="a,b:c%\n.txt")
    lines = render_github([report]).splitlines()
    assert lines[0] == (
        "::warning file=a%2Cb%3Ac%25%0A.txt,line=2,endLine=2,col=6,endColumn=19,title=you-forgot-to (accusation)::"
        "“You forgot to” hurts; say it in other words.%0Atry: 100%25 Could you, it."
    )
    assert lines[1].startswith("::error ")
    assert lines[2].startswith("::notice ")
    assert lines[-1].endswith("mend them before sending.")
    assert all(line.startswith("::") for line in lines)
    assert render_github([report_of(parse("Hi,\nyes\n"))]) == ""
