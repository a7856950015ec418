"""One request to a chat-completions server: bounded in time and size, no redirects, no proxy for this machine."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from base64 import b64encode
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from tonecheck.languagetool.address import ServerAddress

#: Largest answer that is read, in bytes; a sentence needs some hundreds.
LARGEST_ANSWER = 256 * 1024


class NoAnswerError(Exception):
    """The server is gone, late, refuses, or speaks another language. `sent` tells whether text may have reached it."""

    def __init__(self, text: str, *, sent: bool = False) -> None:
        super().__init__(text)
        self.sent = sent


def ask(address: ServerAddress, name: str, *, key: str | None, seconds: float, content: Any = None) -> Any:
    """The JSON that the server answers to `name` ("chat/completions"): a POST of `content`, or a GET where there is none.

    Raises:
        NoAnswerError: it does not answer within `seconds`, not with status 200, not with JSON, or with too much of it.
    """
    deadline = time.monotonic() + seconds
    headers = {"Accept": "application/json", "Connection": "close"}
    if key is not None:
        headers["Authorization"] = f"Bearer {key}"
    body = None
    if content is not None:
        body = json.dumps(content).encode()
        headers["Content-Type"] = "application/json"
    path = ("/v1/" if address.path == "/" else address.path) + name
    connection, target = _connected(address, path, headers, seconds)
    # With "close" the connection lets go of its socket at the first line of the answer.
    held = connection.sock
    late = threading.Event()

    def cut() -> None:
        late.set()
        with contextlib.suppress(OSError):
            # Below TLS, which the other thread is reading through.
            socket.socket.shutdown(held, socket.SHUT_RDWR)

    # The time-out of a socket starts anew with every byte; this one does not.
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    watch.daemon = True
    watch.start()
    sent = content is not None
    try:
        connection.request("GET" if body is None else "POST", target, body=body, headers=headers)
        response = connection.getresponse()
        answer = response.read(LARGEST_ANSWER + 1)
    except (OSError, HTTPException, ValueError) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise NoAnswerError(f"{address} did not answer within {seconds:.3g} s", sent=sent) from None
        raise NoAnswerError(f"{address} broke off ({type(error).__name__})", sent=sent) from None
    finally:
        watch.cancel()
        connection.close()
    if late.is_set():
        raise NoAnswerError(f"{address} did not answer within {seconds:.3g} s", sent=sent)
    if 300 <= response.status < 400:
        raise NoAnswerError(f"{address} answered with a redirect ({response.status}), which is not followed", sent=sent)
    if response.status != 200:
        said = plain(answer[:2000].decode("utf-8", "replace"), secret=key)
        raise NoAnswerError(f"{address} answered with status {response.status}: {said or 'nothing more'}", sent=sent)
    if len(answer) > LARGEST_ANSWER:
        raise NoAnswerError(f"{address} answered more than {LARGEST_ANSWER // 1024} kB", sent=sent)
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        raise NoAnswerError(f"{address} does not answer in JSON", sent=sent) from None


def plain(text: str, *, secret: str | None = None, limit: int = 160) -> str:
    """One line without control characters: a server's words end up in terminals. A secret that it repeats goes out."""
    if secret:
        text = text.replace(secret, "…")
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _connected(
    address: ServerAddress, path: str, headers: dict[str, str], seconds: float
) -> tuple[HTTPConnection, str]:
    """An open connection to the server, and what to ask for over it."""
    proxy = None if address.loopback or proxy_bypass(address.hosts[0]) else getproxies().get(address.scheme)
    failure: Exception | None = None
    deadline = time.monotonic() + seconds
    for host in address.hosts:
        try:
            if proxy:
                connection, path = _through(proxy, address, path, headers, seconds)
            else:
                kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
                connection = kind(host, address.port, timeout=max(0.01, deadline - time.monotonic()))
            connection.connect()
        except (OSError, HTTPException, ValueError) as error:
            failure = error
            continue
        return connection, path
    why = "in time " if isinstance(failure, TimeoutError) else ""
    kind_of = "" if isinstance(failure, (ConnectionRefusedError, TimeoutError)) else f" ({type(failure).__name__})"
    raise NoAnswerError(f"{address} does not accept connections {why}".rstrip() + kind_of)


def _through(
    proxy: str, address: ServerAddress, path: str, headers: dict[str, str], seconds: float
) -> tuple[HTTPConnection, str]:
    """A connection by way of the proxy of the environment, for a server on another machine."""
    pieces = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    host, port = pieces.hostname or "", pieces.port or 8080
    own: Mapping[str, str] = {}
    if pieces.username is not None:
        word = f"{unquote(pieces.username)}:{unquote(pieces.password or '')}"
        own = {"Proxy-Authorization": "Basic " + b64encode(word.encode()).decode()}
    if address.scheme == "https":
        secure = HTTPSConnection(host, port, timeout=seconds)
        secure.set_tunnel(address.hosts[0], address.port, headers=dict(own))
        return secure, path
    headers.update(own)
    return HTTPConnection(host, port, timeout=seconds), str(address)[: -len(address.path)] + path
