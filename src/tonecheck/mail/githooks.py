"""Hooks for git: putting them in, taking them out, saying what is there, and running them.

A hook that was there before is kept beside ours as `NAME.before-tonecheck`, runs first, and comes back on uninstall.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tonecheck.errors import CheckError, ConfigError, DraftError
from tonecheck.mail.judging import judge, reasons, switched_off

if TYPE_CHECKING:
    from tonecheck.config import Config

HOOKS = ("commit-msg", "sendemail-validate")
KEPT = ".before-tonecheck"
PASS, STOP, CANNOT = 0, 1, 2

_MARK = "made by `tonecheck hook install git`"
_SCRIPT = """\
#!/bin/sh
# tonecheck: {hook} hook, made by `tonecheck hook install git`. Do not change it: `tonecheck hook uninstall git` takes
# it away and puts back the hook that was here before; that one is {hook}{kept} and runs first.
before="$0{kept}"
if [ -x "$before" ]; then "$before" "$@" || exit $?; fi
case "$TONECHECK" in [Oo][Ff][Ff]) exit 0 ;; esac
python={python}
if [ ! -x "$python" ]; then
    echo "tonecheck: not checked: $python is gone; \\`tonecheck hook install git\\` mends this hook" >&2
    exit {missing}
fi
exec "$python" -c 'import sys
sys.path = [entry for entry in sys.path if entry]
try:
    import tonecheck.cli
    from tonecheck.__main__ import run
except ImportError as error:
    print("tonecheck: not checked: cannot be started (%s); `tonecheck hook install git` mends this hook" % error,
          file=sys.stderr)
    sys.exit({missing})
run()' hook run --on-error {on_error} {hook} "$@"
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where git looks for hooks, and what else looks there. `shared` is the setting that makes it serve more than one repository."""

    folder: Path
    shared: str = ""


def script(hook: str, *, on_error: str = "pass", python: str = sys.executable) -> str:
    """The hook as it is written to disk: it hands over to this Python, and does no harm where that is gone."""
    missing = PASS if on_error == "pass" else CANNOT
    return _SCRIPT.format(hook=hook, kept=KEPT, python=shlex.quote(python), on_error=on_error, missing=missing)


# --- where ----------------------------------------------------------------------------------------------------------


def _git(*arguments: str, cwd: Path | None = None) -> str | None:
    """What git says, None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, check=False)
    except OSError as error:
        raise ConfigError(f"git cannot be started: {error.strerror or error}") from None
    return os.fsdecode(done.stdout).removesuffix("\n") if done.returncode == 0 else None


def repository_place() -> Place:
    """The hooks folder of the repository that we are in.

    Raises:
        ConfigError: we are in none, or git is missing.
    """
    top = _git("rev-parse", "--show-toplevel") or _git("rev-parse", "--absolute-git-dir")
    if top is None:
        raise ConfigError(f"{Path.cwd()}: is not in a git repository; go to one, or use --global for all new ones")
    hooks = _git("rev-parse", "--git-path", "hooks", cwd=Path(top)) or ""
    folder = Path(os.path.abspath(os.path.join(top, hooks)))
    return Place(folder, "core.hooksPath" if _git("config", "--get", "core.hooksPath", cwd=Path(top)) else "")


def template_place() -> Place:
    """The hooks folder of the template that git copies into new repositories."""
    configured = _git("config", "--global", "--type=path", "--get", "init.templateDir")
    return Place((Path(configured) if configured else _own_template()) / "hooks", "init.templateDir")


def _own_template() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Path(base) / "git" / "template"


# --- install, uninstall, status -------------------------------------------------------------------------------------


def install(*, everywhere: bool = False, on_error: str = "pass") -> Iterator[str]:
    """Puts the hooks in, and says in lines what was done. Doing it twice changes nothing.

    Raises:
        ConfigError: a hook cannot be put in without losing another one, or cannot be written.
    """
    place = template_place() if everywhere else repository_place()
    states = {hook: _state(place.folder / hook) for hook in HOOKS}
    for hook, state in states.items():
        path = place.folder / hook
        if state == "changed":
            raise ConfigError(f"{path}: this hook of ours was changed by hand; move your changes to another file first")
        if state == "foreign" and os.path.lexists(_kept(path)):
            raise ConfigError(f"{path}: there is another hook, and {_kept(path).name} is taken; move one of them away")
    for hook, state in states.items():
        path = place.folder / hook
        try:
            place.folder.mkdir(parents=True, exist_ok=True)
            yield _put(path, state, script(hook, on_error=on_error))
        except OSError as error:
            raise ConfigError(f"{path}: cannot be written: {error.strerror or error}") from None
    if everywhere:
        if _git("config", "--global", "--get", "init.templateDir") is None:
            if _git("config", "--global", "init.templateDir", str(place.folder.parent)) is None:
                raise ConfigError("git's global configuration cannot be written: init.templateDir was not set")
            yield f"init.templateDir = {place.folder.parent}"
        yield "new clones and repositories get these hooks; `git init` in an old one adds them there"
    elif place.shared:
        yield f"core.hooksPath is set: these hooks run wherever it is, not only in this repository ({place.folder})"


def _put(path: Path, state: str, text: str) -> str:
    if state == "ours" and path.read_text("utf-8") == text:
        return f"{path}: is in place"
    partial = path.with_name(f".{path.name}.tonecheck")
    partial.write_text(text, "utf-8", newline="\n")
    partial.chmod(0o755)
    if state == "foreign":
        os.rename(path, _kept(path))
    try:
        os.replace(partial, path)
    except OSError:
        if state == "foreign":
            os.rename(_kept(path), path)
        raise
    after = f"; the hook that was there runs first, as {_kept(path).name}" if os.path.lexists(_kept(path)) else ""
    return f"{path}: {'renewed' if state == 'ours' else 'installed'}{after}"


def uninstall(*, everywhere: bool = False) -> Iterator[str]:
    """Takes our hooks out, puts back those that were there before, and says in lines what was done.

    Raises:
        ConfigError: a hook of ours was changed by hand, or cannot be removed.
    """
    place = template_place() if everywhere else repository_place()
    for hook in HOOKS:
        path = place.folder / hook
        state = _state(path)
        if state == "changed":
            raise ConfigError(f"{path}: this hook of ours was changed by hand, so it is left alone; remove it yourself")
        if state != "ours":
            yield f"{path}: {'not ours, left alone' if state == 'foreign' else 'not installed'}"
            continue
        try:
            if os.path.lexists(_kept(path)):
                os.replace(_kept(path), path)
                yield f"{path}: the hook that was there before is back"
            else:
                path.unlink()
                yield f"{path}: removed"
        except OSError as error:
            raise ConfigError(f"{path}: cannot be removed: {error.strerror or error}") from None
    if everywhere:
        yield from _forget_template(place.folder)
        yield "repositories that have a copy keep it; run `tonecheck hook uninstall git` in them"


def _forget_template(hooks: Path) -> Iterator[str]:
    """Unsets the template folder if we made it and nothing is left in it."""
    template = hooks.parent
    if template != _own_template() or not template.is_dir():
        return
    if any(entry != hooks for entry in template.iterdir()) or (hooks.is_dir() and any(hooks.iterdir())):
        return
    if hooks.is_dir():
        hooks.rmdir()
    template.rmdir()
    if _git("config", "--global", "--unset", "init.templateDir") is not None:
        yield "init.templateDir: no longer set"


def status(*, everywhere: bool = False) -> Iterator[str]:
    """One line for each hook."""
    place = template_place() if everywhere else repository_place()
    words = {
        "ours": "installed",
        "changed": "installed, but changed by hand",
        "foreign": "another hook, tonecheck is not installed",
        "none": "not installed",
    }
    for hook in HOOKS:
        path = place.folder / hook
        state = _state(path)
        text = words[state]
        if state == "ours":
            python = _python_of(path.read_text("utf-8"))
            if not os.access(python, os.X_OK):
                text += f", but {python} is gone; `tonecheck hook install git` mends it"
            elif not os.access(path, os.X_OK):
                text += ", but not executable, so git passes it over; `tonecheck hook install git` mends it"
        if os.path.lexists(_kept(path)):
            text += f"; {_kept(path).name} runs first"
        yield f"{path}: {text}"


def _kept(path: Path) -> Path:
    return path.with_name(path.name + KEPT)


def _python_of(text: str) -> str:
    found = re.search(r"^python=(.*)$", text, re.MULTILINE)
    words = shlex.split(found[1]) if found else []
    return words[0] if words else ""


def _state(path: Path) -> str:
    """`none`, `ours`, `changed` (ours, with changes by hand) or `foreign`."""
    if not os.path.lexists(path):
        return "none"
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return "foreign"
    if _MARK not in text:
        return "foreign"
    try:
        python = _python_of(text)
    except ValueError:
        return "changed"
    known = {script(path.name, on_error=on_error, python=python) for on_error in ("pass", "hold")}
    return "ours" if text in known else "changed"


# --- running --------------------------------------------------------------------------------------------------------


def run(hook: str, path: str, configuration: Callable[[], Config], *, on_error: str, say: Callable[[str], None]) -> int:
    """Judges the file that git hands to a hook: 0 lets git go on, 1 stops it, 2 is a failure that stops it too.

    `say` writes a line on standard error.
    """
    if switched_off():
        return PASS
    try:
        judgement = judge(_content(hook, path), configuration, kind=_KINDS.get(hook))
    except (CheckError, DraftError) as error:
        say(f"tonecheck: not checked: {error}")
        return PASS if on_error == "pass" else CANNOT
    if not judgement.held or judgement.report is None:
        return PASS
    what = "this commit message" if hook == "commit-msg" else "this mail"
    subject = judgement.report.message.subject
    named = "" if hook == "commit-msg" or not subject else f" (“{' '.join(subject.split())}”)"
    say(f"tonecheck stopped {what}{named}.")
    for line in reasons(judgement.report):
        say(line)
    if hook == "commit-msg":
        say(f"Your message is kept: git commit -e -F {shlex.quote(path)}")
        say("To commit it as it is: git commit --no-verify, or TONECHECK=off git commit")
    else:
        say("Nothing of the series was sent. To send it as it is: git send-email --no-validate, or TONECHECK=off")
    return STOP


_KINDS = {"commit-msg": "commit"}


def _content(hook: str, path: str) -> bytes:
    from tonecheck.drafts import read_draft

    content = read_draft(path)
    return with_usual_comments(content, _comment_mark(content)) if hook == "commit-msg" else content


def _comment_mark(content: bytes) -> bytes:
    """What starts a comment line in the message: git's setting, or, for `auto`, what stands before git's own lines."""
    setting = _git("config", "--get", "core.commentString") or _git("config", "--get", "core.commentChar") or "#"
    if setting != "auto":
        return os.fsencode(setting)
    found = re.search(rb"^(\S) -{24} >8 -{24}\r?$", content, re.MULTILINE) or re.search(
        rb"^(\S) [^\n]*\r?\n\1[^\n]*\r?\n(?:\1[^\n]*\r?\n?)*\Z", content, re.MULTILINE
    )
    return found[1] if found else b"#"


def with_usual_comments(content: bytes, mark: bytes) -> bytes:
    """The commit message with its comment lines started by “#”, as everybody knows them, so that they are not judged."""
    if mark == b"#":
        return content
    return re.sub(rb"^" + re.escape(mark), b"#", content, flags=re.MULTILINE)
