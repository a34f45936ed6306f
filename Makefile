# make demo | test — the two that do everything; make build|lint|bench|bench-crawl|bench-sites|bench-drift|bench-estimate|bench-normalise|bench-link|bench-signatures|format|setup — their parts.
SHELL := /bin/bash
JOBS ?= $(shell nproc)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := $(shell sed '/^\#/d' packages.txt)
DEMO ?= demo

.PHONY: demo test build setup lint format bench bench-crawl bench-sites bench-drift bench-estimate bench-normalise bench-link bench-signatures record-pages train-kind fuzz asan clean

demo: build
	build/release/vigie demo --dir $(DEMO) || [ $$? = 1 ]   # 1: done, with sites that are named

test: build asan
	ctest --preset release

build: setup
	cmake --preset release > /dev/null
	cmake --build --preset release --parallel $(JOBS)

# The unit tests once more under AddressSanitizer and UndefinedBehaviorSanitizer.
asan: setup
	cmake --preset asan > /dev/null
	cmake --build --preset asan --parallel $(JOBS)
	ctest --preset asan

# Debian's packages; works without a network once they are there.
setup:
	@dpkg-query -W -f '$${Status}\n' $(PACKAGES) 2>/dev/null | grep -c '^install ok installed' | grep -qx $(words $(PACKAGES)) || \
	  ($(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qy --no-install-recommends $(PACKAGES))

lint: setup
	cmake/lint $(BASE)

format: setup
	git ls-files '*.cc' '*.h' | xargs clang-format-16 -i

bench: build
	build/release/bench/vigie_bench

# How fast, how sparingly and how politely pages are crawled. Scrapy beside it: bench/crawl/scrapy_peer.py.
bench-crawl: build
	build/release/bench/vigie_crawl_figures

# How well the definitions and generic extraction read the replicas.
bench-sites: build
	build/release/bench/vigie_site_figures

# Pages and what they show, from the replicas, for `vigie site check`.
record-pages: build
	build/release/bench/vigie_record_pages

# How soon ten changes of each replica's pages are found, and how often a change is seen where there is none.
bench-drift: build
	build/release/bench/vigie_drift_figures

# How often the estimates' intervals hold the truth, on simulated départements and in whole markets.
bench-estimate: build
	build/release/bench/vigie_estimate_figures
	build/release/bench/vigie_market_figures

# How fast ads are normalised, beside libphonenumber's matcher, and how well generated ones are read.
bench-normalise: build
	build/release/bench/vigie_normalise_bench
	bench/normalise/field_cases.py build/release/vigie config/communes.csv
	bench/normalise/mixed_cases.py build/release/vigie config/communes.csv

# How well persons and hands are found in markets of both profiles, whole and without phones or photos.
bench-link: build
	build/release/bench/vigie_link_figures

# How fast photos and texts are signed and found again, and after which changes; how well numbers over photos are read.
bench-signatures: build
	build/release/bench/vigie_signature_figures
	build/release/bench/vigie_photo_phone_figures

# Learns config/kind-weights.toml from tests/kind/examples.jsonl, the testbed's texts and composed ads, and prints how
# well it does on what it was not shown.
train-kind: setup
	cmake --preset release > /dev/null
	cmake --build --preset release --parallel $(JOBS) --target vigie_train_kind
	bench/kind/compose_ads.py 4000 1 > build/composed-ads.jsonl
	build/release/bench/vigie_train_kind build/composed-ads.jsonl

fuzz: setup
	cmake --preset fuzz > /dev/null
	cmake --build --preset fuzz --parallel $(JOBS)
	fuzz/run $(SECONDS_EACH)

clean:
	rm -rf build demo
