"""An SMTP proxy that judges what goes out (a content filter, or a before-queue filter).

The client's MAIL, RCPT and DATA go on to the next hop one by one, and its replies come back as they are; a message is
acknowledged by the next hop or not at all. Nothing is stored here, so there is nothing that a crash could lose.
"""

from __future__ import annotations

import asyncio
import collections
import contextlib
import ipaddress
import json
import re
import signal
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

from tonecheck.errors import CheckError, ConfigError
from tonecheck.mail.nexthop import NextHop, NextHopError, Reply
from tonecheck.mail.verdict import UNCHECKED, Verdict

#: Longest line of a message, in bytes.
LINE_LIMIT = 1 << 20
#: Longest command line, in bytes: addresses and parameters of extensions.
COMMAND_LIMIT = 4096
#: What may be said of the next hop's extensions to our clients: those that this proxy hands on as they are.
HANDED_ON = frozenset({"8BITMIME", "SMTPUTF8", "DSN", "ENHANCEDSTATUSCODES", "XFORWARD", "SIZE"})
#: Seconds that a stopping gate waits for the messages under way.
DRAIN = 60.0
#: Seconds that a worker may take to get ready.
WARM_UP = 300.0

#: A dot alone on a line whose ends are not CRLF: some servers take it for the end of the message ("SMTP smuggling").
_SMUGGLED = re.compile(rb"(?:(?<!\r)\n|\r(?!\n))\.(?:\r|\n)")

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says. `max_size` is in bytes, `time_limit` in seconds."""

    listen: tuple[str, int]
    forward: tuple[str, int]
    mode: str = "tag"
    on_error: str = "pass"
    profile: str | None = None
    config_file: str | None = None
    workers: int = 2
    sessions: int = 100
    max_size: int = 64_000_000
    time_limit: float = 30.0

    @classmethod
    def read(cls, *, listen: str, forward: str, max_size: int, allow_remote: bool, **others: Any) -> Settings:
        """Raises: ConfigError, for addresses that are none, or of other machines without `allow_remote`."""
        places = {name: _address(name, text) for name, text in (("--listen", listen), ("--forward", forward))}
        for name, (host, _) in places.items():
            if not allow_remote and not _is_loopback(host):
                what = (
                    "anybody who reaches it could send mail through the next hop"
                    if name == "--listen"
                    else "mail would leave this machine unencrypted"
                )
                raise ConfigError(f"{name} {host}: is not this machine's loopback; {what}. --allow-remote allows it")
        if places["--listen"] == places["--forward"]:
            raise ConfigError("--listen and --forward are the same address; mail would go round in circles")
        return cls(places["--listen"], places["--forward"], max_size=max_size * 1_000_000, **others)


def _address(name: str, text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ConfigError(f"{name} “{text}”: HOST:PORT is required, as 127.0.0.1:10025 or [::1]:10025")
    return host, int(port)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


# --- judging --------------------------------------------------------------------------------------------------------


class Worker:
    """One judging process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._stopped = False

    @classmethod
    async def start(cls, settings: Settings) -> Worker:
        """Raises: CheckError, if it does not get ready."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tonecheck.mail.worker", settings.profile or "",
            str(Path(settings.config_file).absolute()) if settings.config_file else "",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 24, cwd=_package_parent(),
        )  # fmt: skip
        worker = cls(process)
        try:
            await worker._answer(WARM_UP)
        except BaseException:
            worker.stop()
            raise
        return worker

    async def judge(self, content: bytes, seconds: float) -> Verdict:
        """Raises: CheckError; `usable` tells whether the worker may be asked again."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(len(content).to_bytes(8, "big") + content)
            return Verdict.of(await self._answer(seconds))
        except asyncio.CancelledError:
            self.stop()  # its answer would be taken for that to the next message
            raise

    async def _answer(self, seconds: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        try:
            line = await asyncio.wait_for(self._process.stdout.readline(), seconds)
        except asyncio.TimeoutError:
            self.stop()
            raise CheckError(f"the check took longer than {seconds:g} seconds") from None
        if not line.endswith(b"\n"):
            self.stop()
            raise CheckError("the judging process died")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise CheckError(answer["error"])
        return answer

    @property
    def usable(self) -> bool:
        return not self._stopped and self._process.returncode is None

    def stop(self) -> None:
        self._stopped = True
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()


def _package_parent() -> str:
    """Where `-m tonecheck` finds this very package; and no folder that somebody else can write to."""
    import tonecheck

    return str(Path(tonecheck.__file__).resolve().parent.parent)


class Workers:
    """Judging processes; one that hangs or dies is replaced."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self._settings, self._say = settings, say
        self._all: set[Worker] = set()
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Raises: CheckError."""
        await asyncio.gather(*(self._add() for _ in range(self._settings.workers)))

    async def _add(self) -> None:
        worker = await Worker.start(self._settings)
        self._all.add(worker)
        self._free.put_nowait(worker)

    async def judge(self, content: bytes) -> Verdict:
        """Raises: CheckError."""
        limit = self._settings.time_limit
        try:
            worker = await asyncio.wait_for(self._free.get(), limit)
        except asyncio.TimeoutError:
            raise CheckError(f"no judging process was free for {limit:g} seconds") from None
        try:
            return await worker.judge(content, limit)
        finally:
            if worker.usable:
                self._free.put_nowait(worker)
            else:
                self._all.discard(worker)
                self._replace()

    def _replace(self) -> None:
        if not self._closed:
            task = asyncio.get_running_loop().create_task(self._add_again())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _add_again(self) -> None:
        wait = 1.0
        while not self._closed:
            try:
                await self._add()
                return
            except (CheckError, OSError) as error:
                self._say(f"tonecheck gate: a judging process cannot be started: {error}")
                await asyncio.sleep(wait)
                wait = min(wait * 2, 60.0)

    def close(self) -> None:
        self._closed = True
        for task in self._starting:
            task.cancel()
        for worker in self._all:
            worker.stop()


# --- sessions -------------------------------------------------------------------------------------------------------


class Session(SMTP):
    """A client's connection, and one to the next hop that repeats it."""

    line_length_limit = LINE_LIMIT
    command_size_limit = COMMAND_LIMIT

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            data_size_limit=gate.settings.max_size,
            enable_SMTPUTF8=True,
            ident="tonecheck gate",
            timeout=IDLE,
            loop=asyncio.get_running_loop(),
        )
        self.command_size_limits = collections.defaultdict(lambda: COMMAND_LIMIT)
        self.gate = gate
        self.hop: NextHop | None = None
        self.busy = False  #: between MAIL and the reply to DATA

    async def _handle_client(self) -> None:
        self.gate.sessions.add(self)
        if len(self.gate.sessions) > self.gate.settings.sessions:
            await self.leave("4.3.2 too many connections, try again later")
            return
        await super()._handle_client()

    def connection_lost(self, error: Exception | None) -> None:
        self.gate.sessions.discard(self)
        self._hang_up()
        super().connection_lost(error)

    async def leave(self, text: str) -> None:
        """Ends the session; the client tries again later."""
        self.busy = False
        if self.transport is not None:
            await self.push(f"421 {text}")
            self.transport.close()

    def _hang_up(self) -> None:
        if self.hop is not None:
            self.hop.close()
            self.hop = None

    async def ask(self, command: bytes) -> Reply | None:
        """The next hop's reply to a command. None where it has none: then the session is over, with a 421."""
        try:
            if self.hop is None:
                raise NextHopError("the connection to the next hop is gone")
            reply = await self.hop.command(command)
        except NextHopError as error:
            self._hang_up()
            await self.leave(f"4.4.1 {_ascii(str(error))}")
            return None
        if reply.code == 421:
            self._hang_up()
        return reply

    async def smtp_EHLO(self, hostname: str) -> None:
        await self._greet("EHLO", hostname)

    async def smtp_HELO(self, hostname: str) -> None:
        await self._greet("HELO", hostname)

    async def _greet(self, verb: str, hostname: str | None) -> None:
        if not hostname or not _PLAIN.fullmatch(hostname):
            await self.push(f"501 Syntax: {verb} hostname")
            return
        if self.gate.stopping:
            await self.leave(STOPPING)
            return
        if self.hop is None:
            try:
                self.hop = await NextHop.connect(*self.gate.settings.forward)
            except NextHopError as error:
                await self.leave(f"4.4.1 {_ascii(str(error))}")
                return
        reply = await self.ask(f"{verb} {hostname}".encode("utf-8", "surrogateescape"))
        if reply is None:
            return
        self._set_post_data_state()  # type: ignore[no-untyped-call, unused-ignore]
        self.busy = False
        if not reply.good or self.session is None:
            await self.push(reply.text)
            return
        self.session.host_name = hostname
        self.session.extended_smtp = verb == "EHLO"
        if verb == "HELO":
            await self.push(f"250 {self.hostname}")
            return
        rows = [self.hostname, *self._extensions(reply)]
        for row in rows[:-1]:
            await self.push(f"250-{row}")
        await self.push(f"250 {rows[-1]}")

    def _extensions(self, reply: Reply) -> list[str]:
        """What the next hop can do, as far as we hand it on."""
        said = [line[4:].decode("ascii", "replace") for line in reply.text.split(b"\r\n")[1:]]
        kept = [row for row in said if row.partition(" ")[0].upper() in HANDED_ON - {"SIZE"}]
        size = next((row.split()[1:] for row in said if row.upper().startswith("SIZE")), [])
        limit = int(size[0]) if size and size[0].isdecimal() and int(size[0]) else self.gate.settings.max_size
        return [*kept, f"SIZE {min(limit, self.gate.settings.max_size)}"]

    async def smtp_MAIL(self, arg: str | None) -> None:
        if await self.check_helo_needed():
            return
        if self.gate.stopping:
            await self.leave(STOPPING)
            return
        reply = await self._repeat("MAIL", arg)
        if reply is not None and reply.good and self.envelope is not None:
            found = re.match(r"FROM:\s*<(.*?)>", arg or "", re.IGNORECASE)
            self.envelope.mail_from = found[1] if found else (arg or "?")
            self.busy = True

    async def smtp_RCPT(self, arg: str | None) -> None:
        if await self.check_helo_needed():
            return
        reply = await self._repeat("RCPT", arg)
        if reply is not None and reply.good and self.envelope is not None:
            self.envelope.rcpt_tos.append(arg or "")

    async def smtp_XFORWARD(self, arg: str | None) -> None:
        if await self.check_helo_needed():
            return
        await self._repeat("XFORWARD", arg)

    async def smtp_RSET(self, arg: str | None) -> None:
        if self.hop is None:
            await super().smtp_RSET(arg or "")
            return
        reply = await self.ask(b"RSET")
        if reply is not None:
            self._set_post_data_state()  # type: ignore[no-untyped-call, unused-ignore]
            self.busy = False
            await self.push(reply.text)

    async def smtp_QUIT(self, arg: str | None) -> None:
        if self.hop is not None:
            self.hop.quit()
            self.hop = None
        await super().smtp_QUIT(arg or "")

    async def smtp_DATA(self, arg: str | None) -> None:
        self._reset_timeout(IDLE + 2 * self.gate.settings.time_limit + 600)
        await super().smtp_DATA(arg or "")
        self.busy = False
        if self.gate.stopping:
            await self.leave(STOPPING)
        elif self.hop is None:
            await self.leave("4.4.1 the connection to the next hop is gone")
        else:
            self._reset_timeout()

    async def _repeat(self, verb: str, arg: str | None) -> Reply | None:
        """Says the client's command to the next hop as it stands, and its reply to the client."""
        if arg is not None and not _PLAIN.fullmatch(arg):
            await self.push(f"501 5.5.2 {verb}: control characters are not allowed")
            return None
        reply = await self.ask((f"{verb} {arg}" if arg else verb).encode("utf-8", "surrogateescape"))
        if reply is not None:
            await self.push(reply.text)
        return reply

    async def deliver(self, head: bytes, content: bytes) -> Reply:
        """The next hop's reply to the message; one of our own, for a later try, where there is none."""
        try:
            if self.hop is None:
                raise NextHopError("the connection to the next hop is gone")
            reply = await self.hop.message(head, content)
        except NextHopError as error:
            self._hang_up()
            return Reply(451, f"451 4.4.1 {_ascii(str(error))}".encode("ascii"))
        if reply.code == 421:
            self._hang_up()
        return reply

    async def forget(self) -> None:
        """Lets the next hop forget the envelope of a message that it will not get."""
        try:
            if self.hop is None or not (await self.hop.command(b"RSET")).good:
                self._hang_up()
        except NextHopError:
            self._hang_up()


#: Seconds without a command after which a session ends.
IDLE = 600.0
STOPPING = "4.3.2 tonecheck gate is stopping, try again later"
_PLAIN = re.compile(r"[^\x00-\x1f\x7f]+")
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"})


def _ascii(text: str) -> str:
    """Text for an SMTP reply or a log: ASCII, one line."""
    plain = " ".join(text.translate(_TYPED).split()).encode("ascii", "replace").decode("ascii")
    return plain[:400]


class Gate:
    """The sessions, the workers and the counts of a running gate; aiosmtpd calls its `handle_` methods."""

    def __init__(self, settings: Settings, say: Say) -> None:
        self.settings, self.say = settings, say
        self.sessions: set[Session] = set()
        self.workers = Workers(settings, say)
        self.stopping = False
        self.counts: collections.Counter[str] = collections.Counter()
        self.times: collections.deque[float] = collections.deque(maxlen=100_000)

    async def handle_DATA(self, server: Session, session: object, envelope: Any) -> bytes:
        """Judges and hands on one message; the reply to the client."""
        content: bytes = envelope.original_content
        started = time.monotonic()
        told, reply = await self._through(server, content, bounce=envelope.mail_from == "")
        seconds = time.monotonic() - started
        self.times.append(seconds)
        self.counts["messages"] += 1
        said = _ascii(reply.text.decode("ascii", "replace").split("\r\n")[-1])
        self.say(
            f"tonecheck gate: id={_message_id(content)} bytes={len(content)} {told} seconds={seconds:.2f} reply={said}"
        )
        return reply.text

    async def _through(self, server: Session, content: bytes, *, bounce: bool) -> tuple[str, Reply]:
        """What the log is told, and the reply."""
        if _SMUGGLED.search(content):
            await server.forget()
            self.counts["refused"] += 1
            return "verdict=refused", _reply(554, "5.6.0", ["a dot on a line of its own must stand between CRLFs"])
        head = b""
        if bounce:
            told, counted = "verdict=bounce", "bounces"
        else:
            try:
                verdict = await self.workers.judge(content)
            except CheckError as error:
                if self.settings.on_error == "hold":
                    await server.forget()
                    self.counts["put off"] += 1
                    return f"verdict=unchecked ({_ascii(str(error))})", _reply(451, "4.7.1", ["not checked, try again"])
                told, counted, head = f"verdict=unchecked ({_ascii(str(error))})", "not checked", UNCHECKED
            else:
                told = f"verdict={verdict.verdict} overall={verdict.scores.get('overall', '-')}"
                told += f" findings={','.join(verdict.categories) or '-'}"
                counted, head = "held" if verdict.held else "fine", verdict.headers()
                if verdict.held and self.settings.mode == "hold":
                    await server.forget()
                    self.counts["held"] += 1
                    return told, _reply(550, "5.7.1", ["tonecheck held this message.", *verdict.reasons])
        if self.settings.mode != "tag" or content[:1] in (b" ", b"\t"):
            head = b""  # a first line with a blank before would become part of our last header
        reply = await server.deliver(head, content)
        self.counts[counted if reply.good else "not taken by the next hop"] += 1
        return told, reply

    async def handle_exception(self, error: Exception) -> str:
        """What a bug of ours comes to: the client keeps the message and tries again."""
        if isinstance(error, (asyncio.IncompleteReadError, ConnectionError)):
            return "421 4.4.2 connection lost"  # the client is gone and will not read it
        self.counts["failures"] += 1
        self.say(f"tonecheck gate: internal error: {type(error).__name__}: {_ascii(str(error))}")
        return "451 4.3.0 internal error, try again later"

    async def serve(self, stop: asyncio.Event) -> None:
        """Runs until `stop` is set, then lets what is under way finish.

        Raises:
            ToneCheckError: the address is taken, or no judging process starts.
        """
        host, port = self.settings.listen
        try:
            server = await asyncio.get_running_loop().create_server(
                lambda: Session(self), host, port, start_serving=False
            )
        except OSError as error:
            raise ConfigError(f"--listen {host}:{port}: cannot listen there: {error.strerror or error}") from None
        try:
            await self.workers.start()
            await server.start_serving()
            forward = "{}:{}".format(*self.settings.forward)
            self.say(f"tonecheck gate: listening on {host}:{port}, next hop {forward}, mode {self.settings.mode}")
            await stop.wait()
            self.stopping = True
            server.close()
            await self._drain()
        finally:
            self.workers.close()
            self.say(f"tonecheck gate: {self.metrics()}")

    async def _drain(self) -> None:
        end = time.monotonic() + DRAIN
        while self.sessions and time.monotonic() < end:
            for session in [session for session in self.sessions if not session.busy]:
                with contextlib.suppress(OSError):
                    await session.leave(STOPPING)
            await asyncio.sleep(0.05)

    def metrics(self) -> str:
        """One line: how many messages went which way, and how long they took."""
        parts = [f"{self.counts['messages']} messages"]
        parts += [f"{count} {name}" for name, count in sorted(self.counts.items()) if name != "messages"]
        if self.times:
            ordered = sorted(self.times)
            parts.append(
                f"median {statistics.median(ordered):.2f} s, 95 % within {ordered[int(len(ordered) * 0.95)]:.2f} s"
            )
        return ", ".join(parts)


def _reply(code: int, status: str, lines: list[str]) -> Reply:
    rows = [f"{status} {_ascii(line)}" for line in lines]
    text = "".join(f"{code}-{row}\r\n" for row in rows[:-1]) + f"{code} {rows[-1]}"
    return Reply(code, text.encode("ascii"))


def _message_id(content: bytes) -> str:
    head = content[:20_000].partition(b"\r\n\r\n")[0]
    found = re.search(rb"^Message-ID:\s*(\S{1,200})", head, re.IGNORECASE | re.MULTILINE)
    return _ascii(found[1].decode("ascii", "replace")) if found else "-"


def run(settings: Settings, say: Say) -> int:
    """Serves until SIGTERM or SIGINT; 0."""

    async def serve() -> None:
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        await Gate(settings, say).serve(stop)

    asyncio.run(serve())
    return 0
