from collections.abc import Iterator

from django.urls import URLPattern, path

from gardens.views import features, land


def _feature_patterns(kind: str) -> Iterator[URLPattern]:
    extra = {"kind": kind}
    one = f"gardens/<int:garden_pk>/{kind}s/<int:pk>/"
    yield path(
        f"gardens/<int:garden_pk>/{kind}s/add/", features.feature_add, extra, name=f"{kind}-add"
    )
    yield path(one, features.feature_edit, extra, name=f"{kind}-edit")
    yield path(f"{one}delete/", features.feature_delete, extra, name=f"{kind}-delete")


land_patterns = [
    path("gardens/<int:pk>/land/", land.land_edit, name="land-edit"),
    path("gardens/<int:pk>/land/move/", land.land_move, name="land-move"),
    *_feature_patterns("tree"),
    *_feature_patterns("structure"),
    *_feature_patterns("path"),
]
