"""The command line, with a handmade checker behind it: arguments, output, exit codes, and no traceback ever."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from handmade import HandChecker

from tonecheck import cli
from tonecheck.errors import MissingPartError

GOOD = "Hi Ann,\n\nThank you. The form is here.\n"
MARKS = "Hi Ann,\n\nThe form is here!!!\n"
BLAME = "Hi Ann,\n\nYou forgot to sign it.\n"
RUDE = "Hi Ann,\n\nyou idiot.\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder to work in, no configuration from outside, and the handmade checker."""
    made: list[HandChecker] = []

    def checker(**options: Any) -> HandChecker:
        made.append(HandChecker(**options))
        return made[-1]

    engine = types.ModuleType("tonecheck.engine")
    engine.Checker = checker  # type: ignore[attr-defined]
    engine.made = made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tonecheck.engine", engine)
    monkeypatch.setattr("tonecheck.rulebook.load_builtin", lambda **_: HandChecker().rulebook)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.setattr("tonecheck.config.user_config_folder", lambda: tmp_path / "own")
    monkeypatch.delenv("COLUMNS", raising=False)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    yield
    assert not list(work.rglob(".tonecheck-*")), "no temporary file is left"


def made() -> list[HandChecker]:
    return sys.modules["tonecheck.engine"].made  # type: ignore[no-any-return, attr-defined]


def tonecheck(*arguments: str, stdin: str | bytes = "") -> Result:
    outcome = CliRunner().invoke(cli.main, arguments, input=stdin)
    assert "Traceback" not in outcome.output
    return outcome


def drafts(**files: str | bytes) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)


# --- check ---


@pytest.mark.parametrize(
    ("draft", "fail_on", "code"),
    [
        (GOOD, None, 0), (BLAME, None, 0), (RUDE, None, 1),
        (GOOD, "review", 0), (BLAME, "review", 1), (RUDE, "review", 1),
        (RUDE, "never", 0),
    ],
)  # fmt: skip
def test_exit_codes(draft: str, fail_on: str | None, code: int) -> None:
    drafts(d=draft)
    options = [] if fail_on is None else ["--fail-on", fail_on]
    assert tonecheck("d.txt", *options).exit_code == code
    assert tonecheck("check", "d.txt", *options).exit_code == code
    assert tonecheck(*options, "-", stdin=draft).exit_code == code
    assert tonecheck(*options, stdin=draft).exit_code == code


def test_only_the_report_on_stdout() -> None:
    drafts(d=BLAME)
    outcome = tonecheck("d.txt")
    assert outcome.stdout.startswith("d.txt:3:1  warning[you-forgot-to] accusation\n3 | You forgot to sign it.\n")
    assert outcome.stderr == ""


def test_a_file_named_like_a_command() -> None:
    Path("rules").write_text(BLAME)
    assert "Usage" in tonecheck("rules").output
    assert "you-forgot-to" in tonecheck("./rules").stdout
    assert "you-forgot-to" in tonecheck("check", "rules").stdout


def test_one_bad_file_does_not_stop_the_others_and_2_beats_1() -> None:
    drafts(a=RUDE, b=b"\x00\x01\x02", c=GOOD)
    outcome = tonecheck("a.txt", "b.txt", "none.txt", "c.txt")
    assert outcome.exit_code == 2
    assert "insult" in outcome.stdout
    assert outcome.stdout.endswith("4 drafts: 1 hold, 1 send, 2 not checked\n")
    assert "b.txt: the draft is not text" in outcome.stderr
    assert "none.txt: cannot be read: No such file or directory" in outcome.stderr
    document = json.loads(tonecheck("--format", "json", "a.txt", "b.txt", "c.txt").stdout)
    assert [message["path"] for message in document["messages"]] == ["a.txt", "c.txt"]


def test_folders() -> None:
    drafts(in__b=GOOD, in__a=GOOD, in__sub__c=RUDE)
    Path("in/.hidden.txt").write_text(RUDE)
    Path("in/picture.png").write_bytes(b"x")
    Path("in/mail.EML").write_text("Subject: x\n\nHi,\n\nyes\n")
    Path("in/loop").symlink_to(".")
    document = json.loads(tonecheck("--format=json", "in").stdout)
    assert [message["path"] for message in document["messages"]] == [
        "in/a.txt",
        "in/b.txt",
        "in/mail.EML",
        "in/sub/c.txt",
    ]
    Path("empty").mkdir()
    outcome = tonecheck("empty", "in")
    assert outcome.exit_code == 2
    assert "empty: no drafts in this folder; drafts there are *.txt, *.eml, *.md, *.patch" in outcome.stderr
    assert "4 send" not in outcome.stdout


def test_formats() -> None:
    drafts(d=BLAME)
    assert json.loads(tonecheck("--format", "json", "d.txt").stdout)["version"] == 1
    assert (
        json.loads(tonecheck("--format", "sarif", "d.txt").stdout)["runs"][0]["results"][0]["ruleId"] == "you-forgot-to"
    )
    assert tonecheck("--format", "github", "d.txt").stdout.startswith("::warning file=d.txt,line=3,")
    assert json.loads(tonecheck("--format", "json", stdin=BLAME).stdout)["messages"][0]["path"] is None


def test_context_reaches_the_checker() -> None:
    drafts(d=GOOD, r="When?")
    tonecheck("d.txt", "--reply-to", "r.txt", "--to", "a@b.org", "--to", "c", "--subject", "S", "--attachment", "x.pdf",
              "--kind", "text", "--profile", "public")  # fmt: skip
    call = made()[0].calls[0]
    assert call == {
        "subject": "S",
        "to": ("a@b.org", "c"),
        "reply_to": b"When?",
        "attachments": ("x.pdf",),
        "kind": "text",
    }
    assert made()[0].config.profile == "public"
    drafts(d=GOOD)
    assert tonecheck("d.txt", "--reply-to", "-", stdin="When?").exit_code == 0
    assert made()[-1].calls[0]["reply_to"] == b"When?"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-", "--reply-to", "-"), "only one of them"),
        (("--reply-to", "-"), "only one of them"),
        (("-", "-"), "only once"),
        (("d.txt", "--format", "xml"), "'xml' is not one of"),
        (("d.txt", "--kind", "letter"), "is not one of"),
        (("d.txt", "--nonsense"), "No such option"),
        (
            ("d.txt", "--select", "emojy"),
            "command line: “emojy” is no dimension, category or rule; did you mean “emoji”?",
        ),
        (("d.txt", "--config", "none.toml"), "none.toml: cannot read the configuration"),
        (("d.txt", "--reply-to", "none.txt"), "none.txt: cannot be read"),
        (("rulse",), "did you mean the command `tonecheck rules`?"),
        (("a\x1b[1mb",), "a␛[1mb: cannot be read"),
        (("",), "cannot be read"),
        (("fix",), "Missing argument"),
        (("fix", "-", "--write"), "--write needs a file"),
        (("fix", "-", "--accept", "suggest"), "must be a file"),
        (("fix", "none.txt"), "cannot be read"),
        (("rules", "show"), "Missing argument"),
        (("rules", "new", "Bad_Id", "--category", "emoji"), "small letters"),
        (("rules", "new", "good-id", "--category", "emojis"), "did you mean “emoji”?"),
        (("rules", "test", "none"), "no such file or folder"),
    ],
)
def test_wrong_calls(arguments: Sequence[str], words: str) -> None:
    drafts(d=GOOD)
    outcome = tonecheck(*arguments)
    assert outcome.exit_code == 2, outcome.output
    assert words in " ".join(outcome.stderr.split())
    assert "\x1b" not in outcome.output


def test_select_and_ignore() -> None:
    drafts(d="Hi,\n\nYou forgot to sign!!!\n")

    def rules(*options: str) -> list[str]:
        document = json.loads(tonecheck("d.txt", "--format", "json", *options).stdout)
        return [finding["rule"] for finding in document["messages"][0]["findings"]]

    assert rules() == ["you-forgot-to", "exclamation-marks"]
    assert rules("--select", "ownership") == ["you-forgot-to"]
    assert rules("--ignore", "accusation,insult") == ["exclamation-marks"]
    assert rules("--ignore", "accusation", "--ignore", "shouting") == []


def test_color(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts(d=BLAME)
    assert "\x1b" not in tonecheck("d.txt").stdout
    forced = CliRunner().invoke(cli.main, ["d.txt", "--color", "always"], color=True)
    assert "\x1b[1;33m" in forced.stdout
    monkeypatch.setattr(cli, "_is_tty", lambda stream: True)
    for variable, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as scope:
            scope.setenv("TERM", "xterm")
            scope.delenv("NO_COLOR", raising=False)
            assert cli._colored("auto")
            assert not cli._colored("never")
            scope.setenv(variable, value)
            assert not cli._colored("auto")
            assert cli._colored("always")


def test_no_draft_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_is_tty", lambda stream: True)
    assert "Usage" in tonecheck().output
    assert tonecheck("check").exit_code == 2


def test_errors_of_the_engine_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts(d=GOOD)

    def missing(*_: object, **__: object) -> None:
        raise MissingPartError("no LanguageTool on this machine; `tonecheck grammar install` gets it")

    monkeypatch.setattr(HandChecker, "check", missing)
    outcome = tonecheck("d.txt")
    assert (outcome.exit_code, outcome.stderr) == (
        2, "tonecheck: no LanguageTool on this machine; `tonecheck grammar install` gets it\n",
    )  # fmt: skip

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr(HandChecker, "check", broken)
    outcome = tonecheck("d.txt")
    assert outcome.exit_code == 2
    assert "internal error: ZeroDivisionError" in outcome.stderr

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(HandChecker, "check", interrupted)
    outcome = tonecheck("d.txt")
    assert outcome.exit_code == 130
    assert outcome.stderr.strip() == "tonecheck: interrupted"


# --- configuration ---


def test_the_project_of_the_draft_decides_else_the_one_we_are_in(tmp_path: Path) -> None:
    Path("tonecheck.toml").write_text('profile = "public"\nfail_on = "review"\n')
    drafts(in__d=BLAME)
    outside = tmp_path / "outside.txt"
    outside.write_text(BLAME)
    Path("other").mkdir()
    Path("other/tonecheck.toml").write_text('ignore = ["accusation"]\n')
    Path("other/d.txt").write_text(BLAME)
    document = json.loads(tonecheck("--format", "json", "in/d.txt", str(outside), "other/d.txt").stdout)
    assert [(message["profile"], len(message["findings"])) for message in document["messages"]] == [
        ("public", 1), ("public", 1), ("customer", 0),
    ]  # fmt: skip
    assert tonecheck("in/d.txt").exit_code == 1
    assert tonecheck("in/d.txt", "--fail-on", "hold").exit_code == 0
    assert tonecheck("-", stdin=BLAME).exit_code == 1


def test_an_untrusted_project_file_is_refused() -> None:
    drafts(d=GOOD)
    Path("tonecheck.toml").write_text('[grammar]\nserver = "https://evil.example"\n')
    outcome = tonecheck("d.txt")
    assert outcome.exit_code == 2
    assert "tonecheck.toml:2:1: “grammar.server” is not accepted from a project file" in outcome.stderr
    assert "own/tonecheck.toml" in outcome.stderr


def test_grammar_options_come_from_the_command_line() -> None:
    drafts(d=GOOD)
    tonecheck("d.txt", "--grammar", "on", "--grammar-server", "http://localhost:1", "--allow-remote")
    config = made()[0].config
    assert (config.grammar_mode, config.grammar_server, config.allow_remote) == ("on", "http://localhost:1", True)


def test_config_show(tmp_path: Path) -> None:
    Path("tonecheck.toml").write_text('profile = "public"\n[severity]\nemoji = "off"\n')
    outcome = tonecheck("config", "show")
    assert outcome.exit_code == 0
    rows = {" ".join(line.split()) for line in outcome.stdout.splitlines()}
    here = Path.cwd() / "tonecheck.toml"
    assert f'profile = "public" # {here}:1:1' in rows
    assert f'severity.emoji = "off" # {here}:3:1' in rows
    assert "grammar.server = (not set) # default" in rows
    shown = json.loads(tonecheck("config", "show", "--format", "json").stdout)
    assert shown["profile"] == {"value": "public", "source": f"{here}:1:1"}
    Path("tonecheck.toml").write_text('ignore = ["emojy"]\n')
    assert tonecheck("config", "show").exit_code == 2


# --- fix ---


def test_fix_prints_the_bytes_of_the_mended_draft() -> None:
    draft = "Hi Zoë,\r\n\r\nyes!!!\r\n".encode("cp1252")
    drafts(d=draft)
    outcome = tonecheck("fix", "d.txt")
    assert outcome.exit_code == 0
    assert outcome.stdout_bytes == draft.replace(b"!!!", b"!")
    assert Path("d.txt").read_bytes() == draft
    assert tonecheck("fix", "-", stdin=draft).stdout_bytes == draft.replace(b"!!!", b"!")


def test_fix_diff() -> None:
    drafts(d=MARKS.rstrip("\n"))
    outcome = tonecheck("fix", "--diff", "d.txt")
    assert outcome.stdout.splitlines() == [
        "--- a/d.txt", "+++ b/d.txt", "@@ -1,3 +1,3 @@", " Hi Ann,", " ",
        "-The form is here!!!", "\\ No newline at end of file", "+The form is here!", "\\ No newline at end of file",
    ]  # fmt: skip
    assert Path("d.txt").read_text() == MARKS.rstrip("\n")
    drafts(d=GOOD)
    assert tonecheck("fix", "--diff", "d.txt").stdout == ""


def test_fix_write_keeps_everything_else() -> None:
    drafts(real=MARKS.replace("\n", "\r\n").encode("utf-8-sig"))
    os.chmod("real.txt", 0o640)
    Path("link.txt").symlink_to("real.txt")
    outcome = tonecheck("fix", "--write", "link.txt")
    assert (outcome.exit_code, outcome.stdout) == (0, "")
    assert outcome.stderr == "link.txt: 1 rewrite made\n"
    assert Path("link.txt").is_symlink()
    assert Path("real.txt").read_bytes() == MARKS.replace("\n", "\r\n").replace("!!!", "!").encode("utf-8-sig")
    assert stat.S_IMODE(os.stat("real.txt").st_mode) == 0o640
    before = os.stat("real.txt")
    assert tonecheck("fix", "--write", "link.txt").exit_code == 0
    after = os.stat("real.txt")
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns), "nothing to do: not touched"


def test_fix_write_notices_other_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts(d=MARKS)

    class Meddler(HandChecker):
        def check(self, draft: Any, **context: Any) -> Any:
            Path("d.txt").write_text("other words")
            return super().check(draft, **context)

    monkeypatch.setattr(sys.modules["tonecheck.engine"], "Checker", Meddler)
    outcome = tonecheck("fix", "--write", "d.txt")
    assert outcome.exit_code == 2
    assert "was changed while it was being mended" in outcome.stderr
    assert Path("d.txt").read_text() == "other words"


def test_fix_asks() -> None:
    draft = "Hi Ann,\n\nYou forgot to sign!!! You forgot to pay.\n\nYou forgot to come.\n"
    drafts(d=draft)
    outcome = tonecheck("fix", "--accept", "suggest", "--write", "d.txt", stdin="what\ny\n")
    assert outcome.exit_code == 0
    assert (
        "3: “You forgot to” hurts; say it in other words.\n  now: You forgot to sign!!!\n  try: Could you sign!!!\n"
        in outcome.stderr
    )
    assert "overall " in outcome.stderr
    assert "“what” is not an answer; a, n, e, s, k or q is" in outcome.stderr
    assert outcome.stdout == ""
    assert "Could you sign! " in Path("d.txt").read_text()
    drafts(d=draft)
    assert tonecheck("fix", "--accept", "suggest", "d.txt", stdin="n\nn\nn\n").stdout == draft.replace("!!!", "!")
    assert tonecheck("fix", "--accept", "suggest", "d.txt", stdin="q\n").stdout == draft.replace("!!!", "!")
    assert tonecheck("fix", "--accept", "suggest", "d.txt", stdin="").stdout == draft.replace("!!!", "!")
    assert tonecheck("fix", "--accept", "suggest", "d.txt", stdin="s\nq\n").stdout == draft.replace("!!!", "!")
    every = tonecheck("fix", "--accept", "suggest", "d.txt", stdin="k\n")
    assert every.stdout.count("Could you") == 3
    assert every.stderr.count("try:") == 1


def test_fix_lets_the_writer_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts(d="Hi Ann,\n\nYou forgot to sign.\n")
    monkeypatch.setenv("EDITOR", "sed -i 's/Could you/Please do/'")
    outcome = tonecheck("fix", "--accept", "suggest", "d.txt", stdin="e\n")
    assert outcome.stdout == "Hi Ann,\n\nPlease do sign.\n"
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    outcome = tonecheck("fix", "--accept", "suggest", "d.txt", stdin="e\nq\n")
    assert "the editor could not be used" in outcome.stderr
    assert outcome.stdout == "Hi Ann,\n\nYou forgot to sign.\n"


def test_fix_of_a_signed_mail_is_refused() -> None:
    mail = b"Content-Type: text/plain; charset=utf-8\nDKIM-Signature: v=1\nSubject: x\n\nHi Ann,\n\nyes!!!\n"
    Path("d.eml").write_bytes(mail)
    outcome = tonecheck("fix", "--write", "d.eml")
    assert outcome.exit_code == 2
    assert "d.eml: the mail is signed" in outcome.stderr
    assert Path("d.eml").read_bytes() == mail


# --- the rest ---


def test_rules_new_and_folder_in_use() -> None:
    outcome = tonecheck("rules", "new", "per-my-mail", "--category", "passive-aggression", "--folder", "house")
    assert outcome.stdout == "house/politeness/passive-aggression/per-my-mail.yaml\n"
    text = Path("house/politeness/passive-aggression/per-my-mail.yaml").read_text()
    assert text.startswith("id: per-my-mail\n")
    again = tonecheck("rules", "new", "per-my-mail", "--category", "passive-aggression", "--folder", "house")
    assert again.exit_code == 2
    assert "File exists" in again.stderr
    assert "exists already" in tonecheck("rules", "new", "idiot", "--category", "insult").stderr


def test_a_started_rule_is_a_valid_rule_file() -> None:
    from tonecheck.rulebook import load_folder

    tonecheck("rules", "new", "per-my-mail", "--category", "passive-aggression", "--folder", "house")
    assert [rule.id for rule in load_folder(Path("house"))] == ["per-my-mail"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    outcome = tonecheck("completion", shell)
    assert outcome.exit_code == 0
    assert "_TONECHECK_COMPLETE" in outcome.stdout


def completed(words: str, count: int) -> str:
    environment = {"_TONECHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    return CliRunner().invoke(cli.main, [], env=environment, prog_name="tonecheck").stdout


def test_completion() -> None:
    assert "plain,doctor" in completed("tonecheck do", 1)
    assert "file,dra" in completed("tonecheck dra", 1)
    assert "plain,--format" in completed("tonecheck --fo", 1)
    assert "plain,sarif" in completed("tonecheck check --format s", 3)
    assert "plain,sarif" in completed("tonecheck --format s", 2)
    assert "plain,show" in completed("tonecheck rules s", 2)


def test_doctor_and_grammar_status() -> None:
    outcome = tonecheck("doctor")
    assert outcome.exit_code == 0, outcome.output
    assert "ok    Python" in outcome.stdout
    Path("tonecheck.toml").write_text("nonsense = 1\n")
    outcome = tonecheck("doctor")
    assert outcome.exit_code == 0
    assert "MISS  configuration" in outcome.stdout


def test_version_and_help() -> None:
    assert tonecheck("--version").stdout.startswith("tonecheck ")
    for arguments in ((), ("check",), ("fix",), ("rules",), ("rules", "new"), ("config", "show"), ("completion",)):
        outcome = tonecheck(*arguments, "--help")
        assert outcome.exit_code == 0
        assert "Usage: " in outcome.stdout


# --- real processes ---

_RUN = """
import sys, types
from handmade import HandChecker
engine = types.ModuleType("tonecheck.engine")
engine.Checker = HandChecker
sys.modules["tonecheck.engine"] = engine
from tonecheck.cli import main
main(prog_name="tonecheck")
"""


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), *sys.path)),
        **options.pop("env", {}),
    }
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, *arguments], env=environment, stderr=subprocess.PIPE, **options
    )


def test_a_reader_who_has_seen_enough() -> None:
    drafts(d=RUDE * 5000)
    with process("d.txt", stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr is not None
        assert run.stderr.read() == b""
        assert run.wait() == 1


def test_a_full_disk() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full here")
    drafts(d=RUDE)
    with open("/dev/full", "wb") as full, process("d.txt", stdout=full) as run:
        assert run.stderr is not None
        assert run.stderr.read() == b"tonecheck: cannot write the report: No space left on device\n"
        assert run.wait() == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_a_terminal_that_is_not_utf_8(form: str) -> None:
    drafts(d="Hi Ann,\n\nYou forgot to sign 漢字.\n")
    with process(
        "d.txt", "--format", form, stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ) as run:
        output, errors = run.communicate()
        assert (run.returncode, errors) == (0, b"")
        assert output.isascii()
        if form == "json":
            assert "漢字" in json.loads(output)["messages"][0]["findings"][0]["rewrites"][0]["text"]


def test_closed_streams() -> None:
    drafts(d=GOOD)
    for redirection in (">&-", "<&-", "2>&-", ">&- 2>&- <&-"):
        command = f'"$0" -c "$1" d.txt {redirection}'
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), *sys.path))}
        run = subprocess.run(
            ["sh", "-c", command, sys.executable, _RUN], env=environment, capture_output=True, check=False
        )
        assert (run.returncode, run.stderr) == (0, b""), redirection


def test_help_needs_little_more_than_click() -> None:
    lines = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tonecheck", "--help"], capture_output=True, check=True, text=True
    ).stderr
    loaded = {line.rsplit("|", 1)[-1].strip() for line in lines.splitlines()}
    assert "click" in loaded
    assert not loaded & {"spacy", "pydantic", "yaml", "textblob", "numpy", "platformdirs", "wcwidth", "dataclasses.x"}
    assert not {name for name in loaded if name.startswith("tonecheck.")} - {
        "tonecheck._lean",
        "tonecheck.cli",
        "tonecheck.errors",
    }
