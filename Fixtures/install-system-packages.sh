#!/usr/bin/env bash
# Installs the system libraries that Holdfast builds on and the packages named as arguments, and only
# those that are missing. Nothing is asked of the network when nothing is missing. Needs root, or sudo,
# to install.
set -euo pipefail

fail() {
    echo "install-system-packages: $1" >&2
    exit 1
}

packages=(
    pkg-config     # tells the Swift package manager where the libraries are
    libavformat-dev # containers
    libavcodec-dev  # codecs
    libswscale-dev  # pixel formats that Holdfast has no conversion of its own for
    libavutil-dev   # frames, time bases, display matrices
    libarchive-dev  # ZIP container of .npz
    liblcms2-dev    # ICC profiles of stills
    librsvg2-dev    # charts as PNG
    fonts-dejavu-core # the letters in them
    "$@" # what only some targets need
)

command -v dpkg-query >/dev/null ||
    fail "this system has no dpkg; install the packages named in this script by hand: ${packages[*]}"

missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
done
# Any Python that has pip will do to download the pinned packages.
"$(dirname "$0")/find-python.sh" >/dev/null 2>&1 || missing+=(python3 python3-pip)

[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
        fail "not root and no sudo here; run as root: apt-get install ${missing[*]}"
    as_root=(sudo)
fi

echo "installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}" >"$log" 2>&1
}
# The package lists of a fresh image are empty or stale, so a first failure is worth an update.
install || {
    "${as_root[@]}" apt-get update -q >"$log" 2>&1 && install
} || {
    tail -n 5 "$log" >&2
    fail "apt-get could not install ${missing[*]}; see the lines above, then run make setup again"
}
