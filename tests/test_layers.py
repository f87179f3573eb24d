"""What may import what: the layers go one way, and nothing shipped needs what is not shipped."""

from __future__ import annotations

import ast
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LINTER = Path(sysconfig.get_path("scripts")) / "lint-imports"


def imported(file: Path) -> Iterator[str]:
    """Yield the top-level packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_the_layers_go_one_way() -> None:
    found = subprocess.run(
        [LINTER, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("package", ["corpus", "index", "rag", "ui"])
def test_what_is_shipped_needs_nothing_that_is_not(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    assert not {"training", "benchmarks", "tests"} & {name for file in files for name in imported(file)}
