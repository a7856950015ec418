"""The library: what a check takes and gives, exact positions, one finding for each cause, own words only."""

from __future__ import annotations

import dataclasses
import json

import pytest

import tonecheck
from tonecheck.config import Config
from tonecheck.engine import Checker, resolve
from tonecheck.errors import ConfigError, DraftError
from tonecheck.finding import Finding, Severity
from tonecheck.span import Span

ACCUSING = "You forgot to attach the file."


def test_public_names() -> None:
    assert sorted(tonecheck.__all__) == [
        "Accept", "Applicability", "Checker", "Edit", "Finding", "Fixed", "Message", "Report", "Rewrite", "Scores",
        "Severity", "Span", "Strength", "ToneCheckError", "__version__", "check", "rewrite",
    ]  # fmt: skip
    for name in tonecheck.__all__:
        assert getattr(tonecheck, name) is not None
    with pytest.raises(AttributeError):
        tonecheck.nonsense  # noqa: B018


def test_a_bare_sentence_is_a_draft(checker: Checker) -> None:
    report = checker.check(ACCUSING)
    (finding,) = report.findings
    assert (finding.category, finding.dimension, finding.severity) == ("accusation", "ownership", Severity.WARNING)
    assert finding.span is not None
    assert finding.span.of(ACCUSING).startswith("You forgot to attach")
    assert finding.message
    assert 0 < finding.confidence <= 1
    assert finding.rewrites[0].applicability is tonecheck.Applicability.SUGGEST
    assert finding.rewrites[0].because
    assert report.verdict in ("review", "hold")
    assert report.profile == "customer"


def test_json_round_trip(checker: Checker) -> None:
    told = json.loads(json.dumps(checker.check(ACCUSING).to_dict()))
    assert told["findings"][0]["quote"].startswith("You forgot to attach")
    assert ACCUSING[told["findings"][0]["start"] : told["findings"][0]["end"]] == told["findings"][0]["quote"]
    assert (told["findings"][0]["line"], told["findings"][0]["column"]) == (1, 1)


@pytest.mark.parametrize(
    "wrapped",
    [
        "Hi Tom,\r\n\r\nthanks for the call.  You forgot\r\nto attach the file.\r\n",
        "🙂🙂 𝒳 İİ \u200b You  forgot to attach the file.",
        "\ufeffDear Ms Ito,\n\n\tYou forgot to\n  attach the file.",
        "Well\u00ad, you forgot\u00a0to attach the file!",
    ],
)
def test_positions_are_exact(checker: Checker, wrapped: str) -> None:
    report = checker.check(wrapped)
    spans = [f.span for f in report.findings if f.category == "accusation" and f.span]
    assert len(spans) == 1
    words = " ".join(spans[0].of(report.message.raw).split()).lower()
    assert "you forgot to attach" in words
    assert report.message.raw == wrapped


@pytest.mark.parametrize(
    "draft",
    [
        "Hi Tom,\n\nhere it is.\n\nBest,\nJo\n\nOn Tue, 3 Nov 2026, Tom wrote:\n> You forgot to attach the file, you idiot.\n",
        "Hi Tom,\n\nhere it is.\n\nBest,\nJo\n\n-- \nYou failed to read this idiot, Ltd\n",
        'You wrote "you forgot to attach the file, you idiot", and here it is.',
        "Please open https://example.org/you-forgot-to-attach/idiot and sign.",
        "```\nprint('you forgot to attach the file')\n```\nThis prints a note.",
    ],
)
def test_only_the_writers_own_words_are_judged(checker: Checker, draft: str) -> None:
    assert [f for f in checker.check(draft).findings if f.category in ("accusation", "insult")] == []


def test_profile_follows_kind_and_option(checker: Checker) -> None:
    assert checker.check("Fix the parser\n\nSend the form.\n", kind="commit").profile == "review"
    assert Checker(profile="public").check(ACCUSING).profile == "public"
    with pytest.raises(ConfigError, match="unknown profile 'boss'; allowed: customer"):
        Checker(profile="boss")


def test_configuration_selects_and_rates() -> None:
    assert Checker(config=Config(ignore=("accusation",))).check(ACCUSING).findings == ()
    assert Checker(config=Config(select=("grammar",))).check(ACCUSING).findings == ()
    assert Checker(config=Config(accept=("you forgot to attach",))).check(ACCUSING).findings == ()
    (finding,) = Checker(config=Config(severity={"accusation": "error"})).check(ACCUSING).findings
    assert finding.severity is Severity.ERROR
    with pytest.raises(ConfigError, match="acusation"):
        Checker(config=Config(ignore=("acusation",))).check(ACCUSING)


@pytest.mark.parametrize("draft", ["", "  \n\t ", b""])
def test_nothing_to_judge_is_said(checker: Checker, draft: str | bytes) -> None:
    with pytest.raises(DraftError):
        checker.check(draft)


def test_without_languagetool_the_report_says_so(checker: Checker) -> None:
    assert any("grammar was not checked" in note for note in checker.check(ACCUSING).skipped)


def test_check_many_gives_the_single_reports(checker: Checker) -> None:
    drafts = [ACCUSING, "Thank you for the photos.", "Hi Ann,\n\nthe van comes at nine.\n\nBest,\nJo\n"]
    assert [r.to_dict() for r in checker.check_many(drafts)] == [checker.check(d).to_dict() for d in drafts]


def finding(category: str, start: int, end: int, *, weight: float = 3.0) -> Finding:
    dimension = tonecheck.finding.DIMENSION[category]
    return Finding(f"{category}-{start}", category, dimension, Severity.WARNING, 0.9, "m", Span(start, end), weight)


def test_one_finding_for_each_cause() -> None:
    weak, strong = finding("dismissal", 0, 20, weight=2), finding("insult", 5, 20, weight=4)
    assert resolve([weak, strong]) == (strong,)
    swearing = finding("profanity", 6, 10)
    assert resolve([strong, swearing]) == (strong, swearing)
    later = finding("dismissal", 30, 40)
    assert resolve([later, strong]) == (strong, later)
    whole = dataclasses.replace(finding("missing-greeting", 0, 0), span=None)
    assert resolve([whole, whole, strong]) == (strong, whole)


def test_answers_to_patches_are_review() -> None:
    text = "Subject: Re: [PATCH v2 1/3] net: free the ring\n\n> You free the wrong pointer.\n\nRight, mended in v3.\n"
    assert tonecheck.check(text).profile == "review"
    assert tonecheck.check(text.replace("[PATCH v2 1/3] ", "")).profile == "customer"
    assert tonecheck.check(text, profile="colleague").profile == "colleague"
    assert tonecheck.check(text).findings == ()


def test_marks_without_a_letter_are_never_found() -> None:
    report = tonecheck.check(
        "Hi Ann,\n\nThe footer begins here*******************\n\n____________________\n\nBest,\nTom\n"
    )
    assert not [
        f for f in report.findings if f.span is not None and not any(map(str.isalpha, f.span.of(report.message.raw)))
    ]


def test_a_long_plain_mail_is_not_held_for_its_length() -> None:
    text = "Hi Ann,\n\n{}\n\nBest,\nTom\n"
    plain = "The crates left on Monday and arrive on Thursday. Please sign the slip."
    short, long = (tonecheck.check(text.format("\n\n".join([plain] * count))) for count in (2, 60))
    assert (short.verdict, long.verdict) == ("send", "send")
    assert long.scores.overall > short.scores.overall - 15
