"""Writes the table of verb forms that rewrites are inflected with: `python training/verbs/build.py`.

The forms are lemminflect's own (MIT; from the NIH SPECIALIST Lexicon). Reading its whole dictionary takes a quarter of a
second, half of what a check takes; the verbs alone are found in a millisecond. What is not here is asked of lemminflect.
"""

from __future__ import annotations

from pathlib import Path

from lemminflect.core.Inflections import Inflections

TARGET = Path(__file__).parents[2] / "src" / "tonecheck" / "models" / "verbs" / "forms.txt"
TAGS = ("VBD", "VBN", "VBG", "VBZ")
#: Where the lexicon errs.
MENDED = {"proofread": "proofread proofread proofread proofreading proofreads", "run": "run ran run running runs"}


def lines() -> list[str]:
    """One verb a line, in order: lemma, past, past participle, present participle, third person singular."""
    table = []
    for lemma, forms in sorted(Inflections()._getInflDict().items()):
        forms = {"VBN": forms.get("VBD"), **forms}
        if lemma.isalpha() and lemma.islower() and all(forms.get(tag) for tag in TAGS):
            table.append(MENDED.get(lemma) or " ".join([lemma, *(forms[tag][0] for tag in TAGS)]))
    return table


if __name__ == "__main__":
    made = lines()
    TARGET.write_text("\n".join(["", *made, ""]), encoding="utf8")
    print(f"wrote {TARGET.name}: {len(made)} verbs, {TARGET.stat().st_size / 1000:.0f} kB")
