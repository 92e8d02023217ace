"""What is refused, what is doubtful, what passes, and why (decision record 26)."""

import pytest

from compliance.loading.controlled import FOLDER, NAMES, read_controlled
from compliance.models.controlled import Condition, Strength
from compliance.screening.judging import judge_taxon, judge_text
from compliance.screening.verdicts import CLEAR, Reason, TextScreening, Verdict, heaviest

SHIPPED = read_controlled(FOLDER / NAMES)


@pytest.fixture
def screen(shipped_lexicon):
    return lambda text: judge_text(text, shipped_lexicon)


def test_every_name_that_refuses_is_refused_by_itself_and_in_a_sentence(screen):
    passed = [
        one.name
        for one in SHIPPED.names.values()
        if one.strength == Strength.REFUSES
        and one.plant.condition == Condition.ALWAYS
        and {screen(one.name).verdict, screen(f"12.5: {one.name} (3)").verdict} != {Verdict.REFUSED}
    ]

    assert passed == []


def test_every_name_of_a_crop_is_refused_where_it_stands_alone(screen):
    passed = [
        one.name
        for one in SHIPPED.names.values()
        if one.strength == Strength.GROWN and screen(one.name).is_clear
    ]

    assert passed == []


def test_no_slang_and_no_poppy_is_refused_by_itself(screen):
    refused = [
        one.name
        for one in SHIPPED.names.values()
        if (
            one.strength in (Strength.DOUBTFUL, Strength.EVERYDAY)
            or one.plant.condition == Condition.OPIUM
        )
        and screen(one.name).verdict is Verdict.REFUSED
    ]

    assert refused == []


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("Cannabis sativa", Verdict.REFUSED, Reason.CONTROLLED_NAME),
        ("Cannabispflanzen", Verdict.REFUSED, Reason.CONTROLLED_NAME),
        ("c@nn@b1s", Verdict.REFUSED, Reason.DISGUISED_NAME),
        ("c.a.n.n.a.b.i.s", Verdict.REFUSED, Reason.DISGUISED_NAME),
        ("сannabis", Verdict.REFUSED, Reason.CONTROLLED_NAME),
        ("kh@t tree", Verdict.REFUSED, Reason.DISGUISED_NAME),
        ("canna bis", Verdict.DOUBTFUL, Reason.SPLIT_NAME),
        ("canibis", Verdict.DOUBTFUL, Reason.MISSPELT_NAME),
        ("sibannac", Verdict.DOUBTFUL, Reason.MISSPELT_NAME),
        ("hemp", Verdict.REFUSED, Reason.GROWN_CROP),
        ("sowed hemp today", Verdict.REFUSED, Reason.GROWN_CROP),
        ("hemp, bed 3", Verdict.DOUBTFUL, Reason.GROWN_CROP),
        ("hemp twine", Verdict.CLEAR, Reason.NONE),
        ("beans tied up with hemp, growing well", Verdict.CLEAR, Reason.NONE),
        ("planted with hemp", Verdict.REFUSED, Reason.GROWN_CROP),
        ("The price of hemp is news to me", Verdict.CLEAR, Reason.NONE),
        ("growing weed", Verdict.DOUBTFUL, Reason.SLANG),
        ("weed with a lot of THC", Verdict.DOUBTFUL, Reason.SLANG),
        ("kush", Verdict.DOUBTFUL, Reason.SLANG),
        ("dope idea, thanks", Verdict.CLEAR, Reason.NONE),
        ("feminized seed with 20 % THC", Verdict.DOUBTFUL, Reason.DRUG_WORDS),
        ("feminized cucumber seed", Verdict.CLEAR, Reason.NONE),
        ("Papaver somniferum", Verdict.CLEAR, Reason.NONE),
        ("Papaver somniferum for opium", Verdict.REFUSED, Reason.OPIUM),
        ("Papaver somniferum, not for opium", Verdict.CLEAR, Reason.NONE),
        ("Opium poppies; wash the latex off your gloves", Verdict.CLEAR, Reason.NONE),
        ("割罂粟收集鸦片", Verdict.REFUSED, Reason.OPIUM),
        ("trồng cần sa", Verdict.REFUSED, Reason.CONTROLLED_NAME),
        ("cân sả rồi phơi", Verdict.CLEAR, Reason.NONE),
        ("Сандра посадила розы", Verdict.CLEAR, Reason.NONE),
        ("Ganja", Verdict.CLEAR, Reason.NONE),
        ("к0н0пля", Verdict.REFUSED, Reason.GROWN_CROP),
        ("м4рихуана", Verdict.REFUSED, Reason.DISGUISED_NAME),
        ("cannaビス", Verdict.REFUSED, Reason.DISGUISED_NAME),
        ("марijuana", Verdict.REFUSED, Reason.DISGUISED_NAME),
        ("ぺよーて接ぎ木", Verdict.REFUSED, Reason.CONTROLLED_NAME),
        ("\u202eetoyep\u202c", Verdict.REFUSED, Reason.CONTROLLED_NAME),
        ("cahta edulis", Verdict.DOUBTFUL, Reason.MISSPELT_NAME),
        ("ganja, two pots", Verdict.DOUBTFUL, Reason.SLANG),
        ("Hemp crop, fibre variety, harvest in August", Verdict.DOUBTFUL, Reason.GROWN_CROP),
        ("growing opium", Verdict.DOUBTFUL, Reason.OPIUM),
        ("growing opium poppies", Verdict.CLEAR, Reason.NONE),
        ("Hamppunarua pavuille", Verdict.CLEAR, Reason.NONE),
        ("شتلات القنبيط", Verdict.CLEAR, Reason.NONE),
        ("Cần sang chậu", Verdict.CLEAR, Reason.NONE),
        ("Mari Juana regó", Verdict.CLEAR, Reason.NONE),
        ("", Verdict.CLEAR, Reason.NONE),
    ],
)
def test_a_text_is_weighed(screen, text, verdict, reason):
    assert screen(text) == TextScreening(verdict, reason)


def test_an_innocent_phrase_does_not_excuse_what_stands_beside_it(screen):
    assert screen("Hemp agrimony by the pond").is_clear
    assert screen("Hemp agrimony by the pond, and cannabis").verdict is Verdict.REFUSED


def test_of_several_hits_the_heaviest_counts(screen):
    assert screen("canibis, that is cannabis").reason == Reason.CONTROLLED_NAME
    assert heaviest([]) == CLEAR


@pytest.mark.parametrize(
    "names",
    [
        ["Cannabis sativa L. 'Finola'"],
        ["Cannabis sp."],
        ["× Cannabis lupulus"],
        ["Lophophora fricii"],
        ["Erythroxylum coca var. ipadu"],
        ["Erythroxylon coca"],
        ["Catha edulis (Vahl) Forssk. ex Endl."],
        ["Salvia divinorum"],
        ["Solanum lycopersicum", "Anhalonium lewinii"],
        ["С\u200bannabis sativa"],
    ],
)
def test_a_controlled_taxon_is_refused_by_name_and_synonym(names, shipped_lexicon):
    found = judge_taxon(names, shipped_lexicon)

    assert found == TextScreening(Verdict.REFUSED, Reason.CONTROLLED_TAXON)


@pytest.mark.parametrize(
    "names",
    [
        ["Lactuca sativa", "Avena sativa"],
        ["Hibiscus cannabinus"],
        ["Salvia officinalis"],
        ["Erythroxylum havanense"],
        ["Papaver somniferum", "opium poppy"],
        ["Canna indica"],
        [],
    ],
)
def test_other_taxa_pass(names, shipped_lexicon):
    assert judge_taxon(names, shipped_lexicon) == CLEAR


def test_an_everyday_name_among_the_names_of_a_taxon_is_weighed_as_text(shipped_lexicon):
    found = judge_taxon(["Solanum lycopersicum", "m4rijuana"], shipped_lexicon)

    assert found.verdict is Verdict.REFUSED
