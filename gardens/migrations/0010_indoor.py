import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', "0009_seeds"),
    ]

    operations = [
        migrations.CreateModel(
            name='Reservoir',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('system', models.CharField(choices=[('nft', 'Nutrient film (NFT)'), ('dwc', 'Deep water culture (DWC)'), ('ebb', 'Ebb and flow'), ('drip', 'Drip'), ('wick', 'Wick')], max_length=8, verbose_name='system')),
                ('volume_l', models.FloatField(verbose_name='volume when full (L)')),
                ('pump_on_min', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pump runs for (minutes)')),
                ('pump_off_min', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='pump rests for (minutes)')),
                ('tap_ec_ms_cm', models.FloatField(blank=True, null=True, verbose_name='EC of your water (mS/cm)')),
                ('feed_name', models.CharField(blank=True, default='', max_length=60, verbose_name='fertiliser')),
                ('feed_bottles', models.PositiveSmallIntegerField(default=1, verbose_name='bottles it comes in')),
                ('feed_ec_per_ml_l', models.FloatField(blank=True, null=True, verbose_name='EC that 1 mL of it adds to 1 L (mS/cm)')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reservoirs', to='gardens.garden', verbose_name='garden')),
            ],
            options={
                'verbose_name': 'reservoir',
                'verbose_name_plural': 'reservoirs',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='NutrientChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_at', models.DateTimeField(verbose_name='done at')),
                ('act', models.CharField(choices=[('renewed', 'All of it changed'), ('fed', 'Fertiliser added, mL of each bottle'), ('ph_down', 'pH down added, mL'), ('ph_up', 'pH up added, mL'), ('thinned', 'Replaced by plain water, L')], max_length=8, verbose_name='what was done')),
                ('amount', models.FloatField(blank=True, null=True, verbose_name='amount (mL or L)')),
                ('reservoir', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='gardens.reservoir', verbose_name='reservoir')),
            ],
            options={
                'verbose_name': 'change of a solution',
                'verbose_name_plural': 'changes of solutions',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='bed',
            name='reservoir',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='beds', to='gardens.reservoir'),
        ),
        migrations.CreateModel(
            name='ReservoirReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField(verbose_name='read at')),
                ('ec_ms_cm', models.FloatField(blank=True, null=True, verbose_name='EC (mS/cm)')),
                ('salt_unit', models.CharField(blank=True, choices=[('ec', 'EC, mS/cm'), ('us', 'EC, µS/cm'), ('500', 'ppm, scale 500 (NaCl)'), ('640', 'ppm, scale 640'), ('700', 'ppm, scale 700 (442)')], default='', max_length=4, verbose_name='scale of the meter')),
                ('ph', models.FloatField(blank=True, null=True, verbose_name='pH')),
                ('water_c', models.FloatField(blank=True, null=True, verbose_name='water (°C)')),
                ('level_l', models.FloatField(blank=True, null=True, verbose_name='in the reservoir (L)')),
                ('topped_up_l', models.FloatField(blank=True, null=True, verbose_name='topped up with water (L)')),
                ('reservoir', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='gardens.reservoir', verbose_name='reservoir')),
            ],
            options={
                'verbose_name': 'reading of a reservoir',
                'verbose_name_plural': 'readings of reservoirs',
                'ordering': ['-read_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Space',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('lamp', models.CharField(choices=[('white_led', 'White LED'), ('hps', 'High-pressure sodium'), ('sun', 'Daylight from a window'), ('other', 'Coloured LED or another lamp')], default='white_led', max_length=12, verbose_name='light from')),
                ('ppfd', models.FloatField(blank=True, null=True, verbose_name='light at the leaves (µmol/m²/s)')),
                ('light_unit', models.CharField(choices=[('ppfd', 'PPFD, µmol/m²/s'), ('lux', 'lux')], default='ppfd', max_length=4, verbose_name='measured in')),
                ('light_on_at', models.TimeField(blank=True, null=True, verbose_name='light comes on')),
                ('light_off_at', models.TimeField(blank=True, null=True, verbose_name='light goes off')),
                ('temperature_low_c', models.FloatField(blank=True, null=True, verbose_name='air at least (°C)')),
                ('temperature_high_c', models.FloatField(blank=True, null=True, verbose_name='air at most (°C)')),
                ('humidity_low_pct', models.FloatField(blank=True, null=True, verbose_name='humidity at least (%)')),
                ('humidity_high_pct', models.FloatField(blank=True, null=True, verbose_name='humidity at most (%)')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spaces', to='gardens.garden', verbose_name='garden')),
            ],
            options={
                'verbose_name': 'space',
                'verbose_name_plural': 'spaces',
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='bed',
            name='space',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='beds', to='gardens.space'),
        ),
        migrations.CreateModel(
            name='SpaceReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField(verbose_name='read at')),
                ('air_c', models.FloatField(blank=True, null=True, verbose_name='air (°C)')),
                ('humidity_pct', models.FloatField(blank=True, null=True, verbose_name='relative humidity (%)')),
                ('leaf_c', models.FloatField(blank=True, null=True, verbose_name='leaf (°C)')),
                ('ppfd', models.FloatField(blank=True, null=True, verbose_name='light at the leaves (µmol/m²/s)')),
                ('space', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='gardens.space', verbose_name='space')),
            ],
            options={
                'verbose_name': 'reading of a space',
                'verbose_name_plural': 'readings of spaces',
                'ordering': ['-read_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='reservoir',
            constraint=models.CheckConstraint(condition=models.Q(('volume_l__gt', 0), ('volume_l__lte', 100000.0)), name='gardens_reservoir_volume', violation_error_message='A reservoir holds between 0 and 100 000 litres.'),
        ),
        migrations.AddIndex(
            model_name='nutrientchange',
            index=models.Index(fields=['reservoir', '-made_at'], name='gardens_change_last'),
        ),
        migrations.AddConstraint(
            model_name='nutrientchange',
            constraint=models.CheckConstraint(condition=models.Q(('act', 'renewed'), ('amount__gt', 0), _connector='OR'), name='gardens_change_amount', violation_error_message='Say how much was added.'),
        ),
        migrations.AddIndex(
            model_name='reservoirreading',
            index=models.Index(fields=['reservoir', '-read_at'], name='gardens_resreading_last'),
        ),
        migrations.AddConstraint(
            model_name='reservoirreading',
            constraint=models.CheckConstraint(condition=models.Q(('ph__isnull', True), ('ph__range', (2, 11)), _connector='OR'), name='gardens_resreading_ph', violation_error_message='pH lies between 2 and 11; check the reading.'),
        ),
        migrations.AddConstraint(
            model_name='reservoirreading',
            constraint=models.CheckConstraint(condition=models.Q(('ec_ms_cm__isnull', True), models.Q(('ec_ms_cm__gte', 0), models.Q(('salt_unit', ''), _negated=True)), _connector='OR'), name='gardens_resreading_scale', violation_error_message='Say which scale the meter shows.'),
        ),
        migrations.AddConstraint(
            model_name='space',
            constraint=models.CheckConstraint(condition=models.Q(('ppfd__isnull', True), ('ppfd__range', (0, 3000.0)), _connector='OR'), name='gardens_space_ppfd', violation_error_message='Light lies between 0 and 3000 µmol/m²/s.'),
        ),
        migrations.AddIndex(
            model_name='spacereading',
            index=models.Index(fields=['space', '-read_at'], name='gardens_spacereading_last'),
        ),
        migrations.AddConstraint(
            model_name='spacereading',
            constraint=models.CheckConstraint(condition=models.Q(('humidity_pct__isnull', True), ('humidity_pct__range', (0, 100)), _connector='OR'), name='gardens_spacereading_humidity', violation_error_message='Relative humidity lies between 0 and 100 %.'),
        ),
    ]
