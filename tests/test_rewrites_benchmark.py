"""A sample of what `benchmarks/rewrites.py` runs in full, and its own parts."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tonecheck import Checker

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def benchmark() -> Any:
    spec = importlib.util.spec_from_file_location("rewrites_benchmark", ROOT / "benchmarks" / "rewrites.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["rewrites_benchmark"] = module
    spec.loader.exec_module(module)
    return module


def test_drafts_put_together_keep_their_facts(benchmark: Any) -> None:
    """A sample of `benchmarks/rewrites.py --drafts 10000`."""
    counts, failures = benchmark.mend(30, seed=3)
    assert failures == []
    assert counts["rewrites made"] > 20


def test_what_counts_as_a_changed_fact(benchmark: Any) -> None:
    changed = benchmark.changed_facts
    assert changed("Pay 300 by Friday.", "Pay 300 by Friday.", (), ()) == []
    assert changed("Pay 300.", "Pay 400.", (), ()) == ["lost '300'", "new '400'"]
    assert changed("The 30,000-foot view is here.", "The overview is here.", (), ()) == []
    assert changed("Come to Room 101, champ.", "Come, champ.", (), ()) == ["lost '101'"]
    assert changed("It is not here on Friday.", "It is here.", (), ()) == ["lost 'friday'", "lost the negation: not"]


def test_coverage_counts_finished_rewrites_and_frames(benchmark: Any) -> None:
    texts = ("You never sent us the contract, so we couldn't start.", "Someone will look at it at some point.")
    seen = benchmark.measure([benchmark.letter(text, n) for n, text in enumerate(texts)], Checker())
    assert (seen.found["accusation"], seen.whole["accusation"]) == (1, 1)
    assert (seen.found["vague-commitment"], seen.framed["vague-commitment"]) == (1, 1)
    (made,) = seen.made
    assert made.before == texts[0]
    assert made.after.startswith("The contract hasn't reached us yet")
    assert made.gone and made.kept
    assert made.added == len(made.after.split()) - len(texts[0].split())


def test_rude_sentences_beside_what_people_wrote(benchmark: Any, tmp_path: Path) -> None:
    (tmp_path / "paradetox").mkdir()
    rows = (
        ("toxic", "neutral1", "neutral2", "neutral3"),
        ("Where is my damn parcel?", "Where is my parcel?", "", "Where's my parcel?"),
        ("The parcel is here.", "The parcel has come.", "", ""),
        ("No paraphrase.", "", "", ""),
    )
    (tmp_path / "paradetox" / "paradetox.tsv").write_text("".join("\t".join(row) + "\n" for row in rows), "utf8")
    pairs = benchmark.paradetox(tmp_path)
    assert pairs[0] == ("Where is my damn parcel?", ("Where is my parcel?", "Where's my parcel?"))
    assert len(pairs) == 2
    (made,) = benchmark.compare(pairs, 2, Checker())
    assert (made.before, made.after, made.references[0]) == (pairs[0][0], "Where is my parcel?", "Where is my parcel?")
    assert made.gone and made.kept


def test_the_sheet_is_blind_and_its_key_is_right(benchmark: Any) -> None:
    made = [
        benchmark.Made(
            f"before {n}", f"after {n}" if n else "", "slang", True, True, 0, 0, 0, (f"theirs {n}",) * (n % 2)
        )
        for n in range(12)
    ]
    items, key = benchmark.sheet(made).split("\n\nKey\n")
    assert items.count("best:") == 12
    assert "(taken out; the rest of the letter stands)" in items
    ours_at = set()
    for line in key.splitlines():
        number, names = line.split(" ", 1)
        item = items.split(f"\n{number}.\n" if number != "1" else "1.\n")[1].split("\n\n")[0]
        texts = dict(re.findall(r"^  ([ABC]): (.*)$", item, re.M))
        named = dict(name.split("=") for name in names.split())
        ours_at.add(named["ours"])
        assert texts[named["ours"]].startswith(("after", "(taken out"))
        if "reference" in named:
            assert texts[named["reference"]].startswith("theirs")
        (original,) = (text for letter, text in texts.items() if letter not in named.values())
        assert original.startswith("before")
    assert len(ours_at) > 1


def test_where_languagetool_is_missing_the_table_says_so(
    benchmark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TONECHECK_LT_DIR", str(tmp_path))
    proofreader = benchmark.Proofreader()
    assert [proofreader.count(["He go."]), proofreader.count(["He go."])] == ["not installed", "not installed"]
    assert capsys.readouterr().err.count("LanguageTool:") == 1
