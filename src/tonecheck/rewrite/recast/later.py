"""Regular expressions of the recasts that are compiled when first used: a draft needs few of them."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a compiled pattern until it is asked for something."""

    __slots__ = ("_flags", "_made", "_source")

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        self._made: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = re.compile(self._source, self._flags)
        return getattr(self._made, name)


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Like `re.compile`, which takes place at the first use."""
    return cast("re.Pattern[str]", _Later(source, int(flags)))


__all__ = ["later"]
