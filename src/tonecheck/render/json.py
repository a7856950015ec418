"""Reports as JSON, the format that other programs may rely on: docs/report.schema.json; later fields are only added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tonecheck.render.promises import promise_dict
from tonecheck.render.source import Lines, sentence_after
from tonecheck.span import Span

if TYPE_CHECKING:
    from tonecheck.finding import Finding, Rewrite, Strength
    from tonecheck.report import Report, Score
    from tonecheck.thread import ThreadView

#: Changes only when a field goes away or changes its meaning.
VERSION = 1


def render_json(reports: Sequence[Report], *, ascii_only: bool = False) -> str:
    """All reports as one JSON document."""
    document = {"version": VERSION, "messages": [message_dict(report) for report in reports]}
    return json.dumps(document, indent=2, ensure_ascii=ascii_only) + "\n"


def message_dict(report: Report) -> dict[str, Any]:
    """One report. Offsets are code points of the judged text; lines and columns count from 1."""
    lines = Lines(report.message.raw)
    scores = report.scores
    return {
        "path": report.path,
        "kind": report.message.kind.value,
        "source_exact": report.message.source_exact,
        "profile": report.profile,
        "verdict": report.verdict,
        "scores": {
            "politeness": _number(scores.politeness),
            "professionalism": _number(scores.professionalism),
            "ownership": _number(scores.ownership),
            "overall": _number(scores.overall),
            "details": [_score(score) for score in scores.details],
        },
        "findings": [_finding(finding, lines) for finding in report.findings],
        "strengths": [_strength(strength, lines) for strength in report.strengths],
        "skipped": list(report.skipped),
        "promises": [promise_dict(promise) for promise in report.promises],
        "reader_view": None if report.thread is None else _reader_view(report.thread),
        "withheld": [
            {"rule": held.rule, "category": held.category, "text": held.text, "reason": held.reason}
            for held in report.withheld
        ],
    }


def _reader_view(thread: ThreadView) -> dict[str, Any]:
    """How the other sees it: what they asked and complained of, and what of it the draft takes up."""
    return {
        "source": thread.source,
        "sender": thread.sender,
        "address": thread.address,
        "tone": thread.tone,
        "tone_words": list(thread.tone_words),
        "urgency": thread.urgency,
        "urgency_words": list(thread.urgency_words),
        "needed_by": None if thread.needed_by is None else thread.needed_by.iso,
        "needed_by_words": None if thread.needed_by is None else thread.needed_by.words,
        "questions": [{"text": q.text, "kind": q.kind, "answered": q.answered} for q in thread.questions],
        "complaint": thread.complaint,
        "complaint_acknowledged": thread.acknowledged,
        "notes": list(thread.notes),
    }


def _number(value: float) -> float:
    """A float without the noise of binary fractions."""
    return round(float(value), 6)


def _place(span: Span | None, lines: Lines) -> dict[str, Any]:
    if span is None:
        return dict.fromkeys(("quote", "start", "end", "line", "column", "end_line", "end_column"))
    line, column = lines.line_column(span.start)
    end_line, end_column = lines.line_column(span.end)
    return {
        "quote": span.of(lines.raw),
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "dimension": score.dimension,
        "value": _number(score.value),
        "baseline": _number(score.baseline),
        "contributions": [
            {
                "name": contribution.name,
                "kind": contribution.kind,
                "value": _number(contribution.value),
                "start": None if contribution.span is None else contribution.span.start,
                "end": None if contribution.span is None else contribution.span.end,
            }
            for contribution in score.contributions
        ],
    }


def _finding(finding: Finding, lines: Lines) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "dimension": finding.dimension,
        "severity": finding.severity.value,
        "confidence": _number(finding.confidence),
        "message": finding.message,
        "explanation": finding.explanation,
        "url": finding.url,
        **_place(finding.span, lines),
        "rewrites": [_rewrite(rewrite, finding, lines) for rewrite in finding.rewrites],
        "evidence": [
            {"start": word.span.start, "end": word.span.end, "quote": word.span.of(lines.raw), "share": word.share}
            for word in finding.evidence
        ],
    }


def _rewrite(rewrite: Rewrite, finding: Finding, lines: Lines) -> dict[str, Any]:
    return {
        "applicability": rewrite.applicability.value,
        "because": rewrite.because,
        "text": sentence_after(lines, finding, rewrite),
        "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in rewrite.edits],
    }


def _strength(strength: Strength, lines: Lines) -> dict[str, Any]:
    return {
        "name": strength.name,
        "dimension": strength.dimension,
        "weight": _number(strength.weight),
        "message": strength.message,
        **_place(strength.span, lines),
    }
