import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('compliance', '0007_flags_and_reviews'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpsToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='name')),
                ('scope', models.CharField(choices=[('switches', 'read and turn switches')], max_length=20, verbose_name='may')),
                ('token_digest', models.CharField(max_length=64, verbose_name='digest of the token')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('last_used_at', models.DateTimeField(blank=True, null=True, verbose_name='last used')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
            ],
            options={
                'verbose_name': 'operations token',
                'verbose_name_plural': 'operations tokens',
                'ordering': ['name'],
                'default_permissions': ('view', 'change'),
            },
        ),
        migrations.CreateModel(
            name='SwitchChange',
            fields=[
                ('entry', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='switch_change', serialize=False, to='compliance.auditentry', verbose_name='audit entry')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'change of a switch',
                'verbose_name_plural': 'changes of switches',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
    ]
