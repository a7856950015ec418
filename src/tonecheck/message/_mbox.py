"""Mail folders in one file (mbox): which message in them a draft answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.message import Message as Mail
from email.parser import BytesHeaderParser
from email.utils import getaddresses

#: The line that parts messages: "From ", a sender and a date, with a header field below.
_SEPARATOR = re.compile(rb"(?:\A|(?<=\n)\r?\n)From \S[^\r\n]*\d\d:\d\d[^\r\n]*\r?\n(?=[!-9;-~]{1,80}[ \t]*:)")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_PREFIX = re.compile(r"^\s*(?:(?:re|aw|sv|antw?|fwd?|wg)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


def messages_in(data: bytes) -> list[bytes]:
    """The messages of a mail folder; of any other content itself alone. Lines quoted as ">From " are restored."""
    cuts = list(_SEPARATOR.finditer(data))
    if not cuts or data[: cuts[0].start()].strip():
        return [data]
    ends = [*(cut.start() for cut in cuts[1:]), len(data)]
    return [_QUOTED_FROM.sub(rb"\1", data[cut.end() : end]) for cut, end in zip(cuts, ends, strict=True)]


def answered_in(
    data: bytes, *, answers: Sequence[str], subject: str | None, sender: str | None, to: Sequence[str], greeting: str
) -> bytes:
    """The message that a draft answers.

    It is the one that the draft names (In-Reply-To, then References from the last), else the last one with the draft's
    subject, else the last one from somebody whom the draft writes to. What the draft's own sender wrote is passed over
    where anything else is left, and so are all but those from the one whom the draft greets, where there are any. Of
    any other file than a mail folder, the file.
    """
    found = messages_in(data)
    if len(found) == 1:
        return found[0]
    heads = [BytesHeaderParser().parsebytes(message) for message in found]
    for wanted in answers:
        for head, message in zip(heads, found, strict=True):
            if str(head.get("Message-ID", "")).strip() == wanted:
                return message
    own, others = _addresses([sender or ""]), _addresses(to)
    received = [at for at, head in enumerate(heads) if not own & _addresses([str(head.get("From", ""))])]
    received = received or list(range(len(found)))
    names = re.findall(r"\b[A-Z][\w'’-]+", greeting)
    greeted = [
        at for at in received if any(re.search(rf"\b{re.escape(n)}\b", str(heads[at].get("From", ""))) for n in names)
    ]
    received = greeted or received
    topic = bare_subject(subject)
    for choice in (
        [at for at in received if topic and bare_subject(_subject(heads[at])) == topic],
        [at for at in received if others & _addresses([str(heads[at].get("From", ""))])],
        received,
    ):
        if choice:
            return found[choice[-1]]
    return found[-1]


def bare_subject(subject: str | None) -> str:
    """A subject without "Re:", "Fwd:" and their like, in small letters."""
    return " ".join(_PREFIX.sub("", subject or "").split()).casefold()


def _subject(head: Mail) -> str:
    from tonecheck.message._eml import decoded_words

    return decoded_words(head.get("Subject", ""))


def _addresses(values: Sequence[str]) -> set[str]:
    return {address.casefold() for _, address in getaddresses(list(values)) if "@" in address}
