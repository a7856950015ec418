"""The tokenizer of the shipped pipeline: spaCy's English rules, changed to the Universal Dependencies conventions.

Tuned on the training part of UD English-EWT only. Emoticons, clock times and contractions that the treebank
splits otherwise are left out of spaCy's special cases, which also makes the tokenizer quicker to load.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy
from spacy.lang.char_classes import HYPHENS, LIST_CURRENCY, LIST_ELLIPSES, LIST_PUNCT, LIST_QUOTES, UNITS
from spacy.lang.en import English
from spacy.symbols import NORM, ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

#: spaCy spells out every letter of Unicode in its character classes; these say the same to Python's `re` and compile in no time.
ALPHA = r"[^\W\d_]"
ICONS = (
    r"[\u00a6\u00a9\u00ae\u00b0\u2100-\u214f\u2190-\u21ff\u2300-\u27bf\u2900-\u2bff\u3000-\u303f\U0001f000-\U0001faff]"
)

#: Runs of one mark that the treebank keeps together: "!!!", "?!", "----", "====", "***".
RUNS = [
    r"[!?]{2,}",
    r"\.[!?]+",
    r"-{2,}",
    r"={2,}",
    r"_{2,}",
    r"\*{2,}",
    r"~{2,}",
    r"#{2,}",
    r"\+{2,}",
    r"<{2,}",
    r">{2,}",
    r"/{2,}",
]

#: Words that keep their hyphen (prefixes that are no words of their own).
PREFIXES = "e|co|re|non|pre|anti|un|de|ex|sub|semi|multi|inter|intra|mid|bi|tri|pro|ultra|x|t"

ABBREVIATIONS = (
    "etc. Ft. No. Inc. Ltd. Co. Corp. vs. approx. dept. Dept. est. Est. ext. Ext. Fig. fig. i.e. e.g. p.s. P.S. a.k.a. "
    "Jr. Sr. Mr. Mrs. Ms. Dr. Prof. St. Ave. Blvd. Rd. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. "
    "Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun. p.m. a.m. P.M. A.M. U.S. U.K. U.N. E.U. D.C. Ph.D. Gov. Gen. Sen. Rep. min. max. hrs. "
    "mins. tel. Tel. nos. Nos. pp. incl. excl. resp. cf. al. Mt. Hon. Rev. Capt. Sgt. Lt. Col. Ste. Assoc. Bros."
)

#: Contractions written without their apostrophe, and spoken forms, as the treebank splits them.
SPLITS = {
    "gonna": ("gon", "na"),
    "gotta": ("got", "ta"),
    "wanna": ("wan", "na"),
    "cannot": ("can", "not"),
    "lemme": ("lem", "me"),
    "gimme": ("gim", "me"),
    "dunno": ("du", "n", "no"),
    "im": ("i", "m"),
    "ive": ("i", "ve"),
    "youre": ("you", "re"),
    "youve": ("you", "ve"),
    "theyre": ("they", "re"),
    "thats": ("that", "s"),
    "whats": ("what", "s"),
    "theres": ("there", "s"),
    "hes": ("he", "s"),
}

_CONTRACTION = re.compile(
    r"['’]|^(?:dont|doesnt|didnt|cant|wont|isnt|arnt|arent|wasnt|werent|wouldnt|couldnt|shouldnt|havent|hasnt|hadnt)$",
    re.I,
)


def _special_cases() -> dict[str, list[dict[int, str]]]:
    cases = {}
    for text, pieces in English.Defaults.tokenizer_exceptions.items():
        forms = [piece[ORTH] for piece in pieces]
        if len(forms) > 1 and _CONTRACTION.search(text) and not re.search(r"\d", text):
            cases[text] = pieces
    for word in ABBREVIATIONS.split():
        cases[word] = [{ORTH: word}]
    for word, parts in SPLITS.items():
        for form in (word, word.capitalize(), word.upper()):
            at, pieces = 0, []
            for part in parts:
                pieces.append({ORTH: form[at : at + len(part)], NORM: part})
                at += len(part)
            cases[form] = pieces
    for word in ("c'm", "o'clock", "O'clock", "ma'am", "Ma'am", "y'all", "'em", "’em"):
        cases.setdefault(word, [{ORTH: word}])
    for smiley in [
        ":)",
        ":-)",
        ";)",
        ";-)",
        ":(",
        ":-(",
        ":D",
        ":-D",
        ":P",
        ":-P",
        ":/",
        ":-/",
        ":|",
        ";P",
        "<3",
        ":'(",
        "XD",
        "xD",
        ":o",
        ":O",
        "^_^",
        "=)",
        "=(",
        ":))",
        ":)))",
    ]:
        cases[smiley] = [{ORTH: smiley}]
    return cases


#: Numbers with separators, telephone numbers, dates, file names and versions stay whole.
WHOLE = re.compile(
    r"(?:\+?\(?\d{1,4}\)?(?:[-.]\d{2,6}){2,4}|\d{3}-\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d+/\d+"
    r"|(?:(?i:" + PREFIXES + r"))-[A-Za-z]{3,}"
    r"|[A-Za-z]+\d*-\d+[A-Za-z]?|[\w.#-]+\.(?i:docx?|xlsx?|pdf|txt|zip|jpe?g|png|pptx?|csv|html?|py|js|c|h|cc|cpp|rs|go|java|sh|md|ya?ml|toml|json|patch|diff))"
    r"$"
)


def build(nlp: English) -> None:
    """Replaces the tokenizer of `nlp` by ours."""
    url = nlp.tokenizer.url_match
    quotes = "".join(q for q in LIST_QUOTES if len(q) == 1)
    prefixes = [
        *RUNS, r"#(?=\d)", r"@(?=\d)", "§", "%", "=", "—", "–", r"\+(?![0-9])",
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, *LIST_CURRENCY, ICONS,
    ]  # fmt: skip
    suffixes = [
        *RUNS, r"(?<=\d)(?:[ap]\.?m\.?|[AP]\.?M\.?|k|K|pm|am|x)", r"(?<=[A-Z])\+",
        *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, ICONS, "'s", "'S", "’s", "’S", "—", "–",
        r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\.", rf"(?<=[0-9])(?:{'|'.join(LIST_CURRENCY)})", rf"(?<=[0-9])(?:{UNITS})",
        rf"(?<=[0-9a-zß-ÿ%²+…,:;!?¿¡()\[\]{{}}<>_#*&{quotes}-])\.", r"(?<=[A-Z]{2})\.",
    ]  # fmt: skip
    infixes = [
        *RUNS, *LIST_ELLIPSES, ICONS,
        r"(?<=[0-9])[+*^](?=[0-9-])",
        rf"(?<=[a-zß-ÿ{quotes}])\.(?=[A-ZÀ-Þ{quotes}])",
        rf"(?<={ALPHA}),(?={ALPHA})",
        rf"(?<=[^\W_])(?:{HYPHENS})(?={ALPHA})",
        rf"(?<={ALPHA})(?:{HYPHENS})(?=[0-9])",
        rf"(?<=[^\W_])[:<>=/;&](?={ALPHA})",
        r"(?<=[^\W_])[()\[\]\"”“](?=[^\W_]|\()",
        r"(?<=[0-9ap]m)-(?=[0-9])",
        r"(?<=[0-9])[-–](?=[$£€0-9])",
    ]  # fmt: skip
    tokenizer = nlp.tokenizer
    tokenizer.rules = _special_cases()
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = WHOLE.match
    tokenizer.url_match = url


@spacy.registry.callbacks("tonecheck.tokenizer.v1")
def before_init() -> Callable[[English], None]:
    return build
