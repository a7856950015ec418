"""The SMTP gate: as a process between real servers, and with a real Postfix."""

from __future__ import annotations

import asyncio
import hashlib
import importlib.util
import re
import smtplib
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mailbox_server import MailServer
from places import ROOT, environment, tonecheck
from postfix import MISSING, GateProcess, Postfix, free_port, reachable

from tonecheck.errors import ConfigError
from tonecheck.mail.gate import _SMUGGLED, Gate, Settings
from tonecheck.mail.nexthop import stuffed
from tonecheck.mail.verdict import Verdict

HEAD = b"From: Bo <bo@team.example>\r\nTo: Ann <ann@team.example>\r\nSubject: order\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@x.example>\r\n\r\n"
FINE = HEAD + b"Hi Ann,\r\n\r\nThank you for the form.\r\n.dot\r\n..\r\n\r\nBest regards,\r\nBo\r\n"
RUDE = HEAD + b"Hi Ann,\r\n\r\nyou idiot. Shut up.\r\n\r\nBest,\r\nBo\r\n"

TAG, HOLD = ("--mode", "tag"), ("--mode", "hold", "--max-size", "1", "--sessions", "2")

needs_postfix = pytest.mark.skipif(bool(MISSING), reason=MISSING or "-")


@pytest.fixture(scope="module")
def hop() -> Iterator[MailServer]:
    with MailServer() as server:
        yield server


Starts = Callable[..., GateProcess]


@pytest.fixture(scope="module")
def gates(hop: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starts]:
    """Gates by their options; each is started once."""
    running: dict[tuple[str, ...], GateProcess] = {}
    folder = tmp_path_factory.mktemp("gates")
    env = environment(folder / "home")

    def start(*options: str) -> GateProcess:
        if options not in running:
            log = folder / f"{len(running)}.log"
            running[options] = GateProcess(free_port(), hop.port, "--workers", "1", *options, env=env, log=log).start()
        return running[options]

    yield start
    for gate in running.values():
        if gate.process is not None and gate.process.poll() is None:
            gate.kill()


@pytest.fixture(autouse=True)
def _empty(hop: MailServer) -> None:
    hop.received.clear()
    hop.replies.clear()


def send(
    gate: GateProcess | HereGate, content: bytes, *, sender: str = "bo@team.example", to: str = "ann@team.example"
) -> str:
    """The gate's last word on a message: `250 ...`, or an error's."""
    client = smtplib.SMTP("127.0.0.1", gate.port, timeout=60)
    try:
        client.ehlo("client.example")
        for code, reply in (client.mail(sender), client.rcpt(to), client.data(content)):
            said = f"{code} {reply.decode()}"
            if code >= 400:
                break
    except smtplib.SMTPResponseException as error:
        said = f"{error.smtp_code} {error.smtp_error!r}"
    finally:
        client.close()
    return said


# --- modes ---


def test_tag_puts_headers_on_top_and_changes_nothing_below(gates: Starts, hop: MailServer) -> None:
    gate = gates(*TAG)
    assert send(gate, FINE) == "250 2.0.0 taken"
    assert send(gate, RUDE) == "250 2.0.0 taken"
    fine, rude = (mail.content for mail in hop.received)
    for content, original in ((fine, FINE), (rude, RUDE)):
        assert hashlib.sha256(content[-len(original) :]).digest() == hashlib.sha256(original).digest()
    assert re.fullmatch(
        rb"X-Tonecheck-Verdict: send\r\nX-Tonecheck-Scores: politeness=\d+; professionalism=\d+; ownership=\d+; "
        rb"overall=\d+\r\n(X-Tonecheck-Findings: [\w, \r\n-]+\r\n)?",
        fine[: -len(FINE)],
    )
    assert rude.startswith(b"X-Tonecheck-Verdict: hold\r\n") and b"\r\nX-Tonecheck-Findings: insult" in rude
    assert hop.received[0].sender == "bo@team.example" and hop.received[0].recipients == ("ann@team.example",)


def test_log_changes_nothing_at_all(gates: Starts, hop: MailServer) -> None:
    gate = gates("--mode", "log")
    assert send(gate, RUDE).startswith("250 ")
    assert hop.received[0].content == RUDE
    line = next(line for line in gate.log.read_text().splitlines() if "id=<1@x.example>" in line)
    assert "verdict=hold" in line and "findings=insult" in line and "idiot" not in line, "words are not for the log"


def test_hold_refuses_with_the_reasons(gates: Starts, hop: MailServer) -> None:
    gate = gates(*HOLD)
    said = send(gate, RUDE)
    assert said.startswith("550 5.7.1 tonecheck held this message.\n5.7.1 Hold: ")
    assert '"you idiot"' in said and said.isascii()
    assert hop.received == []
    assert send(gate, FINE).startswith("250 ")
    assert hop.received[0].content == FINE


@pytest.mark.parametrize("mode", ["tag", "hold"])
def test_bounces_always_pass_unchanged(gates: Starts, hop: MailServer, mode: str) -> None:
    assert send(gates(*{"tag": TAG, "hold": HOLD}[mode]), RUDE, sender="").startswith("250 ")
    assert hop.received[0].content == RUDE and hop.received[0].sender in ("", "<>")


def test_two_messages_in_one_session(gates: Starts, hop: MailServer) -> None:
    with smtplib.SMTP("127.0.0.1", gates(*HOLD).port, timeout=60) as client:
        with pytest.raises(smtplib.SMTPDataError):
            client.sendmail("bo@team.example", ["ann@team.example"], RUDE)
        client.sendmail("bo@team.example", ["ann@team.example", "eve@team.example"], FINE)
    assert [mail.recipients for mail in hop.received] == [("ann@team.example", "eve@team.example")]


# --- nothing is acknowledged before the next hop has ---


@pytest.mark.parametrize("reply", ["451 4.3.0 disk full", "554 5.7.1 no\r\n", "452 4.2.2 full"])
def test_the_next_hop_decides(gates: Starts, hop: MailServer, reply: str) -> None:
    hop.replies.append(reply.strip())
    assert send(gates(*TAG), FINE) == reply.strip()
    assert hop.received == []


def _broken_hop(behave: Callable[[socket.socket], None]) -> tuple[socket.socket, int]:
    """A server that answers well until the message, and then does what `behave` does."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb", buffering=0) as stream:
                stream.write(b"220 broken\r\n")
                for line in stream:
                    if line.startswith(b"DATA"):
                        stream.write(b"354 go on\r\n")
                        behave(connection)
                        break
                    stream.write(b"250-broken\r\n250 8BITMIME\r\n" if line.startswith(b"EHLO") else b"250 ok\r\n")

    threading.Thread(target=serve, daemon=True).start()
    return listening, listening.getsockname()[1]


def _until_dot(connection: socket.socket) -> None:
    read = b""
    while not read.endswith(b"\r\n.\r\n"):
        read += connection.recv(65536)


class HereGate:
    """A gate in this process, without a judging process: for bounces, and to see what happens where none is free."""

    def __init__(self, forward: int, **settings: Any) -> None:
        self.port = free_port()
        self.lines: list[str] = []
        listen, hop = ("127.0.0.1", self.port), ("127.0.0.1", forward)
        self._settings = Settings(listen, hop, workers=0, time_limit=0.1, **settings)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        await Gate(self._settings, self.lines.append).serve(self._stop)

    def __enter__(self) -> HereGate:
        self._thread.start()
        while not reachable(self.port):
            time.sleep(0.02)
        return self

    def __exit__(self, *exception: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)


@pytest.mark.parametrize(
    "behave",
    [
        lambda connection: None,
        _until_dot,
        lambda connection: (_until_dot(connection), connection.sendall(b"hello?\r\n"))[0],
    ],
    ids=["hangs up at DATA", "hangs up after the dot", "babbles"],
)
def test_a_next_hop_that_breaks_is_a_failure_for_now(behave: Callable[[socket.socket], None]) -> None:
    listening, port = _broken_hop(behave)
    with listening, HereGate(port) as gate:
        assert send(gate, FINE, sender="").startswith("451 4.4.1 ")
    assert "1 messages, 1 not taken by the next hop" in gate.lines[-1]


def test_a_next_hop_that_is_not_there() -> None:
    with HereGate(free_port()) as gate:
        client = smtplib.SMTP("127.0.0.1", gate.port)
        assert client.ehlo()[0] == 421


def test_a_message_that_cannot_be_checked(hop: MailServer) -> None:
    with HereGate(hop.port) as gate:
        assert send(gate, RUDE).startswith("250 ")
    assert hop.received[0].content == b"X-Tonecheck-Verdict: unchecked\r\n" + RUDE
    assert "verdict=unchecked (no judging process was free" in gate.lines[1]
    hop.received.clear()
    with HereGate(hop.port, on_error="hold") as gate:
        assert send(gate, RUDE).startswith("451 4.7.1 ")
    assert hop.received == []


# --- limits and odd mail ---


def test_extensions_and_addresses_go_through_as_they_are(gates: Starts, hop: MailServer) -> None:
    with smtplib.SMTP("127.0.0.1", gates(*TAG).port) as client:
        client.ehlo()
        assert set(client.esmtp_features) == {"size", "8bitmime", "smtputf8"}, "no more than the next hop has"
        assert client.docmd('MAIL FROM:<"b o"@team.example> BODY=8BITMIME')[0] == 250
        assert client.docmd("RCPT TO:")[0] >= 500, "the next hop's word"
        assert client.docmd("RCPT TO:<ann+x@team.example>")[0] == 250
        assert client.data("Subject: x\r\n\r\nschön\r\n".encode("latin-1"))[0] == 250
    assert hop.received[0].sender == '"b o"@team.example'
    assert hop.received[0].content.endswith("schön\r\n".encode("latin-1"))


def test_a_dot_between_bare_line_ends_is_refused(gates: Starts, hop: MailServer) -> None:
    """Some servers take "\\n.\\n" for the end of a message; what follows would then be commands of a stranger."""
    for dangerous in (b"\n.\r\n", b"\n.\n", b"\r.\r", b"\r.\r\n"):
        assert _SMUGGLED.search(b"hello" + dangerous)
    assert not _SMUGGLED.search(b"hello\r\n.\r\n.x\r\nyes.\n")
    with smtplib.SMTP("127.0.0.1", gates(*HOLD).port) as client:
        client.ehlo()
        client.mail("bo@team.example")
        client.rcpt("ann@team.example")
        client.docmd("DATA")
        client.send(HEAD + b"hello\n.\r\nMAIL FROM:<a@b>\r\n.\r\n")
        assert client.getreply()[0] == 554
    assert hop.received == []


def test_a_message_that_starts_with_a_blank_is_not_tagged(gates: Starts, hop: MailServer) -> None:
    content = b" odd\r\n" + FINE
    send(gates(*TAG), content)
    assert hop.received[0].content == content


def test_mail_without_words_passes(gates: Starts, hop: MailServer) -> None:
    content = b"MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime\r\nSubject: x\r\n\r\nMIIB\r\n"
    assert send(gates(*TAG), content).startswith("250 ")
    assert hop.received[0].content == b"X-Tonecheck-Verdict: none\r\n" + content


def test_size_and_session_limits(gates: Starts, hop: MailServer) -> None:
    gate = gates(*HOLD)
    assert send(gate, HEAD + b"x" * 78 + b"\r\n", sender="").startswith("250 ")
    assert send(gate, HEAD + (b"x" * 78 + b"\r\n") * 20_000).startswith("552 ")
    first, second = (smtplib.SMTP("127.0.0.1", gate.port) for _ in range(2))
    with pytest.raises(smtplib.SMTPConnectError, match="too many"):
        smtplib.SMTP("127.0.0.1", gate.port)
    first.close()
    second.close()


def test_a_check_that_takes_too_long(gates: Starts, hop: MailServer) -> None:
    """The check is cut off, and a later message finds a new process."""
    gate = gates("--on-error", "pass", "--time-limit", "1")
    long = (
        HEAD + b"Hi Ann,\r\n\r\n" + b"You failed to sign the order, so this is on you, and we told you so.\r\n" * 8000
    )
    assert send(gate, long).startswith("250 ")
    assert hop.received[0].content == b"X-Tonecheck-Verdict: unchecked\r\n" + long
    assert "took longer than 1 seconds" in gate.log.read_text()
    end = time.monotonic() + 60
    while not (send(gate, FINE), hop.received[-1].content.startswith(b"X-Tonecheck-Verdict: send"))[1]:
        assert time.monotonic() < end


def test_sigterm_lets_the_message_under_way_finish(tmp_path: Path, hop: MailServer) -> None:
    env = environment(tmp_path / "home")
    gate = GateProcess(free_port(), hop.port, "--workers", "1", env=env, log=tmp_path / "log").start()
    idle = smtplib.SMTP("127.0.0.1", gate.port)
    idle.ehlo()
    with smtplib.SMTP("127.0.0.1", gate.port) as client:
        client.ehlo()
        client.mail("bo@team.example")
        assert gate.process is not None
        gate.process.terminate()
        end = time.monotonic() + 20
        while b"421" not in (said := idle.sock.recv(1000)):  # type: ignore[union-attr]
            assert said and time.monotonic() < end
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", gate.port), 2)
        client.rcpt("ann@team.example")
        assert client.data(FINE)[0] == 250
        assert client.getreply()[0] == 421
        client.close()
    assert gate.process.wait(30) == 0
    assert len(hop.received) == 1
    assert "tonecheck gate: 1 messages, 1 fine, median " in gate.log.read_text().splitlines()[-1]


# --- settings ---


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--listen", "10025", "--forward", "127.0.0.1:10026"), "HOST:PORT is required"),
        (("--listen", "127.0.0.1:0", "--forward", "127.0.0.1:10026"), "HOST:PORT is required"),
        (("--listen", "0.0.0.0:10025", "--forward", "127.0.0.1:10026"), "anybody who reaches it"),
        (("--listen", "127.0.0.1:10025", "--forward", "mx.example:25"), "leave this machine"),
        (("--listen", "127.0.0.1:10025", "--forward", "127.0.0.1:10025"), "in circles"),
        (("--listen", "127.0.0.1:10025"), "--forward"),
        (("--listen", "127.0.0.1:10025", "--forward", "127.0.0.1:1", "--mode", "drop"), "drop"),
    ],
)
def test_settings_that_are_refused(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    done = tonecheck("gate", *options, cwd=tmp_path, env=environment(tmp_path / "home"))
    assert done.returncode == 2 and words in done.stderr


def test_remote_addresses_when_allowed() -> None:
    read = Settings.read(listen="[::]:25", forward="mx.example:25", max_size=2, allow_remote=True)
    assert (read.listen, read.forward, read.max_size) == (("::", 25), ("mx.example", 25), 2_000_000)
    with pytest.raises(ConfigError):
        Settings.read(listen="[::]:25", forward="mx.example:25", max_size=2, allow_remote=False)


def test_a_port_that_is_taken(tmp_path: Path, hop: MailServer) -> None:
    options = ("--workers", "1", "--listen", f"127.0.0.1:{hop.port}", "--forward", "127.0.0.1:1")
    done = tonecheck("gate", *options, cwd=tmp_path, env=environment(tmp_path / "home"))
    assert done.returncode == 2 and "cannot listen there" in done.stderr


def test_dots_and_headers() -> None:
    assert stuffed(b".a\r\nb.\r\n..c\r\n") == b"..a\r\nb.\r\n...c\r\n"
    verdict = Verdict(held=True, verdict="hold", scores={"overall": 12}, categories=("insult",) * 9)
    assert Verdict.of(verdict.to_dict()) == verdict
    assert all(len(line) <= 78 for line in verdict.headers().split(b"\r\n"))


# --- Postfix ---


@needs_postfix
def test_postfix_loses_nothing_while_the_gate_is_killed(tmp_path: Path) -> None:
    """A sample of benchmarks/gate.py, which sends 2,000."""
    spec = importlib.util.spec_from_file_location("gate_benchmark", ROOT / "benchmarks" / "gate.py")
    assert spec is not None and spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    sys.modules["gate_benchmark"] = benchmark
    spec.loader.exec_module(benchmark)
    counts = benchmark.run(30, kill_every=0.5, most_kills=2, folder=tmp_path)
    assert counts["kills"] >= 1
    assert (counts["delivered"], counts["lost"], counts["altered"], counts["not tagged once"]) == (30, 0, 0, 0), counts


@needs_postfix
@pytest.mark.parametrize("filter", ["content", "proxy"])
def test_postfix_and_a_gate_that_holds(tmp_path: Path, filter: str) -> None:
    """As a content filter the sender gets a bounce with the reasons; before the queue the client gets them at once."""
    port = free_port()
    with Postfix(gate=port, filter=filter) as postfix:
        env = environment(tmp_path / "home")
        options = ("--workers", "1", "--mode", "hold")
        with GateProcess(port, postfix.after, *options, env=env, log=tmp_path / "log"):
            with smtplib.SMTP("127.0.0.1", postfix.entry, timeout=60) as client:
                if filter == "proxy":
                    with pytest.raises(smtplib.SMTPDataError) as refused:
                        client.sendmail("bo@team.example", ["ann@team.example"], RUDE)
                    assert b"tonecheck held this message" in refused.value.smtp_error
                    assert b"you idiot" in refused.value.smtp_error
                else:
                    client.sendmail("bo@team.example", ["ann@team.example"], RUDE)
            with smtplib.SMTP("127.0.0.1", postfix.entry, timeout=60) as client:
                client.sendmail("bo@team.example", ["ann@team.example"], FINE)
            expected = 1 if filter == "proxy" else 2
            end = time.monotonic() + 60
            while len(postfix.delivered()) < expected or postfix.queued():
                assert time.monotonic() < end, postfix.log()
                time.sleep(0.2)
            bounced = [content for content in postfix.delivered() if b"MAILER-DAEMON" in content[:300]]
            passed = [content for content in postfix.delivered() if content not in bounced]
            assert passed[0].endswith(FINE.replace(b"\r\n", b"\n"))
            if filter == "content":
                assert b"tonecheck held this message" in bounced[0] and b"idiot" in bounced[0]
