"""`parse`: tells the kind of a draft, labels its lines, and puts the message together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from tonecheck.errors import DraftError, NoWordsError
from tonecheck.message import _eml, _git, _html, _language, _markdown, _mbox
from tonecheck.message._decode import check_text, decode_file
from tonecheck.message._headers import Head, answered_ids, label_head, read_date, read_head, split_addresses
from tonecheck.message._layout import Sheet, lay_out
from tonecheck.message._lines import split_lines
from tonecheck.message._masks import mask_spans
from tonecheck.message._types import OWN, Kind, Message, Part, PartKind
from tonecheck.span import Span

#: Most bytes (UTF-8) of the writer's own words.
LIMIT = 1_000_000

_ENDINGS = {
    ".eml": Kind.EML, ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN, ".mkd": Kind.MARKDOWN, ".patch": Kind.PATCH,
    ".diff": Kind.PATCH, ".txt": Kind.TEXT, ".text": Kind.TEXT, ".html": Kind.TEXT, ".htm": Kind.TEXT,
}  # fmt: skip
_COMMIT_FILES = frozenset(("COMMIT_EDITMSG", "MERGE_MSG", "TAG_EDITMSG", "SQUASH_MSG"))


def parse(
    draft: str | bytes | Message,
    *,
    kind: Kind | str | None = None,
    name: str | None = None,
    subject: str | None = None,
    to: str | Sequence[str] | None = None,
    reply_to: str | bytes | Message | None = None,
    attachments: Sequence[str] = (),
    cc: str | Sequence[str] | None = None,
    date: datetime | None = None,
) -> Message:
    """The draft as a message whose parts tile its text.

    `kind` says what the draft is; without it the file name `name` and the content tell. `subject`, `to`, `cc` and
    `date` replace what the draft says, `attachments` (file names) are added to its own; none of them enters `Message.raw`.
    `reply_to` is the message that is answered, in any form that a draft may have, or a mail folder (mbox) that holds it.

    Raises:
        DraftError: if the draft is empty, not text, encrypted, too long or of an unknown kind.
    """
    if isinstance(draft, Message) and kind in (None, draft.kind):
        message = draft
    else:
        source = draft.raw if isinstance(draft, Message) else draft
        message = _parse_source(source, _kind(kind), name)
        if isinstance(draft, Message):
            message = _inherit(message, draft)
    return replace(
        message,
        subject=message.subject if subject is None else subject,
        to=message.to if to is None else _addressees(to),
        attachments=_joined(message.attachments, attachments),
        cc=message.cc if cc is None else _addressees(cc),
        date=message.date if date is None else date,
        reply_to=message.reply_to if reply_to is None else _answered(reply_to, message, subject, to),
    )


def parse_labelled(text: str, labels: Sequence[tuple[int, int, PartKind]]) -> Message:
    """A draft of which the program that it is written in knows what is quoted, signed or code.

    `labels` are (start, end, kind) in code points of `text`; lines that lie in one get its kind, the others are told
    apart as ever. `Message.raw` is `text` itself.

    Raises:
        DraftError: as `parse` does.
    """
    check_text(text)
    if not text.strip():
        raise NoWordsError("the draft is empty: no text in it; at least one word is required")
    page = _html.Page(text, tuple(labels))
    return _finished(_Draft(Kind.TEXT, _html_sheet(page), text, _eml.Envelope()))


def _kind(kind: Kind | str | None) -> Kind | None:
    if kind is None or isinstance(kind, Kind):
        return kind
    allowed = [known.value for known in Kind]
    if kind not in allowed:
        raise DraftError(f"unknown kind of draft {kind!r}; one of {', '.join(allowed)} is allowed")
    return Kind(kind)


def _inherit(message: Message, before: Message) -> Message:
    return replace(
        message,
        subject=message.subject or before.subject,
        sender=message.sender or before.sender,
        to=message.to or before.to,
        cc=message.cc or before.cc,
        date=message.date or before.date,
        answers=message.answers or before.answers,
        attachments=_joined(before.attachments, message.attachments),
        reply_to=before.reply_to,
    )


def _addressees(to: str | Sequence[str]) -> tuple[str, ...]:
    return split_addresses(to) if isinstance(to, str) else tuple(to)


def _joined(first: Sequence[str], second: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _answered(
    reply_to: str | bytes | Message, draft: Message, subject: str | None, to: str | Sequence[str] | None
) -> Message | None:
    """The message that is answered; nothing for an empty one."""
    if isinstance(reply_to, Message):
        return reply_to
    if not reply_to.strip():
        return None
    start = reply_to[:5] if isinstance(reply_to, bytes) else reply_to[:5].encode("utf-8", "replace")
    if start == b"From ":
        reply_to = _mbox.answered_in(
            reply_to.encode("utf-8", "surrogateescape") if isinstance(reply_to, str) else reply_to,
            answers=draft.answers,
            subject=draft.subject if subject is None else subject,
            sender=draft.sender,
            to=draft.to if to is None else _addressees(to),
            greeting=" ".join(p.span.of(draft.raw) for p in draft.parts if p.kind is PartKind.GREETING),
        )
    try:
        return parse(reply_to)
    except DraftError as error:
        raise DraftError(f"the message that is answered: {error}") from error


@dataclass(slots=True)
class _Draft:
    """What the reader of a kind hands over: the text, its labelled lines, and the fields it found."""

    kind: Kind
    sheet: Sheet
    raw: str
    head: _eml.Envelope
    source_exact: bool = True
    encoding: str = "utf-8"


def _parse_source(source: str | bytes, kind: Kind | None, name: str | None) -> Message:
    if not source or not source.strip():
        raise NoWordsError("the draft is empty; at least one word is required")
    if kind is None:
        kind = _kind_of_name(name)
        # A patch is a mail too, and may lie in a file that says so.
        kind = _kind_of_content(source, mail=kind is Kind.EML) if kind in (None, Kind.EML) else kind
    if kind is Kind.EML or (kind is Kind.PATCH and _git.is_encoded(source)):
        draft = _read_eml(source)
    else:
        raw, encoding = decode_file(source) if isinstance(source, bytes) else (source, "utf-8")
        check_text(raw)
        draft = _read_plain(raw, kind)
        draft.encoding = encoding
    if not draft.raw.strip("\ufeff \t\r\n\f\v"):
        raise NoWordsError("the draft is empty: no text in it; at least one word is required")
    return _finished(draft)


def _kind_of_name(name: str | None) -> Kind | None:
    if not name:
        return None
    path = PurePath(name.replace("\\", "/"))
    return Kind.COMMIT if path.name in _COMMIT_FILES else _ENDINGS.get(path.suffix.lower())


def _kind_of_content(source: str | bytes, *, mail: bool) -> Kind:
    """From the first few thousand characters. `mail` says that it is one, so that only a patch can be told apart."""
    head = source[:8000]
    text = (
        head.decode("latin-1").removeprefix("\xef\xbb\xbf") if isinstance(head, bytes) else head.removeprefix("\ufeff")
    )
    if _git.is_patch(text):
        return Kind.PATCH
    if mail or _eml.is_mail(text):
        return Kind.EML
    if _git.is_commit_template(source if isinstance(source, str) else text):
        return Kind.COMMIT
    return Kind.MARKDOWN if _markdown.is_markdown(text) else Kind.TEXT


def _read_plain(raw: str, kind: Kind) -> _Draft:
    if kind is Kind.TEXT and _html.is_html(raw):
        page = _html.to_text(raw)
        return _Draft(kind, _html_sheet(page), page.text, _eml.Envelope(), source_exact=False)
    sheet = Sheet(split_lines(raw))
    if kind is Kind.COMMIT:
        envelope = _git.label_commit(sheet)
    elif kind is Kind.PATCH:
        envelope = _git.label_patch(sheet)
    elif kind is Kind.MARKDOWN:
        envelope = _label_text(sheet, first=_markdown.label_blocks(raw, sheet), code=False)
    else:
        envelope = _label_text(sheet)
    return _Draft(kind, sheet, raw, envelope)


def _label_text(sheet: Sheet, *, first: int = 0, code: bool = True) -> _eml.Envelope:
    """A mail in plain text, with or without header lines."""
    head = read_head(sheet.lines, first)
    if head is not None:
        label_head(sheet.lines, sheet.kinds, sheet.cuts, head)
        first = head.last
    lay_out(sheet, first, code=code)
    return _envelope(head)


def _envelope(head: Head | None) -> _eml.Envelope:
    values = head.values if head else {}
    attached = values.get("attachments") or values.get("attachment") or ""
    return _eml.Envelope(
        subject=values.get("subject"),
        sender=values.get("from"),
        to=split_addresses(values.get("to", "")),
        attachments=tuple(name.strip() for name in re.split(r"[,;]", attached) if name.strip()),
        cc=split_addresses(values.get("cc", "")),
        date=read_date(values.get("date")),
        answers=answered_ids(values.get("in-reply-to", ""), values.get("references", "")),
    )


def _html_sheet(page: _html.Page) -> Sheet:
    sheet = Sheet(split_lines(page.text))
    page.label(sheet)
    lay_out(sheet)
    return sheet


def _read_eml(source: str | bytes) -> _Draft:
    if isinstance(source, str):
        check_text(source)
    mail = _eml.read_mail(source.encode("utf-8") if isinstance(source, str) else source)
    if mail.html:
        page = _html.to_text(mail.body)
        return _Draft(Kind.EML, _html_sheet(page), page.text, mail.envelope, source_exact=False)
    sheet = Sheet(split_lines(mail.body))
    patch = _git.is_patch_body(mail.envelope.subject, mail.body)
    if patch:
        _git.label_patch_body(sheet, 0)
    else:
        lay_out(sheet)
    kind = Kind.PATCH if patch else Kind.EML
    return _Draft(kind, sheet, mail.body, mail.envelope, source_exact=False)


def _finished(draft: _Draft) -> Message:
    parts = _with_mark(draft.raw, draft.sheet.parts())
    _check_length(draft.raw, parts)
    _check_readable(draft.raw, parts)
    parts, foreign = _language.with_languages(draft.raw, parts)
    masked = [
        span
        for part in parts
        if part.judged
        for span in mask_spans(draft.raw, part.span, markdown=draft.kind is Kind.MARKDOWN)
    ]
    skipped = (*draft.head.notes, *foreign)
    if not any(part.judged for part in parts) and not foreign:
        skipped = (
            *skipped,
            "nothing was judged: there are no words of the writer's own, only quotes, code or signatures",
        )
    return Message(
        raw=draft.raw,
        parts=tuple(parts),
        kind=draft.kind,
        masked=tuple(masked),
        subject=draft.head.subject,
        sender=draft.head.sender,
        to=draft.head.to,
        cc=draft.head.cc,
        date=draft.head.date,
        answers=draft.head.answers,
        attachments=draft.head.attachments,
        source_exact=draft.source_exact,
        skipped=skipped,
        encoding=draft.encoding,
    )


def _with_mark(raw: str, parts: list[Part]) -> list[Part]:
    """A byte order mark is nobody's word: it becomes a part of kind OTHER."""
    if not raw.startswith("\ufeff"):
        return parts
    return [Part(PartKind.OTHER, Span(0, 1)), *parts]


def _check_length(raw: str, parts: Sequence[Part]) -> None:
    if len(raw) * 4 <= LIMIT:
        return
    size = sum(len(part.span.of(raw).encode("utf-8")) for part in parts if part.kind in OWN)
    if size > LIMIT:
        raise DraftError(
            f"the draft has {size:,} bytes of own words; at most {LIMIT:,} are allowed (quotes do not count)"
        )


def _check_readable(raw: str, parts: Sequence[Part]) -> None:
    if "-----BEGIN PGP MESSAGE-----" not in raw:
        return
    if not any(part.kind in OWN - {PartKind.SUBJECT} and part.span.of(raw).strip() for part in parts):
        raise NoWordsError("the draft is encrypted (OpenPGP) and cannot be read; save it unencrypted first")
