import pytest

from tests.architecture.naming import empty_names
from tests.architecture.source import PACKAGE, ROOT, Module, modules, report


def test_no_file_or_class_is_named_after_its_shape() -> None:
    trees = (PACKAGE, ROOT / "tests")
    assert not report(
        violation for tree in trees for module in modules(tree) for violation in empty_names(module)
    )


def test_no_package_is_empty() -> None:
    packages = [init.parent for init in PACKAGE.rglob("__init__.py")]
    assert [package for package in packages if not any(package.rglob("[!_]*.py"))] == []


@pytest.mark.parametrize(
    "path", ["core/utils.py", "core/order_service.py", "adapters/common/clock.py", "app/base_settings.py"]
)
def test_an_empty_file_name_is_caught(path: str) -> None:
    assert report(empty_names(Module.of("", path)))


@pytest.mark.parametrize(
    "name", ["OrderManager", "CartImpl", "IOrders", "BaseCarrier", "PaymentService", "DateUtils"]
)
def test_an_empty_class_name_is_caught(name: str) -> None:
    assert report(empty_names(Module.of(f"class {name}: pass")))


@pytest.mark.parametrize(
    "name", ["IdSource", "Database", "SqlOrders", "ServiceableArea", "IllegalTransition"]
)
def test_a_telling_class_name_passes(name: str) -> None:
    assert not report(empty_names(Module.of(f"class {name}: pass")))
