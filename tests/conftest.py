"""Options and fixtures that all tests share."""

from __future__ import annotations

import pytest

from tonecheck.engine import Checker


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-snapshots", action="store_true", help="write the snapshots in examples/ anew")


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker with the built-in rules and no configuration."""
    return Checker()
