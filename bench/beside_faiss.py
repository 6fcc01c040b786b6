"""FAISS beside our own search: exact search within 31 of 256 bits, one thread.

Usage: beside_faiss.py ROWS QUERIES, raw files of 32 bytes a hash. Prints one JSON line for each index.
"""
import json
import sys
import time

import faiss
import numpy as np

BITS = 256
faiss.omp_set_num_threads(1)
rows = np.fromfile(sys.argv[1], dtype=np.uint8).reshape(-1, 32)
queries = np.fromfile(sys.argv[2], dtype=np.uint8).reshape(-1, 32)


def run(name, index, flips=None):
    started = time.time()
    index.add(rows)
    built = time.time() - started
    if flips is not None:
        index.nflip = flips
    some = queries[:200] if flips is None else queries
    done, matches, started = 0, 0, time.time()
    # FAISS finds what is nearer than the radius, not at it. Small batches, to stop in time on a slow machine.
    while done < len(some) and time.time() - started < 20:
        batch = some[done : done + 20]
        limits, _, _ = index.range_search(batch, 32)
        matches += int(limits[-1])
        done += len(batch)
    rate = done / (time.time() - started)
    print(json.dumps({"name": name, "rate": rate, "queries": done, "matches": matches, "build": built}), flush=True)


run("IndexBinaryFlat", faiss.IndexBinaryFlat(BITS))
# Exact when hashes * (flips + 1) > 31, as ours: 16 of 16 bits with 1 flip, 11 of 23 bits with 2.
run("IndexBinaryMultiHash 16 x 16 bits", faiss.IndexBinaryMultiHash(BITS, 16, 16), 1)
run("IndexBinaryMultiHash 11 x 23 bits", faiss.IndexBinaryMultiHash(BITS, 11, 23), 2)
