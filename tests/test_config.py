"""Configuration: what is read, what is refused and where, and who is trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tonecheck.config import COMMAND_LINE, Config, Thresholds, _positions, find_project_file, load_config
from tonecheck.errors import ConfigError
from tonecheck.finding import Severity


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's configuration folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def written(folder: Path, text: str, name: str = "tonecheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_without_any_file(project: Path, own: Path) -> None:
    config = load_config(project, user_dir=own)
    assert config == Config()
    assert config.source("profile") == "default"


def test_found_upward_and_nearest_wins(project: Path, own: Path) -> None:
    written(project, 'profile = "public"')
    inner = project / "mail" / "drafts"
    inner.mkdir(parents=True)
    assert load_config(inner, user_dir=own).profile == "public"
    written(project / "mail", '[tool.tonecheck]\nprofile = "colleague"\n', "pyproject.toml")
    config = load_config(inner, user_dir=own)
    assert config.profile == "colleague"
    assert config.source("profile") == f"{project / 'mail' / 'pyproject.toml'}:2:1"
    assert config.project == project / "mail" / "pyproject.toml"


def test_pyproject_of_others_is_passed_over(project: Path, own: Path) -> None:
    written(project, 'profile = "public"')
    inner = project / "inner"
    inner.mkdir()
    written(inner, "[tool.black]\nline-length = 3\n", "pyproject.toml")
    assert load_config(inner, user_dir=own).profile == "public"
    written(inner, "this is [ no TOML", "pyproject.toml")
    assert load_config(inner, user_dir=own).profile == "public"


def test_project_beats_user_beats_default_and_command_line_beats_all(project: Path, own: Path) -> None:
    written(own, 'profile = "colleague"\nfail_on = "review"\nnames = ["Ada"]\naccept = ["circle back"]\n'
            '[severity]\nemoji = "off"\nslang = "error"\n')  # fmt: skip
    written(project, 'profile = "public"\nnames = ["Bob", "Ada"]\n[severity]\nemoji = "note"\n')
    config = load_config(project, user_dir=own)
    assert (config.profile, config.fail_on) == ("public", "review")
    assert config.names == ("Bob", "Ada")
    assert config.accept == ("circle back",)
    assert config.severity == {"emoji": "note", "slang": "error"}
    assert config.source("severity.slang") == f"{own / 'tonecheck.toml'}:7:1"
    assert config.source("names") == f"{project / 'tonecheck.toml'}:2:1, {own / 'tonecheck.toml'}:3:1"
    given = config.override(profile="customer", fail_on="never")
    assert (given.profile, given.fail_on) == ("customer", "never")
    assert given.source("profile") == COMMAND_LINE


def test_explicit_file_takes_the_place_of_the_project(project: Path, own: Path, tmp_path: Path) -> None:
    written(project, 'profile = "public"')
    written(own, 'fail_on = "never"')
    named = written(tmp_path, '[grammar]\nserver = "http://localhost:8081"\n', "mine.toml")
    config = load_config(project, explicit=named, user_dir=own)
    assert config.profile is None
    assert config.fail_on == "never"
    assert config.grammar_server == "http://localhost:8081"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('\nproflie = "public"', "2:1", "did you mean “profile”?"),
        ("zzz = 1", "1:1", "known keys: accept, allow_remote"),
        ('profile = "custmer"', "1:1", "did you mean “customer”?"),
        ('profile = "x"', "1:1", "allowed values: customer, colleague, review, public"),
        ("profile = 3", "1:1", "not an integer"),
        ('select = "emoji"', "1:1", "must be a list of strings, not a string"),
        ('select = [\n  "emoji",\n  7,\n]', "3:3", "entry 2 is an integer"),
        ('names = ["Ada", " "]', "1:17", "entry 2 is empty"),
        ("[thresholds.custmer]\nhold = 3", "1:1", "did you mean “customer”?"),
        ("[thresholds.customer]\nhodl = 3", "2:1", "unknown key “hodl” in [thresholds.customer]; did you mean “hold”?"),
        ("[thresholds.customer]\nhold = 101", "2:1", "integers from 0 to 100"),
        ("[thresholds.customer]\nhold = true", "2:1", "not a boolean"),
        ("thresholds = { customer = { review = 50, hold = 60 } }", "1:42", "above “review” (50"),
        ('[severity]\nemoji = "warn"', "2:1", "did you mean “warning”?"),
        ("severity = 1979-05-27", "1:1", "must be a table, not a date or time"),
        ("grammar = 'off'", "1:1", "must be a table, not a string"),
        ("grammar.timeout = 0", "1:1", "more than 0 and at most 600"),
        ("grammar.timeout = nan", "1:1", "more than 0 and at most 600"),
        ("[grammar]\nmode = 'atuo'", "2:1", "did you mean “auto”?"),
        ('rule_folders = ["none"]', "1:17", "does not exist"),
        ("a = ", "1:", "this is not TOML"),
        ("profile = 'public'\nprofile = 'review'", "2:", "this is not TOML"),
        ("x = '''", "1", "this is not TOML"),
    ],
)  # fmt: skip
def test_errors_say_where_what_and_what_is_allowed(project: Path, own: Path, text: str, place: str, words: str) -> None:
    path = written(project, text)
    with pytest.raises(ConfigError) as caught:
        load_config(project, user_dir=own)
    assert str(caught.value).startswith(f"{path}:{place}")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        'grammar.server = "http://localhost:8081"',
        '[grammar]\npath = "lt"',
        '[grammar]\njava = "/bin/sh"',
        '[grammar]\nmode = "on"',
        "[grammar]\nallow_remote = true",
        "allow_remote = true",
        'rule_folders = [".."]',
        'rule_folders = ["/etc"]',
        'rule_folders = ["link"]',
        'rule_folders = ["~/rules"]',
    ],
)
def test_a_project_file_is_not_trusted(project: Path, own: Path, text: str) -> None:
    (project / "link").symlink_to(own)
    written(project, text)
    with pytest.raises(ConfigError, match=r"own configuration|does not exist"):
        load_config(project, user_dir=own)
    written(project, f"[tool.tonecheck]\n{text.replace('[grammar]', '[tool.tonecheck.grammar]')}", "pyproject.toml")
    (project / "tonecheck.toml").unlink()
    with pytest.raises(ConfigError, match=r"own configuration|does not exist"):
        load_config(project, user_dir=own)


def test_what_a_project_may_say_about_grammar(project: Path, own: Path) -> None:
    written(project, 'allow_remote = false\n[grammar]\nmode = "off"\ntimeout = 3\nvariant = "en-GB"')
    config = load_config(project, user_dir=own)
    assert (config.grammar_mode, config.grammar_timeout, config.grammar_variant) == ("off", 3.0, "en-GB")


def test_the_user_is_trusted(project: Path, own: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    written(own, 'rule_folders = ["../rules"]\nallow_remote = true\n[grammar]\nmode = "on"\nserver = "https://lt.example.org"\n'
            'path = "lt"\njava = "java"\n')  # fmt: skip
    config = load_config(project, user_dir=own)
    assert config.rule_folders == (tmp_path / "rules",)
    assert config.grammar_path == own / "lt"
    assert config.grammar.server == "https://lt.example.org"
    assert config.grammar.allow_remote


def test_rule_folders_inside_the_project(project: Path, own: Path) -> None:
    (project / "house").mkdir()
    written(project, 'rule_folders = ["house"]')
    assert load_config(project, user_dir=own).rule_folders == (project / "house",)


def test_the_users_own_file_is_no_project_file(own: Path) -> None:
    written(own, "allow_remote = true")
    inside = own / "drafts"
    inside.mkdir()
    config = load_config(inside, user_dir=own)
    assert config.allow_remote
    assert config.project is None
    assert find_project_file(inside, besides=own / "tonecheck.toml") is None


def test_unreadable_and_strange_files(project: Path, own: Path) -> None:
    path = project / "tonecheck.toml"
    path.write_bytes(b"profile = '\xff'")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(project, user_dir=own)
    path.write_bytes(b"\xef\xbb\xbfprofile = 'public'\r\n")
    assert load_config(project, user_dir=own).profile == "public"
    with pytest.raises(ConfigError, match="cannot read"):
        load_config(None, explicit=project, user_dir=own)
    with pytest.raises(ConfigError, match="cannot read"):
        load_config(None, explicit=project / "none.toml", user_dir=own)
    path.write_text("x = " + "[" * 5000 + "]" * 5000)
    with pytest.raises(ConfigError):
        load_config(project, user_dir=own)
    with pytest.raises(ConfigError, match=r"no \[tool.tonecheck\]"):
        load_config(None, explicit=written(project, "a = 1", "pyproject.toml"), user_dir=own)


def test_names_are_verified_against_the_rules(project: Path, own: Path) -> None:
    path = written(project, 'select = ["ownership",\n"acusation"]\n')
    with pytest.raises(ConfigError) as caught:
        load_config(project, user_dir=own).verify_names(["you-forgot-to"])
    assert str(caught.value).startswith(
        f"{path}:2:1: “acusation” is no dimension, category or rule; did you mean “accusation”?"
    )
    with pytest.raises(ConfigError, match="command line: “emojis”"):
        Config().override(ignore=("emojis",)).verify_names([])
    written(project, "[severity]\nownership = 'off'")
    with pytest.raises(ConfigError, match="no category or rule"):
        load_config(project, user_dir=own).verify_names([])
    written(project, "[severity]\nyou-forgot-to = 'off'")
    load_config(project, user_dir=own).verify_names(["you-forgot-to"])


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ((), (), True),
        (("ownership",), (), True),
        (("politeness",), (), False),
        ((), ("accusation",), False),
        (("ownership",), ("accusation",), False),
        (("accusation",), ("ownership",), True),
        (("you-forgot-to",), ("accusation",), True),
        (("you-forgot-to",), ("you-forgot-to",), False),
    ],
)
def test_the_most_specific_name_decides(select: tuple[str, ...], ignore: tuple[str, ...], wanted: bool) -> None:
    assert Config(select=select, ignore=ignore).wants("you-forgot-to", "accusation", "ownership") is wanted


def test_own_severity() -> None:
    config = Config(severity={"emoji": "off", "accusation": "note", "you-forgot-to": "error"})
    assert not config.wants("smile", "emoji", "professionalism")
    assert config.severity_of("smile", "emoji", Severity.NOTE) is None
    assert config.severity_of("you-forgot-to", "accusation", Severity.NOTE) is Severity.ERROR
    assert config.severity_of("you-failed-to", "accusation", Severity.WARNING) is Severity.NOTE
    assert config.severity_of("other", "denial", Severity.WARNING) is Severity.WARNING


def test_command_line_selection() -> None:
    config = Config(select=("ownership",), ignore=("emoji", "slang"))
    assert config.override(ignore=("denial", "slang")).ignore == ("emoji", "slang", "denial")
    assert config.override(select=("emoji",)).ignore == ("slang",)
    assert config.override(select=("emoji",)).select == ("emoji",)


def test_thresholds_of_several_files_meet(project: Path, own: Path) -> None:
    written(own, "[thresholds.customer]\nhold = 60\n")
    written(project, "[thresholds.customer]\nreview = 75\n")
    assert load_config(project, user_dir=own).thresholds == {"customer": Thresholds(75, 60)}


def test_rows_name_every_key(project: Path, own: Path) -> None:
    written(project, "[thresholds.customer]\nreview = 75\n[severity]\nemoji = 'off'")
    rows = {key: (value, source) for key, value, source in load_config(project, user_dir=own).rows()}
    assert rows["thresholds.customer.review"] == (75, f"{project / 'tonecheck.toml'}:2:1")
    assert rows["severity.emoji"][0] == "off"
    assert rows["grammar.mode"] == ("auto", "default")
    assert rows["accept"] == ([], "default")


def test_positions_see_through_strings_comments_and_brackets() -> None:
    text = (
        "# profile = 1\n"
        'accept = ["a # b", """\nnames = ["x"]\n""", \'c]\']\n'
        "'quo\"ted'.\"key\" = { a = [1, {b = 2}], c = 'x}' } # c = 4\n"
        "[severity]\n  emoji = 'off'\n"
        "[[other]]\nlast = 1979-05-27T07:32:00Z\n"
    )
    found = dict(_positions(text))
    assert found[("accept",)] == (2, 1)
    assert found[("accept", "1")] == (2, 20)
    assert found[("accept", "2")] == (4, 6)
    assert ("names",) not in found
    assert found[('quo"ted', "key", "c")] == (5, text.split("\n")[4].index("c =") + 1)
    assert found[('quo"ted', "key", "a", "1", "b")] == (5, text.split("\n")[4].index("b =") + 1)
    assert found[("severity", "emoji")] == (7, 3)
    assert found[("other", "last")] == (9, 1)
