"""The shape of the package, read from its source: who may import whom, and what may be written in one place only."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tomli
from places import ROOT

PACKAGE = ROOT / "extractor"
FILES = sorted(PACKAGE.rglob("*.py"))
LEAVES = {
    "lean_spacy",
    "errors",
    "data",
    "records",
    "words",
    "ontology",
    "lemmas",
    "encoder",
    "blanks",
    "recognizer",
    "main_verbs",
}
STEPS = {"articles", "document", "entities", "relations", "graph", "export"}
UPPER = {
    "pipeline", "versions", "views", "corrections", "workers", "cluster", "batch", "part", "parts", "corpus", "diff", "doctor",
    "scoring", "gold", "rule_check", "cli", "__init__", "__main__",
}  # fmt: skip
NEXT_TO = {"export": {"graph"}}  # a writer writes the graph that the step before it defines; no other step knows another
THIRD_PARTY = {
    "spacy", "thinc", "numpy", "srsly", "onnxruntime", "tokenizers", "networkx", "pydantic", "rich", "typer", "lxml", "dateutil",
    "threadpoolctl", "tomli", "charset_normalizer", "py3langid", "apsw",
}  # fmt: skip
EXTRAS = {"datasketch", "pyarrow", "ray"}  # imported inside functions, and missing unless the user asks for them


@cache
def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part(file: Path) -> str:
    """The step, leaf or upper module that a file belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[str]:
    """Full names of the modules that a file imports, inside functions too."""
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names) if node.module == "extractor" else (node.module,)


def own_imports(file: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(file) if name.split(".")[0] == "extractor"}


def identify(value: object) -> str | None:
    return module(value) if isinstance(value, Path) else None


def test_every_module_has_a_place():
    assert {part(file) for file in FILES} == LEAVES | STEPS | UPPER


@pytest.mark.parametrize("file", [file for file in FILES if part(file) in STEPS], ids=identify)
def test_a_step_imports_leaves_and_itself(file):
    assert own_imports(file) <= LEAVES | {part(file)} | NEXT_TO.get(part(file), set())


def test_leaves_import_the_leaves_below_them():
    below = {
        "lean_spacy": set(),
        "errors": set(),
        "data": {"errors"},
        "records": {"errors", "data"},
        "words": set(),
        "ontology": {"errors", "data"},
        "lemmas": {"data"},
        "encoder": set(),
        "recognizer": set(),
        "blanks": {"records"},
        "main_verbs": {"data"},
    }
    assert set(below) == LEAVES
    for leaf, allowed in below.items():
        for file in (file for file in FILES if part(file) == leaf):
            assert own_imports(file) <= allowed | {leaf}, file


def test_imports_never_lead_back():
    """Over whole modules, so that a circle inside a step shows as well."""
    graph = {module(file): {name for name in imports(file) if name.startswith("extractor.")} for file in FILES}
    graph["extractor"] = set()  # the front door imports what it offers
    done = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        for following in graph.get(name, ()):
            if following in graph and following not in done:
                visit(following, (*path, name))
        done.add(name)  # each once: the paths are too many to go along all of them

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("file", FILES, ids=identify)
def test_others_come_from_the_standard_library_or_the_dependencies(file):
    outside = {name.split(".")[0] for name in imports(file)} - {"extractor"} - set(sys.stdlib_module_names)
    assert outside <= THIRD_PARTY | EXTRAS


@pytest.mark.parametrize("file", FILES, ids=identify)
def test_extras_are_imported_late(file):
    at_once = [node for node in parse(file).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in at_once for alias in node.names} | {getattr(node, "module", None) or "" for node in at_once}
    assert not {name.split(".")[0] for name in names} & EXTRAS


def test_the_dependencies_are_those_of_the_project_file():
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.split(";")[0].split(">")[0].split("<")[0].split("=")[0].strip() for line in project["dependencies"]}
    assert {name.removeprefix("python-").replace("-", "_") for name in names} == THIRD_PARTY
    extras = {re.split(r"[\[<>=]", line)[0] for lines in project["optional-dependencies"].values() for line in lines}
    assert EXTRAS <= extras


def test_libraries_of_extras_are_those_that_their_messages_name():
    extras = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    listed = {(line.split(">")[0], extra) for extra in ("web", "tables", "documents") for line in extras[extra]}
    calls = [node for file in FILES for node in ast.walk(parse(file)) if isinstance(node, ast.Call)]
    needs = [call.args for call in calls if isinstance(call.func, ast.Name) and call.func.id == "need"]
    listed.remove(("lxml-html-clean", "web"))  # which trafilatura imports, and does not bring where lxml is there without it
    assert {(ast.literal_eval(library).split(".")[0], ast.literal_eval(extra)) for library, extra, _ in needs} == listed


@pytest.mark.parametrize("file", FILES, ids=identify)
def test_the_library_does_not_print(file):
    calls = [node for node in ast.walk(parse(file)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    assert not [call.lineno for call in calls if call.func.id == "print"]


def attributes(*names: str) -> set[str]:
    """Modules that use an attribute of one of these names, whatever object it is of."""
    return {module(f) for f in FILES for node in ast.walk(parse(f)) if isinstance(node, ast.Attribute) and node.attr in names}


def test_dependency_labels_are_read_in_one_place_of_each_step():
    folders = ("extractor.main_verbs", "extractor.relations.clauses")
    readers = {name for name in attributes("dep_", "dep") if not name.startswith(folders)}
    assert readers == {"extractor.words", "extractor.entities.functions"}


def test_pipelines_are_loaded_in_one_place():
    loads = {
        module(file)
        for file in FILES
        for node in ast.walk(parse(file))
        if (isinstance(node, ast.Attribute) and ast.unparse(node) in ("spacy.load", "spacy.util.load_model"))
        or (isinstance(node, ast.ImportFrom) and node.module == "spacy" and "load" in {alias.name for alias in node.names})
    }
    assert loads == {"extractor.document"}


@pytest.mark.parametrize("file", [file for file in FILES if file.name != "__main__.py"], ids=identify)
def test_annotations_are_never_evaluated(file):
    assert "from __future__ import annotations" in file.read_text(encoding="utf-8").split("\n")


def test_modules_import_without_a_warning():
    """All in one process: none of them needs another to be imported first, since imports never lead back."""
    modules = ", ".join(module(file) for file in FILES if file.name != "__main__.py")
    done = subprocess.run([sys.executable, "-W", "error", "-c", f"import {modules}"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_project_file_lists_every_package():
    listed = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    assert sorted(listed) == sorted({module(file) for file in FILES if file.name == "__init__.py"} | {"extractor.models"})


def test_data_files_are_shipped():
    shipped = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    covered = {found for name, globs in shipped.items() for glob in globs for found in ROOT.joinpath(*name.split(".")).glob(glob)}
    data = {file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix in (".toml", ".csv", ".typed")}
    assert data and data <= covered
