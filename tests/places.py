"""Where things lie."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared_folder() -> Path:
    """Gold data that stays outside the repository: the folder that EXTRACTOR_SHARED names, else `shared` beside the checkout."""
    return Path(os.environ.get("EXTRACTOR_SHARED") or ROOT.parent / "shared").resolve()
