"""The layout of plain drafts: what is a greeting, a body, a closing, a signature, a quote, code."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck.errors import DraftError
from tonecheck.message import OWN, Kind, Message, Part, PartKind, parse


def pieces(message: Message) -> list[tuple[str, str]]:
    """Kind and text, without the blanks around it, of each part."""
    return [(part.kind.value, part.span.of(message.raw).strip()) for part in message.parts]


def kinds(text: str, **options: object) -> list[str]:
    return [kind for kind, _ in pieces(parse(text, **options))]  # type: ignore[arg-type]


def of_kind(message: Message, kind: str) -> list[str]:
    return [text for found, text in pieces(message) if found == kind]


def assert_sound(message: Message) -> None:
    """What holds for every message: parts tile the text, masks ascend inside judged parts."""
    assert "".join(part.span.of(message.raw) for part in message.parts) == message.raw
    at = 0
    for part in message.parts:
        assert part.span.start == at < part.span.end
        at = part.span.end
    reach = 0
    judged = [part.span for part in message.judged_parts()]
    for mask in message.masked:
        assert reach <= mask.start < mask.end
        assert any(mask in span for span in judged)
        reach = mask.end


# --- greetings ------------------------------------------------------------------------------------------------------

GREETINGS = [
    "Dear Ms Okafor,",
    "Hi Tom -",
    "Hello team,",
    "Good morning Mr Ndlovu,",
    "Hi!",
    "Hello",
    "Hey there,",
    "Dear all,",
    "Dear Sir or Madam,",
    "To whom it may concern:",
    "Morning all,",
    "Good afternoon,",
    "Greetings,",
    "Dear Dr. O'Neill:",
    "Hi Jean-Luc,",
    "Dear Anna, Bo and Cleo,",
    "Hi [NAME],",
    "Hello {{first_name}},",
    "Dear valued customer,",
    "Folks,",
    "Hi @dana,",
    "Respected Sir,",
    "Dear hiring manager,",
    "Heya Marge 😎",
    "Ladies and Gentlemen,",
    "Hi Tom!",
    "Okafor,",
    "Mr Brandt,",
    "Anna Lindqvist,",
    "Hiya Jo,",
    "G'day Bruce,",
    "Dear M. Dupont,",
    "Team,",
    "Dear practice team,",
    "Dear customer 4711,",
]


@pytest.mark.parametrize("greeting", GREETINGS)
def test_greeting_on_its_own_line(greeting: str) -> None:
    message = parse(f"{greeting}\n\nThe parcel left on Monday.\n")
    assert pieces(message) == [("greeting", greeting), ("body", "The parcel left on Monday.")]


@pytest.mark.parametrize(
    ("text", "greeting"),
    [
        ("Hi Tom, your order is late", "Hi Tom,"),
        ("Hello, I wanted to ask about the box.", "Hello,"),
        ("Dear Mr. Smith, the box is late.", "Dear Mr. Smith,"),
        ("Hi Tom. Your order is late.", "Hi Tom."),
        ("Hi Tom - your order is late.", "Hi Tom -"),
        ("Hey! Where is it?", "Hey!"),
        ("Hi Tom can you send it over", "Hi Tom"),
        ("Good morning Anna, the van is here.", "Good morning Anna,"),
        ("Hello I was wondering about the box", "Hello"),
        ("Hi Mary-Ann, Yes, it is late.", "Hi Mary-Ann,"),
    ],
)
def test_greeting_that_shares_its_line(text: str, greeting: str) -> None:
    message = parse(text)
    assert pieces(message) == [("greeting", greeting), ("body", text[len(greeting) :].strip())]


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "Send me the file. Now.",
        "Thanks for finally replying.",
        "Why didn't you read the manual?",
        "Thanks.",
        "Morning trains are late again.",
        "Team meetings are on Monday.",
        "Highlights of the week are below.",
        "All items are in stock.",
        "Everyone knows that.",
        "Deadline: Friday",
        "History repeats itself.",
        "Noted.",
        "Best price you will get.",
        "You failed to attach the file.\nFix it today.",
        "Yours is the last one in stock.",
    ],
)
def test_bare_sentences_are_one_body(text: str) -> None:
    message = parse(text)
    assert [(part.kind, part.span.of(message.raw)) for part in message.parts] == [(PartKind.BODY, text)]


@pytest.mark.parametrize("first", ["Sure,", "Thanks,", "Yes,", "Unfortunately,", "Sorry,", "Open Questions:"])
def test_words_that_are_no_names_greet_nobody(first: str) -> None:
    assert "greeting" not in kinds(f"{first}\nthe box is late.")


def test_greeting_below_an_address_block() -> None:
    text = "12 March 2025\n\nMs Abena Owusu\nBox 12, Accra\n\nDear Ms Owusu,\n\nThe box is here.\n"
    assert kinds(text) == ["body", "greeting", "body"]


# --- closings and signatures ----------------------------------------------------------------------------------------

CLOSINGS = [
    "Best regards,",
    "Kind regards",
    "Yours sincerely,",
    "Yours faithfully,",
    "Sincerely,",
    "Best,",
    "Cheers,",
    "Many thanks,",
    "Thanks,",
    "Thank you,",
    "Thanks in advance,",
    "All the best,",
    "With best wishes,",
    "Warmest regards,",
    "BR,",
    "Regards.",
    "Talk soon,",
    "Take care,",
    "Laters,",
    "Have a nice weekend,",
    "With kind regards from Oslo,",
    "Love,",
    "Respectfully,",
    "Good luck with the launch,",
    "Looking forward to hearing from you,",
    "Thanks and regards,",
    "Yours,",
    "Thx,",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closing_and_name(closing: str) -> None:
    message = parse(f"Hi Tom,\n\nThe box is here.\n\n{closing}\nJo Adler\n")
    assert pieces(message) == [
        ("greeting", "Hi Tom,"),
        ("body", "The box is here."),
        ("closing", closing),
        ("signature", "Jo Adler"),
    ]


@pytest.mark.parametrize(
    "signature",
    [
        "Jo",
        "Jo Adler\nHead of Sales\nAcme Ltd.",
        "K. Subramanian\nExport Manager",
        "The Peat & Pine team",
        "Jo Adler\n+44 20 7946 0011\njo@acme.example\nhttps://acme.example",
        "Anja de Wet\nTel: 555 0133",
        "Jo\n\nAcme GmbH | 12 Mill Lane | Leeds",
        "-- \nStellan",
        "Jo\nSent from my iPhone",
        (
            "Jo\n\nThis e-mail and any attachments are confidential. If you are "
            "not the intended recipient, delete it at once."
        ),
    ],
)
def test_signature_blocks(signature: str) -> None:
    message = parse(f"The box is here.\n\nKind regards,\n{signature}\n")
    assert pieces(message) == [("body", "The box is here."), ("closing", "Kind regards,"), ("signature", signature)]


@pytest.mark.parametrize(
    "signature", ["Bev", "Jo Adler\nHead of Sales", "- Jo", "-- \nJo\nAcme", "--\nJo", "Sent from my iPad"]
)
def test_signature_without_closing(signature: str) -> None:
    message = parse(f"Hi Tom,\n\nThe box is here. It is blue.\n\n{signature}\n")
    assert pieces(message)[1:] == [("body", "The box is here. It is blue."), ("signature", signature)]


@pytest.mark.parametrize(
    "line", ["URGENT REMINDER", "Done", "Thank you for your help with the box.", "call me", "Please reply today"]
)
def test_a_last_line_that_is_no_name(line: str) -> None:
    assert "signature" not in kinds(f"The box is here.\n\n{line}")


def test_postscript_is_body() -> None:
    text = "The box is here.\n\nBest,\nJo\n\nP.S. You still owe us the key."
    assert pieces(parse(text))[1:] == [
        ("closing", "Best,"),
        ("signature", "Jo"),
        ("body", "P.S. You still owe us the key."),
    ]


def test_closing_on_the_line_of_the_name() -> None:
    assert pieces(parse("Hi Tom, it is late. Kind regards, Ann")) == [
        ("greeting", "Hi Tom,"),
        ("body", "it is late."),
        ("closing", "Kind regards,"),
        ("signature", "Ann"),
    ]
    assert kinds("It is late.\n\nBest, Ann") == ["body", "closing", "signature"]


def test_thanks_inside_the_text_is_body() -> None:
    assert kinds("Thanks,\nI will call you tomorrow about the box.") == ["body"]
    assert kinds("Many thanks,\nJo") == ["closing", "signature"]


def test_closing_of_two_lines() -> None:
    message = parse("The box is here.\n\nThanking you,\nYours faithfully,\nK. Rao")
    assert of_kind(message, "closing") == ["Thanking you,\nYours faithfully,"]


# --- quotes ---------------------------------------------------------------------------------------------------------

TAILS = [
    "> The box is late.\n> Where is it?",
    "On Mon, 5 May 2025 at 09:10, Ida Berg <ida@x.example> wrote:\n> The box is late.",
    "On Mon, 5 May 2025 at 09:10, Ida Berg with a long name\n<ida@x.example> wrote:\n\n> The box is late.",
    "On Mon, 5 May 2025 at 09:10, Ida Berg <ida@x.example> wrote:\n\nThe box is late.\n\nIda",
    "Am 05.05.2025 um 09:10 schrieb Ida Berg:\n> Die Kiste fehlt.",
    "Le lun. 5 mai 2025 à 09:10, Ida Berg\n<ida@x.example> a écrit :\n> La boîte manque.",
    "El lun, 5 may 2025 a las 9:10, Ida Berg (<ida@x.example>) escribió:\n> Falta la caja.",
    "-----Original Message-----\nFrom: Ida Berg\nSent: Monday\n\nThe box is late.",
    "From: Ida Berg <ida@x.example>\nSent: Monday, 5 May 2025 09:10\nTo: Jo\nSubject: Box\n\nThe box is late.",
    "________________________________\nFrom: Ida Berg\nSent: Monday\nTo: Jo\nSubject: Box\n\nThe box is late.",
    "Von: Ida Berg\nGesendet: Montag\nAn: Jo\nBetreff: Kiste\n\nDie Kiste fehlt.",
    "De : Ida Berg\nEnvoyé : lundi\nÀ : Jo\nObjet : boîte\n\nLa boîte manque.",
    "---------- Forwarded message ---------\nFrom: Ida <ida@x.example>\nDate: Mon\nSubject: Box\nTo: Jo\n\nIt is late.",
    "Begin forwarded message:\n\nFrom: Ida\nSubject: Box\n\nIt is late.",
    "*From:* Ida Berg\n*Sent:* Monday\n*To:* Jo\n*Subject:* Box\n\nThe box is late.",
    "Ida Berg wrote:\n> The box is late.",
]


@pytest.mark.parametrize("quote", TAILS)
def test_quotes_below_the_reply(quote: str) -> None:
    message = parse(f"Hi Ida,\n\nIt left on Monday.\n\nBest,\nJo\n\n{quote}\n")
    assert pieces(message) == [
        ("greeting", "Hi Ida,"),
        ("body", "It left on Monday."),
        ("closing", "Best,"),
        ("signature", "Jo"),
        ("quote", quote),
    ]


def test_inline_replies() -> None:
    text = (
        "Hi Ida,\n\n> Where is it?\n\nIn Leeds.\n\n> Why?\nBecause of the "
        "snow.\n> And now?\n\nIt moves on Monday.\n\nBest,\nJo\n"
    )
    assert pieces(parse(text)) == [
        ("greeting", "Hi Ida,"),
        ("quote", "> Where is it?"),
        ("body", "In Leeds."),
        ("quote", "> Why?"),
        ("body", "Because of the snow."),
        ("quote", "> And now?"),
        ("body", "It moves on Monday."),
        ("closing", "Best,"),
        ("signature", "Jo"),
    ]


def test_reply_below_the_quote() -> None:
    assert kinds("> Where is it?\n\nHi Ida,\n\nIn Leeds.\n\nBest,\nJo") == [
        "quote",
        "greeting",
        "body",
        "closing",
        "signature",
    ]


def test_words_about_writing_are_no_attribution() -> None:
    assert kinds("On Monday you wrote:\nthe box is late. It was not.") == ["body"]
    assert kinds("From: my point of view it is late.") == ["body"]


# --- code -----------------------------------------------------------------------------------------------------------

BLOCKS = [
    "```\nrm -rf build\n```",
    "~~~python\nprint(1)\n~~~",
    "    SELECT name FROM box;\n    COMMIT;",
    'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    go()\nValueError: no box',
    "diff --git a/x.c b/x.c\nindex 12..34 100644\n--- a/x.c\n+++ b/x.c\n@@ -1,2 +1,2 @@\n a\n-b\n+c",
    "java.lang.IllegalStateException: no box\n\tat org.x.Box.open(Box.java:12)\n\tat org.x.Main.main(Main.java:3)",
    "2025-05-05 09:10:11 ERROR NO BOX\n2025-05-05 09:10:12 FATAL STOP",
    "May  5 09:10:11 host sshd[12]: CLOSED",
    '{\n  "name": "box",\n  "size": 3\n}',
    "int x = 3;\nfoo(x);",
    "$ make all\n$ make install",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_code_in_a_plain_mail(block: str) -> None:
    message = parse(f"Hi Ida,\n\nThis is what I see here:\n\n{block}\n\nCould you look at it?\n")
    assert pieces(message)[1:] == [
        ("body", "This is what I see here:"),
        ("code", block.strip()),
        ("body", "Could you look at it?"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "    This paragraph is indented, and still it is a sentence.",
        "Please bring:\n- the box (blue);\n- the key (brass);\n- the lid.",
        "Rent = £400\nBills = £60",
        "import duties are due\nfrom March on they rise",
        "WARNING: you will not be paid.",
        "```\nThis fence is never closed, and the words count.",
        "9:00 First talk\n10:30 Second talk",
    ],
)
def test_words_that_look_a_little_like_code(text: str) -> None:
    assert "code" not in kinds(text)


def test_a_diff_does_not_swallow_what_follows() -> None:
    text = "See:\n\n@@ -1 +1 @@\n-a\n+b\n- this is my list\n- and it goes on"
    assert of_kind(parse(text), "body") == ["See:", "- this is my list\n- and it goes on"]


# --- masks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "mask",
    [
        "https://x.example/a?b=c_d",
        "www.x.example",
        "ida@x.example",
        "`make all`",
        "/usr/local/bin",
        "C:\\Temp\\box.txt",
        "~/notes.md",
        "report_final.pdf",
        "max_open_boxes",
        "openBox()",
        "--force",
        "src/box/main.py",
        "std::vector",
        "x.example/demo",
    ],
)
def test_masks(mask: str) -> None:
    message = parse(f"Please see {mask}, if you can.")
    assert [span.of(message.raw) for span in message.masked] == [mask]
    assert kinds(f"Please see {mask}, if you can.") == ["body"]


@pytest.mark.parametrize(
    "text",
    [
        "Hi {{first_name}},",
        "Dear [CLIENT_NAME],",
        "and/or his/her",
        "24/7 on 3/4/2025",
        "e.g. this, i.e. that",
        "my iPhone",
        "It is done.So",
    ],
)
def test_words_that_are_not_masked(text: str) -> None:
    assert parse(f"{text}\nThe box is here.").masked == ()


# --- header lines, options ------------------------------------------------------------------------------------------


def test_header_lines() -> None:
    message = parse(
        "Subject: Your box\nTo: Ida Berg <ida@x.example>, Bo <bo@x.example>\nAttachments: a.pdf\n\nHi Ida,\n\nHere.\n"
    )
    assert message.subject == "Your box"
    assert message.to == ("Ida Berg <ida@x.example>", "Bo <bo@x.example>")
    assert message.attachments == ("a.pdf",)
    assert [kind for kind, _ in pieces(message)] == ["headers", "subject", "headers", "greeting", "body"]
    assert of_kind(message, "subject") == ["Your box"]


def test_subject_line_without_a_blank_line() -> None:
    assert kinds("Subject: Your box\nHi Ida,\nit is here.") == ["headers", "subject", "greeting", "body"]


def test_options_go_before_the_draft() -> None:
    message = parse(
        "Subject: a\nAttachments: a.pdf\n\nHere.", subject="b", to="Ida", attachments=["b.pdf"], reply_to="Where is it?"
    )
    assert (message.subject, message.to, message.attachments) == ("b", ("Ida",), ("a.pdf", "b.pdf"))
    assert message.reply_to is not None
    assert message.reply_to.raw == "Where is it?"
    assert parse("Here.", to=["Ida", "Bo <bo@x.example>"]).to == ("Ida", "Bo <bo@x.example>")
    assert parse("Here.", to="Mr. Anton Reiter, Reiter Bakeries").to == ("Mr. Anton Reiter, Reiter Bakeries",)
    assert parse("Here.", reply_to=" ").reply_to is None


def test_a_message_is_taken_as_it_is() -> None:
    message = parse("Hi Ida,\n\nHere.")
    assert parse(message) == message
    assert parse(message, subject="Box").subject == "Box"
    assert parse(message, kind="markdown").kind is Kind.MARKDOWN


# --- bytes, line ends, errors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Hi Ida,\n\ncafé".encode(), "utf-8"),
        (b"\xef\xbb\xbfHi Ida,\r\n\r\nHere.\r\n", "utf-8"),
        (b"\xff\xfe" + "Hi Ida,\n\ncafé".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "Hi Ida,\n\ncafé".encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + "Hi Ida,\n\nHere".encode("utf-32-le"), "utf-32-le"),
        ("Hi Ida,\n\ncafé".encode("latin-1"), "cp1252"),
    ],
)
def test_files_come_back_to_the_byte(data: bytes, encoding: str) -> None:
    message = parse(data)
    assert message.encoding == encoding
    assert message.raw.encode(encoding) == data
    assert [kind for kind, _ in pieces(message)][-2:] == ["greeting", "body"]
    assert_sound(message)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "empty"),
        (" \n\t\r\n", "empty"),
        (b"", "empty"),
        ("\ufeff\n", "empty"),
        (b"abc\0def", "not text"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04xx", "ZIP"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x81\x8d\x90 \x9d", "not text"),
        (b"\xff\xfea", "not valid"),
        (b"\xff\xfeH\0\0\0", "NUL"),
        ("a\ud800b", "surrogate"),
        ("x " * 500_001, "1,000,000"),
        ("é" * 500_001, "1,000,000"),
    ],
)
def test_refused_drafts(data: str | bytes, words: str) -> None:
    with pytest.raises(DraftError, match=words):
        parse(data)


def test_unknown_kind() -> None:
    with pytest.raises(DraftError, match="text, eml, markdown, commit, patch"):
        parse("a", kind="fax")


def test_quotes_do_not_count_for_the_limit() -> None:
    message = parse("Here.\n\n" + "> quoted words of someone else, many of them\n" * 30_000)
    assert kinds("Here.") == ["body"]
    assert len(message.raw) > 1_000_000


def test_only_quotes_is_said() -> None:
    message = parse("> Where is it?\n")
    assert not list(message.judged_parts())
    assert "nothing was judged" in message.skipped[0]


def test_line_and_column() -> None:
    message = parse("a\r\nbc\rd\n\ne")
    places = [message.line_column(at) for at in range(len(message.raw) + 1)]
    assert places == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1), (5, 1), (5, 2)]
    with pytest.raises(ValueError, match="offset"):
        message.line_column(99)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = "Hi Ida,\n\nIt left.\n\nBest,\nJo\n\n> Where?\n".replace("\n", end)
    assert kinds(text) == ["greeting", "body", "closing", "signature", "quote"]


# --- properties -----------------------------------------------------------------------------------------------------

FRAGMENTS = [
    "Hi Tom,",
    "Best,",
    "Jo",
    "> q",
    "-- ",
    "```",
    "    x = 1;",
    "On 5 May 2025 at 09:10, A <a@x.example> wrote:",
    "---",
    "# h",
    "Subject: x",
    "From: a",
    "Sent: b",
    "To: c",
    "@@ -1 +1 @@",
    "-a",
    "+b",
    "diff --git a b",
    "The box is late.",
    "",
    " ",
    "\t",
    "https://x.example/a",
    "`code`",
    "Signed-off-by: A <a@x.example>",
    "# ------------------------ >8 ------------------------",
    "-----BEGIN PGP SIGNED MESSAGE-----",
    "-----END X-----",
    "<p>",
    "</p>",
    "<blockquote>",
    "| a | b |",
    "- item",
    "{{name}}",
    "\ufeff",
    "é",
]
DRAFTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(["\n", "\r\n", "\r", "\n\n", " "]))).map(
        lambda found: "".join(a + b for a, b in found)
    ),
)


@settings(max_examples=300)
@given(text=DRAFTS, kind=st.sampled_from(list(Kind)))
def test_any_text_as_any_kind(text: str, kind: Kind) -> None:
    source = text if kind is not Kind.EML else f"From: a@x.example\nMIME-Version: 1.0\n\n{text}"
    try:
        message = parse(source, kind=kind)
    except DraftError:
        return
    assert_sound(message)
    assert all(part.language is None for part in message.parts if part.kind not in OWN)
    if message.source_exact:
        assert message.raw == text


@settings(max_examples=200)
@given(data=st.one_of(st.binary(max_size=200), DRAFTS.map(lambda text: text.encode("utf-16")), DRAFTS.map(str.encode)))
def test_any_bytes(data: bytes) -> None:
    try:
        message = parse(data)
    except DraftError:
        return
    assert_sound(message)
    if message.source_exact:
        assert message.raw.encode(message.encoding) == data


def test_part_is_judged_by_kind_and_language() -> None:
    span = parse("a").parts[0].span
    assert Part(PartKind.BODY, span).judged
    assert Part(PartKind.CLOSING, span, "en").judged
    assert not Part(PartKind.BODY, span, "de").judged
    assert not Part(PartKind.QUOTE, span).judged
