"""The file around the words of a draft: putting changed words back into it without touching anything else.

A plain file is its words in a codec. A mail is more: what cannot be put back byte for byte is refused, since a draft
that went out damaged is worse than one that was not mended.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from tonecheck.errors import RewriteError
from tonecheck.message import Kind, Message

_CLEARSIGNED = re.compile(r"^-----BEGIN PGP (?:SIGNED )?MESSAGE-----", re.MULTILINE)
_SIGNED = "the mail is {}; changed words would break it. Change it where it was written, before it is {}"


@dataclass(frozen=True, slots=True)
class Carrier:
    """`rebuild` gives the whole draft again for new judged text, in the draft's own form."""

    rebuild: Callable[[str], str | bytes]


def carrier_of(draft: str | bytes | Message, message: Message) -> Carrier:
    """How changed words go back into `draft`, of which `message` was parsed.

    Raises:
        RewriteError: they cannot, with the reason.
    """
    if _CLEARSIGNED.search(message.raw):
        raise RewriteError(_SIGNED.format("signed or encrypted (PGP)", "signed"))
    if message.source_exact:
        return Carrier(_encoder(draft, message) if isinstance(draft, bytes) else _as_is)
    if message.kind not in (Kind.EML, Kind.PATCH) or isinstance(draft, Message):
        raise RewriteError("the judged words were taken out of markup and cannot be put back into it")
    return _mail(draft, message)


def _as_is(text: str) -> str:
    return text


def _encoder(content: bytes, message: Message) -> Callable[[str], bytes]:
    codec = message.encoding
    if _encode(message.raw, codec) != content:
        raise RewriteError(f"the file does not survive a round trip through {codec}, so its other bytes would change")
    return lambda changed: _encode(changed, codec)


def _encode(text: str, codec: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        raise RewriteError(
            f"the rewrite needs {text[error.start]!r}, which the draft's charset {codec} does not have"
        ) from None


def _mail(draft: str | bytes, message: Message) -> Carrier:
    """A mail with one plain text part whose encoding can be repeated exactly."""
    content = draft if isinstance(draft, bytes) else draft.encode("utf-8")
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    _refuse_sealed(mail)
    if mail.is_multipart():
        raise RewriteError(
            "the mail has several parts (such as text and HTML, or attachments), and the same words in all of them "
            "cannot be changed alike; only mails of a single plain text part are edited"
        )
    if mail.get_content_type() != "text/plain":
        raise RewriteError(f"the mail's text is {mail.get_content_type()}; only text/plain is edited")
    split = re.search(rb"\r?\n\r?\n|\r\r", content)
    if split is None:
        raise RewriteError("the mail has no blank line between its headers and its text")
    head, body = content[: split.end()], content[split.end() :]
    transfer = str(mail.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    charset = mail.get_content_charset("us-ascii")
    encode_transfer = _transfer(transfer, body)
    octets = _octets(transfer, body)
    try:
        text = octets.decode(charset)
    except (LookupError, ValueError):
        raise RewriteError(f"the mail says its charset is {charset}, which its text is not in") from None
    if _encode(text, charset) != octets or encode_transfer(octets) != body:
        raise RewriteError(
            f"the mail's text ({charset}, {transfer}) cannot be encoded again just as it is; other lines would change"
        )
    # The judged text may show headers before the body, and has its own newlines.
    inner, outer = _located(text, message.raw)
    newline = "\r\n" if "\r\n" in text else "\n"

    def rebuild(changed: str) -> bytes:
        lead, tail = message.raw[: outer[0]], message.raw[outer[1] :]
        if not (changed.startswith(lead) and changed.endswith(tail)):
            raise RewriteError("the rewrite changes the mail's headers, which are not edited")
        words = changed[len(lead) : len(changed) - len(tail)]
        if message.raw[outer[0] : outer[1]] != text[inner[0] : inner[1]]:
            words = re.sub(r"\r\n|\n", newline, words)
        return head + encode_transfer(_encode(text[: inner[0]] + words + text[inner[1] :], charset))

    if rebuild(message.raw) != content:
        raise RewriteError("the mail cannot be put together again exactly as it is")
    return Carrier(rebuild)


def _refuse_sealed(mail: EmailMessage) -> None:
    kinds = {part.get_content_type() for part in mail.walk()}
    if kinds & {"multipart/encrypted", "application/pgp-encrypted"}:
        raise RewriteError(_SIGNED.format("encrypted", "encrypted"))
    if kinds & {"application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise RewriteError(_SIGNED.format("signed or encrypted (S/MIME)", "signed"))
    if "multipart/signed" in kinds or "DKIM-Signature" in mail:
        raise RewriteError(_SIGNED.format("signed", "signed"))


def _octets(transfer: str, body: bytes) -> bytes:
    if transfer == "quoted-printable":
        return quopri.decodestring(body)
    if transfer == "base64":
        try:
            return base64.b64decode(body, validate=False)
        except (binascii.Error, ValueError):
            raise RewriteError("the mail's base64 text is damaged") from None
    return body


def _transfer(transfer: str, body: bytes) -> Callable[[bytes], bytes]:
    """The encoder that made `body`, as far as it can be told; the caller proves it on the body itself."""
    newline = b"\r\n" if b"\r\n" in body else b"\n"
    if transfer in ("7bit", "8bit", "binary"):

        def plain(octets: bytes) -> bytes:
            if transfer == "7bit" and not octets.isascii():
                raise RewriteError("the rewrite needs a character beyond ASCII, but the mail is declared 7bit")
            return octets

        return plain
    if transfer == "base64":
        longest = max((len(line) for line in body.splitlines()), default=76) or 76
        final = newline if body.endswith(newline) else b""

        def wrapped(octets: bytes) -> bytes:
            flat = base64.b64encode(octets)
            rows = [flat[at : at + longest] for at in range(0, len(flat), longest)]
            return newline.join(rows) + final

        return wrapped
    if transfer == "quoted-printable":
        return lambda octets: _quoted(octets, body)
    raise RewriteError(f"the mail's transfer encoding “{transfer}” is not known")


def _quoted(octets: bytes, body: bytes) -> bytes:
    """Quoted-printable in which every line that did not change keeps the bytes it had.

    Encoders differ in where they break lines and what they escape. So only a line of text that is new is encoded;
    the others are copied.
    """
    known: dict[bytes, bytes] = {}
    pending: list[bytes] = []
    for row in body.splitlines(keepends=True):
        pending.append(row)
        if not row.rstrip(b" \t\r\n").endswith(b"="):
            encoded = b"".join(pending)
            known[quopri.decodestring(encoded)] = encoded
            pending = []
    if pending:
        encoded = b"".join(pending)
        known[quopri.decodestring(encoded)] = encoded
    return b"".join(known.get(line) or _quoted_line(line, body) for line in octets.splitlines(keepends=True))


def _quoted_line(line: bytes, body: bytes) -> bytes:
    text = line.rstrip(b"\r\n")
    ending = line[len(text) :]
    soft = b"=\r\n" if b"\r\n" in body else b"=\n"
    rows = [b""]
    for at, octet in enumerate(text):
        last = at + 1 == len(text)
        literal = (33 <= octet <= 126 and octet != 61) or (octet in (9, 32) and not last)
        piece = bytes([octet]) if literal else b"=%02X" % octet
        if len(rows[-1]) + len(piece) > 75:
            rows.append(b"")
        rows[-1] += piece
    return soft.join(rows) + ending


def _located(text: str, raw: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the mail's text and the judged text are the same words: (start, end) in `text` and in `raw`."""
    for shown in (text, re.sub(r"\r\n?", "\n", text)):
        for words in (shown, shown.rstrip()):
            if words.strip() and raw.count(words) == 1:
                start = raw.index(words)
                within = len(text) if words is shown else len(text.rstrip())
                return (0, within), (start, start + len(words))
    raise RewriteError("the judged words cannot be found again in the mail's text")
