PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps

.PHONY: chat install test check format eval results lock clean help

help: ## Show the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

chat: install ## Index corpus/articles and serve the page at http://127.0.0.1:7860
	@$(BIN)/dateline chat

install: $(VENV)/.installed ## Make .venv and install the pinned versions

$(VENV)/.installed: requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Dateline needs Python 3.11 or newer: install it, or set PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer, $(PYTHON) is older: set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once) ..." >&2
	@$(PIP) -r requirements.lock
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(PIP) -r requirements-dev.lock
	@touch $@

test: $(VENV)/.installed-dev ## Run every test
	@$(BIN)/python -m pytest -n 2

check: $(VENV)/.installed-dev ## Lint, types, import direction
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > .import-linter.log 2>&1 || { cat .import-linter.log; exit 1; }

format: $(VENV)/.installed-dev ## Format, and fix what can be fixed
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

eval: install ## Measure the demonstration set
	@$(BIN)/dateline eval evaluation/sets/demo.jsonl

results: install ## Write evaluation/RESULTS.md anew: DATA=DIR of sets, PEERS=their python
	@$(BIN)/python -m benchmarks.results --data "$(DATA)" $(if $(PEERS),--peers "$(PEERS)")

lock: ## Write both lock files anew from pyproject.toml
	@rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet . && .venv-lock/bin/python -m pip list --format=freeze \
	  | grep -vE '^(pip|dateline)==' > requirements.lock
	@.venv-lock/bin/python -m pip install --quiet '.[dev,report]' && .venv-lock/bin/python -m pip list --format=freeze \
	  | grep -vE '^(pip|dateline)==' | grep -vxFf requirements.lock > requirements-dev.lock
	@rm -rf .venv-lock build dateline.egg-info

clean: ## Remove what was built
	@rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
