"""Proving rewrites before they are shown: each is made on its sentence, and the changed sentence is judged like any other.

Shown is what takes the finding away, brings no new one, lowers no score, keeps the facts, and leaves the grammar no
worse. The changed sentences of a draft are read in one batch; those that fail for a new finding are read once more
between their neighbours, and those that mend one of two faults are tried on with the other's mend, in a second batch.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from tonecheck.checkers.lettering import known_word
from tonecheck.finding import MESSAGE_LEVEL, MOST_REWRITES, WORDING, Applicability, Edit, Finding, Rewrite
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis, Sentence, analyze_texts, is_imperative, subject_of
from tonecheck.report import Withheld
from tonecheck.rewrite.recast import proposals
from tonecheck.rewrite.recast.case import Proposal, is_third_person
from tonecheck.rewrite.recast.remove import CONCEDES
from tonecheck.rewrite.recast.spare import can_spare
from tonecheck.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tonecheck.rewrite.writer import Faulty

#: Most finished sentences that are proved for a finding.
MOST_PROVED = 4

#: A rewrite lengthens a draft by at most so many words, or a third of it.
LONGER = 40

#: Politeness points by which one sentence alone may read less polite than its faults made it: in a whole draft its
#: manner weighs much less.
MANNER = 8.0
#: Characters around a sentence in which its facts may stand once more.
NEAR = 2_000
#: Characters of changed sentences that are read at most, and for each character of the draft: a "sentence" of a whole page with a
#: hundred faults would be read hundreds of times.
MOST_READ, READ_EACH = 10_000, 2

#: The findings of texts that are one body part each.
Judge = Callable[[Sequence[Analysis]], Sequence[Sequence[Finding]]]
#: The scores (politeness, professionalism, ownership) of findings over an analysis.
Score = Callable[[Sequence[Finding], Analysis], Sequence[float]]
#: For pairs of a sentence before and after: the fault of grammar, if any, that LanguageTool sees only in the second.
Proofread = Callable[[Sequence[tuple[str, str]]], Sequence[Finding | None]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A rewrite of finding number `finding`; `text` is what stands in place of `region` of the draft after it."""

    finding: int
    region: Span
    text: str
    rewrite: Rewrite
    warmth: int = 0
    recast: bool = False
    written: bool = False  #: by a language model


class Writes(Protocol):
    """A language model that writes sentences for one draft."""

    def write(self, sentence: Faulty) -> str | None:
        """The sentence as it would write it, None where it does not."""

    def unused(self, reason: str) -> None:
        """Tells it that what it wrote for a sentence did not hold."""


def prove(
    findings: Sequence[Finding],
    analysis: Analysis,
    judge: Judge,
    score: Score,
    *,
    profile: str = "customer",
    writer: Writes | None = None,
    proofread: Proofread | None = None,
) -> tuple[tuple[Finding, ...], tuple[Withheld, ...]]:
    """The findings with the rewrites that hold, the rules' own, those recast from the parse and the `writer`'s, and what was withheld."""
    prover = _Prover(findings, analysis, judge, score, profile, writer, proofread)
    return prover.findings(), tuple(prover.withheld)


class _Prover:
    def __init__(
        self,
        findings: Sequence[Finding],
        analysis: Analysis,
        judge: Judge,
        score: Score,
        profile: str,
        writer: Writes | None,
        proofread: Proofread | None,
    ) -> None:
        self._findings = findings
        self._analysis = analysis
        self._raw = analysis.message.raw
        self._left = max(MOST_READ, READ_EACH * len(self._raw))
        self._judge = judge
        self._score = score
        self._profile = profile
        self._writer = writer
        self._proofread = proofread
        self._places = [analysis.sentence_span(s) for s in analysis.sentences]
        self._starts = [place.start for place in self._places]
        self._words = len(re.findall(r"\w+", "".join(p.span.of(self._raw) for p in analysis.message.judged_parts())))
        self._faults: dict[int, list[Finding]] = {}
        for finding in findings:
            at = self._sentence_at(finding)
            if at is not None:
                self._faults.setdefault(at, []).append(finding)
        self.withheld: list[Withheld] = []

    def findings(self) -> tuple[Finding, ...]:
        """The findings, each with its proven rewrites in place of those that were only proposed."""
        frames: dict[int, list[Rewrite]] = {}
        finished: list[_Candidate] = []
        for number, finding in enumerate(self._findings):
            if self._sentence_at(finding) is None:
                continue
            for candidate in self._candidates(number, finding):
                if candidate.rewrite.applicability is Applicability.SHOW:
                    if self._frame_holds(candidate):
                        frames.setdefault(number, []).append(candidate.rewrite)
                else:
                    finished.append(candidate)
        proven, joint = self._proven(finished)
        written = self._written(proven) if self._writer is not None else []
        made = []
        for number, finding in enumerate(self._findings):
            if self._sentence_at(finding) is None:
                made.append(finding)
                continue
            single = self._ranked([c for c in proven if c.finding == number])
            safe = [c for c in single if c.rewrite.applicability is Applicability.SAFE]
            own = [*safe, *(c for c in (*written, *joint) if c.finding == number), *single[len(safe) :]]
            unlike: dict[str, Rewrite] = {}
            for candidate in own:
                unlike.setdefault(re.sub(r"\s+", " ", candidate.text), candidate.rewrite)
            rewrites = list(unlike.values())
            shown = _unlike(frames.get(number, ()))
            rewrites = rewrites[: MOST_REWRITES - bool(shown)] + shown
            made.append(replace(finding, rewrites=tuple(rewrites[:MOST_REWRITES])))
        return tuple(made)

    def _ranked(self, proven: list[_Candidate]) -> list[_Candidate]:
        """Safe ones first, then warmer ones first for customers and plainer ones for colleagues; removal last."""
        sign = -1 if self._profile in ("customer", "public") else 1
        return sorted(proven, key=lambda c: (-c.rewrite.applicability.rank, not c.text, sign * c.warmth))

    # ------------------------------------------------------------------------------------------------- candidates

    def _sentence_at(self, finding: Finding) -> int | None:
        """The number of the sentence that a finding is about."""
        if finding.span is None or finding.dimension == "grammar" or finding.category in MESSAGE_LEVEL:
            return None
        at = bisect_right(self._starts, finding.span.start) - 1
        if at < 0 or finding.span.start > self._places[at].end:
            return None
        return at

    def _bounded(self, at: int) -> bool:
        """Whether a sentence ends where sentences end: with a mark, or with its line or part."""
        place, sentence = self._places[at], self._analysis.sentences[at]
        following = self._raw[place.end : sentence.segment.part.span.end]
        if not following.strip() or re.match(r"[ \t]*(?:\r\n|\n|\r)[ \t]*(?:[\r\n]|[-*•]|\d+[.)])", following):
            return True
        if re.match(r"[ \t]*[\r\n]", following) and not _ENDS.search(place.of(self._raw)):
            return sentence.tokens[-1].pos_ not in ("ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX", "ADJ", "NUM")
        number = _NUMBERED.search(place.of(self._raw)) and re.match(r"\s*[#\d]", following)
        return bool(_ENDS.search(place.of(self._raw)) and not number)

    def _unsure(self, at: int) -> bool:
        """Whether the parse may have cut a sentence off from what belongs to it."""
        joins = at > 0 and self._analysis.sentences[at - 1].segment is self._analysis.sentences[at].segment
        return not self._bounded(at) or (joins and not self._bounded(at - 1))

    def _unspliced(self, rewrite: Rewrite, at: int) -> Rewrite:
        """A frame in place of a sentence that the parse cut in two, as one in place of all its parts."""
        place, edit = self._places[at], rewrite.edits[0]
        whole_sentence = edit.span.start == place.start and edit.span.end >= place.end - 1
        if rewrite.applicability is not Applicability.SHOW or not whole_sentence or len(rewrite.edits) > 1:
            return rewrite
        segment, first, last = self._analysis.sentences[at].segment, at, at
        while first > 0 and self._analysis.sentences[first - 1].segment is segment and not self._bounded(first - 1):
            first -= 1
        while (
            last + 1 < len(self._places)
            and self._analysis.sentences[last + 1].segment is segment
            and not self._bounded(last)
        ):
            last += 1
        text = edit.text if _ENDS.search(edit.text) else f"{edit.text}."
        # What was cut off may have the next sentence on it: "clause | 4. The room is booked."
        ends = _ENDED.search(self._raw, self._places[last].start, self._places[last].end) if last > at else None
        span = Span(self._places[first].start, max(edit.span.end, ends.end() if ends else self._places[last].end))
        return replace(rewrite, edits=(Edit(span, text),))

    def _candidates(self, number: int, finding: Finding) -> Iterator[_Candidate]:
        at = self._sentence_at(finding)
        assert at is not None
        sentence, place = self._analysis.sentences[at], self._places[at]
        if self._unsure(at):
            yield from (self._of_rewrite(number, place, self._unspliced(rewrite, at)) for rewrite in finding.rewrites)
            return
        # What a rule says of its own words comes first, but its frames after those made of the sentence's words.
        own = list(finding.rewrites)
        for rewrite in own:
            if rewrite.applicability is not Applicability.SHOW:
                yield self._of_rewrite(number, place, rewrite)
        count = 0
        for proposal in proposals(self._analysis, sentence, finding, self._faults.get(at, ())):
            finished = proposal.applicability is not Applicability.SHOW
            count += finished
            if count > MOST_PROVED and finished:
                continue
            candidate = self._of_proposal(number, sentence, place, proposal)
            if candidate is not None:
                yield candidate
        for rewrite in own:
            if rewrite.applicability is Applicability.SHOW:
                yield self._of_rewrite(number, place, rewrite)

    def _of_rewrite(self, number: int, place: Span, rewrite: Rewrite) -> _Candidate:
        start = min(place.start, rewrite.edits[0].span.start)
        end = max(place.end, max(edit.span.end for edit in rewrite.edits))
        moved = tuple(Edit(Span(e.span.start - start, e.span.end - start), e.text) for e in rewrite.edits)
        text = replace(rewrite, edits=moved).apply(self._raw[start:end])
        return _Candidate(number, Span(start, end), text.strip(), rewrite)

    def _of_proposal(self, number: int, sentence: Sentence, place: Span, proposal: Proposal) -> _Candidate | None:
        edit = trimmed(self._raw, place, proposal.text) if proposal.text else self._removal(sentence, place)
        if edit is None:
            return None
        rewrite = Rewrite((edit,), proposal.applicability, proposal.because)
        return _Candidate(number, place, proposal.text, rewrite, proposal.warmth, recast=True)

    def _removal(self, sentence: Sentence, place: Span) -> Edit | None:
        """The edit that takes a sentence out with the blanks beside it, or with its line if it has one of its own."""
        raw, part = self._raw, sentence.segment.part.span
        start, end = place.start, place.end
        while end < part.end and raw[end] in " \t":
            end += 1
        if end < part.end and raw[end] not in "\r\n":
            return Edit(Span(start, end), "")
        while start > part.start and raw[start - 1] in " \t":
            start -= 1
        if start > part.start and raw[start - 1] not in "\r\n":
            return Edit(Span(start, end), "")
        gap = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+").match(raw, end, part.end)
        return Edit(Span(start, gap.end() if gap else end), "")

    def _frame_holds(self, candidate: _Candidate) -> bool:
        """A frame needs a blank, and its place within the draft's own words."""
        own = [part.span for part in self._analysis.message.judged_parts()]
        placed = all(any(edit.span in part for part in own) for edit in candidate.rewrite.edits)
        blank = any("[" in edit.text for edit in candidate.rewrite.edits) or not any(
            edit.text for edit in candidate.rewrite.edits
        )
        if not placed or not blank:
            self._withhold(candidate, "a frame without a blank" if placed else "outside the writer's own words")
        elif candidate.recast:
            lost = lost_fact(candidate.region.of(self._raw), candidate.text, (), frame=True)
            if lost is not None:
                self._withhold(candidate, f"loses “{lost}”")
                return False
        return placed and blank

    def _written(self, proven: Sequence[_Candidate]) -> list[_Candidate]:
        """The language model's sentences that hold; those whose findings have no finished rewrite are asked about first."""
        assert self._writer is not None
        safe = {c.finding for c in proven if c.rewrite.applicability is Applicability.SAFE}
        finished = {c.finding for c in proven}
        faulty: dict[int, list[int]] = {}
        for number, finding in enumerate(self._findings):
            at = self._sentence_at(finding)
            if at is not None and number not in safe and not self._unsure(at):
                faulty.setdefault(at, []).append(number)
        candidates: dict[int, list[_Candidate]] = {}
        for at in sorted(faulty, key=lambda at: finished.issuperset(faulty[at])):
            text = self._writer.write(self._as_asked(at))
            if text is None:
                continue
            edit = trimmed(self._raw, self._places[at], text)
            if edit is None:
                self._writer.unused("it changed nothing")
                continue
            rewrite = Rewrite((edit,), Applicability.SUGGEST, "written by your language model, and proved like our own")
            candidates[at] = [
                _Candidate(number, self._places[at], text, rewrite, recast=True, written=True) for number in faulty[at]
            ]
        failed = len(self.withheld)
        single, joint = self._proven([c for several in candidates.values() for c in several])
        for at, several in candidates.items():
            if not any(self._sentence_at(self._findings[c.finding]) == at for c in (*single, *joint)):
                reasons = (w.reason for w in self.withheld[failed:] if w.text == several[0].text)
                self._writer.unused(next(reasons, "it did not hold"))
        return [*single, *joint]

    def _as_asked(self, at: int) -> Faulty:
        """A sentence as a language model is asked for it."""
        from tonecheck.rewrite.writer import Faulty

        before, after = self._beside(at)
        faults = dict.fromkeys((f.category, _one_line(f.message)) for f in self._faults[at])
        return Faulty(_one_line(self._places[at].of(self._raw)), _one_line(before), _one_line(after), tuple(faults))

    def _beside(self, at: int) -> tuple[str, str]:
        """The sentences before and after one in the same stretch of text, empty where there is none."""
        segment = self._analysis.sentences[at].segment
        before, after = (
            self._places[beside].of(self._raw)
            if 0 <= beside < len(self._places) and self._analysis.sentences[beside].segment is segment
            else ""
            for beside in (at - 1, at + 1)
        )
        return before, after

    # ------------------------------------------------------------------------------------------------------ proof

    def _proven(self, candidates: Sequence[_Candidate]) -> tuple[list[_Candidate], list[_Candidate]]:
        """Those that hold, and joint ones that mend a second fault of the sentence too."""
        waiting = []
        holds: list[_Candidate] = []
        for candidate in candidates:
            reason = self._surface(candidate)
            if reason is not None:
                self._withhold(candidate, reason)
            elif not candidate.text:
                holds.append(candidate)
            elif self._affordable(candidate):
                waiting.append(candidate)
        again: list[_Candidate] = []
        reasons: dict[int, str] = {}
        half: list[tuple[_Candidate, Analysis, Sequence[Finding]]] = []
        told: dict[int, _Candidate] = {}
        for candidate, changed, found in zip(waiting, *self._read([c.text for c in waiting]), strict=True):
            reason = self._grammar(candidate, changed)
            if reason is None:
                reason = self._faults_after(candidate, found)
                if reason is not None:
                    reasons[len(again)] = reason
                    again.append(candidate)
                    continue
                reason = self._scores(candidate, changed, found)
            if reason is not None:
                self._withhold(candidate, reason)
                continue
            found = self._untouched(candidate, found)
            partly = self._half(candidate, found)
            if partly is None:
                holds.append(candidate)
                told[id(candidate)] = self._told(candidate, found)
            else:
                self._withhold(candidate, partly)
            if found:
                half.append((candidate, changed, found))
        joint = list(self._joint(half))
        self._second_look(again, reasons, told, holds)
        order = {id(c): at for at, c in enumerate(candidates)}
        both = [c for c in joint if id(c) not in order]
        held = sorted((c for c in holds if id(c) in order), key=lambda c: order[id(c)])
        single, joined = [told.get(id(c), c) for c in held], self._checked_joint(both)
        faulty = self._proofread_out([*single, *joined])
        return [c for c in single if id(c) not in faulty], [c for c in joined if id(c) not in faulty]

    def _proofread_out(self, held: Sequence[_Candidate]) -> frozenset[int]:
        """Ids of those in which LanguageTool, where it is asked, sees a fault that the draft's own sentence does not have."""
        changed = [c for c in held if c.text]
        if self._proofread is None or not changed:
            return frozenset()
        faults = self._proofread([(c.region.of(self._raw), c.text) for c in changed])
        faulty = [(c, fault) for c, fault in zip(changed, faults, strict=True) if fault is not None]
        for candidate, fault in faulty:
            self._withhold(candidate, f"LanguageTool: {fault.message}")
        return frozenset(id(candidate) for candidate, _ in faulty)

    def _affordable(self, candidate: _Candidate) -> bool:
        """Whether there is room to read it; what there is none for is withheld."""
        if len(candidate.text) > self._left:
            self._withhold(candidate, "too much to prove")
            return False
        self._left -= len(candidate.text)
        return True

    def _read(self, texts: Sequence[str]) -> tuple[list[Analysis], list[Sequence[Finding]]]:
        unlike = list(dict.fromkeys(texts))
        analyses = list(analyze_texts(unlike)) if unlike else []
        judged = self._judge(analyses) if unlike else []
        found = {
            text: (a, [f for f in fs if f.category not in MESSAGE_LEVEL and f.dimension != "grammar"])
            for text, a, fs in zip(unlike, analyses, judged, strict=True)
        }
        return [found[text][0] for text in texts], [found[text][1] for text in texts]

    def _second_look(
        self, again: list[_Candidate], reasons: dict[int, str], told: dict[int, _Candidate], holds: list[_Candidate]
    ) -> None:
        """Those with a new finding, between their neighbours: what stands there may excuse it."""
        framed = [self._between(c) for c in again]
        for number, (candidate, found) in enumerate(
            zip(again, self._read([text for text, _ in framed])[1] if again else (), strict=True)
        ):
            inside = [f for f in found if f.span is not None and f.span.overlap(framed[number][1])]
            reason = self._faults_after(candidate, inside) if framed[number][0] != candidate.text else reasons[number]
            inside = list(self._untouched(candidate, inside))
            reason = reason or self._half(candidate, inside)
            if reason is None:
                holds.append(candidate)
                told[id(candidate)] = self._told(candidate, inside)
            else:
                self._withhold(candidate, reason)

    def _between(self, candidate: _Candidate) -> tuple[str, Span]:
        at = self._sentence_at(self._findings[candidate.finding])
        assert at is not None
        before, after = self._beside(at)
        before, after = before and before + " ", after and " " + after
        return before + candidate.text + after, Span(len(before), len(before) + len(candidate.text))

    def _joint(self, half: Sequence[tuple[_Candidate, Analysis, Sequence[Finding]]]) -> Iterator[_Candidate]:
        """Mends of the fault that a mended sentence still has, made on it."""
        seen: set[int] = set()
        for candidate, changed, found in half:
            if candidate.finding in seen:
                continue
            rest = [f for f in found if f.span is not None]
            if not rest:
                continue
            seen.add(candidate.finding)
            other = rest[0]
            sentence = next(
                (s for s in changed.sentences if other.span and changed.sentence_span(s).overlap(other.span)), None
            )
            if sentence is None:
                continue
            texts = [
                r.apply(candidate.text).strip() for r in other.rewrites if r.applicability is not Applicability.SHOW
            ]
            span = changed.sentence_span(sentence)
            for proposal in proposals(changed, sentence, other, rest):
                if proposal.applicability is not Applicability.SHOW and (proposal.text or len(changed.sentences) > 1):
                    texts.append((candidate.text[: span.start] + proposal.text + candidate.text[span.end :]).strip())
            for text in list(dict.fromkeys(texts))[:2]:
                edit = trimmed(self._raw, candidate.region, text)
                if edit is not None and text:
                    because = f"{candidate.rewrite.because}; also mends “{_short(other, candidate.text)}”"
                    rewrite = Rewrite((edit,), Applicability.SUGGEST, because)
                    yield replace(candidate, text=text, rewrite=rewrite, recast=True)

    def _checked_joint(self, candidates: Sequence[_Candidate]) -> list[_Candidate]:
        """The joint ones that hold, for every finding of their sentence that they mend, one for each."""
        good = [c for c in candidates if self._surface(c) is None and self._affordable(c)]
        held: list[_Candidate] = []
        for candidate, changed, found in zip(good, *self._read([c.text for c in good]), strict=True):
            reason = self._grammar(candidate, changed) or self._faults_after(candidate, found)
            found = self._untouched(candidate, found)
            reason = reason or self._scores(candidate, changed, found) or self._half(candidate, found)
            if reason is not None:
                self._withhold(candidate, reason)
                continue
            at = self._sentence_at(self._findings[candidate.finding])
            left = Counter(f.category for f in found)
            for number, finding in enumerate(self._findings):
                mended = left[finding.category] < sum(f.category == finding.category for f in self._faults[at or 0])
                if self._sentence_at(finding) == at and mended and all(h.finding != number for h in held):
                    held.append(replace(candidate, finding=number))
        return held

    def _withhold(self, candidate: _Candidate, reason: str) -> None:
        finding = self._findings[candidate.finding]
        self.withheld.append(Withheld(finding.rule, finding.category, candidate.text, reason))

    def _surface(self, candidate: _Candidate) -> str | None:
        """Facts, marks and length: what can be told without a parse."""
        finding = self._findings[candidate.finding]
        before, after = candidate.region.of(self._raw), candidate.text
        own = [part.span for part in self._analysis.message.judged_parts()]
        if not all(any(edit.span in part for part in own) for edit in candidate.rewrite.edits):
            return "outside the writer's own words"
        if re.sub(r"\s+", " ", before).strip() == after:
            return "changes nothing"
        marked = (finding.span,) if finding.span is not None else ()
        spans = tuple(Span(max(0, s.start - candidate.region.start), s.end - candidate.region.start) for s in marked)
        if not after:
            lost = self._lost_with_sentence(candidate)
            if lost is not None:
                return f"loses “{lost}”"
            at = self._sentence_at(finding)
            assert at is not None
            if not can_spare(self._analysis, self._analysis.sentences[at], finding):
                return "says what nothing else says"
            return None if self._says_more(candidate) else "leaves nothing to say"
        # A language model's words are held to all facts.
        ours = not candidate.written
        sting = ours and finding.category in STING
        freed = sting or finding.category in _NAMES_MAY_GO or (ours and finding.category == "excuse")
        out = sting or (ours and finding.category in _REASONS and (candidate.recast or _shortened(before, after)))
        chat = self._chat(candidate) if ours and finding.category in ("slang", "profanity", "emoji") else ()
        if ours and finding.category == "hedging":
            before = _COUNTLESS.sub("", before)
        elif ours and finding.category == "threat" and "?" in after:
            before = _IF_NOT.sub("", before, count=1)
        lost = lost_fact(before, after, spans, freed=freed, out=out, chat=chat)
        if lost is not None:
            return f"loses “{lost}”"
        # "We might be able to possibly offer it": nothing went but a word within.
        kept = re.match(r"(?:we|i) (?:could|might|may)\b", before, re.I) and before.split()[-2:] == after.split()[-2:]
        if (
            not kept
            and _shortened(before, after)
            and CONCEDES.match(after)
            and not CONCEDES.match(_after_sting(before))
        ):
            return "what is left only led up to it"
        flaw = flawed(before, after)
        if flaw is not None:
            return flaw
        if candidate.written:
            from tonecheck.rewrite.strayed import strayed

            stray = strayed(before, after, finding.category)
            if stray is not None:
                return stray
        more = len(re.findall(r"\w+", after)) - len(re.findall(r"\w+", before))
        if more > max(LONGER, self._words // 3):
            return "lengthens the draft too much"
        return None

    def _chat(self, candidate: _Candidate) -> tuple[Span, ...]:
        """Where the sentence's slang stands in it: all of it is mended at once, whichever word the finding marks."""
        own = self._findings[candidate.finding]
        at = self._sentence_at(own)
        faults = self._faults.get(at, ()) if at is not None else ()
        start = candidate.region.start
        return tuple(
            Span(max(0, f.span.start - start), f.span.end - start)
            for f in (own, *faults)
            if f.span is not None and (f is own or f.category == "slang") and f.span.end > start
        )

    def _lost_with_sentence(self, candidate: _Candidate) -> str | None:
        """A figure of a sentence taken out, or another fact that stands nowhere else near it.

        Words that only sting, or give a reason nobody needs, may name people and how many of them were at it.
        """
        region, finding = candidate.region, self._findings[candidate.finding]
        rest = self._raw[max(0, region.start - NEAR) : region.start] + " " + self._raw[region.end : region.end + NEAR]
        before = region.of(self._raw)
        span = finding.span
        marked = (Span(max(0, span.start - region.start), span.end - region.start),) if span is not None else ()
        denied = next((m[0] for m in _NEGATION.finditer(before) if not _within(m.start(), marked)), None)
        if denied is not None:
            return denied
        figure = next((m[0] for m in FACT.finditer(before) if re.search(r"\d", m[0])), None)
        if figure is not None and finding.category not in ("slang", "emoji"):
            return figure
        hurts = finding.category in STING or finding.category in _REASONS
        lost = lost_fact(before, rest, marked, freed=True, out=hurts, whole_draft=True)
        if lost is not None or hurts:
            return lost
        return lost_fact(before, "", marked, whole_draft=True)

    def _says_more(self, candidate: _Candidate) -> bool:
        """Whether the draft says something besides the sentence, more than thanks or what the reader wrote."""
        finding = self._findings[candidate.finding]
        at, wording = self._sentence_at(finding), finding.category in WORDING
        return any(
            len(sentence.words) > 3 and not _RESTATES.search(sentence.text)
            for number, sentence in enumerate(self._analysis.sentences)
            if sentence.segment.part.kind is PartKind.BODY and number != at and (wording or not self._hurts(number))
        )

    def _hurts(self, at: int) -> bool:
        """Whether a sentence has a fault about meaning: it may be taken out itself."""
        return any(f.category not in WORDING and f.category not in _STAYS for f in self._faults.get(at, ()))

    def _grammar(self, candidate: _Candidate, changed: Analysis) -> str | None:
        at = self._sentence_at(self._findings[candidate.finding])
        assert at is not None
        sentence = self._analysis.sentences[at]
        before = Counter(slips(sentence.tokens))
        for slip in slips(token for s in changed.sentences for token in s.tokens):
            before[slip] -= 1
            if before[slip] < 0:
                return slip
        if whole(sentence) and not all(whole(s) for s in changed.sentences):
            return "leaves no whole sentence"
        if any(opens_with_stub(s) for s in changed.sentences) and not opens_with_stub(sentence):
            return "leaves a piece of a sentence"
        if candidate.written:
            from tonecheck.rewrite.strayed import strayed_in_meaning

            return strayed_in_meaning(sentence, changed, " ".join(self._beside(at)))
        return None

    def _faults_after(self, candidate: _Candidate, found: Sequence[Finding]) -> str | None:
        finding = self._findings[candidate.finding]
        at = self._sentence_at(finding)
        assert at is not None
        before = Counter(f.category for f in self._faults[at])
        after = Counter(f.category for f in found)
        if after[finding.category] >= before[finding.category]:
            return f"still {finding.category}"
        new = sorted((after - before).elements())
        return f"brings {new[0]}" if new else None

    def _half(self, candidate: _Candidate, found: Sequence[Finding]) -> str | None:
        """The fault about meaning that a sentence still has after a rewrite; it is mended jointly or not at all.

        Only where nothing but the marked words changed may it stay, if it is of another kind: what is said of it then is
        that it stays (`_told`).
        """
        if self._local(candidate):
            own = self._findings[candidate.finding].category
            return next((f"leaves {f.category}" for f in found if f.category == own), None)
        return next((f"leaves {f.category}" for f in found if f.category not in WORDING), None)

    def _local(self, candidate: _Candidate) -> bool:
        """Whether a rewrite changes the marked words and leaves the sentence what it was."""
        finding = self._findings[candidate.finding]
        if finding.category in WORDING:
            return True
        before, after = candidate.region.of(self._raw), candidate.text
        if candidate.recast or _shortened(before, after) or before.rstrip()[-1:] != after[-1:]:
            return False
        span = finding.span
        return span is not None and all(e.span in span for e in candidate.rewrite.edits)

    def _told(self, candidate: _Candidate, found: Sequence[Finding]) -> _Candidate:
        """The candidate, whose `because` says which fault of its sentence it leaves."""
        rest = next((f for f in found if f.category not in WORDING), None)
        if rest is None:
            return candidate
        because = f"{candidate.rewrite.because}; what is left of the sentence is still {rest.category}"
        return replace(candidate, rewrite=replace(candidate.rewrite, because=because))

    def _untouched(self, candidate: _Candidate, found: Sequence[Finding]) -> Sequence[Finding]:
        """`found`, and the other faults of the sentence whose words still stand in it, though nothing finds them there now."""
        at = self._sentence_at(self._findings[candidate.finding])
        assert at is not None
        own = self._findings[candidate.finding]
        only = sum(f.category == own.category for f in self._faults[at]) == 1
        known = {f.category for f in found}
        more = []
        raw = candidate.text
        for other in self._faults[at]:
            if (
                other.span is None
                or other.category in WORDING
                or other.category in known
                or (only and other.span == own.span)
            ):
                continue
            words = re.sub(r"\s+", " ", other.span.of(self._raw)).strip(" .,;:!?")
            place = raw.lower().find(words.lower()) if len(words.split()) > 1 else -1
            if place >= 0:
                more.append(replace(other, span=Span(place, place + len(words)), rewrites=()))
        return [*found, *more]

    def _scores(self, candidate: _Candidate, changed: Analysis, found: Sequence[Finding]) -> str | None:
        at = self._sentence_at(self._findings[candidate.finding])
        assert at is not None
        # A sentence with a fault shows nothing but its faults, so its analysis is not needed.
        before = self._score(self._faults[at], Analysis(changed.message, ()))
        after = self._score(found, changed)
        for name, old, new in zip(("politeness", "professionalism", "ownership"), before, after, strict=True):
            if new < old - (MANNER if name == "politeness" else 0.05):
                return f"lowers {name}"
        return None


_RESTATES = re.compile(
    r"^\W*(?:you (?:write|wrote|say|said|ask|asked|mention|mentioned|tell|told)\b|thanks?\b)|, you (?:say|write)\.?$|, we read\.?$",
    re.I,
)


def _shortened(before: str, after: str) -> bool:
    """Whether a sentence only lost words."""
    words = iter(re.findall(r"\w+", before.lower()))
    kept = re.findall(r"\w+", after.lower())
    return len(kept) < len(re.findall(r"\w+", before)) and all(word in words for word in kept)


def _after_sting(before: str) -> str:
    """A sentence without a sting that opens it: what stands behind its first comma."""
    return before.partition(",")[2].strip()


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _short(finding: Finding, text: str) -> str:
    assert finding.span is not None
    words = re.sub(r"\s+", " ", finding.span.of(text))
    return words if len(words) <= 30 else words[:29] + "…"


def _unlike(rewrites: Iterable[Rewrite]) -> list[Rewrite]:
    unlike: dict[tuple[Edit, ...], Rewrite] = {}
    for rewrite in rewrites:
        unlike.setdefault(rewrite.edits, rewrite)
    return list(unlike.values())


def trimmed(raw: str, place: Span, text: str) -> Edit | None:
    """The edit of whole words that turns the sentence at `place` into `text`; line breaks in words that stay are kept."""
    old = [(m[0], m.start() + place.start, m.end() + place.start) for m in re.finditer(r"\S+", place.of(raw))]
    new = [(m[0], m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    ahead = 0
    while ahead < min(len(old), len(new)) and old[ahead][0] == new[ahead][0]:
        ahead += 1
    behind = 0
    while behind < min(len(old), len(new)) - ahead and old[-1 - behind][0] == new[-1 - behind][0]:
        behind += 1
    if ahead == len(old) == len(new):
        return None
    gone, put = old[ahead : len(old) - behind], new[ahead : len(new) - behind]
    words = text[put[0][1] : put[-1][2]] if put else ""
    if gone and put:
        return Edit(Span(gone[0][1], gone[-1][2]), words)
    if put:  # only added
        if ahead:
            return Edit(Span(old[ahead - 1][2], old[ahead - 1][2]), " " + words)
        return Edit(Span(place.start, place.start), words + " ")
    if ahead:  # only taken out, with the blank before
        return Edit(Span(old[ahead - 1][2], gone[-1][2]), "")
    return Edit(Span(gone[0][1], old[len(gone)][1]), "")


# ------------------------------------------------------------------------------------------------------------- facts

_NAMES_MAY_GO = frozenset(
    {"third-party-blame", "profanity", "slang", "insensitive", "shouting", "cliche", "impersonal"}
)
#: What is said to hurt, and reasons that are nobody's business: their names and counts are no facts that the reader needs.
STING = frozenset(
    {
        "insult",
        "sarcasm",
        "condescension",
        "passive-aggression",
        "dismissal",
        "complaint",
        "internal-affairs",
        "insensitive",
        "profanity",
    }
)
#: Faults whose sentence is recast and never taken out, so that it is something that the draft says.
_STAYS = frozenset({"demand", "curtness", "evasive-passive", "vague-commitment", "non-apology"})
_REASONS = frozenset({"excuse", "third-party-blame", "accusation", "denial", "minimisation", "accusatory-question"})
FACT = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*|[#$€£¥§]\s?\d[\w.,:/-]*|[$€£¥]|(?=[\w-]*\d)\w[\w.,:/'-]*\w|\d|%|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|"
    r"\b(?:today|tonight|tomorrow|yesterday|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|"
    r"dozen|half|noon|midnight)\b",
    re.I,
)
#: Figures of speech: "my two cents", "a thousand apologies".
_COUNTLESS = re.compile(
    r"\btwo (?:cents|pence)\b|\b(?:hundred|thousand|million)s?(?: of)? (?:times|apologies|pardons|thanks)\b", re.I
)
#: "If you don't pay": what is asked for then is asked for without the negation.
_IF_NOT = re.compile(r"(?<=\bif you )(?:still )?(?:do|have|are|can|wo|will|did)(?:n['’]t| not)\b", re.I)
#: Figures that count nothing.
_FIGURATIVE = re.compile(r"\b(?:\d\d,?000|thirty[- ]thousand)[- ](?:foot|feet) view\b|\b360[- ]degree(?= view\b)", re.I)
_QUOTED = re.compile(r'"[^"\n]{1,400}?"|“[^”\n]{1,400}?”|«[^»\n]{1,400}?»|`[^`\n]+`')
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<![\w'’])(?:[A-Z][\w’'-]*[a-z][\w-]*|[A-Z]{2,}\b)")
_NEGATION = re.compile(
    r"\b(?:not|never|no(?!-brainer)|nobody|nothing|none|neither|nor|without|cannot)\b|n['’]t\b", re.I
)
_MODAL = re.compile(r"\b(?:must|may|might|should|shall|will|would|could|can)\b|['’]ll\b", re.I)
_ENCLOSED = re.compile(r"\b(?:attached|enclosed)\b", re.I)
_I = re.compile(r"I(?:['’]\w+)?\Z")


def lost_fact(
    before: str,
    after: str,
    marked: Sequence[Span],
    *,
    freed: bool = False,
    frame: bool = False,
    out: bool = False,
    whole_draft: bool = False,
    chat: Sequence[Span] = (),
) -> str | None:
    """A fact of a sentence that is not in the other: a figure, date, name, address, quotation; or a negation or modal outside the marked words.

    `freed`: names within the marked words may go. `out`: so may numbers and days in words there ("the first two times").
    `chat`: where figures that stand for words ("2moro", "4 u") may go. `frame`: only figures and quotations count. `whole_draft`: `after` is the rest of the draft, which may say more.
    """
    before = _FIGURATIVE.sub(lambda m: " " * len(m[0]), before)
    folded = Counter(m[0].lower().rstrip(".,:") for m in FACT.finditer(after))
    for m in FACT.finditer(before):
        word = m[0].lower().rstrip(".,:")
        folded[word] -= 1
        written = _within(m.start(), chat) and (
            word in ("2", "4") or (re.search(r"[a-z]", word) and re.search(r"\d", word))
        )
        spoken = out and word.isalpha() and _within(m.start(), marked)
        if folded[word] < 0 and not (word == "half" and (frame or freed)) and not written and not spoken:
            return m[0]
    if not frame and not whole_draft:
        added = Counter(m[0].lower().rstrip(".,:") for m in FACT.finditer(after))
        added.subtract(m[0].lower().rstrip(".,:") for m in FACT.finditer(before))
        new = next((word for word, count in added.items() if count > 0), None)
        if new is not None and re.search(r"\d", new):
            return f"{new}” is new: “{new}"
    for m in _QUOTED.finditer(before):
        if m[0][1:-1].strip(" .,") not in after:
            return m[0]
    if frame:
        return None
    low = after.lower()
    enclosed = _ENCLOSED.search(before)
    if enclosed is not None and not _ENCLOSED.search(after):
        return enclosed[0]
    for m in _NAME.finditer(before):
        if not re.search(r"\w", before[: m.start()]):
            continue
        if _I.match(m[0]) or m[0].lower() in low or (freed and _within(m.start(), marked)):
            continue
        if m[0].isupper() and (known_word(m[0].lower()) or m[0] == "ASAP"):
            continue
        return m[0]
    for pattern in (_NEGATION, _MODAL):
        outside = sum(1 for m in pattern.finditer(before) if not _within(m.start(), marked))
        if outside > len(pattern.findall(after)):
            return next(m[0] for m in pattern.finditer(before) if not _within(m.start(), marked))
    return None


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


# ----------------------------------------------------------------------------------------------------------- grammar

_DOUBLED = re.compile(r"\b(\w+) \1\b", re.I)
_MARKS = re.compile(r"[,;:]\s*[,;:.?!]|(?<!\.)\.\.(?!\.)|[.?!][,;]|\s[,;:.?!](?=\s|$)|\(\s*\)|[([]\s|\s[)\]](?!\()")
_HANGING = re.compile(r"[,;:]\s*[.!?]")
_STRANDED = re.compile(
    r", (?:\w+ )?times[.!]?$|\w+,? and could you (?:please )?\w+.*\?$|\b(?:could|can|might|may|would|should) (?:I|we|you),|\b(?:I'm|I am|we're|we are|you're|you are|it's|is|are|was|were) (?:really|so|very|just|quite)?,|"
    r"\b(?:a|an|the|to|of|and|or|but|because|(?<!about )(?<!for )that|if|with|for|at) ?[.!?]$|\b(?:a|the|my|our|your) (?:is|was|are|were|and|of|to)\b",
    re.I,
)
_TWO_IN_ONE = re.compile(
    r"^(?:could|would|can) (?:you|we|I)\b[^;]*(?:,? (?:and|so|but|which|because)|,) (?!please)(?:\w+ ){1,3}(?:is|are|was|were|has|had|did|does|cannot|can't)\b[^;]*\?$",
    re.I,
)
_DAY = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|september|october|november|december)s?\b"
)
_CAPITAL = re.compile(r"^\W*[a-z]")
_WRONG_A = re.compile(r"\b[Aa] (?=[aeio])(?!one\b|once\b|eu|uni)|\b[Aa]n (?=[bcdfgjklmnpqrtvwyz][a-z])")


def flawed(before: str, after: str) -> str | None:
    """What the changed sentence has that the old one had not: a doubled word or mark, a small first letter, "a" for "an"."""
    allowed = {m[0].lower() for m in _DOUBLED.finditer(before)} | {"had had", "bye bye"}
    doubled = next((m[0] for m in _DOUBLED.finditer(after) if m[0].lower() not in allowed), None)
    if doubled is not None:
        return f"doubles a word: “{doubled}”"
    if len(_MARKS.findall(after)) > len(_MARKS.findall(before)) or (
        _HANGING.search(after) and not _HANGING.search(before)
    ):
        return "leaves stray punctuation"
    if _CAPITAL.match(after) and not _CAPITAL.match(before):
        return "begins with a small letter"
    if len(_WRONG_A.findall(after)) > len(_WRONG_A.findall(before)):
        return "“a” for “an” or the other way round"
    if after.startswith("That ") and f" that {after[5:25].rstrip('.!? ')}" in before:
        return "a piece of a sentence"
    if (
        _CONDITION.match(before)
        and re.search(r"\bwill\b|'ll\b|’ll\b", after)
        and before.endswith(after[1:])
        and len(after) < len(before)
    ):
        return "loses a condition"
    if re.search(r"\bbeen or (?:should|ought)\b", after):
        return "says two times in one"
    if _TWO_IN_ONE.search(after) and not _TWO_IN_ONE.search(before):
        return "asks and tells in one sentence"
    day = next((m[0] for m in _DAY.finditer(after) if m[0] not in before), None)
    if day is not None:
        return f"“{day}” without its capital"
    known = set(re.findall(r"\w+", before))
    for m in re.finditer(r"(?<=[\w,;)]) ([A-Z][a-z]+)\b", after):
        if m[1] not in known and not (m[1].upper() in known and _DAY.fullmatch(m[1].lower())):
            return f"a capital within the sentence: “{m[1]}”"
    if _STRANDED.search(after) and not _STRANDED.search(before):
        return "leaves a verb without what belongs to it"
    for one, other in (("(", ")"), ("“", "”"), ("[", "]")):
        if after.count(one) != after.count(other) and before.count(one) == before.count(other):
            return f"“{one}” without “{other}”"
    if after.count('"') % 2 and not before.count('"') % 2:
        return "a quotation mark without its fellow"
    return None


#: A promise under a condition: "Once we agree, I'll ring you."
_CONDITION = re.compile(r"\W*(?:once|when|if|after|until|unless|as soon as|provided|only (?:if|when))\b", re.I)
_ENDED = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
#: What a number follows, so that its full stop ends nothing.
_NUMBERED = re.compile(
    r"\b(?:ref|refs|no|nos|nr|inv|sec|cl|art|p|pp|fig|vol|tel|ext|approx|ca|ch|para|acct?)\.\Z", re.I
)
_ENDS = re.compile(r"[.!?…:][\"”’')\]]*\Z")
_PLURAL_SUBJECTS = frozenset({"we", "they", "these", "those"})
_MASS = frozenset(
    {
        "data",
        "staff",
        "team",
        "number",
        "lot",
        "couple",
        "majority",
        "rest",
        "half",
        "police",
        "family",
        "group",
        "none",
        "all",
        "any",
        "some",
        "which",
        "who",
        "that",
    }
)


def slips(tokens: Iterable[Token]) -> Iterator[str]:
    """Subjects and finite verbs that do not agree."""
    for token in tokens:
        subject = subject_of(token)
        if subject is None or subject.dep_ in ("csubj", "csubj:pass", "expl") or subject.lower_ in _MASS:
            continue
        helpers = [
            c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in ("VBZ", "VBP", "VBD", "MD")
        ]
        finite = helpers[0] if helpers else token
        joined = any(c.dep_ == "conj" for c in subject.children)
        if (
            (
                finite.lower_ == "was"
                and (subject.lower_ in _PLURAL_SUBJECTS or subject.lower_ == "you" or subject.tag_ == "NNS")
                and not joined
            )
            or (
                finite.tag_ == "VBZ"
                and (subject.lower_ in _PLURAL_SUBJECTS or subject.lower_ in ("you", "i") or subject.tag_ in ("NNS",))
                and not joined
            )
            or (finite.tag_ == "VBP" and subject.lower_ in ("he", "she", "it", "this") and not joined)
        ):
            yield f"“{subject.text} … {finite.text}” do not agree"


_SAYS_ENOUGH = frozenset({"thanks", "thank", "sorry", "apologies", "welcome", "regards"})


def whole(sentence: Sentence) -> bool:
    """Whether a sentence has a finite verb, is an order, or is too short to need one ("Thank you.")."""
    words = [t for t in sentence.tokens if t.is_alpha]
    if not words and not re.search(r"[a-z]", sentence.text, re.I):
        return True  # A figure that the parse cut off: "page | 2?"
    if "[…]" in sentence.text or any(t.lower_ in _SAYS_ENOUGH for t in words):
        return True
    return any(
        t.tag_ in ("VBD", "VBP", "VBZ", "MD")
        or t.lower_ in ("'s", "'re", "'ve", "'ll", "'d")
        or is_imperative(t)
        or _verb_after_all(t, sentence)
        for t in sentence.tokens
    )


def opens_with_stub(sentence: Sentence) -> bool:
    """Whether a clause is joined to words before it that have no verb: "Twice if need be, and you will find it"."""
    words = list(sentence.tokens)
    for at, (comma, joint, who) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if comma.text == "," and joint.lower_ in ("and", "but", "so") and who.dep_.startswith("nsubj"):
            stub = [t for t in words[:at] if t.is_alpha]
            return len(stub) > 1 and not any(
                t.pos_ in ("VERB", "AUX", "INTJ") or t.lower_ in _SAYS_ENOUGH for t in stub
            )
    return False


def _verb_after_all(token: Token, sentence: Sentence) -> bool:
    """Whether what is tagged a plural noun is the verb: "the office closes at five"."""
    at, doc = token.i, sentence.segment.doc
    if token.tag_ != "NNS" or not sentence.tokens.start < at < sentence.tokens.end - 1:
        return False
    return (
        doc[at - 1].tag_ in ("NN", "NNP")
        and doc[at + 1].pos_ in ("ADP", "DET", "ADV", "SCONJ")
        and is_third_person(token.lower_)
    )


__all__ = ["Judge", "Score", "flawed", "lost_fact", "prove", "slips", "trimmed", "whole"]
