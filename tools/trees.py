"""Gradient-boosted decision trees with logistic loss, small and deterministic (Friedman 2001; the second-order gains of
Chen and Guestrin 2016; histograms over quantile bins). Wants numpy. The trainers in this folder import it; the file it writes is read by
claim/trees.c, whose head describes the layout."""
import struct
import numpy as np

class Trees:
    def __init__(self, n_trees=120, depth=3, rate=0.08, l2=2.0, least=8.0, bins=32, part=0.8, seed=1, leaves=0, columns=0.0):
        """part: share of the rows a tree sees, and of the columns unless `columns` says another; leaves: the best leaf is split
        until there are so many, instead of all down to `depth` (Shi 2007)."""
        self.n_trees, self.depth, self.rate, self.l2, self.least, self.bins, self.part, self.seed = n_trees, depth, rate, l2, least, bins, part, seed
        self.leaves, self.columns = leaves, columns or part

    def _cuts(self, X):
        cuts = []
        for f in range(X.shape[1]):
            values = np.unique(X[:, f])
            if len(values) > self.bins: values = np.unique(np.quantile(X[:, f], np.linspace(0, 1, self.bins + 1)[1:-1]))
            else: values = (values[:-1] + values[1:]) / 2
            cuts.append(values.astype(np.float32))
        return cuts

    def fit(self, X, y, w=None, start=None):
        """start: what each row's score begins with, where groups of rows differ in their share of positives."""
        X = np.asarray(X, np.float32); y = np.asarray(y, float); w = np.ones(len(y)) if w is None else np.asarray(w, float)
        self.features = X.shape[1]
        cuts = self._cuts(X)
        B = np.stack([np.searchsorted(cuts[f], X[:, f], side="left") for f in range(X.shape[1])], 1).astype(np.int64)
        width = max(len(c) for c in cuts) + 1
        mean = np.clip((w * y).sum() / w.sum(), 1e-4, 1 - 1e-4)
        self.base = float(np.log(mean / (1 - mean)))
        score = np.full(len(y), self.base) if start is None else np.asarray(start, float).copy(); self.trees = []
        rng = np.random.default_rng(self.seed)
        for _ in range(self.n_trees):
            p = 1 / (1 + np.exp(-score)); g = w * (p - y); h = w * p * (1 - p) + 1e-9
            rows = np.flatnonzero(rng.random(len(y)) < self.part)
            columns = np.flatnonzero(rng.random(X.shape[1]) < self.columns)
            nodes = []
            if self.leaves: self._grow_best(nodes, rows, B, width, cuts, g, h, w, columns)
            else: self._grow(nodes, rows, B, width, cuts, g, h, w, columns, self.depth)
            self.trees.append(nodes); score += self._walk(nodes, X)
        return self

    def _split(self, rows, B, width, g, h, w, columns):
        """The best split of some rows: (gain, feature, bin), or None for the last two."""
        G, H, wt = g[rows].sum(), h[rows].sum(), w[rows].sum()
        if wt < 2 * self.least: return 0.0, None, None
        F = len(columns); size = F * width
        if F == 0: return 0.0, None, None
        idx = (B[np.ix_(rows, columns)] + np.arange(F) * width).ravel()
        hist = [np.bincount(idx, np.repeat(v[rows], F), size).reshape(F, width).cumsum(1) for v in (g, h, w)]
        gl, hl, wl = (x[:, :-1] for x in hist)
        gain = gl ** 2 / (hl + self.l2) + (G - gl) ** 2 / (H - hl + self.l2) - G ** 2 / (H + self.l2)
        gain[(wl < self.least) | (wt - wl < self.least)] = -1
        k = int(gain.argmax()); column, cut = divmod(k, gain.shape[1])
        return (float(gain.flat[k]), int(columns[column]), cut) if gain.flat[k] > 1e-6 else (0.0, None, None)

    def _leaf(self, rows, g, h): return (-1, float(-self.rate * g[rows].sum() / (h[rows].sum() + self.l2)), 0, 0)

    def _grow(self, nodes, rows, B, width, cuts, g, h, w, columns, depth):
        at = len(nodes); nodes.append(None)
        _, f, b = self._split(rows, B, width, g, h, w, columns) if depth > 0 else (0.0, None, None)
        if f is None:
            nodes[at] = self._leaf(rows, g, h); return at
        left = rows[B[rows, f] <= b]; right = rows[B[rows, f] > b]
        l = self._grow(nodes, left, B, width, cuts, g, h, w, columns, depth - 1)
        r = self._grow(nodes, right, B, width, cuts, g, h, w, columns, depth - 1)
        nodes[at] = (int(f), float(cuts[f][b]), l, r); return at

    def _grow_best(self, nodes, rows, B, width, cuts, g, h, w, columns):
        nodes.append(self._leaf(rows, g, h)); open_ = [(0, rows, self._split(rows, B, width, g, h, w, columns))]; leaves = 1
        while leaves < self.leaves:
            k = max(range(len(open_)), key=lambda i: open_[i][2][0])
            at, rows, (gain, f, b) = open_.pop(k)
            if f is None: break
            l = len(nodes); r = l + 1; leaves += 1
            for part in (rows[B[rows, f] <= b], rows[B[rows, f] > b]):
                open_.append((len(nodes), part, self._split(part, B, width, g, h, w, columns))); nodes.append(self._leaf(part, g, h))
            nodes[at] = (int(f), float(cuts[f][b]), l, r)

    @staticmethod
    def _walk(nodes, X):
        out = np.zeros(len(X)); stack = [(0, np.arange(len(X)))]
        while stack:
            at, rows = stack.pop(); f, v, l, r = nodes[at]
            if f < 0: out[rows] = v; continue
            left = X[rows, f] <= np.float32(v); stack += [(l, rows[left]), (r, rows[~left])]
        return out

    def predict(self, X):
        X = np.asarray(X, np.float32)
        return 1 / (1 + np.exp(-(self.base + sum(self._walk(t, X) for t in self.trees))))

    def save(self, path):
        out = struct.pack("<4sIIf", b"FHT1", self.features, len(self.trees), self.base)
        for nodes in self.trees:
            out += struct.pack("<I", len(nodes))
            for f, v, l, r in nodes: out += struct.pack("<ifII", f, v, l, r)
        path.write_bytes(out)
