import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def name_gardens(apps, schema_editor):
    beds = apps.get_model("gardens", "Bed").objects.filter(pk=OuterRef("bed"))
    steps = apps.get_model("gardens", "PlanStep").objects
    steps.update(garden=Subquery(beds.values("garden")[:1]))


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Steps get the garden of "
        "their plan before the column must not be null."
    )
    changed_by_code = (
        "gardens_planstep.garden_id",
    )

    dependencies = [("gardens", "0014_entries_of_before")]

    operations = [
        migrations.AddField(
            model_name="planstep",
            name="garden",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="plan_steps",
                to="gardens.garden",
                verbose_name="garden",
            ),
        ),
        migrations.RunPython(name_gardens, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="planstep",
            name="garden",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="plan_steps",
                to="gardens.garden",
                verbose_name="garden",
            ),
        ),
        migrations.AlterField(
            model_name="planstep",
            name="bed",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="steps",
                to="gardens.bed",
                verbose_name="bed",
            ),
        ),
        migrations.AddField(
            model_name="landstep",
            name="originals",
            field=models.JSONField(
                default=list, verbose_name="numbers of the beds that were copied"
            ),
        ),
        migrations.AddField(
            model_name="sunmap",
            name="attempts",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="attempts since it was asked for"
            ),
        ),
    ]
