import csv
from pathlib import Path

import pytest

from plants.agronomy import companions, rotation
from plants.agronomy.companions import Neighbour, PairEffect

DATA = Path(__file__).parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


CATALOGUE = {row["slug"]: Neighbour(row["slug"], row["family"]) for row in rows("plants.csv")}


@pytest.mark.parametrize(
    ("effect", "grade", "distance_m", "range_m", "score"),
    [
        pytest.param(0.30, "B", 0.40, 1.0, 0.108, id="COM-01"),
        pytest.param(-0.5, "A", 0.0, 3.0, -0.5, id="at-the-same-spot"),
        pytest.param(0.30, "C", 1.2, 1.0, 0.0, id="out-of-range"),
    ],
)
def test_companion_score(effect, grade, distance_m, range_m, score):
    found = companions.companion_score(effect, grade, distance_m, range_m)
    assert found == pytest.approx(score, abs=0.001)


@pytest.mark.parametrize(
    ("mechanism", "range_m"),
    [
        ("juglone toxicity within the root zone", 13.5),
        ("allelopathy and shading", 0.8),
        ("keep fennel 0.8 m away; flowering fennel elsewhere feeds hoverflies", 0.8),
        ("rye residue allelopathy hinders small seeds", 0.8),
        ("shared late blight, Verticillium and Colorado potato beetle", 3.0),
        ("Verticillium wilt carry-over", 3.0),
        ("virus spread by aphids", 3.0),
        ("nectar for parasitoid wasps and hoverflies", 1.0),
        ("diverse trap crop for crucifer flea beetle", 1.0),
        ("cabbage root fly and aphid landing disrupted by living mulch", 1.0),
        ("fewer eggs and larvae of cabbage pests over clover; smaller but cleaner heads", 1.0),
        ("ground shade and complementary roots; three sisters polyculture", 0.5),
        ("quick leaf crop uses space before canopy closes", 0.5),
        ("killed vetch mulch: yield up and disease delayed", 0.5),
        ("traditional pairing", 0.5),
    ],
)
def test_range_by_mechanism(mechanism, range_m):
    assert companions.mechanism_range_m(mechanism, canopy_radius_m=9.0) == range_m


def test_every_pair_of_the_data_file_has_a_grade_an_effect_and_a_range():
    for row in rows("companions.csv"):
        assert companions.evidence_grade(row["evidence_level"]) in "BC"
        assert abs(companions.neighbour_effect(row["effect"], row["mechanism"])) in (0, 0.2)
        assert companions.mechanism_range_m(row["mechanism"], 9.0) in (0.5, 0.8, 1.0, 3.0, 13.5)


def test_marigold_grown_before_does_not_help_beside():
    mechanism = (
        "root-knot nematodes reduced when a dense marigold crop grows before the crop; "
        "interplanting does little"
    )
    assert companions.neighbour_effect("beneficial", mechanism) == 0
    assert companions.neighbour_effect("antagonistic", "traditional avoidance") == -0.2


@pytest.mark.parametrize(
    ("a", "b", "effect"),
    [
        ("tomato", "potato", PairEffect(-0.5, "A")),
        ("potato", "tomato", PairEffect(-0.5, "A")),
        ("black-walnut", "sweet-pepper", PairEffect(-0.9, "A")),
        ("sweet-corn", "pole-bean", PairEffect(0.3, "A")),
        ("white-clover", "cabbage", PairEffect(0.3, "A")),
        ("cucumber", "sweet-alyssum", PairEffect(0.3, "A")),
        ("sunflower", "bush-bean", PairEffect(-0.3, "B")),
        ("tomato", "basil", None),
    ],
)
def test_tabled_pairs(a, b, effect):
    assert companions.tabled_effect(CATALOGUE[a], CATALOGUE[b]) == effect


def test_tabled_names_are_in_the_catalogue():
    families = {plant.family for plant in CATALOGUE.values()}
    named = {name for one, other, _ in companions._TABLED for name in one | other}
    named |= {name for pathogen in rotation.PATHOGENS.values() for name in pathogen.plants}
    named |= {name for pathogen in rotation.PATHOGENS.values() for name in pathogen.families}
    named |= set(rotation.FAMILY_GAP_YEARS) | set(rotation.REPLANT_GAP_YEARS)
    assert named <= CATALOGUE.keys() | families


@pytest.mark.parametrize(
    ("family", "gap_years", "needed", "severity"),
    [
        pytest.param("Brassicaceae", 2, 3, "advice", id="ROT-01"),
        pytest.param("Solanaceae", 1, 3, "warning", id="ROT-03"),
        pytest.param("Poaceae", 1, 1, None, id="long-enough"),
        pytest.param("Lamiaceae", 1, 0, None, id="no-rule"),
    ],
)
def test_family_gap(family, gap_years, needed, severity):
    required = rotation.family_gap_years(family)
    assert required == needed
    missing = rotation.missing_years(required, gap_years)
    assert rotation.gap_severity(missing) == severity


def test_rot_02_clubroot_needs_seven_years():
    clubroot = rotation.PATHOGENS["clubroot"]
    assert clubroot.infects("Brassicaceae", "cabbage")
    assert clubroot.years == 7
    assert rotation.missing_years(clubroot.years, 4) == 3
    assert rotation.PATHOGEN_SEVERITY == "critical"


@pytest.mark.parametrize(
    ("pathogen", "slug", "is_host"),
    [
        ("verticillium", "eggplant", True),
        ("verticillium", "cabbage", False),
        ("cyst_nematode", "sweet-pepper", False),
        ("white_rot", "leek", True),
        ("bean_blight", "broad-bean", False),
        ("root_rot", "broad-bean", True),
    ],
)
def test_hosts(pathogen, slug, is_host):
    plant = CATALOGUE[slug]
    assert rotation.PATHOGENS[pathogen].infects(plant.family, plant.slug) is is_host


@pytest.mark.parametrize(
    ("slug", "years"), [("strawberry", 3), ("apple", 5), ("asparagus", rotation.NEVER_YEARS)]
)
def test_perennials_do_not_follow_themselves(slug, years):
    assert rotation.replant_gap_years(slug) == years


@pytest.mark.parametrize(
    ("before", "after", "compost_kg_m2", "severity"),
    [
        ("heavy", "heavy", 2.9, "advice"),
        ("heavy", "heavy", 3.0, None),
        ("heavy", "light", 0.0, None),
        ("nitrogen_fixer", "heavy", 0.0, None),
    ],
)
def test_heavy_feeders_in_a_row_need_compost(before, after, compost_kg_m2, severity):
    assert rotation.feeder_severity(before, after, compost_kg_m2) == severity


def test_a_family_does_not_follow_itself_within_a_season():
    assert rotation.succession_severity("Brassicaceae", "Brassicaceae") == "advice"
    assert rotation.succession_severity("Fabaceae", "Brassicaceae") is None
