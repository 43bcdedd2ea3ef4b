# Two commands matter to a user: `make run` and `make test`. CI runs `make check`.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SCORE_GOLD ?= ../shared
SEED ?= 1
COUNT ?= 200

.PHONY: setup run test check format lint types imports schemas wheel score gold bench cells chaos hostile fuzz soak torture report cookbook archive samples lock audit sbom clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml setup.py $(wildcard src/extract/*/*.[ch])
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

run: $(READY)  ## read the papers in samples/ into council.duckdb and print what they say
	@$(BIN)/councilpapers run $(filter-out samples/README.md,$(wildcard $(addprefix samples/*.,pdf docx html md))) --db council.duckdb --log-format text
	@$(BIN)/councilpapers query council.duckdb actions_by_status
	@$(BIN)/councilpapers query council.duckdb "SELECT authority, subject, assessment_year, grade_text, file_name, page FROM grades_by_year"

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8

check: lint types imports schemas test wheel score

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

schemas: $(READY)  ## the committed JSON Schemas are those of the records, and the samples give what is expected
	$(BIN)/councilpapers validate samples

wheel: $(READY)  ## the wheel, installed alone in a clean environment, reads a sample
	$(BIN)/python tests/install_wheel.py

FORMS := ticked odd-headers headed listed turned
LAYOUTS := cards terms answered led-by-bands keyed sub-actions turned-headers two-dates lessons
TOLD := years-abreast coded-results period-actuals below-its-name aspects numbered-subjects parish-by-year extract moved \
	attendance-details feedback

score: $(READY)  ## invented papers against what is true of them and what was accepted: SEED=9 for others, ACCEPT=--accept
	rm -rf build/score build/score.duckdb* build/score.records
	$(BIN)/python -m benchmarks.mill build/score --seed $(SEED) --count $(COUNT)
	$(BIN)/python -m benchmarks.mill build/score --seed $(SEED) --count 15 $(addprefix --kind ,$(FORMS))
	$(BIN)/python -m benchmarks.mill build/score --seed $(SEED) --count 18 $(addprefix --kind ,$(LAYOUTS))
	$(BIN)/python -m benchmarks.mill build/score --seed $(SEED) --count 22 $(addprefix --kind ,$(TOLD))
	$(BIN)/councilpapers run build/score --db build/score.duckdb
	$(BIN)/councilpapers evaluate build/score --db build/score.duckdb --against benchmarks/accepted.json \
		--out build/results.duckdb --markdown build/score.md $(ACCEPT)

gold: $(READY)  ## the same for maintainers with gold files of real papers beside the checkout
	$(BIN)/councilpapers run $(SCORE_GOLD)/corpus/seeds $(SCORE_GOLD)/corpus/real --db build/gold.duckdb || true
	$(BIN)/councilpapers evaluate $(SCORE_GOLD)/corpus/seeds $(SCORE_GOLD)/corpus/real --db build/gold.duckdb --markdown build/gold.md
	$(BIN)/python $(SCORE_GOLD)/eval/score.py --db build/gold.duckdb --gold $(SCORE_GOLD)/corpus/seeds --gold $(SCORE_GOLD)/corpus/real $(SCORE_FLAGS)

bench: $(READY)  ## speed beside pdfplumber and the peers installed (pip install -e '.[bench]'), then growth; some minutes
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.growth

cells: $(READY)  ## 200 seeded papers of the mill, and how many cells of their tables are read right
	rm -rf build/mill
	$(BIN)/python -m benchmarks.mill build/mill --seed 5 --count 200
	$(BIN)/python -m benchmarks.cells build/mill

chaos: $(READY)  ## papers whose reader hangs, crashes, floods, lies and forks; some minutes
	$(BIN)/python -m benchmarks.chaos

hostile: $(READY)  ## files that break parsers, each held against what it should give
	rm -rf build/hostile
	$(BIN)/python -m benchmarks.hostile build/hostile --run

fuzz: $(READY)  ## samples with bytes changed at random
	$(BIN)/python -m benchmarks.fuzz

soak: $(READY)  ## throughput and memory over many papers, some of them hostile
	$(BIN)/python -m benchmarks.soak

torture: $(READY)  ## runs killed at 50 random moments end in the database of an undisturbed one
	$(BIN)/python -m benchmarks.torture

report: run  ## the samples' report page, and its picture in the docs, which wants Chromium
	@mkdir -p build
	$(BIN)/councilpapers report council.duckdb -o build/report.html
	$(BIN)/python -m tests.report.picture council.duckdb docs/report.png

cookbook: $(READY)  ## ask the questions of docs/cookbook.md and docs/views.md anew, and write the answers
	$(BIN)/python -m tests.docs.pages

archive: $(READY)  ## a database of a million actions, and how long every view takes; some minutes, a gigabyte
	$(BIN)/python -m benchmarks.archive build/archive.duckdb

samples: $(READY)  ## make the sample papers again from their sources
	$(BIN)/python -m benchmarks.mill.samples

lock: $(READY)
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-emit-options --no-header --output-file requirements.lock pyproject.toml

AUDIT := build/audit
AUDITED_WITH := pip-audit==2.10.1 cyclonedx-bom==7.5.0

$(AUDIT)/.ready: Makefile
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check $(AUDITED_WITH)
	@touch $@

audit: $(AUDIT)/.ready  ## known vulnerabilities in what is locked; wants the network
	.ci/audit $(AUDIT)/bin

sbom: $(AUDIT)/.ready  ## what a release is made of, as CycloneDX: build/sbom.cdx.json
	$(AUDIT)/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file build/sbom.cdx.json requirements.lock

clean:
	rm -rf .venv build dist *.egg-info council.duckdb council.records council.search
