# Everything a newcomer types. `make demo` and `make test` need Python 3.11 or later and make, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVE ?= 1
PORT ?= 8001
SLOW ?= 0
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check format docs docs-check bench alpha lock scores screenshot clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name yours: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make a venv; on Debian: apt-get install python3-venv"; exit 2; }

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing the program into $(VENV) (a few minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.installed  ## crawl the sample council, extract, build archive.db, serve it (SERVE=0: do not serve)
	@$(BIN)/python -m tests.site.demo --port $(PORT) $(if $(filter 0,$(SERVE)),--no-serve,)

test: $(VENV)/.installed-dev  ## run the tests (SLOW=1: the slow ones too)
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(if $(filter 1,$(SLOW)),,-m "not slow") $(ARGS)

check: $(VENV)/.installed-dev  ## lint, types, who imports whom, generated docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory docs-check

format: $(VENV)/.installed-dev  ## put the code in its one form
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format --quiet .

docs: $(VENV)/.installed-dev  ## write the generated parts of README.md, docs/ and metadata.yml
	@$(BIN)/cog -r -U README.md ARCHITECTURE.md docs/page-types.md docs/scheduling.md
	@$(BIN)/python -m publish.metadata metadata.yml

docs-check: $(VENV)/.installed-dev
	@$(BIN)/cog --check -U README.md ARCHITECTURE.md docs/page-types.md docs/scheduling.md
	@$(BIN)/python -m publish.metadata --check metadata.yml

bench: $(VENV)/.installed-dev  ## benchmarks, as ratios within one run
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_evidence 600
	@$(BIN)/python -m tests.bench_crawl 500
	@$(BIN)/python -m tests.bench_rebuild 400
	@$(BIN)/python -m tests.bench_extract 1000
	@$(BIN)/python -m tests.bench_site 5000
	@$(BIN)/python -m tests.bench_readers 5000 --requests 600
	@$(BIN)/python -m tests.bench_facets 5000
	@$(BIN)/python -m tests.bench_questions 5000
	@$(BIN)/python -m tests.bench_reading 5000

alpha: $(VENV)/.installed-dev  ## our pages on the newest alpha of Datasette 1.0, in an environment of its own (may fail)
	@$(BIN)/python -m tests.alpha

lock: $(VENV)/.installed-dev  ## resolve the dependencies anew
	@$(BIN)/uv pip compile pyproject.toml --group site --universal --python-version 3.11 --generate-hashes --quiet \
	  --no-header -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group site --group dev --universal --python-version 3.11 --generate-hashes \
	  --quiet --no-header -c requirements.lock -o requirements-dev.lock

scores: $(VENV)/.installed-dev  ## measure extraction on the gold pages; write docs/scores.md and publish/scores.json
	@$(BIN)/python -m tests.gold.measure --write
	@$(BIN)/cog -r -U README.md

screenshot: $(VENV)/.installed  ## the README's screenshot, of the demo archive (needs Chromium)
	@$(BIN)/python -m publish.screenshot

clean:  ## remove the demo's databases and the environment
	@rm -rf $(VENV) archive.db archive.db-* evidence.db evidence.db-* out
