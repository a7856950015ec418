"""A real Thunderbird on a screen of its own, with one account whose mail goes to an SMTP server of the test."""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60.0  # seconds

_SETTINGS = {
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.autoDisableScopes": 0,
    "extensions.enabledScopes": 15,
    "extensions.getAddons.cache.enabled": False,
    "extensions.startupScanScopes": 15,
    "extensions.update.enabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.rights.override": True,
    "mail.shell.checkDefaultClient": False,
    "mail.spotlight.firstRunDone": True,
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account2",
    "mail.accountmanager.localfoldersserver": "server1",
    "mail.account.account1.server": "server1",
    "mail.account.account2.identities": "id1",
    "mail.account.account2.server": "server2",
    "mail.identity.id1.attach_signature": False,
    "mail.identity.id1.compose_html": True,
    "mail.identity.id1.doFcc": False,
    "mail.identity.id1.fullName": "Tom Baker",
    "mail.identity.id1.htmlSigFormat": True,
    "mail.identity.id1.htmlSigText": "Tom Baker<br>You failed to read my <b>signature</b>!!!",
    "mail.identity.id1.reply_on_top": 1,
    "mail.identity.id1.sig_bottom": True,
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.useremail": "tom@shop.example",
    "mail.identity.id1.valid": True,
    "mail.server.server1.directory-rel": "[ProfD]Mail/Local Folders",
    "mail.server.server1.hostname": "Local Folders",
    "mail.server.server1.name": "Local Folders",
    "mail.server.server1.type": "none",
    "mail.server.server1.userName": "nobody",
    "mail.server.server2.hostname": "127.0.0.1",
    "mail.server.server2.login_at_startup": False,
    "mail.server.server2.check_new_mail": False,
    "mail.server.server2.name": "Test",
    "mail.server.server2.type": "pop3",
    "mail.server.server2.userName": "tom",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpservers": "smtp1",
    "mail.smtpserver.smtp1.authMethod": 1,
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.try_ssl": 0,
    "mailnews.start_page.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "xpinstall.signatures.required": False,
}


def missing() -> str | None:
    """The programs that the tests need and this machine lacks."""
    lacking = [f"{name} (Debian: {name.lower()})" for name in ("thunderbird", "Xvfb") if shutil.which(name) is None]
    return f"{', '.join(lacking)} not installed" if lacking else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_profile(folder: Path, *, extension: Path, smtp_port: int, marionette_port: int) -> None:
    """A profile with the account, and the extension."""
    settings = {
        **_SETTINGS,
        "mail.server.server1.directory": str(folder / "Mail" / "Local Folders"),
        "mail.smtpserver.smtp1.port": smtp_port,
        "marionette.port": marionette_port,
    }
    (folder / "extensions").mkdir(parents=True)
    (folder / "Mail" / "Local Folders").mkdir(parents=True)
    shutil.copy(extension, folder / "extensions" / "thunderbird@tonecheck.xpi")

    rows = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items()]
    (folder / "user.js").write_text("".join(rows))


@contextmanager
def running(command: list[str], log: Path, env: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """The program and its children, ended with the block."""
    with log.open("ab") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=env, start_new_session=True)
    try:
        yield process
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, number)
                process.wait(10)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """The DISPLAY of a fresh Xvfb, which chooses a free number itself."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with (folder / "xvfb.log").open("ab") as log:
        process = subprocess.Popen(command, pass_fds=(write_end,), stdout=log, stderr=log)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait(10)


class WindowGone(Exception):
    """The window was closed meanwhile."""


class Marionette:
    """Mozilla's remote control. Each message is JSON after its length in bytes and a colon.

    Source: Firefox Source Docs, "Marionette: Protocol".
    """

    def __init__(self, port: int) -> None:
        self._socket = until(lambda: _connected(port), "Thunderbird's Marionette port")
        self._stream = self._socket.makefile("rwb")
        self._numbers = itertools.count()
        self._read()
        self.ask("WebDriver:NewSession")
        self.ask("WebDriver:SetTimeouts", script=int(PATIENCE * 1000))
        self.ask("Marionette:SetContext", value="chrome")

    def ask(self, command: str, **parameters: Any) -> Any:
        message = json.dumps([0, next(self._numbers), command, parameters]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _, _, error, answer = self._read()
        if error is not None and error["error"] == "no such window":
            raise WindowGone(command)
        assert error is None, f"{command}: {error}"
        return answer

    def _read(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Thunderbird has ended"
            length += sign
        return json.loads(self._stream.read(int(length)))


def _connected(port: int) -> socket.socket | None:
    try:
        return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    except OSError:
        return None


class Thunderbird:
    """What a person does in Thunderbird, over Marionette."""

    def __init__(self, port: int, pictures: Path) -> None:
        self._pictures = pictures
        self._client = Marionette(port)

    def script(self, code: str, *arguments: Any) -> Any:
        """Runs chrome code in the window that is current; it may await, and returns what it returns."""
        wrapped = (
            "const [...args] = arguments; const done = args.pop();"
            "const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');"
            f"(async () => {{ {code} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        )
        answer = self._client.ask("WebDriver:ExecuteAsyncScript", script=wrapped, args=arguments, sandbox="system")
        assert "error" not in answer["value"], answer["value"]["error"]
        return answer["value"].get("value")

    def windows(self, kind: str) -> list[str]:
        """Handles of the open windows of a kind: msgcompose, findings or mail:3pane."""
        found = []
        for handle in self._client.ask("WebDriver:GetWindowHandles"):
            try:
                self._client.ask("WebDriver:SwitchToWindow", handle=handle, focus=True)
                place = self.script(
                    "return { type: document.documentElement.getAttribute('windowtype'), page: location.href }"
                )
            except WindowGone:
                continue
            if kind == ("findings" if "extensionPopup" in place["page"] else place["type"]):
                found.append(handle)
        return found

    def window(self, kind: str) -> str:
        """Goes to the only window of a kind, once it is there."""
        (handle,) = until(lambda: self.windows(kind), f"a window {kind}")
        self._client.ask("WebDriver:SwitchToWindow", handle=handle, focus=True)
        return str(handle)

    def take_in(self, letter: str) -> None:
        """Puts a mail into the folder “Letters”, to be answered."""
        self.window("mail:3pane")
        self.script(
            """
            const root = MailServices.accounts.localFoldersServer.rootFolder.QueryInterface(Ci.nsIMsgLocalMailFolder);
            root.createLocalSubfolder("Letters").QueryInterface(Ci.nsIMsgLocalMailFolder).addMessage(args[0]);
            """,
            letter,
        )

    def compose(self, body: str, *, html: bool, reply: bool = False, subject: str = "Your order") -> None:
        """A compose window with `body` (HTML or text by `html`), or a reply to the letter with `body` above the quote."""
        self.window("mail:3pane")
        self.script(
            """
            const [body, html, reply, subject] = args;
            const root = MailServices.accounts.localFoldersServer.rootFolder;
            const identity = MailServices.accounts.defaultAccount.defaultIdentity;
            const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
            const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
            params.format = html ? Ci.nsIMsgCompFormat.HTML : Ci.nsIMsgCompFormat.PlainText;
            params.identity = identity;
            if (reply) {
              const [letter] = [...root.getChildNamed("Letters").messages];
              const folder = letter.folder;
              params.type = Ci.nsIMsgCompType.ReplyToSender;
              params.originalMsgURI = folder.getUriForMsg(letter);
              params.origMsgHdr = letter;
            } else {
              params.type = Ci.nsIMsgCompType.New;
              fields.to = "ann@lee.example";
              fields.subject = subject;
              fields.body = body;
            }
            params.composeFields = fields;
            MailServices.compose.OpenComposeWindowWithParams(null, params);
            """,
            body,
            html,
            reply,
            subject,
        )
        self.window("msgcompose")
        until(lambda: self.script("return window.composeEditorReady === true"), "the editor")
        if reply:
            until(lambda: "1 March" in self.body(), "the quote")
            self.script(
                """
                const [body, html] = args;
                const editor = window.GetCurrentEditor();
                editor.beginningOfDocument();
                html ? editor.QueryInterface(Ci.nsIHTMLEditor).insertHTML(body) : editor.insertText(body);
                """,
                body,
                html,
            )

    def body(self) -> str:
        """The HTML that the compose window holds."""
        self.window("msgcompose")
        return str(self.script("return window.GetCurrentEditor().document.body.innerHTML"))

    def written(self) -> str:
        """The words that the compose window shows, with plain blanks."""
        self.window("msgcompose")
        return str(self.script("return window.GetCurrentEditor().document.body.innerText")).replace("\xa0", " ")

    def type(self, text: str) -> None:
        """Writes something at the top of the draft."""
        self.window("msgcompose")
        self.script(
            "const editor = window.GetCurrentEditor(); editor.beginningOfDocument(); editor.insertText(args[0])", text
        )

    def undo(self) -> str:
        """Edit > Undo, as the writer would; gives the body."""
        self.window("msgcompose")
        self.script("window.goDoCommand('cmd_undo')")
        return self.body()

    def redo(self) -> str:
        """Edit > Redo; gives the body."""
        self.window("msgcompose")
        self.script("window.goDoCommand('cmd_redo')")
        return self.body()

    def send(self) -> None:
        self.window("msgcompose")
        self.script("document.getElementById('button-send').click()")

    def page(self, code: str, *arguments: Any) -> Any:
        """Runs code in the page of the findings window, as content of it."""
        self.window("findings")
        return self.script(
            """
            const manager = document.querySelector("browser").messageManager;
            const name = "tonecheck-test:" + Math.random();
            const code = `(async function() {
              const document = content.document, args = ${JSON.stringify(args[1])};
              try { sendAsyncMessage("${name}", { value: await (async () => { ${args[0]} })() }); }
              catch (error) { sendAsyncMessage("${name}", { error: String(error) }); }
            })()`;
            return new Promise((resolve, reject) => {
              manager.addMessageListener(name, function listen({ data }) {
                manager.removeMessageListener(name, listen);
                data.error ? reject(data.error) : resolve(data.value);
              });
              manager.loadFrameScript("data:," + encodeURIComponent(code), false);
            });
            """,
            code,
            list(arguments),
        )

    def findings(self) -> dict[str, Any]:
        """What the findings window shows once it has its state: verdict, note, and the words and rewrites of each finding."""
        shown = """
            if (document.readyState !== "complete" || document.getElementById("send").disabled) {
              return null;
            }
            const text = (place, name) => place.querySelector(name).textContent;
            return {
              verdict: text(document, "#verdict"),
              note: text(document, "#note"),
              findings: [...document.querySelectorAll(".finding")].map(card => ({
                words: text(card, ".words"),
                category: text(card, ".category"),
                rewrites: [...card.querySelectorAll(".rewrite")].map(rewrite => ({
                  text: text(rewrite, ".text"),
                  apply: !rewrite.querySelector(".apply").hidden,
                })),
              })),
            };
            """
        return dict(until(lambda: self.page(shown), "the findings"))

    def apply(self, text: str) -> None:
        """Clicks Apply beside the rewrite that reads so."""
        self.page(
            """
            const found = [...document.querySelectorAll(".rewrite")]
              .find(rewrite => rewrite.querySelector(".text").textContent === args[0]);
            found.querySelector(".apply").click();
            """,
            text,
        )

    def click(self, button: str) -> None:
        """Clicks a button of the findings window: send, cancel or again."""
        self.page("content.setTimeout(() => document.getElementById(args[0]).click(), 0)", button)

    def close_drafts(self) -> None:
        """Closes compose and findings windows without asking."""
        for kind in ("findings", "msgcompose"):
            for handle in self.windows(kind):
                self._client.ask("WebDriver:SwitchToWindow", handle=handle, focus=True)
                self.script(
                    """
                    if (window.gMsgCompose) {
                      window.gContentChanged = window.gMsgCompose.bodyModified = false;
                    }
                    window.setTimeout(() => window.close(), 0);
                    """
                )
            until(lambda kind=kind: not self.windows(kind), f"the end of {kind}")

    def picture(self, name: str) -> None:
        """Keeps what the window that is current shows."""
        self._pictures.mkdir(exist_ok=True)
        (self._pictures / f"{name}.png").write_bytes(
            base64.b64decode(self._client.ask("WebDriver:TakeScreenshot", full=True)["value"])
        )


def until(holds: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """What `holds` gives once that is true."""
    end = time.monotonic() + patience
    while True:
        value = holds()
        if value:
            return value
        assert time.monotonic() < end, f"waited {patience:.0f} s for {what}"
        time.sleep(0.25)
