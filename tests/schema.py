"""Write the JSON Schema of exports anew: `python -m tests.schema`, after a change of the types."""

from __future__ import annotations

from kneecoach.storage.json_file import json_schema
from kneecoach.storage.paths import shipped

if __name__ == "__main__":
    (shipped("schema") / "sessions.schema.json").write_text(json_schema(), "utf-8")
