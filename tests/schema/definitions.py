"""Every shipped definition fits sites/definition.schema.json, and slips that editors should mark do not.

usage: definitions.py SITES
"""

import copy
import json
import pathlib
import sys
import tomllib

import jsonschema

sites = pathlib.Path(sys.argv[1])
schema = json.loads((sites / "definition.schema.json").read_text())
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failures = []

definitions = [file for file in sorted(sites.glob("*.toml")) if file.name not in ("towns.toml", "regions.toml")]
for file in definitions:
    for error in validator.iter_errors(tomllib.loads(file.read_text())):
        failures.append(f"{file.name}: {'/'.join(map(str, error.path))}: {error.message}")
if len(definitions) < 50:
    failures.append(f"only {len(definitions)} definitions in {sites}")

good = tomllib.loads((sites / "wannonce.toml").read_text())
slips = {
    "unknown key": lambda site: site.update(titel="x"),
    "unknown kind": lambda site: site.update(kind="forums"),
    "base without https": lambda site: site.update(base="http://www.exemple.example"),
    "no id": lambda site: site.pop("id"),
    "delay of a string": lambda site: site["access"].update(delay="2"),
    "field that is a number": lambda site: site["ad"].update(title=3),
    "label without in": lambda site: site["ad"].update(age={"label": "Âge"}),
    "unknown field": lambda site: site["listing"].update(titre="h2"),
}
for name, spoil in slips.items():
    spoilt = copy.deepcopy(good)
    spoil(spoilt)
    if validator.is_valid(spoilt):
        failures.append(f"{name}: not marked")

print("\n".join(failures) or f"{len(definitions)} definitions fit the schema")
sys.exit(1 if failures else 0)
