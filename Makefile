# Everything a person or a machine runs here. `make demo` and `make test` do all set-up themselves;
# both work offline once they have run.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SOURCES := Package.swift Sources Tests $(wildcard Benchmarks)

.PHONY: help setup browser models fixtures build demo test test-web benchmarks format lint clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that are missing (apt)
	@Fixtures/install-system-packages.sh

browser: setup
	@Fixtures/install-system-packages.sh chromium

models: setup ## Fetch the network weights, pinned and checked
	@Fixtures/fetch-models.sh

fixtures: setup ## Draw the test clips and stills from public-domain portraits
	@swift build -c release --product holdfast-fixtures --quiet
	@.build/release/holdfast-fixtures Fixtures/Cache "$$(Fixtures/fetch-pictures.sh)"

build: setup ## Build everything, optimised
	@echo "building (a few minutes the first time)"
	@swift build -c release --quiet

demo: build models fixtures ## Analyse a take that drifts and one that holds; results in demo/
	@mkdir -p demo
	@.ci/show drifts 1
	@.ci/show holds 0
	@echo; echo "charts, JSON and handoff frames:"; ls demo/*

test: browser models fixtures lint ## Everything that must hold before a change lands
	@echo "building the tests"
	@swift build -c release --build-tests --quiet
	@.ci/check-weak-symbols
	@.ci/test-levels
	@.ci/test-web

test-web: browser models fixtures ## Only the tests that open pages in a browser
	@swift build -c release --build-tests --quiet
	@.ci/test-web

benchmarks: ## Tell how to run the benchmarks
	@sed -n '/^## /,$$p' Benchmarks/README.md

format: ## Format the sources in place
	@swift format format --in-place --parallel --recursive $(SOURCES)

lint: ## Check the format and the documentation of the sources
	@swift format lint --strict --parallel --recursive $(SOURCES)

clean: ## Remove what was built and drawn; downloads stay cached
	@rm -rf .build demo Fixtures/Cache
