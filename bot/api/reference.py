"""/docs: the routes and their fields on one plain page that loads nothing from elsewhere."""

from __future__ import annotations

from html import escape
from typing import Any

__all__ = ["reference_page"]

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { font-family: Georgia, "Times New Roman", serif; }
code { font-family: ui-monospace, monospace; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
table { border-collapse: collapse; margin: .5rem 0 1rem; width: 100%; }
td, th { text-align: start; vertical-align: top; padding: .2rem .8rem .2rem 0; }
.method { font-weight: 700; }
"""


def reference_page(schema: dict[str, Any]) -> str:
    """The OpenAPI description as a page.

    Args:
        schema: What `FastAPI.openapi()` returns.
    """
    title = escape(schema["info"]["title"])
    sections = "".join(
        _section(path, method, operation, schema)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} API</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>{title} API</h1>"
        '<p>The machine-readable description is <a href="openapi.json">openapi.json</a>.</p>'
        f"{sections}</body></html>"
    )


def _section(path: str, method: str, operation: dict[str, Any], schema: dict[str, Any]) -> str:
    fields = [
        (field["name"], field["schema"], field.get("required", False))
        for field in operation.get("parameters", [])
    ]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    fields += _fields(body.get("schema", {}), schema)
    rows = "".join(_row(name, kind, required=required) for name, kind, required in fields)
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    about = escape(operation.get("description", ""))
    return (
        f'<section><h2><code><span class="method">{method.upper()}</span> {escape(path)}</code>'
        f"</h2><p>{about}</p>{table}</section>"
    )


def _fields(body: dict[str, Any], schema: dict[str, Any]) -> list[tuple[str, Any, bool]]:
    reference = body.get("$ref", "").rsplit("/", 1)[-1]
    found = schema.get("components", {}).get("schemas", {}).get(reference, {})
    required = found.get("required", [])
    return [(name, kind, name in required) for name, kind in found.get("properties", {}).items()]


def _row(name: str, kind: dict[str, Any], *, required: bool) -> str:
    needed = "required" if required else ""
    about = escape(str(kind.get("description", "")))
    return (
        f"<tr><th><code>{escape(name)}</code></th><td>{escape(_type(kind))}</td>"
        f"<td>{needed}</td><td>{about}</td></tr>"
    )


def _type(kind: dict[str, Any]) -> str:
    if "anyOf" in kind:
        names = [_type(option) for option in kind["anyOf"]]
        return " or ".join(name for name in names if name != "null")
    if kind.get("type") == "array":
        return f"list of {_type(kind.get('items', {}))}"
    if "$ref" in kind:
        return str(kind["$ref"]).rsplit("/", 1)[-1]
    return str(kind.get("format") or kind.get("type", ""))
