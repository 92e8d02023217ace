"""Taking gardeners out, with all that is theirs and all that names them."""

from collections.abc import Iterable, Sequence

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import OuterRef, Q, Subquery

from compliance.models import Exemption, RestrictionDryRun, ReviewItem
from gardens.actions.pictures import remove_pictures
from gardens.models import (
    Event,
    Garden,
    Gardener,
    Job,
    OwnPlant,
    Picture,
    Place,
    PlantProposal,
    ProposalState,
    ReadingUpload,
)
from gardens.private_files import private_storage
from plants.models import CatalogueImport, Plant


def remove_gardeners(pks: Sequence[int]) -> None:
    """Rows now, files once that is certain; what fails then is left to the nightly sweeps.

    Called inside a transaction that holds the rows of these gardeners.
    """
    _take_the_time()
    _forget_names(pks)
    files = [
        *_results_of_jobs(pks),
        *ReadingUpload.objects.filter(device__garden__owner__in=pks).values_list("file", flat=True),
    ]
    places = list(Place.objects.filter(garden__owner__in=pks).values_list("pk", flat=True))
    remove_pictures(Picture.objects.filter(owner__in=pks))
    _remove_book(pks)
    Garden.objects.filter(owner__in=pks).delete()
    Place.objects.filter(pk__in=places).delete()
    Gardener.objects.filter(pk__in=pks).delete()
    transaction.on_commit(lambda: _delete_files(files), robust=True)


def _results_of_jobs(pks: Sequence[int]) -> list[str]:
    """A worker that finishes one this very moment comes before, or finds it gone."""
    jobs = Job.objects.filter(owner__in=pks).order_by("pk").select_for_update()
    return [name for name in jobs.values_list("result", flat=True) if name]


def _take_the_time() -> None:
    """For this transaction: with the limit of a page a large account could never be erased."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")


def _remove_book(pks: Sequence[int]) -> None:
    """A statement for each table: a cascade would look for what hangs on each entry by number."""
    entries = Event.objects.filter(garden__owner__in=pks)
    for relation in Event._meta.related_objects:
        of_entries = {f"{relation.field.name}__garden__owner__in": pks}
        relation.related_model._default_manager.filter(**of_entries).delete()
    entries._raw_delete(entries.db)


def _forget_names(pks: Sequence[int]) -> None:
    """In rows that stay, or that no key ties to the gardener."""
    accepted = PlantProposal.objects.filter(state=ProposalState.ACCEPTED, proposed_by__in=pks)
    name = Plant.objects.filter(pk=OuterRef("plant")).values("common_name")
    accepted.update(proposed_by=None, name=Subquery(name[:1]), note="")
    emails = Gardener.objects.filter(pk__in=pks, email__isnull=False)
    uploads = CatalogueImport.objects.filter(uploaded_by__in=emails.values("email"))
    uploads.update(uploaded_by="")
    _forget_in_the_admin(pks)
    _forget_in_dry_runs(pks)


def _forget_in_the_admin(pks: Sequence[int]) -> None:
    """Its log repeats what each row was called as staff wrote it."""
    named = [
        Gardener.objects.filter(pk__in=pks),
        EmailAddress.objects.filter(user__in=pks),
        OwnPlant.objects.filter(owner__in=pks),
        PlantProposal.objects.filter(proposed_by__in=pks),
        Exemption.objects.filter(asked_by__in=pks),
        ReviewItem.objects.filter(gardener__in=pks),
    ]
    wanted = Q()
    for rows in named:
        numbers = [str(pk) for pk in rows.values_list("pk", flat=True)]
        kind = ContentType.objects.get_for_model(rows.model)
        wanted |= Q(content_type=kind, object_id__in=numbers)
    LogEntry.objects.filter(wanted).update(object_repr="")


def _forget_in_dry_runs(pks: Sequence[int]) -> None:
    """Few, since staff alone make them; whom they counted stands in JSON."""
    gone = set(pks)
    runs = [
        run
        for run in RestrictionDryRun.objects.only("gardener_ids")
        if not gone.isdisjoint(run.gardener_ids)
    ]
    for run in runs:
        run.gardener_ids = [pk for pk in run.gardener_ids if pk not in gone]
    RestrictionDryRun.objects.bulk_update(runs, ["gardener_ids"], batch_size=100)


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        private_storage().delete(name)
