"""Held drafts are kept: in the user's state folder, for the user's eyes only."""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from pathlib import Path


def held_folder() -> Path:
    """The folder of held drafts (`$XDG_STATE_HOME/tonecheck/held`, or what the platform sets aside for state)."""
    import platformdirs

    return platformdirs.user_state_path("tonecheck", appauthor=False) / "held"


def keep(content: bytes) -> Path:
    """Writes a draft to a new file of mode 0600 in the folder of held drafts, safely on disk when this returns.

    Raises:
        OSError: it cannot be written; nothing half-written is left.
    """
    folder = held_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    path = folder / f"{stamp}-{secrets.token_hex(4)}.eml"
    partial = path.with_suffix(".partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.rename(path)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise
    _settle(folder)
    return path


def _settle(folder: Path) -> None:
    """Brings the new name to disk too, where folders can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
