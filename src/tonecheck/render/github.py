"""Findings as GitHub workflow commands, which GitHub shows beside the lines of a pull request.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tonecheck.finding import Applicability, Severity
from tonecheck.render.source import Lines, sentence_after
from tonecheck.render.verdict import verdict_line

if TYPE_CHECKING:
    from tonecheck.finding import Finding
    from tonecheck.report import Report

_COMMAND = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render_github(reports: Sequence[Report]) -> str:
    """One command per finding, and one per draft that should not go out as it is."""
    commands: list[str] = []
    for report in reports:
        lines = Lines(report.message.raw)
        commands += [_command(report, finding, lines) for finding in report.findings]
        if report.verdict != "send":
            level = "error" if report.verdict == "hold" else "warning"
            place = {"file": report.path or "", "title": "tonecheck"}
            commands.append(_line(level, place, verdict_line(report)))
    return "".join(f"{command}\n" for command in commands)


def _command(report: Report, finding: Finding, lines: Lines) -> str:
    place = {"file": report.path or ""}
    if finding.span is not None and report.message.source_exact:
        line, column = lines.line_column(finding.span.start)
        end_line, end_column = lines.line_column(finding.span.end)
        place |= {"line": str(line), "endLine": str(end_line)}
        if line == end_line:
            # GitHub refuses columns of an annotation that spans lines.
            place |= {"col": str(column), "endColumn": str(end_column)}
    place["title"] = f"{finding.rule} ({finding.category})"
    text = [finding.message]
    for rewrite in finding.rewrites:
        label = "frame" if rewrite.applicability is Applicability.SHOW else "try"
        text.append(f"{label}: {sentence_after(lines, finding, rewrite)}")
    return _line(_COMMAND[finding.severity], place, "\n".join(text))


def _line(level: str, place: dict[str, str], text: str) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value)
    return f"::{level} {properties}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
