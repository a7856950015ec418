"""Options and fixtures that all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tonecheck.engine import Checker

# A busy machine is no fault of the program.
settings.register_profile("tonecheck", deadline=None)
settings.load_profile("tonecheck")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-snapshots", action="store_true", help="write the snapshots in examples/ anew")


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker with the built-in rules and no configuration."""
    return Checker()
