"""`tonecheck sendmail` in front of real programs: msmtp, git's sendmailCmd, neomutt in a terminal; and its promises."""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from mailbox_server import MailServer
from places import environment, has_send_email, tonecheck

from tonecheck.mail import keeping
from tonecheck.mail.sendmail import takes_message

HEAD = b"From: Bo <bo@team.example>\nTo: Ann <ann@team.example>\nSubject: order\n\n"
FINE = HEAD + b"Hi Ann,\n\nThank you for the form.\n\nBest regards,\nBo\n"
RUDE = HEAD + b"Hi Ann,\n\nyou idiot. Shut up.\n\nBest,\nBo\n"
WRAPPER = f"{shlex.quote(sys.executable)} -m tonecheck sendmail"


def needs(program: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed (Debian: {package})")


class Place:
    """A user's home with a fake sendmail that notes what it is given."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.env = folder, environment(folder / "home")
        self.real = folder / "real sendmail"
        self.real.write_text(
            f"#!/bin/sh\ncd {shlex.quote(str(folder))}\nprintf '%s\\n' \"$@\" > arguments\ncat > message\nexit ${{CODE:-0}}\n"
        )
        self.real.chmod(0o755)
        own = folder / "home" / ".config" / "tonecheck"
        own.mkdir(parents=True)
        (own / "tonecheck.toml").write_text(f"[mail]\nsendmail = \"'{self.real}'\"\n")

    def send(self, *arguments: str, message: bytes, **variables: str) -> subprocess.CompletedProcess[str]:
        done = tonecheck("sendmail", *arguments, cwd=self.folder, env=self.env | variables, stdin=message)
        assert done.stdout == ""
        return done

    @property
    def sent(self) -> bytes | None:
        path = self.folder / "message"
        return path.read_bytes() if path.exists() else None

    @property
    def arguments(self) -> list[str]:
        return (self.folder / "arguments").read_text().splitlines()

    @property
    def kept(self) -> list[Path]:
        return sorted((self.folder / "home" / ".local" / "state" / "tonecheck" / "held").glob("*"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


# --- what is handed on ---


@pytest.mark.parametrize(
    "message",
    [
        FINE,
        FINE.replace(b"\n", b"\r\n"),
        HEAD + b"bytes \xff\xfe\x80 and no end of line \r bare\r\n\n.\nafter the dot",
        b"no header at all",
        b"",
    ],
    ids=["plain", "crlf", "odd bytes", "no header", "empty"],
)
def test_the_very_same_bytes_flags_and_status(place: Place, message: bytes) -> None:
    flags = ["-oi", "-f", "bo@team.example", "-F", "Bo B.", "--", "ann@team.example", "-odd@team.example"]
    done = place.send(*flags, message=message, CODE="71")
    assert done.returncode == 71, done.stderr
    assert place.sent is not None
    assert hashlib.sha256(place.sent).digest() == hashlib.sha256(message).digest()
    assert place.arguments == flags
    assert place.kept == [] and done.stderr == ""


@pytest.mark.parametrize(
    ("given", "passed"),
    [
        (["--", "-t"], ["-t"]),
        (["-t"], ["-t"]),
        (["--", "ann@team.example"], ["--", "ann@team.example"]),
        (["--on-hold", "hold", "--profile=public", "-h", "3", "--profile"], ["-h", "3", "--profile"]),
        (["--on-hold=hold", "--", "--profile", "x"], ["--profile", "x"]),
    ],
)
def test_whose_argument_is_whose(place: Place, given: list[str], passed: list[str]) -> None:
    place.send(*given, message=b"", TONECHECK="off")
    assert place.arguments == passed


def test_a_held_mail_is_kept_and_not_sent(place: Place) -> None:
    done = place.send("-t", message=RUDE)
    assert done.returncode == 65
    assert place.sent is None
    assert "tonecheck held this mail; it was not sent." in done.stderr
    assert "idiot" in done.stderr and "(insult)" in done.stderr
    (kept,) = place.kept
    assert kept.read_bytes() == RUDE
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    command = next(line.split(": ", 1)[1] for line in done.stderr.splitlines() if line.startswith("To send it"))
    subprocess.run(["/bin/sh", "-c", command], check=True)
    assert place.sent == RUDE and place.arguments == ["-t"]


def test_on_hold_pass_and_the_switch(place: Place) -> None:
    done = place.send("--on-hold", "pass", "-t", message=RUDE)
    assert (done.returncode, place.sent) == (0, RUDE)
    assert "would hold this mail" in done.stderr and "(insult)" in done.stderr
    (place.folder / "message").unlink()
    done = place.send("-t", message=RUDE, TONECHECK="off")
    assert (done.returncode, place.sent, done.stderr) == (0, RUDE, "")


@pytest.mark.parametrize("on_error", ["hold", "pass"])
def test_a_check_that_fails(place: Place, on_error: str) -> None:
    wrong = place.folder / "wrong.toml"
    wrong.write_text("nonsense = 1\n")
    done = place.send(
        "--via", f"'{place.real}'", "--config", str(wrong), "--on-error", on_error, "-t", message=FINE, CODE="3"
    )
    assert "unknown key" in done.stderr
    if on_error == "pass":
        assert (done.returncode, place.sent, place.kept) == (3, FINE, [])
    else:
        assert (done.returncode, place.sent) == (75, None)
        assert [path.read_bytes() for path in place.kept] == [FINE]


def test_encrypted_mail_passes(place: Place) -> None:
    message = b'MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="b"\nSubject: x\n\n--b\n\nabc\n--b--\n'
    assert place.send("-t", message=message).returncode == 0
    assert place.sent == message


@pytest.mark.parametrize(
    ("via", "words"),
    [("/nowhere/sendmail -x", "not a program"), ("'open", "no command line"), (WRAPPER, "leads back to tonecheck")],
)
def test_a_real_sendmail_that_cannot_be(place: Place, via: str, words: str) -> None:
    done = place.send("--via", via, "-t", message=FINE)
    assert done.returncode == 75
    assert words in done.stderr
    assert [path.read_bytes() for path in place.kept] == [FINE], "a job of cron does not come again"


def test_a_state_folder_that_cannot_be_written(place: Place) -> None:
    (place.folder / "home" / ".local").write_text("in the way")
    done = place.send("-t", message=RUDE)
    assert done.returncode == 65 and "could not be kept" in done.stderr


def test_a_full_disk(place: Place) -> None:
    """Nothing can be written: the caller is told, and the real sendmail never sees half a message."""
    draft = place.folder / "draft"
    draft.write_bytes(FINE)
    command = f"ulimit -f 0; {WRAPPER} -t < draft"
    done = subprocess.run(["/bin/sh", "-c", command], cwd=place.folder, env=place.env, capture_output=True, text=True)
    assert done.returncode == 75 and "nothing was sent" in done.stderr and "could not be kept" in done.stderr
    assert "Traceback" not in done.stderr and place.sent is None


def test_wrong_options(place: Place) -> None:
    assert place.send("--on-hold", "maybe", message=FINE).returncode == 2
    done = tonecheck("sendmail", "--help", cwd=place.folder, env=place.env)
    assert done.returncode == 0 and "65" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", True), ("-t", True), ("-bm -t", True), ("-oi -f -bp -- -bs", True), ("-fbo@x -- ann", True), ("ann -bp", True),
        ("-bp", False), ("-bs", False), ("-q", False), ("-q30m", False), ("-f bo -bi", False), ("--version", False),
        ("-F -q ann", True), ("-N never -bv ann", False), ("-a work -t", True),
    ],
)  # fmt: skip
def test_calls_that_send_nothing_are_left_alone(arguments: str, expected: bool) -> None:
    assert takes_message(arguments.split()) is expected


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "held_folder", lambda: tmp_path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        keeping.keep(RUDE)
    assert list(tmp_path.iterdir()) == []


# --- at a terminal ---


def _terminal(place: Place, message: bytes, **variables: str) -> pexpect.spawn[str]:
    draft = place.folder / "draft"
    draft.write_bytes(message)
    command = f"{WRAPPER} -t < {shlex.quote(str(draft))}; echo status=$?"
    env = place.env | {"TERM": "xterm"} | variables
    return pexpect.spawn("/bin/sh", ["-c", command], cwd=place.folder, env=env, encoding="utf-8", timeout=60)


@pytest.mark.parametrize(("answer", "status"), [("s", 0), ("c", 65), ("\x04", 65), ("what?\nsend", 0)])
def test_send_or_cancel(place: Place, answer: str, status: int) -> None:
    terminal = _terminal(place, RUDE)
    terminal.expect(r"you idiot.*\[s\]end as it is, \[e\]dit, \[c\]ancel\? ")
    if answer == "\x04":
        terminal.sendeof()
    else:
        terminal.sendline(answer)
    terminal.expect("status=(\\d+)")
    assert terminal.match is not None and int(terminal.match[1]) == status
    assert place.sent == (RUDE if status == 0 else None)
    assert len(place.kept) == int(status == 65)


def test_edit(place: Place) -> None:
    terminal = _terminal(place, RUDE, VISUAL="sed -i 's/you idiot. Shut up./Thank you for the form./'")
    terminal.expect(r"\[c\]ancel\? ")
    terminal.sendline("e")
    terminal.expect("status=0")
    assert place.sent == RUDE.replace(b"you idiot. Shut up.", b"Thank you for the form.")


def test_an_editor_that_fails(place: Place) -> None:
    terminal = _terminal(place, RUDE, EDITOR="false")
    terminal.expect(r"\[c\]ancel\? ")
    terminal.sendline("e")
    terminal.expect(r"false ended with 1.*\[c\]ancel\? ")
    terminal.sendline("c")
    terminal.expect("status=65")
    assert [path.read_bytes() for path in place.kept] == [RUDE]


# --- real programs ---


def _msmtp(place: Place, server: MailServer) -> str:
    settings = place.folder / "msmtprc"
    settings.write_text(
        f"account default\nhost {server.host}\nport {server.port}\nfrom bo@team.example\ntls off\nauth off\n"
    )
    settings.chmod(0o600)
    return f"msmtp -C {shlex.quote(str(settings))}"


@needs("msmtp", "msmtp")
def test_msmtp(place: Place, server: MailServer) -> None:
    via = _msmtp(place, server)
    assert place.send("--via", via, "-t", message=RUDE).returncode == 65
    assert server.received == []
    done = place.send("--via", via, "-t", message=FINE)
    assert (done.returncode, done.stderr) == (0, "")
    assert server.received[0].content.endswith(FINE.partition(b"\n\n")[2].replace(b"\n", b"\r\n"))
    server.replies.append("554 5.7.1 no")
    assert place.send("--via", via, "-t", message=FINE).returncode == 69, "msmtp's own EX_UNAVAILABLE"


@pytest.mark.skipif(
    not has_send_email(), reason="git send-email is not installed (Debian: git-email, libmailtools-perl)"
)
def test_git_sendmail_cmd(place: Place) -> None:
    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=place.folder / "work", env=place.env, capture_output=True, text=True, timeout=120,
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    (place.folder / "work").mkdir()
    git("init", "-q")
    git("config", "sendemail.sendmailCmd", WRAPPER)
    (place.folder / "work" / "words.txt").write_text("You idiots. Shut up, moron.\n" * 3)
    git("add", ".")
    git("commit", "-q", "-m", "Keep the last line\n\nThe tokenizer dropped it.")
    git("format-patch", "-q", "--root", "-1", "-o", "out")
    patch = place.folder / "work" / "out" / "0001-Keep-the-last-line.patch"
    send = [
        "send-email",
        "--to=list@example.org",
        "--from=ada@example.org",
        "--confirm=never",
        "--suppress-cc=all",
        "out",
    ]
    done = git(*send)
    assert done.returncode == 0, done.stdout + done.stderr
    assert place.sent is not None and b"You idiots. Shut up" in place.sent, "the diff is sent, and never judged"
    patch.write_text(patch.read_text().replace("The tokenizer dropped it.", "You idiots broke it again."))
    (place.folder / "message").unlink()
    done = git(*send)
    assert done.returncode != 0 and place.sent is None
    assert "(insult)" in done.stderr


@needs("neomutt", "neomutt")
def test_neomutt(place: Place, server: MailServer) -> None:
    """A rude mail is refused on the screen, and the draft stays in neomutt; `:setenv TONECHECK off` lets it go."""
    home = Path(place.env["HOME"])
    (home / "Mail").mkdir()
    wrapper = place.folder / "tc-sendmail"
    wrapper.write_text(f'#!/bin/sh\nexec {WRAPPER} --via "{_msmtp(place, server)}" "$@"\n')
    wrapper.chmod(0o755)
    (home / "muttrc").write_text(
        f'set sendmail = "{wrapper} -oi"\nset sendmail_wait = 0\nset folder = "{home}/Mail"\nset spoolfile = "{home}/Mail/in"\n'
        f'set record = ""\nset from = "bo@team.example"\nset realname = "Bo"\nset postponed = "{home}/Mail/later"\n'
        'set editor = "true"\nset autoedit = no\nset mbox_type = mbox\nset abort_unmodified = no\nset abort_nosubject = no\n'
        "set wait_key = no\nset use_from = yes\nset envelope_from_address = 'bo@team.example'\nset use_envelope_from = yes\n"
    )
    (place.folder / "body").write_bytes(RUDE.partition(b"\n\n")[2])
    screen = pexpect.spawn(
        "neomutt", ["-n", "-F", str(home / "muttrc"), "-s", "order", "-i", str(place.folder / "body"), "ann@team.example"],
        cwd=place.folder, env=place.env | {"TERM": "xterm"}, encoding="utf-8", timeout=60, dimensions=(50, 160),
    )  # fmt: skip
    seen = screen.expect(["To:", "y:Send"])
    if seen == 0:
        screen.sendline("")  # recipient as given
        screen.sendline("")  # subject as given
        screen.expect("y:Send")
    screen.send("y")
    screen.expect("tonecheck held this mail")
    screen.expect("you idiot")
    assert server.received == []
    (kept,) = place.kept
    assert b"you idiot" in kept.read_bytes() and stat.S_IMODE(kept.stat().st_mode) == 0o600
    screen.send("q")
    screen.expect("y:Send")
    screen.send(":setenv TONECHECK off\r")
    screen.send("y")
    screen.expect(["Mail sent", pexpect.EOF])
    screen.close()
    (mail,) = server.received
    assert b"you idiot" in mail.content and mail.sender == "bo@team.example"
