#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds what the server answers against what /api/openapi.json says: each operation is asked with every parameter that it takes, given and
left out, and with broken ones; the status, the type and the JSON of each answer must be described.

usage: tests/web/openapi.py PROGRAM"""
import itertools, urllib.parse
from served import end, promise, site

JSON_TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None)}


def resolve(described, schema):
    while "$ref" in schema:
        at = described
        for part in schema["$ref"].removeprefix("#/").split("/"): at = at[part]
        schema = at
    return schema


def wrong(described, schema, value, at="$"):
    """The first place where a value is not as its schema says (the part of JSON Schema that openapi.json uses)."""
    schema = resolve(described, schema)
    if "oneOf" in schema:
        tries = [wrong(described, s, value, at) for s in schema["oneOf"]]
        return None if None in tries else tries[0]
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, JSON_TYPES[t]) and (t == "boolean" or not isinstance(value, bool)) for t in types): return f"{at} is no {types}: {value!r}"
    if "enum" in schema and value not in schema["enum"]: return f"{at} is none of {schema['enum']}: {value!r}"
    if isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get("maximum", value): return f"{at} is out of bounds: {value}"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)): return f"{at} has {len(value)} items"
        return next((w for i, v in enumerate(value) if (w := wrong(described, schema.get("items", {}), v, f"{at}[{i}]"))), None)
    if isinstance(value, dict) and "properties" in schema:
        if missing := set(schema.get("required", [])) - set(value): return f"{at} lacks {missing}"
        if schema.get("additionalProperties") is False and (more := set(value) - set(schema["properties"])): return f"{at} has {more} besides"
        return next((w for k, v in value.items() if k in schema["properties"] and (w := wrong(described, schema["properties"][k], v, f"{at}.{k}"))), None)
    return None


def hold(described, operation, a, asked):
    said = operation["responses"].get(str(a.status))
    promise(said is not None, f"{asked}: status {a.status} is described")
    if not said or a.status in (304, 403, 413): return
    kinds = said.get("content", {})
    promise(a.type in kinds, f"{asked}: type {a.type} is described")
    schema = kinds.get(a.type, {}).get("schema")
    if schema:
        found = wrong(described, schema, a.json)
        promise(found is None, f"{asked}: {found}")


VALUES = {"q": ["tolls", '"fuel or grain"', "hauli*", '"', "NEAR("], "name": ["Echandi", "Nobody At All"], "outlet": ["Gulf 19 News", "none"], "since": ["2033-10-01", "x"],
          "until": ["2033-12-31", "2000-01-01"], "revised": ["1"], "offset": ["0", "3", "99999999999999999999", "-1", "x"], "limit": ["1", "500", "501", "0", "x"]}


def check_gets(s, described, ids):
    for path, item in described["paths"].items():
        if "get" not in item or path == "/api/events": continue
        operation = item["get"]
        takes = [resolve(described, p) for p in operation.get("parameters", [])]
        choices = [[None] + [(p["name"], v) for v in (VALUES.get(p["name"]) or ids + ["nobody"])] for p in takes]
        for i, options in enumerate(choices): # each value alone, beside the parameters that must be given
            for option in options:
                query = [c[1] for k, c in enumerate(choices) if k != i and takes[k].get("required")] + ([option] if option else [])
                asked = path + ("?" + urllib.parse.urlencode(query) if query else "")
                hold(described, operation, s.ask(asked), asked)
        for pair in itertools.islice(itertools.product(*[c[:3] for c in choices]), 40):
            asked = path + "?" + urllib.parse.urlencode([p for p in pair if p])
            hold(described, operation, s.ask(asked), asked)
        if not takes:
            a = s.ask(path)
            hold(described, operation, a, path)
        promise(s.ask(path, Host="evil.example").status == 403, f"{path} is refused to others")


def check_posts(s, described):
    token = {"X_Firsthand_Token": s.token}
    for path, fields, wanted in (("/api/decisions", [("kind", "apart"), ("id", "canal-toll/r6.html"), ("who", "Ida")], 201), ("/api/decisions", [("kind", "apart")], 400),
                                 ("/api/decisions/withdraw", [("number", "1"), ("who", "Ida")], 201), ("/api/decisions/withdraw", [("number", "77"), ("who", "Ida")], 400)):
        operation = described["paths"][path]["post"]
        a = s.ask(path, "POST", urllib.parse.urlencode(fields).encode(), **token)
        promise(a.status == wanted, f"POST {path} {fields}: {a.status}")
        hold(described, operation, a, f"POST {path} {fields}")
        hold(described, operation, s.ask(path, "POST", urllib.parse.urlencode(fields).encode()), f"POST {path} without the token")
    hold(described, described["paths"]["/api/decisions"]["get"], s.ask("/api/decisions"), "/api/decisions after that")


with site() as s:
    described = s.ask("/api/openapi.json").json
    promise(described["openapi"] == "3.1.0" and described["info"]["version"][0].isdigit(), "it says what it is")
    check_gets(s, described, [max(s.stories().values(), key=lambda r: r["reports"])["id"], "canal-toll/r1.html"])
    check_posts(s, described)
    promise(all(s.ask(p).status != 404 or i.get("get", {}).get("parameters") for p, i in described["paths"].items() if "get" in i and p != "/api/events"), "every path is there")
with site(None) as s:
    described = s.ask("/api/openapi.json").json
    check_gets(s, described, ["nobody"])
end()
