"""Where a server listens that text is sent to (LanguageTool, a language model), and whether that is this machine."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from tonecheck.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """An address taken apart, so that what is judged and what is called cannot differ.

    `hosts` are tried in turn; for a loopback server they are numbers, never names, so that no resolver has a say.
    `path` starts and ends with a slash and does not hold the name of the interface (`v2/` of LanguageTool).
    """

    scheme: str
    hosts: tuple[str, ...]
    port: int
    path: str
    loopback: bool

    @property
    def urls(self) -> tuple[str, ...]:
        """One base URL for each host, ending in a slash."""
        return tuple(
            f"{self.scheme}://{f'[{host}]' if ':' in host else host}:{self.port}{self.path}" for host in self.hosts
        )

    def __str__(self) -> str:
        return self.urls[0]


def parse_address(text: str, *, key: str = "grammar.server", port: int = 8081, interface: str = "v2") -> ServerAddress:
    """The address that `text` names, which stands in the configuration under `key`; `port` is the usual one.

    A path that ends in `interface` means the same as one without it.

    Only `localhost`, 127.0.0.0/8 and ::1, written out, count as this machine. Other spellings of the same numbers
    (2130706433, 127.1, 0x7f.1) are left to be refused as foreign names: programs disagree about what they mean.

    Raises:
        ConfigError: if it is not an address, or holds a user name, a query, or signs that programs read differently.
    """

    def wrong(why: str) -> ConfigError:
        allowed = f"http://HOST[:PORT] or https://HOST[:PORT], such as http://localhost:{port}"
        return ConfigError(f"{key}: {text!r} {why}; allowed is {allowed}")

    if not isinstance(text, str) or not text:
        raise wrong("is not an address")
    if not re.fullmatch(r"[!-\[\]-~]+", text):
        raise wrong("holds a space, a backslash or a character outside ASCII")
    try:
        pieces = urlsplit(text)
        given = pieces.port
        host = pieces.hostname
    except ValueError as error:
        raise wrong(f"is not an address ({error})") from error
    if pieces.scheme not in ("http", "https"):
        raise wrong("does not start with http:// or https://")
    if "@" in pieces.netloc:
        raise wrong("holds a user name or password")
    if pieces.query or pieces.fragment or "?" in text or "#" in text:
        raise wrong("holds a query or a fragment")
    if not host or "%" in host:
        raise wrong("names no host")
    if given == 0:
        raise wrong("has port 0")
    path = re.sub(rf"(?:/{interface})?/*\Z", "/", pieces.path, count=1)
    hosts: tuple[str, ...] = (host,)
    loopback = False
    if host == "localhost":
        hosts, loopback = ("127.0.0.1", "::1"), True
    else:
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            pass
        else:
            home = ipaddress.ip_network("127.0.0.0/8")
            loopback = address in home if address.version == 4 else address == ipaddress.IPv6Address("::1")
            hosts = (str(address),)
    return ServerAddress(pieces.scheme, hosts, given or (443 if pieces.scheme == "https" else 80), path, loopback)


def stays_here(text: str, address: ServerAddress, *, key: str) -> None:
    """Raises: ConfigError, if the server at `address`, given as `text` under `key`, is not on this machine."""
    if not address.loopback:
        raise ConfigError(
            f"{key}: {text!r} is not on this machine, and your drafts would leave it; "
            f"allowed are localhost, 127.0.0.0/8 and ::1, or set {key.partition('.')[0]}.allow_remote = true"
        )


def listening(address: ServerAddress, timeout: float = 1.0) -> str | None:
    """The first URL of `address` behind which something accepts connections, None if there is none.

    `timeout` is in seconds, for each host.
    """
    for host, url in zip(address.hosts, address.urls, strict=True):
        try:
            with socket.create_connection((host, address.port), timeout=timeout):
                return url
        except OSError:
            continue
    return None
