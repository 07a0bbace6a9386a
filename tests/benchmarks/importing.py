"""Measures two imports of the national portal's real files: `python -m tests.benchmarks.importing [FOLDER]`.

The issue's limit: 300 full records and 5,670 rows of the catalogue in under two minutes on two cores with SQLite.
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.benchmarks.measured import DATA, Cost, judge, run

FILES = ("details.jsonl", "catalog.jsonl")
LIMIT = 120.0


def main(folder: Path) -> bool:
    """Import both files twice into a fresh data folder; return whether all figures are within their limits."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        print(f"{folder} lacks {', '.join(missing)}; name the folder that holds them")
        return False
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as scratch:
        data = Path(scratch) / "data"
        environment = {"MOTCUA_DATA": str(data), "DATABASE_URL": ""}
        prepared = run(["cms.cli", "status"], environment, Path(scratch) / "status")
        print(f"{prepared}  preparing the database")
        first, _ = _import(folder, environment, Path(scratch), "first run")
        second, unchanged = _import(folder, environment, Path(scratch), "second run")
    kept = [
        judge("first run of both files", first, LIMIT, "s"),
        judge("second run of both files", second, LIMIT, "s"),
        judge("records that the second run changed", 0 if unchanged else 1, 0, ""),
    ]
    return all(kept)


def _import(folder: Path, environment: dict[str, str], scratch: Path, title: str) -> tuple[float, bool]:
    seconds, unchanged = 0.0, True
    for name in FILES:
        cost, report = _one(folder / name, environment, scratch)
        counts = {word: report[word] for word in ("read", "new", "changed", "unchanged", "refused")}
        print(f"{cost}  {title}, {name}: {counts}, issues {len(report['oddities'])}")
        for what, count in Counter(issue["what"] for issue in report["oddities"]).most_common(5):
            print(f"{count:29}  {what}")
        seconds += cost.seconds
        unchanged &= report["unchanged"] == report["read"]
    return seconds, unchanged


def _one(file: Path, environment: dict[str, str], scratch: Path) -> tuple[Cost, dict]:  # type: ignore[type-arg]
    output = scratch / "report.json"
    cost = run(["cms.cli", "import", "procedures", str(file), "--json"], environment, output)
    return cost, json.loads(output.read_bytes())


if __name__ == "__main__":
    sys.exit(0 if main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA) else 1)
