"""Sentences that rules wrote in the worker, said in the reader's language and units.

A wording is JSON: `{"template": "Give {litres}.", "values": {"litres": {"quantity": 160,
"unit": "L"}}}`. Templates are marked for translation where they are written (`gettext_noop`).
"""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext

from plants.quantities import say_quantity


def say(wording: dict) -> str:
    values = {name: say_value(value) for name, value in wording["values"].items()}
    return gettext(wording["template"]).format(**values)


def say_value(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    if "quantity" in value:
        return say_quantity(value["quantity"], value["unit"], value.get("digits"))
    if "date" in value:
        return formats.date_format(date.fromisoformat(value["date"]), "DATE_FORMAT")
    if "list" in value:
        return ", ".join(say_value(item) for item in value["list"])
    return gettext(value["word"])
