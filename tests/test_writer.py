"""The language-model writer: against a small server that answers well, badly, slowly and not at all."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from chat_server import ChatServer, closed_port, completion, drip, send
from click.testing import CliRunner

from tonecheck import cli
from tonecheck.config import Config, load_config
from tonecheck.engine import Checker
from tonecheck.errors import ConfigError
from tonecheck.finding import Applicability
from tonecheck.report import Report
from tonecheck.rewrite import writer as writing
from tonecheck.rewrite.apply import apply_rewrites, rewrite_draft
from tonecheck.rewrite.chat import LARGEST_ANSWER, NoAnswerError
from tonecheck.rewrite.writer import Faulty, UnusableError, Writer, WriterSettings, usable

FAULT = "You failed to attach the invoice, so we cannot pay the 250 EUR by 3 May."
BETTER = "The invoice was not attached, so we cannot pay the 250 EUR by 3 May; could you send it?"
BEFORE, AFTER = "Thank you for your mail.", "I am at the office until five."
DRAFT = f"Hello Ms Lee,\n\n{BEFORE} {FAULT} {AFTER}\n\nKind regards,\nAnn Smith\n"


def letter(*sentences: str) -> str:
    return f"Hello Ms Lee,\n\n{' '.join(sentences)}\n\nKind regards,\nAnn Smith\n"


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    with ChatServer() as server:
        yield server


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own configuration; the folder we are in is an empty project."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    folder = tmp_path / "xdg" / "tonecheck"
    folder.mkdir(parents=True)
    return folder


def checker(endpoint: str, **settings: Any) -> Checker:
    named = {f"rewriter_{name}": value for name, value in settings.items() if name != "allow_remote"}
    return Checker(config=Config(rewriter_endpoint=endpoint, allow_remote=settings.get("allow_remote", False), **named))


def written(report: Report) -> list[str]:
    """The sentences of the model that are shown, with the category that they mend."""
    return [f.category for f, rewrite in report.rewrites if "language model" in rewrite.because]


def said(report: Report) -> list[str]:
    return [note for note in report.skipped if "language model" in note or "left this machine" in note]


# ------------------------------------------------------------------------------------------------------------- well


def test_a_good_sentence_comes_first_and_is_a_suggestion(chat: ChatServer) -> None:
    chat.replies = {FAULT: BETTER}
    report = checker(chat.url, model="small-1").check(DRAFT)
    (finding,) = report.findings
    first, *ours = finding.rewrites
    assert first.apply(DRAFT) == DRAFT.replace(FAULT, BETTER)
    assert first.applicability is Applicability.SUGGEST
    assert ours, "our own stand behind it"
    assert said(report) == []
    assert apply_rewrites(DRAFT, checker(chat.url), accept=Applicability.SUGGEST).text == DRAFT.replace(FAULT, BETTER)


def test_what_is_asked(chat: ChatServer) -> None:
    checker(chat.url, model="small-1").check(DRAFT)
    (content,) = chat.asked
    assert chat.paths == ["/v1/chat/completions"]
    assert (content["model"], content["temperature"], content["stream"]) == ("small-1", 0, False)
    system, user = content["messages"]
    assert "Keep every name, number, date, amount" in system["content"]
    assert user["content"].splitlines()[:3] == [f"Before it: {BEFORE}", f"Sentence: {FAULT}", f"After it: {AFTER}"]
    assert re.search(r"^- accusation: “You failed to attach” .+", user["content"], re.M)
    assert "Hello Ms Lee" not in user["content"], "only the sentence and its neighbours"
    assert "Authorization" not in chat.headers[0]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("", "/v1/chat/completions"),
        ("/", "/v1/chat/completions"),
        ("/v1", "/v1/chat/completions"),
        ("/v1/", "/v1/chat/completions"),
        ("/v1/chat/completions", "/v1/chat/completions"),
        ("/api/openai/", "/api/openai/chat/completions"),
    ],
)
def test_forms_of_an_endpoint(chat: ChatServer, path: str, asked: str) -> None:
    checker(chat.url + path).check(DRAFT)
    assert chat.paths == [asked]


def test_localhost_needs_no_name_service(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    known = socket.getaddrinfo

    def lookup(host: Any, *more: Any, **named: Any) -> Any:
        assert host in ("127.0.0.1", "::1")
        return known(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    chat.replies = {FAULT: BETTER}
    assert written(checker(f"http://localhost:{chat.port}").check(DRAFT)) == ["accusation"]


@pytest.mark.parametrize(
    ("fault", "better"),
    [
        (FAULT, "Could you please attach the invoice? Without it we cannot pay the 250 EUR by 3 May."),
        ("Why didn't you read the manual?", "Have you had a look at the manual yet?"),
        ("Our incompetent courier lost your parcel.", "Your parcel did not reach you, and we're sorry about that."),
        (
            "I can't refund you because you obviously didn't keep the receipt.",
            "I'm afraid I can't refund you, as we don't have the receipt.",
        ),
        ("We will always answer within an hour.", "We aim to answer within an hour."),
        ("It is not our fault that the payment was late.", "We're sorry that the payment was late."),
        ("Send me the report by Friday or else.", "Could you please send me the report by Friday?"),
    ],
)
def test_sentences_that_hold(chat: ChatServer, fault: str, better: str) -> None:
    chat.replies = {fault: better}
    report = checker(chat.url).check(letter(BEFORE, fault, AFTER))
    assert written(report), said(report)


def test_quotation_marks_and_thoughts_around_a_sentence_go(chat: ChatServer) -> None:
    chat.replies = {FAULT: f'<think>\nHm.\n</think>\n\n"{BETTER}"\n'}
    report = checker(chat.url).check(DRAFT)
    assert report.findings[0].rewrites[0].apply(DRAFT) == DRAFT.replace(FAULT, BETTER)


def test_a_sentence_is_written_with_the_apostrophes_of_the_draft(chat: ChatServer) -> None:
    chat.replies = {FAULT: BETTER.replace("was not", "wasn’t").replace("250 EUR", "250\u00a0EUR")}
    report = checker(chat.url).check(DRAFT)
    assert report.findings[0].rewrites[0].apply(DRAFT) == DRAFT.replace(FAULT, BETTER.replace("was not", "wasn't"))


def test_a_sentence_over_two_lines_is_sent_as_one(chat: ChatServer) -> None:
    checker(chat.url).check(DRAFT.replace("invoice, so", "invoice,\nso"))
    assert chat.sentences == [FAULT]


def test_what_has_a_safe_rewrite_and_what_has_no_fault_is_not_asked_about(chat: ChatServer) -> None:
    checker(chat.url).check(letter("The report is ready!!!", "It has forty pages."))
    assert chat.asked == []


def test_an_answer_is_kept(chat: ChatServer) -> None:
    chat.replies = {FAULT: BETTER}
    with checker(chat.url) as judge:
        assert written(judge.check(DRAFT)) == written(judge.check(DRAFT)) == ["accusation"]
    assert chat.sentences == [FAULT]


def test_first_what_has_no_finished_rewrite_of_ours(chat: ChatServer) -> None:
    hard = "Frankly, you people never get anything right and this is the third time that Peter had to chase you."
    checker(chat.url).check(letter(FAULT, hard))
    assert chat.sentences == [hard, FAULT]


# ------------------------------------------------------------------------------------------------------------ badly


@pytest.mark.parametrize(
    ("fault", "worse", "reason"),
    [
        (FAULT, BETTER.replace("250", "350"), "loses “250”"),
        (FAULT, BETTER.replace("3 May", "4 May"), "loses “3”"),
        (FAULT, BETTER.replace("send it", "send it tomorrow"), "adds “tomorrow”"),
        (FAULT, BETTER.replace("send it", "send it to Peter"), "Peter"),
        (FAULT, BETTER.replace("cannot", "can"), "turns “pay” round"),
        (FAULT, "Thanks for attaching the invoice, but we cannot pay the 250 EUR by 3 May.", "turns “attach” round"),
        (FAULT, "I'm sorry that the invoice was missing, so we cannot pay the 250 EUR by 3 May.", "apologises for"),
        (FAULT, f"{BETTER} We will give you a discount.", "promises something new"),
        (FAULT, f"{BETTER} A refund is possible.", "adds “refund”"),
        (FAULT, "Thank you for your message: we cannot pay the 250 EUR by 3 May.", "no longer speaks of “invoice”"),
        (FAULT, f"Hello, {BETTER[0].lower()}{BETTER[1:]}", "adds “Hello”"),
        (FAULT, f"**{BETTER}**", "adds “*”"),
        (FAULT, f"{BETTER} It is missing. We need it.", "more than two sentences"),
        (FAULT, FAULT, "changed nothing"),
        (FAULT, "You forgot to attach the invoice, so we cannot pay the 250 EUR by 3 May.", "still accusation"),
        ("We will always answer within an hour.", "We won't answer within an hour.", "turns “answer” round"),
        ("I can't refund you because you obviously didn't keep the receipt.", "I can refund you.", "loses"),
        ("Our incompetent courier lost your parcel.", "DHL lost your parcel, and we are sorry.", "adds “DHL”"),
        ("Our incompetent courier lost your parcel.", "You lost your parcel.", "changes who is to “lose”"),
        (
            "Why didn't you read the manual?",
            "We haven't read the manual; could you look at it?",
            "changes who is to “read”",
        ),
    ],
)
def test_changed_facts_are_not_shown(chat: ChatServer, fault: str, worse: str, reason: str) -> None:
    chat.replies = {fault: worse}
    draft = letter(BEFORE, fault, AFTER)
    report = checker(chat.url).check(draft)
    assert written(report) == []
    assert [f.rewrites for f in report.findings] == [f.rewrites for f in Checker().check(draft).findings]
    (note,) = said(report)
    assert note.startswith("the language model's words were not used for the sentence: ")
    assert reason in note


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (completion(f"{BETTER}\n{BETTER}"), "several lines"),
        (completion(f"Sure! {BETTER}"), "talked about the task"),
        (completion(f"Here is the sentence: {BETTER}"), "talked about the task"),
        (completion(f"{BETTER} (I removed the reproach.)"), "talked about the task"),
        (completion("I'm sorry, but I can't help with that request."), "refused"),
        (completion("As an AI language model, I have no invoices."), "refused"),
        (completion(None, refusal="No."), "refused"),
        (completion("", finish_reason="content_filter"), "refused"),
        (completion(BETTER[:40], finish_reason="length"), "too long"),
        (completion("so " * 2000), "too long"),
        (completion(""), "answered nothing"),
        (completion(None), "answered nothing"),
        (completion("<think>Hm.</think>"), "answered nothing"),
        (completion(BETTER + "\x1b[2J"), "control characters"),
        (completion("\u202e" + BETTER), "control characters"),
        ("{", "does not answer in JSON"),
        ("[" * 100_000, "does not answer in JSON"),
        ("<html>Welcome</html>", "does not answer in JSON"),
        ("[]", "not answer like a chat-completions server"),
        ("{}", "not answer like a chat-completions server"),
        ('{"choices": []}', "not answer like a chat-completions server"),
        ('{"choices": [{"message": "no"}]}', "not answer like a chat-completions server"),
        ('{"choices": [{"message": {"content": [1]}}]}', "answered nothing"),
    ],
)
def test_nonsense_is_not_shown(chat: ChatServer, reply: str, reason: str) -> None:
    chat.answer = lambda handler: send(handler, reply)
    report = checker(chat.url).check(DRAFT)
    assert written(report) == []
    assert report.findings[0].rewrites == Checker().check(DRAFT).findings[0].rewrites
    (note,) = said(report)
    assert reason in note
    assert note.isprintable()


def test_what_the_draft_itself_says_is_no_chatter() -> None:
    answer = {"text": "The sentence in the contract is unclear.", "refusal": None, "end": "stop"}
    assert usable(answer, "Your sentence in the contract is unclear, idiot.") == answer["text"]
    with pytest.raises(UnusableError, match="talked"):
        usable(answer, "Your contract is unclear, idiot.")


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_an_error_status_is_said_and_the_server_left_alone(
    chat: ChatServer, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_KEY", "sk-secret-1")
    chat.answer = lambda handler: send(handler, "wrong key sk-secret-1 \x1b[2J" + "x" * 5000, status)
    report = checker(chat.url, api_key_env="MY_KEY").check(letter(FAULT, "Why didn't you read the manual?"))
    (note,) = said(report)
    assert f"not used for 2 of 2 sentences: {chat.url}/ answered with status {status}: wrong key …" in note
    assert "sk-secret-1" not in note
    assert note.isprintable()
    assert len(note) < 400
    assert len(chat.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(chat: ChatServer, status: int) -> None:
    with ChatServer() as other:
        chat.answer = lambda handler: send(handler, "", status, Location=f"{other.url}/v1/chat/completions")
        report = checker(chat.url).check(DRAFT)
        assert other.paths == []
    assert written(report) == []
    assert f"answered with a redirect ({status}), which is not followed" in said(report)[0]


def test_a_huge_body_is_cut_off(chat: ChatServer) -> None:
    count = 0

    def endless(handler: BaseHTTPRequestHandler) -> None:
        nonlocal count
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 1000000000000\r\n\r\n")
        try:
            while count < 400 * LARGEST_ANSWER:
                count += handler.wfile.write(b" " * 65536)
        except OSError:
            return

    chat.answer = endless
    report = checker(chat.url).check(DRAFT)
    assert "answered more than 256 kB" in said(report)[0]
    assert count < 100 * LARGEST_ANSWER, "the rest was not even taken"


# ------------------------------------------------------------------------------------------- slowly, and not at all


@pytest.mark.parametrize(
    "answer",
    [
        lambda handler: time.sleep(6),
        lambda handler: drip(handler, 6, headers=True),
        lambda handler: drip(handler, 6, headers=False),
    ],
    ids=["silent", "headers byte by byte", "body byte by byte"],
)
def test_a_slow_server_is_waited_for_once(chat: ChatServer, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
    chat.answer = answer
    waiting = Writer(WriterSettings(chat.url))
    start = time.monotonic()
    with pytest.raises(NoAnswerError, match=r"did not answer within 0\.4 s"):
        waiting.ask(Faulty(FAULT, BEFORE, AFTER, ()), 0.4)
    assert time.monotonic() - start < 2.5, "the machine may be busy; the answer would take six seconds"
    chat.asked.clear()
    with checker(chat.url, timeout_s=0.4) as judge:
        report = judge.check(letter(FAULT, "Why didn't you read the manual?"))
        (note,) = said(report)
        assert f"2 of 2 sentences: {chat.url}/ did not answer within 0.4 s (2)" in note
        assert written(report) == []
        assert all(finding.rewrites for finding in report.findings)
        assert "did not answer" in said(judge.check(DRAFT))[0], "the next draft does not wait"
    assert len(chat.asked) == 1


def test_the_time_and_number_for_one_draft_are_bounded(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [
        f"You failed to attach the {thing}."
        for thing in ["invoice", "plan", "photo", "list", "map", "letter", "form", "bill"]
    ]

    def late(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.3)
        send(handler, completion("No."))

    chat.answer = late
    monkeypatch.setattr(writing, "MOST_TIMES", 0.5)
    report = checker(chat.url, timeout_s=2).check(letter(*faults))
    assert 1 <= len(chat.asked) <= 4
    assert "the time for one draft, 1 s, was up" in said(report)[0] or "did not answer within" in said(report)[0]
    monkeypatch.setattr(writing, "MOST_TIMES", 3)
    chat.answer = None
    chat.asked.clear()
    monkeypatch.setattr(writing, "MOST_ASKED", 3)
    report = checker(chat.url).check(letter(*faults))
    assert len(chat.asked) == 3
    assert "8 of 8 sentences" in said(report)[0]
    assert "more than 3 in one draft (5)" in said(report)[0]


def test_nobody_listens() -> None:
    port = closed_port()
    for host in ("127.0.0.1", "localhost"):
        report = checker(f"http://{host}:{port}").check(DRAFT)
        assert said(report) == [
            "the language model's words were not used for the sentence: "
            f"http://127.0.0.1:{port}/ does not accept connections"
        ]
        assert report.findings[0].rewrites


def test_a_server_that_hangs_up(chat: ChatServer) -> None:
    chat.answer = lambda handler: handler.connection.shutdown(socket.SHUT_RDWR)
    assert "broke off" in said(checker(chat.url).check(DRAFT))[0]


def test_a_server_without_tls(chat: ChatServer) -> None:
    report = checker(chat.url.replace("http:", "https:"), timeout_s=3).check(DRAFT)
    assert "does not accept connections (SSLError)" in said(report)[0]
    assert chat.asked == []


# ----------------------------------------------------------------------------------------------- away from the machine


@pytest.mark.parametrize(
    "text",
    ["http://models.example", "https://models.example/v1", "http://192.168.1.2:8080", "http://0.0.0.0:1",
     "http://127.1:8080", "http://localhost.example", "http://2130706433", "http://[::]:1"],
)  # fmt: skip
def test_other_machines_are_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"rewriter\.endpoint: .* is not on this machine, .* rewriter\.allow_remote"):
        checker(text).check(DRAFT)
    WriterSettings(endpoint=text, allow_remote=True)


@pytest.mark.parametrize(
    "text",
    ["", "localhost:8080", "ftp://localhost", "http://", "http://127.0.0.1@evil.example", "http://localhost?x=1",
     "http://localhost:99999", "http://local host", "http://localhost\n", "http://[::1"],
)  # fmt: skip
def test_no_endpoint_even_with_allow_remote(text: str) -> None:
    with pytest.raises(ConfigError, match=r"rewriter\.endpoint: .* such as http://localhost:8080"):
        WriterSettings(endpoint=text, allow_remote=True)


@pytest.mark.parametrize("seconds", [0, -1, 601, float("nan"), True])
def test_no_time(seconds: float) -> None:
    with pytest.raises(ConfigError, match=r"rewriter\.timeout_s"):
        WriterSettings(endpoint="http://localhost", timeout_s=seconds)


def test_text_that_leaves_this_machine_is_said(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    known = socket.getaddrinfo

    def lookup(host: Any, *more: Any, **named: Any) -> Any:
        return known("127.0.0.1" if host == "models.example" else host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setenv("MY_KEY", "sk-secret-1\n")
    there = f"http://models.example:{chat.port}/v1"
    chat.replies = {FAULT: BETTER}
    report = checker(there, allow_remote=True, api_key_env="MY_KEY").check(DRAFT)
    assert written(report) == ["accusation"]
    assert said(report) == [
        f"text left this machine: one sentence was sent to {there}/, unencrypted, with those beside it, for rewrites"
    ]
    assert chat.headers[0]["Authorization"] == "Bearer sk-secret-1"
    assert "sk-secret" not in json.dumps(report.to_dict())
    chat.answer = lambda handler: send(handler, "", 500)
    notes = said(checker(there, allow_remote=True).check(DRAFT))
    assert any("left this machine" in note for note in notes), "sent, though not answered"
    notes = said(checker(f"http://models.example:{closed_port()}", allow_remote=True).check(DRAFT))
    assert not any("left this machine" in note for note in notes), "nobody took it"
    notes = said(checker(there, allow_remote=True).check(letter("The report is ready.")))
    assert notes == []


@pytest.mark.parametrize(("value", "words"), [(None, "is not set"), (" ", "is not set"), ("schlüssel", "holds no key")])
def test_a_key_that_is_not_there(
    chat: ChatServer, monkeypatch: pytest.MonkeyPatch, value: str | None, words: str
) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("MY_KEY", value)
    report = checker(chat.url, api_key_env="MY_KEY").check(DRAFT)
    assert f"the environment variable MY_KEY (rewriter.api_key_env) {words}" in said(report)[0]
    assert chat.asked == []


def test_proxies_are_for_other_machines_only(chat: ChatServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer() as proxy:
        monkeypatch.setenv("http_proxy", f"http://ann:pass%40word@127.0.0.1:{proxy.port}")
        checker(chat.url).check(DRAFT)
        checker(f"http://localhost:{chat.port}").check(DRAFT)
        assert (len(chat.asked), len(proxy.asked)) == (2, 0)
        proxy.replies = {FAULT: BETTER}
        report = checker("http://models.example:81", allow_remote=True).check(DRAFT)
        assert written(report) == ["accusation"]
        assert proxy.paths == ["http://models.example:81/v1/chat/completions"]
        assert proxy.headers[0]["Proxy-Authorization"] == "Basic YW5uOnBhc3NAd29yZA=="
        assert proxy.headers[0]["Host"] == "models.example:81"
        monkeypatch.setenv("no_proxy", "models.example")
        checker("http://models.example:81", allow_remote=True, timeout_s=1).check(DRAFT)
        assert len(proxy.asked) == 1


# ---------------------------------------------------------------------------------------------------- configuration


@pytest.mark.parametrize(
    "text",
    ['endpoint = "http://localhost:8080"', 'model = "big"', 'api_key_env = "AWS_SECRET"', "allow_remote = true"],
)
def test_a_project_file_is_not_trusted(text: str, own: Path) -> None:
    Path("tonecheck.toml").write_text(f"[rewriter]\n{text}\n")
    with pytest.raises(
        ConfigError, match=r"tonecheck\.toml:2:1: “rewriter\..* is not accepted from a project file.*own"
    ):
        load_config(Path.cwd())
    Path("tonecheck.toml").rename("mine.toml")
    (own / "tonecheck.toml").write_text(f"[rewriter]\n{text}\n")
    assert load_config(Path.cwd()) != Config()
    assert load_config(None, explicit=Path("mine.toml")) != Config()


def test_the_users_own_file(own: Path) -> None:
    (own / "tonecheck.toml").write_text(
        '[rewriter]\nendpoint = "http://127.0.0.1:8080"\nmodel = "small-1"\ntimeout_s = 5\napi_key_env = "MY_KEY"\n'
    )
    Path("tonecheck.toml").write_text("[rewriter]\ntimeout_s = 3\n")
    config = load_config(Path.cwd())
    assert config.rewriter == WriterSettings("http://127.0.0.1:8080", "small-1", 3.0, "MY_KEY")
    rows = {key: (value, source) for key, value, source in config.rows()}
    assert rows["rewriter.endpoint"] == ("http://127.0.0.1:8080", f"{own / 'tonecheck.toml'}:2:1")
    assert rows["rewriter.timeout_s"] == (3.0, f"{Path.cwd() / 'tonecheck.toml'}:2:1")
    off = config.override(rewriter="off")
    assert off.rewriter is None
    assert off.source("rewriter.endpoint") == "command line"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rewriter = 1", "must be a table"),
        ("[rewriter]\nserver = 1", "unknown key “server” in [rewriter]"),
        ("[rewriter]\nendpoint = 1", "must be a string that is not empty, not an integer"),
        ('[rewriter]\nendpoint = "localhost:8080"', "must start with http:// or https://"),
        ('[rewriter]\nmodel = ""', "not an empty string"),
        ("[rewriter]\ntimeout_s = 0", "allowed are more than 0 and at most 600 seconds"),
        ('[rewriter]\ntimeout_s = "1"', "must be a number of seconds"),
        ('[rewriter]\napi_key_env = "sk-12345"', "must be the name of an environment variable"),
        ('[rewriter]\nallow_remote = "yes"', "must be true or false"),
    ],
)
def test_mistakes(own: Path, text: str, words: str) -> None:
    (own / "tonecheck.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(None)
    assert words in str(caught.value)
    assert "sk-12345" not in str(caught.value)


# ----------------------------------------------------------------------------------------------------- command line


def tonecheck(*arguments: str) -> Any:
    return CliRunner().invoke(cli.main, list(arguments), prog_name="tonecheck")


def test_options(chat: ChatServer, own: Path) -> None:
    Path("d.txt").write_text(DRAFT)
    chat.replies = {FAULT: BETTER}
    outcome = tonecheck("d.txt", "--rewriter", chat.url, "--rewriter-model", "small-1", "--explain")
    assert outcome.exit_code == 0, outcome.output
    assert "written by your language model" in " ".join(outcome.stdout.split())
    assert [content["model"] for content in chat.asked] == ["small-1"]
    (own / "tonecheck.toml").write_text(f'[rewriter]\nendpoint = "{chat.url}"\n')
    assert "your language model" not in tonecheck("d.txt", "--rewriter", "off", "--explain").stdout
    assert len(chat.asked) == 1
    assert "your language model" in tonecheck("d.txt", "--explain").stdout
    outcome = tonecheck("d.txt", "--rewriter", "https://models.example")
    assert outcome.exit_code == 2
    assert "rewriter.endpoint: 'https://models.example' is not on this machine" in outcome.stderr
    outcome = tonecheck("d.txt", "--rewriter", "on")
    assert outcome.exit_code == 2
    assert "rewriter.endpoint: 'on'" in outcome.stderr
    (own / "tonecheck.toml").unlink()
    outcome = tonecheck("d.txt", "--rewriter-model", "small-1")
    assert outcome.exit_code == 2
    assert "--rewriter-model needs a server" in outcome.stderr


def test_fix_asks_only_where_suggestions_are_wanted(chat: ChatServer) -> None:
    Path("d.txt").write_text(DRAFT)
    chat.replies = {FAULT: BETTER}
    outcome = tonecheck("fix", "d.txt", "--rewriter", chat.url)
    assert (outcome.exit_code, outcome.stdout, chat.asked) == (0, DRAFT, [])
    config = Config(rewriter_endpoint=chat.url)
    assert rewrite_draft(DRAFT, config=config).text == DRAFT
    assert chat.asked == []
    outcome = CliRunner().invoke(
        cli.main, ["fix", "d.txt", "--accept", "suggest", "--rewriter", chat.url], prog_name="tonecheck", input="a\n"
    )
    assert outcome.stdout == DRAFT.replace(FAULT, BETTER)
    assert chat.sentences == [FAULT], "asked once, though the draft is judged again and again"


def test_sending_does_not_wait_for_a_model(chat: ChatServer) -> None:
    from tonecheck.mail.judging import judge

    judge(DRAFT.encode(), lambda: Config(rewriter_endpoint=chat.url))
    assert chat.asked == []


def doctor_line() -> str:
    outcome = tonecheck("doctor")
    assert outcome.exit_code == 0, outcome.output
    return next(line for line in outcome.stdout.splitlines() if "language model" in line)


def test_doctor_and_config_show(chat: ChatServer, own: Path) -> None:
    assert doctor_line().split(maxsplit=3)[3] == "off, the rewrites are our own"
    (own / "tonecheck.toml").write_text(f'[rewriter]\nendpoint = "{chat.url}"\n')
    assert doctor_line().startswith("ok ")
    assert f"small-1 at {chat.url}/ answers" in doctor_line()
    assert (set(chat.paths), chat.asked) == ({"/v1/models"}, [])
    (own / "tonecheck.toml").write_text(f'[rewriter]\nendpoint = "{chat.url}/v1"\nmodel = "big"\n')
    assert "does not have big; it has: small-1" in doctor_line()
    chat.models = ["big:latest"]
    assert doctor_line().startswith("ok ")
    chat.answer = lambda handler: send(handler, '{"data": 1}')
    assert "does not answer like a chat-completions server" in doctor_line()
    (own / "tonecheck.toml").write_text(f'[rewriter]\nendpoint = "http://localhost:{closed_port()}"\n')
    assert doctor_line().startswith("MISS ")
    assert "does not accept connections" in doctor_line()
    (own / "tonecheck.toml").write_text('[rewriter]\nendpoint = "http://models.example"\n')
    assert "is not on this machine" in doctor_line()
    rows = {" ".join(line.split()) for line in tonecheck("config", "show").stdout.splitlines()}
    assert f'rewriter.endpoint = "http://models.example" # {own / "tonecheck.toml"}:2:1' in rows
    assert "rewriter.model = (not set) # default" in rows
    assert "rewriter.timeout_s = 20.0 # default" in rows


def test_off_costs_nothing() -> None:
    code = (
        "import sys; from tonecheck.engine import Checker; Checker().check(sys.argv[1]); "
        "print([name for name in sys.modules if name in "
        "('tonecheck.rewrite.writer', 'tonecheck.rewrite.chat', 'tonecheck.rewrite.strayed', 'urllib.request')])"
    )
    done = subprocess.run([sys.executable, "-c", code, DRAFT], capture_output=True, text=True, timeout=120, check=True)
    assert "tonecheck" not in done.stdout
