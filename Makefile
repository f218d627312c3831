# Two commands matter: `make review` (the main job) and `make test` (the gate).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PAPERS ?= data/papers
OUT ?=
CODEBOOK ?=
CORRECTIONS ?=
STAMP := $(VENV)/.installed
ON_ALL_CORES := -n auto --dist loadscope # a file, so a notebook too, stays in one process
INSTALL := pyproject.toml constraints.txt hatch_build.py $(wildcard src/litreview/explorer/web/* src/litreview/explorer/web/style/*)

.DEFAULT_GOAL := help
.PHONY: help install review lab test test-oldest docs lock train clean

help: ## show this help
	@echo "make review                              read data/papers, write data/bib, figures, executed notebooks"
	@echo "make review PAPERS=folder OUT=folder     the same for your own papers; nothing committed is touched"
	@echo "make lab                                 open the notebooks"
	@echo "make test                                ruff, mypy, pytest, notebooks"
	@echo "make docs                                the documentation, in build/docs"

install: $(STAMP)

$(STAMP): $(INSTALL)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 ..." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "No venv module: install python3-venv (Debian, Ubuntu) and try again" >&2; exit 2; }
	@echo "Installing into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[notebooks,test]'
	@touch $@

review: $(STAMP)
	@$(BIN)/python -m litreview.make --papers '$(PAPERS)' --out '$(OUT)' --codebook '$(CODEBOOK)' --corrections '$(CORRECTIONS)'

lab: $(STAMP)
	$(BIN)/jupyter lab notebooks

test: $(STAMP)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest $(ON_ALL_CORES) --nbval src tests notebooks

$(VENV)/.docs: $(STAMP)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --requirement pyproject.toml --extra docs
	@touch $@

docs: $(VENV)/.docs ## the documentation, without a network; a warning or a dead link stops it
	@$(BIN)/python -m sphinx --fresh-env --write-all --fail-on-warning --keep-going --quiet --builder html docs build/docs
	@$(BIN)/python docs/_ext/check_site.py build/docs

test-oldest: $(STAMP) ## the oldest dependencies that pyproject.toml allows
	$(BIN)/uv venv --quiet --clear .venv-oldest
	$(BIN)/uv pip install --quiet --python .venv-oldest/bin/python --resolution lowest-direct --editable '.[test]'
	.venv-oldest/bin/python -m pytest $(ON_ALL_CORES) src tests

lock: ## renew constraints.txt
	$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --upgrade \
	  --extra notebooks --extra test --extra training --extra styles --extra docs --extra scale --extra cluster --output-file constraints.txt pyproject.toml

clean: ## remove what make made
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
