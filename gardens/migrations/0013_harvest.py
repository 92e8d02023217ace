
import django.db.models.deletion
import gardens.models.picture
import gardens.private_files
from django.db import migrations, models


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Thumbnails are made again "
        "by a worker."
    )

    dependencies = [
        ('gardens', "0012_water"),
    ]

    operations = [
        migrations.AddField(
            model_name='picture',
            name='thumbnail',
            field=models.FileField(blank=True, default='', max_length=80, storage=gardens.private_files.private_storage, upload_to=gardens.models.picture.unguessable_name, verbose_name='thumbnail'),
        ),
        migrations.AlterField(
            model_name='event',
            name='note',
            field=models.CharField(blank=True, default='', max_length=2000, verbose_name='note'),
        ),
        migrations.CreateModel(
            name='Harvest',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='harvest', serialize=False, to='gardens.event')),
                ('weight_g', models.PositiveIntegerField(blank=True, null=True, verbose_name='weight (g)')),
                ('count', models.PositiveIntegerField(blank=True, null=True, verbose_name='pieces')),
                ('quality', models.CharField(blank=True, choices=[('good', 'Good'), ('fair', 'Fair'), ('poor', 'Poor')], default='', max_length=4, verbose_name='quality')),
                ('part', models.CharField(blank=True, choices=[('fruit', 'Fruit or pods'), ('leaf', 'Leaves'), ('root', 'Roots, bulbs or tubers'), ('stem', 'Stems'), ('flower', 'Flowers'), ('seed', 'Seeds')], default='', max_length=6, verbose_name='part')),
                ('price_per_kg', models.FloatField(blank=True, null=True, verbose_name='price of a kilogram')),
                ('waiting_reason', models.CharField(blank=True, default='', max_length=200, verbose_name='why it was picked within a waiting period')),
            ],
            options={
                'verbose_name': 'harvest',
                'verbose_name_plural': 'harvests',
                'constraints': [models.CheckConstraint(condition=models.Q(('weight_g__isnull', True), ('weight_g__range', (1, 1000000)), _connector='OR'), name='gardens_harvest_weight', violation_error_message='A harvest weighs between 1 g and 1000 kg.'), models.CheckConstraint(condition=models.Q(('count__isnull', True), ('count__range', (1, 100000)), _connector='OR'), name='gardens_harvest_count', violation_error_message='A harvest has between 1 and 100 000 pieces.'), models.CheckConstraint(condition=models.Q(('price_per_kg__isnull', True), models.Q(('price_per_kg__gte', 0), ('price_per_kg__lte', 10000)), _connector='OR'), name='gardens_harvest_price', violation_error_message='A kilogram costs between 0 and 10 000.')],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='gardens.event', verbose_name='entry of the book')),
                ('picture', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='photo', to='gardens.picture', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'photo',
                'verbose_name_plural': 'photos',
                'ordering': ['pk'],
            },
        ),
    ]
