"""Some value of any class of a closed union, made by the types of its fields."""

from dataclasses import fields
from typing import Any, get_args, get_type_hints


def example_of(kind: type[Any]) -> Any:
    """Every text of it is the name of its field, every number 1; what may be None is there."""
    hints = get_type_hints(kind)
    return kind(**{field.name: _value(hints[field.name], field.name) for field in fields(kind)})


def _value(hint: Any, name: str) -> str | int:
    return 1 if hint is int or int in get_args(hint) else name
