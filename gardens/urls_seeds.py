from django.urls import path

from gardens.views import paper, seed_sowing, seed_tests, seeds, sowings, trays

seed_patterns = [
    path("seeds/", seeds.seed_list, name="seed-list"),
    path("seeds/add/", seeds.seed_add, name="seed-add"),
    path("seeds/shopping/", seeds.seed_shopping, name="seed-shopping"),
    path("seeds/labels/", paper.seed_labels, name="seed-labels"),
    path("seeds/<int:pk>/", seeds.seed_detail, name="seed-detail"),
    path("seeds/<int:pk>/edit/", seeds.seed_edit, name="seed-edit"),
    path("seeds/<int:pk>/delete/", seeds.seed_delete, name="seed-delete"),
    path("seeds/<int:pk>/entries/add/", seeds.seed_enter, name="seed-enter"),
    path("seeds/<int:pk>/tests/add/", seed_tests.test_add, name="seed-test-add"),
    path("seeds/tests/<int:pk>/", seed_tests.test_count, name="seedtest-count"),
    path("seeds/<int:pk>/sow/", seed_sowing.seed_sow, name="seed-sow"),
    path("plantings/<int:pk>/sow/", seed_sowing.planting_sow, name="planting-sow"),
    path("plantings/<int:pk>/save-seed/", seeds.planting_save_seed, name="planting-save-seed"),
    path("trays/", trays.tray_list, name="tray-list"),
    path("gardens/<int:pk>/trays/add/", trays.tray_add, name="garden-tray-add"),
    path("trays/<int:pk>/", trays.tray_detail, name="tray-detail"),
    path("trays/<int:pk>/edit/", trays.tray_edit, name="tray-edit"),
    path("trays/<int:pk>/delete/", trays.tray_delete, name="tray-delete"),
    path("sowings/<int:pk>/", sowings.sowing_detail, name="sowing-detail"),
    path("sowings/<int:pk>/count/", sowings.sowing_count, name="sowing-count"),
    path("sowings/<int:pk>/pot-on/", sowings.sowing_pot_on, name="sowing-pot-on"),
    path("sowings/<int:pk>/harden/", sowings.sowing_harden, name="sowing-harden"),
    path("sowings/<int:pk>/plant-out/", sowings.sowing_plant_out, name="sowing-plant-out"),
    path("sowings/<int:pk>/clear/", sowings.sowing_clear, name="sowing-clear"),
]
