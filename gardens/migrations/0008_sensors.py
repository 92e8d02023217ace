import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', "0007_book"),
    ]

    operations = [
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('token_digest', models.CharField(max_length=64, unique=True, verbose_name='digest of the token')),
                ('token_number', models.PositiveIntegerField(default=1, verbose_name='number of the token')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='added')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
                ('last_seen_at', models.DateTimeField(blank=True, null=True, verbose_name='last heard of')),
                ('bed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='devices', to='gardens.bed', verbose_name='where it measures')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='devices', to='gardens.garden', verbose_name='garden')),
            ],
            options={
                'verbose_name': 'measuring device',
                'verbose_name_plural': 'measuring devices',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ReadingUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=120, verbose_name='file')),
                ('content', models.TextField(verbose_name='content')),
                ('uploaded_at', models.DateTimeField(verbose_name='uploaded')),
                ('device', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='upload', to='gardens.device', verbose_name='device')),
            ],
            options={
                'verbose_name': 'file of readings',
                'verbose_name_plural': 'files of readings',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RejectedReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('reason', models.CharField(max_length=20, verbose_name='reason')),
                ('content', models.CharField(max_length=200, verbose_name='what was sent')),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rejected', to='gardens.device', verbose_name='device')),
            ],
            options={
                'verbose_name': 'rejected reading',
                'verbose_name_plural': 'rejected readings',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Sensor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quantity', models.CharField(choices=[('soil_moisture_pct', 'Soil moisture'), ('soil_temperature_c', 'Soil temperature'), ('air_temperature_c', 'Air temperature'), ('humidity_pct', 'Relative humidity'), ('rain_mm', 'Rain since the last reading'), ('ppfd_umol_m2_s', 'Light for plants (PPFD)'), ('illuminance_lux', 'Illuminance'), ('ec_ms_cm', 'Electrical conductivity (EC)'), ('ph', 'pH'), ('water_temperature_c', 'Water temperature'), ('water_level_pct', 'Water level')], max_length=24, verbose_name='what it measures')),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sensors', to='gardens.device', verbose_name='device')),
            ],
            options={
                'verbose_name': 'sensor',
                'verbose_name_plural': 'sensors',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SensorDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateTimeField(verbose_name='from')),
                ('end', models.DateTimeField(verbose_name='until')),
                ('low', models.FloatField(default=0, verbose_name='lowest')),
                ('high', models.FloatField(default=0, verbose_name='highest')),
                ('total', models.FloatField(default=0, verbose_name='sum')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='readings')),
                ('is_stale', models.BooleanField(default=True, verbose_name='stale')),
                ('sensor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='gardens.sensor', verbose_name='sensor')),
            ],
            options={
                'verbose_name': 'day of readings',
                'verbose_name_plural': 'days of readings',
                'ordering': ['sensor', 'start'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SensorHour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateTimeField(verbose_name='from')),
                ('end', models.DateTimeField(verbose_name='until')),
                ('low', models.FloatField(default=0, verbose_name='lowest')),
                ('high', models.FloatField(default=0, verbose_name='highest')),
                ('total', models.FloatField(default=0, verbose_name='sum')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='readings')),
                ('is_stale', models.BooleanField(default=True, verbose_name='stale')),
                ('sensor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='gardens.sensor', verbose_name='sensor')),
            ],
            options={
                'verbose_name': 'hour of readings',
                'verbose_name_plural': 'hours of readings',
                'ordering': ['sensor', 'start'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SensorReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measured_at', models.DateTimeField(verbose_name='measured')),
                ('value', models.FloatField(verbose_name='value')),
                ('sensor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='gardens.sensor', verbose_name='sensor')),
            ],
            options={
                'verbose_name': 'reading',
                'verbose_name_plural': 'readings',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='sensor',
            constraint=models.UniqueConstraint(fields=('device', 'quantity'), name='gardens_sensor_once'),
        ),
        migrations.AddIndex(
            model_name='sensorday',
            index=models.Index(condition=models.Q(('is_stale', True)), fields=['sensor', 'start'], name='gardens_sensorday_stale'),
        ),
        migrations.AddConstraint(
            model_name='sensorday',
            constraint=models.UniqueConstraint(fields=('sensor', 'start'), name='gardens_sensorday_once'),
        ),
        migrations.AddIndex(
            model_name='sensorhour',
            index=models.Index(condition=models.Q(('is_stale', True)), fields=['sensor', 'start'], name='gardens_sensorhour_stale'),
        ),
        migrations.AddConstraint(
            model_name='sensorhour',
            constraint=models.UniqueConstraint(fields=('sensor', 'start'), name='gardens_sensorhour_once'),
        ),
        migrations.AddConstraint(
            model_name='sensorreading',
            constraint=models.UniqueConstraint(fields=('sensor', 'measured_at'), name='gardens_sensorreading_once'),
        ),
    ]
