# `make digest` and `make test` need Python 3.11 or newer, pip and make; nothing else.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
NOW := 2023-07-03T02:00:00Z
WORLD ?= ../shared
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help digest test browser services lint types world shots dist sample clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

digest: $(VENV)/.installed ## Write the sample edition: no network, no token
	@mkdir -p newsroom
	@cp -R data/sample/. newsroom/
	@$(BIN)/hugging-news -c newsroom/hugging_news.toml --now $(NOW) --offline run --week 2023-W26 --replay newsroom/data/archive

test: $(VENV)/.tested ## Run the tests with coverage
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

browser: $(VENV)/.tested ## Run the tests that look at pages in a headless Chromium
	@command -v chromium >/dev/null || (apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null)
	$(BIN)/python -m pip install --quiet 'playwright>=1.48'
	$(BIN)/python -m pytest -m browser

services: $(VENV)/.tested ## Run the tests that need another server
	$(BIN)/python -m pytest -m services

lint: $(VENV)/.tested ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested ## Check types
	$(BIN)/mypy

world: $(VENV)/.tested ## Run the program over recorded weeks of the real web, where they are
	@test -d $(WORLD)/world || (echo "no recorded weeks in $(WORLD)/world: nothing to run" && exit 1)
	$(BIN)/python benchmarks/world.py --world $(WORLD)
	$(BIN)/python benchmarks/documents.py --world $(WORLD)

shots: $(VENV)/.installed ## Take screenshots of the sample edition into shots/
	$(BIN)/python -m pip install --quiet 'playwright>=1.48'
	$(BIN)/python benchmarks/shots.py newsroom/posts/2023-07-03 shots

sample: $(VENV)/.tested ## Record the sample newsroom's archive again from tests/sample_web
	$(BIN)/python tests/sample_web/record.py

dist: $(VENV)/.tested ## Build wheel and sdist
	$(BIN)/python -m build

clean: ## Remove what can be made again
	rm -rf $(VENV) newsroom build dist shots *.egg-info .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
