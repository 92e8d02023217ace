"""What is a gardener's own: each kind of row, how it leads to its gardener, what stays out and why.

Kinds are named as `AUTH_USER_MODEL` is, since some are of apps above this one. A test compares the
two lists with all models that lead to a gardener.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

FORMAT, VERSION = "gardening", 1

OWNER = "the account itself"
GUARDED = "a secret, of use to nobody but a thief"
SITE = "of the site, the same for everybody"
STAFF = "who of the staff decided"
WORKER = "how far a worker got"
SEARCHED = "other columns, written to be searched"

# The catalogue's rows are named in words: their numbers mean nothing elsewhere.
NAMED = {"plants.Plant": "slug", "plants.Cultivar": "slug", "plants.Pest": "name"}


@dataclass(frozen=True, slots=True)
class Kind:
    """`owner` is the look-up that leads to the gardener; `left_out` tells of columns why.

    `series` are rows of a sensor in the order of that column: many, and told as CSV alone.
    """

    label: str
    owner: str
    left_out: Mapping[str, str] = field(default_factory=dict)
    series: str = ""

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    @property
    def name(self) -> str:
        return self.model._meta.model_name

    @property
    def columns(self) -> dict[str, str]:
        """The name of each, and the look-up that reads it."""
        fields = self.model._meta.concrete_fields
        return {one.name: lookup_of(one) for one in fields if one.name not in self.left_out}


def lookup_of(column: Field) -> str:
    if isinstance(column, ForeignKey) and column.related_model._meta.label in NAMED:
        return f"{column.name}__{NAMED[column.related_model._meta.label]}"
    return column.attname


def of_garden(label: str, owner: str = "garden__owner", **left_out: str) -> Kind:
    return Kind(label, owner, left_out)


ACCOUNT = [
    Kind(
        "gardens.Gardener",
        "pk",
        {
            "password": GUARDED,
            **dict.fromkeys(("is_superuser", "is_staff", "is_active"), "rights, which staff give"),
            **dict.fromkeys(("groups", "user_permissions"), "rights, which staff give"),
        },
    ),
    Kind("account.EmailAddress", "user", {"user": OWNER}),
    Kind("gardens.CalendarFeed", "gardener", {"gardener": OWNER, "token_digest": GUARDED}),
    Kind("gardens.Picture", "owner", {"owner": OWNER, "file": SITE, "thumbnail": SITE}),
    Kind(
        "gardens.OwnPlant",
        "owner",
        {"owner": OWNER, "plant_ptr": "the same number as id", "search_text": SEARCHED},
    ),
    Kind("gardens.PlantProposal", "proposed_by", {"proposed_by": OWNER, "decided_by": STAFF}),
    Kind(
        "compliance.Exemption",
        "asked_by",
        {"asked_by": OWNER, "decided_by": STAFF, "restrictions": SITE},
    ),
    Kind("gardens.SeedLot", "owner", {"owner": OWNER}),
    Kind("gardens.SeedEntry", "lot__owner"),
    Kind("gardens.GerminationTest", "lot__owner"),
]

LAND = [
    Kind("gardens.Garden", "owner", {"owner": OWNER}),
    of_garden("gardens.Place", weather_cell=SITE),
    of_garden("gardens.WaterButt"),
    of_garden("gardens.Land"),
    of_garden("gardens.Tree"),
    of_garden("gardens.Structure"),
    of_garden("gardens.Path"),
    of_garden("gardens.Underlay"),
    of_garden("gardens.Bed"),
    of_garden("gardens.Emitter", "bed__garden__owner"),
    of_garden("gardens.Space"),
    of_garden("gardens.Reservoir"),
    of_garden("gardens.Planting"),
    of_garden("gardens.OwnFigures"),
    of_garden("gardens.Tray"),
    of_garden("gardens.Sowing", "tray__garden__owner"),
    of_garden("gardens.PlanStep"),
    of_garden("gardens.PlanChange", "step__garden__owner"),
    of_garden("gardens.LandStep", "land__garden__owner"),
    of_garden("gardens.LandChange", "step__land__garden__owner"),
]

BOOK = [
    of_garden("gardens.Event"),
    of_garden("gardens.Photo", "event__garden__owner"),
    of_garden("gardens.Problem", "event__garden__owner"),
    of_garden("gardens.Treatment", "event__garden__owner"),
    of_garden("gardens.Harvest", "event__garden__owner"),
    of_garden("gardens.Watering"),
    of_garden("gardens.SoilTest"),
    of_garden("gardens.Amendment"),
    of_garden("gardens.RainDay"),
    of_garden("gardens.MoistureReading"),
    of_garden("gardens.WaterUse", "bed__garden__owner"),
    of_garden("gardens.EmergenceCount", "sowing__tray__garden__owner"),
    of_garden("gardens.SpaceReading", "space__garden__owner"),
    of_garden("gardens.ReservoirReading", "reservoir__garden__owner"),
    of_garden("gardens.NutrientChange", "reservoir__garden__owner"),
    of_garden("gardens.TaskSeries"),
    of_garden("gardens.CareTask"),
    of_garden("rules.HiddenRule"),
    of_garden("rules.Finding", snapshot="what the inputs beside it were read from"),
]

SENSORS = [
    of_garden("gardens.Device", token_digest=GUARDED, token_number=GUARDED),
    of_garden("gardens.Sensor", "device__garden__owner"),
    of_garden("gardens.RejectedReading", "device__garden__owner"),
    *(
        Kind(label, "sensor__device__garden__owner", left_out, series)
        for label, series, left_out in (
            ("gardens.SensorReading", "measured_at", {}),
            ("gardens.SensorHour", "start", {"is_stale": WORKER}),
            ("gardens.SensorDay", "start", {"is_stale": WORKER}),
        )
    ),
]

KINDS = [*ACCOUNT, *LAND, *BOOK, *SENSORS]
TABLES = [kind for kind in KINDS if not kind.series]
BY_LABEL = {kind.label: kind for kind in KINDS}

TOLD_BY_STAFF = "told by staff on request: it would show which names are controlled"
# Kinds that lead to a gardener and are not told.
LEFT_OUT = {
    "account.EmailConfirmation": GUARDED,
    "admin.LogEntry": "what staff did in the admin",
    "compliance.AuditEntry": "told by staff on request: the trail of the site, by number alone",
    "compliance.Flag": TOLD_BY_STAFF,
    "compliance.ReviewItem": TOLD_BY_STAFF,
    "compliance.RestrictionDryRun": "what staff tried",
    "compliance.SwitchChange": "what staff switched",
    "compliance.Violation": TOLD_BY_STAFF,
    "gardens.Job": "an order, forgotten after days; what it made is a file for the taking",
    "gardens.ReadingUpload": "a file that waits to be taken in; its readings are told",
    "gardens.SunMap": "reckoned anew from the land",
    "rules.DryRun": "what staff tried",
    "rules.Evaluation": WORKER,
    "rules.KeptSnapshot": "copies of the rows that are told, for a computer to read",
    "waffle.Flag": "not used",
}
