# Everything is set up inside this folder (.venv) the first time it is needed; the second time is instant.
# Another Python: make run PYTHON=python3.13

PYTHON ?= python3
python := .venv/bin/python

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A cache would lie outside this folder.
export PIP_NO_CACHE_DIR := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run serve test lint format bench lock audit clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/app ## open the dashboard in your browser
	$(python) -m neckload run

serve: .venv/app ## serve it as a host does, to a proxy on this computer
	$(python) -m streamlit run neckload/server.py --server.address 127.0.0.1 --server.headless true \
		--server.fileWatcherType none

test: lint ## check everything: style, types, tests
	$(python) -m pytest --numprocesses auto

lint: .venv/dev ## check style and types
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

format: .venv/dev ## put the code into the house style
	$(python) -m ruff check --fix .
	$(python) -m ruff format .

bench: .venv/app ## measure how fast the arithmetic is
	$(python) -m benchmarks

lock: .venv/made ## renew requirements.lock: all that the image installs, with hashes
	$(python) -m pip install --quiet uv
	sed '/^# tests/,$$d' requirements.txt | .venv/bin/uv pip compile - --output-file requirements.lock --quiet --upgrade \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url

audit: .venv/made ## ask whether what is installed has known holes; needs the network
	$(python) -m pip install --quiet pip-audit
	.venv/bin/pip-audit --requirement requirements.lock --require-hashes --disable-pip

clean: ## take away what make has set up
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis neckload.egg-info

# Each file below is empty and says: this step is done.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "neckload needs Python 3.11 or newer, and $(PYTHON) is not. Install one from https://www.python.org/downloads/"; \
	  echo "or name one you have: make run PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/app: requirements.txt .venv/made
	@echo "Installing what the dashboard needs into .venv (about 500 MB, once; takes a minute or two)"
	$(python) -m pip install --quiet --requirement requirements.txt
	@touch $@

.venv/dev: pyproject.toml .venv/app
	@echo "Installing what the checks need into .venv (once)"
	$(python) -m pip install --quiet --editable ".[dev]"
	@touch $@
