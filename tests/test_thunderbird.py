"""The real Thunderbird with the real extension and program: what is stopped, shown, mended, let through and sent."""

from __future__ import annotations

import email
import email.policy
import shutil
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
import thunderbird
from mailbox_server import MailServer
from places import ROOT, environment, tonecheck
from thunderbird import Thunderbird, until

MISSING = thunderbird.missing()

pytestmark = [
    pytest.mark.thunderbird,
    pytest.mark.skipif(MISSING is not None, reason=MISSING or ""),
]

#: Pictures of the findings window, for people to look at.
PICTURES = ROOT / "tests" / "artefacts"

#: What replies quote: rude words in a quote are none of the writer's own.
LETTER = """\
From: Ann Lee <ann@lee.example>
To: Tom Baker <tom@shop.example>
Subject: Your order
Message-ID: <1@lee.example>
Date: Mon, 02 Nov 2026 10:00:00 +0000
Content-Type: text/plain; charset=UTF-8

Hi Tom,

You failed to deliver again, you idiots!!! Will the handles be here on 1 March?

Ann
"""

FINE = "Hello Ann,\n\nThank you for the drawings. The handles will be with you on 1 March.\n\nBest regards,\nTom\n"
RUDE = (
    "Hello Ann 🙂,\n\nYou failed to sign the order form. Shut up and wait.\n\nYes, on 1 March.\n\nBest regards,\nTom\n"
)
RUDE_HTML = (
    "<p>Hello Ann 🙂,</p><p>You <b>failed to</b> sign the&nbsp;order form. Shut up and wait.</p>"
    "<p>Yes, on 1 March.</p><p>Best regards,<br>Tom</p>"
)


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a user who has done what the first line of docs/thunderbird.md says."""
    folder = tmp_path_factory.mktemp("thunderbird") / "home"
    done = tonecheck("hook", "install", "thunderbird", cwd=folder.parent, env=environment(folder))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def started(home: Path, server: MailServer) -> Iterator[Thunderbird]:
    port = thunderbird.free_port()
    profile = home / "profile"
    extension = home / ".local" / "share" / "tonecheck" / "thunderbird" / "tonecheck.xpi"
    thunderbird.make_profile(profile, extension=extension, smtp_port=server.port, marionette_port=port)
    command = ["thunderbird", "--no-remote", "--profile", str(profile), "--marionette", "--remote-allow-system-access"]
    with thunderbird.screen(home) as display:
        variables = environment(home) | {"DISPLAY": display, "MOZ_DISABLE_CONTENT_SANDBOX": "1"}
        with thunderbird.running(command, home / "thunderbird.log", variables):
            program = Thunderbird(port, PICTURES)
            program.take_in(LETTER)
            yield program


@pytest.fixture
def mail(started: Thunderbird, server: MailServer) -> Iterator[Thunderbird]:
    server.received.clear()
    yield started
    started.close_drafts()


def received(server: MailServer) -> EmailMessage:
    """The one mail that arrived, once it has."""
    until(lambda: server.received, "the mail")
    (only,) = server.received
    message = email.message_from_bytes(only.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    """The plain text of a mail, with the line ends of this program."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").replace("\xa0", " ")


def own_and_quote(body: str) -> tuple[str, str]:
    """The writer's part of a reply's HTML, and all from the line above the quote on, signature included."""
    at = body.index('<div class="moz-cite-prefix"')
    return body[:at], body[at:]


def test_a_clean_mail_is_sent(mail: Thunderbird, server: MailServer) -> None:
    mail.compose(FINE, html=False)
    mail.send()
    assert text_of(received(server)).startswith(FINE)
    until(lambda: not mail.windows("msgcompose"), "the end of the compose window")
    assert mail.windows("findings") == []


@pytest.mark.parametrize("html", [False, True], ids=["plain", "html"])
def test_a_rude_reply_is_stopped_shown_mended_and_sent(mail: Thunderbird, server: MailServer, html: bool) -> None:
    mail.compose(RUDE_HTML if html else RUDE, html=html, reply=True)
    before, quote = own_and_quote(mail.body())
    assert "you idiots!!!" in quote and "signature" in quote
    mail.send()

    shown = mail.findings()
    assert shown["verdict"].startswith("Hold: ")
    words = [finding["words"] for finding in shown["findings"]]
    assert "“You failed to sign”" in words and "“Shut up”" in words
    assert not any("idiot" in word or "!!!" in word or "read my" in word for word in words)
    assert mail.body() == before + quote
    assert server.received == []
    mail.window("findings")
    mail.picture("html" if html else "plain")

    # Apply: only these words change, and what was said is checked again.
    (accusation,) = [finding for finding in shown["findings"] if finding["words"] == "“You failed to sign”"]
    first = next(rewrite for rewrite in accusation["rewrites"] if rewrite["apply"])
    mail.apply(first["text"])
    until(lambda: "“You failed to sign”" not in [f["words"] for f in mail.findings()["findings"]], "the change")
    assert mail.findings()["note"] == ""
    after, quote_after = own_and_quote(mail.body())
    assert quote_after == quote
    own = mail.written()
    assert first["text"] in own and "failed to sign" not in own
    assert own.startswith("Hello Ann 🙂,") and " Shut up and wait." in own and "Yes, on 1 March." in own

    # The writer can take it back, in as many steps as there are places that changed.
    until(lambda: mail.undo() == before + quote, "the draft as it was", patience=10)
    until(lambda: mail.redo() == after + quote, "the draft with the rewrite", patience=10)

    # Back to the draft: all is there, nothing was sent.
    mail.click("cancel")
    until(lambda: not mail.windows("findings"), "the end of the findings window")
    assert own_and_quote(mail.body()) == (after, quote)
    assert server.received == []

    # Again, and now against advice.
    mail.send()
    assert "“Shut up”" in [finding["words"] for finding in mail.findings()["findings"]]
    mail.click("send")
    content = text_of(received(server))
    assert "Shut up and wait." in content and "failed to sign" not in content
    assert "> You failed to deliver again, you idiots!!!" in content
    until(lambda: not mail.windows("findings") and not mail.windows("msgcompose"), "the end of both windows")


def test_a_draft_that_changed_meanwhile_is_checked_again(mail: Thunderbird) -> None:
    mail.compose(RUDE, html=False)
    mail.send()
    rewrites = [r["text"] for f in mail.findings()["findings"] for r in f["rewrites"] if r["apply"]]
    mail.type("P.S. ")
    changed = mail.body()
    mail.apply(rewrites[0])
    until(lambda: "changed since" in mail.findings()["note"], "the note")
    assert mail.body() == changed


def test_a_link_among_the_words_is_left_alone(mail: Thunderbird) -> None:
    body = (
        '<p>Hello Ann,</p><p>You failed to sign <a href="https://lee.example/f">the order form</a>. Shut up.</p>'
        "<p>Best regards,<br>Tom</p>"
    )
    mail.compose(body, html=True)
    before = mail.body()
    mail.send()
    shown = mail.findings()
    whole = [
        r["text"] for f in shown["findings"] for r in f["rewrites"] if r["apply"] and r["text"].startswith("It looks")
    ]
    mail.apply(whole[0])
    until(lambda: "were not changed" in mail.findings()["note"], "the note")
    assert mail.body() == before


def test_send_twice_shows_one_findings_window(mail: Thunderbird) -> None:
    mail.compose(RUDE, html=False)
    mail.send()
    mail.findings()
    mail.send()
    mail.findings()
    assert len(mail.windows("findings")) == 1


def test_a_program_that_is_gone_costs_no_mail(mail: Thunderbird, server: MailServer, home: Path) -> None:
    mail.close_drafts()
    manifest = home / ".mozilla" / "native-messaging-hosts" / "tonecheck.json"
    shutil.move(manifest, home / "aside.json")
    try:
        mail.compose(FINE, html=False)
        mail.send()
        shown = mail.findings()
        assert "could not be checked" in shown["note"] and "tonecheck hook install thunderbird" in shown["note"]
        assert server.received == []
        mail.window("findings")
        mail.picture("unreachable")
    finally:
        shutil.move(home / "aside.json", manifest)
    # Mended, it can be checked after all.
    mail.click("again")
    until(lambda: mail.findings()["note"] == "", "the check")
    mail.click("send")
    assert text_of(received(server)).startswith(FINE)


def test_status_sees_the_extension(mail: Thunderbird, home: Path) -> None:
    listing = home / ".thunderbird" / "profiles.ini"
    listing.parent.mkdir(exist_ok=True)
    listing.write_text(f"[Profile0]\nName=default\nIsRelative=0\nPath={home / 'profile'}\n")
    done = tonecheck("hook", "status", "thunderbird", cwd=home, env=environment(home))
    assert done.returncode == 0, done.stdout
    assert "in Thunderbird" in done.stdout and "MISS" not in done.stdout
