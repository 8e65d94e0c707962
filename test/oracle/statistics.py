"""Expected values of test/statistics, from numpy and scipy. Run: python3 test/oracle/statistics.py > test/oracle/statistics.json"""
import json, itertools
import numpy as np
from scipy import stats, special

rng = np.random.default_rng(20251024)
out = {}

samples = [list(map(float, x)) for x in (
    [3.0], [1.0, 2.0], [2.0, 2.0, 2.0], rng.normal(2000, 20, 3), rng.normal(2000, 20, 5), rng.lognormal(0, 1, 50),
    np.round(rng.exponential(30, 101), 1), rng.integers(0, 5, 40), rng.normal(0, 1, 30))]
probabilities = [0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1.0]
out["samples"] = [{
    "values": s,
    "quantiles": [[p, float(np.percentile(s, 100 * p))] for p in probabilities],
    "mean": float(np.mean(s)), "std0": float(np.std(s)),
    "std1": float(np.std(s, ddof=1)) if len(s) > 1 else None,
    "mad": float(stats.median_abs_deviation(s)),
} for s in samples]

out["studentT"] = [[p, nu, float(stats.t.ppf(p, nu))] for p in (0.005, 0.1, 0.5, 0.9, 0.95, 0.975, 0.995, 0.9999)
                   for nu in (0.5, 1, 1.7, 2, 3, 3.998068, 5, 7.719374, 30, 1000, 1e6)]
out["incompleteBeta"] = [[x, a, b, float(special.betainc(a, b, x))] for x in (0.001, 0.2, 0.5, 0.77, 0.999)
                         for a in (0.3, 0.5, 1, 4.5, 60) for b in (0.5, 1, 3, 25)]
out["logGamma"] = [[x, float(special.gammaln(x))] for x in (1e-3, 0.5, 1, 1.5, 2, 3.7, 9.99, 10, 42.5, 1e4)]

pairs = []
for n, m in itertools.product((2, 3, 4, 5, 8), repeat=2):
    off = list(map(float, rng.lognormal(7.6, 0.01, n)))
    on = list(map(float, rng.lognormal(7.55, 0.02, m)))
    a, b = np.log(off), np.log(on)
    welch = stats.ttest_ind(b, a, equal_var=False).confidence_interval(0.95)
    result = stats.ttest_ind(b, a, equal_var=False)
    differences = np.sort(np.subtract.outer(b, a).ravel())
    pairs.append({"off": off, "on": on, "welch": [float(welch.low), float(welch.high)], "nu": float(result.df),
                  "shift": float(np.median(differences))})
out["pairs"] = pairs

out["rankTestP"] = [[n, m, float(stats.mannwhitneyu(list(range(n)), [100 + i for i in range(m)], method="exact").pvalue)]
                    for n, m in itertools.product((1, 2, 3, 4, 5, 6, 8), repeat=2)]

curves = []
for n in (2, 3, 17, 200):
    x = np.cumsum(rng.uniform(0.5, 2.5, n)); y = rng.uniform(50, 400, n)
    lo, hi = x[0] + 0.21 * (x[-1] - x[0]), x[0] + 0.83 * (x[-1] - x[0])
    inner = x[(x > lo) & (x < hi)]
    grid = np.concatenate([[lo], inner, [hi]])
    curves.append({"x": x.tolist(), "y": y.tolist(), "whole": float(np.trapezoid(y, x)), "from": float(lo), "to": float(hi),
                   "window": float(np.trapezoid(np.interp(grid, x, y), grid))})
out["curves"] = curves

out["spearman"] = []
for n in (3, 6, 25):
    x = rng.integers(0, 8, n).astype(float); y = x + rng.integers(0, 6, n)
    if len(set(x)) > 1 and len(set(y)) > 1:
        out["spearman"].append({"x": x.tolist(), "y": y.tolist(), "rho": float(stats.spearmanr(x, y).statistic)})

x = np.array(out["samples"][6]["values"])
lin = np.histogram(x, bins=12)
pos = x[x > 0]
log = np.histogram(np.log10(pos), bins=9)
out["histogram"] = {"values": x.tolist(), "linear": lin[0].tolist(), "linearEdges": lin[1].tolist(),
                    "log": log[0].tolist(), "logEdges": (10 ** log[1]).tolist()}
print(json.dumps(out))
