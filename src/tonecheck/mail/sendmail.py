"""A sendmail that looks first: reads the message, judges it, and becomes the real sendmail with the very same bytes.

It never sends anything itself. Where the message passes, this process turns into the real program (exec), whose
standard input is a file with the bytes that came in; its flags and its exit status are therefore its own.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tonecheck.config import Config, load_config
from tonecheck.errors import CheckError, ConfigError
from tonecheck.mail.judging import Judgement, judge, reasons, switched_off
from tonecheck.mail.keeping import held_folder, keep

#: Exit codes of sysexits.h.
EX_USAGE, EX_DATAERR, EX_TEMPFAIL = 64, 65, 75

#: Longest message that is checked, in bytes; a longer one counts as not checkable.
MAX_MESSAGE = 100_000_000
#: Set for the real program, so that a wrapper that leads back to us is noticed.
INSIDE = "TONECHECK_SENDMAIL"

_USUAL = ("/usr/sbin/sendmail", "/usr/lib/sendmail", "/usr/bin/msmtp")
#: Flags of sendmail whose value may be the next argument.
_WITH_VALUE = frozenset("BCFLNORVXfhopr")
#: Of msmtp too: they show something and read no message.
_NO_MESSAGE = ("--version", "--help", "--serverinfo", "--configure", "--rmqs")


@dataclass(frozen=True, slots=True)
class Choices:
    """How to go on: `via` is the real program's command line, `on_hold` ask, hold or pass, `on_error` hold or pass."""

    via: str | None = None
    on_hold: str = "ask"
    on_error: str = "hold"
    profile: str | None = None
    config_file: str | None = None


def run(arguments: Sequence[str], choices: Choices, say: Callable[[str], None]) -> int:
    """Judges the message on standard input and becomes the real sendmail with `arguments`; returns only where it does not.

    `say` writes a line on standard error.
    """
    try:
        command = [*_real(choices), *arguments]
        if os.environ.get(INSIDE):
            raise ConfigError(f"{shlex.join(command)}: leads back to tonecheck; name the real sendmail with --via")
    except ConfigError as error:
        # Nobody else may have the message: a job of cron does not come again.
        content = _standard_input(arguments) if takes_message(arguments) else b""
        return _failed(content, None, str(error), say)
    if switched_off() or not takes_message(arguments):
        return _become(command, None, say)
    try:
        content = _standard_input(arguments)
    except OSError as error:
        say(f"tonecheck: nothing was sent: standard input cannot be read: {error.strerror or error}")
        return EX_TEMPFAIL
    try:
        return _decide(content, command, choices, say)
    except Exception as error:  # a bug of ours must not cost the message
        return _failed(content, command, f"internal error: {type(error).__name__}: {error}", say)


def takes_message(arguments: Sequence[str]) -> bool:
    """Whether sendmail, called like this, reads a message to send from standard input, rather than doing something else."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--" or not argument.startswith("-") or argument == "-":
            break
        if argument.startswith("--"):
            if argument.partition("=")[0] in _NO_MESSAGE:
                return False
        elif argument[1] in "bq":
            # -bm sends a message; -bp, -bs, -bi, -bv, ... and -q do not read one.
            if argument[1] == "q" or argument[2:3] not in ("m", ""):
                return False
        elif argument[1] in _WITH_VALUE and len(argument) == 2:
            next(rest, None)
    return True


def _decide(content: bytes, command: list[str], choices: Choices, say: Callable[[str], None]) -> int:
    if len(content) > MAX_MESSAGE:
        problem = f"the message is longer than {MAX_MESSAGE // 1_000_000} MB"
        return _unchecked(content, command, choices, problem, say)
    while True:
        try:
            judgement = _judged(content, choices)
        except CheckError as error:
            return _unchecked(content, command, choices, str(error), say)
        if not judgement.held:
            return _become(command, content, say)
        assert judgement.report is not None
        if choices.on_hold == "pass":
            say("tonecheck would hold this mail, and hands it on as told (--on-hold pass):")
            for line in reasons(judgement.report):
                say(line)
            return _become(command, content, say)
        answer, content = _asked(content, judgement) if choices.on_hold == "ask" else ("hold", content)
        if answer == "send":
            return _become(command, content, say)
        if answer != "again":
            return _held(content, command, judgement, say)


def _judged(content: bytes, choices: Choices) -> Judgement:
    def configuration() -> Config:
        # The folder that a mail program was started in says nothing about the mail.
        return load_config(None, explicit=Path(choices.config_file) if choices.config_file else None)

    return judge(content, configuration, profile=choices.profile)


def _held(content: bytes, command: list[str], judgement: Judgement, say: Callable[[str], None]) -> int:
    assert judgement.report is not None
    say("tonecheck held this mail; it was not sent.")
    for line in reasons(judgement.report):
        say(line)
    _say_kept(content, command, say)
    return EX_DATAERR


def _unchecked(content: bytes, command: list[str], choices: Choices, problem: str, say: Callable[[str], None]) -> int:
    if choices.on_error == "pass":
        say(f"tonecheck: not checked, handed on: {problem}")
        return _become(command, content, say)
    return _failed(content, command, f"{problem}; --on-error pass would hand it on unchecked", say)


def _failed(content: bytes, command: list[str] | None, problem: str, say: Callable[[str], None]) -> int:
    say(f"tonecheck: nothing was sent: {problem}")
    if content:
        _say_kept(content, command, say)
    return EX_TEMPFAIL


def _say_kept(content: bytes, command: list[str] | None, say: Callable[[str], None]) -> None:
    try:
        path = keep(content)
    except OSError as error:
        say(f"It could not be kept: {error.filename or held_folder()}: {error.strerror or error}")
        return
    say(f"It is kept in {path}")
    if command is not None:
        say(f"To send it as it is: {shlex.join(command)} < {shlex.quote(str(path))}")


# --- the real sendmail ----------------------------------------------------------------------------------------------


def _real(choices: Choices) -> list[str]:
    """The command line of the real program: the option, the user's configuration, or the usual places.

    Raises:
        ConfigError: there is none, or what is named is not here.
    """
    named, source = choices.via, "--via"
    if named is None:
        config = load_config(None, explicit=Path(choices.config_file) if choices.config_file else None)
        named, source = config.mail_sendmail, config.source("mail.sendmail")
    if named is None:
        found = next((path for path in _USUAL if os.access(path, os.X_OK)), None)
        if found is None:
            raise ConfigError("no sendmail is here; name one with --via, or in your configuration: [mail] sendmail")
        return [found]
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise ConfigError(f"{source}: “{named}” is no command line: {error}") from None
    program = shutil.which(os.path.expanduser(words[0])) if words else None
    if program is None:
        raise ConfigError(f"{source}: “{named}” is not a program that can be started here")
    return [program, *words[1:]]


def _become(command: list[str], content: bytes | None, say: Callable[[str], None]) -> int:
    """Turns this process into the real program, with `content` (or what we got) as its standard input."""
    try:
        if content is not None:
            source = _file_of(content)
            os.dup2(source.fileno(), 0)
        for name in ("SIGPIPE", "SIGXFSZ"):  # Python ignores these, and a program inherits what is ignored
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.SIG_DFL)
        sys.stderr.flush()
        os.execve(command[0], command, {**os.environ, INSIDE: "1"})
    except OSError as error:
        return _failed(content or b"", command, f"{error.filename or 'temporary file'}: {error.strerror or error}", say)


def _file_of(content: bytes) -> IO[bytes]:
    """A nameless file with the bytes, read from the start."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115  # it must outlive this function
    stream.write(content)
    stream.flush()
    stream.seek(0)
    return stream


def _standard_input(arguments: Sequence[str]) -> bytes:
    """All of it. At a terminal a line with a single dot ends the message too, as with sendmail, unless -i says otherwise."""
    if sys.stdin is None:
        return b""
    stream = sys.stdin.buffer
    if not sys.stdin.isatty() or any(flag in arguments for flag in ("-i", "-oi")):
        return stream.read()
    lines = []
    for line in stream:
        lines.append(line)
        if line.rstrip(b"\r\n") == b".":
            break
    return b"".join(lines)


# --- asking ---------------------------------------------------------------------------------------------------------


def _asked(content: bytes, judgement: Judgement) -> tuple[str, bytes]:
    """What the user at the terminal wants: `send`, `again` (after editing; with the new bytes) or `hold`.

    Where no terminal is ours to ask at, the answer is `hold`.
    """
    terminal = _terminal()
    if terminal is None:
        return "hold", content
    assert judgement.report is not None
    with terminal:
        rows = ["", "tonecheck would hold this mail:", *reasons(judgement.report)]
        _write(terminal, "\n".join(rows) + "\n")
        while True:
            _write(terminal, "[s]end as it is, [e]dit, [c]ancel? ")
            line = terminal.readline()
            answer = line.strip().lower()
            if not line or answer in (b"c", b"cancel"):
                return "hold", content
            if answer in (b"s", b"send"):
                return "send", content
            if answer in (b"e", b"edit"):
                try:
                    return "again", _edited(content, terminal)
                except OSError as error:
                    _write(terminal, f"The editor failed: {error}\n")


def _terminal() -> IO[bytes] | None:
    """The terminal, if there is one and this process is in its foreground: in the background, reading would stop us."""
    try:
        handle = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        if os.tcgetpgrp(handle) == os.getpgrp():
            return os.fdopen(handle, "r+b", buffering=0)
    except OSError:
        pass
    os.close(handle)
    return None


def _write(terminal: IO[bytes], text: str) -> None:
    terminal.write(text.encode(sys.getfilesystemencoding(), "replace"))


def _edited(content: bytes, terminal: IO[bytes]) -> bytes:
    """The message after the user's editor, which works at the terminal."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    handle, path = tempfile.mkstemp(prefix="tonecheck-", suffix=".eml")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        # As git does it: the setting is a command line for the shell.
        done = subprocess.run(
            ["/bin/sh", "-c", f'{editor} "$@"', editor, path],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            check=False,
        )
        if done.returncode:
            raise OSError(f"{editor} ended with {done.returncode}")
        return Path(path).read_bytes()
    finally:
        os.unlink(path)
