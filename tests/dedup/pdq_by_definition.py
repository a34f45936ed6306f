#!/usr/bin/env python3
"""PDQ of the waves of pdq_test.cc straight from the paper's definition, in exact fractions and doubles; needs nothing."""
from fractions import Fraction
from math import ceil, cos, pi, sqrt

WIDTH, HEIGHT = 96, 80


def box(values, window):
    back, ahead = window - window // 2 - 1, window // 2
    return [sum(part := values[max(0, i - back):i + ahead + 1]) / len(part) for i in range(len(values))]


picture = [[Fraction((x * x + 3 * x * y + 7 * y * y) % 251) for x in range(WIDTH)] for y in range(HEIGHT)]
for _ in range(2):
    picture = [box(row, ceil(WIDTH / 128)) for row in picture]
    picture = [list(row) for row in zip(*(box(column, ceil(HEIGHT / 128)) for column in zip(*picture)))]
small = [[picture[int((i + 0.5) * HEIGHT / 64)][int((j + 0.5) * WIDTH / 64)] for j in range(64)] for i in range(64)]

steps = [small[i][j] - small[i + 1][j] for i in range(63) for j in range(64)]
steps += [small[i][j] - small[i][j + 1] for i in range(64) for j in range(63)]
quality = min(100, sum(int(abs(step) * 100 / 255) for step in steps) // 90)

dct = [[sqrt(2 / 64) * cos(pi / 128 * (i + 1) * (2 * j + 1)) for j in range(64)] for i in range(16)]
rows = [[sum(dct[i][k] * float(small[k][j]) for k in range(64)) for j in range(64)] for i in range(16)]
waves = [sum(rows[i][k] * dct[j][k] for k in range(64)) for i in range(16) for j in range(16)]
median = sorted(waves)[127]
print(f"{sum(1 << bit for bit, wave in enumerate(waves) if wave > median):064x} {quality}")
