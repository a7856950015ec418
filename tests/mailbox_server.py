"""An SMTP server on loopback that keeps what it gets."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass(frozen=True)
class Received:
    sender: str
    recipients: tuple[str, ...]
    content: bytes


class _Patient(SMTP):
    """Real servers take longer lines than RFC 5321 asks for."""

    line_length_limit = 1 << 20


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Patient(self.handler, **self.SMTP_kwargs)


class MailServer:
    """`with MailServer() as server:` listens at `host` and `port`; `received` grows. `replies` are given to DATA, then 250."""

    host = "127.0.0.1"

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.replies: list[str] = []
        self._controller = _Controller(self, hostname=self.host, port=0, data_size_limit=None)

    @property
    def port(self) -> int:
        server = self._controller.server
        assert server is not None
        return int(server.sockets[0].getsockname()[1])  # type: ignore[attr-defined]

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.replies:
            return self.replies.pop(0)
        content = envelope.original_content or b""
        self.received.append(Received(envelope.mail_from or "", tuple(envelope.rcpt_tos), content))
        return "250 2.0.0 taken"

    def __enter__(self) -> MailServer:
        # To see whether it is up, the controller would connect to port 0.
        reach = lambda: socket.create_connection((self.host, self.port)).close()  # noqa: E731
        self._controller._trigger_server = reach  # type: ignore[method-assign]
        self._controller.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._controller.stop()
