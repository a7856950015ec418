"""Rewrites: made by rules (`make`, `transforms`) and from the parse (`recast`), proved (`prove`), applied to drafts (`apply`).

`tonecheck.rewrite` is also the function that mends a draft. Importing this package puts it where the function stood,
so the package can be called and does the same.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tonecheck.rewrite.apply import Fixed


class _Callable(ModuleType):
    def __call__(self, draft: Any, **options: Any) -> Fixed:
        from tonecheck.rewrite.apply import rewrite_draft

        return rewrite_draft(draft, **options)


sys.modules[__name__].__class__ = _Callable
