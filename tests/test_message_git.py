"""Commit messages, patches by mail and Markdown."""

from __future__ import annotations

from tonecheck.message import Kind, Message, parse

PATCH = """From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jo Adler <jo@acme.example>
Date: Mon, 5 May 2025 09:10:11 +0200
Subject: [PATCH v2 1/3] box: stop the lid
 from falling

The lid fell because nobody read the manual.

Signed-off-by: Jo Adler <jo@acme.example>
---
Now with the fix that you asked for.

 box.c | 2 +-
 1 file changed, 1 insertion(+), 1 deletion(-)

diff --git a/box.c b/box.c
index 12ab..34cd 100644
--- a/box.c
+++ b/box.c
@@ -1 +1 @@
-/* YOU IDIOT */
+/* fine */
--\x20
2.40.0

"""


def pieces(message: Message) -> list[tuple[str, str]]:
    return [(part.kind.value, part.span.of(message.raw).strip()) for part in message.parts]


def test_commit() -> None:
    text = (
        "box: stop the lid\n\nYou broke it again.\n\n    make box\n\nFixes: #12\nSigned-off-by: Jo <jo@acme.example>\n"
        "# Please enter the commit message for your changes.\n#\n# "
        "------------------------ >8 ------------------------\n"
        "# Do not modify\ndiff --git a/x b/x\n-stupid\n"
    )
    message = parse(text)
    assert message.kind is Kind.COMMIT
    assert message.subject == "box: stop the lid"
    assert message.raw == text
    assert [kind for kind, _ in pieces(message)] == ["subject", "body", "code", "signature", "other"]


def test_commit_by_file_name() -> None:
    message = parse("# a comment\nbox: stop\n\nNote: this is text.\n", name="/repo/.git/COMMIT_EDITMSG")
    assert pieces(message) == [("other", "# a comment"), ("subject", "box: stop"), ("body", "Note: this is text.")]


def test_commit_list_is_not_code() -> None:
    message = parse("box: stop\n\n- one thing\n\n    that goes on here\n", kind="commit")
    assert [kind for kind, _ in pieces(message)] == ["subject", "body"]


def test_patch() -> None:
    message = parse(PATCH)
    assert message.kind is Kind.PATCH
    assert message.source_exact
    assert message.subject == "[PATCH v2 1/3] box: stop the lid from falling"
    found = pieces(message)
    assert [kind for kind, _ in found] == [
        "headers",
        "subject",
        "body",
        "signature",
        "other",
        "body",
        "other",
        "code",
        "other",
    ]
    assert found[1][1] == "box: stop the lid\n from falling"
    assert [text for kind, text in found if kind == "body"] == [
        "The lid fell because nobody read the manual.",
        "Now with the fix that you asked for.",
    ]
    assert not any("IDIOT" in part.span.of(message.raw) for part in message.judged_parts())


def test_encoded_patch_is_decoded_and_stays_a_patch() -> None:
    head, _, body = PATCH.partition("\n\n")
    message = parse(
        f"{head}\nMIME-Version: 1.0\nContent-Type: text/plain; "
        f"charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n\n{body}"
    )
    assert message.kind is Kind.PATCH
    assert not any("IDIOT" in part.span.of(message.raw) for part in message.judged_parts())


def test_bare_diff_has_no_own_words() -> None:
    message = parse("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n")
    assert message.kind is Kind.PATCH
    assert not list(message.judged_parts())


def test_markdown() -> None:
    text = (
        "---\ntitle: x\n---\n# Release\n\nHi all,\n\nSee [the "
        "docs](https://x.example/a) and `go()`.\n\n```py\nx = 1\n```\n\n"
        "- item\n\n    more of the item\n\n    code\n\n> quoted\nmy own words\n\n<!-- hidden -->\n\nBest,\nJo\n"
    )
    message = parse(text, name="news.md")
    found = pieces(message)
    assert found[0] == ("headers", "---\ntitle: x\n---")
    assert ("code", "```py\nx = 1\n```") in found
    assert ("quote", "> quoted") in found
    assert ("body", "my own words") in found
    assert ("other", "<!-- hidden -->") in found
    assert found[-2:] == [("closing", "Best,"), ("signature", "Jo")]
    assert [span.of(text) for span in message.masked] == ["https://x.example/a", "`go()`"]


def test_markdown_is_told_by_its_signs() -> None:
    assert parse("# Release\n\nIt is here.").kind is Kind.MARKDOWN
    assert parse("It is *here*.").kind is Kind.TEXT
