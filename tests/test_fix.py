"""Applying rewrites: what changes, what never does, and that it ends."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from handmade import WORDS, HandChecker, Word
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tonecheck.errors import RewriteError
from tonecheck.finding import Applicability, Edit, Finding, Rewrite, Severity
from tonecheck.message import Message, parse
from tonecheck.report import Report
from tonecheck.rewrite.apply import apply_rewrites
from tonecheck.span import Span

SAFE, SUGGEST, SHOW = Applicability.SAFE, Applicability.SUGGEST, Applicability.SHOW


def fixed(draft: str | bytes | Message, words: Sequence[Word] = WORDS, **options: Any) -> str | bytes:
    return apply_rewrites(draft, HandChecker(words=words), **options).draft


def word(pattern: str, instead: str, applicability: Applicability = SAFE) -> Word:
    return Word(pattern, f"rule-{len(pattern)}", "cliche", instead, applicability)


def test_safe_rewrites_only() -> None:
    draft = "Hi,\n\nYou forgot to sign!!! We need it soon!!\n"
    mended = apply_rewrites(draft, HandChecker())
    assert mended.text == mended.draft == "Hi,\n\nYou forgot to sign! We need it soon!\n"
    assert [applied.quote for applied in mended.applied] == ["!!!", "!!"]
    assert (mended.rounds, mended.settled, mended.before) == (1, True, draft)


def test_suggested_ones_when_accepted_and_frames_never() -> None:
    draft = "Hi,\n\nYou forgot to sign!!! We need it soon.\n"
    assert fixed(draft, accept=SUGGEST) == "Hi,\n\nCould you sign! We need it soon.\n"
    assert fixed(draft, accept=SHOW) == fixed(draft, accept=SUGGEST)
    assert fixed(draft, accept=lambda finding, rewrite: True) == fixed(draft, accept=SUGGEST)
    assert fixed(draft, accept=lambda finding, rewrite: finding.rule == "you-forgot-to") == draft.replace(
        "You forgot to", "Could you"
    )


def test_rounds_until_still() -> None:
    words = (word("aaaa", "aaa"), word(r"\baaa\b", "aa"), word(r"\baa\b", "b"))
    mended = apply_rewrites("Hi aaaa and more words.", HandChecker(words=words))
    assert (mended.text, mended.rounds) == ("Hi b and more words.", 3)
    assert len(mended.applied) == 3


def test_what_grows_for_ever_is_left_alone() -> None:
    checker = HandChecker(words=(word("no", "no no"),))
    chosen = apply_rewrites("Hi, he said no.", checker, accept=lambda finding, rewrite: True)
    assert not chosen.settled
    # Of itself no rewrite is made that lowers a score.
    for mended in (chosen, apply_rewrites("Hi, he said no.", checker)):
        assert mended.text == mended.draft == "Hi, he said no."
        assert mended.applied == ()


def test_a_circle_is_left_at_the_same_text_from_everywhere() -> None:
    words = (word("red", "green"), word("green", "blue"), word("blue", "red"))
    drafts = [f"Hi, the light is {color}." for color in ("red", "green", "blue")]
    assert {fixed(draft, words) for draft in drafts} == {"Hi, the light is blue."}
    assert apply_rewrites(drafts[2], HandChecker(words=words)).applied == ()


@settings(deadline=None, max_examples=60)
@example([("a", "ba"), ("ba", "a")], "baaba")
@given(
    st.lists(
        st.tuples(st.text("ab", min_size=1, max_size=3), st.text("ab", max_size=3)), min_size=1, max_size=4
    ),
    st.text("ab ", max_size=12),
)  # fmt: skip
def test_doing_it_again_changes_nothing(pairs: list[tuple[str, str]], tail: str) -> None:
    words = [word(pattern, instead) for pattern, instead in pairs]
    once = fixed(f"Hi you, {tail} end.", words)
    assert fixed(once, words) == once


def test_rewrites_that_meet_wait_for_the_next_round() -> None:
    words = (word("one two", "1 two"), word("two three", "2 three"))
    mended = apply_rewrites("Hi one two three.", HandChecker(words=words))
    assert (mended.text, mended.rounds) == ("Hi 1 2 three.", 2)


def test_only_the_writers_own_words_change() -> None:
    draft = "Hi,\n\nPlease sign!!!\n\nBest\nBob\n\n-- \nBob!!!\nAcme!!!\n\nOn Monday Ann wrote:\n> Never!!!\n"
    assert fixed(draft) == draft.replace("sign!!!", "sign!")


def test_a_rewrite_outside_of_them_is_refused_even_if_a_checker_offers_it() -> None:
    draft = "Hi,\n\nPlease sign.\n\n> Never!!!\n"
    at = draft.index("!!!")

    class Careless(HandChecker):
        def check(self, draft: str | bytes | Message, **context: Any) -> Report:
            report = super().check(draft, **context)
            rewrite = Rewrite((Edit(Span(at, at + 3), "!"),), SAFE, "")
            finding = Finding("r", "shouting", "professionalism", Severity.NOTE, 1.0, "m", None, rewrites=(rewrite,))
            return replace(report, findings=(finding,))

    assert apply_rewrites(draft, Careless()).draft == draft


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_are_kept_and_new_ones_are_alike(newline: str) -> None:
    draft = newline.join(("Hi,", "", "please sign NOW", "and send it.", "", "Best", "Bob"))
    expected = draft.replace("NOW", f"now{newline}and well")
    assert fixed(draft, (word("NOW", "now\nand well"),)) == expected
    assert fixed(draft.encode(), (word("NOW", "now\nand well"),)) == expected.encode()


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_kept(codec: str) -> None:
    draft = "Hi Zoë,\r\nplease sign the café form!!!\r\n"
    assert fixed(draft.encode(codec)) == draft.replace("!!!", "!").encode(codec)


def test_a_character_that_the_charset_lacks_is_refused() -> None:
    with pytest.raises(RewriteError, match="cp1252 does not have"):
        fixed("Hi Zoë, yes!!!".encode("cp1252"), (word("yes", "✓"),))


def test_the_context_reaches_every_round() -> None:
    checker = HandChecker()
    apply_rewrites("Hi, yes!!!", checker, subject="S", to=["a@b.org"], reply_to="Why?", attachments=["x.pdf"])
    assert len(checker.calls) == 2
    assert [call["subject"] for call in checker.calls] == ["S", "S"]
    assert [call["kind"] for call in checker.calls] == [None, "text"]
    message = parse("Hi, yes!!!", to="Ann <a@b.org>", reply_to="Why?")
    checker = HandChecker()
    assert apply_rewrites(message, checker).draft == "Hi, yes!"
    assert checker.calls[1]["to"] == ("Ann <a@b.org>",)
    assert checker.calls[1]["reply_to"] is message.reply_to


# --- mail ---


def mail(
    body: bytes, headers: str = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit"
) -> bytes:
    head = f"From: bob@example.org\r\nSubject: =?utf-8?q?Caf=C3=A9!!!?=\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n"
    return head.encode() + body


BODY = "Hi Zoë,\r\n\r\nplease sign!!!\r\n\r\nBest\r\nBob\r\n"
QP = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable"
BASE64 = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64"


def mended_body(content: bytes) -> bytes:
    draft = fixed(content, kind="eml")
    assert isinstance(draft, bytes)
    return draft


def test_a_plain_mail() -> None:
    content = mail(BODY.encode())
    assert mended_body(content) == content.replace(b"sign!!!", b"sign!")


def test_a_latin_mail() -> None:
    headers = "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit"
    content = mail(BODY.encode("iso-8859-1"), headers)
    assert mended_body(content) == content.replace(b"sign!!!", b"sign!")


def test_a_base64_mail() -> None:
    content = mail(base64.encodebytes(BODY.encode()).replace(b"\n", b"\r\n"), BASE64)
    changed = mended_body(content)
    head, _, body = changed.partition(b"\r\n\r\n")
    assert content.startswith(head)
    assert base64.b64decode(body).decode() == BODY.replace("!!!", "!")


def test_a_quoted_printable_mail_keeps_its_other_lines() -> None:
    encoded = BODY.replace("Zoë", "Zo=C3=\r\n=ab").replace("Best", "B=65st").encode()
    content = mail(encoded, QP)
    changed = mended_body(content)
    assert changed == content.replace(b"sign!!!", b"sign!")
    assert quopri.decodestring(changed.partition(b"\r\n\r\n")[2]).decode() == BODY.replace("!!!", "!")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (mail(b"<p>Hi, yes!!!</p>", "Content-Type: text/html; charset=utf-8"), "only text/plain"),
        (
            mail(
                b"--x\r\nContent-Type: text/plain\r\n\r\nHi, yes!!!\r\n"
                b"--x\r\nContent-Type: text/html\r\n\r\n<p>Hi, yes!!!</p>\r\n--x--\r\n",
                'Content-Type: multipart/alternative; boundary="x"',
            ),
            "several parts",
        ),
        (
            mail(
                b"--x\r\nContent-Type: text/plain\r\n\r\nHi, yes!!!\r\n"
                b"--x\r\nContent-Type: application/pgp-signature\r\n\r\nabc\r\n--x--\r\n",
                'Content-Type: multipart/signed; boundary="x"; protocol="application/pgp-signature"',
            ),
            "signed",
        ),
        (mail(BODY.encode(), "DKIM-Signature: v=1\r\nContent-Type: text/plain; charset=utf-8"), "signed"),
        (mail(b"Hi Zo\xc3\xab, yes!!!\r\n", "Content-Type: text/plain; charset=us-ascii"), "charset is us-ascii"),
    ],
    ids=["html", "alternative", "signed", "dkim", "charset"],
)  # fmt: skip
def test_mails_that_cannot_be_changed_safely(content: bytes, reason: str) -> None:
    with pytest.raises(RewriteError, match=reason):
        fixed(content, kind="eml")


def test_clearsigned_text() -> None:
    draft = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHi, yes!!!\n-----BEGIN PGP SIGNATURE-----\nabc\n"
    with pytest.raises(RewriteError, match="signed"):
        fixed(draft)


def test_html_drafts() -> None:
    with pytest.raises(RewriteError, match="markup"):
        fixed("<html><body><p>Hi Ann, yes!!!</p></body></html>", name="draft.html")
