"""What is installed and what is missing, line by line, each with how to get it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tonecheck.errors import ToneCheckError

if TYPE_CHECKING:
    from tonecheck.config import Config

_WIDTH = 18


def examine(configuration: Callable[[], Config]) -> Iterator[str]:
    """One line for each part of the installation; nothing is started but `java -version`, and nothing is changed or sent.

    `configuration` is read here, because a wrong file is one of the things to be told.
    """
    yield _line(True, "tonecheck", _version("tonecheck") or "not installed as a package")
    yield _line(True, "Python", f"{sys.version.split()[0]} ({sys.executable})")
    yield _package("spacy", "spaCy", "pip install 'spacy>=3.8,<3.9'")
    yield _pipeline()
    yield _package("textblob", "TextBlob", "pip install textblob (sentiment of sentences)")
    yield _package("py3langid", "language detector", "pip install py3langid")
    yield _reader()
    yield _rules()
    config: Config | None = None
    try:
        config = configuration()
        files = ", ".join(str(path) for path in config.files)
        yield _line(True, "configuration", files or "no file, the defaults hold")
    except ToneCheckError as error:
        yield _line(False, "configuration", str(error))
    yield from grammar_lines(config)
    yield _rewriter(config)


def grammar_lines(config: Config | None) -> Iterator[str]:
    """What is here for checking grammar."""
    from tonecheck.languagetool.install import status

    found = status(path=config.grammar_path if config else None, java=config.grammar_java if config else None)
    yield _line(found.client is not None, "language-tool", found.client or "pip install language-tool-python")
    if found.java is not None:
        yield _line(True, "Java", f"{found.java.version} ({found.java.path})")
    if found.copy is not None:
        yield _line(True, "LanguageTool", f"{found.copy.version} ({found.copy.path})".lstrip())
    for problem in found.problems:
        yield _line(False, "grammar", problem)
    mode = config.grammar_mode if config else "auto"
    server = (config.grammar_server if config else None) or "none is configured"
    yield _line(True, "grammar settings", f"mode {mode}, server: {server}")


def _rewriter(config: Config | None) -> str:
    """Whether a language model writes rewrites, and answers. It is asked for the names of its models, and told nothing."""
    if config is None or config.rewriter_endpoint is None:
        return _line(True, "language model", "off, the rewrites are our own")
    from tonecheck.rewrite.chat import NoAnswerError
    from tonecheck.rewrite.writer import Writer

    try:
        settings = config.rewriter
        assert settings is not None
        writer = Writer(settings)
        models = writer.models(seconds=min(3.0, settings.timeout_s))
    except (ToneCheckError, NoAnswerError) as error:
        return _line(False, "language model", str(error))
    wanted = settings.model
    where = f"{writer.address}{'' if writer.address.loopback else ' (another machine)'}"
    listed = ", ".join(models[:5]) + (" …" if len(models) > 5 else "") or "none"
    if wanted is not None and not {wanted, f"{wanted}:latest"} & set(models):
        return _line(False, "language model", f"{where} answers, but does not have {wanted}; it has: {listed}")
    return _line(True, "language model", f"{wanted or listed} at {where} answers")


def _line(fine: bool, name: str, text: str) -> str:
    return f"{'ok  ' if fine else 'MISS'}  {name:<{_WIDTH}} {text}"


def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _package(package: str, name: str, remedy: str) -> str:
    found = _version(package)
    return _line(found is not None, name, found or f"not installed: {remedy}")


def _pipeline() -> str:
    from importlib.resources import files

    try:
        size = len((files("tonecheck") / "models" / "english" / "pipeline.bin").read_bytes())
    except OSError:
        return _line(False, "English pipeline", "models/english/pipeline.bin is missing; reinstall tonecheck")
    return _line(True, "English pipeline", f"{size / 1e6:.1f} MB")


def _reader() -> str:
    from tonecheck.reader import shipped

    try:
        shipped().read(["Hello."])
    except ToneCheckError as error:
        return _line(False, "learned reader", str(error))
    size = sum(path.stat().st_size for path in shipped().folder.iterdir())
    return _line(True, "learned reader", f"{size / 1e6:.1f} MB")


def _rules() -> str:
    from tonecheck.rulebook import load_builtin

    try:
        return _line(True, "rules", f"{len(load_builtin(cases=False))} built in")
    except (ToneCheckError, ImportError) as error:
        return _line(False, "rules", str(error))
