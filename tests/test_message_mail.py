"""Drafts as mail files and as HTML: envelope, body, attachments, quotes, signed and encrypted mail."""

from __future__ import annotations

import base64
import quopri

import pytest

from tonecheck.errors import DraftError
from tonecheck.message import Kind, Message, parse

HEAD = "From: Jo Adler <jo@acme.example>\nTo: Ida Berg <ida@x.example>\nSubject: Box\nMIME-Version: 1.0\n"


def pieces(message: Message) -> list[tuple[str, str]]:
    return [(part.kind.value, part.span.of(message.raw).strip()) for part in message.parts]


def mail(content_type: str, body: str | bytes, *, encoding: str = "8bit", head: str = HEAD) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    return f"{head}Content-Type: {content_type}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + data


def several(kind: str, *parts: str, extra: str = "", boundary: str = "b1") -> str:
    """A multipart body with its own head; each part is head, blank line, text."""
    inner = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{extra}\n\n{inner}--{boundary}--\n'


def text_part(text: str, kind: str = "plain") -> str:
    return f"Content-Type: text/{kind}; charset=utf-8\n\n{text}"


def test_plain_mail() -> None:
    message = parse(mail("text/plain; charset=utf-8", "Hi Ida,\n\nIt left on Monday.\n\nBest,\nJo\n"))
    assert message.kind is Kind.EML
    assert not message.source_exact
    assert (message.subject, message.sender, message.to) == (
        "Box",
        "Jo Adler <jo@acme.example>",
        ("Ida Berg <ida@x.example>",),
    )
    assert [kind for kind, _ in pieces(message)] == ["greeting", "body", "closing", "signature"]


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "Grüße, the café is closed".encode()),
        ("iso-8859-1", "Grüße, the café is closed".encode("latin-1")),
        ("utf-8", "Grüße, the café is closed".encode("latin-1")),
        ("us-ascii", "Grüße, the café is closed".encode()),
        ("iso-8859-1", "Grüße, the café is closed".encode()),
        ("no-such-charset", "Grüße, the café is closed".encode()),
        ("rot13", "Grüße, the café is closed".encode()),
        ("windows-1252", "Grüße, the café is closed".encode("cp1252")),
        ("utf-16", "Grüße, the café is closed".encode("utf-16")),
    ],
)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_charsets(charset: str, data: bytes, encoding: str) -> None:
    if charset == "utf-16" and encoding == "8bit":
        pytest.skip("UTF-16 cannot stand in a mail as it is")
    body = {"8bit": data, "base64": base64.encodebytes(data), "quoted-printable": quopri.encodestring(data)}[encoding]
    assert (
        parse(mail(f"text/plain; charset={charset}", body, encoding=encoding)).raw.strip()
        == "Grüße, the café is closed"
    )


def test_japanese_mail_is_skipped_with_a_word() -> None:
    words = "お世話になっております。見積もりを送ります。よろしくお願いいたします。"
    message = parse(mail("text/plain; charset=iso-2022-jp", words.encode("iso-2022-jp"), encoding="7bit"))
    assert message.raw.strip() == words
    assert message.skipped == ("1 line in Japanese was not judged: only English is",)


def test_encoded_headers() -> None:
    head = (
        "From: =?utf-8?q?J=C3=B6rg_Adler=2C_Acme?= <jo@acme.example>\nTo: "
        "=?iso-8859-1?q?Ren=E9?= <r@x.example>,\n bo@x.example\n"
        "Subject: =?utf-8?B?Q2Fmw6k=?= =?utf-8?B?IGJveA==?=\nMIME-Version: 1.0\n"
    )
    message = parse(mail("text/plain", "Here.", head=head))
    assert message.subject == "Café box"
    assert message.sender == "Jörg Adler, Acme <jo@acme.example>"
    assert message.to == ("René <r@x.example>", "bo@x.example")


@pytest.mark.parametrize("value", ["=?utf-8?B?A?=", "=?nope?q?a?=", "=?utf-8?q?=FF?=", "caf\xe9", "=?", ""])
def test_broken_headers_are_read_somehow(value: str) -> None:
    head = f"From: {value}\nTo: {value}\nSubject: {value}\nMIME-Version: 1.0\n".encode("latin-1")
    assert parse(head + b"Content-Type: text/plain\n\nHere.").raw == "Here."


OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {margin:0}</style></head>
<body lang=EN-GB>
<div class=WordSection1><p class=MsoNormal>Dear Ms Berg,</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal>You failed to send the key.</p><p class=MsoNormal>Kind regards,</p><p class=MsoNormal>Jo Adler</p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:
</b> Ida Berg &lt;ida@x.example&gt;<br>
<b>Sent:</b> Monday, 5 May 2025 09:10<br><b>To:</b> Jo<br><b>Subject:</b> Box</p></div>
<p class=MsoNormal>You are idiots.</p></div></body></html>"""
GMAIL = """<div dir="ltr"><div>Hi Ida,</div><div><br></div><div>It left on Monday.</div><div><br></div>
<div class="gmail_signature" data-smartmail="gmail_signature"><div>Jo Adler</div></div></div><br>
<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, 5 May 2025 Ida wrote:<br></div>
<blockquote class="gmail_quote" style="margin:0"><div>You are idiots.</div></blockquote></div>"""


def test_outlook_html() -> None:
    message = parse(mail("text/html; charset=utf-8", OUTLOOK))
    assert [kind for kind, _ in pieces(message)] == ["greeting", "body", "closing", "signature", "quote"]
    assert "idiots" in pieces(message)[-1][1]


def test_gmail_both_forms() -> None:
    plain = (
        "Hi Ida,\n\nIt left on Monday.\n\nOn Mon, 5 May 2025 at 09:10, Ida "
        "<ida@x.example> wrote:\n\n> You are idiots.\n"
    )
    message = parse(HEAD + several("alternative", text_part(plain), text_part(GMAIL, "html")))
    assert [kind for kind, _ in pieces(message)] == ["greeting", "body", "quote"]
    assert message.raw.strip() == plain.strip()


def test_gmail_html_only() -> None:
    for source in (HEAD + text_part(GMAIL, "html"), GMAIL):
        message = parse(source)
        assert [kind for kind, _ in pieces(message)] == ["greeting", "body", "signature", "quote"]
        assert not message.source_exact


def test_empty_plain_part_gives_way_to_html() -> None:
    assert (
        parse(HEAD + several("alternative", text_part(" \n"), text_part("<p>It left.</p>", "html"))).raw.strip()
        == "It left."
    )


def test_html_inline_replies_and_code() -> None:
    message = parse("<p>Hi Ida,</p><blockquote>Where?</blockquote><p>In Leeds.</p><pre>x = 1\n y</pre><p>So it is.</p>")
    assert [kind for kind, _ in pieces(message)] == ["greeting", "quote", "body", "code", "body"]


@pytest.mark.parametrize("text", ["<3 this box", "<b>Now</b> and then", "a < b and c > d", "<Ida> said so"])
def test_text_with_a_bracket_is_no_page(text: str) -> None:
    assert parse(text).source_exact or "</b>" in text


def test_attachments() -> None:
    inner = (
        "Content-Type: message/rfc822\n\nFrom: a@x.example\nSubject: Old "
        "box\nContent-Type: text/plain\n\nYou are idiots.\n"
    )
    message = parse(
        HEAD
        + several(
            "mixed",
            text_part("See the files."),
            'Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\n\nx',
            "Content-Type: text/plain\nContent-Disposition: attachment; "
            "filename*=utf-8''caf%C3%A9.txt\n\nYou are idiots.",
            'Content-Type: image/png; name="logo.png"\nContent-ID: <1>\n'
            'Content-Disposition: inline; filename="logo.png"\n\nx',
            inner,
        )
    )
    assert message.raw.strip() == "See the files."
    assert message.attachments == ("a.pdf", "café.txt", "Old box.eml")


def test_nested_forwards_are_attachments() -> None:
    inner = "Content-Type: message/rfc822\n\nSubject: One\n" + several(
        "mixed", text_part("old"), "Content-Type: message/rfc822\n\nSubject: Two\n\nolder", boundary="b2"
    )
    message = parse(HEAD + several("mixed", text_part("Please read on."), inner))
    assert (message.raw.strip(), message.attachments) == ("Please read on.", ("One.eml",))


def test_text_cut_by_a_picture_is_joined() -> None:
    picture = 'Content-Type: image/jpeg; name="box.jpg"\nContent-Disposition: inline; filename="box.jpg"\n\nx'
    message = parse(HEAD + several("mixed", text_part("Above.\n"), picture, text_part("Below.\n")))
    assert message.raw.split() == ["Above.", "Below."]
    assert message.attachments == ("box.jpg",)


def test_signed_mail_is_judged_and_noted() -> None:
    for kind in ("application/pgp-signature", "application/pkcs7-signature"):
        message = parse(HEAD + several("signed", text_part("It left."), f'Content-Type: {kind}; name="s.asc"\n\nx'))
        assert message.raw.strip() == "It left."
        assert message.attachments == ()
        assert "signature was not checked" in message.skipped[0]


@pytest.mark.parametrize(
    "source",
    [
        HEAD
        + several(
            "encrypted",
            "Content-Type: application/pgp-encrypted\n\nVersion: 1",
            "Content-Type: application/octet-stream\n\nx",
        ),
        HEAD + 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\n\nx',
        HEAD + "Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n",
        "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n",
    ],
)
def test_encrypted_mail_is_refused(source: str) -> None:
    with pytest.raises(DraftError, match=r"encrypted .* cannot be read"):
        parse(source)


def test_opaque_signed_mail_is_refused() -> None:
    with pytest.raises(DraftError, match="signed in one block"):
        parse(HEAD + "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nx")


def test_clear_signed_text() -> None:
    text = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHi Ida,\n\nIt "
        "left.\n\n-----BEGIN PGP SIGNATURE-----\n\nabc\n"
        "-----END PGP SIGNATURE-----\n"
    )
    assert [kind for kind, _ in pieces(parse(text))] == ["other", "greeting", "body", "other"]


def test_mail_without_text() -> None:
    with pytest.raises(DraftError, match=r"no text \(it holds a.pdf\)"):
        parse(
            HEAD
            + several("mixed", "Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx")
        )


def test_deep_nesting_is_refused() -> None:
    body = text_part("It left.")
    for level in range(30):
        body = several("mixed", body, boundary=f"n{level}")
    with pytest.raises(DraftError, match="nested more than 25"):
        parse(HEAD + body)
    for level in range(300):
        body = several("mixed", body, boundary=f"m{level}")
    with pytest.raises(DraftError, match="at most 200"):
        parse(HEAD + body)
    with pytest.raises(DraftError, match="nested more than 150"):
        parse("<div>" * 200 + "x")


@pytest.mark.parametrize(
    "tail",
    [
        "Content-Type: multipart/mixed\n\nIt left.",
        "Content-Type: multipart/mixed; boundary=x\n\nIt left.",
        "Content-Type: nonsense\n\nIt left.",
        "Content-Transfer-Encoding: base64\n\n!!!!",
        "Content-Type:\n\nIt left.",
        "Content-Type: text/plain; charset\n\nIt left.",
        'Content-Type: multipart/alternative; boundary=""\n\n--\n\nIt left.',
        "Content-Transfer-Encoding: x-uuencode\n\nbegin 666 a\nIt left.",
        "Content-Type: text/html\n\n<!-- -->",
        "\n",
        "Content-Type: message/rfc822\n\nSubject: a\n\nIt left.",
    ],
)
def test_broken_mail_never_crashes(tail: str) -> None:
    try:
        message = parse(HEAD + tail)
    except DraftError:
        return
    assert "".join(part.span.of(message.raw) for part in message.parts) == message.raw


def test_kind_is_told_by_name() -> None:
    assert parse("Subject: a\n\nHere.", name="a.eml").kind is Kind.EML
    assert parse("Subject: a\n\nHere.", name="a.txt").kind is Kind.TEXT
    assert parse("Subject: a\nTo: b@x.example\n\nHere.").kind is Kind.TEXT
