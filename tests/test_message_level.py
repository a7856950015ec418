"""Checks of the whole message on drafts of our own: what each must find, and what each must leave alone."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tonecheck import message as messages
from tonecheck.checkers.draft import view
from tonecheck.checkers.message_level import CHECKS
from tonecheck.checkers.names import distance, misspelt, person, same
from tonecheck.checkers.questions import questions
from tonecheck.checkers.service import complaint
from tonecheck.nlp import analyze

#: The option of each check and what it may be.
CASES = {
    "missing-greeting": ("case", "group bad-news reply first unknown"),
    "missing-closing": ("case", "group bad-news request reply first"),
    "placeholder": ("form", "bracket merge angle todo filler sample blank"),
    "wrong-name": ("case", "misspelt title half own third other"),
    "missing-attachment": ("form", "named-file i-attach please-find is-attached see-attachment the-attached"),
    "unacknowledged-complaint": ("about", "late defect wrong-item billing service errors feeling"),
    "apology-without-remedy": ("case", "vow passed-on formula delay damage mistake other"),
    "delay-without-date": ("about", "postponed unready stock backlog down late"),
    "unanswered-question": ("asked", "several when price yes-no fact reason status request"),
}


@dataclass(frozen=True)
class Case:
    """A draft with what surrounds it, and the categories that it must be found in."""

    id: str
    text: str
    expected: str = ""
    thread: str | None = None
    to: str | None = None
    subject: str | None = None
    attachments: list[str] = field(default_factory=list)


DRAFTS = [
    Case(
        "vet-late-results",
        """\
        Dear Ms Falk,

        Bruno's blood count is within the normal range. The liver value (ALT) is 62, which is fine for a dog of his age.

        Please give him the tablets until Sunday.

        Kind regards,
        Dr. Emil Stade
        """,
        "unacknowledged-complaint",
        """\
        Dear Dr. Stade,
        I was promised Bruno's results on Monday and it is now Thursday.
        Nobody returns my calls. I am really annoyed.
        Petra Falk
        """,
        "Petra Falk <petra.falk@mail.example>",
        "Re: Bruno's results",
    ),
    Case(
        "vet-late-results-good",
        """\
        Dear Ms Falk,

        You're right, we promised you the results for Monday. The sheet lay in my tray and I didn't see it.
        Bruno's blood count is within the normal range.

        There's no charge for the test, and I've put my direct number below.

        Kind regards,
        Dr. Emil Stade
        """,
        "",
        """\
        Dear Dr. Stade,
        I was promised Bruno's results on Monday and it is now Thursday.
        Nobody returns my calls. I am really annoyed.
        Petra Falk
        """,
        "Petra Falk <petra.falk@mail.example>",
        "Re: Bruno's results",
    ),
    Case(
        "garage-bill-twice",
        """\
        Good morning Mr Naidoo,

        Invoice 5521 is for the brake pads and invoice 5522 for the discs. Both were sent on 3 March.

        Regards,
        Chantal
        Westside Motors
        """,
        "unacknowledged-complaint",
        "Hello, you have charged me twice for the same brake job, R3 400 each time! I want one of "
        "them refunded.\nThabo Naidoo",
        "Thabo Naidoo",
        "Re: Double charge",
    ),
    Case(
        "school-trip-question",
        """\
        Dear Mrs Kowalczyk,

        Thank you for your interest in our ski week. It has been a highlight of year 8 since 1998, and the children
        always come back with rosy cheeks.

        Best wishes,
        Fiona Marsh
        """,
        "unanswered-question",
        "Dear Mrs Marsh,\nhow much does the ski week cost, and by when do we have to "
        "register?\nKind regards,\nAnna Kowalczyk",
        "Anna Kowalczyk",
        "Re: Ski week",
    ),
    Case(
        "school-trip-answered",
        """\
        Dear Mrs Kowalczyk,

        It comes to £420 with ski hire. Please send me the form by 12 October.

        Best wishes,
        Fiona Marsh
        """,
        "",
        "Dear Mrs Marsh,\nhow much does the ski week cost, and by when do we have to "
        "register?\nKind regards,\nAnna Kowalczyk",
        "Anna Kowalczyk",
        "Re: Ski week",
    ),
    Case(
        "publisher-postponed",
        """\
        Dear Dr Okonkwo,

        I'm writing about your chapter. The publication of the volume has been postponed, since two contributors have
        withdrawn. I know that this is unwelcome news.

        With best wishes,
        Hester Lind
        """,
        "delay-without-date",
        None,
        "Dr Chidi Okonkwo",
        "The Delta volume",
    ),
    Case(
        "publisher-postponed-good",
        """\
        Dear Dr Okonkwo,

        I'm writing about your chapter. The publication of the volume has been postponed from May to 14 September,
        since two contributors have withdrawn.

        With best wishes,
        Hester Lind
        """,
        "",
        None,
        "Dr Chidi Okonkwo",
        "The Delta volume",
    ),
    Case(
        "kitchen-tops",
        """\
        Hi Mel,

        Bad news about the worktops: the quarry has closed for repairs, so they won't be here on the 9th as I'd
        promised. Everything else is in the van and the plumber is booked.

        I'll keep you posted.

        Cheers,
        Darren
        """,
        "delay-without-date",
        None,
        "Melanie Frost <mel.frost@mail.example>",
        "Worktops",
    ),
    Case(
        "bank-apology",
        """\
        Dear Mr Delacroix,

        Please accept our sincere apologies for the wrong statement that was sent to your former address. We take data
        protection very seriously and will do our utmost to prevent this in future.

        Yours sincerely,
        Customer Relations
        """,
        "apology-without-remedy",
        None,
        "Mr Yves Delacroix",
        "Your letter of 2 May",
    ),
    Case(
        "bank-apology-good",
        """\
        Dear Mr Delacroix,

        I apologise for the statement that went to your former address. I have corrected the address in both systems,
        and the post office is returning the letter unopened.

        Yours sincerely,
        Ruth Adeleke
        """,
        "",
        None,
        "Mr Yves Delacroix",
        "Your letter of 2 May",
    ),
    Case(
        "hr-attachment",
        """\
        Hi Sunita,

        Please find attached the revised contract with the new start date. Could you sign it by Thursday?

        Best,
        Gareth
        """,
        "missing-attachment",
        None,
        "Sunita Rao <sunita.rao@firm.example>",
        "Contract",
    ),
    Case(
        "hr-attachment-there",
        """\
        Hi Sunita,

        Please find attached the revised contract with the new start date. Could you sign it by Thursday?

        Best,
        Gareth
        """,
        "",
        None,
        "Sunita Rao <sunita.rao@firm.example>",
        "Contract",
        ["contract_v2.pdf"],
    ),
    Case(
        "their-attachment",
        """\
        Hi Gareth,

        I've read the file you attached and have two remarks. Please attach the annex when you send it back, and don't
        mind the note attached to the wall plan.

        Best,
        Sunita
        """,
        "",
        None,
        "Gareth Pryce",
        "Re: Contract",
    ),
    Case(
        "event-placeholders",
        """\
        Dear [First Name],

        We look forward to seeing you at [Venue] on [Date].

        Best wishes,
        Events team
        """,
        "placeholder",
        None,
        "Guest list",
        "Invitation",
    ),
    Case(
        "patch-subject-tags",
        """\
        Hi all,

        I've rebased the series; see the [RFC] thread for the background [1]. The checkbox [x] in the tracker is
        ticked, and `{{ name }}` in the docs stays.

        [1] https://lists.example/1234

        Thanks,
        Femi
        """,
        "",
        None,
        "dev list",
        "[PATCH v3 0/4] net: fix refcount",
    ),
    Case(
        "landlord-wrong-name",
        """\
        Dear Mr Jansen,

        the chimney sweep comes on 4 June between eight and ten. Somebody should be in.

        Regards,
        Property Office
        """,
        "wrong-name",
        "Dear office,\nwhen does the chimney sweep come?\nLena Hoffmann",
        "Lena Hoffmann <lena.hoffmann@mail.example>",
        "Re: Chimney sweep",
    ),
    Case(
        "nickname",
        """\
        Hi Bob,

        the chimney sweep comes on 4 June between eight and ten.

        Best,
        Ines
        """,
        "",
        "Hello Ines, when does the chimney sweep come?\nRobert",
        "Robert Achterberg <r.achterberg@mail.example>",
        "Re: Chimney sweep",
    ),
    Case(
        "misspelt",
        """\
        Dear Ms Schmitt,

        your glasses are ready and can be collected until six.

        Kind regards,
        Optik Brandl
        """,
        "wrong-name",
        None,
        "Clara Schmidt",
        "Your glasses",
    ),
    Case(
        "no-frame",
        """\
        The tenancy for flat 4B ends on 31 July. The keys are to be handed over at noon, and the meters are read on
        the same day.

        The deposit is paid out within six weeks to the account that you named in the contract.
        """,
        "missing-greeting missing-closing",
        None,
        "Olga Petrenko",
        "End of tenancy",
    ),
    Case("chat-line", "Yes, two o'clock is fine.", "", "Does two o'clock still work for you?", "Amit Shah", "Re: Call"),
    Case("bare-sentence", "Unfortunately the delivery is delayed.", ""),
    Case(
        "commit",
        "Fix overflow in the ring buffer\n\nThe length was computed before the lock was taken.\n",
        "",
    ),
    Case(
        "worry-no-complaint",
        """\
        Dear Ms Adler,

        yes, Finn's inhaler is kept in the first-aid room, and all four teachers know how to use it.

        Kind regards,
        Sister Joan
        """,
        "",
        "Dear Sister Joan,\nI'm a little worried about the hike on Friday. Finn has asthma. Do the "
        "teachers know where his inhaler is?\nKatrin Adler",
        "Katrin Adler",
        "Re: Hike",
    ),
    Case(
        "firm-refusal",
        """\
        Dear Mr Whitlock,

        I can see how vexing it is to find the clasp open on the second day. We've had it under the glass: the pin was
        bent by a hard pull, which the guarantee doesn't cover.

        The repair costs £18 and takes two days. Shall we go ahead?

        Yours sincerely,
        Maud Ellery
        """,
        "",
        "The clasp of my bracelet broke on the second day. This is poor quality and I expect a "
        "free repair.\nSimon Whitlock",
        "Mr Simon Whitlock",
        "Re: Bracelet",
    ),
    Case(
        "small-apology",
        """\
        Hi Tuulikki,

        Sorry for the late reply, I was on the ferry. The answer is yes: both drawings go to print as they are.

        Best,
        Pekka
        """,
        "",
        "Hi Pekka, can both drawings go to print?\nTuulikki",
        "Tuulikki Laine",
        "Re: Drawings",
    ),
    Case(
        "who-and-where",
        """\
        Hello Mr Obi,

        thank you for your mail. Our library has more than 40,000 volumes and a reading garden.

        Kind regards,
        Library service
        """,
        "unanswered-question",
        "Hello, who is responsible for interlibrary loans?\nEmeka Obi",
        "Emeka Obi",
        "Re: Loans",
    ),
    Case(
        "question-put-back",
        """\
        Hello Mr Obi,

        happy to help with the loan. Is the book for you or for your class? I'll find the right colleague by tomorrow.

        Kind regards,
        Library service
        """,
        "",
        "Hello, who is responsible for interlibrary loans?\nEmeka Obi",
        "Emeka Obi",
        "Re: Loans",
    ),
    Case(
        "inline-answers",
        """\
        Hi Noor,

        > Is the pool heated?

        27 degrees, all year.

        > Can we bring the dog?

        Gladly, she gets a bowl in the hall.

        See you soon,
        Marit
        """,
        "",
        "Hi Marit, is the pool heated? Can we bring the dog?\nNoor",
        "Noor de Wit",
        "Re: Your stay",
    ),
    Case(
        "stock",
        """\
        Dear Ms Achebe,

        thank you for your order of 12 cups. The blue glaze is currently out of stock. We will ship as soon as it is
        back.

        Kind regards,
        Töpferei Grün
        """,
        "delay-without-date",
        None,
        "Ms Ada Achebe",
        "Your order",
    ),
    Case(
        "outage-with-date",
        """\
        Dear customers,

        the booking portal is down because of a fault at our host. It should be back by 15:00 today. Until then,
        please book by phone.

        Kind regards,
        Fährdienst Nord
        """,
        "",
        None,
        "All customers",
        "Booking portal",
    ),
]


def _view(case: Case):  # type: ignore[no-untyped-def]
    return analyze(
        messages.parse(
            textwrap.dedent(case.text),
            subject=case.subject,
            to=case.to,
            reply_to=textwrap.dedent(case.thread) if case.thread else None,
            attachments=case.attachments,
        )
    )


def _found(case: Case) -> set[str]:
    analysis = _view(case)
    return {
        name
        for name, (option, values) in CASES.items()
        for value in values.split()
        if any(True for _ in CHECKS[name](analysis, {option: value}))
    }


@pytest.mark.parametrize("case", DRAFTS, ids=lambda case: case.id)
def test_draft_is_found_in_its_categories_and_no_other(case: Case) -> None:
    assert _found(case) == set(case.expected.split())


@pytest.mark.parametrize("case", DRAFTS, ids=lambda case: case.id)
def test_each_check_takes_one_case_of_a_draft(case: Case) -> None:
    analysis = _view(case)
    for name, (option, values) in CASES.items():
        if name != "placeholder":
            taken = [v for v in values.split() if any(True for _ in CHECKS[name](analysis, {option: v}))]
            assert len(taken) <= 1, name


@pytest.mark.parametrize(
    ("entry", "words", "title"),
    [
        ("Judith Oakley <judith@x.example>", ("Judith", "Oakley"), ""),
        ("Mr. Anton Reiter, Reiter Bakeries", ("Anton", "Reiter"), "Mr."),
        ('"Oakley, Judith" <judith@x.example>', ("Judith", "Oakley"), ""),
        ("Sir Hugh Pelham-Reeve", ("Hugh", "Pelham-Reeve"), "Sir"),
        ("Prof. Dr. Emil Stade", ("Emil", "Stade"), "Prof."),
    ],
)
def test_person_is_read_from_a_recipient(entry: str, words: tuple[str, ...], title: str) -> None:
    found = person(entry)
    assert found is not None
    assert (found.words, found.title) == (words, title)


@pytest.mark.parametrize(
    "entry",
    ["All staff, Lisbon office", "kaylee-m", "Backend team", "Mr. and Mrs. Abernathy", "info@shop.example", "Sales"],
)
def test_groups_and_handles_are_nobody(entry: str) -> None:
    assert person(entry) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bob", "Robert"),
        ("Kath", "Kathleen"),
        ("José", "Jose"),
        ("J", "Judith"),
        ("Ying", "Ying-Chieh"),
        ("Muller", "Mueller"),
    ],
)
def test_same_name(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(("one", "other"), [("Heather", "Hannah"), ("Jansen", "Hoffmann"), ("Tom", "Anna")])
def test_other_names(one: str, other: str) -> None:
    assert not same(one, other)
    assert not misspelt(one, other)


def test_misspelt_names_are_near() -> None:
    assert misspelt("Wong", "Wang")
    assert misspelt("Schmitt", "Schmidt")
    assert not misspelt("Anna", "Anna")
    assert distance("abdc", "abcd") == 1


def test_reproach_in_a_questions_form_is_no_question() -> None:
    case = Case(
        "",
        "Hi Ann,\n\nhello.\n\nBest,\nTom",
        thread="How could this happen?? Did nobody check it? How are you? When does it start?",
    )
    assert [q.kind for q in questions(view(_view(case)))] == ["when"]


@pytest.mark.parametrize(
    "thread",
    [
        "Could you tell me when the shop opens?",
        "I'm worried about the exam. What should I read?",
        "My last supplier was always late, so I'm looking for a new one.",
        "I made a mistake on the form and entered the wrong date. Can I change it?",
        "We are very happy with the chairs, no problems at all.",
        "The import segfaults when the file is empty, backtrace below. Is this known?",
    ],
)
def test_questions_worries_and_praise_are_no_complaint(thread: str) -> None:
    assert complaint(view(_view(Case("", "Hi,\n\nthanks.\n\nBest,\nTom", thread=thread)))) is None


def test_letters_of_many_settings() -> None:
    """162 drafts of our own, bad ones and good ones: what is found in all of them together."""
    right = wrong = missed = 0
    for line in (Path(__file__).parent / "letters.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        expected = set(row.pop("expected"))
        found = _found(Case(**row))
        right, wrong, missed = (
            right + len(found & expected),
            wrong + len(found - expected),
            missed + len(expected - found),
        )
    assert 2 * right / (2 * right + wrong + missed) >= 0.95
