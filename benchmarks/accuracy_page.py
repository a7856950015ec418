"""docs/accuracy.md, put together of sections that each benchmark writes by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
HEAD = "# Accuracy\n\nEach section is written by the command that it names.\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table."""
    return ["| " + " | ".join(line) + " |" for line in (head, ["---"] * len(head), *rows)] + [""]


def put(key: str, title: str, command: str, lines: Sequence[str]) -> None:
    """Prints a section and puts it into the page in place of the one of the same key, or at its end."""
    body = "\n".join(lines).strip()
    section = f"<!-- {key} -->\n## {title}\n\nWritten by `{command}`.\n\n{body}\n<!-- end of {key} -->\n"
    print(section)
    page = PAGE.read_text(encoding="utf8") if PAGE.is_file() else HEAD
    if not page.startswith(HEAD):
        page = HEAD
    old = re.compile(rf"<!-- {key} -->.*?<!-- end of {key} -->\n", re.DOTALL)
    page = old.sub(lambda _: section, page) if old.search(page) else f"{page}\n{section}"
    PAGE.write_text(page, encoding="utf8")
