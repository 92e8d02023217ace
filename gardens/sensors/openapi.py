"""What devices may send and what they get, as OpenAPI 3.1; docs/openapi.json is a copy."""

from django.urls import reverse
from django.utils import translation

from gardens.sensors.checking import MOST_READINGS, Fault
from gardens.sensors.quantities import Quantity

LARGEST_BYTES = 512 * 1024
ERRORS = {
    400: ("The body is not JSON, or holds no list “readings”.", ("malformed", "no_readings")),
    401: ("There is no token, or nobody has it.", ("no_token", "unknown_token")),
    403: ("The token was revoked.", ("revoked",)),
    413: (
        f"More than {MOST_READINGS} readings or {LARGEST_BYTES} bytes: send fewer at a time.",
        ("too_large", "too_many"),
    ),
    415: ("The Content-Type is not application/json.", ("not_json",)),
    429: ("Too often: wait for the seconds that Retry-After names.", ("too_many_requests",)),
}

Schema = dict[str, object]


def description() -> Schema:
    # Programs read it, so it is the same for everybody.
    with translation.override("en-gb"):
        return {
            "openapi": "3.1.0",
            "info": {
                "title": "Gardening: readings of sensors",
                "version": "1",
                "description": (
                    "A device sends its readings with the token that its page showed. Sent again, "
                    "a reading of the same quantity and time is counted as a duplicate."
                ),
            },
            "paths": {reverse("api-readings"): {"post": _post()}},
            "components": {
                "securitySchemes": {"device": {"type": "http", "scheme": "bearer"}},
                "schemas": {
                    "Reading": _reading(),
                    "Batch": _batch(),
                    "Outcome": _outcome(),
                    "Error": {
                        "type": "object",
                        "required": ["error"],
                        "properties": {"error": {"type": "string"}},
                    },
                },
            },
        }


def _post() -> Schema:
    answers: Schema = {"200": _answer("What became of each reading.", _ref("Outcome"))}
    for status, (words, reasons) in ERRORS.items():
        narrowed = {"properties": {"error": {"enum": list(reasons)}}}
        answers[str(status)] = _answer(words, {"allOf": [_ref("Error"), narrowed]})
    seconds = {"schema": {"type": "integer", "minimum": 1}}
    answers["429"]["headers"] = {"Retry-After": seconds}
    return {
        "operationId": "sendReadings",
        "summary": f"Send up to {MOST_READINGS} readings",
        "security": [{"device": []}],
        "requestBody": {"required": True, "content": _json(_ref("Batch"))},
        "responses": answers,
    }


def _batch() -> Schema:
    # A bad reading is rejected by itself, so whatever stands in the list is no fault of the batch.
    readings = {"type": "array", "maxItems": MOST_READINGS, "items": _ref("Reading")}
    return {"type": "object", "required": ["readings"], "properties": {"readings": readings}}


def _reading() -> Schema:
    return {
        "type": "object",
        "required": ["time", "quantity", "value"],
        "properties": {
            "time": {
                "type": "string",
                "format": "date-time",
                "description": "With its offset: 2026-05-05T10:00:00+02:00.",
            },
            "quantity": {"type": "string", "enum": Quantity.values},
            "value": {"type": "number"},
            "unit": {"type": "string", "description": "Left out, it is the first of the list."},
        },
        "allOf": [rule for quantity in Quantity for rule in _rules(quantity)],
    }


def _rules(quantity: Quantity) -> list[Schema]:
    """The units of a quantity, and the bounds in the first of them."""
    units = list(quantity.measure.units)
    lowest, highest = quantity.measure.bounds
    is_it = {"quantity": {"const": quantity.value}}
    return [
        {"if": {"properties": is_it}, "then": {"properties": {"unit": {"enum": units}}}},
        {
            "if": {"properties": {**is_it, "unit": {"const": units[0]}}},
            "then": {"properties": {"value": {"minimum": lowest, "maximum": highest}}},
        },
    ]


def _outcome() -> Schema:
    number = {"type": "integer", "minimum": 0}
    faults = {fault.value: str(fault.label) for fault in Fault}
    reason = {
        "type": "string",
        "enum": list(faults),
        "description": "\n".join(f"{code}: {sentence}" for code, sentence in faults.items()),
    }
    rejected = {
        "type": "object",
        "required": ["index", "reason"],
        "properties": {"index": number, "reason": reason},
    }
    return {
        "type": "object",
        "required": ["accepted", "duplicates", "rejected"],
        "properties": {
            "accepted": number,
            "duplicates": number,
            "rejected": {"type": "array", "items": rejected},
        },
    }


def _answer(words: str, schema: Schema) -> Schema:
    return {"description": words, "content": _json(schema)}


def _json(schema: Schema) -> Schema:
    return {"application/json": {"schema": schema}}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
