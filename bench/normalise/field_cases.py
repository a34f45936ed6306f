#!/usr/bin/env python3
"""How well `vigie normalise` reads generated tariffs, ages, communes, languages and dates, whose truth is known.

usage: field_cases.py VIGIE COMMUNES.csv [CASES [SEED]]; -v as last argument prints what was read wrongly.
"""
import csv
import datetime as dt
import json
import random
import subprocess
import sys
import unicodedata

FETCHED = dt.datetime(2026, 9, 17, 15, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
PROSE = ["Bonjour messieurs", "je suis douce et souriante", "endroit propre et discret", "photos réelles",
         "hygiène irréprochable exigée", "réponse rapide par sms", "à très vite", "sans précipitation", "ambiance calme",
         "pas de numéro masqué", "je vous attends", "moment de détente", "brune aux yeux verts", "parking facile"]


ONES = ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf").split()
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def in_words(number, belgian=False):
    """0 to 99."""
    if number < 20:
        return ONES[number]
    ten, unit = divmod(number, 10)
    if ten in (7, 9) and belgian:
        return {7: "septante", 9: "nonante"}[ten] + ("" if unit == 0 else "-" + ONES[unit])
    if ten in (7, 9):
        return TENS[ten - 1] + "-" + ONES[10 + unit]
    return TENS[ten] + ("" if unit == 0 else " et un" if unit == 1 and ten != 8 else "-" + ONES[unit])


def around(rng, text):
    before, after = rng.sample(PROSE, 2)
    return f"{before}{rng.choice(['. ', ', ', chr(10)])}{text}{rng.choice(['. ', chr(10)])}{after}."


def tariff_case(rng):
    spellings = {15: ["15 min", "15mn", "le quart d'heure"], 20: ["20 min", "20mn"],
                 30: ["30 min", "30mn", "la demi-heure", "1/2h", "30 minutes"], 45: ["45 min"],
                 60: ["1h", "1 h", "l'heure", "une heure", "60 min"], 90: ["1h30"], 120: ["2h", "deux heures"]}
    currency = rng.choice([" €", "€", " euros", "e", " eur", " roses", "€", " 🌹"])
    durations = sorted(rng.sample(sorted(spellings), rng.randint(1, 4)))
    amounts = sorted(rng.sample(range(30, 400, 10), len(durations)))
    way = rng.randrange(6)
    if way == 0:
        return "/".join(map(str, amounts)) + (currency if currency != "e" else "€"), [(a, None) for a in amounts]
    if way == 1:
        return f"{rng.choice(['à partir de', 'tarif', 'dès'])} {amounts[0]}{currency}", [(amounts[0], None)]
    if way == 2 and len(amounts) <= 2:
        acts = rng.sample(["pipe", "amour", "fellation", "rapport", "la totale"], len(amounts))
        return " / ".join(f"{act} {a}" for act, a in zip(acts, amounts)), [(a, None) for a in amounts]
    parts = []
    for minutes, amount in zip(durations, amounts):
        spelling = rng.choice(spellings[minutes])
        bare = spelling.removeprefix("la ").removeprefix("le ").removeprefix("l'")
        parts.append({3: f"{amount}{currency} {spelling}", 4: f"{bare} : {amount}{currency}"}.get(
            way, f"{bare} {amount}{currency}"))
    return rng.choice([", ", " / ", "\n", " - "]).join(parts), list(zip(amounts, durations))


def age_case(rng):
    n = rng.randint(18, 59)
    text = rng.choice([f"{n} ans", f"j'ai {n} ans", f"j'ai {in_words(n)} ans", f"{n}ans", f"Lina, {n} ans", f"âge : {n}",
                       f"{n} yo", f"I'm {n} years old", f"née en {FETCHED.year - n}", f"{n} piges", f"tengo {n} años",
                       f"ho {n} anni", f"tenho {n} anos", f"am {n} de ani", f"femme de {n} ans", f"{in_words(n)} ans"])
    other = rng.choice(["", "", f"masseuse depuis {rng.randint(2, 15)} ans", f"{rng.randint(2, 15)} ans d'expérience",
                        "interdit aux moins de 18 ans", f"clients de {rng.randint(25, 40)} ans minimum",
                        f"maman d'un garçon de {rng.randint(10, 17)} ans", "appartement de 35 m2", "ouvert de 10h à 20h",
                        f"cherche homme de {rng.randint(40, 60)} ans"])
    return around(rng, text) + " " + other, n


def folded(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def commune_case(rng, communes):
    weight = rng.random() < 0.5  # half by inhabitants, as ads are, half as the list is: villages too
    name, insee, department = (rng.choices(communes, [c[3] for c in communes])[0] if weight else rng.choice(communes))[:3]
    spelling = rng.choice([name, name, name.upper(), folded(name).lower(), name.replace("-", " "),
                           name.replace("Saint-", "St ").replace("Sainte-", "Ste ")])
    text = rng.choice(["Je reçois à {}", "dispo sur {}", "{} et alentours", "proche gare de {}", "je suis à {} centre",
                       "escort {}", "de passage à {} jusqu'à vendredi"]).format(spelling)
    return around(rng, text), insee, department


LANGUAGES = {
    "fr": ["je reçois dans un endroit calme", "belle brune aux yeux verts", "moment de détente assuré", "appelle moi vite",
           "je suis douce et câline", "photos réelles", "pas de numéro masqué"],
    "en": ["i am new in town", "call me for a good time", "real pictures of me", "sweet girl with nice body",
           "i offer a relaxing massage", "available day and night", "no hidden numbers please"],
    "es": ["soy una chica muy cariñosa", "recién llegada a la ciudad", "fotos reales cien por cien", "te espero en mi piso",
           "llámame cuando quieras", "hago masajes con final feliz", "discreción total"],
    "pt": ["sou uma menina muito carinhosa", "acabei de chegar na cidade", "fotos verdadeiras", "atendo em local discreto",
           "me liga agora amor", "faço massagem relaxante", "não atendo número privado"],
    "it": ["sono una ragazza dolce", "appena arrivata in città", "foto reali al cento per cento", "ti aspetto nel mio appartamento",
           "chiamami quando vuoi", "massaggio rilassante completo", "non rispondo ai numeri anonimi"],
    "ro": ["sunt o fată dulce și frumoasă", "nouă în oraș", "poze reale sută la sută", "te aștept în locația mea",
           "sună-mă când vrei", "ofer masaj de relaxare", "nu răspund la numere ascunse"],
    "de": ["ich bin ein nettes mädchen", "neu in der stadt", "echte bilder von mir", "ich warte auf dich in meiner wohnung",
           "ruf mich an wenn du willst", "ich biete entspannende massage", "keine anonymen anrufe"],
}


def language_case(rng):
    language = rng.choice(sorted(LANGUAGES))
    return ", ".join(rng.sample(LANGUAGES[language], rng.randint(1, 4))), language


def date_case(rng):
    day = FETCHED.date()
    n = rng.randint(2, 28)
    hour, minute = rng.randint(0, 14), rng.randint(0, 59)
    past = day - dt.timedelta(days=n)
    months = ("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split()
    english = "January February March April May June July August September October November December".split()
    weekdays = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
    weekday = rng.randrange(7)
    at = lambda d: dt.datetime(d.year, d.month, d.day, hour, minute, tzinfo=FETCHED.tzinfo)
    ways = [
        (f"il y a {n} jours", past), (f"{n} days ago", past), (f"il y a {n} heures", FETCHED - dt.timedelta(hours=n)),
        (f"il y a {n} minutes", FETCHED - dt.timedelta(minutes=n)), (f"{n} hours ago", FETCHED - dt.timedelta(hours=n)),
        (f"il y a 1 h {minute:02}", FETCHED - dt.timedelta(minutes=60 + minute)),
        (f"il y a 2h{minute:02}", FETCHED - dt.timedelta(minutes=120 + minute)),
        (f"hier à {hour}h{minute:02}", at(day - dt.timedelta(days=1))), (f"aujourd'hui à {hour}:{minute:02}", at(day)),
        (f"yesterday at {hour:02}:{minute:02}", at(day - dt.timedelta(days=1))), ("hier", day - dt.timedelta(days=1)),
        ("avant-hier", day - dt.timedelta(days=2)), ("aujourd'hui", day), ("today", day),
        (f"{past.day} {months[past.month - 1]} {past.year}", past), (past.strftime("%d/%m/%Y"), past),
        (f"{past.day} {months[past.month - 1]}", past), (f"{english[past.month - 1]} {past.day}, {past.year}", past),
        (past.isoformat(), past), (f"le {past.strftime('%d.%m.%Y')} à {hour}h{minute:02}", at(past)),
        (f"{weekdays[weekday]} dernier", day - dt.timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)),
        ("il y a une heure", FETCHED - dt.timedelta(hours=1)), ("il y a une semaine", day - dt.timedelta(days=7)),
        ("à l'instant", FETCHED), ("il y a une demi-heure", FETCHED - dt.timedelta(minutes=30)),
    ]
    text, truth = rng.choice(ways)
    lead = rng.choice(["", "", "Publiée ", "Publié le : ", "Mise à jour ", "Posted "])
    return lead + text, truth.isoformat()


def ads_of(what, count, seed, communes):
    rng = random.Random(f"{what} {seed}")
    for i in range(count):
        raw = {"site": "s", "ad_id": str(i), "fetched": FETCHED.isoformat()}
        if what == "communes":
            raw["text"], truth, raw["department"] = commune_case(rng, communes)
        elif what == "dates":
            raw["posted"], truth = date_case(rng)
        elif what == "tariffs":
            text, truth = tariff_case(rng)
            raw["text"] = around(rng, text)
        else:
            raw["text"], truth = age_case(rng) if what == "ages" else language_case(rng)
        yield raw, truth


def read_of(what, ad):
    if what == "tariffs":
        return sorted((t["amount"], t["minutes"] or 0) for t in ad["tariffs"])
    if what == "ages":
        return ad["age"]["years"] if ad["age"] else None
    if what == "communes":
        return sorted({place["insee"] for place in ad["places"] if place["insee"]})
    if what == "languages":
        return ad["languages"][0] if ad["languages"] else None
    return ad["posted"]


def main():
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    vigie, communes_file = arguments[:2]
    count, seed = int((arguments + ["2000"])[2]) if len(arguments) > 2 else 2000, arguments[3] if len(arguments) > 3 else "1"
    with open(communes_file, encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    communes = [(r["name"], r["insee"], r["department"], int(r["population"])) for r in rows if r["department"] in ("95", "94", "78", "77", "59", "33", "69")]
    for what in ("tariffs", "ages", "communes", "languages", "dates"):
        cases = list(ads_of(what, count, seed, communes))
        lines = "".join(json.dumps(raw) + "\n" for raw, _ in cases)
        out = subprocess.run([vigie, "normalise"], input=lines, capture_output=True, text=True, check=True).stdout
        right = 0
        for (raw, truth), line in zip(cases, out.splitlines()):
            wanted = {"tariffs": lambda: sorted((a, m or 0) for a, m in truth), "communes": lambda: [truth]}.get(what, lambda: truth)()
            read = read_of(what, json.loads(line))
            right += read == wanted
            if read != wanted and "-v" in sys.argv:
                print("  ", raw.get("text") or raw.get("posted"), "| is", wanted, "| read as", read)
        print(f"{what}: {count} generated, {right / count:.4f} right")


if __name__ == "__main__":
    main()
