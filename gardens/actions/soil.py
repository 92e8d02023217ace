"""Soil tests and what is given to the soil; each is an entry of the garden's book."""

from django.utils.translation import gettext

from gardens.actions.book import move_entry, take_back, write
from gardens.actions.changing import changing
from gardens.actions.records import bed_of, entry_of
from gardens.actions.refusals import GoneMeanwhile, LoggedAlready
from gardens.models import Act, Amendment, CareTask, Event, Gardener, SoilTest

LINKS = frozenset({"id", "event"})
# Who limes a bed has done what this rule asked for.
ANSWERED_RULE = "SOIL.PH"


def record_soil_test(test: SoilTest, *, known_test: int, actor: Gardener) -> SoilTest:
    """`known_test` is the newest one that the form's page knew: an equal one made after it is the
    same form sent twice."""
    with changing(test.garden_id):
        bed_of(test)
        if twin := _twin_of(test):
            if twin.pk > known_test:
                return twin
            raise _logged_already()
        test.event = entry_of(test, Act.SOIL_TEST, test.tested_on)
        write([test.event], [test], actor=actor)
    return test


def change_soil_test(test: SoilTest, *, actor: Gardener) -> SoilTest:
    """Its entry of the book moves with its day."""
    with changing(test.garden_id):
        stored = SoilTest.objects.filter(pk=test.pk).first()
        if stored is None:
            raise GoneMeanwhile(gettext("This soil test was removed in the meantime."))
        if _twin_of(test):
            raise _logged_already()
        test.save(force_update=True)
        move_entry(stored.event_id, on=test.tested_on)
    return test


def remove_soil_test(test: SoilTest, *, actor: Gardener) -> None:
    """The jobs it closed are open again."""
    with changing(test.garden_id):
        take_back(Event.objects.filter(soil_test=test.pk))
        SoilTest.objects.filter(pk=test.pk).delete()


def record_amendment(amendment: Amendment, *, known: int, actor: Gardener) -> Amendment:
    """`known` is the newest one that the form's page knew."""
    with changing(amendment.garden_id):
        bed = bed_of(amendment)
        same = _values_of(amendment)
        if twin := Amendment.objects.filter(pk__gt=known, **same).first():
            return twin
        act = Act.NONE if amendment.is_of_ph else Act.FEED
        amendment.event = entry_of(amendment, act, amendment.spread_on)
        asked = CareTask.objects.open().with_subjects().filter(bed=bed, rule_id=ANSWERED_RULE)
        closing = dict.fromkeys(asked if amendment.is_of_ph else (), amendment.event)
        write([amendment.event], [amendment], closing=closing, actor=actor)
    return amendment


def change_amendment(amendment: Amendment, *, actor: Gardener) -> Amendment:
    """Its entry of the book moves with its day."""
    with changing(amendment.garden_id):
        stored = Amendment.objects.filter(pk=amendment.pk).first()
        if stored is None:
            raise GoneMeanwhile(gettext("This entry was taken back in the meantime."))
        amendment.save(force_update=True)
        move_entry(stored.event_id, on=amendment.spread_on)
    return amendment


def _twin_of(test: SoilTest) -> SoilTest | None:
    return SoilTest.objects.filter(**_values_of(test)).exclude(pk=test.pk).order_by("-pk").first()


def _values_of(record: SoilTest | Amendment) -> dict[str, object]:
    """Everything that was measured or given, as conditions."""
    names = [field.name for field in record._meta.concrete_fields if field.name not in LINKS]
    values = {name: getattr(record, name) for name in names}
    return {
        name if value is not None else f"{name}__isnull": True if value is None else value
        for name, value in values.items()
    }


def _logged_already() -> LoggedAlready:
    return LoggedAlready(
        gettext("The same test of this day is logged already. Correct that one, or change a value.")
    )
