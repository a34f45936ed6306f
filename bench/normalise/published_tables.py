#!/usr/bin/env python3
"""How far `vigie normalise` agrees with the published test tables of price-parser and dateparser.

usage: published_tables.py VIGIE test_price_parsing.py test_date_parser.py test_freshness_date_parser.py [-v]

The three files are the peers' own tests, from the source packages of PyPI (`pip download --no-deps --no-binary :all:
price-parser dateparser`). Of price-parser: the rows in EUR, USD, GBP and CHF; a currency that is given beside the
price's text and not in it is not asked for. Of dateparser: the rows headed as English and French, of the past and of
the future, each once; a day that we give without a time is compared as a day.
"""
import ast
import datetime as dt
import json
import re
import subprocess
import sys

CURRENCIES = {"€": "EUR", "EUR": "EUR", "Euro": "EUR", "euro": "EUR", "EURO": "EUR", "$": "USD", "USD": "USD",
              "US$": "USD", "US $": "USD", "£": "GBP", "GBP": "GBP", "Pound": "GBP", "CHF": "CHF", "Fr": "CHF",
              "SFr": "CHF"}
NOW = {"test_date_parser.py": "2012-11-13T00:00:00+01:00", "test_freshness_date_parser.py": "2014-09-01T10:30:00+02:00"}
UNITS = {"weeks": 604800, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}


def calls(path, name):
    tree = ast.parse(open(path, encoding="utf-8").read())
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name]
    return sorted(found, key=lambda node: node.lineno)


def value(node):
    """A literal, or None: sums and names are not looked into."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def price_rows(path):
    for call in calls(path, "Example"):
        _, text, currency, _, amount = [value(argument) for argument in call.args[:5]]
        if currency in CURRENCIES and text is not None:
            yield text, amount, CURRENCIES[currency] if currency in text else None


def headed(path):
    """Which language each line is headed by."""
    language, headings = None, {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        heading = re.match(r"\s+# (\w+) dates", line)
        if heading or re.match(r"\s+(\]|def )", line):
            language = heading and heading.group(1)
        headings[number] = language
    return headings


def moved(now, parts, sign):
    months = sign * int(parts.get("years", 0) * 12 + parts.get("months", 0))
    year, month = divmod(now.year * 12 + now.month - 1 + months, 12)
    if not 0 < year < 10000:
        return None
    day = now.day
    while True:  # the last day of a shorter month
        try:
            start = now.replace(year=year, month=month + 1, day=day)
            break
        except ValueError:
            day -= 1
    return start + dt.timedelta(seconds=sign * sum(parts.get(unit, 0) * length for unit, length in UNITS.items()))


def date_rows(path):
    file = path.rsplit("/", 1)[-1]
    now, headings, seen = dt.datetime.fromisoformat(NOW[file]).replace(tzinfo=None), headed(path), set()
    for call in calls(path, "param"):
        if headings[call.lineno] not in ("English", "French"):
            continue
        named = {keyword.arg: value(keyword.value) for keyword in call.keywords}
        if len(call.args) == 2 and getattr(getattr(call.args[1], "func", None), "id", "") == "datetime":
            wanted = dt.datetime(*map(value, call.args[1].args))
        elif named.get("ago") or named.get("in_future"):
            wanted = moved(now, named.get("ago") or named["in_future"], -1 if named.get("ago") else 1)
        else:
            continue
        row = (value(call.args[0]), wanted)
        if None not in row and row not in seen:
            seen.add(row)
            yield NOW[file], *row


def normalised(vigie, ads):
    lines = "".join(json.dumps({"site": "s1", "ad_id": str(i), **ad}) + "\n" for i, ad in enumerate(ads))
    out = subprocess.run([vigie, "normalise"], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def same_price(price, amount, currency):
    if amount is None or price is None:
        return price is None and amount is None
    return abs(price["amount"] - amount) < 1e-6 and currency in (None, price["currency"])


def same_date(posted, wanted):
    if posted is None or len(posted) == 10:
        return posted == wanted.date().isoformat()
    return abs(dt.datetime.fromisoformat(posted).replace(tzinfo=None) - wanted) < dt.timedelta(minutes=1)


def compare(name, asked, wanted, read, same, verbose):
    agree = [same(theirs, ours) for theirs, ours in zip(wanted, read)]
    if verbose:
        for text, theirs, ours, is_same in zip(asked, wanted, read, agree):
            if not is_same:
                print(f"  {text!r}: they read {theirs}, we {ours}")
    print(f"{name}: {sum(agree)} of {len(agree)} agree ({sum(agree) / len(agree):.3f})")


def main():
    vigie, price_tests, *date_tests = [argument for argument in sys.argv[1:] if argument != "-v"]
    verbose = sys.argv[-1] == "-v"
    prices = list(price_rows(price_tests))
    read = [ad["price"] for ad in normalised(vigie, [{"price": text} for text, _, _ in prices])]
    compare("price-parser", [row[0] for row in prices], [row[1:] for row in prices], read,
            lambda theirs, ours: same_price(ours, *theirs), verbose)
    for path in date_tests:
        dates = list(date_rows(path))
        read = [ad["posted"] for ad in normalised(vigie, [{"posted": text, "fetched": now} for now, text, _ in dates])]
        compare("dateparser, " + path.rsplit("/", 1)[-1], [row[1] for row in dates], [row[2] for row in dates], read,
                lambda theirs, ours: same_date(ours, theirs), verbose)


if __name__ == "__main__":
    main()
