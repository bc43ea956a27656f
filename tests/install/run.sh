#!/bin/sh
# Installs into a folder of its own and builds a small program against what stands there, once with
# pkg-config and once with CMake.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cmake --install "$root/build/release" --prefix "$tmp/usr" > /dev/null

for file in bin/firsthand include/firsthand/firsthand.h share/man/man1/firsthand.1; do
    [ -e "$tmp/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
export PKG_CONFIG_PATH=$(dirname "$(find "$tmp/usr" -name firsthand.pc)")
# shellcheck disable=SC2046 # flags are meant to be split
cc -std=c99 -Wall -Werror "$root/tests/install/embed/embed.c" $(pkg-config --cflags --libs firsthand) -o "$tmp/with_pkgconfig"
LD_LIBRARY_PATH=$(dirname "$(find "$tmp/usr" -name 'libfirsthand.so' | head -n 1)") "$tmp/with_pkgconfig" "$root/examples/canal-toll/r1.html"

cmake -S "$root/tests/install/embed" -B "$tmp/cmake" -DCMAKE_PREFIX_PATH="$tmp/usr" > /dev/null
cmake --build "$tmp/cmake" > /dev/null
"$tmp/cmake/embed" "$root/examples/canal-toll/r1.html"
