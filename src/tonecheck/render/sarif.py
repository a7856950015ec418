"""Reports as SARIF 2.1.0, which code scanning services and editors read.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from tonecheck.finding import Applicability
from tonecheck.render.source import Lines, sentence_after
from tonecheck.span import Span

if TYPE_CHECKING:
    from tonecheck.finding import Finding
    from tonecheck.report import Report
    from tonecheck.rulebook import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(
    reports: Sequence[Report],
    *,
    version: str,
    rules: Mapping[str, Rule] | None = None,
    ascii_only: bool = False,
) -> str:
    """All reports as one run. `version` is tonecheck's own; `rules` by id give the rules their long texts."""
    described: dict[str, dict[str, Any]] = {}
    indexes: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    for report in reports:
        lines = Lines(report.message.raw)
        for finding in report.findings:
            if finding.rule not in described:
                indexes[finding.rule] = len(described)
                described[finding.rule] = _rule(finding, (rules or {}).get(finding.rule))
            found.append(_found(report, finding, lines, indexes[finding.rule]))
    run = {
        "tool": {"driver": {"name": "tonecheck", "version": version, "rules": list(described.values())}},
        # UTF-16 is what every consumer of SARIF knows; code points are optional in the standard.
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": found,
        "properties": {"messages": [_verdict(report) for report in reports]},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=ascii_only) + "\n"


def _rule(finding: Finding, rule: Rule | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": finding.rule,
        "shortDescription": {"text": rule.title if rule else finding.message},
        "defaultConfiguration": {"level": finding.severity.value},
        "properties": {"category": finding.category, "dimension": finding.dimension, "tags": [finding.dimension]},
    }
    long = (rule.explanation if rule else finding.explanation).strip()
    if long:
        described |= {"fullDescription": {"text": long}, "help": {"text": long}}
    if finding.url:
        described["helpUri"] = finding.url
    return described


def _verdict(report: Report) -> dict[str, Any]:
    scores = report.scores
    return {
        "path": report.path,
        "verdict": report.verdict,
        "overall": round(scores.overall, 2),
        "skipped": list(report.skipped),
    }


def _found(report: Report, finding: Finding, lines: Lines, index: int) -> dict[str, Any]:
    artifact = _artifact(report.path)
    physical: dict[str, Any] = {"artifactLocation": artifact}
    exact = report.message.source_exact
    if finding.span is not None and exact:
        physical["region"] = _region(finding.span, lines, snippet=True)
    text = finding.message
    for rewrite in finding.rewrites:
        label = "Frame" if rewrite.applicability is Applicability.SHOW else "Try"
        text += f"\n{label}: {sentence_after(lines, finding, rewrite)}"
    described: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": physical}],
        "properties": {
            "category": finding.category,
            "dimension": finding.dimension,
            "confidence": round(finding.confidence, 4),
        },
    }
    if finding.span is not None and not exact:
        # The text was decoded out of the file: no region of the file corresponds to it.
        described["properties"]["quote"] = finding.span.of(lines.raw)
    fixes = [
        {
            "description": {"text": rewrite.because or "Rewrite"},
            "artifactChanges": [
                {
                    "artifactLocation": artifact,
                    "replacements": [
                        {
                            "deletedRegion": _region(edit.span, lines, snippet=False),
                            "insertedContent": {"text": edit.text},
                        }
                        for edit in rewrite.edits
                    ],
                }
            ],
        }
        for rewrite in finding.rewrites
        if rewrite.applicability is not Applicability.SHOW and rewrite.edits
    ]
    if fixes and exact:
        described["fixes"] = fixes
    return described


def _region(span: Span, lines: Lines, *, snippet: bool) -> dict[str, Any]:
    line, column = lines.utf16_column(span.start)
    end_line, end_column = lines.utf16_column(span.end)
    region: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": lines.utf16_offset(span.start),
        "charLength": lines.utf16_offset(span.end) - lines.utf16_offset(span.start),
    }
    if snippet:
        region["snippet"] = {"text": span.of(lines.raw)}
    return region


def _artifact(path: str | None) -> dict[str, Any]:
    if path is None:
        return {"uri": "stdin", "description": {"text": "standard input"}}
    if os.path.isabs(path):
        return {"uri": Path(path).as_uri()}
    # A colon in the first segment would read as a scheme.
    return {"uri": quote(path.replace(os.sep, "/"), safe="/")}
