"""What the user wants judged and how: read from files and the command line, and every value knows where it came from.

A project file (`tonecheck.toml`, or `[tool.tonecheck]` in `pyproject.toml`) may have come with a cloned repository. It
can therefore say what is judged, but it can neither send text to another machine nor name a program to start.
"""

from __future__ import annotations

import bisect
import difflib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tonecheck.errors import ConfigError
from tonecheck.finding import CATEGORIES, DIMENSION, Severity

if TYPE_CHECKING:
    from tonecheck.checkers.grammar import GrammarSettings
    from tonecheck.rewrite.writer import WriterSettings

PROFILES = ("customer", "colleague", "review", "public")
FAIL_ON = ("hold", "review", "never")
READER_MODES = ("on", "off")
GRAMMAR_MODES = ("auto", "on", "off")
REWRITER_KEYS = ("endpoint", "model", "timeout_s", "api_key_env")
GRAMMAR_VARIANTS = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")
SEVERITIES = ("note", "warning", "error", "off")
FILE_NAME = "tonecheck.toml"
COMMAND_LINE = "command line"
DEFAULT = "default"

#: Longest configuration file that is read, in bytes; a bigger one is a mistake or an attack.
MAX_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Overall scores (0..100) under which a draft is to be reviewed or held; None leaves the profile's own limit."""

    review: int | None = None
    hold: int | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a run.

    `sources` maps each dotted key that was set to where it was set: `path:line:column` or "command line"; a key that
    is not in it has its default. `places` does the same for the single entries of lists, as `select[0]`.
    """

    profile: str | None = None  #: None leaves the choice to the kind of draft
    fail_on: str = "hold"
    select: tuple[str, ...] = ()  #: dimensions, categories or rules; empty means all
    ignore: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()  #: house phrases that are never flagged
    names: tuple[str, ...] = ()  #: colleagues and products
    rule_folders: tuple[Path, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)  #: rule or category -> note, warning, error or off
    thresholds: Mapping[str, Thresholds] = field(default_factory=dict)  #: by profile
    reader: str = "on"  #: whether the learned reader judges beside the rules: on or off
    mail_sendmail: str | None = None  #: the command line of the sendmail that `tonecheck sendmail` hands on to
    grammar_mode: str = "auto"
    grammar_server: str | None = None
    grammar_path: Path | None = None
    grammar_java: str | None = None  #: a Java program, or the folder of a Java installation
    grammar_timeout: float = 10.0  #: seconds
    grammar_variant: str | None = None
    rewriter_endpoint: str | None = None  #: the chat-completions server whose language model writes rewrites too
    rewriter_model: str | None = None
    rewriter_timeout_s: float = 20.0  #: for one sentence
    rewriter_api_key_env: str | None = None  #: the environment variable that holds the key
    allow_remote: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Path, ...] = ()  #: the files that were read, the strongest first
    project: Path | None = None  #: the project file among them

    @property
    def grammar(self) -> GrammarSettings:
        """The grammar keys as the grammar checker takes them."""
        from tonecheck.checkers.grammar import GrammarSettings

        return GrammarSettings(
            mode=self.grammar_mode,
            server=self.grammar_server,
            allow_remote=self.allow_remote,
            path=self.grammar_path,
            java=self.grammar_java,
            timeout=self.grammar_timeout,
            variant=self.grammar_variant,
        )

    @property
    def rewriter(self) -> WriterSettings | None:
        """The rewriter keys as the language-model writer takes them; None where no model writes."""
        if self.rewriter_endpoint is None:
            return None
        from tonecheck.rewrite.writer import WriterSettings

        return WriterSettings(
            endpoint=self.rewriter_endpoint,
            model=self.rewriter_model,
            timeout_s=self.rewriter_timeout_s,
            api_key_env=self.rewriter_api_key_env,
            allow_remote=self.allow_remote,
        )

    def wants(self, rule: str, category: str, dimension: str) -> bool:
        """Whether a rule is on.

        The most specific name decides (rule before category before dimension), and `ignore` wins at the same level;
        where nothing names the rule it is on unless something else was selected.
        """
        if self.severity.get(rule, self.severity.get(category)) == "off":
            return False
        for name in (rule, category, dimension):
            if name in self.ignore:
                return False
            if name in self.select:
                return True
        return not self.select

    def severity_of(self, rule: str, category: str, default: Severity) -> Severity | None:
        """The user's own severity of a rule, else `default`; None where it is switched off."""
        wanted = self.severity.get(rule, self.severity.get(category))
        if wanted is None:
            return default
        return None if wanted == "off" else Severity(wanted)

    def source(self, key: str) -> str:
        """Where a dotted key was set, "default" where nowhere."""
        return self.sources.get(key, DEFAULT)

    def rows(self) -> Iterator[tuple[str, object, str]]:
        """Every key with its value, as JSON would have it, and where it was set."""
        plain = ("profile", "fail_on", "select", "ignore", "accept", "names", "reader")
        for key in plain:
            value = getattr(self, key)
            yield key, list(value) if isinstance(value, tuple) else value, self.source(key)
        yield "rule_folders", [str(folder) for folder in self.rule_folders], self.source("rule_folders")
        yield "allow_remote", self.allow_remote, self.source("allow_remote")
        yield "mail.sendmail", self.mail_sendmail, self.source("mail.sendmail")
        for name in ("mode", "server", "path", "java", "timeout", "variant"):
            value = getattr(self, f"grammar_{name}")
            yield f"grammar.{name}", str(value) if isinstance(value, Path) else value, self.source(f"grammar.{name}")
        for name in REWRITER_KEYS:
            yield f"rewriter.{name}", getattr(self, f"rewriter_{name}"), self.source(f"rewriter.{name}")
        for name, wanted in self.severity.items():
            yield f"severity.{name}", wanted, self.source(f"severity.{name}")
        for profile, limits in self.thresholds.items():
            for name, limit in (("review", limits.review), ("hold", limits.hold)):
                if limit is not None:
                    key = f"thresholds.{profile}.{name}"
                    yield key, limit, self.source(key)

    def verify_names(self, rules: Iterable[str]) -> None:
        """Check the names in `select`, `ignore` and `severity` against the rules that exist.

        Raises:
            ConfigError: for a name that is no dimension, category or rule, with a guess at what was meant.
        """
        known = {*CATEGORIES, *DIMENSION, *rules}
        rated = known - set(CATEGORIES)
        entries = [(f"{key}[{at}]", name) for key in ("select", "ignore") for at, name in enumerate(getattr(self, key))]
        for place, name in entries:
            if name not in known:
                raise ConfigError(
                    f"{self.places.get(place, COMMAND_LINE)}: “{name}” is no dimension, category or rule"
                    f"{guess(name, known)}. `tonecheck rules list` shows them all."
                )
        for name in self.severity:
            if name not in rated:
                raise ConfigError(
                    f"{self.source(f'severity.{name}')}: “{name}” is no category or rule{guess(name, rated)}. "
                    "`tonecheck rules list` shows them all."
                )

    def override(
        self,
        *,
        profile: str | None = None,
        fail_on: str | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        reader: str | None = None,
        grammar_mode: str | None = None,
        grammar_server: str | None = None,
        allow_remote: bool | None = None,
        rewriter: str | None = None,
        rewriter_model: str | None = None,
    ) -> Config:
        """This configuration with what the command line says on top; None and () leave a value as it is.

        `select` takes the place of the selection in the files and lifts what they ignore by the same name; `ignore`
        is added to theirs, since "also not this" is what one means in a single call. `rewriter`: an endpoint, or "off".
        """
        given = {
            "profile": profile,
            "fail_on": fail_on,
            "reader": reader,
            "grammar_mode": grammar_mode,
            "grammar_server": grammar_server,
            "allow_remote": allow_remote,
            "rewriter_endpoint": rewriter,
            "rewriter_model": rewriter_model,
        }
        changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        if rewriter == "off":
            changes["rewriter_endpoint"] = None
        sources = dict(self.sources)
        places = dict(self.places)
        for name in changes:
            sources[name.replace("grammar_", "grammar.").replace("rewriter_", "rewriter.")] = COMMAND_LINE
        if select:
            changes["select"] = select
            kept = [(at, name) for at, name in enumerate(self.ignore) if name not in select]
            changes["ignore"] = tuple(name for _, name in kept)
            places = {place: where for place, where in places.items() if not place.startswith(("select[", "ignore["))}
            for new, (old, _) in enumerate(kept):
                places[f"ignore[{new}]"] = self.places.get(f"ignore[{old}]", COMMAND_LINE)
            sources["select"] = COMMAND_LINE
        if ignore:
            before = changes.get("ignore", self.ignore)
            changes["ignore"] = before + tuple(name for name in ignore if name not in before)
            sources["ignore"] = ", ".join(filter(None, (sources.get("ignore"), COMMAND_LINE)))
        return replace(self, **changes, sources=sources, places=places)


def load_config(start: Path | None, *, explicit: Path | None = None, user_dir: Path | None = None) -> Config:
    """The configuration that holds for a draft.

    The nearest project file from the folder `start` upward, under it the user's own file. `explicit` (named on the
    command line, hence trusted) takes the place of the project file. `user_dir` is where the user's own
    `tonecheck.toml` lies; by default the folder that the platform sets aside for it.

    Raises:
        ConfigError: a file cannot be read, or holds an unknown key or a value that is not allowed.
    """
    own = (user_config_folder() if user_dir is None else user_dir) / FILE_NAME
    if explicit is not None:
        nearest: Path | None = explicit
    else:
        nearest = None if start is None else find_project_file(start, besides=own)
    layers: list[_Layer] = []
    if nearest is not None:
        layers.append(_read(nearest, trusted=explicit is not None))
    if _is_file(own) and not (nearest is not None and _same(own, nearest)):
        layers.append(_read(own, trusted=True))
    project = nearest if explicit is None else None
    return replace(_merge(layers), project=project)


def user_config_folder() -> Path:
    """The folder of the user's own configuration (XDG_CONFIG_HOME, APPDATA or ~/Library, by platform)."""
    import platformdirs

    return platformdirs.user_config_path("tonecheck", appauthor=False)


def find_project_file(start: Path, *, besides: Path | None = None) -> Path | None:
    """The nearest `tonecheck.toml`, or `pyproject.toml` with `[tool.tonecheck]`, in `start` or a folder above it.

    `besides` is a file that does not count: the user's own, whose folder may well be above a draft.
    """
    start = Path(os.path.abspath(start))
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if _is_file(own) and not (besides is not None and _same(own, besides)):
            return own
        pyproject = folder / "pyproject.toml"
        if _is_file(pyproject) and _has_table(pyproject):
            return pyproject
    return None


def guess(name: str, known: Iterable[str]) -> str:
    """The words `; did you mean …?` for the closest known name, else nothing."""
    near = difflib.get_close_matches(name.lower().replace("_", "-"), list(known), n=1, cutoff=0.6)
    if not near:
        near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""


# --- one file -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Layer:
    """What one file says: values by field or dotted key, and where each stands."""

    path: Path
    values: dict[str, Any]
    sources: dict[str, str]
    places: dict[str, str]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A folder above the draft that we may not look into holds no configuration for us.
        return False


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise ConfigError(f"{path}: cannot read the configuration: {error.strerror or error}") from None
    if len(content) > MAX_FILE:
        raise ConfigError(f"{path}: the configuration is larger than {MAX_FILE:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: the configuration is not UTF-8 (byte {error.start})") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        place = re.search(r" \(at line (\d+), column (\d+)\)$", reason)
        if place:
            raise ConfigError(f"{path}:{place[1]}:{place[2]}: this is not TOML: {reason[: place.start()]}") from None
        end = text.count("\n") + 1
        raise ConfigError(f"{path}:{end}: this is not TOML: {reason.removesuffix(' (at end of document)')}") from None
    except RecursionError:
        raise ConfigError(f"{path}: tables or lists are nested too deeply") from None


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml has our table. A broken one that never names us is somebody else's to mend."""
    text = _text(path) if os.access(path, os.R_OK) else ""
    if "tonecheck" not in text:
        return False
    tool = _parse(path, text).get("tool")
    return isinstance(tool, dict) and "tonecheck" in tool


def _read(path: Path, *, trusted: bool) -> _Layer:
    text = _text(path)
    table = _parse(path, text)
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        prefix = ("tool", "tonecheck")
        tool = table.get("tool")
        inner = tool.get("tonecheck") if isinstance(tool, dict) else None
        if inner is None:
            raise ConfigError(f"{path}: there is no [tool.tonecheck] table")
        if not isinstance(inner, dict):
            raise ConfigError(f"{path}: tool.tonecheck must be a table, not {_kind(inner)}")
        table = inner
    try:
        positions = dict(_positions(text))
    except RecursionError:
        positions = {}
    return _Reader(path, positions, prefix, trusted=trusted).read(table)


_KINDS = {bool: "a boolean", int: "an integer", float: "a number", str: "a string", list: "a list", dict: "a table"}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a date or time")


class _Reader:
    """Turns the table of one file into a layer."""

    def __init__(
        self,
        path: Path,
        positions: Mapping[tuple[str, ...], tuple[int, int]],
        prefix: tuple[str, ...],
        *,
        trusted: bool,
    ) -> None:
        self.path = path
        self.positions = positions
        self.prefix = prefix
        self.trusted = trusted
        self.layer = _Layer(path, {}, {}, {})
        self.keys: dict[str, Callable[[object], object]] = {
            "profile": lambda value: self.choice("profile", value, PROFILES),
            "fail_on": lambda value: self.choice("fail_on", value, FAIL_ON),
            "reader": lambda value: self.choice("reader", value, READER_MODES),
            "select": lambda value: self.words("select", value),
            "ignore": lambda value: self.words("ignore", value),
            "accept": lambda value: self.words("accept", value),
            "names": lambda value: self.words("names", value),
            "rule_folders": self.folders,
            "severity": self.severity,
            "thresholds": self.thresholds,
            "grammar": self.grammar,
            "mail": self.mail,
            "rewriter": self.rewriter,
            "allow_remote": lambda value: self.boolean("allow_remote", value),
        }

    def read(self, table: dict[str, Any]) -> _Layer:
        self.known((), table, self.keys)
        for key, value in table.items():
            parsed = self.keys[key](value)
            if key in ("severity", "thresholds", "grammar", "mail", "rewriter"):
                continue  # these note their own entries
            self.note(key, parsed)
        return self.layer

    def note(self, key: str, value: object) -> None:
        self.layer.values[key] = value
        self.layer.sources[key] = self.place(*key.split(".", 2))

    def place(self, *key: str) -> str:
        """`path:line:column` of a key, or of the nearest one above it that was found."""
        full = (*self.prefix, *key)
        while full and full not in self.positions:
            full = full[:-1]
        line, column = self.positions.get(full, (1, 1))
        return f"{self.path}:{line}:{column}"

    def refuse(self, key: tuple[str, ...], text: str) -> NoReturn:
        raise ConfigError(f"{self.place(*key)}: {text}")

    def known(self, above: tuple[str, ...], table: Mapping[str, object], keys: Iterable[str]) -> None:
        allowed = list(keys)
        for name in table:
            if name not in allowed:
                where = f" in [{'.'.join(above)}]" if above else ""
                near = guess(name, allowed) or guess(name.replace("-", "_"), allowed)
                self.refuse(
                    (*above, name), f"unknown key “{name}”{where}{near or ';'} known keys: {', '.join(sorted(allowed))}"
                )

    def own_only(self, key: tuple[str, ...], what: str) -> None:
        if not self.trusted:
            dotted = ".".join(key)
            self.refuse(
                key,
                f"“{dotted}” is not accepted from a project file, because it {what} and the file may have come with a "
                f"cloned repository; put it into your own configuration, {user_config_folder() / FILE_NAME}",
            )

    def choice(self, key: str, value: object, allowed: tuple[str, ...]) -> str:
        parts = tuple(key.split(".", 2))
        if not isinstance(value, str):
            self.refuse(parts, f"“{key}” must be one of {', '.join(allowed)}, not {_kind(value)}")
        if value not in allowed:
            self.refuse(
                parts, f"“{key}” is “{value}”{guess(value, allowed) or ';'} allowed values: {', '.join(allowed)}"
            )
        return value

    def boolean(self, key: str, value: object) -> bool:
        parts = tuple(key.split("."))
        if not isinstance(value, bool):
            self.refuse(parts, f"“{key}” must be true or false, not {_kind(value)}")
        if value:
            self.own_only(parts, "lets text leave this machine")
        return value

    def words(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.refuse((key,), f"“{key}” must be a list of strings, not {_kind(value)}")
        for at, entry in enumerate(value):
            if not isinstance(entry, str):
                self.refuse((key, str(at)), f"“{key}” must hold strings; entry {at + 1} is {_kind(entry)}")
            if not entry.strip():
                self.refuse((key, str(at)), f"“{key}” must not hold empty strings; entry {at + 1} is empty")
            self.layer.places[f"{key}[{at}]"] = self.place(key, str(at))
        return tuple(value)

    def folders(self, value: object) -> tuple[Path, ...]:
        home = Path(os.path.abspath(self.path)).parent
        folders = []
        for at, entry in enumerate(self.words("rule_folders", value)):
            key = ("rule_folders", str(at))
            try:
                # Not ~user: that asks the name service of the machine.
                near = Path.home() / entry[2:] if entry.startswith("~/") and self.trusted else Path(entry)
                folder = (home / near).resolve()
                inside = folder.is_relative_to(home.resolve())
                exists = folder.is_dir()
            except (OSError, ValueError, RuntimeError) as error:
                self.refuse(key, f"the rule folder “{entry}” cannot be looked up: {error}")
            if not self.trusted and not inside:
                self.refuse(
                    key,
                    f"the rule folder “{entry}” lies outside the project ({home}); a project file may only name "
                    f"folders inside it. Put others into your own configuration, {user_config_folder() / FILE_NAME}",
                )
            if not exists:
                self.refuse(key, f"the rule folder “{entry}” does not exist (looked at {folder})")
            folders.append(folder)
        return tuple(folders)

    def table(self, key: tuple[str, ...], value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.refuse(key, f"“{'.'.join(key)}” must be a table, not {_kind(value)}")
        return value

    def severity(self, value: object) -> None:
        for name, wanted in self.table(("severity",), value).items():
            self.note(f"severity.{name}", self.choice(f"severity.{name}", wanted, SEVERITIES))

    def thresholds(self, value: object) -> None:
        profiles = self.table(("thresholds",), value)
        self.known(("thresholds",), profiles, PROFILES)
        for profile, limits in profiles.items():
            key = ("thresholds", profile)
            self.known(key, self.table(key, limits), ("review", "hold"))
            for name, limit in limits.items():
                if isinstance(limit, bool) or not isinstance(limit, int):
                    self.refuse((*key, name), f"“{name}” must be an integer from 0 to 100, not {_kind(limit)}")
                if not 0 <= limit <= 100:
                    self.refuse((*key, name), f"“{name}” is {limit}; allowed are integers from 0 to 100")
                self.note(f"thresholds.{profile}.{name}", limit)

    def grammar(self, value: object) -> None:
        table = self.table(("grammar",), value)
        self.known(("grammar",), table, ("mode", "server", "path", "java", "timeout", "variant", "allow_remote"))
        for name, wanted in table.items():
            key = ("grammar", name)
            if name == "mode":
                mode = self.choice("grammar.mode", wanted, GRAMMAR_MODES)
                if mode == "on":
                    self.own_only(key, "starts a program")
                self.note("grammar.mode", mode)
            elif name == "variant":
                self.note("grammar.variant", self.choice("grammar.variant", wanted, GRAMMAR_VARIANTS))
            elif name == "allow_remote":
                self.remote(key, wanted)
            elif name == "timeout":
                self.note("grammar.timeout", self.seconds(key, wanted))
            else:
                self.own_only(key, "sends text to a server" if name == "server" else "names a program to start")
                wanted = self.text(key, wanted)
                if name == "server" and not re.match(r"https?://[^\s/]", wanted):
                    self.refuse(key, f"“server” is “{wanted}”; it must start with http:// or https://")
                self.note(f"grammar.{name}", self.located(wanted) if name == "path" else wanted)

    def mail(self, value: object) -> None:
        table = self.table(("mail",), value)
        self.known(("mail",), table, ("sendmail",))
        for name, wanted in table.items():
            key = ("mail", name)
            self.own_only(key, "names a program to start")
            self.note(f"mail.{name}", self.text(key, wanted))

    def rewriter(self, value: object) -> None:
        table = self.table(("rewriter",), value)
        self.known(("rewriter",), table, (*REWRITER_KEYS, "allow_remote"))
        for name, wanted in table.items():
            key = ("rewriter", name)
            if name == "allow_remote":
                self.remote(key, wanted)
            elif name == "timeout_s":
                self.note("rewriter.timeout_s", self.seconds(key, wanted))
            else:
                what = {"endpoint": "sends text to a server", "model": "chooses who reads your text"}
                self.own_only(key, what.get(name, "names a secret to send"))
                wanted = self.text(key, wanted)
                if name == "endpoint" and not re.match(r"https?://[^\s/]", wanted):
                    self.refuse(key, f"“endpoint” is “{wanted}”; it must start with http:// or https://")
                if name == "api_key_env" and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", wanted):
                    # What stands there may be the key itself, so it is not repeated.
                    self.refuse(key, "“api_key_env” must be the name of an environment variable that holds the key")
                self.note(f"rewriter.{name}", wanted)

    def remote(self, key: tuple[str, ...], value: object) -> None:
        """`allow_remote` in a table: people look for it beside the server, and it means the same there."""
        self.layer.values["allow_remote"] = self.boolean(".".join(key), value)
        self.layer.sources["allow_remote"] = self.place(*key)

    def seconds(self, key: tuple[str, ...], value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.refuse(key, f"“{key[-1]}” must be a number of seconds, not {_kind(value)}")
        if not 0 < value <= 600:
            self.refuse(key, f"“{key[-1]}” is {value}; allowed are more than 0 and at most 600 seconds")
        return float(value)

    def text(self, key: tuple[str, ...], value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            shape = "an empty string" if isinstance(value, str) else _kind(value)
            self.refuse(key, f"“{key[-1]}” must be a string that is not empty, not {shape}")
        return value

    def located(self, path: str) -> Path:
        """A path of this file: `~/` is the home folder, a relative path starts at the file."""
        near = Path.home() / path[2:] if path.startswith("~/") else Path(path)
        return self.path.absolute().parent / near


def _merge(layers: list[_Layer]) -> Config:
    """One configuration of several files, the strongest first.

    `accept`, `names` and `rule_folders` add up, `severity` and `thresholds` entry by entry; else the strongest wins.
    """
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    places: dict[str, str] = {}
    for layer in layers:
        for key, value in layer.values.items():
            if key in ("accept", "names", "rule_folders"):
                before = values.get(key, ())
                values[key] = before + tuple(entry for entry in value if entry not in before)
                sources[key] = ", ".join(filter(None, (sources.get(key), layer.sources[key])))
            elif key not in values:
                values[key] = value
                sources[key] = layer.sources[key]
                if isinstance(value, tuple):
                    places |= {place: at for place, at in layer.places.items() if place.startswith(f"{key}[")}
    plain = {
        key.replace("grammar.", "grammar_").replace("mail.", "mail_").replace("rewriter.", "rewriter_"): value
        for key, value in values.items()
        if _is_field(key)
    }
    severity = {key.split(".", 1)[1]: value for key, value in values.items() if key.startswith("severity.")}
    thresholds: dict[str, Thresholds] = {}
    for profile in PROFILES:
        review, hold = (values.get(f"thresholds.{profile}.{name}") for name in ("review", "hold"))
        if review is None and hold is None:
            continue
        if review is not None and hold is not None and review < hold:
            raise ConfigError(
                f"{sources[f'thresholds.{profile}.hold']}: “hold” is {hold}, above “review” ({review}, set at "
                f"{sources[f'thresholds.{profile}.review']}); a draft is held under the lower of the two"
            )
        thresholds[profile] = Thresholds(review, hold)
    files = tuple(layer.path for layer in layers)
    return Config(**plain, severity=severity, thresholds=thresholds, sources=sources, places=places, files=files)


def _is_field(key: str) -> bool:
    return not key.startswith(("severity.", "thresholds."))


# --- where the keys stand -------------------------------------------------------------------------------------------

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n,]+|#[^\n]*)*")
_KEY = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[A-Za-z0-9_-]+")
_STRING = re.compile(r"\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def _positions(text: str) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Where each key and each list entry of a TOML text stands, as (path, (line, column)), both from 1.

    Only for text that the real parser took: this walk knows strings, comments and brackets, and checks nothing.
    """

    starts = [0, *(newline.end() for newline in re.finditer("\n", text))]

    def place(at: int) -> tuple[int, int]:
        line = bisect.bisect_right(starts, at)
        return line, at - starts[line - 1] + 1

    def keys(at: int) -> tuple[tuple[str, ...], int]:
        names: list[str] = []
        while found := _KEY.match(text, _BLANK.match(text, at).end()):  # type: ignore[union-attr]
            word = found[0]
            names.append(word[1:-1] if word[0] in "\"'" else word)
            at = _BLANK.match(text, found.end()).end()  # type: ignore[union-attr]
            if not text.startswith(".", at):
                break
            at += 1
        return tuple(names), at

    found: list[tuple[tuple[str, ...], tuple[int, int]]] = []

    def pair(at: int, above: tuple[str, ...]) -> int:
        start = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        names, at = keys(start)
        if not names:
            return at + 1
        # Dotted keys make the tables on their way, so that "grammar" has a place in "grammar.mode".
        found.extend(((*above, *names[:depth]), place(start)) for depth in range(1, len(names) + 1))
        equals = text.find("=", at)
        return value(equals + 1, (*above, *names)) if equals >= 0 else len(text)

    def value(at: int, path: tuple[str, ...]) -> int:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        opening = text[at : at + 1]
        if opening in ("{", "["):
            at += 1
            count = 0
            closing = "}" if opening == "{" else "]"
            while (at := _GAP.match(text, at).end()) < len(text) and text[at] != closing:  # type: ignore[union-attr]
                if opening == "{":
                    at = pair(at, path)
                else:
                    found.append(((*path, str(count)), place(at)))
                    at = value(at, (*path, str(count)))
                    count += 1
            return at + 1
        matched = _STRING.match(text, at) or _SCALAR.match(text, at)
        return matched.end() if matched else at + 1

    at = 0
    table: tuple[str, ...] = ()
    while (at := _GAP.match(text, at).end()) < len(text):  # type: ignore[union-attr]
        if text[at] == "[":
            start = at
            while text.startswith("[", at):
                at += 1
            table, at = keys(at)
            found.extend((table[:depth], place(start)) for depth in range(1, len(table) + 1))
            at = text.find("\n", at)
            at = len(text) if at < 0 else at
        else:
            at = pair(at, table)
    seen: set[tuple[str, ...]] = set()
    for path, where in found:
        if path not in seen:
            seen.add(path)
            yield path, where
