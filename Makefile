# make demo   install, read the demo corpus, show the record
# make test   everything a change must pass
# make screenshots   pictures of every page, for docs/pages.md; needs Chromium
# make lint   style and types only
# make durability   a thousand runs of decisions and readings, three hundred kills; about half an hour
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint durability screenshots install install-dev bench lock clean

demo: install
	$(BIN)/standoff demo

test: lint
	$(BIN)/python -m pytest -q -n auto

durability: install-dev
	STANDOFF_DURABILITY=1 $(BIN)/python -m pytest -q -s tests/curation/test_machine.py tests/store/test_deciding.py

screenshots: install-dev
	$(BIN)/python docs/screenshots.py

lint: install-dev
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/mypy

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# Dependencies come from the lock files, with their hashes; the package itself is installed in place.
$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

bench: install-dev
	$(BIN)/python benchmarks/ten_thousand.py

# Needs uv (https://docs.astral.sh/uv/); run after changing the dependencies in pyproject.toml.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header -q -o requirements.lock pyproject.toml build-requirements.in
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header -q --extra dev -o requirements-dev.lock pyproject.toml build-requirements.in

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
