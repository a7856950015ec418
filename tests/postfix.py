"""A Postfix of our own: its configuration, queue and log in a folder, apart from the machine's."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from places import ROOT

#: Why it cannot be run here; empty where it can.
MISSING = (
    "Postfix is not installed (Debian: postfix)"
    if shutil.which("postfix", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None
    else "a Postfix of one's own needs root"
    if os.name != "posix" or os.geteuid() != 0
    else ""
)

_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
mail_owner = postfix
setgid_group = postdrop
myhostname = gate.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
maillog_file = {folder}/data/mail.log
maillog_file_prefixes = {folder}
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtp_dns_support_level = disabled
virtual_mailbox_domains = team.example
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
alias_maps =
alias_database =
smtpd_client_connection_count_limit = 0
minimal_backoff_time = 2s
maximal_backoff_time = 4s
queue_run_delay = 2s
transport_retry_time = 1s
{extra}
"""

_MASTER = """\
127.0.0.1:{entry} inet n - n - - smtpd {entry_options}
127.0.0.1:{after} inet n - n - - smtpd -o content_filter= -o smtpd_authorized_xforward_hosts=127.0.0.0/8
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - {filters} smtp -o smtp_send_xforward_command=yes
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def reachable(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


class Postfix:
    """`with Postfix(gate=PORT, filter="content"|"proxy") as postfix:` takes mail at `entry`, hands it to the gate, takes it
    back at `after`, and delivers what is for team.example into `delivered()`."""

    def __init__(self, *, gate: int, filter: str = "content") -> None:
        self.gate, self.filter = gate, filter
        self.entry, self.after = free_port(), free_port()

    def __enter__(self) -> Postfix:
        # Short: the names of its sockets have room for 100 characters.
        self.folder = Path(tempfile.mkdtemp(prefix="tcpf"))
        self.folder.chmod(0o755)
        for name in ("etc", "queue", "data", "mail"):
            (self.folder / name).mkdir()
        nobody = pwd.getpwnam("nobody")
        os.chown(self.folder / "data", pwd.getpwnam("postfix").pw_uid, -1)
        os.chown(self.folder / "mail", nobody.pw_uid, nobody.pw_gid)
        gate = f"127.0.0.1:{self.gate}"
        main = _MAIN.format(
            folder=self.folder, uid=nobody.pw_uid, gid=nobody.pw_gid,
            extra=f"content_filter = smtp:[127.0.0.1]:{self.gate}" if self.filter == "content" else "",
        )  # fmt: skip
        master = _MASTER.format(
            entry=self.entry, after=self.after, filters=8,
            entry_options="" if self.filter == "content" else f"-o smtpd_proxy_filter={gate}",
        )  # fmt: skip
        (self.folder / "etc" / "main.cf").write_text(main)
        (self.folder / "etc" / "master.cf").write_text(master)
        self.control("start")
        end = time.monotonic() + 30
        while not reachable(self.entry):
            assert time.monotonic() < end, self.log()
            time.sleep(0.1)
        return self

    def control(self, *arguments: str) -> None:
        done = subprocess.run(
            ["/usr/sbin/postfix", "-c", str(self.folder / "etc"), *arguments],
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def __exit__(self, *exception: object) -> None:
        self.control("stop")
        shutil.rmtree(self.folder)

    def delivered(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted((self.folder / "mail" / "box" / "new").glob("*"))]

    def queued(self) -> int:
        """Messages that are in some queue."""
        queues = ("maildrop", "incoming", "active", "deferred", "hold", "corrupt")
        return sum(1 for queue in queues for path in (self.folder / "queue" / queue).rglob("*") if path.is_file())

    def flush(self) -> None:
        self.control("flush")

    def log(self) -> str:
        path = self.folder / "data" / "mail.log"
        return path.read_text() if path.exists() else "no log"


class GateProcess:
    """`tonecheck gate` as a process on `port`, which may be killed and started again."""

    def __init__(self, port: int, forward: int, *options: str, env: dict[str, str], log: Path) -> None:
        self.port, self.log, self._env = port, log, env
        self._command = [
            sys.executable, "-m", "tonecheck", "gate", "--listen", f"127.0.0.1:{port}", "--forward", f"127.0.0.1:{forward}",
            *options,
        ]  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, wait: bool = True) -> GateProcess:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self._command, cwd=ROOT, env=self._env, stderr=log, stdout=log)
        end = time.monotonic() + 120
        while wait and not reachable(self.port):
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)
        return self

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(120)

    __enter__ = start

    def __exit__(self, *exception: object) -> None:
        assert self.process is not None
        if self.process.poll() is None:
            self.kill()
