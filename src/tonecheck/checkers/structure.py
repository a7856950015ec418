"""Checks that are about form or the message as a whole, each a function of the analysis and the rule's options.

A rule file names its check (`match: {kind: structure, check: NAME, options: {...}}`) and holds its cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tonecheck.checkers import addressing, lettering, manner, message_level, wording
from tonecheck.checkers.hit import Hit
from tonecheck.nlp import Analysis

Check = Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]


CHECKS: dict[str, Check] = {}


CHECKS |= manner.CHECKS
CHECKS |= wording.CHECKS
CHECKS |= lettering.CHECKS | message_level.CHECKS | addressing.CHECKS
