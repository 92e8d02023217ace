from collections.abc import Iterator

from django.urls import URLPattern, path

from gardens.views import features, land, land_plan, pictures, revisions, underlay


def _feature_patterns(kind: str) -> Iterator[URLPattern]:
    extra = {"kind": kind}
    one = f"gardens/<int:garden_pk>/{kind}s/<int:pk>/"
    yield path(
        f"gardens/<int:garden_pk>/{kind}s/add/", features.feature_add, extra, name=f"{kind}-add"
    )
    yield path(one, features.feature_edit, extra, name=f"{kind}-edit")
    yield path(f"{one}delete/", features.feature_delete, extra, name=f"{kind}-delete")


def _underlay_patterns() -> Iterator[URLPattern]:
    of_garden = "gardens/<int:pk>/land/underlay/"
    yield path(of_garden, underlay.underlay_lay, name="underlay-lay")
    yield path(f"{of_garden}upload/", underlay.underlay_upload, name="underlay-upload")
    yield path(f"{of_garden}dim/", underlay.underlay_dim, name="underlay-dim")
    yield path(f"{of_garden}delete/", underlay.underlay_delete, name="underlay-delete")


land_patterns = [
    path("gardens/<int:pk>/land/", land.land_edit, name="land-edit"),
    path("gardens/<int:pk>/land/move/", land.land_move, name="land-move"),
    *_underlay_patterns(),
    path("pictures/<int:pk>/", pictures.picture_file, name="picture-file"),
    path("pictures/<int:pk>/thumbnail/", pictures.picture_thumbnail, name="picture-thumbnail"),
    path("gardens/<int:pk>/land/plan/shift/", land_plan.land_shift, name="land-shift"),
    path("gardens/<int:pk>/land/plan/turn/", land_plan.land_turn, name="land-turn"),
    path("gardens/<int:pk>/land/plan/copy/", land_plan.land_copy, name="land-copy"),
    path("gardens/<int:pk>/land/plan/clear/", land_plan.land_clear, name="land-clear"),
    path("gardens/<int:pk>/land/plan/undo/", land_plan.land_undo, name="land-undo"),
    path("gardens/<int:pk>/land/plan/redo/", land_plan.land_redo, name="land-redo"),
    path("gardens/<int:pk>/land/revisions/", revisions.land_revision_list, name="land-revisions"),
    path(
        "gardens/<int:pk>/land/revisions/<int:step>/",
        revisions.land_revision_detail,
        name="land-revision",
    ),
    path(
        "gardens/<int:pk>/land/revisions/<int:step>/restore/",
        revisions.land_restore,
        name="land-restore",
    ),
    *_feature_patterns("tree"),
    *_feature_patterns("structure"),
    *_feature_patterns("path"),
]
