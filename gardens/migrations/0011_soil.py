import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    review = (
        "Older than the first release: no other code ran beside it. Empty texts are all that "
        "is added to soil tests."
    )

    dependencies = [
        ('gardens', "0010_indoor"),
    ]

    operations = [
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('spread_on', models.DateField(verbose_name='spread on')),
                ('product', models.CharField(blank=True, choices=[('limestone', 'Ground limestone'), ('hydrated_lime', 'Hydrated lime'), ('burnt_lime', 'Burnt lime'), ('sulfur', 'Elemental sulfur'), ('compost', 'Garden compost'), ('cattle_manure', 'Cattle manure, rotted'), ('poultry_pellets', 'Poultry manure pellets'), ('blood_meal', 'Blood meal'), ('feather_meal', 'Feather meal'), ('ammonium_sulfate', 'Ammonium sulfate'), ('bone_meal', 'Bone meal'), ('superphosphate', 'Triple superphosphate'), ('potassium_sulfate', 'Potassium sulfate')], default='', max_length=20, verbose_name='product')),
                ('name', models.CharField(blank=True, default='', max_length=80, verbose_name='name of your own product')),
                ('amount_g', models.FloatField(blank=True, null=True, verbose_name='weight (g)')),
                ('amount_l', models.FloatField(blank=True, null=True, verbose_name='volume (L)')),
                ('kg_per_l', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0.05, message='Enter 0.05 to 3, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(3, message='Enter 0.05 to 3, or leave it empty; check the unit.')], verbose_name='weight of a litre (kg)')),
                ('n_pct', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 100, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(100, message='Enter 0 to 100, or leave it empty; check the unit.')], verbose_name='N (%)')),
                ('p2o5_pct', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 100, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(100, message='Enter 0 to 100, or leave it empty; check the unit.')], verbose_name='P₂O₅ (%)')),
                ('k2o_pct', models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 100, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(100, message='Enter 0 to 100, or leave it empty; check the unit.')], verbose_name='K₂O (%)')),
                ('kind', models.CharField(blank=True, choices=[('mineral', 'Mineral, dissolves at once'), ('compost', 'Compost'), ('manure', 'Farmyard manure'), ('poultry_pellets', 'Poultry manure'), ('blood_meal', 'Blood meal'), ('bone_meal', 'Bone meal'), ('feather_meal', 'Feather meal, horn')], default='', max_length=20, verbose_name='how fast it acts')),
            ],
            options={
                'verbose_name': 'amendment',
                'verbose_name_plural': 'amendments',
                'ordering': ['-spread_on', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='soiltest',
            name='buffer_ph',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(4.0, message='Enter 4.0 to 7.0, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(7.0, message='Enter 4.0 to 7.0, or leave it empty; check the unit.')], verbose_name='Mehlich buffer pH'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='cec_meq_100g',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 200, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(200, message='Enter 0 to 200, or leave it empty; check the unit.')], verbose_name='cation exchange capacity (meq/100 g)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='depth_from_cm',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 100, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(100, message='Enter 0 to 100, or leave it empty; check the unit.')], verbose_name='sampled from (cm)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='depth_to_cm',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 100, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(100, message='Enter 0 to 100, or leave it empty; check the unit.')], verbose_name='sampled to (cm)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='ec_ds_m',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 50, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(50, message='Enter 0 to 50, or leave it empty; check the unit.')], verbose_name='electrical conductivity (dS/m)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='ec_method',
            field=models.CharField(blank=True, choices=[('paste', 'Saturated paste (ECe)'), ('1:5', '1 part soil, 5 parts water'), ('1:2', '1 part soil, 2 parts water')], default='', max_length=20, verbose_name='measured in'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='lab',
            field=models.CharField(blank=True, default='', max_length=80, verbose_name='laboratory or kit'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='nitrate_method',
            field=models.CharField(blank=True, choices=[('kcl', 'Potassium chloride (KCl)'), ('water', 'Water or test strip'), ('other', 'Another method')], default='', max_length=20, verbose_name='method'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='nitrate_n_mg_kg',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 1000, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(1000, message='Enter 0 to 1000, or leave it empty; check the unit.')], verbose_name='nitrate nitrogen (mg/kg N)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='organic_matter_pct',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 100, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(100, message='Enter 0 to 100, or leave it empty; check the unit.')], verbose_name='organic matter (%)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='phosphorus_method',
            field=models.CharField(blank=True, choices=[('olsen', 'Olsen (bicarbonate)'), ('mehlich_3', 'Mehlich-3, colorimetric'), ('mehlich_3_icp', 'Mehlich-3, ICP'), ('bray_1', 'Bray P1'), ('other', 'Another extractant')], default='', max_length=20, verbose_name='extractant'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='phosphorus_mg_kg',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 3000, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(3000, message='Enter 0 to 3000, or leave it empty; check the unit.')], verbose_name='phosphorus (mg/kg P)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='potassium_method',
            field=models.CharField(blank=True, choices=[('ammonium_acetate', 'Ammonium acetate'), ('ammonium_nitrate', 'Ammonium nitrate'), ('mehlich_3', 'Mehlich-3'), ('other', 'Another extractant')], default='', max_length=20, verbose_name='extractant'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='potassium_mg_kg',
            field=models.FloatField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0, message='Enter 0 to 10000, or leave it empty; check the unit.'), django.core.validators.MaxValueValidator(10000, message='Enter 0 to 10000, or leave it empty; check the unit.')], verbose_name='potassium (mg/kg K)'),
        ),
        migrations.AddField(
            model_name='soiltest',
            name='texture',
            field=models.CharField(blank=True, choices=[('sand', 'Sand'), ('loamy_sand', 'Loamy sand'), ('sandy_loam', 'Sandy loam'), ('loam', 'Loam'), ('silt_loam', 'Silt loam'), ('silt', 'Silt'), ('silty_clay_loam', 'Silty clay loam'), ('silty_clay', 'Silty clay'), ('clay', 'Clay')], default='', max_length=20, verbose_name='soil texture'),
        ),
        migrations.AddConstraint(
            model_name='soiltest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('depth_from_cm__isnull', True), ('depth_to_cm__isnull', True)), models.Q(('depth_from_cm__isnull', False), ('depth_to_cm__isnull', False), ('depth_from_cm__gte', 0), ('depth_to_cm__gt', models.F('depth_from_cm'))), _connector='OR'), name='gardens_soiltest_depth', violation_error_message='Give both depths, the deeper one second, or neither.'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='bed',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='gardens.bed', verbose_name='bed'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='event',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='amendment', to='gardens.event', verbose_name='entry of the book'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='garden',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='gardens.garden'),
        ),
        migrations.AddIndex(
            model_name='amendment',
            index=models.Index(fields=['garden', 'bed', '-spread_on'], name='gardens_amendment_last'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount_g__gt', 0), ('amount_g__isnull', False), ('amount_l__isnull', True)), models.Q(('amount_g__isnull', True), ('amount_l__gt', 0), ('amount_l__isnull', False)), _connector='OR'), name='gardens_amendment_amount', violation_error_message='Give the weight or the volume, not both.'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('product', ''), _negated=True), models.Q(('name', ''), _negated=True), _connector='OR'), name='gardens_amendment_named', violation_error_message='Choose a product, or name your own.'),
        ),
    ]
