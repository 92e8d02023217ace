
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('gardens', '0005_print'),
    ]

    operations = [
        migrations.CreateModel(
            name='LandStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('east_cm', models.FloatField(default=0, verbose_name='moved east (cm)')),
                ('south_cm', models.FloatField(default=0, verbose_name='moved south (cm)')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone')),
                ('act', models.CharField(choices=[('added', 'added'), ('changed', 'changed'), ('moved', 'moved'), ('turned', 'turned'), ('copied', 'copied'), ('removed', 'removed'), ('put', 'put on the plan'), ('taken', 'taken off the plan'), ('measured', 'size of the land changed'), ('restored', 'brought back')], max_length=20, verbose_name='what was done')),
                ('number', models.PositiveIntegerField(verbose_name='things')),
                ('name', models.CharField(blank=True, default='', max_length=60, verbose_name='name of a single thing')),
                ('turned_deg', models.SmallIntegerField(default=0, verbose_name='turned clockwise (°)')),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='changed by')),
                ('land', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='gardens.land', verbose_name='land')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gardens.landstep', verbose_name='made after')),
                ('restored', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gardens.landstep', verbose_name='revision brought back')),
            ],
            options={
                'verbose_name': "step of a land's plan",
                'verbose_name_plural': "steps of a land's plan",
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LandChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20, verbose_name='kind')),
                ('number', models.BigIntegerField(verbose_name='number')),
                ('before', models.JSONField(null=True, verbose_name='before')),
                ('after', models.JSONField(null=True, verbose_name='after')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='gardens.landstep', verbose_name='step')),
            ],
            options={
                'verbose_name': "change of a land's plan",
                'verbose_name_plural': "changes of a land's plan",
                'ordering': ['pk'],
            },
        ),
        migrations.AddIndex(
            model_name='landstep',
            index=models.Index(fields=['land', '-id'], name='gardens_landstep_last'),
        ),
    ]
