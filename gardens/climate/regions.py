"""States of the United States, as people write them behind a town."""

from plants.names import normalise

US_STATES = {
    name: code
    for code, name in (
        line.split(" ", 1)
        for line in """\
AK alaska
AL alabama
AR arkansas
AZ arizona
CA california
CO colorado
CT connecticut
DC district of columbia
DE delaware
FL florida
GA georgia
HI hawaii
IA iowa
ID idaho
IL illinois
IN indiana
KS kansas
KY kentucky
LA louisiana
MA massachusetts
MD maryland
ME maine
MI michigan
MN minnesota
MO missouri
MS mississippi
MT montana
NC north carolina
ND north dakota
NE nebraska
NH new hampshire
NJ new jersey
NM new mexico
NV nevada
NY new york
OH ohio
OK oklahoma
OR oregon
PA pennsylvania
RI rhode island
SC south carolina
SD south dakota
TN tennessee
TX texas
UT utah
VA virginia
VT vermont
WA washington
WI wisconsin
WV west virginia
WY wyoming""".splitlines()
    )
}


def region_code(words: str) -> str:
    """The GeoNames code of a region: as written, or of a state's name."""
    return US_STATES.get(normalise(words), words.strip().upper())
