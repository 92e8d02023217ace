import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', "0008_sensors"),
        ('plants', '0001_catalogue'),
    ]

    operations = [
        migrations.CreateModel(
            name='SeedLot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('variety', models.CharField(blank=True, default='', max_length=60, verbose_name='variety')),
                ('source', models.CharField(blank=True, default='', max_length=80, verbose_name='from whom')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('germination_pct', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='germination when new (%)')),
                ('seeds_per_g', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0.1), django.core.validators.MaxValueValidator(100000)], verbose_name='seeds in a gram')),
                ('store_c', models.FloatField(blank=True, null=True, verbose_name='kept at (°C)')),
                ('humidity_pct', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(100)], verbose_name='humidity of the store (%)')),
                ('moisture_pct', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(30)], verbose_name='moisture of the seed (%)')),
                ('note', models.CharField(blank=True, default='', max_length=200, verbose_name='note')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seed_lots', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('parent_planting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='saved_lots', to='gardens.planting', verbose_name='saved from')),
                ('plant', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='plants.plant', verbose_name='plant')),
            ],
            options={
                'verbose_name': 'seed lot',
                'verbose_name_plural': 'seed lots',
                'ordering': ['plant__common_name', 'year', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SeedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('bought', 'Bought'), ('saved', 'Saved from my plants'), ('received', 'Was given to me'), ('sown', 'Sown'), ('tested', 'Used in a test'), ('given', 'Given away'), ('discarded', 'Thrown away'), ('counted', 'Counted again')], max_length=10, verbose_name='what happened')),
                ('seeds', models.IntegerField(verbose_name='seeds')),
                ('grams', models.FloatField(blank=True, null=True, verbose_name='weighed (g)')),
                ('made_on', models.DateField(verbose_name='on')),
                ('note', models.CharField(blank=True, default='', max_length=120, verbose_name='note')),
                ('planting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gardens.planting', verbose_name='planting')),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='gardens.seedlot')),
            ],
            options={
                'verbose_name': 'entry of a seed ledger',
                'verbose_name_plural': 'entries of a seed ledger',
                'ordering': ['-made_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='GerminationTest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_on', models.DateField(verbose_name='started on')),
                ('seeds', models.PositiveSmallIntegerField(verbose_name='seeds')),
                ('germinated', models.PositiveSmallIntegerField(default=0, verbose_name='sprouted')),
                ('temperature_c', models.FloatField(blank=True, null=True, verbose_name='temperature (°C)')),
                ('counted_on', models.DateField(blank=True, null=True, verbose_name='last counted on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('lot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tests', to='gardens.seedlot')),
            ],
            options={
                'verbose_name': 'germination test',
                'verbose_name_plural': 'germination tests',
                'ordering': ['-started_on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='planting',
            name='seed_lot',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plantings', to='gardens.seedlot', verbose_name='seed lot'),
        ),
        migrations.CreateModel(
            name='Sowing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first_cell', models.PositiveSmallIntegerField(verbose_name='first cell')),
                ('cells', models.PositiveSmallIntegerField(verbose_name='cells')),
                ('seeds_per_cell', models.PositiveSmallIntegerField(default=1, verbose_name='seeds in a cell')),
                ('sown_on', models.DateField(verbose_name='sown on')),
                ('soil_c', models.FloatField(blank=True, null=True, verbose_name='temperature of the soil (°C)')),
                ('lost', models.PositiveIntegerField(default=0, verbose_name='seedlings lost')),
                ('potted_on', models.DateField(blank=True, null=True, verbose_name='potted on')),
                ('plant_out_on', models.DateField(blank=True, null=True, verbose_name='to be planted out on')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='out of the tray on')),
                ('lot', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sowings', to='gardens.seedlot', verbose_name='seed lot')),
                ('plant', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='plants.plant', verbose_name='plant')),
            ],
            options={
                'verbose_name': 'sowing in a tray',
                'verbose_name_plural': 'sowings in trays',
                'ordering': ['sown_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EmergenceCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted_on', models.DateField(verbose_name='counted on')),
                ('emerged', models.PositiveIntegerField(verbose_name='come up')),
                ('sowing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='gardens.sowing')),
            ],
            options={
                'verbose_name': 'count of seedlings',
                'verbose_name_plural': 'counts of seedlings',
                'ordering': ['counted_on', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='planting',
            name='sowing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='plantings', to='gardens.sowing', verbose_name='sowing in a tray'),
        ),
        migrations.CreateModel(
            name='Tray',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('rows', models.PositiveSmallIntegerField(default=4, verbose_name='rows')),
                ('columns', models.PositiveSmallIntegerField(default=6, verbose_name='cells in a row')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trays', to='gardens.garden', verbose_name='garden')),
            ],
            options={
                'verbose_name': 'tray',
                'verbose_name_plural': 'trays',
                'ordering': ['garden', 'name', 'pk'],
            },
        ),
        migrations.AddField(
            model_name='sowing',
            name='tray',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sowings', to='gardens.tray', verbose_name='tray'),
        ),
        migrations.AddIndex(
            model_name='seedlot',
            index=models.Index(fields=['owner', 'plant', 'year'], name='gardens_seedlot_oldest'),
        ),
        migrations.AddConstraint(
            model_name='seedentry',
            constraint=models.CheckConstraint(condition=models.Q(('seeds__range', (-10000000, 10000000))), name='gardens_seedentry_seeds'),
        ),
        migrations.AddConstraint(
            model_name='germinationtest',
            constraint=models.CheckConstraint(condition=models.Q(('seeds__gte', 1), ('germinated__lte', models.F('seeds'))), name='gardens_germinationtest_count', violation_error_message='No more seeds can sprout than were tested.'),
        ),
        migrations.AddConstraint(
            model_name='emergencecount',
            constraint=models.UniqueConstraint(fields=('sowing', 'counted_on'), name='gardens_emergencecount_once'),
        ),
        migrations.AddConstraint(
            model_name='tray',
            constraint=models.CheckConstraint(condition=models.Q(('rows__range', (1, 30)), ('columns__range', (1, 30))), name='gardens_tray_size', violation_error_message='A tray has 1 to 30 rows of 1 to 30 cells.'),
        ),
        migrations.AddConstraint(
            model_name='sowing',
            constraint=models.CheckConstraint(condition=models.Q(('first_cell__gte', 1), ('cells__gte', 1), ('seeds_per_cell__gte', 1)), name='gardens_sowing_cells'),
        ),
    ]
