"""A draft as its parts: `parse` takes what the user has and says which words are the writer's own."""

from __future__ import annotations

from tonecheck.message._parse import parse, parse_labelled
from tonecheck.message._types import OWN, Kind, Message, Part, PartKind

__all__ = ["OWN", "Kind", "Message", "Part", "PartKind", "parse", "parse_labelled"]
