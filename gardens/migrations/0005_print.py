import django.db.models.deletion
import django.utils.timezone
import gardens.private_files
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', '0004_underlay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('plan', 'Plan on paper'), ('labels', 'Labels')], max_length=20, verbose_name='kind')),
                ('parameters', models.JSONField(default=dict, verbose_name='parameters')),
                ('language', models.CharField(max_length=10, verbose_name='language')),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='waiting', max_length=10, verbose_name='state')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='steps done')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='steps in all')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('refusal', models.CharField(blank=True, default='', max_length=300, verbose_name='why it failed')),
                ('result', models.FileField(blank=True, storage=gardens.private_files.private_storage, upload_to='', verbose_name='file')),
                ('file_name', models.CharField(blank=True, default='', max_length=120, verbose_name='name of the file')),
                ('content_type', models.CharField(blank=True, default='', max_length=80, verbose_name='content type')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ordered')),
                ('rung_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='rung at')),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='last sign of life')),
                ('finished_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='finished')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jobs', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
                'ordering': ['-pk'],
                'indexes': [models.Index(condition=models.Q(('state__in', ('waiting', 'running'))), fields=['rung_at'], name='gardens_job_unfinished')],
            },
        ),
    ]
