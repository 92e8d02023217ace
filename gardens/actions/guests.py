from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.account.utils import filter_users_by_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from compliance.actions.flags import hand_over_flag
from compliance.actions.reviews import hand_over_reviews
from compliance.models import AuditEntry, Exemption
from gardens.actions.calendar_feeds import revoke_feed
from gardens.actions.examples import plant_example
from gardens.actions.naming import numbered
from gardens.actions.own_plants import advise_growers
from gardens.actions.places import save_place
from gardens.actions.refusals import GoneMeanwhile, Refused
from gardens.actions.removing import remove_gardeners
from gardens.models import (
    CalendarFeed,
    CareTask,
    Event,
    Garden,
    Gardener,
    GardenKind,
    Job,
    LandStep,
    OwnPlant,
    Picture,
    Place,
    PlanStep,
    PlantProposal,
    SeedLot,
)
from plants.names import normalise

SWEPT_AT_ONCE = 100


class EmailTaken(Refused):
    pass


def start_guest(place: Place, *, kind: GardenKind) -> Garden:
    """A guest, with a filled example of this kind in this climate."""
    with transaction.atomic():
        guest = Gardener.objects.create_user(None, guest_since=timezone.now())
        return add_garden(place, kind=kind, actor=guest)


def add_garden(place: Place, *, kind: GardenKind, actor: Gardener) -> Garden:
    with transaction.atomic():
        save_place(place)
        garden = Garden.objects.create(
            owner=actor, place=place, name=kind.label, kind=kind, is_example=True
        )
        plant_example(garden, on=place.today(timezone.now()))
    return garden


def keep_garden(guest: Gardener, *, email: str, password: str) -> Gardener:
    """Make the guest's own row an account, so that everything stays where it is."""
    try:
        return _keep(guest, Gardener.objects.normalize_email(email), password)
    except IntegrityError as fault:
        # Somebody else took the address between the look and the write.
        raise _taken() from fault


def _keep(guest: Gardener, email: str, password: str) -> Gardener:
    with transaction.atomic():
        gardener = Gardener.objects.guests().select_for_update().filter(pk=guest.pk).first()
        if gardener is None:
            raise GoneMeanwhile(gettext("This garden is kept already. Go to Today."))
        if filter_users_by_email(email):
            raise _taken()
        gardener.email = email
        gardener.guest_since = None
        gardener.set_password(password)
        gardener.save(update_fields=["email", "guest_since", "password"])
        EmailAddress.objects.create(user=gardener, email=email, primary=True)
    return gardener


def _taken() -> EmailTaken:
    return EmailTaken(
        gettext(
            "A new account cannot have this address. If it is yours, sign in: this garden comes "
            "with you."
        )
    )


def hand_over_gardens(guest: Gardener, *, to: Gardener) -> None:
    """A guest has signed in to an account: what they made goes with them."""
    with transaction.atomic():
        if not Gardener.objects.guests().select_for_update().filter(pk=guest.pk).exists():
            return
        # Neither a plant nor a feed is added to the account meanwhile.
        Gardener.objects.select_for_update(no_key=True).get(pk=to.pk)
        Garden.objects.visible_to(guest).update(owner=to)
        Picture.objects.visible_to(guest).update(owner=to)
        _hand_over_plants(guest, to)
        SeedLot.objects.visible_to(guest).update(owner=to)
        PlantProposal.objects.visible_to(guest).update(proposed_by=to)
        Exemption.objects.visible_to(guest).update(asked_by=to)
        Job.objects.visible_to(guest).update(owner=to)
        CareTask.objects.filter(completed_by=guest).update(completed_by=to)
        for steps in (PlanStep.objects, LandStep.objects):
            steps.filter(actor=guest).update(actor=to)
        Event.objects.filter(recorded_by=guest).update(recorded_by=to)
        _hand_over_feed(guest, to)
        hand_over_reviews(guest, to=to)
        # Late, since it holds the lock of the audit trail.
        hand_over_flag(guest, to=to)
        guest.delete()


def _hand_over_plants(guest: Gardener, to: Gardener) -> None:
    """A namesake of one that is there gets a number, for names tell one's own plants apart."""
    names = OwnPlant.objects.filter(owner__in=[guest, to]).values_list("common_name", flat=True)
    taken = {normalise(name) for name in names}
    for plant in OwnPlant.objects.visible_to(guest):
        if OwnPlant.objects.visible_to(to).named(plant.common_name):
            plant.common_name = _free_name(plant.common_name, taken)
            plant.save(update_fields=["common_name", "search_text"])
            taken.add(normalise(plant.common_name))
            advise_growers(plant.pk)
    OwnPlant.objects.visible_to(guest).update(owner=to)


def _free_name(name: str, taken: set[str]) -> str:
    longest = OwnPlant._meta.get_field("common_name").max_length
    return next(free for free in numbered(name, longest) if normalise(free) not in taken)


def _hand_over_feed(guest: Gardener, to: Gardener) -> None:
    """Its address goes on answering, unless the account has a feed, which lists everything."""
    if CalendarFeed.objects.visible_to(to).exists():
        revoke_feed(guest)
    else:
        CalendarFeed.objects.visible_to(guest).update(gardener=to)


def sweep_guests(*, idle_since: datetime) -> int:
    """Delete guests who stayed away, with all that is theirs; returns how many."""
    swept = 0
    while batch := _sweep_batch(idle_since):
        swept += batch
    return swept


def _sweep_batch(idle_since: datetime) -> int:
    idle = Gardener.objects.guests().idle_since(idle_since).order_by("pk")
    with transaction.atomic():
        # Whoever comes back or keeps the garden this very moment holds the row and stays.
        locked = idle.select_for_update(skip_locked=True).values_list("pk", flat=True)
        pks = list(locked[:SWEPT_AT_ONCE])
        if pks:
            remove_gardeners(pks)
            AuditEntry.objects.record("guests.swept", actor=None, gardeners=pks)
    return len(pks)
