import django.db.models.deletion
from django.db import migrations, models

import gardens.private_files


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Files of a logger that "
        "waited are sent again by their gardener."
    )

    """Files of readings move out of their rows; those of the last day are to be chosen again."""

    dependencies = [("gardens", "0017_entries_of_indoors")]

    operations = [
        migrations.AddField(
            model_name="device",
            name="news_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="last news for advice"),
        ),
        migrations.AddField(
            model_name="job",
            name="summary",
            field=models.CharField(
                blank=True, default="", max_length=300, verbose_name="what was done"
            ),
        ),
        migrations.AlterField(
            model_name="job",
            name="kind",
            field=models.CharField(
                choices=[
                    ("plan", "Plan on paper"),
                    ("labels", "Labels"),
                    ("readings", "Readings of a file"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.DeleteModel(name="ReadingUpload"),
        migrations.CreateModel(
            name="ReadingUpload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=120, verbose_name="name of the file")),
                (
                    "file",
                    models.FileField(
                        storage=gardens.private_files.private_storage,
                        upload_to="",
                        verbose_name="file",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(verbose_name="uploaded")),
                ("rows_done", models.PositiveIntegerField(default=0, verbose_name="rows stored")),
                (
                    "accepted",
                    models.PositiveIntegerField(default=0, verbose_name="readings taken"),
                ),
                (
                    "duplicates",
                    models.PositiveIntegerField(default=0, verbose_name="readings known already"),
                ),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="gardens.device",
                        verbose_name="device",
                    ),
                ),
                (
                    "job",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="upload",
                        to="gardens.job",
                        verbose_name="job",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of readings",
                "verbose_name_plural": "files of readings",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("job__isnull", True)),
                        fields=("device",),
                        name="gardens_readingupload_looked_at",
                    )
                ],
            },
        ),
    ]
