"""One draft, one verdict: whichever door it goes through, it is judged alike, and what is handed on has the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import shutil
import smtplib
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from mailbox_server import MailServer
from places import ROOT, environment, has_send_email, tonecheck
from postfix import GateProcess, free_port
from warm import SCORES, Warm

from tonecheck.cli import main
from tonecheck.config import load_config
from tonecheck.engine import Checker
from tonecheck.message import Message, PartKind, parse

DRAFTS = sorted(path for path in (ROOT / "tests" / "doors").iterdir() if path.suffix in (".eml", ".patch"))
COMMITS = sorted((ROOT / "tests" / "doors" / "commits").iterdir())
WRAPPER = f"{shlex.quote(sys.executable)} -m tonecheck sendmail"

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@dataclass(frozen=True)
class Answer:
    """What a door says of a draft. The scores: politeness, professionalism, ownership, overall."""

    verdict: str
    scores: tuple[float, ...]
    categories: tuple[str, ...]


class House:
    """A user who has set nothing but whether the reader is on, and what the command line says to all drafts."""

    def __init__(self, folder: Path, reader: str) -> None:
        self.folder, self.reader = folder, reader
        self.env = environment(folder / "home")
        own = folder / "home" / ".config" / "tonecheck"
        own.mkdir(parents=True)
        (own / "tonecheck.toml").write_text(f'reader = "{reader}"\n[grammar]\nmode = "off"\n')
        self.config = load_config(None, user_dir=own)
        self.real = folder / "real-sendmail"
        self.real.write_text(f"#!/bin/sh\ncat > {shlex.quote(str(folder))}/sent\n")
        self.real.chmod(0o755)

    def ask(self, drafts: Sequence[Path], *options: str) -> dict[Path, Answer]:
        done = tonecheck("check", "--format", "json", *options, *map(str, drafts), cwd=self.folder, env=self.env)
        assert done.returncode in (0, 1), done.stderr
        answers = {}
        for message in json.loads(done.stdout)["messages"]:
            scores = tuple(message["scores"][name] for name in SCORES)
            answers[Path(message["path"])] = Answer(message["verdict"], scores, _categories(message["findings"]))
        assert list(answers) == list(drafts)
        return answers

    @cached_property
    def mails(self) -> dict[Path, Answer]:
        return self.ask(DRAFTS)

    @cached_property
    def commits(self) -> dict[Path, Answer]:
        return self.ask(COMMITS, "--kind", "commit")

    def started(self) -> list[Path]:
        """The drafts for doors that start a program for each; a sample where the reader's model is loaded each time."""
        return DRAFTS if self.reader == "off" else DRAFTS[::4]


def _categories(findings: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding["category"] for finding in findings))


@pytest.fixture(scope="module", params=["off", "on"], ids=["reader-off", "reader-on"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"), request.param)


@pytest.fixture(scope="module")
def warm(house: House) -> Iterator[Warm]:
    with Warm(house.folder, house.env) as running:
        yield running


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# --- the same verdict ---


def test_thirty_drafts_of_all_verdicts(house: House) -> None:
    assert len(DRAFTS) == 30
    verdicts = [answer.verdict for answer in house.mails.values()]
    assert min(verdicts.count(verdict) for verdict in ("hold", "review", "send")) >= 5, verdicts


def test_library(house: House) -> None:
    with Checker(config=house.config) as checker:
        for kind, answers in ((None, house.mails), ("commit", house.commits)):
            for path, answer in answers.items():
                report = checker.check(path.read_bytes(), name=str(path), kind=kind)
                scores = tuple(round(float(getattr(report.scores, name)), 6) for name in SCORES)
                categories = tuple(dict.fromkeys(finding.category for finding in report.findings))
                assert Answer(report.verdict, scores, categories) == answer, path.name


@needs_fork
def test_git_hooks(house: House, warm: Warm) -> None:
    asked = {path: ("sendemail-validate", house.mails[path]) for path in house.started()}
    asked |= {path: ("commit-msg", answer) for path, answer in house.commits.items()}
    for path, (hook, answer) in asked.items():
        # git gives the hook a file whose name says nothing.
        given = house.folder / "given"
        shutil.copyfile(path, given)
        done = warm.run("hook", "run", hook, str(given))
        assert done.judged == ((answer.verdict, *answer.scores),), (hook, path.name, done.stderr)
        assert done.code == (answer.verdict == "hold"), path.name
        assert sha(given.read_bytes()) == sha(path.read_bytes()), path.name


@needs_fork
def test_sendmail(house: House, warm: Warm) -> None:
    for path in house.started():
        answer = house.mails[path]
        done = warm.run("sendmail", "--via", str(house.real), "--on-hold", "hold", "-t", stdin=path)
        assert done.judged == ((answer.verdict, *answer.scores),), (path.name, done.stderr)
        sent = house.folder / "sent"
        assert done.code == (65 if answer.verdict == "hold" else 0), path.name
        assert sent.exists() == (answer.verdict != "hold"), path.name
        if sent.exists():
            assert sha(sent.read_bytes()) == sha(path.read_bytes()), path.name
            sent.unlink()


def test_gate(house: House) -> None:
    with (
        MailServer() as hop,
        GateProcess(free_port(), hop.port, "--workers", "1", env=house.env, log=house.folder / "log") as gate,
        smtplib.SMTP("127.0.0.1", gate.port, timeout=120) as client,
    ):
        for path, answer in house.mails.items():
            content = re.sub(rb"\r?\n", b"\r\n", path.read_bytes())
            client.sendmail("bo@team.example", ["ann@team.example"], content, mail_options=["BODY=8BITMIME"])
            received = hop.received.pop().content
            assert sha(received[-len(content) :]) == sha(content), path.name
            headers = _headers(received[: -len(content)])
            assert headers.pop("X-Tonecheck-Verdict") == answer.verdict, path.name
            scores = dict(zip(SCORES, map(round, answer.scores), strict=True))
            assert headers.pop("X-Tonecheck-Scores") == "; ".join(f"{name}={value}" for name, value in scores.items())
            found = headers.pop("X-Tonecheck-Findings", "")
            assert tuple(found.split(", ") if found else ()) == answer.categories, path.name
            assert headers == {}


def _headers(head: bytes) -> dict[str, str]:
    rows = head.decode("ascii").replace("\r\n ", " ").splitlines()
    return dict(row.split(": ", 1) for row in rows)


@pytest.mark.skipif("native-host" not in main.commands, reason="this tonecheck has no `native-host`")
def test_thunderbird(house: House) -> None:
    """As the extension asks: the text of the compose window, what in it is quoted or signed, and the fields beside it."""
    asked = {}
    stream = b""
    for path, answer in house.mails.items():
        message = parse(path.read_bytes(), name=path.name)
        if path.suffix == ".patch":
            continue  # nobody writes patches there
        asked[path] = answer
        request = {
            "version": 1,
            "id": path.name,
            "type": "check",
            "text": message.raw,
            "labels": _labels(message),
            "subject": message.subject or "",
            "to": list(message.to),
            "cc": list(message.cc),
            "attachments": list(message.attachments),
        }
        content = json.dumps(request).encode()
        stream += struct.pack("=I", len(content)) + content
    done = subprocess.run(
        [sys.executable, "-m", "tonecheck", "native-host", "manifest.json", "extension@id"],
        cwd=house.folder, env=house.env, input=stream, capture_output=True, timeout=240, check=True,
    )  # fmt: skip
    told = {}
    rest = done.stdout
    while rest:
        (length,) = struct.unpack("=I", rest[:4])
        reply = json.loads(rest[4 : 4 + length])
        assert reply["type"] == "report", reply
        scores = tuple(reply["scores"][name] for name in SCORES)
        told[reply["id"]] = (reply["held"], Answer(reply["verdict"], scores, _categories(reply["findings"])))
        rest = rest[4 + length :]
    assert told == {path.name: (answer.verdict == "hold", answer) for path, answer in asked.items()}


def _labels(message: Message) -> list[list[Any]]:
    """Quotes and signatures as the compose window marks them, in UTF-16 code units."""

    def units(offset: int) -> int:
        return len(message.raw[:offset].encode("utf-16-le")) // 2

    return [
        [units(part.span.start), units(part.span.end), part.kind.value]
        for part in message.parts
        if part.kind is PartKind.QUOTE
        or (part.kind is PartKind.SIGNATURE and part.span.of(message.raw).startswith("-- "))
    ]


# --- the same bytes, with git in between ---


@pytest.mark.skipif(
    not has_send_email(), reason="git send-email is not installed (Debian: git-email, libmailtools-perl)"
)
def test_git_send_email_hands_on_the_same_bytes(tmp_path: Path) -> None:
    """What git gives to its sendmailCmd is what the real sendmail gets; and the hook leaves the patches as they are."""
    house = House(tmp_path, "off")
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    before = tmp_path / "before"
    # Notes what comes from git, then is the wrapper; the real sendmail notes what comes from the wrapper.
    before.write_text(
        f"#!/bin/sh\ncd {shlex.quote(str(shelf))}\nn=$(($(ls | wc -l) / 2))\ncat > $n.before\n"
        f"printf '#!/bin/sh\\ncat > %s/%s.after\\n' {shlex.quote(str(shelf))} $n > {shlex.quote(str(house.real))}\n"
        f'{WRAPPER} --via {shlex.quote(str(house.real))} "$@" < $n.before\n'
    )
    before.chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=work, env=house.env, capture_output=True, text=True, timeout=240,
            stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    git("init", "-q")
    assert tonecheck("hook", "install", "git", cwd=work, env=house.env).returncode == 0
    patches = [path for path in DRAFTS if path.name.startswith(("10-", "12-"))]
    for path in patches:
        shutil.copyfile(path, work / path.name)
    done = git(
        "send-email", "--to=ann@team.example", "--from=bo@team.example", "--confirm=never", "--suppress-cc=all",
        f"--sendmail-cmd={before}", *[path.name for path in patches],
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    for number, path in enumerate(patches):
        came, went = ((shelf / f"{number}.{name}").read_bytes() for name in ("before", "after"))
        assert b"diff --git" in came
        assert sha(went) == sha(came), path.name
        assert sha((work / path.name).read_bytes()) == sha(path.read_bytes()), path.name
