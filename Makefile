PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: chat install test check format lock eval clean help

help: ## Show the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

chat: install ## Index corpus/articles and serve the page at http://127.0.0.1:7860
	@$(BIN)/dateline chat

install: $(STAMP) ## Make .venv and install the pinned versions

$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Dateline needs Python 3.11 or newer: install it, or set PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dateline needs Python 3.11 or newer; $(PYTHON) is older. Set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

test: install ## Run every test
	@$(BIN)/python -m pytest -n 2

check: install ## Lint, types, import direction
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo > .import-linter.log 2>&1 || { cat .import-linter.log; exit 1; }

format: install ## Format and fix what can be fixed
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

eval: install ## Measure the demonstration set
	@$(BIN)/dateline eval evaluation/sets/demo.jsonl

lock: ## Write requirements.lock anew from pyproject.toml
	@$(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install --quiet -e '.[dev,report]'
	@.venv-lock/bin/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9_.-]+==' > requirements.lock
	@rm -rf .venv-lock

clean: ## Remove what was built
	@rm -rf $(VENV) .dateline build *.egg-info .mypy_cache .ruff_cache .pytest_cache
