import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Findings are reckoned "
        "again."
    )

    dependencies = [
        ('gardens', '0015_kept_steps'),
        ('rules', '0001_findings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='answer',
            field=models.CharField(blank=True, choices=[('done', 'Done'), ('later', 'Later'), ('muted', 'Not relevant this season')], default='', max_length=10, verbose_name='answer'),
        ),
        migrations.AddField(
            model_name='finding',
            name='answered_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='answered'),
        ),
        migrations.AddField(
            model_name='finding',
            name='answered_inputs',
            field=models.JSONField(blank=True, null=True, verbose_name='inputs when it was answered'),
        ),
        migrations.AddField(
            model_name='finding',
            name='explained_by',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='explained by'),
        ),
        migrations.AddField(
            model_name='finding',
            name='falling_since',
            field=models.DateTimeField(blank=True, null=True, verbose_name='falling since'),
        ),
        migrations.AddField(
            model_name='finding',
            name='hidden_until',
            field=models.DateField(blank=True, null=True, verbose_name='put away until'),
        ),
        migrations.AddField(
            model_name='finding',
            name='news_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='news of'),
        ),
        migrations.CreateModel(
            name='DryRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_enabled', models.BooleanField(verbose_name='on')),
                ('limits', models.JSONField(default=dict, verbose_name='limits')),
                ('last_garden', models.PositiveBigIntegerField(default=0)),
                ('gardens_done', models.PositiveIntegerField(default=0, verbose_name='gardens looked at')),
                ('gardens_total', models.PositiveIntegerField(default=0, verbose_name='gardens in all')),
                ('gardens_changing', models.PositiveIntegerField(default=0, verbose_name='gardens that would change')),
                ('appearing', models.PositiveIntegerField(default=0, verbose_name='findings that would appear')),
                ('vanishing', models.PositiveIntegerField(default=0, verbose_name='findings that would vanish')),
                ('rising', models.PositiveIntegerField(default=0, verbose_name='findings that would become more severe')),
                ('falling', models.PositiveIntegerField(default=0, verbose_name='findings that would become less severe')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('seen_at', models.DateTimeField(blank=True, null=True, verbose_name='last sign of life')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by')),
                ('setting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dry_runs', to='rules.rulesetting', verbose_name='rule')),
            ],
            options={
                'verbose_name': 'dry run',
                'verbose_name_plural': 'dry runs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='HiddenRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule_id', models.CharField(max_length=40, verbose_name='rule')),
                ('hidden_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='hidden')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hidden_rules', to='gardens.garden')),
            ],
            options={
                'verbose_name': 'hidden rule',
                'verbose_name_plural': 'hidden rules',
                'ordering': ['rule_id'],
            },
        ),
        migrations.CreateModel(
            name='KeptSnapshot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kept_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='kept')),
                ('packed', models.BinaryField(verbose_name='snapshot')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kept_snapshots', to='gardens.garden')),
            ],
            options={
                'verbose_name': 'snapshot of a garden',
                'verbose_name_plural': 'snapshots of gardens',
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='snapshot',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='findings', to='rules.keptsnapshot', verbose_name='snapshot of the garden'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(condition=models.Q(('resolved_at__isnull', True), models.Q(('answer', ''), _negated=True), _connector='OR'), fields=['garden'], name='rules_finding_compared'),
        ),
        migrations.AddConstraint(
            model_name='hiddenrule',
            constraint=models.UniqueConstraint(fields=('garden', 'rule_id'), name='rules_hidden_once'),
        ),
    ]
