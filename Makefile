# A fresh machine needs Python 3.11 to 3.13 (with venv) and make; everything else comes into .venv.
# Paths are relative and values quoted, so the folder may hold spaces and any letter.

PORT ?= 8000
DATA ?= var
RESET ?=
export PORT DATA

DEMO = env MOTCUA_DATA="$$DATA" .venv/bin/motcua demo $(if $(filter 1 yes true,$(RESET)),--reset)

.PHONY: help demo test lint lock clean environment bench-import bench-search

help:
	@echo "make demo    the demo on http://localhost:8000/ (PORT=8123 DATA=/path RESET=1)"
	@echo "make test    linters, types, import rules and the whole test suite; names the ten slowest tests"
	@echo "make lint    the same without the tests"
	@echo "make bench-import  the national procedures through the importer, twice (FOLDER=where/they/are)"
	@echo "make bench-search  the search engine beside SQLite's, over the national catalogue"
	@echo "make lock    requirements.lock anew from pyproject.toml (UPGRADE=1 for the newest versions)"
	@echo "make clean   removes .venv and all caches; the data folder stays"

# exec: Ctrl-C and kill reach the demo itself, and no shell stays between.
demo: environment
	@exec $(DEMO)

test: lint
	.venv/bin/python -m pytest --durations=10 --durations-min=1

lint: environment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

bench-import: environment
	.venv/bin/python -m tests.benchmarks.importing $(FOLDER)

bench-search: environment
	.venv/bin/python -m tests.benchmarks.searching

lock:
	@$(SHELL) infra/environment/python lock.py

clean:
	rm -rf .venv *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@$(SHELL) infra/environment/python prepare.py
