"""spaCy comes without its command line, and whoever wants that gets it all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_no_http_client_is_loaded():
    told = run("import extractor.cli, sys; print(sorted({'requests', 'httpx', 'urllib3', 'spacy.cli'} & set(sys.modules)))")
    assert told == "[]"


@pytest.mark.parametrize("before", ["", "import spacy; "])
def test_the_command_line_of_spacy_is_there_for_others(before):
    code = (
        "import extractor, spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__); import spacy.cli.download"
    )
    assert run(before + code) == "True"


def test_a_spacy_that_wants_more_of_its_command_line_is_imported_whole(tmp_path):
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text("from .cli.more import more")
    (package / "cli" / "__init__.py").touch()
    (package / "cli" / "more.py").write_text("more = 1")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import runpy; runpy.run_path(sys.argv[2]); import spacy; print(spacy.more)"
    )
    from extractor import lean_spacy

    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), lean_spacy.__file__], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "1"
