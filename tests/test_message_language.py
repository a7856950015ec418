"""Which words are judged: English of any quality is, other languages are skipped and said so."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tonecheck.message import parse

ENGLISH = [
    "hey dude u gonna send me that thing or what lol",
    "Kindly do the needful and revert back the same.",
    "Pls find attach the invoce for last month",
    "wtf bro srsly this sucks big time",
    "GIVE ME MY MONEY BACK",
    "Synergies, KPIs, leverage, deep dive, paradigm shift",
    "Yesterday I have went to office but nobody there",
    "Me no understand why you not answer",
    "ur app is trash tbh ngl",
    "Invoice 0417 overdue, second reminder, final notice",
    "Reklamation received, Rückgabe approved, please send the box back",
    "José, Müller and Françoise will join us",
    "Aight bet, catch ya l8r fam",
    "Order #4411: 3 x widget, 2 x gadget, 1 x sprocket",
    "no worries mate she'll be right",
    "I am agree with you, is not possible make it more fast",
    "Hi Søren, café at nine?",
    "Ok.",
    "Lorem, ipsum!",
    "C'est la vie, as they say, but I want my refund",
    "Shipment delayed, customs clearance pending, ETA unknown",
    "defo gotta bounce soz babe laters",
    "Wer ist that supposed to help?",
]
FOREIGN = [
    ("Könnten Sie mir bitte den Vertrag bis Montag schicken?", "German"),
    ("Je vous remercie de votre message et vous envoie le contrat demain.", "French"),
    ("Le agradezco su mensaje y le envío el contrato mañana.", "Spanish"),
    ("La ringrazio del messaggio e le mando il contratto domani.", "Italian"),
    ("Hartelijk dank voor uw bericht, wij sturen het contract morgen.", "Dutch"),
    ("Dziękuję za wiadomość, jutro wyślę umowę do pana.", "Polish"),
    ("Спасибо за ваше письмо, завтра я отправлю договор.", "Russian"),
    ("感谢您的来信，我们明天会把合同寄给您。", "Chinese"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_of_any_quality_is_judged(text: str) -> None:
    message = parse(text)
    assert all(part.judged for part in message.parts)
    assert message.skipped == ()


@pytest.mark.parametrize(("text", "name"), FOREIGN)
def test_foreign_is_skipped(text: str, name: str) -> None:
    message = parse(text)
    assert not list(message.judged_parts())
    assert message.skipped == (f"1 line in {name} was not judged: only English is",)


def test_paragraphs_of_two_languages() -> None:
    text = (
        "Hello,\n\nich schicke Ihnen den Vertrag am Montag.\nBitte melden Sie "
        "sich.\n\nI will send you the key on Friday.\n\nBest,\nJo"
    )
    message = parse(text)
    assert [(part.kind.value, part.language) for part in message.parts] == [
        ("greeting", None),
        ("body", "de"),
        ("body", "en"),
        ("closing", None),
        ("signature", None),
    ]
    assert message.skipped == ("2 lines in German were not judged: only English is",)


def test_short_lines_take_the_language_of_the_mail() -> None:
    message = parse("Bonjour Madame,\n\nje vous envoie le contrat demain.\n\nCordialement,\nLuc")
    assert not list(message.judged_parts())


def test_masks_are_only_in_judged_parts() -> None:
    assert parse("Bitte schauen Sie sich das auf https://x.example an, danke.").masked == ()


def test_english_drafts_do_not_load_the_language_model() -> None:
    code = (
        "import sys; from tonecheck.message import parse\n"
        "parse('Hi Tom,\\n\\nthe box you sent is late. Could you have a look?\\n\\nBest,\\nJo')\n"
        "print([name for name in ('py3langid', 'numpy', 'lxml', 'inscriptis', 'markdown_it') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
