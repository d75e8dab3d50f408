# Two commands do all the set-up on a fresh machine: `make run` and `make test`.
PYTHON ?= $(shell for p in python3.12 python3.13 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
BIN := .venv/bin
SHARED := ../shared

.PHONY: run test assets score bench reference environment lint types layers

run: environment assets  ## read the example reports: the dossier on the screen, and as a page
	@mkdir -p build
	@$(BIN)/recount dossier examples --format html --output build/dossier.html
	@$(BIN)/recount dossier examples
	@$(BIN)/recount ingest examples --store build/desk.db >/dev/null
	@echo "The same as a page: build/dossier.html"
	@echo "In the browser, with search and judging: $(BIN)/recount serve --store build/desk.db"

test: environment assets lint types layers  ## lint, types, layers, tests
	$(BIN)/pytest -n auto

lint: environment
	$(BIN)/ruff check src tests tools bench
	$(BIN)/ruff format --check src tests tools bench

types: environment
	$(BIN)/mypy

layers: environment
	$(BIN)/lint-imports

assets: desk/node_modules/.built  ## what the pages do beyond what a browser does by itself; everything is read without it

desk/node_modules/.built: desk/package-lock.json desk/vite.config.mjs desk/tsconfig.json $(wildcard desk/src/*.ts)
	@mkdir -p build; if ! node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null; then \
	  echo "The keys of the desk's pages are not built: Node 20 or newer is needed. Every page can be read without."; \
	elif (cd desk && npm ci --silent --no-audit --no-fund && npm run --silent build) >build/assets.log 2>&1; then touch $@; \
	else echo "The keys of the desk's pages were not built; build/assets.log tells why. Every page can be read without."; fi

score: environment  ## how good it is, measured on the development accounts beside the project
	@if [ -d $(SHARED)/score ]; then $(BIN)/python $(SHARED)/score/score.py seeds gold --recount $(BIN)/recount; \
	else echo "make score needs the scorers in $(SHARED)/score; bench/accuracy measures what is in this repository"; fi

bench: environment
	$(BIN)/python bench/accuracy/measure.py

reference: environment  ## write what is written from the code: docs/reference, docs/model.md
	$(BIN)/python tools/reference.py

environment: .venv/.ready

.venv/.ready: pyproject.toml uv.lock tools/bootstrap.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; set PYTHON=/path/to/python3"; exit 1; }
	@uv=$$($(PYTHON) tools/bootstrap.py build/uv) && $$uv sync --quiet --locked --no-python-downloads --python "$(PYTHON)"
	@echo "Building the index of places …"
	@$(BIN)/python -c "from recount.annotate.gazetteer import look_up; look_up('')"
	@touch $@
