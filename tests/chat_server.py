"""A small server that answers like a chat-completions server, well or badly, for tests."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


class ChatServer:
    """Answers `replies[sentence]`, else `reply`; `answer` may take the whole request over.

    `asked` are the JSON bodies of the requests, `headers` their headers, `paths` what was asked for.
    """

    def __init__(self) -> None:
        self.replies: dict[str, str] = {}
        self.reply: str | None = None
        self.models: list[str] = ["small-1"]
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.answer: Callable[[BaseHTTPRequestHandler], None] | None = None
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                fake.paths.append(self.path)
                fake.headers.append(dict(self.headers.items()))
                if fake.answer is not None:
                    fake.answer(self)
                else:
                    send(self, json.dumps({"data": [{"id": name} for name in fake.models]}))

            def do_POST(self) -> None:
                fake.paths.append(self.path)
                fake.headers.append(dict(self.headers.items()))
                content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append(content)
                if fake.answer is not None:
                    fake.answer(self)
                    return
                sentence = sentence_of(content)
                reply = fake.replies.get(sentence, fake.reply if fake.reply is not None else sentence)
                send(self, completion(reply))

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = int(self.server.server_address[1])
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def sentences(self) -> list[str]:
        """The sentences that were asked about."""
        return [sentence_of(content) for content in self.asked]

    def __enter__(self) -> ChatServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()


def sentence_of(content: dict[str, Any]) -> str:
    lines = content["messages"][-1]["content"].splitlines()
    return next(line.removeprefix("Sentence: ") for line in lines if line.startswith("Sentence: "))


def completion(text: str | None, **message: Any) -> str:
    end = message.pop("finish_reason", "stop")
    said = {"role": "assistant", "content": text, **message}
    return json.dumps({"object": "chat.completion", "choices": [{"index": 0, "message": said, "finish_reason": end}]})


def send(handler: BaseHTTPRequestHandler, body: str, status: int = 200, **headers: str) -> None:
    content = body.encode()
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(content)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)


def drip(handler: BaseHTTPRequestHandler, seconds: float, *, headers: bool) -> None:
    """An answer that comes byte by byte and never ends within `seconds`: in its headers, or in its body."""
    deadline = time.monotonic() + seconds
    try:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: " if headers else b"HTTP/1.0 200 OK\r\n\r\n{")
        while time.monotonic() < deadline:
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        return


def closed_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
