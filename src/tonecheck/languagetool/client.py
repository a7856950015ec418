"""language-tool-python as a client that only talks to the server it was given. Imported when the first text is sent.

Left to itself language-tool-python 3.4 takes proxies from the environment, follows redirects, waits 300 s for an
answer, and, without a server, downloads one. Here all requests pass through one method that does none of it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin

import requests
from language_tool_python import LanguageTool
from language_tool_python.exceptions import LanguageToolError
from language_tool_python.match import Match

_LARGEST_ANSWER = 32 * 1024 * 1024  # bytes


class NoAnswerError(Exception):
    """The server is gone, late, or no LanguageTool. `sent` tells whether text may have reached it."""

    def __init__(self, text: str, *, sent: bool = False) -> None:
        super().__init__(text)
        self.sent = sent


@dataclass(frozen=True, slots=True)
class Answer:
    """A match, with what the `Match` of language-tool-python leaves out or leaves wrong.

    `start` and `end` are code points of the text that was sent; `Match` corrects the offset for characters beyond
    U+FFFF, but not the length.
    """

    match: Match
    start: int
    end: int
    url: str | None


class Client(LanguageTool):
    """A connection to the LanguageTool server at `url` (ending in a slash); `timeout` is in seconds for one request.

    Raises:
        NoAnswerError: if there is no LanguageTool, or it does not know `language`.
    """

    def __init__(
        self,
        language: str,
        url: str,
        *,
        loopback: bool,
        timeout: float,
        disabled_rules: Collection[str] = (),
        disabled_categories: Collection[str] = (),
    ) -> None:
        self._seconds = timeout
        self._asked = False
        self._last: list[dict[str, Any]] = []
        self._loopback = loopback
        try:
            # `host` is only used by servers that the package starts itself; without it "localhost" is looked up.
            super().__init__(language, remote_server=url, host="127.0.0.1")
        except (LanguageToolError, ValueError, TypeError, AttributeError) as error:
            raise NoAnswerError(f"{url} does not answer like LanguageTool ({error})") from error
        if not self._asked:
            # A later version that asks by another way would also ignore the limits above.
            raise NoAnswerError("this version of language-tool-python is not supported; 3.4 is")
        self.disabled_rules = set(disabled_rules)
        self.disabled_categories = set(disabled_categories)

    def answers(self, text: str) -> list[Answer]:
        """What LanguageTool finds in `text`; matches whose place does not hold are left out.

        Raises:
            NoAnswerError: if the server does not answer in time, or not like LanguageTool.
        """
        self._last = []
        try:
            matches = self.check(text)
        except (LanguageToolError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise NoAnswerError(f"{self.url} does not answer like LanguageTool ({error!r})", sent=True) from error
        wide = text.encode("utf-16-le")
        found = []
        for match, raw in zip(matches, self._last, strict=True):
            start, end = raw["start"], raw["end"]
            marked = raw["marked"]
            if not 0 <= start < end <= len(wide) // 2 or not isinstance(match.message, str):
                continue
            try:
                before = wide[: 2 * start].decode("utf-16-le")
                inside = wide[2 * start : 2 * end].decode("utf-16-le")
            except UnicodeDecodeError:  # in the middle of a character
                continue
            # LanguageTool repeats the words it means, with line ends as spaces. Where they differ, the place is wrong.
            if inside.split() != marked.split():
                continue
            found.append(Answer(match, len(before), len(before) + len(inside), raw["url"]))
        return found

    def _session(self) -> requests.Session:
        session = requests.Session()
        # A proxy named in the environment would carry the draft away from this machine; .netrc adds credentials.
        session.trust_env = not self._loopback
        session.headers["Connection"] = "close"
        return session

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 2,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        self._asked = True
        if not url.startswith(urljoin(self._url, ".")):
            raise NoAnswerError(f"{url} is not the configured server")
        posting = method == "post"
        limit = self._seconds if posting else min(self._seconds, 3.0)
        deadline = time.monotonic() + limit
        # One connection for each request: Java's server closes idle ones without a word, and a POST into one is lost.
        try:
            with (
                self._session() as session,
                session.request(
                    method,
                    url,
                    data=params if posting else None,
                    params=None if posting else params,
                    timeout=(min(1.0, limit), limit),
                    # A redirect would take the draft to a server that nobody judged.
                    allow_redirects=False,
                    stream=True,
                ) as response,
            ):
                body = bytearray()
                for chunk in response.iter_content(65536):
                    body += chunk
                    if len(body) > _LARGEST_ANSWER or time.monotonic() > deadline:
                        raise NoAnswerError(f"{self._url} answers too much or too slowly", sent=posting)
                status = response.status_code
        except requests.ConnectTimeout as error:
            raise NoAnswerError(f"{self._url} does not accept connections") from error
        except requests.Timeout as error:
            raise NoAnswerError(f"{self._url} did not answer within {limit:g} s", sent=posting) from error
        except requests.RequestException as error:
            raise NoAnswerError(f"{self._url} does not answer ({type(error).__name__})", sent=posting) from error
        if status != 200:
            said = " ".join(bytes(body[:200]).decode("utf-8", "replace").split())
            raise NoAnswerError(f"{self._url} answered with status {status}: {said}", sent=posting)
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise NoAnswerError(f"{self._url} does not answer like LanguageTool (no JSON)", sent=posting) from error
        if posting:
            # `Match` takes the answer apart, so what it drops is read before.
            self._last = [_place(match) for match in answer["matches"]]
        return answer

    def _start_local_server(self) -> None:
        """The base class would download LanguageTool here; `tonecheck.languagetool.local` starts servers instead."""
        raise NoAnswerError("tonecheck does not let language-tool-python start or download LanguageTool")


def _place(match: dict[str, Any]) -> dict[str, Any]:
    """Offsets in UTF-16 code units, the words at that place, and the page of the rule."""
    start, length, context = match["offset"], match["length"], match["context"]
    if not isinstance(start, int) or not isinstance(length, int):
        raise TypeError("an offset is not a number")
    begin = 2 * context["offset"]
    marked = str(context["text"]).encode("utf-16-le", "replace")[begin : begin + 2 * context["length"]]
    pages = [page["value"] for page in match["rule"].get("urls") or ()]
    url = next((page for page in pages if isinstance(page, str) and page.startswith(("https://", "http://"))), None)
    return {"start": start, "end": start + length, "marked": marked.decode("utf-16-le", "replace"), "url": url}
