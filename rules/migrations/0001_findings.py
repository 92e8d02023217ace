import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('gardens', '0002_gardens'),
    ]

    operations = [
        migrations.CreateModel(
            name='RuleSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule_id', models.CharField(max_length=40, unique=True, verbose_name='rule')),
                ('is_enabled', models.BooleanField(default=True, verbose_name='on')),
                ('is_retired', models.BooleanField(default=False, editable=False, verbose_name='retired')),
                ('limits', models.JSONField(blank=True, default=dict, editable=False, verbose_name='limits')),
                ('changed_because', models.CharField(blank=True, default='', editable=False, max_length=300, verbose_name='reason of the last change')),
            ],
            options={
                'verbose_name': 'rule',
                'verbose_name_plural': 'rules',
                'ordering': ['rule_id'],
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('garden', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='evaluation', serialize=False, to='gardens.garden')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='asked for')),
                ('done_revision', models.PositiveIntegerField(default=0, verbose_name='evaluated')),
                ('requested_at', models.DateTimeField(verbose_name='asked for at')),
                ('rung_at', models.DateTimeField(blank=True, null=True, verbose_name='rung at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('evaluated_on', models.DateField(blank=True, db_index=True, null=True, verbose_name='evaluated for')),
                ('failed_rules', models.CharField(blank=True, default='', max_length=400, verbose_name='rules that failed')),
            ],
            options={
                'verbose_name': 'evaluation',
                'verbose_name_plural': 'evaluations',
                'indexes': [models.Index(condition=models.Q(('revision__gt', models.F('done_revision'))), fields=['requested_at'], name='rules_evaluation_pending')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, verbose_name='about')),
                ('digest', models.CharField(max_length=64, verbose_name='state')),
                ('rule_id', models.CharField(max_length=40, verbose_name='rule')),
                ('rule_version', models.PositiveSmallIntegerField(verbose_name='version of the rule')),
                ('severity', models.CharField(choices=[('info', 'Worth knowing'), ('advice', 'Worth doing'), ('warning', 'Act soon'), ('critical', 'Urgent')], max_length=10, verbose_name='severity')),
                ('severity_rank', models.PositiveSmallIntegerField()),
                ('confidence', models.CharField(choices=[('low', 'Low confidence'), ('medium', 'Medium confidence'), ('high', 'High confidence')], max_length=10, verbose_name='confidence')),
                ('words', models.JSONField(verbose_name='words')),
                ('numbers', models.JSONField(default=list, verbose_name='numbers')),
                ('evidence', models.JSONField(default=dict, verbose_name='inputs')),
                ('plantings', models.JSONField(default=list, verbose_name='plantings')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='from')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='until')),
                ('computed_on', models.DateField(verbose_name='numbers of')),
                ('first_seen_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='first seen')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='changed')),
                ('resolved_at', models.DateTimeField(blank=True, null=True, verbose_name='resolved')),
                ('bed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='gardens.bed')),
                ('garden', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='gardens.garden')),
            ],
            options={
                'verbose_name': 'finding',
                'verbose_name_plural': 'findings',
                'ordering': ['-severity_rank', 'rule_id', 'pk'],
                'indexes': [models.Index(condition=models.Q(('resolved_at__isnull', True)), fields=['garden', '-severity_rank'], name='rules_finding_open')],
                'constraints': [models.UniqueConstraint(fields=('garden', 'key'), name='rules_finding_once')],
            },
        ),
    ]
