"""The learned reader: windows, readings that do not depend on company, its place beside the rules, and its figures."""

from __future__ import annotations

import json
import multiprocessing
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.checkers.classifier import judge
from tonecheck.checkers.reader_view import READER_RULES, VIEWS
from tonecheck.config import Config
from tonecheck.engine import Checker
from tonecheck.errors import ConfigError
from tonecheck.finding import MESSAGE_LEVEL
from tonecheck.nlp import analyze_text
from tonecheck.reader import LABELS, LONGEST, WINDOW, Piece, Reader, probabilities, said, shipped, windows

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "training" / "corpus"
RUDE = "You should have read the manual before writing to us yet again."
DRAFT = f"Dear Ms Ito,\n\nThank you for the photos of the shelf. {RUDE} The new board leaves here on Monday.\n\nKind regards,\nTom\n"


def quiet(mode: str = "on") -> Checker:
    return Checker(config=Config().override(grammar_mode="off", reader=mode))


pieces = st.integers(0, LONGEST).map(lambda n: Piece(tuple(range(1000, 1000 + n)), tuple((i, i + 1) for i in range(n))))


@given(st.lists(pieces, max_size=12), st.data())
def test_each_judged_sentence_is_in_one_window_and_whole(sentences: list[Piece], data: st.DataObject) -> None:
    judged = [bool(piece.ids) and data.draw(st.booleans()) for piece in sentences]
    seen = []
    for window in windows(sentences, judged):
        assert len(window.ids) <= WINDOW
        for number, start, end in window.sentences:
            assert window.ids[start:end] == sentences[number].ids
            seen.append(number)
    assert seen == [number for number, wanted in enumerate(judged) if wanted]


def test_probabilities_add_up_and_calibration_moves_them() -> None:
    logits = numpy.array([[3.0, -2.0, 0.5], [-80.0, -90.0, -70.0]])
    plain = {"scale": numpy.ones(3), "shift": numpy.zeros(3)}
    found = probabilities(logits, plain)
    none = 1.0 / (1.0 + numpy.exp(logits).sum(axis=1))
    assert numpy.allclose(found.sum(axis=1) + none, 1.0, atol=1e-6)
    assert probabilities(logits, plain | {"shift": numpy.full(3, -1.0)}).sum() < found.sum()


def test_a_second_fault_needs_a_share_of_its_own() -> None:
    limits = numpy.full(4, 0.5, dtype=numpy.float32)
    assert said(numpy.array([0.5, 0.35, 0.01, 0.0], dtype=numpy.float32), limits) == [0, 1]
    assert said(numpy.array([0.6, 0.2, 0.1, 0.0], dtype=numpy.float32), limits) == [0]
    assert said(numpy.array([0.2, 0.1, 0.1, 0.0], dtype=numpy.float32), limits) == []


def test_every_label_has_its_view() -> None:
    assert set(VIEWS) == set(LABELS) and len(LABELS) == 29
    for view in VIEWS.values():
        assert "{match}" in view.message and view.explanation and 0 < view.weight <= 5


def test_it_names_the_words_and_says_why() -> None:
    report = quiet().check(DRAFT)
    finding = next(f for f in report.findings if f.sentence is not None and f.sentence.of(DRAFT) == RUDE)
    assert finding.span is not None and finding.span in finding.sentence
    assert report.findings == (finding,)


def test_its_own_findings_carry_confidence_evidence_and_a_frame() -> None:
    judged = judge(analyze_text(RUDE))
    assert judged.skipped == () and len(judged.readings) == 1
    for finding in judged.findings:
        assert finding.rule in READER_RULES and 0 < finding.confidence <= 1
        assert 0 < len(finding.evidence) <= 3 and sum(word.share for word in finding.evidence) <= 1.01
        assert all(word.span in finding.sentence for word in finding.evidence if finding.sentence)
    assert judged.findings


def test_a_sentence_is_read_the_same_in_any_company() -> None:
    reader = shipped()
    alone = reader.read([RUDE])[0]
    for _ in range(3):
        again = reader.read([RUDE])[0]
        assert numpy.array_equal(again.faults, alone.faults) and again.politeness == alone.politeness
    drafts = [DRAFT, "Hello Ana,\n\nthe invoice is attached.\n\nBest wishes,\nTom\n", RUDE] * 4
    checker = quiet()
    one_by_one = [checker.check(draft).to_dict() for draft in drafts]
    assert [report.to_dict() for report in checker.check_many(drafts)] == one_by_one
    with ThreadPoolExecutor(8) as pool:
        assert [report.to_dict() for report in pool.map(checker.check, drafts)] == one_by_one


def _in_child(queue: multiprocessing.Queue[list[float]]) -> None:
    queue.put(shipped().read([RUDE])[0].faults.tolist())


@pytest.mark.skipif(not hasattr(multiprocessing, "get_context") or sys.platform == "win32", reason="no fork here")
def test_it_reads_after_a_fork() -> None:
    here = shipped().read([RUDE])[0].faults.tolist()
    context = multiprocessing.get_context("fork")
    queue: multiprocessing.Queue[list[float]] = context.Queue()
    child = context.Process(target=_in_child, args=(queue,))
    child.start()
    assert queue.get(timeout=60) == here
    child.join(timeout=60)
    assert child.exitcode == 0


def test_without_its_model_the_report_says_so(tmp_path: Path) -> None:
    judged = judge(analyze_text(RUDE), reader=Reader(tmp_path))
    assert judged.findings == () and "learned reader" in judged.skipped[0] and str(tmp_path) in judged.skipped[0]


def test_off_is_off() -> None:
    report = quiet("off").check(DRAFT)
    assert not any(f.rule in READER_RULES for f in report.findings)
    assert all(c.kind not in ("estimate", "suspicion") for s in report.scores.details for c in s.contributions)


def test_contributions_add_up_with_it_on() -> None:
    for detail in quiet().check(DRAFT).scores.details:
        assert detail.value - detail.baseline == pytest.approx(sum(c.value for c in detail.contributions), abs=1e-6)
        assert 0 <= detail.value <= 100


def test_its_rules_can_be_ignored_by_name() -> None:
    rule = quiet().check(RUDE).findings[0].rule
    config = Config().override(grammar_mode="off", ignore=(rule,))
    assert rule not in {f.rule for f in Checker(config=config).check(RUDE).findings}
    with pytest.raises(ConfigError, match="reader-insult"):
        _ = Checker(config=Config().override(select=("reader-insul",))).rulebook


@pytest.mark.slow
def test_the_figures_of_the_test_fold_hold() -> None:
    """Reader and rules on text that neither was made with, against the committed figures."""
    sys.path.insert(0, str(CORPUS))
    from items import read_folder

    items = read_folder(CORPUS / "test")[::4]
    right = wrong = missed = bad = flagged = alarms = 0
    for item, report in zip(items, quiet().check_many(item.text for item in items), strict=True):
        found = {f.category for f in report.findings if f.category not in MESSAGE_LEVEL}
        right += len(found & item.labels)
        wrong += len(found - item.labels)
        missed += len(item.labels - found)
        bad += bool(item.labels)
        flagged += bool(item.labels and found)
        alarms += bool(found and not item.labels)
    wanted = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf8"))["test fold"]["reader on"]
    assert flagged / bad >= wanted["bad sentences flagged"] - 0.03
    assert alarms / (len(items) - bad) <= wanted["hard negatives flagged"] + 0.015
    assert 2 * right / (2 * right + wrong + missed) >= wanted["category micro-F1"] - 0.03
