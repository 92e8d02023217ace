import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gardening.benchmarks.running import cpu_ms, memory_mb
from gardens.models import PlanStep
from gardens.tests.factories import BedFactory, PlantingFactory
from rules.models import Evaluation

SPIN = """
import sys, time
memory = bytearray(50_000_000)
while time.process_time() < float(sys.argv[1]): pass
print("spun", flush=True)
sys.stdin.read()
"""


def test_processor_and_memory_are_those_of_the_processes_that_are_named():
    name = "named-for-a-test-only"
    before = cpu_ms(name)
    with subprocess.Popen(
        [sys.executable, "-c", SPIN, "0.3", name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as spinning:
        assert spinning.stdout.readline() == "spun\n"
        assert 250 < cpu_ms(name) - before < 600
        assert len(memory_mb(name)) == 1
        assert 50 < memory_mb(name)[0] < 150
        spinning.stdin.close()
    assert memory_mb(name) == []


@pytest.mark.django_db(transaction=True)
def test_it_visits_every_page_and_has_the_gardens_evaluated(live_site):
    bed = BedFactory()
    PlantingFactory(bed=bed)
    out = StringIO()

    call_command("measure_site", url=live_site.url, visits=1, stdout=out)

    for name in ("a static file", "Today", "a garden", "a bed", "a planting dragged"):
        assert f"| {name} | " in out.getvalue()
    assert PlanStep.objects.filter(bed=bed).count() == 1
    evaluation = Evaluation.objects.get(garden=bed.garden)
    assert evaluation.done_revision == evaluation.revision > 0


@pytest.mark.django_db
def test_without_gardens_it_says_what_to_do():
    with pytest.raises(CommandError, match="generate_garden_data"):
        call_command("measure_site")
