"""The drafts in examples/ and what tonecheck says of them, in three formats; `--rewrite-snapshots` writes them anew.

Snapshots are of the rules alone: the reader's last digits may differ between processors.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tonecheck.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"
SNAPSHOTS = EXAMPLES / "snapshots"
DRAFTS = sorted(
    path for path in EXAMPLES.iterdir() if (path.is_file() and path.suffix != ".md") or path.name == "status-update.md"
)
FORMATS = {"text": "txt", "json": "json", "sarif": "sarif"}


def report(draft: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(EXAMPLES.parent)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")
    monkeypatch.setenv("COLUMNS", "100")
    done = CliRunner().invoke(
        main,
        [
            *("check", "--reader", "off", "--format", form, "--color", "never"),
            *("--date", "2026-03-11T10:00+01:00", f"examples/{draft.name}"),
        ],
    )
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def test_there_are_enough_examples() -> None:
    assert len(DRAFTS) >= 12


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda path: path.name)
def test_snapshot(draft: Path, form: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    said = report(draft, form, monkeypatch)
    snapshot = SNAPSHOTS / f"{draft.name}.{FORMATS[form]}"
    if request.config.getoption("--rewrite-snapshots"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(said, encoding="utf8")
    assert said == snapshot.read_text(encoding="utf8"), "if this is meant: pytest --rewrite-snapshots"


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("late-delivery.txt", "hold"),
        ("late-delivery-mended.txt", "send"),
        ("rude-reply.txt", "hold"),
        ("kind-refusal.txt", "send"),
        ("COMMIT_EDITMSG", "send"),
        ("blunt-colleague.txt", "hold"),
        ("newsletter.html", "send"),
        ("german.txt", "send"),
        ("reply.eml", "send"),
    ],
)
def test_verdict(name: str, verdict: str, checker: object) -> None:
    import tonecheck

    assert isinstance(checker, tonecheck.Checker)
    path = EXAMPLES / name
    assert checker.check(path.read_bytes(), name=path.name).verdict == verdict
