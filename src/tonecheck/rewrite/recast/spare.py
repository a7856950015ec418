"""Whether a letter can spare a whole sentence: what only stings may go, what says a thing nobody else says may not."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Rare
from tonecheck.finding import WORDING, Finding
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis, Sentence, subject_of
from tonecheck.rewrite.recast.remove import beside

#: Where the learned reader alone holds the sentence to be a fault, it must be this sure before all of it goes.
SURE = 0.8

#: Reproaches put as a question to which nobody expects an answer.
_RHETORICAL = Rare(
    r"^\W*(?:(?:and|so|but|or|honestly|seriously|now),? )?(?:"
    r"(?:did|do|have|are|were|has|does|don't|didn't|haven't|aren't) (?:you|it|nobody|no one|anyone|anybody)(?: people| lot| guys| all)? (?:even|ever|really|truly|at all|too|just|seriously|actually|never)\b|"
    r"(?:what|why|how|where|who) (?:on earth|in the world|in heaven's name|the hell|the heck)\b|what (?:were|are) you (?:thinking|playing at)|what (?:is|'s) wrong with\b|"
    r"how (?:does|do|can|could|did) (?:one|anyone|anybody|somebody|someone|a \w+|you) (?:even |possibly |ever )?(?:manage|forget|miss|get|lose|expect|call|think|be so)|how (?:hard|difficult)\b|"
    r"(?:was|is) it (?:really |honestly |so |just )?(?:too (?:much|hard|difficult)|so (?:hard|difficult)|beyond)|at (?:no|any|what) point\b|"
    r"(?:are|were) you (?:blind|deaf|asleep|joking|kidding|serious|drunk|stupid|out of)|can(?:'t|not)? you (?:not )?(?:even |really )?(?:read|count|add up|spell|hear|see)\b)",
    re.I,
)
#: Veiled threats; with these words they tell what went wrong too.
_AGAIN = Rare(r"\b(?:one more|another|any more|again|next time)\b", re.I)
_BOASTS = Rare(
    r"^\W*(?:we|our|it's|it is|your satisfaction)\b(?!.*(?:\?|\byour (?!satisfaction|expectation|need|trust|success|loyalty|patronage)))",
    re.I,
)
_MOCKS = Rare(r"^\W*(?:by all means|silly me|remind me|don't mind me|take your time|no rush)\b", re.I)
#: What an independent sentence may not begin with: a pointer to the one that goes, or one more sting.
_HANGS = Rare(
    r"^\W*(?:it|its|they|them|their|this|that|these|those|he|she|his|her|yours?(?= (?:is|are|was|were)\b)|mine|more|another|some|somebody|someone|just|one|ones|all (?:\d+ )?of which|"
    r"both|neither|then|there|so|and|but|or|well done|bravo|oh|ah|wow|what an?|how|another|nice|great|congratulations|thank|thanks|you)\b",
    re.I,
)
#: Faults whose sentence is the message.
_STAYS = frozenset({"demand", "curtness", "non-apology", "evasive-passive", "vague-commitment", "overpromise"})
_PROMISES = Rare(r"\b(?:i|we)(?:'ll| will)\b", re.I)
_ASKS_KINDLY = Rare(
    r"^\W*(?:please\b|(?:could|may|might|can|would) (?:you|i|we)\b|when (?:can|could|may|might|will)\b)", re.I
)
_DEFINITE = frozenset({"the", "your", "our", "my", "a", "an", "all", "each", "every"})
#: Nouns that name no matter: a sentence that has no other says nothing that the letter would miss.
_GENERAL = frozenset(
    [
        "time",
        "day",
        "thing",
        "way",
        "people",
        "person",
        "lot",
        "bit",
        "life",
        "mind",
        "week",
        "year",
        "morning",
        "evening",
        "night",
        "moment",
        "fault",
        "trouble",
        "problem",
        "job",
        "idea",
        "point",
        "question",
        "reason",
        "word",
        "head",
        "hand",
        "joke",
        "clue",
        "kind",
        "sort",
        "part",
        "side",
        "end",
        "hour",
        "minute",
        "second",
        "month",
        "nerve",
        "patience",
        "energy",
        "attention",
        "effort",
        "sense",
        "manner",
        "attitude",
        "excuse",
        "story",
        "matter",
        "business",
        "while",
        "today",
        "tomorrow",
        "everyone",
        "nobody",
        "somebody",
        "anything",
        "nothing",
        "something",
        "everything",
        "anybody",
        "team",
        "colleague",
        "customer",
        "client",
        "world",
        "rest",
        "use",
        "fun",
        "shame",
        "pity",
        "luck",
        "pleasure",
        "surprise",
        "honour",
        "miracle",
        "nightmare",
        "mess",
        "disaster",
        "joy",
        "treat",
        "idiot",
        "fool",
        "moron",
        "clown",
        "genius",
        "expert",
        "amateur",
        "child",
        "kid",
        "pest",
        "nuisance",
        "bother",
        "expectation",
        "feeling",
        "opinion",
        "fuss",
        "drama",
    ]
)


#: How many there were is no mere sting: "Forty-one files later I do feel very clean."
_COUNTED = re.compile(
    r"\b(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"(?:second|third|fourth|fifth|sixth) time)\b",
    re.I,
)


def can_spare(analysis: Analysis, sentence: Sentence, finding: Finding) -> bool:
    """Whether the letter stands without a sentence that has a fault."""
    if not _matter(sentence) and finding.category in WORDING:
        return True
    if (
        _COUNTED.search(sentence.text)
        or finding.category in _STAYS
        or (finding.rule.startswith("reader-") and finding.confidence < SURE)
    ):
        return False
    if finding.category not in ("threat", "insult") and _PROMISES.search(sentence.text.replace("’", "'")):
        return False
    return (
        _only_stings(sentence, finding)
        or _said_elsewhere(analysis, sentence, finding)
        or _beside_news(analysis, sentence, finding)
    )


def _only_stings(sentence: Sentence, finding: Finding) -> bool:
    """Whether the sentence is a sting and nothing else, whatever stands around it."""
    text = sentence.text.replace("’", "'")
    if finding.category == "accusatory-question":
        return _RHETORICAL.match(text) is not None
    if finding.category == "threat":
        return _AGAIN.search(text) is None and not text.rstrip().endswith("?")
    if finding.category == "sarcasm":
        return _MOCKS.match(text) is not None
    if finding.category == "cliche":
        return _BOASTS.match(text) is not None
    # "Only an idiot would send a password by mail" says what not to do.
    return finding.category == "insult" and (
        re.search(r"\b(?:only an?|no) [\w-]+ would\b|\bnot \w+ enough (?:for|to)\b", text, re.I) is None
    )


def _said_elsewhere(analysis: Analysis, sentence: Sentence, finding: Finding) -> bool:
    """Whether the matter that the sentence speaks of is spoken of in other sentences too."""
    matter = _matter(sentence)
    if not matter and finding.category == "accusatory-question":
        return False
    others = {
        token.lemma_.lower()
        for other in analysis.sentences
        if other.index != sentence.index and other.segment.part.kind in (PartKind.BODY, PartKind.SUBJECT)
        for token in other.tokens
    }
    return 2 * len(matter & others) >= len(matter)


def _matter(sentence: Sentence) -> set[str]:
    """The nouns of a sentence that name what it is about, as lemmas."""
    nouns = (token.lemma_.lower() for token in sentence.tokens if token.pos_ in ("NOUN", "PROPN") and token.is_alpha)
    return {noun for noun in nouns if noun not in _GENERAL}


def _beside_news(analysis: Analysis, sentence: Sentence, finding: Finding) -> bool:
    """Whether another sentence of the paragraph, before it or a request, tells or asks what is to be told or asked."""
    if finding.category in ("insensitive", "accusatory-question"):
        return False
    for other in beside(analysis, sentence):
        text = other.text.replace("’", "'")
        if _ASKS_KINDLY.match(text):
            return True
        if other.index < sentence.index and not _HANGS.match(text) and _tells(other):
            return True
    return False


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence is a plain statement of its own: "The wardrobe is up." "I've filed your return." """
    subject = subject_of(sentence.tokens.root)
    if subject is None:
        return False
    first = next(iter(subject.subtree))
    if subject.lower_ in ("i", "we"):
        return (
            any(t.dep_ in ("aux", "cop") for t in sentence.tokens.root.children) and sentence.tokens.root.tag_ != "VBG"
        )
    return first.lower_ in _DEFINITE or subject.pos_ == "PROPN"
