"""Ways to write a name, and the verdict; read as jurisdiction_cases.py is."""

# Synonyms, whichever row names them; genera; hybrids; ways to write a name.
NAMES = """
DE | Reynoutria japonica | block | EU
DE | Fallopia japonica | block | EU
DE | Polygonum cuspidatum | block | EU
DE | Polygonum cuspidatum Siebold & Zucc. | block | EU
NO | Polygonum cuspidatum | block | NO
US-MN | Polygonum cuspidatum | block | US-MN
US-ME | Fallopia japonica | note | US-ME
DE | Pontederia crassipes | block | EU
US-TX | Pontederia crassipes | block | US-TX
DE | Cenchrus setaceus | block | EU
DE | Neltuma juliflora | block | EU
AU | Neltuma pallida | warn | AU
US | Neltuma pallida | note | US
AU | Acacia nilotica | warn | AU
AU | Vachellia nilotica | warn | AU
US | Vachellia nilotica | note | US
GB-ENG | Rosmarinus officinalis | note | GB
GB-ENG | Salvia rosmarinus | note | GB
NZ | Asparagus setaceus | warn | NZ
AU | Asparagus setaceus | warn | AU
US-RI | Ribes odoratum | block | US-RI
US-DE | Ribes odoratum | block | US-DE
CH | Solidago gigantea | block | CH
CH | Aster novi-belgii | note | CH
GB-ENG | Lamium galeobdolon subsp. argentatum | note | GB-EAW
GB-ENG | Lamium galeobdolon | none
DE | Lespedeza juncea var. sericea | block | EU
DE | Lespedeza juncea | none
DE | Pueraria montana var. lobata | block | EU
DE | Pueraria lobata | block | EU
US-CT | Ranunculus ficaria | block | US-CT
DE | Reynoutria × bohemica | block | EU
DE | Reynoutria x bohemica | block | EU
DE | Reynoutria ×bohemica | block | EU
DE | REYNOUTRIA BOHEMICA | block | EU
DE | Fallopia × bohemica | block | EU
DE | Reynoutria japonica × R. sachalinensis | warn | EU
DE | Reynoutria japonica × Reynoutria sachalinensis | warn | EU
US-OH | Ribes nigrum × uva-crispa | warn | US-OH
US-ME | Ribes × nidigrolaria | block | US-ME
US-ME | Ribes nigrum × uva-crispa | warn | US-ME
GB-ENG | Crocosmia × crocosmiiflora | note | GB-EAW
GB-ENG | Crocosmia crocosmiiflora | note | GB-EAW
US-ME | Ribes rubrum | block | US-ME
US-ME | Ribes uva-crispa | block | US-ME
US-ME | Ribes | block | US-ME
US-ME | Ribes L. | block | US-ME
US-ME | Ribes sp. | block | US-ME
US-ME |   ribes    NIGRUM  | block | US-ME
US-ME | Ribes nigrum L. | block | US-ME
US-ME | Ribes nigrum ‘Ben Lomond’ | block | US-ME
US-ME | Ribes nigrum var. europaeum | block | US-ME
US-MA | Ribes rubrum | warn | US-MA
US-MA | Ribes nigrum | block | US-MA
US-DE | Ribes rubrum | warn | US-DE
US-NC | Ribes uva-crispa | block | US-NC
US-FL | Citrus × limon | warn | US-FL
US-FL | Citrus limon | warn | US-FL
US-FL | Fortunella japonica | warn | US-FL
US-FL | Poncirus trifoliata | warn | US-FL
US-CA | Citrus reticulata | note | US-CA
US | Berberis thunbergii | note | US
US | Mahonia aquifolium | note | US
US | Berberis vulgaris | warn | US
CA | Berberis thunbergii | block | CA
CA-ON | Mahonia aquifolium | block | CA
CA-ON | × Mahoberberis aquisargentii | block | CA
CA | Rhamnus cathartica | note | CA
CA | Frangula alnus | none
CA | Rhamnus frangula | note | CA
US-WA | Malus domestica | note | US-WA
US-FL | Salvinia minima | block | US-FL
ES-MD | Salvinia natans | block | ES
ES-MD | Azolla filiculoides | block | ES
ES-MD | Cortaderia richardii | block | ES
GB-ENG | Elodea canadensis | note | GB-EAW
US-OH | Frangula alnus | none
US | Rubus moluccanus | note | US
US | Rubus idaeus | none
DE | Heracleum sphondylium | none
DE | Impatiens walleriana | none
AU | Salix alba | warn | AU
AU | Opuntia stricta | warn | AU
AU | Cylindropuntia fulgida | warn | AU
"""
