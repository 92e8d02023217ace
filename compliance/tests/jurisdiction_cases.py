"""Country x taxon x verdict, written from the list and its sources: `place | name | verdict | law`.

A verdict is that of growing: block, warn, note, or none. The law is the one that decides. Where a
day is named, it is the law of that day; else that of 26 November 2026.
"""

from compliance.tests.name_cases import NAMES

# Inheritance: a state has its country's law, a part of Britain that of all of it.
INHERITED = """
US-ME | Ribes nigrum | block | US-ME
US-ME | Ipomoea aquatica | note | US
US-ME | Heracleum mantegazzianum | note | US
US-TX | Ipomoea aquatica | block | US-TX
US-FL | Ipomoea aquatica | block | US-FL
US-CA | Ipomoea aquatica | note | US
US | Ipomoea aquatica | note | US
US-DC | Imperata cylindrica | note | US
US-CA | Ribes nigrum | none
US | Ribes nigrum | none
US-OH | Ribes nigrum | block | US-OH
US-MI | Ribes nigrum | warn | US-MI
US-NJ | Ribes nigrum | warn | US-NJ
US-NH | Ribes nigrum | warn | US-NH
US-WA | Lythrum salicaria | block | US-WA
US-OH | Lythrum salicaria | note | US-OH
US-WA | Salvia sclarea | block | US-WA
US-OR | Salvia sclarea | none
US-CO | Artemisia absinthium | block | US-CO
US-CO | Cichorium intybus | warn | US-CO
US-UT | Cichorium intybus | none
US-CT | Artemisia vulgaris | block | US-CT
US-IN | Artemisia vulgaris | note | US-IN
US-NY | Artemisia vulgaris | none
US-AL | Mitragyna speciosa | block | US-AL
US-RI | Mitragyna speciosa | warn | US-RI
US-GA | Mitragyna speciosa | none
US-PA | Rosa multiflora | warn | US-PA
US-DE | Rosa multiflora | note | US-DE
US-WI | Morus alba | warn | US-WI
AU-NSW | Lantana camara | warn | AU
AU-VIC | Rubus fruticosus | warn | AU
AU-TAS | Papaver somniferum | block | AU
AU-QLD | Mitragyna speciosa | block | AU
AU | Ulex europaeus | warn | AU
CA-ON | Reynoutria japonica | block | CA-ON
CA-BC | Reynoutria japonica | none
CA-ON | Pueraria montana | block | CA
CA-NL | Solanum tuberosum | note | CA-NL
CA-PE | Solanum tuberosum | none
CA-QC | Leucanthemum vulgare | warn | CA
CA-AB | Fraxinus excelsior | note | CA
DE | Asclepias syriaca | block | EU
DE-BY | Asclepias syriaca | block | EU
FR | Asclepias syriaca | block | EU
HR | Asclepias syriaca | block | EU
RO | Impatiens glandulifera | block | EU
CY | Ailanthus altissima | block | EU
IE | Gunnera tinctoria | block | EU
IE | Gunnera manicata | note | IE
ES-MD | Buddleja davidii | block | ES
ES-AN | Opuntia ficus-indica | block | ES
FI | Lupinus polyphyllus | block | FI
LT | Lupinus polyphyllus | block | LT
SE | Lupinus polyphyllus | none
DE | Lupinus polyphyllus | none
PT | Cortaderia selloana | block | PT
FR | Cortaderia selloana | block | FR
IT | Cortaderia selloana | none
GB-ENG | Asclepias syriaca | block | GB-EAW
GB-WLS | Asclepias syriaca | block | GB-EAW
GB-ENG | Reynoutria japonica | note | GB-EAW
GB-WLS | Rhododendron ponticum | note | GB-EAW
GB-ENG | Lavandula angustifolia | note | GB
GB-SCT | Lavandula angustifolia | note | GB
GB-ENG | Heracleum mantegazzianum | block | GB-EAW
GB-ENG | Azolla filiculoides | note | GB-EAW
NZ-AUK | Akebia quinata | warn | NZ
NZ | Gunnera tinctoria | warn | NZ
ZA | Ricinus communis | block | ZA
ZA | Opuntia ficus-indica | block | ZA
"""

# Where one law ends: unions that are none, dependencies, parts that have another law.
BORDERS = """
CH | Asclepias syriaca | none
CH-ZH | Solidago canadensis | block | CH
CH-ZH | Buddleja davidii | note | CH
CH-VD | Prunus laurocerasus | note | CH
NO | Asclepias syriaca | none
NO | Lupinus polyphyllus | block | NO
IS | Lupinus polyphyllus | none
LI | Solidago canadensis | none
GB | Asclepias syriaca | none
GB-SCT | Asclepias syriaca | none
GB-SCT | Rhododendron ponticum | none
GB-NIR | Asclepias syriaca | block | EU
GB-NIR | Rhododendron ponticum | none
GB-NIR | Lavandula angustifolia | none
GB-NIR | Papaver somniferum | note | GB
IM | Asclepias syriaca | none
IM | Lavandula angustifolia | none
JE | Asclepias syriaca | none
GG | Olea europaea | none
GI | Asclepias syriaca | none
FO | Asclepias syriaca | none
GL | Asclepias syriaca | none
AX | Lupinus polyphyllus | block | FI
AX | Asclepias syriaca | block | EU
RE | Asclepias syriaca | warn | EU
GP | Eichhornia crassipes | warn | EU
GF | Tabernanthe iboga | block | FR
MQ | Cortaderia selloana | warn | FR
NC | Asclepias syriaca | none
PF | Tabernanthe iboga | none
ES-CN | Pennisetum setaceum | block | ES
ES-CN | Asclepias syriaca | warn | EU
PT-30 | Asclepias syriaca | warn | EU
PT-30 | Arundo donax | block | PT
PT-11 | Asclepias syriaca | block | EU
PR | Ipomoea aquatica | note | US
PR | Ribes nigrum | none
GU | Imperata cylindrica | note | US
XK | Asclepias syriaca | none
TR | Asclepias syriaca | none
BR | Buddleja davidii | none
MX | Opuntia ficus-indica | none
"""

# What a rule says besides yes or no: exceptions, conditions, permits, kinds of law that add up.
CONDITIONS = """
AU | Opuntia ficus-indica | none
AU | Opuntia maxima | none
AU | Salix babylonica | none
AU | Salix × calodendron | none
AU | Salix × reichardtii | none
AU | Salix caprea | warn | AU
US-WA | Foeniculum vulgare | note | US-WA
US-WA | Foeniculum vulgare Azoricum Group | none
US-WA | Foeniculum vulgare (Azoricum Group) | none
US | Rubus fruticosus | note | US
US-WA | Rubus fruticosus | note | US
US-OR | Rubus armeniacus | note | US-OR
US-OR | Rubus fruticosus | note | US
US-WA | Buddleja davidii | note | US-WA
US-WA | Ilex aquifolium | note | US-WA
US-MD | Nandina domestica | note | US-MD
US-MN | Acer platanoides | note | US-MN
ES-MD | Helianthus tuberosus | warn | ES
ES-MD | Eschscholzia californica | warn | ES
ES-CN | Eschscholzia californica | warn | ES
US-CA | Eschscholzia californica | none
DE | Solanum tuberosum | note | EU
DE | Vitis vinifera | note | EU
DE | Olea europaea | note | EU
GB-ENG | Prunus dulcis | note | GB
GB-ENG | Nerium oleander | note | GB
US-WA | Allium sativum | note | US-WA
US | Buxus sempervirens | note | US
CH | Cotoneaster horizontalis | warn | CH
CH | Cotoneaster dammeri | warn | CH
DE | Papaver somniferum | block | DE
DE | Papaver setigerum | block | DE
DE | Papaver bracteatum | block | DE
GB-ENG | Papaver somniferum | note | GB
GB-SCT | Papaver somniferum | note | GB
NZ | Papaver somniferum | warn | NZ
US | Papaver somniferum | block | US
CA-ON | Papaver somniferum | block | CA
IE | Papaver somniferum | block | IE
IN | Papaver somniferum | block | IN
KE | Papaver somniferum | warn | INT
AT | Papaver somniferum | warn | INT
US | Papaver bracteatum | block | US
US | Papaver rhoeas | none
US | Echinopsis pachanoi | note | US
US | Trichocereus macrogonus var. pachanoi | note | US
US | Tabernanthe iboga | block | US
FR | Peganum harmala | block | FR
ES | Peganum harmala | none
FR | Mimosa tenuiflora | block | FR
US-LA | Mitragyna speciosa | block | US-LA
"""

# Nobody has checked these rows: they may warn, never block.
RECALLED = """
US-VA | Ribes nigrum | warn | US-VA
US-WV | Ribes nigrum | warn | US-WV
NZ | Cortaderia selloana | warn | NZ
CH | Cydonia oblonga | warn | CH
AU | Citrus × limon | note | AU
DE | Citrus × sinensis | note | EU
US-ID | Allium cepa | note | US-ID
US-OR | Crataegus monogyna | note | US-OR
US-MA | Lonicera japonica | note | US-MA
US | Murraya paniculata | note | US
"""

# Refused everywhere, in other words: the law is not asked.
EVERYWHERE = """
DE | Cannabis sativa
CA-ON | Cannabis indica
NL | Cannabis ruderalis
US | Lophophora williamsii
FR | Lophophora diffusa
GB-ENG | Catha edulis
DE | Erythroxylum coca
CA | Erythroxylum novogranatense
US-DE | Salvia divinorum
"""

NAMESAKES = """
US | Hibiscus cannabinus | none
US | Eupatorium cannabinum | none
US | Canna indica | none
"""

# No country, no such plant, nothing to read.
UNKNOWN = """
 | Ribes nigrum | none
 | Papaver somniferum | warn | INT
US-ME |  | none
US-ME | Japanese knotweed | none
US-ME | 12 | none
ZZ | Asclepias syriaca | none
"""

# Before the rule began, and from its first day on.
DAYS = """
2016-08-02 | DE | Eichhornia crassipes | none
2016-08-03 | DE | Eichhornia crassipes | block | EU
2017-08-01 | DE | Asclepias syriaca | none
2017-08-02 | DE | Asclepias syriaca | block | EU
2025-08-06 | DE | Reynoutria japonica | none
2025-08-07 | DE | Reynoutria japonica | block | EU
2024-08-01 | DE | Pistia stratiotes | none
2024-08-02 | DE | Pistia stratiotes | block | EU
2027-08-01 | DE | Celastrus orbiculatus | none
2027-08-02 | DE | Celastrus orbiculatus | block | EU
2019-11-30 | GB-ENG | Lysichiton americanus | block | EU
2021-01-01 | GB-ENG | Lysichiton americanus | block | GB-EAW
2020-12-31 | GB-SCT | Lysichiton americanus | block | EU
2021-01-01 | GB-SCT | Lysichiton americanus | none
2021-01-01 | GB-NIR | Lysichiton americanus | block | EU
2010-04-05 | GB-ENG | Rosa rugosa | none
2010-04-06 | GB-ENG | Rosa rugosa | note | GB-EAW
2022-05-31 | FI | Rosa rugosa | none
2022-06-01 | FI | Rosa rugosa | block | FI
2024-08-31 | CH | Buddleja davidii | none
2024-09-01 | CH | Buddleja davidii | note | CH
2025-08-08 | US-WA | Foeniculum vulgare | none
2025-08-09 | US-WA | Foeniculum vulgare | note | US-WA
2015-11-28 | US-OH | Ribes nigrum | none
2015-11-29 | US-OH | Ribes nigrum | block | US-OH
2024-09-30 | US-CT | Wisteria sinensis | none
2024-10-01 | US-CT | Wisteria sinensis | block | US-CT
2028-09-30 | US-CT | Miscanthus sinensis | none
2028-10-01 | US-CT | Miscanthus sinensis | note | US-CT
2003-12-31 | AU | Mitragyna speciosa | none
2004-01-01 | AU | Mitragyna speciosa | block | AU
2013-08-02 | ES | Buddleja davidii | none
2013-08-03 | ES | Buddleja davidii | block | ES
"""

ALL = (INHERITED, BORDERS, NAMES, CONDITIONS, RECALLED, NAMESAKES, UNKNOWN)
