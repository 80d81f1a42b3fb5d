"""Imports spaCy without its command line, before anybody else does.

`import spacy` also imports `spacy.cli`, and with it 360 modules, HTTP clients among them: a tenth of what starting takes. Nothing here
needs them, and a program for confidential texts is better off without. Who asks for `spacy.cli` or `spacy.info` later gets them as ever.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def _info(*arguments: Any, **named: Any) -> Any:
    """As `spacy.info`."""
    from spacy.cli.info import info

    return info(*arguments, **named)


def _import() -> None:
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        return
    package, module = stand_ins = [ModuleType(name) for name in names]
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules.update(zip(names, stand_ins, strict=True))
    try:
        import spacy  # noqa: F401
    except ImportError:  # another version, which asks for more of it
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
    finally:
        for name in names:
            sys.modules.pop(name, None)


_import()
