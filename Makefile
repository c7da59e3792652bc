# The one entrance. It needs Python ≥ 3.11 with pip, and make; the rest it installs into .venv.

PYTHON ?= python3
BIN := .venv/bin
# A command that reads the sources at their place, whatever else is installed.
RUN := $(BIN)/python -m

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser chromium postgresql check format golden quality bench docs lock clean

help: ## say what there is to do
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 22

demo: .venv/.ready ## the bundled sample story, on the terminal
	@$(BIN)/variorum demo

test: check ## everything CI asks: style, types, import contracts, documents, tests
	@test -z "$$CI" || $(MAKE) --no-print-directory -k chromium postgresql || true
	$(RUN) pytest -q -rs

test-browser: .venv/.ready chromium ## the page in a real browser (Chromium, which root installs)
	$(RUN) pytest -q -rs tests/browser

# Playwright drives the system's own browser; it downloads none.
chromium:
	@command -v chromium || command -v chromium-browser || command -v google-chrome \
	  || { test "$$(id -u)" = 0 && apt-get update -qq \
	    && apt-get install -qq --no-install-recommends chromium fonts-liberation; } \
	  || { echo "The page is tested in Chromium: install it with apt-get install chromium"; exit 2; }

# A server of its own is started for the tests of the store, and stopped again.
postgresql:
	@command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null \
	  || { test "$$(id -u)" = 0 && apt-get update -qq \
	    && apt-get install -qq --no-install-recommends postgresql; } \
	  || { echo "The store is tested on PostgreSQL: install it with apt-get install postgresql"; exit 2; }

check: .venv/.ready ## style, types and import contracts, without the tests
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

format: .venv/.ready ## put the code into the house style
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

golden: .venv/.ready ## accept new golden editions, then read the diff
	$(RUN) pytest -q tests/stories/test_golden.py --snapshot-update
	@git diff --stat -- tests/stories

quality: .venv/.ready ## measure accuracy on ../shared and write docs/accuracy.md
	$(RUN) quality

bench: .venv/.ready ## measure speed side by side with spaCy, in one run
	$(RUN) benchmarks
	$(RUN) benchmarks.desk

docs: .venv/.ready ## write the generated pages of docs/ anew
	$(RUN) docs

lock: .venv/.lock ## resolve the dependencies anew (needs the network)
	.venv/.lock/bin/uv lock
	.venv/.lock/bin/uv export --quiet --no-header --no-emit-project --all-extras --all-groups \
	  --format requirements-txt --output-file requirements.lock

clean: ## remove what was made: the environment, caches and builds
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ── the environment ─────────────────────────────────────────────────────────────

.venv/.ready: .venv/.requirements pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.requirements: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Variorum needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.lock: .venv/.requirements
	$(PYTHON) -m venv .venv/.lock
	.venv/.lock/bin/python -m pip install --quiet uv
