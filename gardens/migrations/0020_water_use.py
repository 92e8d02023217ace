import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gardens", "0019_water_butt"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaterUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("possible_mm", models.FloatField(verbose_name="possible use (mm)")),
                ("actual_mm", models.FloatField(verbose_name="actual use (mm)")),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="water_uses",
                        to="gardens.bed",
                        verbose_name="bed",
                    ),
                ),
            ],
            options={
                "verbose_name": "water use of a day",
                "verbose_name_plural": "water use of days",
                "ordering": ["-on"],
                "constraints": [
                    models.UniqueConstraint(fields=("bed", "on"), name="gardens_wateruse_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("actual_mm__gte", 0), ("possible_mm__gte", models.F("actual_mm"))
                        ),
                        name="gardens_wateruse_amounts",
                    ),
                ],
            },
        ),
    ]
