"""Sets the Thunderbird extension up: packs it, and tells Thunderbird which program it may start.

`python -m tonecheck.mail.thunderbird FILE.xpi` packs the extension; the same sources give the same bytes.
"""

from __future__ import annotations

import configparser
import io
import json
import os
import shlex
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from tonecheck.errors import ConfigError, MissingPartError

HOST = "tonecheck"
EXTENSION = "thunderbird@tonecheck"

#: Endings of the files that are packed.
_PACKED = (".json", ".js", ".html", ".css", ".svg")
#: Seconds in which the program must answer for the first time.
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts lie: `manifest` names the program to Thunderbird, `launcher` is that program, `extension` the .xpi."""

    manifest: Path
    launcher: Path
    extension: Path
    profiles: Path  #: Thunderbird's own folder, which is only read


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `status`."""

    fine: bool
    name: str
    text: str


def places() -> Places:
    """The places on this system. Source: MDN, "Native manifests", and Thunderbird's "Profiles" page.

    Raises:
        ConfigError: the system does not say where the user's files lie.
    """
    import platformdirs

    own = platformdirs.user_data_path("tonecheck", appauthor=False) / "thunderbird"
    try:
        home = Path.home()
    except RuntimeError as error:
        raise ConfigError(f"the home folder is not known: {error}") from None
    name = f"{HOST}.json"
    if sys.platform == "win32":
        roaming = Path(os.environ.get("APPDATA", home / "AppData" / "Roaming"))
        return Places(own / name, own / "native-host.bat", own / "tonecheck.xpi", roaming / "Thunderbird")
    if sys.platform == "darwin":
        library = home / "Library"
        manifest = library / "Application Support" / "Mozilla" / "NativeMessagingHosts" / name
        return Places(manifest, own / "native-host", own / "tonecheck.xpi", library / "Thunderbird")
    manifest = home / ".mozilla" / "native-messaging-hosts" / name
    return Places(manifest, own / "native-host", own / "tonecheck.xpi", home / ".thunderbird")


def pack() -> bytes:
    """The extension as an .xpi: always the same bytes for the same files."""
    folder = files("tonecheck.mailextension")
    packed = io.BytesIO()
    # Not compressed: what a compressor gives depends on its version.
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(_PACKED):
                info = zipfile.ZipInfo(entry.name, date_time=(1980, 1, 1, 0, 0, 0))
                info.create_system = 3
                info.external_attr = 0o644 << 16
                archive.writestr(info, entry.read_bytes())
    return packed.getvalue()


def install() -> Iterator[str]:
    """Puts launcher, manifest and extension into their places, over what an earlier run left, starts the program once, and
    says in lines what was done and what is left to do by hand.

    Raises:
        ConfigError: a file cannot be written.
        MissingPartError: the program does not answer.
    """
    where = places()
    manifest = {
        "name": HOST,
        "description": "tonecheck reads a mail before it is sent and says how it will land",
        "path": str(where.launcher),
        "type": "stdio",
        "allowed_extensions": [EXTENSION],
    }
    _write(where.extension, pack())
    _write(where.launcher, _launcher().encode("utf-8"), executable=True)
    _ask(where.launcher)
    _write(where.manifest, (json.dumps(manifest, indent=2) + "\n").encode("utf-8"))
    if sys.platform == "win32":
        _register(where.manifest)
    yield f"Thunderbird may now start {where.launcher}"
    yield "In Thunderbird: Tools > Add-ons and Themes, the gear, Install Add-on From File…, and choose"
    yield f"  {where.extension}"


def uninstall() -> Iterator[str]:
    """Removes what `install` wrote, and nothing else, and says in lines what was done.

    Raises:
        ConfigError: a file cannot be removed.
    """
    where = places()
    ours = [where.launcher, where.extension]
    if EXTENSION in (_json(where.manifest) or {}).get("allowed_extensions", ()):
        ours.append(where.manifest)
    gone = [path for path in ours if path.is_file()]
    try:
        for path in gone:
            path.unlink()
            yield f"{path}: removed"
        if where.launcher.parent.is_dir() and not any(where.launcher.parent.iterdir()):
            where.launcher.parent.rmdir()
    except OSError as error:
        raise ConfigError(f"{error.filename}: cannot be removed: {error.strerror or error}") from None
    if sys.platform == "win32":
        _register(None)
    if not gone:
        yield "nothing was installed"
    if any(_version_in(profile) is not None for profile in _profiles(where.profiles)):
        yield "The extension is still in Thunderbird; remove it there: Tools > Add-ons and Themes"


def status() -> Iterator[Check]:
    """What is set up and what is not; the program is started once, and nothing is changed."""
    where = places()
    remedy = "tonecheck hook install thunderbird"
    manifest = _json(where.manifest)
    told = manifest is not None and manifest.get("path") == str(where.launcher)
    yield Check(
        told, "manifest", str(where.manifest) if told else f"{where.manifest} is missing or another's: {remedy}"
    )
    if where.launcher.is_file():
        try:
            yield Check(True, "program", f"tonecheck {_ask(where.launcher)} answers ({where.launcher})")
        except MissingPartError as error:
            yield Check(False, "program", str(error))
    else:
        yield Check(False, "program", f"{where.launcher} is missing: {remedy}")
    fresh = where.extension.is_file() and where.extension.read_bytes() == pack()
    yield Check(fresh, "extension file", str(where.extension) if fresh else f"missing or of another version: {remedy}")
    profiles = list(_profiles(where.profiles))
    for profile in profiles:
        yield _in_profile(profile, where.extension)
    if not profiles:
        yield Check(False, "Thunderbird", f"no profile in {where.profiles}; start Thunderbird once")


def _launcher() -> str:
    """A script, because Thunderbird passes arguments of its own and none of ours.

    It leaves the folder that Thunderbird was started in, from which Python would import modules.
    """
    if sys.platform == "win32":
        python = sys.executable.replace("%", "%%")
        return f'@echo off\r\ncd /d "%~dp0"\r\n"{python}" -m tonecheck native-host %*\r\n'
    return (
        "#!/bin/sh\n"
        "# Thunderbird starts this for the tonecheck extension; `tonecheck hook install thunderbird` wrote it.\n"
        f'cd / && exec {shlex.quote(sys.executable)} -m tonecheck native-host "$@"\n'
    )


def _ask(launcher: Path) -> str:
    """The version of the program behind the launcher, asked as Thunderbird would.

    Raises:
        MissingPartError: it does not answer.
    """
    request = json.dumps({"version": 1, "id": 1, "type": "hello"}).encode("utf-8")
    try:
        done = subprocess.run(
            [str(launcher), "status", EXTENSION],
            input=struct.pack("=I", len(request)) + request,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MissingPartError(f"{launcher} does not answer: {error}") from None
    try:
        answer = json.loads(done.stdout[4:])
    except ValueError:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it said nothing"]
        raise MissingPartError(f"{launcher} does not answer (exit status {done.returncode}): {said[0][:300]}") from None
    if answer["type"] == "error":
        raise MissingPartError(f"{launcher}: {answer['message']}")
    return str(answer["tonecheck"])


def _write(path: Path, content: bytes, *, executable: bool = False) -> None:
    """The whole file or none of it; an earlier one is replaced."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.chmod(0o755 if executable else 0o644)
        fresh.replace(path)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror or error}") from None


def _register(manifest: Path | None) -> None:
    """Windows looks manifests up in the registry."""
    import winreg

    registry: Any = winreg
    key = rf"Software\Mozilla\NativeMessagingHosts\{HOST}"
    try:
        if manifest is None:
            registry.DeleteKey(registry.HKEY_CURRENT_USER, key)
        else:
            registry.SetValue(registry.HKEY_CURRENT_USER, key, registry.REG_SZ, str(manifest))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise ConfigError(f"HKEY_CURRENT_USER\\{key}: cannot be changed: {error}") from None


def _json(path: Path) -> dict[str, Any] | None:
    """The object in a JSON file; None where there is none."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _profiles(folder: Path) -> Iterator[Path]:
    """Thunderbird's profile folders, as its profiles.ini names them."""
    listing = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        listing.read(folder / "profiles.ini", encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return
    for section in listing.sections():
        path = listing.get(section, "Path", fallback=None)
        if section.startswith("Profile") and path:
            profile = folder / path  # an absolute path stays what it is
            if profile.is_dir():
                yield profile


def _version_in(profile: Path) -> tuple[str, bool] | None:
    """The extension's version in a profile, and whether it is switched on there; None where it is not in."""
    addons = (_json(profile / "extensions.json") or {}).get("addons")
    for addon in addons if isinstance(addons, list) else ():
        if isinstance(addon, dict) and addon.get("id") == EXTENSION:
            return str(addon.get("version")), bool(addon.get("active"))
    return None


def _in_profile(profile: Path, extension: Path) -> Check:
    found = _version_in(profile)
    if found is None:
        text = f"not in {profile.name}: Add-ons and Themes, gear, Install Add-on From File: {extension}"
        return Check(False, "in Thunderbird", text)
    version, active = found
    return Check(active, "in Thunderbird", f"{version}, {'in' if active else 'switched off in'} {profile.name}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tonecheck.mail.thunderbird FILE.xpi")
    _write(Path(sys.argv[1]), pack())
