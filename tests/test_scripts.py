import re
from graphlib import TopologicalSorter
from pathlib import Path

SCRIPTS = Path(__file__).parent.parent / "static" / "js"


def test_scripts_do_not_import_each_other_in_circles():
    """Each is named after its contents, the names that it imports included."""
    imports = {
        script: {(script.parent / name).resolve() for name in _imported(script)}
        for script in SCRIPTS.rglob("*.js")
    }
    order = list(TopologicalSorter(imports).static_order())
    assert len(order) == len(imports)


def _imported(script: Path) -> list[str]:
    return re.findall(r'from "(\./[^"]+)"', script.read_text(encoding="utf-8"))
