"""A sample of benchmarks/mime_fuzz.py, which sends 5,000 mutated drafts: refused or judged, never a traceback or a hang."""

from __future__ import annotations

import importlib.util
import sys

from places import ROOT


def test_mutated_drafts() -> None:
    spec = importlib.util.spec_from_file_location("mime_fuzz", ROOT / "benchmarks" / "mime_fuzz.py")
    assert spec is not None and spec.loader is not None
    fuzz = importlib.util.module_from_spec(spec)
    sys.modules["mime_fuzz"] = fuzz
    spec.loader.exec_module(fuzz)
    counts, failures = fuzz.run(150, seed=7)
    assert failures == []
    assert counts["refused"] < 75, "mutations are mild enough for most drafts to be judged"
