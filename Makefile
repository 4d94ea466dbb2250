# `make` alone says what there is. ARGS="..." is handed on: make demo ARGS=--fresh, make test ARGS="-k order"

MAKEFLAGS += --no-print-directory
PYTHON ?=
ARGS ?=
VENV := .venv/.made
BENCH := .venv-bench/.made
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo run test mutants faults check simulate audit bench format lock

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV) ## Open a sample shop in the browser, no account or token needed
	@$(BIN)/shopclerk demo $(ARGS)

run: $(VENV) ## Run your own shop, as .env and SHOPCLERK_* settings say
	@$(BIN)/shopclerk run $(ARGS)

test: $(VENV) ## Run every test, the browser's too
	@.ci/browser
	@$(BIN)/pytest --numprocesses auto --dist worksteal $(ARGS)

mutants: $(VENV) ## Take the guards out of a copy, one after the other, and see the tests die (ARGS="--only 12")
	@$(BIN)/python -m scripts.run_mutants $(ARGS)

faults: $(VENV) ## Kill a shop a hundred times under load, crash its PostgreSQL, step clocks (ARGS=20); Telegram too
	@$(BIN)/python -m tests.faults.siege $(or $(ARGS),100)
	@$(BIN)/python -m tests.telegram.burst
	@$(BIN)/python -m tests.telegram.killed

check: $(VENV) ## Formatting, lint, types, and who may import whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

simulate: $(VENV) ## Trade for a month in memory with faults and crashes, audited every night
	@$(BIN)/shopclerk simulate $(or $(ARGS),--days 30)

audit: $(VENV) ## Check the books of your own shop, as .env and SHOPCLERK_* settings say
	@$(BIN)/shopclerk audit $(ARGS)

bench: $(BENCH) ## Measure against bare drivers, with durable commits (ONLY="place life", QUICK=1; ARGS=--help)
	@.venv-bench/bin/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick) $(ARGS)

format: $(VENV) ## Lay the code out, and mend what can be mended alone
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: ## Pin the dependencies anew after an edit of pyproject.toml (needs uv; ARGS=--upgrade for newer ones)
	@scripts/lock $(ARGS)

# The stamp is the last thing written, so an interrupted installation never passes for a whole one.
$(VENV): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" scripts/venv .venv
	@touch $@

$(BENCH): requirements.lock pyproject.toml $(addprefix benchmarks/,install requirements.txt oscar/requirements.txt)
	@PYTHON="$(PYTHON)" benchmarks/install
	@touch $@
