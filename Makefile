# Front door only; CMakeLists.txt and CMakePresets.json do the work.
#
#   make              build/release/firsthand
#   make demo         sets up, builds, reads examples/canal-toll, writes demo.html
#   make check        sets up, builds with both compilers, runs every test
#   make nightly      the same, and what takes hours (FH_FUZZ_SECONDS=60 for a short one); goes on where it was broken off
#   make score        the figures on ../shared/data, one table   (TASKS="newsroom pages")
#   make bench        speed and memory, peers beside them
#   make install      PREFIX=/usr/local
#   make dev | clang | asan | tsan | cover | fuzz     one preset: build and test
PRESETS := dev clang asan tsan cover fuzz
PREFIX ?= /usr/local

build: build/release/build.ninja
	@cmake --build --preset release

build/%/build.ninja:
	@cmake --preset $* > /dev/null

$(PRESETS): %: build/%/build.ninja
	@cmake --build --preset $*
	@ctest --preset $* -j "$$(nproc)"

setup:
	@[ "$(FH_SETUP)" = no ] || tools/setup

demo: setup build
	@build/release/firsthand read examples/canal-toll
	@build/release/firsthand read --html demo.html examples/canal-toll
	@echo
	@echo "The same as a page: demo.html"

check:
	@[ "$(FH_SETUP)" = no ] || tools/setup --tests
	@tools/check

nightly:
	@[ "$(FH_SETUP)" = no ] || tools/setup --tests
	@tools/nightly

score: build
	@python3 ../shared/score/run.py --program build/release/firsthand $(TASKS)

bench: build
	@bench/run $(BENCHES)

install: build
	@cmake --install build/release --prefix "$(PREFIX)"

clean:
	rm -rf build demo.html

.PHONY: build setup demo check nightly score bench install clean $(PRESETS)
