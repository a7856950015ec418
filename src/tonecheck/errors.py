"""What can go wrong, as one tree; every message says where, what was found and what is allowed.

::

    ToneCheckError
    ├── DraftError            the draft cannot be judged (too long, not text, unknown kind)
    ├── RuleError             a rule file is wrong; carries path, line and column
    ├── ConfigError           a configuration file or option is wrong
    ├── MissingPartError      something that was asked for is not installed (LanguageTool, Java, a model file)
    └── RewriteError          a draft cannot be changed in place without damage
"""

from __future__ import annotations


class ToneCheckError(Exception):
    """Base of all errors that tonecheck raises on purpose. The command line turns each into exit code 2."""


class DraftError(ToneCheckError):
    """The draft cannot be judged."""


class ConfigError(ToneCheckError):
    """A configuration file or an option is wrong."""


class MissingPartError(ToneCheckError):
    """A part that was asked for explicitly is not on this machine."""


class RewriteError(ToneCheckError):
    """A rewrite cannot be applied without damaging the draft."""


class RuleError(ToneCheckError):
    """A rule file is wrong. `path`, and `line` and `column` (1-based) where they are known."""

    def __init__(self, text: str, *, path: str = "", line: int | None = None, column: int | None = None) -> None:
        place = ":".join(str(piece) for piece in (path, line, column) if piece not in ("", None))
        super().__init__(f"{place}: {text}" if place else text)
        self.path, self.line, self.column = path, line, column
