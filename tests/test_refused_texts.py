"""Every form of the site is sent with a controlled name in each of its texts."""

from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

import pytest
from django import forms
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.checking import REFUSED
from compliance.models import AuditEntry, Exemption, Flag, Switch
from compliance.tests.factories import RestrictionFactory
from gardens.models import Act, Garden, Gardener, Planting
from gardens.tests.factories import (
    AmendmentFactory,
    EventFactory,
    HarvestFactory,
    TreatmentFactory,
)
from plants.tests.factories import PlantFactory
from tests.addresses import address, named_patterns
from tests.page_forms import PageForm, forms_of
from tests.test_screened_columns import screened_columns, screened_form_fields

SENTENCE = "this site cannot keep this text"
OURS = [
    *(
        model
        for app in ("gardens", "rules", "plants")
        for model in apps.get_app_config(app).get_models()
    ),
    Exemption,
]
# Not free: a plant or a town is looked up, a family is one Latin word, corners and weights are
# figures.
LOOKED_UP = {"place", "plant", "like", "points", "weight_g", "family"}
# Without these the rest of the form would not be taken.
NEEDED = {
    "source": {"spacing_in_row_cm": "33"},
    "note": {"do": "skip", "amount": "5"},
    "text": {"permit_number": "ME-7"},
}
# Of columns that no form of these pages reaches with a text of its own.
WRITTEN_OTHERWISE = {
    # Upload of a logger's file: see gardens/tests/test_refused_readings.py.
    "ReadingUpload.file_name",
    # Copies of a plant's name when it is proposed.
    "PlantProposal.name",
}

Arguments = dict[str, dict[str, object]]


@pytest.fixture
def refused_fields(monkeypatch) -> set[tuple[type, str]]:
    """Fields of forms that refused a text."""
    found: set[tuple[type, str]] = set()
    plain = forms.BaseForm.full_clean

    def full_clean(form: forms.BaseForm) -> None:
        plain(form)
        for name, faults in form.errors.as_data().items():
            if any(fault.code == REFUSED for fault in faults):
                found.add((type(form), name))

    monkeypatch.setattr(forms.BaseForm, "full_clean", full_clean)
    return found


@pytest.fixture
def owner(owned: Arguments) -> Gardener:
    return Garden.objects.order_by("pk").first().owner


@pytest.fixture
def own(owner: Gardener) -> Client:
    client = Client()
    client.force_login(owner)
    return client


def pages(arguments: Arguments) -> Iterator[str]:
    planting = Planting.objects.order_by("pk").first()
    # Then the basket asks why it is picked all the same.
    spraying = EventFactory(bed=planting.bed, act=Act.TREAT, happened_on=timezone.localdate())
    TreatmentFactory(event=spraying)
    for name in sorted(named_patterns()):
        if not name.startswith("account_"):
            yield address(name, arguments)
    harvest = HarvestFactory(planting=planting)
    yield reverse("gardens:event-edit", args=[harvest.event_id])
    own_product = AmendmentFactory(bed=planting.bed, product="", name="Own mix")
    yield reverse("gardens:amendment-edit", args=[own_product.pk])
    # Where a plant is allowed nobody is asked for a permit.
    country = planting.garden.place.country_code
    rule = RestrictionFactory(jurisdiction=country)
    forbidden = PlantFactory(botanical_name=rule.scientific_name)
    yield reverse("gardens:exemption-ask", args=[planting.garden_id, forbidden.slug])


def texts_of_pages(client: Client, arguments: Arguments) -> Iterator[tuple[str, PageForm, str]]:
    """Each form of each page, once for each of its texts."""
    sent = set()
    for path in pages(arguments):
        response = client.get(path)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        for form in forms_of(response.content.decode()):
            target = urljoin(path, form.action)
            form.tick("bed", "task", "-picked")
            for text in form.texts:
                if (target, text) not in sent:
                    sent.add((target, text))
                    yield target, form, text


def columns_that_say(text: str) -> set[str]:
    return {
        f"{model.__name__}.{column.name}"
        for model in OURS
        for column in model._meta.local_fields
        if isinstance(column, models.CharField | models.TextField | models.JSONField)
        and model._base_manager.filter(**{f"{column.name}__icontains": text}).exists()
    }


def rows() -> dict[type[models.Model], int]:
    return {model: model._base_manager.count() for model in OURS}


def enforce(is_on: bool) -> None:
    switch = Switch.objects.get(name="compliance_enforcement")
    switch.active = is_on
    switch.save()


@pytest.mark.django_db
@pytest.mark.usefixtures("controlled_plants")
def test_each_form_refuses_a_controlled_name_and_lets_it_through_while_the_switch_is_off(
    own,
    owned,
    owner,
    refused_fields,
):
    said: set[str] = set()
    for number, (target, form, text) in enumerate(texts_of_pages(own, owned)):
        name = f"Cannabis {number}"
        sent = form.sent(**NEEDED.get(text, {}), **{text: name})
        before = rows()
        page = unescape(own.post(target, sent).content.decode())
        is_looked_up = text.split("-")[-1] in LOOKED_UP
        assert (SENTENCE in page) != is_looked_up, (target, text)
        assert is_looked_up or name in page, (target, text)
        assert rows() == before, (target, text)
        assert columns_that_say(name) == set()

        enforce(False)
        entries = AuditEntry.objects.filter(action__endswith=".let_pass").count()
        page = unescape(own.post(target, sent).content.decode())
        assert SENTENCE not in page
        passed = AuditEntry.objects.filter(action__endswith=".let_pass").count() - entries
        assert (passed > 0) != is_looked_up, (target, text)
        said |= columns_that_say(name)
        enforce(True)
    assert unrefused(refused_fields) == set()
    wanted = {f"{model.__name__}.{column}" for model, column in screened_columns()}
    assert wanted - said == WRITTEN_OTHERWISE
    assert Flag.objects.get().gardener == owner


def unrefused(refused: set[tuple[type, str]]) -> set[str]:
    """A form that others extend has been seen where one of them was."""
    return {
        f"{form.__name__}.{name}"
        for form, name in screened_form_fields()
        if not any(issubclass(seen, form) and name == field for seen, field in refused)
    } - {"UploadForm.upload"}
