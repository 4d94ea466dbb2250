import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel, SecretStr
from pydantic_core import to_jsonable_python

from shopclerk.app.settings import PREFIX, Settings, load
from tests.docs.pages import DOCS, table_rows


def documented() -> Mapping[str, tuple[str, str, str]]:
    """Name -> default, meaning, example."""
    rows = [row for row in table_rows(DOCS / "settings.md") if row[0].startswith(f"`{PREFIX}")]
    return {name.strip("`"): (default, meaning, example) for name, default, meaning, example in rows}


def existing(group: BaseModel, prefix: str = PREFIX) -> Iterator[tuple[str, str]]:
    """The name of every setting, and its default as one writes it."""
    for name in type(group).model_fields:
        value, full_name = getattr(group, name), f"{prefix}{name}".upper()
        if isinstance(value, BaseModel):
            yield from existing(value, f"{full_name}__")
        else:
            yield full_name, _written(value)


def _written(value: object) -> str:
    plain = value.get_secret_value() if isinstance(value, SecretStr) else to_jsonable_python(value)
    if isinstance(plain, bool | list):
        return json.dumps(plain)
    return "none" if plain is None else str(plain) or "empty"


EXISTING = list(existing(Settings.model_construct()))


def test_every_setting_is_documented_and_no_other() -> None:
    assert set(documented()) == {name for name, _ in EXISTING}


@pytest.mark.parametrize(("name", "default"), EXISTING)
def test_a_default_is_told_as_it_is(name: str, default: str) -> None:
    told, meaning, _ = documented()[name]
    assert told.strip("`") == default
    assert meaning


@pytest.mark.parametrize("name", [name for name, _ in EXISTING])
def test_an_example_is_accepted(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    default, _, example = documented()[name]
    assert example != default
    monkeypatch.setenv(name, example.strip("`"))
    load()
