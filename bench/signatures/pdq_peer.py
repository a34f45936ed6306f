"""PDQ's reference implementation on the same pictures (pip install pdqhash pillow numpy).

usage: python3 bench/signatures/pdq_peer.py FILE...
       build/release/bench/vigie_signature_figures pictures FILE...
"""

import io
import sys
import time

import numpy
import pdqhash
from PIL import Image

ROUNDS = 10

decoding = hashing = 0
files = sys.argv[1:]
for file in files:
    with open(file, "rb") as opened:
        content = opened.read()
    for _ in range(ROUNDS):
        begin = time.process_time()
        picture = numpy.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
        decoded = time.process_time()
        pdqhash.compute(picture)
        decoding += decoded - begin
        hashing += time.process_time() - decoded

each = 1000 / ROUNDS / len(files)
print(f"mean of {len(files)}: decoding (Pillow) {decoding * each:.2f} ms CPU, PDQ {hashing * each:.2f}")
