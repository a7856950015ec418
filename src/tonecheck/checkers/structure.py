"""Checks that are about form or the message as a whole, each a function of the analysis and the rule's options.

A rule file names its check (`match: {kind: structure, check: NAME, options: {...}}`) and holds its cases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tonecheck.checkers import lettering, manner, message_level, wording
from tonecheck.checkers.hit import Hit
from tonecheck.message import Kind, PartKind
from tonecheck.nlp import Analysis, Sentence

Check = Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]


CHECKS: dict[str, Check] = {}


CHECKS |= manner.CHECKS
CHECKS |= wording.CHECKS
CHECKS |= lettering.CHECKS | message_level.CHECKS
