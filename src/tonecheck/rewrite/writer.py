"""A language model that writes sentences: any server that speaks the OpenAI chat-completions protocol. Off unless configured.

Nothing that it answers is shown unproved: its sentences go through `prove` like our own, and through `strayed`. What
fails (no answer, a refusal, chatter, changed facts) leaves our own rewrites, and the report says so once.
"""

from __future__ import annotations

import math
import os
import re
import threading
import time
from collections import Counter, OrderedDict
from dataclasses import dataclass
from typing import Any

from tonecheck.errors import ConfigError
from tonecheck.languagetool.address import parse_address, stays_here
from tonecheck.rewrite.chat import NoAnswerError, ask, plain

#: Sentences of one draft that are asked about, and the time for all of them as a multiple of the time for one.
MOST_ASKED, MOST_TIMES = 8, 3

#: A server that did not answer is left alone for so long (seconds): a thousand drafts must not wait a thousand times.
PAUSE = 30.0

#: Longest sentence that is sent, longest neighbour that is, and longest answer that is looked at, in code points.
LONGEST, LONGEST_BESIDE, LONGEST_ANSWER = 800, 400, 1_600

#: Sentences whose answers are kept, since a draft that is mended is judged again and again.
KEPT = 256

_PORT = 8080
_RULES = """\
You mend single sentences of business e-mails. Write the sentence anew so that the faults named are gone and a fair-minded \
reader would take it well. Somebody else sends it as their own: keep who writes to whom, who did what, and the language.
Keep every name, number, date, amount, address, quotation, promise, condition and negation. Add no fact, reason, offer, \
promise or thanks that is not there, and no greeting. Be as short as the sentence is; write one sentence, two at most.
Answer with the new sentence alone: no comment, no alternatives, no quotation marks around it. If it cannot be mended \
without changing what it says, answer with the sentence as it is."""


@dataclass(frozen=True)
class WriterSettings:
    """Which server writes. `endpoint`: its address, with or without `/v1`; one that is not on this machine is refused unless `allow_remote`.

    `timeout_s` is in seconds, for one sentence. `api_key_env` names the environment variable that holds the key.

    Raises:
        ConfigError: if a value is not allowed.
    """

    endpoint: str
    model: str | None = None
    timeout_s: float = 20.0
    api_key_env: str | None = None
    allow_remote: bool = False

    def __post_init__(self) -> None:
        address = parse_address(self.endpoint, key="rewriter.endpoint", port=_PORT, interface="chat/completions")
        if not self.allow_remote:
            stays_here(self.endpoint, address, key="rewriter.endpoint")
        number = isinstance(self.timeout_s, (int, float)) and not isinstance(self.timeout_s, bool)
        if not number or not math.isfinite(self.timeout_s) or not 0 < self.timeout_s <= 600:
            raise ConfigError(f"rewriter.timeout_s: {self.timeout_s!r}; allowed are seconds above 0 and up to 600")


@dataclass(frozen=True, slots=True)
class Faulty:
    """A sentence to write anew, as one line: its words, those beside it, and what is wrong as (category, why)."""

    text: str
    before: str
    after: str
    faults: tuple[tuple[str, str], ...]

    def prompt(self) -> str:
        """The words that ask for it."""
        lines = [f"Before it: {self.before[-LONGEST_BESIDE:]}"] if self.before else []
        lines.append(f"Sentence: {self.text}")
        if self.after:
            lines.append(f"After it: {self.after[:LONGEST_BESIDE]}")
        return "\n".join((*lines, "Faults:", *(f"- {category}: {why}" for category, why in self.faults)))


class UnusableError(Exception):
    """The server answered, but not with a sentence."""


class Writer:
    """A server that writes, what it wrote, and whether it is to be left alone. One serves many threads."""

    def __init__(self, settings: WriterSettings) -> None:
        self.settings = settings
        self.address = parse_address(
            settings.endpoint, key="rewriter.endpoint", port=_PORT, interface="chat/completions"
        )
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, tuple[tuple[str, str], ...]], Any] = OrderedDict()
        self._down: tuple[float, str] = (0.0, "")

    def for_draft(self) -> DraftWriter:
        """What writes for one draft, within its limits."""
        return DraftWriter(self)

    def known(self, sentence: Faulty) -> Any:
        """The server's earlier answer to the sentence, None where there is none. Neighbours do not count."""
        with self._lock:
            return self._known.get((sentence.text, sentence.faults))

    def down(self) -> str:
        """Why the server is to be left alone for now; empty where it is not."""
        with self._lock:
            return self._down[1] if time.monotonic() < self._down[0] else ""

    def ask(self, sentence: Faulty, seconds: float) -> Any:
        """The server's answer, as its JSON says it; it is kept.

        Raises:
            NoAnswerError: there is none; the server is left alone for PAUSE seconds.
        """
        content: dict[str, Any] = {
            "messages": [{"role": "system", "content": _RULES}, {"role": "user", "content": sentence.prompt()}],
            "temperature": 0,
            "max_tokens": 1_000,
            "stream": False,
        }
        if self.settings.model is not None:
            content["model"] = self.settings.model
        try:
            answer = ask(self.address, "chat/completions", key=self.key(), seconds=seconds, content=content)
            choice = _choice(answer)
        except NoAnswerError as error:
            with self._lock:
                self._down = (time.monotonic() + PAUSE, str(error))
            raise
        except (KeyError, IndexError, TypeError, AttributeError):
            text = f"{self.address} does not answer like a chat-completions server"
            with self._lock:
                self._down = (time.monotonic() + PAUSE, text)
            raise NoAnswerError(text, sent=True) from None
        with self._lock:
            self._known[sentence.text, sentence.faults] = choice
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return choice

    def models(self, seconds: float) -> list[str]:
        """The names of the models that the server has; no text is sent.

        Raises:
            NoAnswerError: it does not answer, or does not say.
        """
        answer = ask(self.address, "models", key=self.key(), seconds=seconds)
        try:
            return [plain(str(model["id"])) for model in answer["data"]]
        except (KeyError, TypeError):
            raise NoAnswerError(f"{self.address} does not answer like a chat-completions server") from None

    def key(self) -> str | None:
        """The key from the environment.

        Raises:
            NoAnswerError: the variable is not set, or cannot be sent.
        """
        name = self.settings.api_key_env
        if name is None:
            return None
        key = os.environ.get(name, "").strip()
        if not key:
            raise NoAnswerError(f"the environment variable {name} (rewriter.api_key_env) is not set")
        if not re.fullmatch(r"[!-~]+", key):
            raise NoAnswerError(f"the environment variable {name} (rewriter.api_key_env) holds no key")
        return key


class DraftWriter:
    """Writes for one draft: at most MOST_ASKED sentences within MOST_TIMES the time for one; notes what came of it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._left = MOST_TIMES * writer.settings.timeout_s
        self._wanted = self._asked = self._sent = 0
        self._unused: Counter[str] = Counter()

    def write(self, sentence: Faulty) -> str | None:
        """The sentence as the model writes it, None where it does not."""
        self._wanted += 1
        try:
            return usable(self._answer(sentence), sentence.text)
        except (NoAnswerError, UnusableError) as error:
            self.unused(str(error))
        return None

    def unused(self, reason: str) -> None:
        """Notes that a sentence is not the model's, and why."""
        self._unused[reason] += 1

    def notes(self) -> tuple[str, ...]:
        """What the report is to say: what was not used, and whether text left this machine."""
        notes = []
        address = self._writer.address
        if self._unused:
            count = self._unused.total()
            reasons = [reason + (f" ({times})" if times > 1 else "") for reason, times in self._unused.most_common(3)]
            more = len(self._unused) - len(reasons)
            if more:
                reasons.append(f"{more} more reason{'' if more == 1 else 's'}")
            ours = f"{count} of {self._wanted} sentences" if self._wanted > 1 else "the sentence"
            notes.append(f"the language model's words were not used for {ours}: {'; '.join(reasons)}")
        if self._sent and not address.loopback:
            how = "" if address.scheme == "https" else ", unencrypted"
            one, it = ("one sentence was", "it") if self._sent == 1 else (f"{self._sent} sentences were", "them")
            notes.append(f"text left this machine: {one} sent to {address}{how}, with those beside {it}, for rewrites")
        return tuple(notes)

    def _answer(self, sentence: Faulty) -> Any:
        known = self._writer.known(sentence)
        if known is not None:
            return known
        down = self._writer.down()
        if down:
            raise NoAnswerError(down)
        if len(sentence.text) > LONGEST:
            raise UnusableError(f"longer than {LONGEST} characters")
        if self._asked == MOST_ASKED:
            raise UnusableError(f"more than {MOST_ASKED} in one draft")
        if self._left <= 0:
            total = MOST_TIMES * self._writer.settings.timeout_s
            raise UnusableError(f"the time for one draft, {total:g} s, was up")
        self._asked += 1
        start = time.monotonic()
        try:
            answer = self._writer.ask(sentence, min(self._left, self._writer.settings.timeout_s))
        except NoAnswerError as error:
            self._sent += error.sent
            raise
        finally:
            self._left -= time.monotonic() - start
        self._sent += 1
        return answer


def _choice(answer: Any) -> dict[str, Any]:
    """What the first choice of an answer says: its text, a refusal, and why it ended."""
    choice = answer["choices"][0]
    message = choice["message"]
    return {"text": message.get("content"), "refusal": message.get("refusal"), "end": choice.get("finish_reason")}


_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.S)
_REFUSES = re.compile(
    r"\bas an? (?:ai|language model|assistant)\b|\b(?:i|we)(?:['’]m| am| are)? ?(?:can['’]?t|cannot|can not|won['’]t|unable to|not able to)"
    r" (?:assist|help|comply|fulfil|do|process|rewrite|provide|create|generate)\b.{0,40}?\b(?:that|this|request|content|sentence|it)\b",
    re.I,
)
_TALKS = re.compile(
    r"^(?:sure|certainly|absolutely)!|^(?:sure|certainly|of course|okay|ok|absolutely|here(?:['’]s| is| are))\b[^.?!]*:|\b(?:re-?writ(?:e|ten|ing)|rephras\w+|reword\w*|"
    r"mended sentence|original sentence|the (?:new|revised|improved|polite) (?:sentence|version)|more polite|polite(?:r)? version|"
    r"sentence|note that i|i (?:have )?(?:changed|removed|replaced|softened))\b|^(?:sentence|answer|new sentence|output)\s*:",
    re.I,
)
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}


def usable(answer: Any, before: str) -> str:
    """The sentence in an answer, without the quotation marks around it.

    Raises:
        UnusableError: there is none, but a refusal, chatter, several lines, or half a sentence.
    """
    text = answer["text"]
    if answer["refusal"] or answer["end"] == "content_filter":
        raise UnusableError("it refused")
    if not isinstance(text, str):
        raise UnusableError("it answered nothing")
    text = re.sub("[\u00a0\u202f]", " ", _THOUGHT.sub("", text)).strip()
    if "’" not in before:
        text = text.replace("’", "'")
    if not text:
        raise UnusableError("it answered nothing")
    if answer["end"] == "length" or len(text) > LONGEST_ANSWER:
        raise UnusableError("its answer is too long")
    closing = _QUOTES.get(text[0])
    if len(text) > 2 and closing == text[-1] and before[:1] != text[0] and closing not in text[1:-1].replace("n't", ""):
        text = text[1:-1].strip()
    if "\n" in text or "\r" in text:
        raise UnusableError("it answered several lines")
    if not text.isprintable():
        raise UnusableError("it answered control characters")
    for pattern, what in ((_REFUSES, "it refused"), (_TALKS, "it talked about the task")):
        found = pattern.search(text)
        if found is not None and found[0].lower() not in before.lower():
            raise UnusableError(what)
    return re.sub(r" {2,}", " ", text)
