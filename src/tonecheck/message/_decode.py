"""Bytes to text, with an error for what is not text."""

from __future__ import annotations

import codecs
import re

from tonecheck.errors import DraftError

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (.docx, .odt)"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document or an Outlook .msg file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROL = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ALLOWED = "plain text, HTML or an .eml mail is allowed"


def decode_file(data: bytes) -> tuple[str, str]:
    """The text of a file and the codec that gives the same bytes back; a byte order mark stays as U+FEFF.

    UTF-8 is expected; UTF-16 and UTF-32 are told by their mark, and what is not UTF-8 is read as windows-1252.

    Raises:
        DraftError: if the bytes are not text.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise DraftError(f"the draft is {name}, not text; {_ALLOWED}")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec), codec
    control = _CONTROL.search(data)
    if control:
        raise DraftError(
            f"the draft is not text: byte 0x{data[control.start()]:02x} at offset {control.start()}; {_ALLOWED}"
        )
    for codec in ("utf-8", "cp1252"):
        text = _try(data, codec)
        if text is not None:
            return text, codec
    raise DraftError(f"the draft is not text in UTF-8 or windows-1252; {_ALLOWED}")


def decode_body(data: bytes, declared: str | None) -> str:
    """The text of a mail part. A declared charset that does not fit is replaced by UTF-8 or windows-1252.

    Never raises: what no codec can read becomes U+FFFD.
    """
    # Mislabelled mail is common; bytes beyond ASCII that are valid UTF-8 are UTF-8 whatever a Latin label says.
    single_byte = (
        (declared or "").lower().startswith(("us-ascii", "ascii", "iso-8859", "latin", "windows-125", "cp125"))
    )
    order = ["utf-8", declared] if single_byte or not declared else [declared, "utf-8"]
    for codec in (*order, "cp1252"):
        text = _try(data, codec) if codec else None
        if text is not None:
            return text.removeprefix("\ufeff")
    return data.decode("utf-8", errors="replace")


def check_text(text: str) -> None:
    """Refuse what cannot be encoded as UTF-8.

    Raises:
        DraftError: if the text holds half of a surrogate pair.
    """
    found = None if text.isascii() else _SURROGATE.search(text)
    if found:
        raise DraftError(f"the draft holds half of a surrogate pair at character {found.start()}; {_ALLOWED}")


def _strict(data: bytes, codec: str) -> str:
    text = _try(data, codec)
    if text is None:
        raise DraftError(f"the draft starts with the byte order mark of {codec}, but is not valid {codec}")
    if "\0" in text:
        raise DraftError(f"the draft is not text: NUL character at {text.index(chr(0))}; {_ALLOWED}")
    return text


def _try(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (LookupError, ValueError):  # unknown codec; bytes that do not fit it (UnicodeError is a ValueError)
        return None
    return None if not text.isascii() and _SURROGATE.search(text) else text
