"""YAML with places: values as plain Python, and for each path of keys the line and column where it stands.

Only `true`, `false`, `null` and numbers are special; `no`, `on` and `yes` stay words. A key that stands twice is an error.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from tonecheck.errors import RuleError

#: Path of keys and indices -> 1-based line and column.
Places = dict[tuple[int | str, ...], tuple[int, int]]

_INT = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?\d+\.\d+")


def load(text: str, *, path: str) -> tuple[Any, Places]:
    """The document's value and the places of all its nodes.

    Raises:
        RuleError: not YAML, or a key twice, or a construct that rule files do not use (anchors, tags, several documents).
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleError(
            f"not YAML: {error.problem}",
            path=path,
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from None
    except yaml.YAMLError as error:
        raise RuleError(f"not YAML: {error}", path=path) from None
    places: Places = {}
    return (None if node is None else _value(node, (), places, path)), places


def _value(node: yaml.Node, where: tuple[int | str, ...], places: Places, path: str) -> Any:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    places.setdefault(where, (line, column))
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            place = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if key in found:
                raise RuleError(f"key {key!r} stands twice", path=path, line=place[0], column=place[1])
            places[(*where, key)] = place
            found[key] = _value(value_node, (*where, key), places, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*where, i), places, path) for i, child in enumerate(node.value)]
    assert isinstance(node, yaml.ScalarNode)
    text = str(node.value)
    if node.style is None:
        if text in ("true", "false"):
            return text == "true"
        if text in ("null", "~", ""):
            return None
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
