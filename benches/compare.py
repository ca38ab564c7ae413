"""Times Feltworth's native core beside Python's, in one run on one machine, and prints ratios.

    node tests/fetch_cdnow.mjs                         # once, for the CDNOW customers
    python3 -m venv venv && venv/bin/pip install lifetimes==0.11.3 numpy scipy pandas
    venv/bin/python benches/compare.py                 # builds and runs the example `fit`

Two rivals: `lifetimes` 0.11.3, and a BG/NBD fit in NumPy and SciPy whose gradient is analytic and whose equal rows are
merged, written below to be fast. Everything runs on one thread. The wall times are the best of several runs, taken in
turns; the processor times are means. What a fit includes differs: Feltworth's and lifetimes' have standard errors.
"""

import csv
import os

os.environ.update({name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")})

import datetime
import pathlib
import subprocess
import tempfile
import time
import warnings

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln, hyp2f1, psi

warnings.filterwarnings("ignore")
ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUNDS = 3


def demo_customers():
    command = ["cargo", "run", "--quiet", "--profile", "bench", "--example", "fit", "--", "demo"]
    return list(csv.DictReader(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()))


def cdnow_customers():
    """Purchase days in weeks up to 1997-09-30; None where the file is not there."""
    path = ROOT / ".data" / "CDNOW_sample.txt"
    if not path.exists():
        return None
    end = datetime.date(1997, 9, 30)
    days = {}
    for line in path.read_text().splitlines():
        _, customer, date, _, dollars = line.split()
        date = datetime.date(int(date[:4]), int(date[4:6]), int(date[6:]))
        if date <= end:
            account = days.setdefault(customer, {})
            account[date] = account.get(date, 0.0) + float(dollars)
    rows = []
    for account in days.values():
        first, *repeats = sorted(account)
        weeks = lambda date: (date - first).days / 7
        value = sum(account[day] for day in repeats) / len(repeats) if repeats else ""
        rows.append({"frequency": len(repeats), "recency": weeks(repeats[-1]) if repeats else 0, "age": weeks(end), "value": value})
    return rows


class NumpyBgNbd:
    """ln L by the four terms of Hardie's note 027, its gradient by hand, in the logarithms of the parameters."""

    def __init__(self, x, recency, age, weights=None):
        weights = np.ones(len(x)) if weights is None else weights
        rows = np.column_stack([x, recency, age])
        rows, place = np.unique(rows, axis=0, return_inverse=True)
        self.w = np.bincount(place.ravel(), weights)
        self.scale = rows[:, 2].max()
        self.x, self.tx, self.T = rows[:, 0], rows[:, 1] / self.scale, rows[:, 2] / self.scale
        self.repeat = self.x > 0
        self.values, self.group = np.unique(self.x, return_inverse=True)
        self.group_weight = np.bincount(self.group, self.w)

    def negative(self, logs):
        r, alpha, a, b = np.exp(logs)
        x, v, g = self.x, self.values, self.group_weight
        common = gammaln(r + v) - gammaln(r) + gammaln(a + b) + gammaln(b + v) - gammaln(b) - gammaln(a + b + v)
        log_end = np.log(alpha + self.T)
        m = self.repeat
        tries = b + x[m] - 1
        odds = np.log(a / tries) + (r + x[m]) * (log_end[m] - np.log(alpha + self.tx[m]))
        dropped = np.logaddexp(0, odds)
        share = np.exp(odds - dropped) * self.w[m]
        value = g @ common + self.w @ (r * np.log(alpha) - (r + x) * log_end) + self.w[m] @ dropped
        by_r = g @ (psi(r + v) - psi(r)) + self.w @ (np.log(alpha) - log_end)
        by_r += share @ (log_end[m] - np.log(alpha + self.tx[m]))
        by_alpha = self.w @ (r / alpha - (r + x) / (alpha + self.T))
        by_alpha += share @ ((r + x[m]) * (1 / (alpha + self.T[m]) - 1 / (alpha + self.tx[m])))
        shared = psi(a + b) - psi(a + b + v)
        by_a = g @ shared + share.sum() / a
        by_b = g @ (shared + psi(b + v) - psi(b)) - share @ (1 / tries)
        return -value, -np.array([by_r * r, by_alpha * alpha, by_a * a, by_b * b])

    def fit(self, start=None):
        start = np.log([0.5, 0.1, 1.0, 3.0]) if start is None else start
        found = minimize(self.negative, start, jac=True, method="BFGS", options={"gtol": 1e-6})
        self.logs = found.x
        r, alpha, a, b = np.exp(found.x)
        return np.array([r, alpha * self.scale, a, b])


def numpy_predict(parameters, x, recency, age, horizon):
    r, alpha, a, b = parameters
    rest = (alpha + age) / (alpha + age + horizon)
    later = hyp2f1(r + x, b + x, a + b + x - 1, horizon / (alpha + age + horizon))
    odds = np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * ((alpha + age) / (alpha + recency)) ** (r + x), 0)
    return (a + b + x - 1) / (a - 1) * (1 - rest ** (r + x) * later) / (1 + odds)


def numpy_bootstrap(x, recency, age, resamples):
    point = NumpyBgNbd(x, recency, age)
    point.fit()
    random = np.random.default_rng(1)
    for _ in range(resamples):
        weights = random.multinomial(len(x), np.full(len(x), 1 / len(x)))
        drawn = weights > 0
        NumpyBgNbd(x[drawn], recency[drawn], age[drawn], weights[drawn]).fit(point.logs)


def timed(work, runs):
    """Best wall time and mean processor time, in seconds."""
    best, processor = float("inf"), time.process_time()
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best, (time.process_time() - processor) / runs


def feltworth(path):
    command = ["cargo", "run", "--quiet", "--profile", "bench", "--example", "fit", "--", "time", path]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    rows = (line.split() for line in output.splitlines() if not line.startswith("#"))
    return {name: (float(wall), float(processor)) for name, wall, processor in rows}


def python(rows):
    x, recency, age = (np.array([float(row[name]) for row in rows]) for name in ("frequency", "recency", "age"))
    value = np.array([float(row["value"] or 0) for row in rows])
    repeat = (x > 0) & (value > 0)
    many = [np.resize(column, 100_000) for column in (x, recency, age)]
    parameters = NumpyBgNbd(x, recency, age).fit()
    numpy_times = {
        "bg_nbd_fit": timed(lambda: NumpyBgNbd(x, recency, age).fit(), 10),
        "bg_nbd_bootstrap_1000": tuple(100 * t for t in timed(lambda: numpy_bootstrap(x, recency, age, 10), 2)),
        "bg_nbd_predict": timed(lambda: numpy_predict(parameters, x, recency, age, 39.0), 10),
        "bg_nbd_predict_100000": timed(lambda: numpy_predict(parameters, *many, 39.0), 3),
    }
    try:
        from lifetimes import BetaGeoFitter, GammaGammaFitter, ModifiedBetaGeoFitter
    except ImportError:
        return {"NumPy": numpy_times}
    fitted = BetaGeoFitter().fit(x, recency, age)
    expected = fitted.conditional_expected_number_of_purchases_up_to_time
    lifetimes_times = {
        "bg_nbd_fit": timed(lambda: BetaGeoFitter().fit(x, recency, age), 5),
        "mbg_nbd_fit": timed(lambda: ModifiedBetaGeoFitter().fit(x, recency, age), 5),
        "gamma_gamma_fit": timed(lambda: GammaGammaFitter().fit(x[repeat], value[repeat]), 5),
        "bg_nbd_predict": timed(lambda: expected(39.0, x, recency, age), 10),
        "bg_nbd_predict_100000": timed(lambda: expected(39.0, *many), 3),
    }
    return {"lifetimes 0.11.3": lifetimes_times, "NumPy": numpy_times}


def best_of(rounds):
    """Per task the best wall and the best mean processor time."""
    return {task: tuple(min(times[task][i] for times in rounds) for i in (0, 1)) for task in rounds[0]}


def times_as_long(ratio):
    return f"{ratio:.0f}x" if ratio >= 10 else f"{ratio:.1f}x"


def compare(name, rows):
    print(f"\n{name}: {len(rows)} customers, {len({(r['frequency'], r['recency'], r['age']) for r in rows})} different")
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        writer = csv.DictWriter(file, ["frequency", "recency", "age", "value"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        file.flush()
        rounds = [(feltworth(file.name), python(rows)) for _ in range(ROUNDS)]
    ours = best_of([own for own, _ in rounds])
    rivals = {rival: best_of([others[rival] for _, others in rounds]) for rival in rounds[0][1]}
    print(f"{'ms wall (ms processor)':28}{'Feltworth':>22}" + "".join(f"{rival:>36}" for rival in rivals))
    for task, (wall, processor) in ours.items():
        cells = []
        for times in rivals.values():
            other = times.get(task)
            ratio = other and f"{times_as_long(other[0] / wall)} ({times_as_long(other[1] / processor)})"
            cells.append(f"{f'{1e3 * other[0]:.3f} ({1e3 * other[1]:.3f}) {ratio}' if other else '-':>36}")
        print(f"{task:28}{f'{1e3 * wall:.4f} ({1e3 * processor:.4f})':>22}" + "".join(cells))


if __name__ == "__main__":
    compare("Synthetic", demo_customers())
    cdnow = cdnow_customers()
    if cdnow:
        compare("CDNOW", cdnow)
    else:
        print("\nCDNOW: not there; tests/fetch_cdnow.mjs brings it")
