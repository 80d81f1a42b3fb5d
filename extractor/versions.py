"""What decides the output beside the input: versions of the code, of the trained pipeline and of the data that ships with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

_DATA = (".toml", ".csv")
LIBRARIES = ("spacy", "numpy", "onnxruntime", "tokenizers", "networkx")


def versions(model: Path, rules: Iterable[Path] = ()) -> dict[str, str]:
    """Names and versions, the same for the same output.

    Args:
        model: folder of the trained pipeline.
        rules: files of rules beside those of the package.
    """
    return {
        "extractor": _installed("geopolitical-extractor"),
        "model": _model(model),
        "data": _digest_of_data(),
        "rules": _digest(sorted(rules)),
        **{library: _installed(library) for library in LIBRARIES},
    }


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _model(folder: Path) -> str:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        meta = {}
    config = _digest([path for path in (folder / "config.cfg", folder / "meta.json") if path.is_file()])
    return f"{meta.get('lang', '')}_{meta.get('name', folder.name)} {meta.get('version', '')} {config}"


@cache
def _digest_of_data() -> str:
    """Of rules, word lists and gazetteers of the package."""
    root = Path(__file__).parent
    return _digest(sorted(path for path in root.rglob("*") if path.suffix in _DATA and "models" not in path.parts))


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
