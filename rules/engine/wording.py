"""Sentences as templates with typed values, so that they can be said in any language later."""

from dataclasses import dataclass
from datetime import date


def gettext_noop(template: str) -> str:
    """Mark a sentence for translation; it is translated where it is shown."""
    return template


@dataclass(frozen=True, slots=True)
class Quantity:
    value: float
    unit: str = ""
    digits: int | None = None

    @property
    def stored_value(self) -> float:
        return round(self.value, 6)

    def as_json(self) -> dict:
        number = {"quantity": self.stored_value, "unit": self.unit}
        return number if self.digits is None else number | {"digits": self.digits}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the catalogue or of a fixed list, translated where it is shown."""

    text: str

    def as_json(self) -> dict:
        return {"word": self.text}


Value = Quantity | Word | date | str | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Wording:
    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def as_json(self) -> dict:
        return {
            "template": self.template,
            "values": {name: value_as_json(value) for name, value in self.values},
        }


def wording(template: str, /, **values: Value) -> Wording:
    return Wording(template, tuple(values.items()))


def value_as_json(value: Value) -> dict | str:
    match value:
        case Quantity() | Word():
            return value.as_json()
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return {"list": [value_as_json(item) for item in value]}
    return value
