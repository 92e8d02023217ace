import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    review = "Older than the first release: no other code ran beside it."

    dependencies = [
        ("gardens", "0018_readings_in_jobs"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaterButt",
            fields=[
                (
                    "garden",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="water_butt",
                        serialize=False,
                        to="gardens.garden",
                        verbose_name="garden",
                    ),
                ),
                ("volume_l", models.FloatField(verbose_name="volume when full (L)")),
                ("roof_m2", models.FloatField(verbose_name="roof that drains into it (m²)")),
                ("level_l", models.FloatField(verbose_name="in it (L)")),
                ("level_on", models.DateField(verbose_name="seen on")),
            ],
            options={
                "verbose_name": "water butt",
                "verbose_name_plural": "water butts",
            },
        ),
        migrations.AddField(
            model_name="reservoir",
            name="is_reverse_osmosis",
            field=models.BooleanField(default=False, verbose_name="reverse osmosis water"),
        ),
        migrations.AddField(
            model_name="reservoirreading",
            name="is_uncompensated",
            field=models.BooleanField(
                default=False, verbose_name="meter not compensated for temperature"
            ),
        ),
        migrations.AddField(
            model_name="watering",
            name="is_from_butt",
            field=models.BooleanField(default=False, verbose_name="from the water butt"),
        ),
        migrations.AddConstraint(
            model_name="reservoirreading",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_uncompensated", False),
                    ("ec_ms_cm__isnull", True),
                    ("water_c__isnull", False),
                    _connector="OR",
                ),
                name="gardens_resreading_warmth",
                violation_error_message="Enter the temperature of the water as well.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waterbutt",
            constraint=models.CheckConstraint(
                condition=models.Q(("volume_l__gt", 0), ("volume_l__lte", 50000)),
                name="gardens_waterbutt_volume",
                violation_error_message="A butt holds between 0 and 50 000 litres.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waterbutt",
            constraint=models.CheckConstraint(
                condition=models.Q(("roof_m2__gt", 0), ("roof_m2__lte", 2000)),
                name="gardens_waterbutt_roof",
                violation_error_message="The roof measures between 0 and 2000 m².",
            ),
        ),
        migrations.AddConstraint(
            model_name="waterbutt",
            constraint=models.CheckConstraint(
                condition=models.Q(("level_l__gte", 0), ("level_l__lte", models.F("volume_l"))),
                name="gardens_waterbutt_level",
                violation_error_message="There cannot be more in it than it holds.",
            ),
        ),
    ]
