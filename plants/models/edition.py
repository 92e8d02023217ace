"""Search keeps the catalogue in memory, so every process must notice when it changes."""

from uuid import UUID, uuid4

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

ONLY_ROW = 1


class CatalogueEditionQuerySet(models.QuerySet["CatalogueEdition"]):
    def current(self) -> UUID | None:
        """None before the first plant."""
        return self.values_list("token", flat=True).first()

    def renew(self) -> None:
        """In the transaction of a change and before it: writers then wait here for each other,
        so that no reader misses one and none of them waits for a row of another."""
        self.bulk_create(
            [self.model(pk=ONLY_ROW, token=uuid4())],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["token"],
        )


class CatalogueEdition(models.Model):
    """The one row that changes with plants and cultivars. Tokens never return, counters might."""

    token = models.UUIDField(_("token"))

    objects = CatalogueEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of the catalogue")
        verbose_name_plural = _("editions of the catalogue")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.token)


class CatalogueQuerySet(models.QuerySet):
    """Every write begins a new edition of the catalogue."""

    def bulk_create(self, *args, **kwargs) -> list[models.Model]:
        with transaction.atomic(savepoint=False):
            CatalogueEdition.objects.renew()
            return super().bulk_create(*args, **kwargs)

    def update(self, **values) -> int:
        with transaction.atomic(savepoint=False):
            CatalogueEdition.objects.renew()
            return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic(savepoint=False):
            CatalogueEdition.objects.renew()
            return super().delete()

    delete.alters_data = True
    # Else the manager would offer `Plant.objects.delete()`.
    delete.queryset_only = True


class CatalogueRow(models.Model):
    """A row whose names can be searched; its manager must come from a `CatalogueQuerySet`."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        with transaction.atomic(savepoint=False):
            CatalogueEdition.objects.renew()
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        with transaction.atomic(savepoint=False):
            CatalogueEdition.objects.renew()
            return super().delete(*args, **kwargs)
