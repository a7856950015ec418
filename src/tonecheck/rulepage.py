"""What is generated from the rules: `python -m tonecheck.rulepage` in a checkout writes it all.

rules/compiled.json and cases.json (what ships), rules/rule.schema.json (for editors), docs/rules.md (the reference) and the table in README.md
between its two markers. A test says "regenerate" where one of them is stale.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from tonecheck.finding import CATEGORIES
from tonecheck.rulebook import Rule, Rulebook, compile_cases, compile_rules, load_folder, schema
from tonecheck.testing import split_marks

TABLE_START, TABLE_END = "<!-- rules table -->", "<!-- end of rules table -->"


def page(rule: Rule) -> str:
    """One rule as Markdown: what it does, why, an example, what to use instead, and its sources."""
    lines = [f"### {rule.id}", "", f"{rule.title}. *{rule.severity.value}, weight {rule.weight:g}*", ""]
    lines += [" ".join(rule.explanation.split()), ""]
    for example in rule.examples.bad[:3]:
        plain, spans = split_marks(example.text)
        shown = plain
        for span in reversed(spans):
            shown = f"{shown[: span.start]}**{shown[span.start : span.end]}**{shown[span.end :]}"
        lines.append(f"- Found: {_one_line(shown)}")
        for fixed, rewrite in zip(example.fixed or (), rule.rewrites, strict=False):
            lines.append(f"  - {rewrite.applicability.value}: {_one_line(fixed)}")
    lines += [f"- Fine: {_one_line(example.text)}" for example in rule.examples.good[:2]]
    sources = "; ".join(source.shown for source in rule.sources)
    return "\n".join([*lines, "", f"Rests on: {sources}.", ""])


def _one_line(text: str) -> str:
    return " ⏎ ".join(line for line in text.splitlines() if line.strip())


def reference(book: Rulebook) -> str:
    """All rules as one Markdown page, by dimension and category."""
    lines = [
        "# Rules",
        "",
        "Generated from the rule files by `python -m tonecheck.rulepage`. Bold words are what a finding marks.",
        "",
    ]
    for dimension, category, rules in by_category(book):
        lines += [f"## {category} ({dimension})", ""]
        lines += [page(rule) for rule in rules]
    return "\n".join(lines).rstrip() + "\n"


def table(book: Rulebook) -> str:
    """The README's table: categories with their number of rules."""
    lines = ["| dimension | categories (rules) |", "| --- | --- |"]
    for dimension in CATEGORIES:
        named = [f"{category} ({len(rules)})" for d, category, rules in by_category(book) if d == dimension]
        if named:
            lines.append(f"| {dimension} | {', '.join(named)} |")
    return "\n".join(lines)


def by_category(book: Rulebook) -> Iterator[tuple[str, str, list[Rule]]]:
    for dimension, categories in CATEGORIES.items():
        for category in categories:
            rules = [rule for rule in book if rule.category == category]
            if rules:
                yield dimension, category, rules


def generated(root: Path) -> dict[Path, str]:
    """Every generated file of a checkout and what it should hold."""
    book = load_folder(root / "rules")
    files = {
        root / "rules" / "compiled.json": compile_rules(book),
        root / "rules" / "cases.json": compile_cases(book),
        root / "rules" / "rule.schema.json": json.dumps(schema(), indent=1, sort_keys=True) + "\n",
        root / "docs" / "rules.md": reference(book),
    }
    readme = root / "README.md"
    if readme.is_file():
        text = readme.read_text(encoding="utf8")
        before, _, rest = text.partition(TABLE_START)
        after = rest.partition(TABLE_END)[2]
        if rest:
            files[readme] = f"{before}{TABLE_START}\n{table(book)}\n{TABLE_END}{after}"
    return files


def main() -> None:
    for path, text in generated(Path.cwd()).items():
        if not path.is_file() or path.read_text(encoding="utf8") != text:
            path.write_text(text, encoding="utf8")
            print(f"wrote {path.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()
