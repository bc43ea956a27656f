# Front door only; CMakeLists.txt and CMakePresets.json do the work.
PRESETS := dev clang asan tsan cover fuzz

build: build/release/build.ninja
	@cmake --build --preset release

build/%/build.ninja:
	@cmake --preset $* > /dev/null

$(PRESETS): %: build/%/build.ninja
	@cmake --build --preset $*
	@ctest --preset $*

score: build
	@python3 ../shared/score/run.py --program build/release/firsthand $(TASKS)

clean:
	rm -rf build

.PHONY: build $(PRESETS) score clean
