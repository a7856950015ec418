"""Rules as data: what a rule file may hold, reading it with exact error places, and the compiled form that ships.

A rule file lies at `<dimension>/<category>/<rule-id>.yaml`. docs/rules-format.md explains each key with examples.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from tonecheck import _yaml
from tonecheck.errors import MissingPartError, RuleError
from tonecheck.finding import CATEGORIES, DIMENSION, IN_REVIEW, MESSAGE_LEVEL, Applicability, Severity
from tonecheck.message import Kind, PartKind

#: Profiles: who the reader is.
PROFILES = ("customer", "colleague", "review", "public")
Profile = Literal["customer", "colleague", "review", "public"]

#: Words of which a draft must hold one before a pattern can match: what they are compared with ("norm", "lemma" or, for word
#: tables, "word"; "" where there is nothing to go by), and the words.
Anchor = tuple[str, Sequence[str]]

#: spaCy token pattern (https://spacy.io/api/matcher#patterns) without REGEX and FUZZY, plus `capture: name`.
TokenPattern = dict[str, Any]


class _Strict(BaseModel):
    # Validators are built when a rule file is first read; the compiled rules need none.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


_PIECE = re.compile(r"(\d{3})_[0-9a-f]{16}\.txt")


class Source(_Strict):
    """Where the rule's claim rests: a title, and where in it."""

    title: str
    locator: str | None = None

    @property
    def shown(self) -> str:
        """Title and locator for people; the five pieces on customer care that tonecheck began with have only file names."""
        piece = _PIECE.fullmatch(self.title)
        title = f"five pieces on customer care, no. {int(piece[1]) + 1} ({self.title})" if piece else self.title
        return f"{title}, {self.locator}" if self.locator else title


class Context(_Strict):
    """A draft with what surrounds it. For sentence rules only `text` is needed."""

    text: str
    reply_to: str | None = None
    to: str | None = None
    subject: str | None = None
    attachments: list[str] = Field(default_factory=list)
    kind: Kind | None = None


class Bad(Context):
    """A text with each fault in `[[…]]`. `fixed`: what each rewrite makes of it, in order. `profile` if not customer."""

    fixed: list[str] | None = None


class KnownMiss(_Strict):
    """A fault that the rule does not find yet: it must be taken out once the rule finds it."""

    text: str
    because: str


def _from_text(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


def _tuple_of_patterns(value: object) -> object:
    """One pattern is a list of one pattern."""
    return [value] if isinstance(value, list) and value and isinstance(value[0], dict) else value


class Examples(_Strict):
    bad: list[Annotated[Bad, BeforeValidator(_from_text)]]
    good: list[Annotated[Context, BeforeValidator(_from_text)]]
    known_misses: list[KnownMiss] = Field(default_factory=list)


Patterns = Annotated[list[list[TokenPattern]], BeforeValidator(_tuple_of_patterns)]


class Unless(_Strict):
    """An exception: a named guard, or token patterns that must not stand in the named place.

    `before`, `after`: in the same sentence before or after the match; `inside`: within the marked words; `sentence`: anywhere
    in it; `previous`, `next`: in the neighbouring sentence. `example` shows a text that is fine because of it.
    """

    guard: str | None = None
    before: Patterns | None = None
    after: Patterns | None = None
    inside: Patterns | None = None
    sentence: Patterns | None = None
    previous: Patterns | None = None
    next: Patterns | None = None
    because: str
    example: Annotated[Context, BeforeValidator(_from_text)]

    @model_validator(mode="after")
    def _one_condition(self) -> Unless:
        given = [n for n in ("guard", "before", "after", "inside", "sentence", "previous", "next") if getattr(self, n)]
        if len(given) != 1:
            raise ValueError(
                f"an exception has exactly one of guard, before, after, inside, sentence, previous, next; found {given}"
            )
        return self

    @property
    def place(self) -> str:
        return next(
            n for n in ("before", "after", "inside", "sentence", "previous", "next", "guard") if getattr(self, n)
        )


class Match(_Strict):
    """What the rule looks for.

    `mark`: which words the finding marks: the match, its clause, its sentence, or a captured token.
    `at`: where the match must stand in its sentence. `parts`: in which parts of the message it is looked for.
    `in_quotes`: also judge words inside quotation marks (by default the words of others are left alone).
    """

    kind: Literal["phrase", "tokens", "dependency", "structure"]
    by: Literal["norm", "lemma"] = "norm"
    phrases: list[str] = Field(default_factory=list)
    patterns: Patterns = Field(default_factory=list)
    pattern: list[TokenPattern] | None = Field(default=None, exclude=True)
    check: str | None = None
    options: dict[str, Any] = Field(default_factory=dict)
    mark: str = "match"
    at: Literal["anywhere", "start", "end", "whole"] = "anywhere"
    parts: list[PartKind] = Field(default_factory=lambda: [PartKind.SUBJECT, PartKind.BODY])
    in_quotes: bool = False
    unless: list[Unless] = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _one_pattern(cls, given: Any) -> Any:
        if isinstance(given, dict) and "pattern" in given and "patterns" not in given:
            given = {**given, "patterns": [given["pattern"]]}
            del given["pattern"]
        return given

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> Match:
        needed = {"phrase": "phrases", "tokens": "patterns", "dependency": "patterns", "structure": "check"}[self.kind]
        if not getattr(self, needed):
            raise ValueError(f"kind {self.kind} needs {needed}")
        for other in {"phrases", "patterns", "check"} - {needed}:
            if getattr(self, other):
                raise ValueError(f"kind {self.kind} takes no {other}")
        return self


class RewriteTemplate(_Strict):
    """How to mend a match: `text` with `{captures}`, or a named `transform`.

    `replace`: what the text stands in for (the marked words, or the whole sentence). `end`: the sentence's new final mark.
    """

    text: str | None = None
    transform: str | None = None
    replace: Literal["match", "sentence"] = "match"
    end: str | None = None
    applicability: Applicability
    because: str

    @model_validator(mode="after")
    def _one_way(self) -> RewriteTemplate:
        if (self.text is None) == (self.transform is None):
            raise ValueError("a rewrite has either text or transform")
        return self


class Rule(_Strict):
    """One rule. `weight` is in 1..5; `confidence` in 0..1 is how sure a finding of this rule is; `path` is where it was read."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    dimension: str
    category: str
    since: str
    title: str
    severity: Severity
    weight: float = Field(ge=0.5, le=5)
    confidence: float = Field(default=0.9, ge=0, le=1)
    scope: Literal["sentence", "message"] = "sentence"
    profiles: list[Profile]
    message: str
    explanation: str
    sources: list[Source]
    match: Match
    rewrites: list[RewriteTemplate] = Field(default_factory=list)
    examples: Examples
    path: str = ""

    @model_validator(mode="before")
    @classmethod
    def _fitting_profiles(cls, fields: Any) -> Any:
        """A rule that names no profiles fits all; code review only where its category is about how people are treated."""
        if isinstance(fields, dict) and "profiles" not in fields:
            category = fields.get("category")
            fits = category in IN_REVIEW or category in MESSAGE_LEVEL
            return {**fields, "profiles": [p for p in PROFILES if fits or p != "review"]}
        return fields

    @property
    def fixable(self) -> bool:
        return any(rewrite.applicability is not Applicability.SHOW for rewrite in self.rewrites)


@dataclass(frozen=True, slots=True)
class PhraseGraph:
    """Phrases as a graph of words. Node `root` is where all begin; `edges[node]` leads from a word to the next node, and
    `ends[node]` names the rules of which a phrase ends there. Phrases that end alike share their nodes.
    """

    by: Literal["norm", "lemma"]
    root: int
    edges: Sequence[Mapping[str, int]]
    ends: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, by: Literal["norm", "lemma"], readings: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> PhraseGraph:
        """The graph of the readings (word by word) of rules, given by id."""
        tree: dict[str, Any] = {}
        for rule_id, phrases in readings:
            for words in phrases:
                node = tree
                for word in words:
                    node = node.setdefault(word, {})
                node.setdefault("", {})[rule_id] = None  # no word is empty
        edges: list[Mapping[str, int]] = []
        ends: dict[int, tuple[str, ...]] = {}
        known: dict[object, int] = {}

        def number(node: dict[str, Any]) -> int:
            onward = {word: number(after) for word, after in sorted(node.items()) if word}
            ending = tuple(node.get("", ()))
            key = (tuple(onward.items()), ending)
            if key not in known:
                known[key] = len(edges)
                edges.append(onward)
                if ending:
                    ends[known[key]] = ending
            return known[key]

        return cls(by, number(tree), edges, ends)


@dataclass(frozen=True)
class Rulebook:
    """Rules in a fixed order (by category and id), ids unique.

    `graphs`: the phrases of rules that came compiled, so that no tokenizer has to run. `anchors`: of rules that came compiled,
    the words by which it shows whether they have to be looked at (none for phrases, whose graph is enough), by id.
    """

    rules: tuple[Rule, ...]
    graphs: tuple[PhraseGraph, ...] = ()
    anchors: Mapping[str, Sequence[Anchor]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        seen: dict[str, Rule] = {}
        for rule in self.rules:
            if rule.id in seen:
                raise RuleError(f"rule {rule.id!r} exists twice, also in {seen[rule.id].path}", path=rule.path)
            seen[rule.id] = rule

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __add__(self, other: Rulebook) -> Rulebook:
        return Rulebook(self.rules + other.rules, self.graphs + other.graphs, {**self.anchors, **other.anchors})

    def get(self, rule_id: str) -> Rule:
        """The rule of that id.

        Raises:
            RuleError: there is none; the message names the nearest.
        """
        if rule_id not in self.by_id:
            near = difflib.get_close_matches(rule_id, self.by_id, n=1)
            raise RuleError(f"no rule {rule_id!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        return self.by_id[rule_id]


@lru_cache(maxsize=2)
def load_builtin(*, cases: bool = True) -> Rulebook:
    """The rules that ship, from their compiled form, read once a process.

    Without `cases`, examples are left out: checking drafts needs none.

    Raises:
        MissingPartError: a compiled file is not in the installation.
    """
    compiled = _compiled("compiled.json")
    rules = compiled["rules"]
    if cases:
        for fields, known in zip(rules, _compiled("cases.json")["rules"], strict=True):
            fields["examples"] = known["examples"]
            for unless, example in zip(fields["match"]["unless"], known["exceptions"], strict=True):
                unless["example"] = example
    graphs = tuple(
        PhraseGraph(g["by"], g["root"], g["edges"], {int(node): ids for node, ids in g["ends"].items()})
        for g in compiled["graphs"]
    )
    return Rulebook(tuple(_thaw(fields) for fields in rules), graphs, compiled["anchors"])


def _compiled(name: str) -> Any:
    path = files("tonecheck.rules") / name
    try:
        return json.loads(path.read_bytes())
    except OSError:
        raise MissingPartError(f"{path}: the compiled rules are missing; reinstall tonecheck") from None


_NO_EXAMPLES = Examples.model_construct(bad=[], good=[], known_misses=[])
_NO_EXAMPLE = Context.model_construct(text="")


def _thaw(fields: dict[str, Any]) -> Rule:
    """A compiled rule, without validating what the compiler has validated."""
    match = fields["match"]
    return Rule.model_construct(
        **{
            **fields,
            "severity": Severity(fields["severity"]),
            "sources": [Source.model_construct(**source) for source in fields["sources"]],
            "match": Match.model_construct(
                **{
                    **match,
                    "parts": [PartKind(part) for part in match["parts"]],
                    "unless": [
                        Unless.model_construct(**{**unless, "example": _thaw_context(unless.get("example"))})
                        for unless in match["unless"]
                    ],
                }
            ),
            "rewrites": [
                RewriteTemplate.model_construct(**{**r, "applicability": Applicability(r["applicability"])})
                for r in fields["rewrites"]
            ],
            "examples": _thaw_examples(fields.get("examples")),
        }
    )


def _thaw_examples(examples: dict[str, Any] | None) -> Examples:
    if examples is None:
        return _NO_EXAMPLES
    return Examples.model_construct(
        bad=[Bad.model_construct(**_kinded(b)) for b in examples["bad"]],
        good=[_thaw_context(g) for g in examples["good"]],
        known_misses=[KnownMiss.model_construct(**k) for k in examples["known_misses"]],
    )


def _kinded(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "kind": Kind(fields["kind"]) if fields.get("kind") else None}


def _thaw_context(fields: dict[str, Any] | None) -> Context:
    return _NO_EXAMPLE if fields is None else Context.model_construct(**_kinded(fields))


def compile_rules(rulebook: Rulebook) -> str:
    """The text of compiled.json: all that a check needs, one rule a line, so that a change reads well in a diff."""
    from tonecheck.checkers.findings import anchors
    from tonecheck.checkers.phrase import readings

    left_out: Any = {"examples": True, "match": {"unless": {"__all__": {"example"}}}}
    rules = [_line(rule.model_dump(mode="json", exclude=left_out)) for rule in rulebook]
    graphs = []
    for by in ("norm", "lemma"):
        named = [(rule.id, readings(rule)) for rule in rulebook if rule.match.phrases and rule.match.by == by]
        if named:
            graph = PhraseGraph.of(by, named)
            edges = ",\n".join(map(_line, graph.edges))
            ends = _line({str(node): ids for node, ids in graph.ends.items()})
            graphs.append(f'{{"by": "{by}", "root": {graph.root}, "ends": {ends}, "edges": [\n{edges}\n]}}')
    words = [f"{_line(rule.id)}: {_line(anchors(rule))}" for rule in rulebook if anchors(rule) is not None]
    parts = {"rules": rules, "graphs": graphs}
    text = "".join(f'"{name}": [\n' + ",\n".join(lines) + "\n],\n" for name, lines in parts.items())
    return "{" + text + '"anchors": {\n' + ",\n".join(words) + "\n}}\n"


def compile_cases(rulebook: Rulebook) -> str:
    """The text of cases.json: the examples of every rule and of its exceptions, one rule a line."""
    lines = []
    for rule in rulebook:
        exceptions = [unless.example.model_dump(mode="json") for unless in rule.match.unless]
        lines.append(_line({"examples": rule.examples.model_dump(mode="json"), "exceptions": exceptions}))
    return '{"rules": [\n' + ",\n".join(lines) + "\n]}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def load_folder(folder: Path) -> Rulebook:
    """All rules below a folder laid out as `<dimension>/<category>/<rule-id>.yaml`.

    Raises:
        RuleError: a file is wrong; says where, what was found and what is allowed.
    """
    if not folder.is_dir():
        raise RuleError("no such rule folder", path=str(folder))
    paths = sorted(folder.glob("*/*/*.yaml"))
    strays = set(folder.rglob("*.yaml")) - set(paths)
    if strays:
        raise RuleError("a rule file lies at <dimension>/<category>/<rule-id>.yaml", path=str(min(strays)))
    if not paths:
        raise RuleError("no rules here; a rule file lies at <dimension>/<category>/<rule-id>.yaml", path=str(folder))
    return Rulebook(tuple(load_file(path, root=folder) for path in paths))


def load_file(path: Path, *, root: Path | None = None) -> Rule:
    """One rule file; its folders give dimension and category, its name the id. `path` is kept relative to `root`."""
    try:
        text = path.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"cannot be read: {error}", path=str(path)) from None
    fields, places = _yaml.load(text, path=str(path))
    if not isinstance(fields, dict):
        raise RuleError(f"a rule is a mapping of keys, found {type(fields).__name__}", path=str(path), line=1, column=1)
    category, dimension = path.parent.name, path.parent.parent.name
    if DIMENSION.get(category) != dimension:
        allowed = ", ".join(CATEGORIES.get(dimension, CATEGORIES))
        raise RuleError(f"no category {category!r} in dimension {dimension!r}; allowed: {allowed}", path=str(path))
    shown = str(path.relative_to(root)) if root else str(path)
    try:
        rule = Rule.model_validate({**fields, "dimension": dimension, "category": category, "path": shown})
    except ValidationError as error:
        raise _first_error(error, places, str(path)) from None
    if rule.id != path.stem:
        line, column = places.get(("id",), (1, 1))
        raise RuleError(
            f"id {rule.id!r} is not the file's name {path.stem!r}", path=str(path), line=line, column=column
        )
    return rule


def _first_error(error: ValidationError, places: _yaml.Places, path: str) -> RuleError:
    # A misspelt key shows up as unknown and as missing; the unknown one is what the author can see.
    problem = min(error.errors(), key=lambda p: p["type"] != "extra_forbidden")
    where = tuple(step for step in problem["loc"])
    text = problem["msg"]
    if problem["type"] == "extra_forbidden":
        allowed = _allowed_keys(where[:-1])
        near = difflib.get_close_matches(str(where[-1]), allowed, n=1)
        text = f"unknown key {where[-1]!r}" + (
            f"; did you mean {near[0]!r}?" if near else f"; allowed: {', '.join(allowed)}"
        )
    elif problem["type"] == "missing":
        text = f"key {where[-1]!r} is missing"
    else:
        text = f"{'.'.join(map(str, where))}: {text} (found {str(problem['input'])[:60]!r})"
    while where and where not in places:
        where = where[:-1]
    line, column = places.get(where, (1, 1))
    return RuleError(text, path=path, line=line, column=column)


def _allowed_keys(where: Sequence[int | str]) -> list[str]:
    models: dict[str, type[BaseModel]] = {
        "match": Match, "unless": Unless, "rewrites": RewriteTemplate, "examples": Examples, "bad": Bad,
        "good": Context, "example": Context, "known_misses": KnownMiss, "sources": Source,
    }  # fmt: skip
    named = [models[step] for step in where if isinstance(step, str) and step in models]
    return sorted((named[-1] if named else Rule).model_fields.keys() - {"path", "dimension", "category"})


def schema() -> dict[str, Any]:
    """JSON Schema of a rule file, for editors."""
    made = Rule.model_json_schema()
    for derived in ("path", "dimension", "category"):
        made["properties"].pop(derived)
        if derived in made["required"]:
            made["required"].remove(derived)
    made["required"].remove("profiles")
    return made
