import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Switch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='The human/computer readable name.', max_length=100, unique=True, verbose_name='Name')),
                ('active', models.BooleanField(default=False, help_text='Is this switch active?', verbose_name='Active')),
                ('note', models.TextField(blank=True, help_text='Note where this Switch is used.', verbose_name='Note')),
                ('created', models.DateTimeField(db_index=True, default=django.utils.timezone.now, help_text='Date when this Switch was created.', verbose_name='Created')),
                ('modified', models.DateTimeField(default=django.utils.timezone.now, help_text='Date when this Switch was last modified.', verbose_name='Modified')),
                ('off_since', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='off since')),
                ('changed_because', models.CharField(blank=True, default='', editable=False, max_length=300, verbose_name='reason of the last change')),
            ],
            options={
                'verbose_name': 'switch',
                'verbose_name_plural': 'switches',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('active', True), ('off_since__isnull', True)), models.Q(('active', False), ('off_since__isnull', False)), _connector='OR'), name='compliance_switch_off_since')],
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(db_index=True, max_length=60, verbose_name='action')),
                ('actor_label', models.CharField(blank=True, default='', max_length=254, verbose_name="actor's name")),
                ('target_type', models.CharField(blank=True, default='', max_length=100, verbose_name='kind of target')),
                ('target_id', models.CharField(blank=True, default='', max_length=40, verbose_name='id of target')),
                ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
                ('previous_hash', models.CharField(blank=True, max_length=64, unique=True, verbose_name='previous hash')),
                ('entry_hash', models.CharField(max_length=64, unique=True, verbose_name='hash')),
                ('created_at', models.DateTimeField(verbose_name='recorded at')),
                ('actor', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='actor')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit entries',
                'default_permissions': ('view',),
                'indexes': [models.Index(fields=['target_type', 'target_id'], name='compliance__target__09d8bf_idx')],
            },
        ),
    ]
