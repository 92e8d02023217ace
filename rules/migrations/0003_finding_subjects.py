from django.db import migrations, models


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Findings are reckoned "
        "again."
    )

    dependencies = [
        ('rules', '0002_findings_answered'),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='subject_kind',
            field=models.CharField(blank=True, default='', max_length=12, verbose_name='kind of subject'),
        ),
        migrations.AddField(
            model_name='finding',
            name='subject_name',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='name of the subject'),
        ),
        migrations.AddField(
            model_name='finding',
            name='subject_pk',
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name='number of the subject'),
        ),
    ]
