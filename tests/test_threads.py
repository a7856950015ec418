"""One checker, many threads; models are loaded late, once, and never before a fork."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tonecheck.engine import Checker

DRAFTS = [
    f"Hi {name},\n\nYou forgot to attach the {thing} again. As I already told you, we need it by {day}.\n\nThanks,\nBen\n"
    for name, thing, day in zip(
        ["Anna", "Boris", "Chen", "Dora", "Emil", "Fatma"] * 4,
        ["invoice", "report", "contract", "photos"] * 6,
        ["Monday", "noon", "3 May"] * 8,
        strict=True,
    )
]


def test_eight_threads_give_the_serial_reports() -> None:
    serial = [Checker().check(draft).to_dict() for draft in DRAFTS]
    shared = Checker()
    with ThreadPoolExecutor(8) as pool:
        assert [report.to_dict() for report in pool.map(shared.check, DRAFTS)] == serial


def test_threads_may_meet_while_the_pipeline_is_loaded_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Checker()
    serial = [shared.check(draft).to_dict() for draft in DRAFTS]
    monkeypatch.setattr("tonecheck.nlp.MOST_WORDS", 0)
    with ThreadPoolExecutor(8) as pool:
        assert [report.to_dict() for report in pool.map(shared.check, DRAFTS)] == serial


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_new_checker_loads_no_model() -> None:
    program = "import sys, tonecheck; tonecheck.Checker(); print([m for m in ('spacy', 'textblob', 'numpy') if m in sys.modules])"
    assert run(program) == "[]"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_checker_works_on_both_sides_of_a_fork() -> None:
    program = """
import os, tonecheck
checker = tonecheck.Checker()
child = os.fork()
found = [f.category for f in checker.check("You forgot to attach the file.").findings]
if child == 0:
    os._exit(0 if found == ["accusation"] else 1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
print(found)
"""
    assert run(program) == "['accusation']"


def test_the_command_line_leaves_out_what_it_does_not_need() -> None:
    """The shortcuts of `_lean` must hold with the installed spaCy and TextBlob, else a start costs twice as much."""
    program = """
import io, sys
from tonecheck import _lean
_lean.prepare()
from tonecheck.cli import main
sys.stdin = io.TextIOWrapper(io.BytesIO(b"You forgot to attach the file."))
try:
    main(["--grammar", "off", "--format", "json"])
except SystemExit:
    print([m for m in ("typer", "weasel", "requests", "nltk", "language_tool_python") if m in sys.modules])
"""
    assert run(program).splitlines()[-1] == "[]"


def test_the_library_takes_no_shortcut_in_its_host() -> None:
    program = """
import gc, sys
before = gc.get_threshold(), list(sys.meta_path)
import tonecheck
tonecheck.check("You forgot to attach the file.")
import spacy.cli, textblob
assert spacy.cli.download and textblob.TextBlob and gc.get_threshold() == before[0]
print([finder for finder in sys.meta_path if "tonecheck" in type(finder).__module__])
"""
    assert run(program) == "[]"
