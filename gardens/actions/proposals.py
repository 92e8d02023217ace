"""What staff make of a plant that a gardener proposed; each is safe to send twice."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext

from compliance.models import AuditEntry
from gardens.actions.changing import changing
from gardens.actions.own_plants import advise_growers
from gardens.actions.refusals import DecidedAlready, ProposalIncomplete
from gardens.models import (
    Garden,
    Gardener,
    OwnFigures,
    OwnPlant,
    PlanChange,
    PlanStep,
    Planting,
    PlantProposal,
    ProposalState,
)
from plants.choices import Confidence
from plants.models import Plant
from plants.models.figures import NOT_SET, OVERRIDABLE, Value, together
from plants.models.plant import OWN_SLUG
from plants.takeover import take_over

CONTRIBUTED = "CON"


def accept_proposal(
    proposal: PlantProposal,
    *,
    name: str,
    botanical_name: str,
    like: Plant | None,
    reason: str,
    actor: Gardener,
) -> PlantProposal:
    """Make the gardener's row one of the catalogue; `like` lends what it must not lack."""
    with _deciding(proposal, ProposalState.ACCEPTED, reason, actor) as stored:
        if stored is None:
            return proposal
        plant = Plant.objects.get(pk=stored.plant_id)
        if like:
            take_over(plant, like)
        plant.common_name, plant.botanical_name, plant.is_own = name, botanical_name, False
        plant.confidence, plant.source_codes = Confidence.LOW, CONTRIBUTED
        plant.slug = _free_slug(name)
        _refuse_incomplete(plant)
        plant.save(force_update=True)
        OwnPlant.objects.get(pk=plant.pk).delete(keep_parents=True)
        advise_growers(plant.pk)
    return stored


def merge_proposal(
    proposal: PlantProposal, *, into: Plant, reason: str, actor: Gardener
) -> PlantProposal:
    """The catalogue has it: its plantings move there, and where the gardener's figures differ
    they stay as the gardener's own."""
    with _deciding(proposal, ProposalState.MERGED, reason, actor) as stored:
        if stored is None:
            return proposal
        own = OwnPlant.objects.get(pk=stored.plant_id)
        differing = differing_figures(own, into)
        for garden in Garden.objects.growing(own.pk):
            with changing(garden.pk):
                _keep_figures(garden, into, differing, source=own.common_name)
                Planting.objects.filter(garden=garden, plant=own.pk).update(plant=into)
        _rewrite_changes(own.pk, into.pk)
        PlantProposal.objects.filter(plant=own.pk).update(plant=into)
        stored.plant = into
        own.delete()
    return stored


def refuse_proposal(proposal: PlantProposal, *, reason: str, actor: Gardener) -> PlantProposal:
    """The plant stays the gardener's own."""
    with _deciding(proposal, ProposalState.REFUSED, reason, actor) as stored:
        return stored or proposal


def differing_figures(own: Plant, other: Plant) -> dict[str, Value]:
    """What is known of the first and otherwise of the second, with all that belongs to it."""
    names = {
        mate
        for name in OVERRIDABLE
        if getattr(own, name) not in NOT_SET and getattr(own, name) != getattr(other, name)
        for mate in together(name)
    }
    return {name: getattr(own, name) for name in sorted(names)}


@contextmanager
def _deciding(
    proposal: PlantProposal, state: ProposalState, reason: str, actor: Gardener
) -> Iterator[PlantProposal | None]:
    """The open proposal, to be settled in this way; None where it was settled so before."""
    with transaction.atomic():
        stored = PlantProposal.objects.select_for_update().get(pk=proposal.pk)
        if stored.state == state:
            yield None
            return
        if not stored.is_open:
            raise DecidedAlready(
                gettext("This was decided already: {state}.").format(
                    state=stored.get_state_display()
                )
            )
        yield stored
        stored.state, stored.reason = state, reason
        stored.decided_by, stored.decided_at = actor, timezone.now()
        stored.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        AuditEntry.objects.record(
            f"proposal.{state}",
            actor=actor,
            target=stored,
            plant=stored.plant_id,
            reason_sha256=hashlib.sha256(reason.encode()).hexdigest(),
        )


def _free_slug(name: str) -> str:
    """As files spell it, with a number where another plant has it."""
    stem = slugify(name)[:34].removeprefix(OWN_SLUG).strip("-") or "plant"
    taken = set(Plant.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for n in range(len(taken) + 1) if (slug := _numbered(stem, n)) not in taken)


def _numbered(stem: str, number: int) -> str:
    return f"{stem}-{number + 1}" if number else stem


def _refuse_incomplete(plant: Plant) -> None:
    try:
        plant.full_clean()
    except ValidationError as fault:
        raise ProposalIncomplete(_what_lacks(plant, fault)) from fault


def _what_lacks(plant: Plant, fault: ValidationError) -> str:
    lacking = [
        str(Plant._meta.get_field(name).verbose_name)
        for name in fault.message_dict
        if name != "__all__" and getattr(plant, name) in NOT_SET
    ]
    if not lacking:
        return " ".join(fault.messages)
    return gettext("The catalogue needs more: {figures}. Choose a plant to take them from.").format(
        figures=", ".join(lacking)
    )


def _keep_figures(
    garden: Garden, plant: Plant, differing: dict[str, Value], *, source: str
) -> None:
    """What the gardener has said of that plant already wins."""
    stored = OwnFigures.objects.of_plants().filter(garden=garden, plant=plant).first()
    figures = stored or OwnFigures(garden=garden, plant=plant, source=source)
    said = {mate for name in figures.overrides() for mate in together(name)}
    for name, value in differing.items():
        if name not in said:
            setattr(figures, name, value)
    if figures.overrides():
        figures.save()


def _rewrite_changes(own_id: int, into_id: int) -> None:
    """Undoing a step of a plan must find the plant."""
    changes = list(PlanChange.objects.of_plant(own_id))
    for change in changes:
        for columns in (change.before, change.after):
            if columns and columns["plant_id"] == own_id:
                columns["plant_id"] = into_id
    PlanChange.objects.bulk_update(changes, ["before", "after"], batch_size=500)
    PlanStep.objects.filter(plant=own_id).update(plant=into_id)
