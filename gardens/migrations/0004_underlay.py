import django.db.models.deletion
import gardens.models.picture
import gardens.private_files
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', '0003_sun'),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=80, storage=gardens.private_files.private_storage, upload_to=gardens.models.picture.unguessable_name, verbose_name='file')),
                ('width_px', models.PositiveSmallIntegerField(verbose_name='width (px)')),
                ('height_px', models.PositiveSmallIntegerField(verbose_name='height (px)')),
                ('size_bytes', models.PositiveIntegerField(verbose_name='size (bytes)')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Underlay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ax_percent', models.FloatField(default=0, verbose_name='A from the left edge (%)')),
                ('ay_percent', models.FloatField(default=0, verbose_name='A from the top edge (%)')),
                ('bx_percent', models.FloatField(default=100, verbose_name='B from the left edge (%)')),
                ('by_percent', models.FloatField(default=0, verbose_name='B from the top edge (%)')),
                ('distance_m', models.FloatField(verbose_name='distance from A to B (m)')),
                ('x_cm', models.FloatField(default=0, verbose_name='A from the left edge of the land (cm)')),
                ('y_cm', models.FloatField(default=0, verbose_name='A from the top edge of the land (cm)')),
                ('direction_deg', models.FloatField(blank=True, null=True, verbose_name='from A to B, clockwise from the top of the plan (°)')),
                ('opacity_percent', models.PositiveSmallIntegerField(default=60, help_text='0 hides it.', verbose_name='opacity (%)')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('garden', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='underlay', to='gardens.garden', verbose_name='garden')),
                ('picture', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='underlay', to='gardens.picture', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'underlay',
                'verbose_name_plural': 'underlays',
                'ordering': ['pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.UniqueConstraint(fields=('file',), name='gardens_picture_file'),
        ),
        migrations.AddConstraint(
            model_name='underlay',
            constraint=models.CheckConstraint(condition=models.Q(('distance_m__range', (0.1, 2000))), name='gardens_underlay_distance', violation_error_message='The points are between 0.1 and 2000 m apart.'),
        ),
        migrations.AddConstraint(
            model_name='underlay',
            constraint=models.CheckConstraint(condition=models.Q(('ax_percent', models.F('bx_percent')), ('ay_percent', models.F('by_percent')), _negated=True), name='gardens_underlay_points', violation_error_message='A and B are two different points.'),
        ),
        migrations.AddConstraint(
            model_name='underlay',
            constraint=models.CheckConstraint(condition=models.Q(('opacity_percent__in', (0, 20, 40, 60, 80))), name='gardens_underlay_opacity', violation_error_message='The opacity is 0, 20, 40, 60 or 80 %.'),
        ),
    ]
