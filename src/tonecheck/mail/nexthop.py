"""A client of the next hop: says over SMTP what it is told to say, and gives back the replies byte for byte."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from tonecheck.errors import ToneCheckError

#: Seconds that the next hop may take for a reply, and for the one after a message (RFC 5321 asks for 5 and 10 minutes).
REPLY, DELIVERY = 300.0, 600.0
#: Bytes written at a time.
_CHUNK = 1 << 16


class NextHopError(ToneCheckError):
    """The next hop cannot be reached, hung up, or does not speak SMTP. Nothing is known to have been taken."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`text` is the whole reply as it came, lines joined by CRLF, without the last one."""

    code: int
    text: bytes

    @property
    def good(self) -> bool:
        return 200 <= self.code < 400


class NextHop:
    """One connection, with the greeting read."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def connect(cls, host: str, port: int, *, seconds: float = 30.0) -> NextHop:
        """Raises: NextHopError."""
        try:
            hop = cls(*await asyncio.wait_for(asyncio.open_connection(host, port), seconds))
        except (OSError, asyncio.TimeoutError) as error:
            raise NextHopError(f"{host}:{port}: cannot be reached: {error or 'no answer'}") from None
        try:
            greeting = await hop._reply(REPLY)
            if greeting.code != 220:
                raise NextHopError(f"{host}:{port}: says {greeting.text.decode('ascii', 'replace')}")
        except BaseException:
            hop.close()
            raise
        return hop

    async def command(self, line: bytes) -> Reply:
        """Raises: NextHopError."""
        await self._write(line + b"\r\n")
        return await self._reply(REPLY)

    async def message(self, head: bytes, content: bytes) -> Reply:
        """The reply to a message, which is `head` and `content`, both of whole lines ended by CRLF.

        Raises:
            NextHopError: no reply came, so the message may or may not have been taken.
        """
        ready = await self.command(b"DATA")
        if ready.code != 354:
            return ready
        await self._write(head)
        at = 0
        while at < len(content):
            # Whole lines, so that each dot at the start of one is seen.
            end = content.find(b"\r\n", at + _CHUNK) + 2
            end = end if end > 1 else len(content)
            await self._write(stuffed(content[at:end]))
            at = end
        await self._write(b".\r\n")
        return await self._reply(DELIVERY)

    async def _write(self, content: bytes) -> None:
        try:
            self._writer.write(content)
            await asyncio.wait_for(self._writer.drain(), REPLY)
        except (OSError, asyncio.TimeoutError) as error:
            raise NextHopError(f"the next hop does not read: {error or 'it took too long'}") from None

    async def _reply(self, seconds: float) -> Reply:
        lines: list[bytes] = []
        while True:
            try:
                line = await asyncio.wait_for(self._reader.readline(), seconds)
            except (OSError, ValueError, asyncio.TimeoutError) as error:
                raise NextHopError(f"the next hop does not answer: {error or 'it took too long'}") from None
            if not line.endswith(b"\n"):
                raise NextHopError("the next hop hung up")
            line = line.rstrip(b"\r\n")
            if not re.match(rb"[2-5]\d\d(?:[ -]|$)", line) or len(lines) > 200:
                raise NextHopError(f"the next hop says {line[:80].decode('ascii', 'replace')!r}, which is not SMTP")
            lines.append(line)
            if line[3:4] != b"-":
                return Reply(int(line[:3]), b"\r\n".join(lines))

    def quit(self) -> None:
        """Takes leave without waiting for the answer, as mail servers do."""
        self._writer.write(b"QUIT\r\n")
        self._writer.close()

    def close(self) -> None:
        self._writer.close()


def stuffed(lines: bytes) -> bytes:
    """Whole lines with a dot before each that starts with one (RFC 5321 4.5.2)."""
    text = lines.replace(b"\r\n.", b"\r\n..")
    return b"." + text if text.startswith(b".") else text
