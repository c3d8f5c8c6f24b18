# Everything from a bare checkout: Python 3.11 or newer and make are all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
.PHONY: map test check fmt lint types lowest
map: $(VENV)/.installed
	@$(BIN)/argmap build

test: $(VENV)/.installed-dev
	$(BIN)/pytest -n auto

check: $(VENV)/.installed
	$(BIN)/argmap check

fmt: $(VENV)/.installed
	$(BIN)/argmap fmt

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# The lowest versions that pyproject.toml states, in an environment of their own, and the tests that need no browser.
lowest:
	$(MAKE) .venv-lowest/bin/python VENV=.venv-lowest
	sed -nE 's/^ *"([A-Za-z0-9_-]+)[>=]=([0-9.]+).*/\1==\2/p' pyproject.toml > .venv-lowest/constraints.txt
	.venv-lowest/bin/pip install --quiet -c .venv-lowest/constraints.txt -e '.[dev]'
	.venv-lowest/bin/pytest -m 'not browser and not slow'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "argmap needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "this Python has no venv: apt-get install python3-venv (or your system's like)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check -e . && touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]' && touch $@ $(VENV)/.installed
