"""Internet mail (RFC 5322 and MIME) with the standard library: envelope fields and the body that is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Mail

from tonecheck.errors import DraftError
from tonecheck.message._decode import decode_body
from tonecheck.message._headers import answered_ids, read_date, split_addresses

#: Deepest nesting of MIME parts, and most parts that hold others, in one mail.
DEPTH = 25
CONTAINERS = 200

_TRANSPORT = re.compile(
    r"(?:Return-Path|Received|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding|Delivered-To|"
    r"DKIM-Signature|X-[\w-]{1,60})[ \t]*:",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[!-9;-~]{1,80}[ \t]*:")
_CONTAINER = re.compile(rb"boundary\s*=|message/(?:rfc822|global)", re.IGNORECASE)
_SIGNATURE_TYPES = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
)
_CRYPTO_TYPES = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
_WINMAIL = "application/ms-tnef"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the head of a draft says; `notes` is what the reader of the report must be told."""

    subject: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    date: datetime | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MailText:
    """The decoded body of a mail, HTML source if `html`."""

    body: str
    html: bool
    envelope: Envelope


@dataclass(slots=True)
class _Found:
    """Leaves of the MIME tree that matter, in order."""

    texts: list[tuple[str, bool]]
    attachments: list[str]
    notes: list[str]


def is_mail(head: str) -> bool:
    """Whether a text starts with header fields, one of them only used in transport ("Received:", "MIME-Version:")."""
    fields, transport = 0, False
    for line in head.splitlines()[:100]:
        if line.startswith("From ") and not fields:
            continue  # the separator of an mbox file
        if not line.strip():
            break
        if line[0] in " \t" and fields:
            continue
        if not _FIELD.match(line):
            return False
        fields += 1
        transport = transport or bool(_TRANSPORT.match(line))
    return transport and fields >= 2


def read_mail(data: bytes) -> MailText:
    """The fields and the body of a mail: text if there is any, else HTML.

    Raises:
        DraftError: if the mail is encrypted, nested too deep, or has no text.
    """
    containers = sum(1 for _ in _CONTAINER.finditer(data))
    if containers > CONTAINERS:
        raise DraftError(f"the mail names {containers} parts that hold other parts; at most {CONTAINERS} are allowed")
    mail = message_from_bytes(data)
    found = _Found([], [], [])
    _walk(mail, found, 0)
    if not found.texts:
        kept = f" (it holds {', '.join(found.attachments)})" if found.attachments else ""
        raise DraftError(f"the mail has no text{kept}; a text/plain or text/html part is required")
    body, html = _joined(found.texts)
    return MailText(body, html, _envelope(mail, found))


def _envelope(mail: Mail, found: _Found) -> Envelope:
    return Envelope(
        subject=_field(mail, "subject"),
        sender=_field(mail, "from"),
        to=tuple(name for value in mail.get_all("to", []) for name in _addresses(value)),
        cc=tuple(name for value in mail.get_all("cc", []) for name in _addresses(value)),
        date=read_date(_field(mail, "date")),
        answers=answered_ids(str(mail.get("in-reply-to", "")), str(mail.get("references", ""))),
        attachments=tuple(dict.fromkeys(found.attachments)),
        notes=tuple(dict.fromkeys(found.notes)),
    )


def _joined(texts: list[tuple[str, bool]]) -> tuple[str, bool]:
    """One body of several: some programs cut the text around a picture."""
    html = all(kind for _, kind in texts)
    chosen = [text for text, kind in texts if kind == html]
    return ("\n" if not html else "<br>\n").join(chosen), html


def _walk(part: Mail, found: _Found, depth: int, *, related: bool = False) -> None:
    if depth > DEPTH:
        raise DraftError(f"the mail has parts nested more than {DEPTH} deep; at most {DEPTH} are allowed")
    kind = part.get_content_type()
    _refuse_encrypted(part, kind)
    if kind in ("message/rfc822", "message/global") and depth > 0:
        found.attachments.append(_file_name(part) or _forwarded_name(part))
    elif part.is_multipart():
        _walk_children(part, kind, found, depth)
    elif kind in _SIGNATURE_TYPES:
        found.notes.append("the mail is signed: the signature was not checked, and it will not fit a changed text")
    elif kind in ("text/plain", "text/html", "text/enriched") and not _is_attached(part):
        text = _text(part)
        if text.strip():
            found.texts.append((text, kind == "text/html"))
    else:
        _keep_name(part, kind, found, related=related)


def _walk_children(part: Mail, kind: str, found: _Found, depth: int) -> None:
    children = list(_children(part))
    if kind == "multipart/alternative":
        _walk_alternatives(children, found, depth)
        return
    for place, child in enumerate(children):
        _walk(child, found, depth + 1, related=kind == "multipart/related" and place > 0)


def _walk_alternatives(children: list[Mail], found: _Found, depth: int) -> None:
    """Keeps the plain text if there is any, else the last text; the files beside each are the mail's."""
    branches = []
    for child in children:
        branch = _Found([], found.attachments, found.notes)
        _walk(child, branch, depth + 1)
        if branch.texts:
            branches.append(branch.texts)
    plain = [texts for texts in branches if not all(html for _, html in texts)]
    if branches:
        found.texts += (plain or branches[-1:])[0]


def _children(part: Mail) -> Iterator[Mail]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (child for child in payload if isinstance(child, Mail))


def _refuse_encrypted(part: Mail, kind: str) -> None:
    if kind == "multipart/encrypted":
        raise DraftError("the mail is encrypted (multipart/encrypted) and cannot be read; save it unencrypted first")
    if kind in _CRYPTO_TYPES:
        signed = str(part.get_param("smime-type", "") or "").lower() == "signed-data"
        what = "signed in one block" if signed else "encrypted"
        raise DraftError(f"the mail is {what} (S/MIME, {kind}) and cannot be read; save it as plain mail first")


def _is_attached(part: Mail) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _keep_name(part: Mail, kind: str, found: _Found, *, related: bool) -> None:
    """Pictures that belong to the page (a logo in the signature) are not attachments."""
    shown = (
        part.get_content_disposition() != "attachment" and kind.startswith("image/") and (related or part["content-id"])
    )
    name = _file_name(part)
    if shown or (not name and part.get_content_disposition() != "attachment"):
        return
    found.attachments.append(name or f"unnamed {kind}")


def _file_name(part: Mail) -> str:
    name = part.get_filename()
    return " ".join(decoded_words(name).split()) if name else ""


def _forwarded_name(part: Mail) -> str:
    subject = next((_field(child, "subject") for child in _children(part)), None)
    return f"{subject or 'message'}.eml"


def _text(part: Mail) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    charset = part.get_content_charset()
    return decode_body(data, charset).replace("\0", "")


def _field(mail: Mail, name: str) -> str | None:
    value = mail[name]
    return None if value is None else " ".join(decoded_words(value).split())


def _addresses(value: object) -> list[str]:
    """Addressees, split before the encoded words are decoded: a decoded name may hold a comma."""
    return [
        " ".join(decoded_words(name).split())
        for name in split_addresses(str(value).replace("\r", " ").replace("\n", " "))
    ]


def decoded_words(value: object) -> str:
    """A header value with its encoded words (RFC 2047) read; raw 8-bit values are read as a body would be."""
    try:
        pieces = decode_header(value)  # type: ignore[arg-type]
    except (HeaderParseError, ValueError):  # broken base64 in an encoded word: shown as it stands
        return str(value)
    return "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: object, charset: str | None) -> str:
    if isinstance(piece, bytes):
        return decode_body(piece, None if charset == "unknown-8bit" else charset)
    text = str(piece)
    return decode_body(text.encode("utf-8", "surrogateescape"), None)
