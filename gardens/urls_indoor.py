from collections.abc import Iterator

from django.urls import URLPattern, path

from gardens.views import indoor, indoor_records


def _facility_patterns(kind: str) -> Iterator[URLPattern]:
    extra = {"kind": kind}
    of_garden = f"gardens/<int:garden_pk>/{kind}s/"
    one = f"{of_garden}<int:pk>/"
    yield path(f"{of_garden}add/", indoor.facility_add, extra, name=f"{kind}-add")
    yield path(one, indoor.facility_detail, extra, name=f"{kind}-detail")
    yield path(f"{one}edit/", indoor.facility_edit, extra, name=f"{kind}-edit")
    yield path(f"{one}delete/", indoor.facility_delete, extra, name=f"{kind}-delete")


def _record_patterns(facility: str, record: str) -> Iterator[URLPattern]:
    name = f"{facility}-{record}"
    extra = {"kind": name}
    of_garden = f"gardens/<int:garden_pk>/{facility}s/"
    one = f"{of_garden}{record}s/<int:pk>/"
    add = f"{of_garden}<int:pk>/{record}s/add/"
    yield path(add, indoor_records.record_add, extra, name=f"{name}-add")
    yield path(one, indoor_records.record_edit, extra, name=f"{name}-edit")
    yield path(f"{one}delete/", indoor_records.record_delete, extra, name=f"{name}-delete")


indoor_patterns = [
    path("gardens/<int:pk>/indoor/", indoor.indoor, name="indoor"),
    *_facility_patterns("space"),
    *_facility_patterns("reservoir"),
    *_record_patterns("space", "reading"),
    *_record_patterns("reservoir", "reading"),
    *_record_patterns("reservoir", "change"),
]
