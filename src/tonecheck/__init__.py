"""tonecheck reads an e-mail draft before it is sent and says, offline, how it will land.

>>> import tonecheck
>>> report = tonecheck.check("You forgot to attach the invoice.")
>>> [finding.category for finding in report.findings]
['accusation']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tonecheck.engine import Checker as Checker
    from tonecheck.errors import ToneCheckError as ToneCheckError
    from tonecheck.finding import Applicability as Applicability
    from tonecheck.finding import Edit as Edit
    from tonecheck.finding import Finding as Finding
    from tonecheck.finding import Rewrite as Rewrite
    from tonecheck.finding import Severity as Severity
    from tonecheck.finding import Strength as Strength
    from tonecheck.message import Message as Message
    from tonecheck.report import Report as Report
    from tonecheck.report import Scores as Scores
    from tonecheck.rewrite.apply import Accept as Accept
    from tonecheck.rewrite.apply import Fixed as Fixed
    from tonecheck.span import Span as Span

_HOMES = {
    "Accept": "rewrite.apply", "Applicability": "finding", "Checker": "engine", "Edit": "finding", "Finding": "finding",
    "Fixed": "rewrite.apply", "Message": "message",
    "Report": "report", "Rewrite": "finding", "Scores": "report", "Severity": "finding", "Span": "span",
    "Strength": "finding", "ToneCheckError": "errors",
}  # fmt: skip

__all__ = [*_HOMES, "__version__", "check", "rewrite"]


def __getattr__(name: str) -> Any:
    """Public names are imported when first used, so that `import tonecheck` stays cheap."""
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(f"tonecheck.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'tonecheck' has no attribute {name!r}")


def check(draft: str | bytes | Message, **options: Any) -> Report:
    """Judges one draft with the built-in rules.

    `options`: those of `Checker` (profile, config, rules) and of `Checker.check` (subject, to, reply_to, attachments, kind).

    Raises:
        ToneCheckError: the draft or an option is wrong; says what was found and what is allowed.
    """
    from tonecheck.engine import Checker

    made = {name: options.pop(name) for name in ("profile", "config", "rules") if name in options}
    with Checker(**made) as checker:
        return checker.check(draft, **options)


def rewrite(draft: str | bytes | Message, *, accept: Applicability | Accept | str = "safe", **options: Any) -> Fixed:
    """A draft with the proven rewrites made that are accepted; judged again and mended again until it is still.

    `accept`: "safe" (the meaning is exactly the same), "suggest" (the first finished sentence of every finding), or a
    function of finding and rewrite that says whether to make it, or gives the rewrite to make in its place. `options`:
    those of `check`.

    Raises:
        ToneCheckError: the draft or an option is wrong, or the draft cannot be changed without damage.
    """
    from tonecheck.rewrite.apply import rewrite_draft

    return rewrite_draft(draft, accept=accept, **options)
