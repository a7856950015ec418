"""Findings and analysis to scores (being written)."""

from __future__ import annotations

from collections.abc import Sequence

from tonecheck.config import Config
from tonecheck.finding import Finding, Strength
from tonecheck.nlp import Analysis
from tonecheck.report import Scores, Verdict


def assess(
    findings: Sequence[Finding], analysis: Analysis, *, profile: str, config: Config
) -> tuple[Scores, tuple[Strength, ...], Verdict]:
    return Scores(70.0, 70.0, 70.0, 70.0), (), "hold" if findings else "send"
