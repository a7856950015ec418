"""What must hold for every draft: scores in range and explained, faults that count, quotes and signatures that do not."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tonecheck.config import Config
from tonecheck.engine import Checker

CHECKER = Checker()
RULES_ALONE = Checker(config=Config().override(grammar_mode="off", reader="off"))

PLAIN = [
    "The van comes on Tuesday at nine.",
    "Thank you for the photos.",
    "Could you send me the floor plan, please?",
    "We moved the meeting to room 4.",
    "I'm sorry for the mix-up; I have refunded 40 euros this morning.",
    "The second coat needs a day to dry.",
    "Let me know which colour you prefer.",
    "Our office is closed on 1 May.",
    "I understand how annoying that was.",
]
FAULTS = {
    "You forgot to attach the file.": "ownership",
    "It was your own mistake.": "ownership",
    "You are an idiot.": "politeness",
    "Calm down.": "politeness",
    "That is bullshit.": "professionalism",
}
drafts = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=8)
faults = st.sampled_from(sorted(FAULTS))
quick = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@quick
@given(drafts, faults, st.integers(0, 8))
def test_adding_a_fault_never_raises_its_dimension_and_always_counts(lines: list[str], fault: str, place: int) -> None:
    dimension = FAULTS[fault]
    before = RULES_ALONE.check(" ".join(lines)).scores
    after = RULES_ALONE.check(" ".join([*lines[:place], fault, *lines[place:]])).scores
    assert getattr(after, dimension) < getattr(before, dimension) - 3
    assert after.overall < before.overall
    # The reader also reads the neighbours anew, and what it suspects of a sentence that stands there twice is no measure.
    once = list(dict.fromkeys(lines))
    before = CHECKER.check(" ".join(once)).scores
    after = CHECKER.check(" ".join([*once[:place], fault, *once[place:]])).scores
    assert getattr(after, dimension) < getattr(before, dimension)


@quick
@given(drafts, st.lists(faults, max_size=4))
def test_scores_stay_in_range_and_add_up(lines: list[str], added: list[str]) -> None:
    scores = CHECKER.check(" ".join([*lines, *added])).scores
    assert 0 <= scores.overall <= 100
    for detail in scores.details:
        assert 0 <= detail.value <= 100
        total = sum(c.value for c in detail.contributions)
        assert abs(detail.baseline + total - detail.value) < 1e-6


@quick
@given(drafts, faults)
def test_quotes_signatures_and_white_space_change_nothing(lines: list[str], fault: str) -> None:
    own = "Hi Ann,\n\n" + " ".join(lines) + "\n\nKind regards,\nJo\n"
    plain = CHECKER.check(own)
    quoted = CHECKER.check(own + "\nOn 3 May 2026 at 10:00, Ann wrote:\n> " + fault + "\n> Nobody answers.\n")
    signed = CHECKER.check(own + "-- \n" + fault + "\n")
    spaced = CHECKER.check(own.replace("\n\n", "\n\n\n").replace(". ", ".  "))
    for other in (signed, spaced):
        assert other.scores.politeness == plain.scores.politeness
        assert other.scores.ownership == plain.scores.ownership
    assert [f.span for f in quoted.findings if f.span] == [f.span for f in plain.findings if f.span]


@quick
@given(st.text(max_size=300))
def test_any_text_gives_a_report_or_a_clear_error(text: str) -> None:
    from tonecheck.errors import ToneCheckError

    try:
        report = CHECKER.check(text)
    except ToneCheckError as error:
        assert str(error)
        return
    assert "".join(p.span.of(report.message.raw) for p in report.message.parts) == report.message.raw
    for found in report.findings:
        assert found.span is None or found.span.end <= len(report.message.raw)


def test_a_warm_request_scores_above_a_bare_one() -> None:
    bare = CHECKER.check("I want the report on Monday.").scores.politeness
    plain = CHECKER.check("Can you send the report on Monday?").scores.politeness
    warm = CHECKER.check("Thank you for your help. Could you please send the report on Monday?").scores.politeness
    assert bare < plain < warm
