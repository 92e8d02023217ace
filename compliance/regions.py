"""Parts of countries that make law of their own: GeoNames codes, which places bear, to ISO 3166-2.

Every country that a list of restricted plants has regions of is here, and every region of it.
"""

from typing import NamedTuple


class Region(NamedTuple):
    iso: str
    name: str


def _table(lines: str) -> dict[str, Region]:
    """`GeoNames ISO name`."""
    rows = (line.split(maxsplit=2) for line in lines.strip().splitlines())
    return {geonames: Region(iso, name) for geonames, iso, name in rows}


def _same(lines: str) -> dict[str, Region]:
    """`ISO name`: GeoNames uses the ISO code."""
    rows = (line.split(maxsplit=1) for line in lines.strip().splitlines())
    return {iso: Region(iso, name) for iso, name in rows}


US = """
AK Alaska
AL Alabama
AR Arkansas
AZ Arizona
CA California
CO Colorado
CT Connecticut
DC District of Columbia
DE Delaware
FL Florida
GA Georgia
HI Hawaii
IA Iowa
ID Idaho
IL Illinois
IN Indiana
KS Kansas
KY Kentucky
LA Louisiana
MA Massachusetts
MD Maryland
ME Maine
MI Michigan
MN Minnesota
MO Missouri
MS Mississippi
MT Montana
NC North Carolina
ND North Dakota
NE Nebraska
NH New Hampshire
NJ New Jersey
NM New Mexico
NV Nevada
NY New York
OH Ohio
OK Oklahoma
OR Oregon
PA Pennsylvania
RI Rhode Island
SC South Carolina
SD South Dakota
TN Tennessee
TX Texas
UT Utah
VA Virginia
VT Vermont
WA Washington
WI Wisconsin
WV West Virginia
WY Wyoming
"""
CANADA = """
01 AB Alberta
02 BC British Columbia
03 MB Manitoba
04 NB New Brunswick
05 NL Newfoundland and Labrador
07 NS Nova Scotia
08 ON Ontario
09 PE Prince Edward Island
10 QC Quebec
11 SK Saskatchewan
12 YT Yukon
13 NT Northwest Territories
14 NU Nunavut
"""
AUSTRALIA = """
01 ACT Australian Capital Territory
02 NSW New South Wales
03 NT Northern Territory
04 QLD Queensland
05 SA South Australia
06 TAS Tasmania
07 VIC Victoria
08 WA Western Australia
"""
BRITAIN = """
ENG England
NIR Northern Ireland
SCT Scotland
WLS Wales
"""
GERMANY = """
01 BW Baden-Württemberg
02 BY Bavaria
03 HB Bremen
04 HH Hamburg
05 HE Hesse
06 NI Lower Saxony
07 NW North Rhine-Westphalia
08 RP Rhineland-Palatinate
09 SL Saarland
10 SH Schleswig-Holstein
11 BB Brandenburg
12 MV Mecklenburg-Vorpommern
13 SN Saxony
14 ST Saxony-Anhalt
15 TH Thuringia
16 BE Berlin
"""
SWITZERLAND = """
AG Aargau
AI Appenzell Innerrhoden
AR Appenzell Ausserrhoden
BE Bern
BL Basel-Landschaft
BS Basel-Stadt
FR Fribourg
GE Geneva
GL Glarus
GR Graubünden
JU Jura
LU Lucerne
NE Neuchâtel
NW Nidwalden
OW Obwalden
SG St. Gallen
SH Schaffhausen
SO Solothurn
SZ Schwyz
TG Thurgau
TI Ticino
UR Uri
VD Vaud
VS Valais
ZG Zug
ZH Zurich
"""
SPAIN = """
07 IB Balearic Islands
27 RI La Rioja
29 MD Madrid
31 MC Murcia
32 NC Navarre
34 AS Asturias
39 CB Cantabria
51 AN Andalusia
52 AR Aragon
53 CN Canary Islands
54 CM Castilla-La Mancha
55 CL Castile and León
56 CT Catalonia
57 EX Extremadura
58 GA Galicia
59 PV Basque Country
60 VC Valencia
CE CE Ceuta
ML ML Melilla
"""
PORTUGAL = """
02 01 Aveiro
03 02 Beja
04 03 Braga
05 04 Bragança
06 05 Castelo Branco
07 06 Coimbra
08 07 Évora
09 08 Faro
10 30 Madeira
11 09 Guarda
13 10 Leiria
14 11 Lisbon
16 12 Portalegre
17 13 Porto
18 14 Santarém
19 15 Setúbal
20 16 Viana do Castelo
21 17 Vila Real
22 18 Viseu
23 20 Azores
"""
REGIONS: dict[str, dict[str, Region]] = {
    "US": _same(US),
    "CA": _table(CANADA),
    "AU": _table(AUSTRALIA),
    "GB": _same(BRITAIN),
    "DE": _table(GERMANY),
    "CH": _same(SWITZERLAND),
    "ES": _table(SPAIN),
    "PT": _table(PORTUGAL),
}
