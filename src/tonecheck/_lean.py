"""A quicker start for our own command-line process. A library must not do this to its host, so only `__main__` calls it.

spaCy imports its command line (typer, weasel, requests) although we only load a pipeline, TextBlob imports NLTK although
we only want its lexicon, and the garbage collector walks over all that is imported, again and again, and finds nothing.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

#: Objects made before the garbage collector looks at the youngest ones (Python's own figure is 700 to 2,000).
YOUNG_OBJECTS = 200_000


def prepare() -> None:
    """To be called before anything large is imported."""
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    sys.meta_path.insert(0, _Shortcuts())


class _Shortcuts(Loader):
    """Finds modules whose own code is not needed, and leaves that code out.

    `spacy.cli` and `spacy.cli.info` become empty modules; `textblob` becomes a package whose modules can be imported
    one by one. Where they are not as we know them, they are imported in the ordinary way.
    """

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name in ("spacy.cli", "spacy.cli.info"):
            return ModuleSpec(name, self, is_package=True)
        if name == "textblob":
            found = PathFinder.find_spec(name, path)
            if found is None or not found.submodule_search_locations:
                return None
            spec = ModuleSpec(name, self, origin=found.origin, is_package=True)
            spec.submodule_search_locations = list(found.submodule_search_locations)
            return spec
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ == "spacy.cli.info":
            module.info = None  # type: ignore[attr-defined]  # spaCy imports this name; nothing here calls it
