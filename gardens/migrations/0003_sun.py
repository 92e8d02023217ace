import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', '0002_gardens'),
    ]

    operations = [
        migrations.CreateModel(
            name='SunMap',
            fields=[
                ('garden', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sun_map', serialize=False, to='gardens.garden', verbose_name='garden')),
                ('asked_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='asked for')),
                ('claimed_at', models.DateTimeField(blank=True, null=True, verbose_name='claimed by a worker')),
                ('reckoned_at', models.DateTimeField(blank=True, null=True, verbose_name='reckoned')),
                ('method', models.PositiveSmallIntegerField(verbose_name='method')),
                ('digest', models.CharField(blank=True, default='', max_length=64, verbose_name='reckoned from')),
                ('cell_m', models.FloatField(default=0, verbose_name='side of a cell (m)')),
                ('rows', models.PositiveSmallIntegerField(default=0, verbose_name='rows')),
                ('columns', models.PositiveSmallIntegerField(default=0, verbose_name='columns')),
                ('trees', models.PositiveIntegerField(default=0, verbose_name='trees')),
                ('structures', models.PositiveIntegerField(default=0, verbose_name='structures')),
                ('hours', models.BinaryField(default=b'', verbose_name='hours')),
            ],
            options={
                'verbose_name': 'sun map',
                'verbose_name_plural': 'sun maps',
                'ordering': ['pk'],
            },
        ),
    ]
