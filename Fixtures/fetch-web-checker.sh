#!/usr/bin/env bash
# Prints the path of axe-core, the accessibility checker that pages are held to in a browser, and fetches
# it first where it is not there: from a pinned package that ships it, checked by SHA-256. Licence:
# MPL-2.0; used in tests only. Nothing is asked of the network when it is there.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
package=axe-playwright-python==0.1.8 # axe-core 4.12.1
wheel_hash=fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8
inside=axe_playwright_python/axe.min.js
hash=84494fec757e4710dc751c8d7a636e457f4532f08f85c86dc9070133fbff53bc

fail() {
    echo "fetch-web-checker: $1" >&2
    exit 1
}

case ${XDG_CACHE_HOME:-} in
/*) folder=$XDG_CACHE_HOME/holdfast/web ;;
*) folder=${HOME:-.}/.cache/holdfast/web ;;
esac
file=$folder/axe.min.js

intact() { # file, hash
    [ -f "$1" ] && [ "$(sha256sum <"$1" | cut -d' ' -f1)" = "$2" ]
}

if ! intact "$file" "$hash"; then
    mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] ||
        fail "cannot write to $folder; set XDG_CACHE_HOME to a folder you may write"
    python=$("$here/find-python.sh") || exit 1
    work=$(mktemp -d "$folder/.fetching.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    echo "fetching $package" >&2
    "$python" -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: \
        --no-cache-dir -d "$work" "$package" >"$work/pip.log" 2>&1 || {
        tail -n 3 "$work/pip.log" >&2
        fail "cannot download $package; check the network and run again"
    }
    wheel=$(find "$work" -maxdepth 1 -name '*.whl' | head -n 1)
    intact "$wheel" "$wheel_hash" ||
        fail "$package has the wrong SHA-256; it is not the package we pinned"
    "$python" -c 'import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]).open(sys.argv[2]) as packed, open(sys.argv[3], "wb") as out:
    shutil.copyfileobj(packed, out)' "$wheel" "$inside" "$work/axe.min.js"
    intact "$work/axe.min.js" "$hash" ||
        fail "axe.min.js from $package has the wrong SHA-256; it is not the file we pinned"
    mv -fT "$work/axe.min.js" "$file"
fi
echo "$file"
