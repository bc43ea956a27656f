"""Gradient-boosted decision trees with logistic loss: LightGBM (PyPI; Ke et al. 2017) in its deterministic mode, on one thread. The
trainers in this folder import it; the file it writes is read by claim/trees.c, whose head describes the layout."""
import struct
import lightgbm, numpy as np

class Trees:
    def __init__(self, n_trees=120, depth=-1, rate=0.08, l2=2.0, least=8, bins=63, part=0.8, seed=1, leaves=15, columns=0.0):
        """part: share of the rows a tree sees, and of the columns unless `columns` says another; least: rows a leaf has at the fewest."""
        self.n_trees = n_trees
        self.how = dict(objective="binary", boost_from_average=False, learning_rate=rate, max_depth=depth, num_leaves=leaves, lambda_l2=l2, min_data_in_leaf=least,
                        max_bin=bins, bagging_fraction=part, bagging_freq=1, feature_fraction=columns or part, use_missing=False, seed=seed, num_threads=1,
                        deterministic=True, force_row_wise=True, verbose=-1)

    def fit(self, X, y, w=None, start=None):
        """start: what each row's score begins with, where groups of rows differ in their share of positives."""
        X = np.asarray(X, np.float32); y = np.asarray(y, float); w = np.ones(len(y)) if w is None else np.asarray(w, float)
        mean = np.clip((w * y).sum() / w.sum(), 1e-4, 1 - 1e-4)
        self.base = float(np.log(mean / (1 - mean))); self.features = X.shape[1]
        rows = lightgbm.Dataset(X, y, weight=w, init_score=np.full(len(y), self.base) if start is None else start, params=dict(self.how))
        self.model = lightgbm.train(self.how, rows, self.n_trees)
        return self

    def predict(self, X):
        return 1 / (1 + np.exp(-(self.base + self.model.predict(np.asarray(X, np.float32), raw_score=True))))

    def save(self, path):
        trees = self.model.dump_model()["tree_info"]
        out = struct.pack("<4sIIf", b"FHT1", self.features, len(trees), self.base)
        for t in trees:
            nodes = []; flatten(t["tree_structure"], nodes)
            out += struct.pack("<I", len(nodes)) + b"".join(struct.pack("<ifII", *n) for n in nodes)
        path.write_bytes(out)

def below(v):
    """The largest 32-bit number that is not above: what was at most the threshold stays so."""
    f = np.float32(v); return float(np.nextafter(f, np.float32(-np.inf)) if f > v else f)

def flatten(t, nodes):
    """Appends a tree to its nodes (feature or -1, threshold or value, left, right), a parent before its children; answers its place."""
    at = len(nodes); nodes.append((-1, t.get("leaf_value", 0.0), 0, 0))
    if "leaf_value" not in t:
        left, right = flatten(t["left_child"], nodes), flatten(t["right_child"], nodes)
        nodes[at] = (t["split_feature"], below(t["threshold"]), left, right)
    return at
