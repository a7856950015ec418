"""Sentences recast from the parse: what each transformation makes of them, and what the prover lets through."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import tonecheck
from tonecheck import Checker
from tonecheck.finding import DIMENSION, Applicability, Finding, Severity
from tonecheck.nlp import analyze_text
from tonecheck.rewrite.prove import flawed, lost_fact, trimmed
from tonecheck.rewrite.recast import BY_CATEGORY
from tonecheck.rewrite.recast.case import Case
from tonecheck.rewrite.recast.dangling import dangles
from tonecheck.span import Span

#: By transformation and category: a sentence, the fault in [[...]] where it is not all of it, and what must come out first.
CASES: dict[str, list[list[str | None]]] = json.loads((Path(__file__).parent / "recasts.json").read_text("utf8"))


def recast(name: str, category: str, text: str) -> str | None:
    start, end = text.find("[["), text.find("]]")
    plain = text.replace("[[", "").replace("]]", "")
    analysis = analyze_text(plain)
    span = Span(start, end - 2) if start >= 0 else analysis.sentence_span(analysis.sentences[0])
    sentence = next(s for s in analysis.sentences if analysis.sentence_span(s).overlap(span))
    finding = Finding("rule", category, DIMENSION[category], Severity.WARNING, 0.9, "", span)
    transformation = next(function for function in BY_CATEGORY[category] if function.__name__ == name)
    first = next(transformation(Case(analysis, sentence, finding)), None)
    return None if first is None else first.text


@pytest.mark.parametrize("kind", CASES)
def test_transformations(kind: str) -> None:
    name, category = kind.split("/")
    cases = CASES[kind]
    assert len(cases) >= 8
    got = {bad: recast(name, category, bad or "") for bad, _ in cases}
    assert got == dict(cases)  # type: ignore[arg-type]


def test_every_transformation_has_cases() -> None:
    tried = {kind.split("/")[0] for kind in CASES}
    named = {function.__name__ for functions in BY_CATEGORY.values() for function in functions}
    # Variants of a transformation, and what rules and drafts test elsewhere.
    variants = {"without_opening", "without_tail", "without_reason", "without_denial", "without_denying_sentence"}
    assert named <= tried | variants


def rewrites(draft: str, category: str, profile: str = "customer") -> list[str]:
    report = Checker(profile=profile).check(draft)
    return [r.apply(draft) for f in report.findings if f.category == category for r in f.rewrites]


def test_two_faults_of_one_sentence_are_mended_together() -> None:
    draft = "Hello Ann,\n\nYou forgot to sign the damn form.\n\nBest,\nTom\n"
    assert rewrites(draft, "accusation")[0].count("damn") == 0
    assert "Could you" in rewrites(draft, "profanity")[0] or "signed" in rewrites(draft, "profanity")[0]


def test_only_the_sentence_changes() -> None:
    draft = "Hello Ann,\n\nThe plan is  ready. Mistakes were made in\nthe plan. See   you!\n\n> You failed to pay.\n"
    made = rewrites(draft, "evasive-passive")
    assert made[0] == draft.replace("Mistakes were made", "We're sorry that we made mistakes")
    assert all(one.endswith("See   you!\n\n> You failed to pay.\n") and "is  ready. " in one for one in made)


def test_names_and_figures_keep_a_removal_from_being_shown() -> None:
    with Checker() as checker:
        report = checker.check(
            "You are an idiot for paying 300 euros, Priya, but the file is fine and goes to print today."
        )
    assert all(
        "300" in r.apply(report.message.raw) for _, r in report.rewrites if r.applicability is not Applicability.SHOW
    )
    assert any("300" in w.reason for w in report.withheld)


def test_what_is_withheld_says_why() -> None:
    with Checker() as checker:
        report = checker.check("It's no big deal, a bit of water in the cellar.")
        held = {(w.category, w.reason) for w in report.withheld}
        assert all(category and reason for category, reason in held)


def test_no_rewrite_of_a_sentence_whose_end_is_not_sure() -> None:
    with Checker() as checker:
        report = checker.check("That was before my time, so I can't answer for the price Mr Pinnock gave you.")
    assert all("price. " not in r.apply(report.message.raw) for _, r in report.rewrites)


@pytest.mark.parametrize(
    ("before", "after", "category", "hangs"),
    [
        (
            "I leave in May, so it is best to order before then.",
            "It is best to order before then.",
            "internal-affairs",
            True,
        ),
        (
            "It took me a day to clean the van after your move; the invoice is attached.",
            "The invoice is attached.",
            "complaint",
            True,
        ),
        (
            "It took me a day to clean the van; the invoice for the move is attached.",
            "The invoice for the move is attached.",
            "complaint",
            False,
        ),
        (
            "I packed until midnight for your boxes, all 200 of which are labelled.",
            "All 200 of which are labelled.",
            "complaint",
            True,
        ),
        (
            "I'm sure you have better things to do than sign a card, but the florist is waiting.",
            "The florist is waiting.",
            "passive-aggression",
            True,
        ),
        ("The parser is deaf to comments, so the patch adds a flag.", "The patch adds a flag.", "insensitive", True),
        (
            "The lads moan all day, so I moved the visit to Monday.",
            "I moved the visit to Monday.",
            "insensitive",
            False,
        ),
        ("A hamster could have booked it, and you know it.", "A hamster could have booked it.", "insult", True),
        ("Send it today and don't ring me.", "Please send it today and don't ring me.", "demand", True),
        ("Send it today and sign it.", "Please send it today and sign it.", "demand", False),
        ("You dimwit, the fee is on page two.", "The fee is on page two.", "insult", False),
        ("Tbh the second quote is better.", "Please to be honest the second quote is better.", "threat", True),
        ("I hope I'm no pest, do say if I am, but where is it?", "Do say if I am, but where is it?", "hedging", True),
        ("Frankly, you are a fool in every way.", "Frankly,", "insult", True),
        ("You earn us nothing, yet they take up all of Monday.", "Yet they take up all of Monday.", "complaint", True),
        ("You don't get how glue works, it needs a day.", "It needs a day.", "condescension", True),
        (
            "Nice and slow now: the blue key, then the red one.",
            "Nice and slow now: the blue key.",
            "condescension",
            True,
        ),
        (
            "Ask the boss again and your van stays here.",
            "Could you ask the boss again and your van stays here?",
            "threat",
            True,
        ),
    ],
)
def test_what_is_left_hangs_on_nothing_that_went(before: str, after: str, category: str, hangs: bool) -> None:
    assert dangles(before, after, category) == hangs


def test_all_slang_of_a_sentence_goes_at_once_with_the_figures_in_it() -> None:
    draft = "Hello Ann,\n\nWe can't come b4 noon, u can keep the keys, gonna call l8r\n\nBest,\nTom\n"
    made = rewrites(draft, "slang")
    assert made and all("before noon, you can keep the keys, going to call later." in one for one in made)
    assert lost_fact("Call u l8r.", "Call you later.", (), chat=(Span(5, 6), Span(7, 10))) is None
    assert lost_fact("Call u l8r.", "Call you later.", (), chat=(Span(5, 6),)) == "l8r"
    assert lost_fact("Pay 300 l8r.", "Pay later.", (), chat=(Span(4, 11),)) == "300"


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("Pay 300 by Friday, 3 May.", "Could you pay by Friday, 3 May?", "300"),
        ("Pay it by Friday.", "Could you pay it?", "Friday"),
        ("See https://a.example/x now.", "See the page now.", "https://a.example/x"),
        ("You told Maria about it.", "It was said.", "Maria"),
        ('He said "never again" to us.', "He spoke to us.", "never again"),
        ("You must not open it.", "You must open it.", "not"),
        ("Ask INV-2231b of us.", "Ask us.", "INV-2231b"),
        ("Pay it today.", "Could you pay it today, please?", None),
    ],
)
def test_facts(before: str, after: str, lost: str | None) -> None:
    found = lost_fact(before, after, ())
    assert (found or "").strip('"') == (lost or "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Send the file.", "Could you you send the file?"),
        ("Send the file.", "could you send the file?"),
        ("Send the file.", "Could you send the file,?"),
        ("It is the bloody answer.", "It is a answer."),
        ("Send the (old) file.", "Send the (old file."),
        ("You fail, and it is late.", "Could you act, and it is late?"),
        ("Come on FRIDAY.", "Come on friday."),
        ("WTF, ask him.", "Please ask What he is."),
    ],
)
def test_flaws(before: str, after: str) -> None:
    assert flawed(before, after) is not None
    assert flawed(before, before) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a bb\nccc dd.", "a xx\nccc dd."),
        ("a bb ccc.", "a ccc."),
        ("a bb.", "zz a bb."),
        ("a bb.", "a bb. More."),
        ("a a a.", "a a."),
        ("one two", "three"),
    ],
)
def test_edits_are_of_whole_words(raw: str, text: str) -> None:
    draft = f"X {raw} Y"
    edit = trimmed(draft, Span(2, 2 + len(raw)), text)
    assert edit is not None
    changed = draft[: edit.span.start] + edit.text + draft[edit.span.end :]
    assert " ".join(changed.split()) == " ".join(f"X {text} Y".split())


def test_no_edit_for_the_same_words() -> None:
    assert trimmed("a b\nc.", Span(0, 6), "a b c.") is None


def test_the_other_fault_of_a_sentence_is_not_left_in_a_recast_one() -> None:
    draft = "You forgot to sign the second page, so part of this is on you."
    with Checker() as checker:
        report = checker.check(draft)
    for finding, rewrite in report.rewrites:
        if rewrite.applicability is Applicability.SHOW:
            continue
        after = rewrite.apply(draft)
        left = [f for f in report.findings if f is not finding and f.span is not None and f.span.of(draft) in after]
        assert not left or "is still" in rewrite.because


def test_a_sentence_that_hurts_goes_only_where_the_draft_says_something_else() -> None:
    hurts = "You couldn't find your own backside with a map."
    assert "" not in [made.strip() for made in rewrites(hurts, "insult")]
    draft = f"Hello Ann,\n\nThe corrected plan is attached. {hurts}\n\nBest,\nTom\n"
    assert "The corrected plan is attached.\n\nBest,\nTom\n" in "".join(rewrites(draft, "insult"))


@pytest.mark.parametrize(
    "sentence",
    [
        "We've wasted 14 hours on your file.",
        "Your file is a pain, so I'll ring you on Tuesday.",
        "What a file, see https://a.example/x for it.",
    ],
)
def test_what_the_reader_needs_is_not_taken_out_with_a_moan(sentence: str) -> None:
    with Checker() as checker:
        report = checker.check(f"Hello Ann,\n\nThe corrected plan is ready. {sentence}\n\nBest,\nTom\n")
    facts = {"14", "Tuesday", "https://a.example/x"} & set(re.findall(r"[\w:/.]+", sentence))
    for _, rewrite in report.rewrites:
        if rewrite.applicability is not Applicability.SHOW:
            assert all(fact in rewrite.apply(report.message.raw) for fact in facts)


@pytest.mark.parametrize(
    "words",
    [
        "The framing is done by an outside firm. Your order was misread.",
        "The deposit was booked late. I was on holiday that week.",
        "So your sample was unplugged for the hoover. Was anyone there at all?",
    ],
)
def test_what_others_may_have_done_is_not_said_to_be_ours(words: str) -> None:
    made = rewrites(f"Hello Ann,\n\n{words}\n\nBest,\nTom\n", "evasive-passive")
    assert not [one for one in made if re.search(r"\b(?:We|I) (?:misread|booked|unplugged)\b|that (?:we|I) ", one)]


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("We regret to inform you that your loan has been refused.", "non-apology"),
        ("This is only cosmetic, the door opens also with one hinge.", "minimisation"),
        ("Kindly relax, crates do not walk away.", "dismissal"),
        (
            "You asked for the bigger bed. There is one upstairs. It's against the rules, full stop.",
            "policy-deflection",
        ),
    ],
)
def test_no_bare_answer_where_the_thing_itself_would_be_lost(words: str, category: str) -> None:
    made = rewrites(f"Hello Ann,\n\n{words}\n\nBest,\nTom\n", category)
    assert not [one for one in made if re.search(r"sorry about this|sorry\.|your concern\.|can't change this", one)]


def test_profile_decides_between_warm_and_plain() -> None:
    draft = "You failed to attach the invoice."
    assert rewrites(draft, "accusation", profile="colleague") != []


def test_days_keep_their_capital() -> None:
    assert recast("quieter", "shouting", "We need it on FRIDAY!!!") == "We need it on Friday!"


def test_the_library_function() -> None:
    draft = "Hello Ann,\n\nYou failed to attach the invoice!!! See you on Monday.\n\nBest,\nTom\n"
    safe = tonecheck.rewrite(draft)
    assert safe.text == draft.replace("!!!", "!")
    mended = tonecheck.rewrite(draft, accept="suggest", profile="customer")
    assert "You failed" not in mended.text
    assert mended.text.endswith(" See you on Monday.\n\nBest,\nTom\n")
    assert tonecheck.rewrite(mended.text, accept="suggest").text == mended.text
    chosen = tonecheck.rewrite(draft, accept=lambda finding, rewrite: finding.category == "shouting")
    assert chosen.text == draft.replace("!!!", "!")
    with pytest.raises(tonecheck.ToneCheckError, match="allowed: safe, suggest"):
        tonecheck.rewrite(draft, accept="show")


@pytest.mark.parametrize(
    ("sentence", "goes"),
    [
        ("Did you even look at the label?", True),
        ("You are an idiot.", True),
        ("I am sick and tired of carrying your keys to the desk.", True),
        ("I am sick and tired of driving out to the quarry.", False),
        ("Who allowed you to store a canoe in our stairwell?", False),
        ("I'm fed up with it, and I will send the bill to you.", False),
    ],
)
def test_a_sentence_goes_whole_only_where_the_letter_can_spare_it(checker: Checker, sentence: str, goes: bool) -> None:
    draft = f"Hello Ms Lind,\n\nThe keys are at the desk, and the lift is working again.\n\n{sentence}\n\nKind regards,\nTom Bell\n"
    report = checker.check(draft)
    rewrites = [r for f in report.findings if f.span and f.span.of(draft) in sentence for r in f.rewrites]
    assert rewrites
    assert any(not "".join(edit.text for edit in r.edits) and sentence not in r.apply(draft) for r in rewrites) == goes
