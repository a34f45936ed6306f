#!/usr/bin/env python3
"""How well `vigie normalise` reads phones, contacts, tariffs, ages and communes among sentences with other numbers.

usage: mixed_cases.py VIGIE COMMUNES.csv [SEED [CASES]]; -v as last argument prints what was read wrongly.

Beside field_cases.py and tests/extractors/phone_dresser.cc, with manners of writing that were listed anew. A quarter of
the ads have no such value.
"""
import csv
import json
import random
import subprocess
import sys
import unicodedata

from field_cases import ONES, in_words

PROSE = ["Bonjour messieurs, je suis Lina 24 ans", "Je reçois à Cergy du 12/09 au 18/09/2026, 1m65 55 kg",
         "Nouvelle dans le 95, code postal 95000", "Ouvert de 10h à 22h", "90C 60 90", "100% réelle 24h/24 7j/7",
         "10 min de la gare", "Réf 20260915", "sms après 20h", "30 photos", "4 photos, 1250 vues"]
RANGES = ["063998", "019900", "026191", "035301", "046571", "053649"]  # ARCEP's, for fiction
DIGITS = [ONES[:10], "zero one two three four five six seven eight nine".split(),
          "cero uno dos tres cuatro cinco seis siete ocho nueve".split(),
          "zero um dois três quatro cinco seis sete oito nove".split(),
          "zero uno due tre quattro cinque sei sette otto nove".split(),
          "zero unu doi trei patru cinci șase șapte opt nouă".split()]
FONTS = [str.maketrans("0123456789", font) for font in ("０１２３４５６７８９", "𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵", "⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹",
                                                "٠١٢٣٤٥٦٧٨٩")]


def pair_in_words(pair, belgian=False):
    return f"{ONES[0]} {ONES[int(pair[1])]}" if pair[0] == "0" else in_words(int(pair), belgian)


def dressed(rng, number):
    pairs = [number[i:i + 2] for i in range(0, 10, 2)]
    sign = rng.choice([" ", ".", "-", "/", " - ", " . ", "_", "*", " * ", "|", "~", "=", ", ", "•", "❤", "🌹", " 🔥 ", "..",
                       "\n", ") ( ", "+", "#", "°"])
    national, language = [number[1]] + pairs[1:], rng.choice(DIGITS)
    manners = [
        lambda: sign.join(pairs), lambda: sign.join(number), lambda: number,
        lambda: rng.choice([" ", ", ", " - ", " puis "]).join(pair_in_words(p, rng.random() < .5) for p in pairs),
        lambda: rng.choice([" ", "-", ", "]).join(language[int(digit)] for digit in number),
        lambda: rng.choice([" ", " / "]).join(rng.choice([p, pair_in_words(p)]) for p in pairs),
        lambda: " ".join(pairs).translate(rng.choice(FONTS)),
        lambda: " ".join(pairs).replace("0", rng.choice("Oo")).replace("1", rng.choice("lI1")),
        lambda: rng.choice(["+33 ", "0033 ", "+33(0)", "(+33) ", "+33."]) + rng.choice([" ", ".", ""]).join(national),
        lambda: " ".join(rng.choice(["(%s)", "[%s]"]) % p for p in pairs),
        lambda: " ".join(pair_in_words(p) for p in pairs).upper(),
        lambda: " ".join([number[:4], number[4:7], number[7:]]), lambda: "".join(d + "\ufe0f\u20e3" for d in number)]
    return rng.choice(manners)()


def phone_case(rng):
    number = rng.choice(RANGES) + "%04d" % rng.randrange(10000)
    lead = rng.choice(["Appelle moi au ", "Tel : ", "☎ ", "whatsapp ", "", "Joignable au ", "📞", "n° "])
    trail = rng.choice(["", " merci", " 7j/7 de 10h à 22h", " pas de sms", " 80€ la demi-heure", "\nTarifs 50/80/130"])
    return lead + dressed(rng, number) + trail, ["+33" + number[1:]]


def phones_read(ad):
    return [phone["e164"] for phone in ad["phones"]]


NAMES = ["lina94", "lina_paris", "emma95x", "kamilia75", "nina_love94", "lola2309", "reine_noire", "sofia.latina"]
NETWORKS = {"snapchat": ["snap : {}", "snap {}", "mon snap c'est {}", "snap👻 {}", "add snap {}", "SNAP: {}"],
            "instagram": ["insta : {}", "insta @{}", "ig: {}", "https://www.instagram.com/{}/", "insta👉 {}"],
            "telegram": ["telegram : {}", "telegram @{}", "tg: {}", "t.me/{}", "mon telegram c'est @{}"],
            "onlyfans": ["onlyfans.com/{}", "mon onlyfans : {}", "OF : {}"], "tiktok": ["tiktok : {}", "tiktok.com/@{}"],
            "mym": ["mym.fans/{}", "mon mym : {}"]}
MAILS = ["{}@{}", "mail : {}@{}", "{} @ {}", "{}(at){}", "{} [at] {}", "{}＠{}"]


def contact_case(rng):
    decoy = rng.choice(["", "pas de snap ni insta svp. ", "je n'ai pas telegram\n"])
    if rng.random() < .3:
        name, domain = rng.choice(NAMES), rng.choice(["courrier.example", "poste.example"])
        return decoy + rng.choice(MAILS).format(name, domain), [f"{name}@{domain}"]
    network = rng.choice(list(NETWORKS))
    name = rng.choice([name for name in NAMES if "." not in name or network not in ("telegram",)])
    return decoy + rng.choice(NETWORKS[network]).format(name), [f"{network}:{name}"]


def contacts_read(ad):
    handles = [f"{handle['network']}:{handle['handle']}" for handle in ad["handles"] if handle["network"] != "site"]
    return handles + [mail["address"] for mail in ad["emails"]]


LENGTHS = {15: ["15min", "15 mn", "1/4h", "quart d'heure", "15'"], 20: ["20min", "20 minutes"],
           30: ["30min", "30mn", "1/2h", "demi-heure", "demi heure", "½h"], 45: ["45min", "45 minutes", "3/4h"],
           60: ["1h", "une heure", "heure", "60min", "1H"], 90: ["1h30", "1 h 30", "une heure et demie"],
           120: ["2h", "2 heures", "deux heures"], 180: ["3h"]}
TABLES = ["{0}{1} {2}", "{2} {0}{1}", "{2} : {0}{1}", "{0}{1}/{2}", "{2} = {0}{1}", "{0}{1} pour {2}", "{2} - {0}{1}",
          "{0}{1} ({2})", "{2} → {0}{1}", "{2}.....{0}{1}", "{2}/{0}{1}"]


def tariff_case(rng):
    lengths = sorted(rng.sample(list(LENGTHS), rng.randint(1, 4)))
    amounts = sorted(rng.sample(range(40, 500, 10), len(lengths)))
    table, between = rng.choice(TABLES), rng.choice([", ", "\n", " | ", "; ", " • ", "  "])
    money = rng.choice(["€", " €", "euros", " eur", " roses", "🌹", " kiss"])
    rows = [table.format(amount, money, rng.choice(LENGTHS[length])) for amount, length in zip(amounts, lengths)]
    head = rng.choice(["", "Tarifs : ", "Mes tarifs\n", "Prix : ", "Cadeaux : "])
    return head + between.join(rows), [f"{amount} {length}" for amount, length in zip(amounts, lengths)]


def tariffs_read(ad):
    return [f"{tariff['amount']} {tariff['minutes']}" for tariff in ad["tariffs"]]


AGES = ["j'ai {0} ans", "{0} ans", "Eva, {0} ans", "femme de {0} ans", "{1} ans", "âgée de {0} ans", "âge : {0}", "{0} yo",
        "I am {0} years old", "tengo {0} años", "tenho {0} anos", "ho {0} anni", "née en {2}", "({0} ans)", "MILF {0} ans",
        "du haut de mes {0} ans", "{0} printemps", "j'en ai {0}", "étudiante de {0} ans", "{0} ANS"]
OF_OTHERS = ["massage depuis 10 ans", "15 ans d'expérience", "interdit aux moins de 18 ans", "hommes de plus de 25 ans",
             "entre 30 et 60 ans bienvenus", "150€ l'heure", "1m65 55 kg 90C", "ouvert 7j/7 de 10h à 22h", "4 photos",
             "maman d'un garçon de 8 ans", "site réservé aux +18", "ouvert depuis 2015", "taille 38", "75016"]


def age_case(rng):
    age = rng.randint(19, 59)
    return rng.choice(AGES).format(age, in_words(age), 2026 - age), [age]


def ages_read(ad):
    return [ad["age"]["years"]] if ad["age"] else []


def communes(path):
    """Towns of 8,000 inhabitants or more, each with its département, and arrondissements as people write them."""
    for row in csv.DictReader(open(path, encoding="utf-8")):
        if "Arrondissement" in row["name"]:
            town, number = row["name"].split(" ")[0], "".join(filter(str.isdigit, row["name"]))
            yield row["insee"], row["department"], [f"{town} {number}", f"{town} {number}ème", f"{row['postal_codes']} {town}"]
        elif int(row["population"] or 0) >= 8000 and row["name"] not in ("Paris", "Lyon", "Marseille"):
            name = row["name"]
            plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
            yield row["insee"], row["department"], [name, name.upper(), plain, name.replace("-", " "),
                                                    name.replace("Saint-", "St ").replace("-", " ")]


def place_case(rng, towns):
    insee, department, spellings = rng.choice(towns)
    lead = rng.choice(["Je reçois à {}", "sur {}", "proche gare de {}", "{} centre", "dispo à {} et alentours", "secteur {}"])
    return lead.format(rng.choice(spellings)), [insee], department


def places_read(ad):
    return [place["insee"] for place in ad["places"]]


def among(rng, value, prose):
    parts = rng.sample(prose, 2)
    if value is not None:
        parts.insert(1, value)
    return rng.choice([". ", "\n", " | "]).join(parts)


def measure(vigie, name, rng, count, case, read, prose, verbose):
    ads, wanted = [], []
    for number in range(count):
        text, truth, *department = (None, []) if number % 4 == 0 else case(rng)
        ads.append({"site": "s1", "ad_id": str(number), "department": (department or ["95"])[0],
                    "fetched": "2026-12-30T12:00:00+01:00", "text": among(rng, text, prose)})
        wanted.append(truth)
    lines = "".join(json.dumps(ad) + "\n" for ad in ads)
    out = subprocess.run([vigie, "normalise"], input=lines, capture_output=True, text=True, check=True).stdout
    found = [read(json.loads(line)) for line in out.splitlines()]
    right = sum(len(set(got) & set(truth)) for got, truth in zip(found, wanted))
    exact = sum(sorted(map(str, got)) == sorted(map(str, truth)) for got, truth in zip(found, wanted))
    print(f"{name}: precision {right / max(1, sum(map(len, found))):.4f}, recall {right / sum(map(len, wanted)):.4f}, "
          f"{exact / count:.4f} of {count} ads exact")
    if verbose:
        for ad, got, truth in zip(ads, found, wanted):
            if sorted(map(str, got)) != sorted(map(str, truth)):
                print("  ", repr(ad["text"]), "| is", truth, "| read as", got)


def main():
    verbose = sys.argv[-1] == "-v"
    vigie, towns_file, *rest = [argument for argument in sys.argv[1:] if argument != "-v"]
    rng = random.Random(int(rest[0]) if rest else 1)
    count = int(rest[1]) if len(rest) > 1 else 2000
    towns = list(communes(towns_file))
    no_place = ["Jolie brune de 24 ans", "plaisir assuré", "moment de détente", "je suis originaire de Lyon", "nice girl",
                "Tours de magie", "80€ la demi-heure", "rue de Paris", "bonne humeur"]
    for name, case, read, prose in [
            ("phones", phone_case, phones_read, PROSE), ("handles and e-mails", contact_case, contacts_read, PROSE),
            ("tariffs", tariff_case, tariffs_read, PROSE), ("ages", age_case, ages_read, OF_OTHERS),
            ("communes", lambda rng: place_case(rng, towns), places_read, no_place)]:
        measure(vigie, name, rng, count, case, read, prose, verbose)


if __name__ == "__main__":
    main()
