import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', "0011_soil"),
    ]

    operations = [
        migrations.CreateModel(
            name='Emitter',
            fields=[
                ('bed', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='emitter', serialize=False, to='gardens.bed', verbose_name='bed')),
                ('line_m', models.FloatField(blank=True, null=True, verbose_name='drip line (m)')),
                ('line_l_h_m', models.FloatField(blank=True, null=True, verbose_name='flow of the line (L/h per m)')),
                ('drippers', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='single drippers')),
                ('dripper_l_h', models.FloatField(blank=True, null=True, verbose_name='flow of a dripper (L/h)')),
                ('sprinkler_mm_h', models.FloatField(blank=True, null=True, verbose_name='sprinkler (mm/h)')),
                ('can_l', models.FloatField(blank=True, null=True, verbose_name='watering can (L)')),
            ],
            options={
                'verbose_name': 'emitter',
                'verbose_name_plural': 'emitters',
            },
        ),
        migrations.CreateModel(
            name='MoistureReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measured_on', models.DateField(verbose_name='measured on')),
                ('moisture_pct', models.FloatField(blank=True, null=True, verbose_name='moisture (% by volume)')),
                ('feel', models.CharField(blank=True, choices=[('dry', 'Dry: loose and powdery, or hard and cracked'), ('slightly_moist', 'Slightly moist: a weak ball that falls apart'), ('moist', 'Moist: a ball that holds together, fingers are damp'), ('wet', 'Wet: a firm ball that leaves water on the fingers'), ('full', 'Full: squeezed, it leaves a wet outline on the hand')], default='', max_length=16, verbose_name='how it feels')),
                ('bed', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moisture_readings', to='gardens.bed', verbose_name='bed')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moisture_readings', to='gardens.garden', verbose_name='garden')),
            ],
            options={
                'verbose_name': 'moisture reading',
                'verbose_name_plural': 'moisture readings',
                'ordering': ['-measured_on'],
                'constraints': [models.UniqueConstraint(fields=('bed', 'measured_on'), name='gardens_moisture_once'), models.CheckConstraint(condition=models.Q(models.Q(('moisture_pct__isnull', True), models.Q(('feel', ''), _negated=True)), models.Q(('feel', ''), ('moisture_pct__range', (0, 70))), _connector='OR'), name='gardens_moisture_one_way')],
            },
        ),
        migrations.CreateModel(
            name='RainDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fallen_on', models.DateField(verbose_name='day')),
                ('rain_mm', models.FloatField(verbose_name='rain (mm)')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rain_days', to='gardens.garden', verbose_name='garden')),
            ],
            options={
                'verbose_name': 'rain of a day',
                'verbose_name_plural': 'rain of days',
                'ordering': ['-fallen_on'],
                'constraints': [models.UniqueConstraint(fields=('garden', 'fallen_on'), name='gardens_rainday_once'), models.CheckConstraint(condition=models.Q(('rain_mm__range', (0, 500))), name='gardens_rainday_amount')],
            },
        ),
    ]
