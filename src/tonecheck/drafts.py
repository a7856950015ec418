"""Drafts on disk: finding them in folders, reading them, and writing a mended one back without a moment of damage."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tonecheck.errors import DraftError, RewriteError

#: File name endings of drafts in a folder.
ENDINGS = (".txt", ".eml", ".md", ".patch")
#: Longest file that is read, in bytes: a mail with large attachments, but not a disk image.
MAX_FILE = 100_000_000
STDIN = "-"


def in_folder(folder: str) -> Iterator[str]:
    """The drafts in a folder and the folders in it, sorted; hidden ones and links to folders are passed over."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise DraftError(f"{folder}: cannot look into the folder: {error.strerror or error}") from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from in_folder(entry.path)
        elif entry.name.lower().endswith(ENDINGS) and entry.is_file():
            yield entry.path


def read_draft(path: str) -> bytes:
    """The bytes of a draft; `-` is standard input.

    Raises:
        DraftError: it cannot be read, or is longer than `MAX_FILE`.
    """
    try:
        if path == STDIN:
            content = _stdin()
        else:
            with open(path, "rb") as stream:
                content = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise DraftError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the name
        raise DraftError(f"{path!r}: cannot be read: {error}") from None
    if len(content) > MAX_FILE:
        raise DraftError(f"{path}: is longer than {MAX_FILE // 1_000_000} MB; a draft is not that long")
    return content


def _stdin() -> bytes:
    if sys.stdin is None:
        raise DraftError("standard input is closed; name a file, or pipe a draft in")
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read(MAX_FILE + 1) if stream is not None else sys.stdin.read(MAX_FILE + 1).encode("utf-8")


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Write `after` where `before` was, so that at any moment the file is one or the other.

    Permissions (and the owner, where allowed) stay; a link goes on pointing to the file it pointed to.

    Raises:
        RewriteError: it cannot be written, or was changed by somebody else meanwhile.
    """
    target = os.path.realpath(path)
    temporary = None
    try:
        status = os.stat(target)
        if not stat.S_ISREG(status.st_mode):
            raise RewriteError(f"{path}: is not a regular file, so it cannot be replaced")
        if not os.access(target, os.W_OK):
            # Replacing needs only a right to the folder; what was made read-only is to stay as it is.
            raise RewriteError(f"{path}: is read-only")
        handle, temporary = tempfile.mkstemp(prefix=".tonecheck-", dir=os.path.dirname(target))
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):
                os.chown(temporary, status.st_uid, status.st_gid)
        os.chmod(temporary, stat.S_IMODE(status.st_mode))
        if Path(target).read_bytes() != before:
            raise RewriteError(f"{path}: was changed while it was being mended; nothing was written")
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        raise RewriteError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
