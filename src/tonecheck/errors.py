"""What can go wrong, as one tree; every message says where, what was found and what is allowed.

::

    ToneCheckError
    ├── DraftError            the draft cannot be judged (too long, not text, unknown kind)
    │   └── NoWordsError      there are no words to judge in it (empty, encrypted, attachments only)
    ├── RuleError             a rule file is wrong; carries path, line and column
    ├── CheckError            something at the place of sending went wrong, so a message was not checked
    ├── ConfigError           a configuration file or option is wrong
    ├── MissingPartError      something that was asked for is not installed (LanguageTool, Java, a model file)
    └── RewriteError          a draft cannot be changed in place without damage
"""

from __future__ import annotations


class ToneCheckError(Exception):
    """Base of all errors that tonecheck raises on purpose. The command line turns each into exit code 2."""


class DraftError(ToneCheckError):
    """The draft cannot be judged."""


class NoWordsError(DraftError):
    """The draft is sound but holds no words that can be read: empty, encrypted, or attachments only."""


class ConfigError(ToneCheckError):
    """A configuration file or an option is wrong."""


class MissingPartError(ToneCheckError):
    """A part that was asked for explicitly is not on this machine."""


class RewriteError(ToneCheckError):
    """A rewrite cannot be applied without damaging the draft."""


class CheckError(ToneCheckError):
    """A message that is about to be sent was not checked, for a reason that is not the message's own."""


class RuleError(ToneCheckError):
    """A rule file is wrong. `path`, and `line` and `column` (1-based) where they are known."""

    def __init__(self, text: str, *, path: str = "", line: int | None = None, column: int | None = None) -> None:
        place = ":".join(str(piece) for piece in (path, line, column) if piece not in ("", None))
        super().__init__(f"{place}: {text}" if place else text)
        self.path, self.line, self.column = path, line, column
