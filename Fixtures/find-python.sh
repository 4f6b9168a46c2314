#!/usr/bin/env bash
# Prints the first Python 3 that has pip; the one in front of PATH may be without it.
set -euo pipefail
for python in python3 /usr/bin/python3; do
    if "$python" -m pip --version >/dev/null 2>&1; then
        echo "$python"
        exit 0
    fi
done
echo "find-python: no Python 3 with pip found; run make setup" >&2
exit 1
