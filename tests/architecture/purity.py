"""What the core may not reach: libraries, the clock, chance, the environment and the outside world."""

import ast
import sys
from collections.abc import Iterator

from tests.architecture.source import Module, Violation

CORE = "shopclerk.core"

CLOCK_AND_CHANCE = (
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "random",
    "secrets",
    "time",
    "uuid.uuid1",
    "uuid.uuid4",
    "uuid.uuid6",
    "uuid.uuid7",
    "asyncio.sleep",
)
OUTSIDE_WORLD = (
    "http",
    "io",
    "multiprocessing",
    "os",
    "pathlib",
    "shutil",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "urllib.request",
)
FORBIDDEN_BUILTINS = frozenset({"breakpoint", "eval", "exec", "input", "open", "print", "__import__"})
FORBIDDEN = CLOCK_AND_CHANCE + OUTSIDE_WORLD


def foreign_imports(module: Module) -> Iterator[Violation]:
    """Imports of the core that are neither the standard library's nor the core's own."""
    for node, name in _imports(module.tree):
        ours = name == CORE or name.startswith(f"{CORE}.")
        if not ours and name.partition(".")[0] not in sys.stdlib_module_names:
            yield Violation(module.path, node.lineno, f"the core imports {name}")


def impurities(module: Module) -> Iterator[Violation]:
    """Uses of what makes a function depend on more than its arguments, however it was imported."""
    for node, name in _imports(module.tree):
        if _is_forbidden(name):
            yield Violation(module.path, node.lineno, f"the core imports {name}: pass it in through a port")
    for line, name in _references(module.tree):
        if name in FORBIDDEN_BUILTINS or _is_forbidden(name):
            yield Violation(module.path, line, f"the core uses {name}: pass it in through a port")


def _is_forbidden(name: str) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in FORBIDDEN)


def _imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            yield from ((node, f"{origin}.{alias.name}") for alias in node.names)


def _references(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name and attribute chain, spelled as if nothing had been renamed on import."""
    origins = dict(_bindings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            head, *rest = ast.unparse(node).split(".")
            yield node.lineno, ".".join([origins.get(head, head), *rest])


def _bindings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.asname, alias.name) for alias in node.names if alias.asname)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from ((alias.asname or alias.name, f"{node.module}.{alias.name}") for alias in node.names)
