#!/usr/bin/env python3
"""Near-duplicate groups on Spark: the steps of `firsthand dedup --stage` as filters.

usage: dedup.py FIRSTHAND DOCUMENTS.jsonl... > groups.jsonl

Documents are one JSON object a line with an id that no other has. Sketching and verifying run on every
partition at once; finding pairs and groups look at the whole, in one task each. The groups are those that
`firsthand dedup` finds in one process, to the byte: tests/cli/cases/same_groups_in_steps.sh compares them when FH_SPARK is set."""
import json
import sys

from pyspark import SparkConf, SparkContext


def step(program, name):
    return f"{program} dedup --quiet --stage {name} -"


def with_words(pair):
    """(id a, ((id b, words a), words b)) -> the line that --stage verify takes."""
    a, (b, a_words, b_words) = pair
    return json.dumps({"a": a, "b": b, "a_words": a_words, "b_words": b_words})


def main():
    program, *paths = sys.argv[1:]
    spark = SparkContext(conf=SparkConf().setMaster("local[2]").setAppName("firsthand dedup").set("spark.ui.enabled", "false"))
    spark.setLogLevel("ERROR")

    documents = spark.textFile(",".join(paths), minPartitions=8)
    sketches = documents.pipe(step(program, "sketch")).cache()
    words = sketches.map(json.loads).map(lambda s: (s["id"], s["words"]))

    pairs = sketches.coalesce(1).pipe(step(program, "pairs")).map(json.loads).map(lambda p: (p["a"], p["b"]))
    by_b = pairs.join(words, 8).map(lambda x: (x[1][0], (x[0], x[1][1])))        # b: (a, words of a)
    joined = by_b.join(words, 8).map(lambda x: (x[1][0][0], (x[0], x[1][0][1], x[1][1])))

    edges = joined.map(with_words).pipe(step(program, "verify"))
    groups = sketches.union(edges).coalesce(1).pipe(step(program, "groups"))
    for line in groups.collect():
        print(line)
    spark.stop()


if __name__ == "__main__":
    main()
