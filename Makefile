# Two commands do all the set-up: `make demo` runs the main job, `make test` runs the tests. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV ?= .venv
BIN := $(VENV)/bin
# What the environment holds: `base` is enough to run Evenlode, `dev` can also test it, check it and write its pages.
BASE := $(VENV)/.ready-base
DEV := $(VENV)/.ready-dev
READY := $(if $(wildcard $(DEV)),$(DEV),$(BASE))
EVENLODE_TEST_PROFILE ?= quick
# The theme's advertisement for its successor is not for whoever builds the site.
NO_MKDOCS_2_WARNING ?= 1
export EVENLODE_TEST_PROFILE NO_MKDOCS_2_WARNING
# More words for pytest: make test ARGS="tests/unit -k years"
ARGS ?=

.PHONY: help demo test deep compiled check lint format-check types imports locks-check docs-check format docs site bench locks

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(READY) ## Publish a real county's report from published figures, and an invented one's from its pupils' files (DEMO_SCHOOLS=30)
	$(BIN)/evenlode demo

test: compiled ## Run the tests: every kind, with few random examples
	$(BIN)/pytest $(ARGS)

deep: compiled ## Run the tests with many random examples, and those too slow for every day
	EVENLODE_TEST_PROFILE=deep $(BIN)/pytest $(ARGS)

# Tests start hundreds of processes: each would compile every module anew where Python may not keep what it compiles.
compiled: $(DEV)
	@$(BIN)/python -m compileall -q -j 0 src tests

check: lint format-check types imports locks-check docs-check ## Check style, types, imports, locks and the generated pages

lint: $(DEV)
	$(BIN)/ruff check

format-check: $(DEV)
	$(BIN)/ruff format --check

types: $(DEV)
	$(BIN)/mypy

imports: $(DEV)
	$(BIN)/lint-imports

locks-check: $(DEV)
	$(BIN)/python requirements/locks.py --check

docs-check: $(DEV)
	$(BIN)/python docs/generate.py --check

format: $(DEV) ## Bring every file into shape
	$(BIN)/ruff check --fix-only --exit-zero
	$(BIN)/ruff format

docs: $(DEV) ## Write the reference pages and build the site into site/
	$(BIN)/python docs/generate.py
	$(BIN)/mkdocs build --strict --quiet

site: $(DEV)
	$(BIN)/mkdocs build --strict --quiet

bench: $(DEV) ## Time the main acts beside their peers
	$(BIN)/python benchmarks/run.py

locks: $(DEV) ## Choose the versions of all libraries again, as pyproject.toml allows (needs uv)
	$(BIN)/python requirements/locks.py

$(BASE): requirements/base.txt requirements/set-up pyproject.toml
	@sh requirements/set-up base $(VENV)
	@touch $@

$(DEV): requirements/dev.txt requirements/set-up pyproject.toml
	@sh requirements/set-up dev $(VENV)
	@touch $@
