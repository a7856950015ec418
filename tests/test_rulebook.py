"""Reading rule files: what is refused, where the error points, and what the runner says of weak rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.errors import RuleError
from tonecheck.rulebook import Rulebook, load_file, load_folder
from tonecheck.testing import check_rulebook

RULE = """\
id: no-shrugging
since: 0.1.0
title: A shrug
severity: warning
weight: 2
message: “{match}” shrugs the reader off.
explanation: It tells the reader that nobody cares.
sources:
  - {title: A source}
match:
  kind: phrase
  phrases:
    - (well |)shrug it off then
rewrites:
  - text: "let me see what I can do"
    applicability: suggest
    because: offers help
examples:
  bad:
    - text: "[[Shrug it off then]]."
      fixed: ["Let me see what I can do."]
    - "You may [[shrug it off then]]!"
    - "Oh, [[well shrug it off then]]."
  good:
    - "Do not shrug it off."
    - "We shrug."
    - "He put it off then."
    - "Shrug it on."
"""


def write(folder: Path, text: str, *, name: str = "no-shrugging", category: str = "dismissal") -> Path:
    path = folder / "politeness" / category / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")
    return path


def problems(folder: Path, text: str) -> str:
    write(folder, text)
    return "\n".join(str(p) for p in check_rulebook(load_folder(folder)))


def test_a_sound_rule_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, RULE) == ""
    rule = load_file(write(tmp_path, RULE), root=tmp_path)
    assert (rule.dimension, rule.category, rule.path) == (
        "politeness",
        "dismissal",
        "politeness/dismissal/no-shrugging.yaml",
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("severity: warning", "severty: warning", ":4:1", "did you mean 'severity'"),
        ("severity: warning", "severity: fatal", ":4:1", "note"),
        ("weight: 2", "weight: 9", ":5:1", "less than or equal to 5"),
        ("weight: 2", "weight: 2\nweight: 3", ":6:1", "stands twice"),
        ("  kind: phrase", "  kind: phrases", ":11:3", "phrase"),
        ("  kind: phrase", "  kind: tokens", ":10:1", "kind tokens needs patterns"),
        ("id: no-shrugging", "id: shrugging", ":1:1", "file's name"),
        ("sources:\n  - {title: A source}\n", "", ":1:1", "'sources' is missing"),
        ("title: A shrug", "title: [", ":", "not YAML"),
    ],
)
def test_errors_say_where_and_what(tmp_path: Path, old: str, new: str, place: str, says: str) -> None:
    path = write(tmp_path, RULE.replace(old, new, 1))
    with pytest.raises(RuleError) as error:
        load_file(path)
    assert f"no-shrugging.yaml{place}" in str(error.value)
    assert says in str(error.value)


def test_folders_must_be_dimension_and_category(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no category 'shrugging'"):
        load_file(write(tmp_path, RULE, category="shrugging"))
    with pytest.raises(RuleError, match="lies at <dimension>/<category>/<rule-id>.yaml"):
        load_folder(tmp_path / "politeness" / "shrugging")
    (tmp_path / "empty").mkdir()
    with pytest.raises(RuleError, match="no rules here"):
        load_folder(tmp_path / "empty")
    with pytest.raises(RuleError, match="no such rule folder"):
        load_folder(tmp_path / "nowhere")


def test_an_id_may_not_stand_twice(tmp_path: Path) -> None:
    rule = load_file(write(tmp_path, RULE))
    with pytest.raises(RuleError, match="exists twice"):
        Rulebook((rule, rule))


def test_a_close_name_is_suggested(tmp_path: Path) -> None:
    write(tmp_path, RULE)
    with pytest.raises(RuleError, match="did you mean 'no-shrugging'"):
        load_folder(tmp_path).get("no-shruging")


TOKENS = RULE.replace(
    "  kind: phrase\n  phrases:\n    - (well |)shrug it off then\n",
    "  kind: tokens\n  pattern:\n    - {LOWER: well, OP: '?'}\n    - {LOWER: shrug}\n    - {LOWER: it}\n    - {LOWER: 'off'}\n    - {LOWER: then}\n",
).replace('    - "He put it off then."\n', '    - "He put it off then."\n    - "We shrug it off now."\n')


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('  good:\n    - "Do not shrug it off."\n', "  good:\n", "3 good examples; at least 4"),
        ('    - "You may [[shrug it off then]]!"\n', "", "2 bad examples; at least 3"),
        ("[[Shrug it off then]].", "[[Shrug it]] off then.", "marks ['Shrug it off then']"),
        ("[[Shrug it off then]].", "Shrug it off then.", "without [[…]]"),
        ('fixed: ["Let me see what I can do."]', 'fixed: ["Let me see."]', "stated ['Let me see.']"),
        ('      fixed: ["Let me see what I can do."]\n', "", "stated by no bad example"),
        ('text: "let me see what I can do"', 'text: "{match}"', "rewrites of 'Shrug it off then.' are []"),
        ('text: "let me see what I can do"', 'text: "please shrug it off then"', "flagged again"),
        ('    - "We shrug."', '    - "We shrug it off then."', "flags the good example"),
        ('    - "We shrug."', '    - "Shrug it on."', "stands twice"),
        ("  good:\n", "  known_misses:\n    - {text: Then shrug it off then., because: test}\n  good:\n", "found now"),
        (
            "rewrites:\n",
            "  unless:\n    - {guard: wishful, because: b, example: Shrug it off then}\nrewrites:\n",
            "no guard 'wishful'",
        ),
        (
            "rewrites:\n",
            "  unless:\n    - {guard: question, because: b, example: Shrug it off then if you can.}\nrewrites:\n",
            "exception 1 does not hold",
        ),
        (
            "rewrites:\n",
            "  unless:\n    - {guard: question, because: b, example: 'Do you shrug?'}\nrewrites:\n",
            "exception 1 is not needed",
        ),
        ('  - text: "let me see what I can do"', "  - transform: vanish", "no transform 'vanish'"),
    ],
)
def test_the_runner_refuses_weak_rules(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in RULE
    assert says in problems(tmp_path, RULE.replace(old, new, 1))


def test_each_pattern_token_needs_a_near_miss(tmp_path: Path) -> None:
    said = problems(tmp_path, TOKENS)
    assert "token 4" in said
    assert "token 2" not in said  # "He put it off then." is its near miss
    assert "token 3" not in said  # "it" only holds the pattern together
    assert "token 5" not in said  # "We shrug it off now." is its near miss


def test_token_patterns_take_no_regex(tmp_path: Path) -> None:
    assert "no REGEX" in problems(tmp_path, TOKENS.replace("{LOWER: shrug}", "{LOWER: {REGEX: 'shr.*'}}"))
