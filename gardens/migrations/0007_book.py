
import django.core.validators
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Two columns go that the "
        "entries of the book replace."
    )

    dependencies = [
        ('gardens', '0006_editor'),
        ('plants', '0001_catalogue'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(blank=True, choices=[('', 'Job done'), ('start', 'Sown or planted'), ('germinate', 'Germinated'), ('plant_out', 'Planted out'), ('harvest', 'Harvested'), ('end', 'Ended'), ('water', 'Watered'), ('feed', 'Fed'), ('weed', 'Weeded'), ('thin', 'Thinned'), ('prune', 'Pruned'), ('mulch', 'Mulched'), ('pot_on', 'Potted on'), ('treat', 'Treated'), ('problem', 'Problem seen'), ('soil_test', 'Soil tested'), ('note', 'Note')], default='', max_length=10, verbose_name='what was done')),
                ('happened_on', models.DateField(verbose_name='day')),
                ('note', models.CharField(blank=True, default='', max_length=500, verbose_name='note')),
                ('batch', models.UUIDField(default=uuid.uuid4, verbose_name='written together')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
            ],
            options={
                'verbose_name': 'entry of the book',
                'verbose_name_plural': 'entries of the book',
                'ordering': ['-happened_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TaskSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='what to do')),
                ('act', models.CharField(blank=True, choices=[('', 'Job done'), ('start', 'Sown or planted'), ('germinate', 'Germinated'), ('plant_out', 'Planted out'), ('harvest', 'Harvested'), ('end', 'Ended'), ('water', 'Watered'), ('feed', 'Fed'), ('weed', 'Weeded'), ('thin', 'Thinned'), ('prune', 'Pruned'), ('mulch', 'Mulched'), ('pot_on', 'Potted on'), ('treat', 'Treated'), ('problem', 'Problem seen'), ('soil_test', 'Soil tested'), ('note', 'Note')], default='', max_length=10, verbose_name='records')),
                ('starts_on', models.DateField(verbose_name='first time')),
                ('every', models.PositiveSmallIntegerField(default=1, verbose_name='every')),
                ('unit', models.CharField(choices=[('day', 'days'), ('week', 'weeks'), ('month', 'months'), ('year', 'years')], default='week', max_length=5, verbose_name='unit')),
                ('weekdays', models.JSONField(blank=True, default=list, verbose_name='weekdays, Monday being 0')),
                ('counting', models.CharField(choices=[('fixed', 'On fixed days'), ('after_done', 'From the day it was done')], default='fixed', max_length=10, verbose_name='counted')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('times', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many times')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': 'recurring job',
                'verbose_name_plural': 'recurring jobs',
                'ordering': ['pk'],
            },
        ),
        migrations.RemoveField(
            model_name='caretask',
            name='has_begun_planting',
        ),
        migrations.RemoveField(
            model_name='caretask',
            name='watering',
        ),
        migrations.AddField(
            model_name='caretask',
            name='skip_note',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='in your words'),
        ),
        migrations.AddField(
            model_name='caretask',
            name='skip_reason',
            field=models.CharField(blank=True, choices=[('not_needed', 'Not needed'), ('weather', 'Weather'), ('no_time', 'No time'), ('other', 'Another reason')], default='', max_length=12, verbose_name='why it was skipped'),
        ),
        migrations.AddField(
            model_name='caretask',
            name='skipped_on',
            field=models.DateField(blank=True, null=True, verbose_name='skipped on'),
        ),
        migrations.AddField(
            model_name='caretask',
            name='snoozed_from',
            field=models.DateField(blank=True, null=True, verbose_name='put off from'),
        ),
        migrations.AddField(
            model_name='planting',
            name='first_harvest_on',
            field=models.DateField(blank=True, null=True, verbose_name='first harvest on'),
        ),
        migrations.AddField(
            model_name='planting',
            name='germinated_on',
            field=models.DateField(blank=True, null=True, verbose_name='germinated on'),
        ),
        migrations.AddField(
            model_name='planting',
            name='lost',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='plants lost'),
        ),
        migrations.AddField(
            model_name='planting',
            name='planted_out_on',
            field=models.DateField(blank=True, null=True, verbose_name='planted out on'),
        ),
        migrations.AlterField(
            model_name='caretask',
            name='act',
            field=models.CharField(blank=True, choices=[('', 'Job done'), ('start', 'Sown or planted'), ('germinate', 'Germinated'), ('plant_out', 'Planted out'), ('harvest', 'Harvested'), ('end', 'Ended'), ('water', 'Watered'), ('feed', 'Fed'), ('weed', 'Weeded'), ('thin', 'Thinned'), ('prune', 'Pruned'), ('mulch', 'Mulched'), ('pot_on', 'Potted on'), ('treat', 'Treated'), ('problem', 'Problem seen'), ('soil_test', 'Soil tested'), ('note', 'Note')], default='', max_length=10, verbose_name='records'),
        ),
        migrations.AlterField(
            model_name='caretask',
            name='state',
            field=models.CharField(choices=[('open', 'To do'), ('done', 'Done'), ('skipped', 'Skipped'), ('withdrawn', 'No longer needed')], default='open', max_length=10),
        ),
        migrations.AlterField(
            model_name='planstep',
            name='act',
            field=models.CharField(choices=[('placed', 'placed'), ('changed', 'changed'), ('moved', 'moved'), ('copied', 'copied'), ('removed', 'removed'), ('begun', 'begun'), ('ended', 'ended'), ('filled', 'area filled'), ('rows', 'planted in rows'), ('squares', 'planted in squares'), ('split', 'split'), ('restored', 'brought back')], max_length=20, verbose_name='what was done'),
        ),
        migrations.AlterField(
            model_name='planting',
            name='end_reason',
            field=models.CharField(blank=True, choices=[('harvested', 'Harvested'), ('disease', 'Disease'), ('pest', 'Pest'), ('no_show', 'Did not come up'), ('weather', 'Frost, drought or storm'), ('removed', 'Removed')], default='', max_length=20, verbose_name='why it ended'),
        ),
        migrations.AddConstraint(
            model_name='planting',
            constraint=models.CheckConstraint(condition=models.Q(('germinated_on__isnull', True), models.Q(('started_on__isnull', False), models.Q(('started_on__isnull', True), ('germinated_on__gte', models.F('started_on')), _connector='OR'), models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('germinated_on')), _connector='OR')), _connector='OR'), name='gardens_germinated_on_after_started_on', violation_error_message='The days of a planting come in the order of its life.'),
        ),
        migrations.AddConstraint(
            model_name='planting',
            constraint=models.CheckConstraint(condition=models.Q(('planted_out_on__isnull', True), models.Q(('started_on__isnull', False), models.Q(('germinated_on__isnull', True), ('planted_out_on__gte', models.F('germinated_on')), _connector='OR'), models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('planted_out_on')), _connector='OR')), _connector='OR'), name='gardens_planted_out_on_after_germinated_on', violation_error_message='The days of a planting come in the order of its life.'),
        ),
        migrations.AddConstraint(
            model_name='planting',
            constraint=models.CheckConstraint(condition=models.Q(('planted_out_on__isnull', True), models.Q(('started_on__isnull', False), models.Q(('started_on__isnull', True), ('planted_out_on__gte', models.F('started_on')), _connector='OR'), models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('planted_out_on')), _connector='OR')), _connector='OR'), name='gardens_planted_out_on_after_started_on', violation_error_message='The days of a planting come in the order of its life.'),
        ),
        migrations.AddConstraint(
            model_name='planting',
            constraint=models.CheckConstraint(condition=models.Q(('first_harvest_on__isnull', True), models.Q(('started_on__isnull', False), models.Q(('started_on__isnull', True), ('first_harvest_on__gte', models.F('started_on')), _connector='OR'), models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('first_harvest_on')), _connector='OR')), _connector='OR'), name='gardens_first_harvest_on_after_started_on', violation_error_message='The days of a planting come in the order of its life.'),
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='problem', serialize=False, to='gardens.event')),
                ('words', models.CharField(blank=True, default='', max_length=80, verbose_name='in your words')),
                ('severity', models.PositiveSmallIntegerField(choices=[(1, 'Slight: a few leaves'), (2, 'Moderate: it spreads'), (3, 'Severe: the crop is at risk')], default=1, verbose_name='how bad')),
            ],
            options={
                'verbose_name': 'problem',
                'verbose_name_plural': 'problems',
            },
        ),
        migrations.CreateModel(
            name='Treatment',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='treatment', serialize=False, to='gardens.event')),
                ('product', models.CharField(max_length=80, verbose_name='product')),
                ('waiting_days', models.PositiveSmallIntegerField(default=0, validators=[django.core.validators.MaxValueValidator(365)], verbose_name='waiting period (days)')),
            ],
            options={
                'verbose_name': 'treatment',
                'verbose_name_plural': 'treatments',
            },
        ),
        migrations.AddField(
            model_name='event',
            name='bed',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='events', to='gardens.bed', verbose_name='bed'),
        ),
        migrations.AddField(
            model_name='event',
            name='garden',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='gardens.garden'),
        ),
        migrations.AddField(
            model_name='event',
            name='planting',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='gardens.planting', verbose_name='planting'),
        ),
        migrations.AddField(
            model_name='event',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='caretask',
            name='event',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='gardens.event', verbose_name='entry of the book'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='event',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='soil_test', to='gardens.event', verbose_name='entry of the book'),
        ),
        migrations.AddField(
            model_name='watering',
            name='event',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='watering', to='gardens.event', verbose_name='entry of the book'),
        ),
        migrations.AddField(
            model_name='taskseries',
            name='bed',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gardens.bed', verbose_name='bed'),
        ),
        migrations.AddField(
            model_name='taskseries',
            name='garden',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='task_series', to='gardens.garden'),
        ),
        migrations.AddField(
            model_name='taskseries',
            name='planting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gardens.planting', verbose_name='planting'),
        ),
        migrations.AddField(
            model_name='caretask',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='gardens.taskseries', verbose_name='recurring job'),
        ),
        migrations.AddConstraint(
            model_name='caretask',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('series',), name='gardens_caretask_one_open_of_series'),
        ),
        migrations.AddField(
            model_name='problem',
            name='pest',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plants.pest', verbose_name='pest or disease'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(('waiting_days__lte', 365)), name='gardens_treatment_wait', violation_error_message='A waiting period is 0 to 365 days.'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['garden', '-happened_on', '-id'], name='gardens_event_garden'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['bed', '-happened_on', '-id'], name='gardens_event_bed'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['planting', '-happened_on', '-id'], name='gardens_event_planting'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['garden', 'batch'], name='gardens_event_batch'),
        ),
        migrations.AddConstraint(
            model_name='taskseries',
            constraint=models.CheckConstraint(condition=models.Q(('every__range', (1, 366))), name='gardens_taskseries_every', violation_error_message='A job comes again every 1 to 366 days, weeks or so on.'),
        ),
        migrations.AddConstraint(
            model_name='taskseries',
            constraint=models.CheckConstraint(condition=models.Q(('times__isnull', True), ('times__range', (1, 1000)), _connector='OR'), name='gardens_taskseries_times', violation_error_message='A job is done between 1 and 1000 times.'),
        ),
    ]
