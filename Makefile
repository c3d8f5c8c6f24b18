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

lint: $(VENV)/.installed-dev node_modules/.installed
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && npm run --silent lint

types: $(VENV)/.installed-dev node_modules/.installed
	$(BIN)/mypy && npm run --silent types

# The lowest versions that pyproject.toml states, in an environment of their own, and the tests that need no browser.
lowest:
	$(MAKE) .venv-lowest/bin/python VENV=.venv-lowest
	sed -nE 's/^ *"([A-Za-z0-9_-]+)[>=]=([0-9.]+).*/\1==\2/p' pyproject.toml > .venv-lowest/constraints.txt
	.venv-lowest/bin/pip install --quiet -c .venv-lowest/constraints.txt -e '.[dev]'
	.venv-lowest/bin/pytest -m 'not browser and not slow and not oracles'

# What checks the page's scripts; the page itself needs none of it.
node_modules/.installed: package.json
	@command -v npm >/dev/null || { echo "checking the page's scripts needs Node 18 or newer: apt-get install nodejs npm (or your system's like)"; exit 1; }
	@npm install --no-package-lock --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "argmap needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "this Python has no venv: apt-get install python3-venv (or your system's like)"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check -e . && touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]' && touch $@ $(VENV)/.installed
