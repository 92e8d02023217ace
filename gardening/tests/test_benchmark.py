from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gardening.benchmarks import BENCHMARKS, readings, rules, today
from gardening.benchmarks.measuring import Benchmark, Measurement, measure
from gardens.models import Garden, SensorReading
from plants.tests.factories import PlantFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def little_data(monkeypatch):
    monkeypatch.setattr(readings, "READINGS", 200)
    monkeypatch.setattr(rules, "GARDENS", 4)
    monkeypatch.setattr(rules, "PLANTINGS", 20)
    monkeypatch.setattr(today, "FINDINGS", 1)
    monkeypatch.setattr(today, "JOBS", 0)


@pytest.mark.django_db
def test_every_benchmark_runs_and_stands_in_the_table():
    out = StringIO()
    PlantFactory.create_batch(2)
    PlantFactory(slug="tomato")
    PlantFactory(slug="basil")
    PlantFactory(slug="leaf-lettuce")
    PlantFactory(slug="eggplant")
    call_command("benchmark", runs=2, stdout=out)
    printed = out.getvalue()
    rows = [line[2:-2].split(" | ") for line in printed.splitlines() if line.startswith("|")]
    assert [name for name, *_ in rows[2:]] == [benchmark.name for benchmark in BENCHMARKS]
    assert all(float(figure) > 0 for _, *figures, _ in rows[2:] for figure in figures)
    assert [name for name, *_, done in rows[2:] if done] == [
        "rules-evaluate-batches",
        "rules-sweep-unchanged",
    ]
    assert all(word in printed for word in ("load average", "CPUs", "Python 3", "Django 5"))
    assert not Garden.objects.exists()
    assert not SensorReading.objects.exists()


def test_one_benchmark_by_name(capsys):
    call_command("benchmark", "sun-map-cached-geometry", "--runs=2")
    printed = capsys.readouterr().out
    assert "sun-map-cached-geometry" in printed
    assert "sun-map-new-geometry" not in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["moon-map"], "No benchmark is called moon-map"), (["--runs=1"], "at least 2 runs")],
)
def test_what_cannot_be_measured_is_refused(arguments, says):
    with pytest.raises(CommandError, match=says):
        call_command("benchmark", *arguments)


def test_the_scene_is_set_once_and_the_first_run_is_not_counted():
    done = []

    def prepare():
        done.append("scene")
        return lambda: done.append("run")

    measurement = measure(Benchmark("any", 1, prepare), runs=3)
    assert done == ["scene", *["run"] * 4]
    assert len(measurement.wall_ms) == len(measurement.cpu_ms) == 3


def test_median_and_p95():
    measurement = Measurement(wall_ms=[1.0] * 19 + [100.0] * 2, cpu_ms=[5, 1, 3])
    assert (measurement.median_ms, measurement.p95_ms) == (1.0, 100.0)
    assert (measurement.cpu_median_ms, measurement.cpu_p95_ms) == (3, 4.8)
