"""Staff's pages of compliance, walked as a visitor, a gardener and each role of staff."""

import re

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.actions.flags import raise_flag
from compliance.actions.groups import make_groups
from compliance.models import AuditEntry, Flag, ReviewItem, Switch
from compliance.models.review import digest_of
from compliance.tests.factories import RestrictionFactory
from compliance.tests.people import make_gardener, make_staff
from plants.models import DataLoad

pytestmark = pytest.mark.django_db

TEXT = "cannobis by the door"
READERS, REVIEWERS = "Compliance readers", "Compliance reviewers"


@pytest.fixture(autouse=True)
def groups(db) -> None:
    make_groups()


@pytest.fixture
def gardener(db) -> AbstractUser:
    return make_gardener()


@pytest.fixture
def flag(gardener) -> Flag:
    raise_flag(gardener, reason="controlled_name")
    return Flag.objects.get()


@pytest.fixture
def item(gardener) -> ReviewItem:
    """Of a column of the account, since this app has no gardens."""
    gardener.first_name = TEXT
    gardener.save()
    return ReviewItem.objects.create(
        target_type=gardener._meta.label_lower,
        target_id=gardener.pk,
        column="first_name",
        text=TEXT,
        text_sha256=digest_of(TEXT),
        reason="misspelt_controlled_name",
        gardener=gardener,
        found_at=timezone.now(),
    )


@pytest.fixture
def violation(gardener) -> AuditEntry:
    return AuditEntry.objects.record(
        "text.refused", actor=gardener, reason="controlled_name", endpoint="gardens:bed-add"
    )


def signed_in(role: str | None) -> Client:
    """As nobody, a gardener, staff without rights, a group of staff, or a superuser."""
    client = Client()
    if role is None:
        return client
    if role == "superuser":
        client.force_login(make_staff())
        return client
    person = make_gardener(f"{role.split()[-1]}@example.org")
    person.is_staff = role != "gardener"
    person.save()
    if role in (READERS, REVIEWERS):
        person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    return client


def pages(flag: Flag, item: ReviewItem, violation: AuditEntry) -> dict[str, str]:
    found = {"statistics": reverse("admin:compliance_statistics")}
    for model, row in (("flag", flag), ("reviewitem", item), ("violation", violation)):
        found[model] = reverse(f"admin:compliance_{model}_changelist")
        found[f"{model} row"] = reverse(f"admin:compliance_{model}_change", args=[row.pk])
    for decision in ("dismiss", "confirm", "clear"):
        address = reverse("admin:compliance_reviewitem_decide", args=[item.pk, decision])
        found[f"text {decision}"] = address
    found["flag clear"] = reverse("admin:compliance_flag_decide", args=[flag.pk, "clear"])
    return found


DECISIONS = {"text dismiss", "text confirm", "text clear", "flag clear"}
LISTS = {"statistics", "flag", "flag row", "violation", "violation row"}
TEXTS = {"reviewitem", "reviewitem row"}


@pytest.mark.parametrize(
    ("role", "open_to"),
    [
        (None, set()),
        ("gardener", set()),
        ("nothing", set()),
        (READERS, LISTS),
        (REVIEWERS, LISTS | TEXTS | DECISIONS),
        ("superuser", LISTS | TEXTS | DECISIONS),
    ],
)
def test_each_page_is_open_to_whom_it_is_meant_for(role, open_to, flag, item, violation):
    client = signed_in(role)
    seen = {name: client.get(path) for name, path in pages(flag, item, violation).items()}

    assert {name for name, answer in seen.items() if answer.status_code == 200} == open_to
    assert {answer.status_code for answer in seen.values()} <= {200, 302, 403}
    hidden = [answer for name, answer in seen.items() if name not in open_to]
    assert not any(TEXT in answer.content.decode() for answer in hidden)


@pytest.mark.parametrize("role", [None, "gardener", "nothing", READERS])
def test_who_may_not_decide_changes_nothing(role, flag, item, violation):
    client, before = signed_in(role), AuditEntry.objects.count()
    for name, path in pages(flag, item, violation).items():
        if name in DECISIONS:
            assert client.post(path, {"reason": "So"}).status_code in (302, 403)

    flag.refresh_from_db()
    item.refresh_from_db()
    assert flag.is_standing
    assert item.is_open
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("role", [READERS, REVIEWERS])
def test_reviewers_change_no_switch_limit_list_or_role(role):
    client = signed_in(role)
    switch = Switch.objects.get(name="compliance_enforcement")
    switch_page = reverse("admin:compliance_switch_change", args=[switch.pk])

    assert client.post(switch_page, {"reason": "So"}).status_code == 403
    permissions = Group.objects.get(name=role).permissions
    changed = permissions.exclude(codename__startswith="view_").values_list("codename", flat=True)
    assert set(changed) <= {"change_flag", "change_reviewitem", "change_exemption"}


def test_no_page_lets_a_flag_or_a_text_be_edited_added_or_deleted(flag, item):
    client = signed_in("superuser")
    for model, row in (("flag", flag), ("reviewitem", item)):
        page = reverse(f"admin:compliance_{model}_change", args=[row.pk])
        assert client.post(page, {"count": "0", "state": "dismissed"}).status_code == 403
        assert client.get(reverse(f"admin:compliance_{model}_add")).status_code == 403
        delete = reverse(f"admin:compliance_{model}_delete", args=[row.pk])
        assert client.post(delete, {"post": "yes"}).status_code == 403

    flag.refresh_from_db()
    assert flag.count == 1


def test_a_reviewer_clears_a_flag_with_a_reason_that_is_kept_and_audited(flag):
    client = signed_in(REVIEWERS)
    page = client.get(reverse("admin:compliance_flag_change", args=[flag.pk])).content.decode()
    address = re.search(r'href="([^"]+/clear/decide/)"', page)[1]

    assert "reason" in client.post(address, {"reason": ""}).context["form"].errors
    client.post(address, {"reason": "A book title"})
    again = client.post(address, {"reason": "Once more"}).content.decode()

    flag.refresh_from_db()
    assert not flag.is_standing
    assert (flag.cleared_by.email, flag.cleared_because) == (
        "reviewers@example.org",
        "A book title",
    )
    assert "cleared already" in again
    assert [entry.action for entry in AuditEntry.objects.order_by("pk")][-1] == "flag.cleared"


def test_a_reviewer_confirms_a_text_and_takes_it_out(item, gardener):
    client = signed_in(REVIEWERS)

    def decide(decision: str) -> str:
        address = reverse("admin:compliance_reviewitem_decide", args=[item.pk, decision])
        return client.post(address, {"reason": "It says so"}, follow=True).content.decode()

    assert "Take the text out of its row" in decide("confirm")
    assert "decided already: Confirmed" in decide("dismiss")
    assert "Decided and recorded." in decide("clear")
    assert "nothing to clear" in decide("clear")

    item.refresh_from_db()
    assert (item.state, item.decided_because) == ("confirmed", "It says so")
    gardener.refresh_from_db()
    assert gardener.first_name == ""
    assert Flag.objects.get().gardener == gardener


def test_the_statistics_count_by_day_and_regime(violation, gardener, item, flag):
    for action in ("taxon.refused", "planting.refused", "text.let_pass", "feed.made"):
        AuditEntry.objects.record(action, actor=gardener, reason="x", endpoint="y")

    DataLoad.objects.record("restricted_species.csv", "0123456789abcdef")
    DataLoad.objects.record("cities.csv.gz", "fedcba9876543210")

    page = signed_in("superuser").get(reverse("admin:compliance_statistics"))

    counts = [(regime, refused, number) for _, regime, refused, number in page.context["days"]]
    assert counts == [
        ("jurisdiction", True, 1),
        ("controlled", True, 2),
        ("controlled", False, 1),
    ]
    shown = page.content.decode()
    assert "1 gardener is flagged." in shown
    assert "1 doubtful text waits." in shown
    assert "restricted_species.csv <code>0123456789ab</code>" in shown
    assert "cities" not in shown


def test_the_history_of_violations_can_be_searched_by_gardener(violation, gardener):
    other = make_gardener("eve@example.org")
    AuditEntry.objects.record("taxon.refused", actor=other, reason="controlled_taxon")
    client = signed_in("superuser")

    page = client.get(reverse("admin:compliance_violation_changelist"), {"q": str(gardener.pk)})

    assert list(page.context["cl"].result_list) == [
        page.context["cl"].model.objects.get(pk=violation.pk)
    ]


def test_a_violation_of_the_law_names_its_rules(gardener):
    rule = RestrictionFactory(legal_reference="Maine 04-058 CMR")
    RestrictionFactory(jurisdiction="US-NH", legal_reference="New Hampshire Agr 3800")
    entry = AuditEntry.objects.record(
        "planting.refused", actor=gardener, reason=rule.regime, restrictions=[rule.pk]
    )

    page = signed_in(READERS).get(reverse("admin:compliance_violation_change", args=[entry.pk]))

    shown = page.content.decode()
    assert "Ribes nigrum, US-ME: Maine 04-058 CMR" in shown
    assert "New Hampshire" not in shown


def test_groups_are_made_once_and_stay_as_staff_changed_them():
    group = Group.objects.get(name=REVIEWERS)
    assert group.permissions.count() == 8
    group.permissions.clear()

    make_groups()

    assert group.permissions.count() == 0


def test_role_changes_say_what_was_given_and_taken():
    client, person = signed_in("superuser"), make_gardener("new@example.org")
    group = Group.objects.get(name=REVIEWERS)
    page = reverse("admin:gardens_gardener_change", args=[person.pk])
    form = client.get(page).context["adminform"].form
    sent = {
        name: form[name].value()
        for name in form.fields
        if form[name].value() and name != "password"
    }
    sent |= {"is_staff": "on", "groups": [group.pk]}
    assert client.post(page, sent).status_code == 302

    entry = AuditEntry.objects.get(action="role.changed")
    assert entry.target_id == str(person.pk)
    assert entry.details == {"is_staff": True, "groups_added": [group.pk], "groups_removed": []}

    permission = group.permissions.first()
    client.post(
        reverse("admin:auth_group_change", args=[group.pk]),
        {"name": group.name, "permissions": [permission.pk]},
    )
    taken = AuditEntry.objects.filter(action="role.changed").order_by("-pk").first().details
    assert taken["permissions_added"] == []
    assert len(taken["permissions_removed"]) == 7
