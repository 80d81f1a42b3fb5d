# Doors only: each target is one step that a person would type. `make run` and `make test` need Python >= 3.10 and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
GPU ?= $(shell nvidia-smi >/dev/null 2>&1 && echo 0 || echo -1)
SECONDS ?= 300
comma := ,
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: setup run test check bench bench-corpus fuzz floors train clean

setup: $(VENV)/.core

run: $(VENV)/.core
	$(BIN)/extractor run seeds/*.txt --format graphml -o out
	$(BIN)/extractor show seeds/*.txt

test: $(VENV)/.test
	$(BIN)/python -m pytest

check: $(VENV)/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.test
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python tests/benchmark.py $(ARTICLES)

bench-corpus: $(VENV)/.test
	$(BIN)/python tests/corpus/benchmark.py

fuzz: $(VENV)/.fuzz
	$(BIN)/python tests/fuzz.py readers $(SECONDS)
	$(BIN)/python tests/fuzz.py pipeline $(SECONDS)

floors: $(VENV)/.test
	$(BIN)/python tests/test_floors.py --update

train: $(VENV)/.train
	$(BIN)/python -m weasel run all models --vars.corpora $(abspath $(SHARED))/corpora --vars.gpu $(GPU)

clean:
	rm -rf $(VENV) out build *.egg-info

# one stamp per set of extras, renewed when the dependencies change
$(VENV)/.core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@

$(VENV)/.check: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --editable '.[test,check]'
	@touch $@

$(VENV)/.fuzz: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	@touch $@

$(VENV)/.train: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --editable '.[train$(if $(filter-out -1,$(GPU)),$(comma)gpu)]'
	@touch $@
