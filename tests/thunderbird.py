"""A real Thunderbird on a screen of its own, with one account whose mail goes to an SMTP server of the test."""

from __future__ import annotations

import importlib.util
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
    """What the tests need and this machine lacks."""
    programs = [name for name in ("thunderbird", "Xvfb") if shutil.which(name) is None]
    modules = [name for name in ("marionette_driver", "aiosmtpd") if importlib.util.find_spec(name) is None]
    lacking = programs + modules
    return f"{', '.join(lacking)} not installed" if lacking else None


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_profile(folder: Path, *, extension: Path, inbox: str, smtp_port: int, marionette_port: int) -> None:
    """A profile with the account, the extension, and a local folder “Letters” that holds `inbox` (mbox)."""
    settings = {
        **_SETTINGS,
        "mail.server.server1.directory": str(folder / "Mail" / "Local Folders"),
        "mail.smtpserver.smtp1.port": smtp_port,
        "marionette.port": marionette_port,
    }
    (folder / "extensions").mkdir(parents=True)
    (folder / "Mail" / "Local Folders").mkdir(parents=True)
    (folder / "Mail" / "Local Folders" / "Letters").write_text(inbox)
    shutil.copy(extension, folder / "extensions" / "thunderbird@tonecheck.xpi")

    def literal(value: object) -> str:
        import json

        return json.dumps(value)

    rows = [f"user_pref({literal(name)}, {literal(value)});\n" for name, value in settings.items()]
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


class Thunderbird:
    """What a person does in Thunderbird, over Marionette."""

    def __init__(self, port: int, pictures: Path) -> None:
        from marionette_driver.marionette import Marionette

        self._pictures = pictures
        until(lambda: _listens(port), "Thunderbird's Marionette port")
        self.client = Marionette(host="127.0.0.1", port=port, socket_timeout=PATIENCE)
        self.client.start_session()
        self.client.set_context(self.client.CONTEXT_CHROME)
        self.client.timeout.script = PATIENCE

    def script(self, code: str, *arguments: Any) -> Any:
        """Runs chrome code in the window that is current; it may await, and returns what it returns."""
        wrapped = (
            "const [...args] = arguments; const done = args.pop();"
            "const { MailServices } = ChromeUtils.importESModule('resource:///modules/MailServices.sys.mjs');"
            f"(async () => {{ {code} }})().then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        )
        answer = self.client.execute_async_script(wrapped, script_args=list(arguments), sandbox="system")
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def windows(self, kind: str) -> list[str]:
        """Handles of the open windows of a kind: msgcompose, findings or mail:3pane."""
        found = []
        for handle in self.client.chrome_window_handles:
            self.client.switch_to_window(handle)
            place = self.script(
                "return { type: document.documentElement.getAttribute('windowtype') ?? '', page: location.href }"
            )
            if kind in (place["type"], "findings" if "extensionPopup" in place["page"] else ""):
                found.append(handle)
        return found

    def window(self, kind: str) -> str:
        """Goes to the only window of a kind, once it is there."""
        (handle,) = until(lambda: self.windows(kind), f"a window {kind}")
        self.client.switch_to_window(handle)
        return str(handle)

    def compose(self, body: str, *, html: bool, reply: bool = False, subject: str = "Your order") -> None:
        """A compose window with `body` (HTML or text by `html`), or a reply to the letter with `body` above the quote."""
        self.window("mail:3pane")
        self.script(
            """
            const [body, html, reply, subject] = args;
            const identity = MailServices.accounts.defaultAccount.defaultIdentity;
            const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
            const fields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
            params.format = html ? Ci.nsIMsgCompFormat.HTML : Ci.nsIMsgCompFormat.PlainText;
            params.identity = identity;
            if (reply) {
              const folder = MailServices.accounts.localFoldersServer.rootFolder.getChildNamed("Letters");
              if (!folder.databaseOpen || !folder.getTotalMessages(false)) {
                await new Promise(resolve => folder.parseFolder(null, { OnStopRunningUrl: resolve, OnStartRunningUrl() {} }));
              }
              const [letter] = [...folder.messages];
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
        until(lambda: self.script("return window.gLastWindowToHaveFocus !== undefined && !!window.gMsgCompose?.editor && window.composeEditorReady === true"), "the editor")
        if reply:
            until(lambda: "1 March" in self.body() or "old quote" in self.body(), "the quote")
            self.script(
                """
                const editor = window.GetCurrentEditor();
                editor.beginningOfDocument();
                html: if (args[1]) { editor.QueryInterface(Ci.nsIHTMLEditor).insertHTML(args[0]); }
                else { editor.insertText(args[0]); }
                """,
                body,
                html,
            )

    def body(self) -> str:
        """The HTML that the compose window holds."""
        self.window("msgcompose")
        return str(self.script("return window.GetCurrentEditor().document.body.innerHTML"))

    def send(self) -> None:
        self.window("msgcompose")
        self.script("document.getElementById('button-send').click()")

    def page(self, code: str, *arguments: Any) -> Any:
        """Runs code in the page of the findings window, as content of it."""
        self.window("findings")
        return self.script(
            """
            const browser = document.querySelector("browser");
            const actor = browser.browsingContext;
            const manager = browser.messageManager;
            return new Promise((resolve, reject) => {
              const name = "tonecheck-test:" + Math.random();
              manager.addMessageListener(name, function listen({ data }) {
                manager.removeMessageListener(name, listen);
                data.error ? reject(data.error) : resolve(data.value);
              });
              const code = "data:,(" + encodeURIComponent(`async function() {
                const page = content, document = content.document, args = ${JSON.stringify(args[1])};
                try { sendAsyncMessage("${name}", { value: await (async () => { ${args[0]} })() }); }
                catch (error) { sendAsyncMessage("${name}", { error: String(error) }); }
              }`) + ")()";
              manager.loadFrameScript(code, false);
            });
            """,
            code,
            list(arguments),
        )

    def close_drafts(self) -> None:
        """Closes compose and findings windows without asking."""
        for kind in ("findings", "msgcompose"):
            for handle in self.windows(kind):
                self.client.switch_to_window(handle)
                self.script("if (window.gMsgCompose) { window.gContentChanged = false; window.gMsgCompose.bodyModified = false; } window.setTimeout(() => window.close(), 0)")
            until(lambda kind=kind: not self.windows(kind), f"the end of {kind}")

    def picture(self, name: str) -> None:
        """Keeps what the window that is current shows."""
        self._pictures.mkdir(exist_ok=True)
        (self._pictures / f"{name}.png").write_bytes(self.client.screenshot(format="binary"))


def until(holds: Callable[[], Any], what: str, patience: float = PATIENCE) -> Any:
    """What `holds` gives once that is true."""
    end = time.monotonic() + patience
    while True:
        value = holds()
        if value:
            return value
        assert time.monotonic() < end, f"waited {patience:.0f} s for {what}"
        time.sleep(0.25)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
