"""What tests type."""

CLEAR = "Basil by the door"
DOUBTFUL = "cannobis by the door"
ALSO_DOUBTFUL = "cannobis by the shed"
REFUSED = "Cannabis by the door"
REFUSED_TAXON = "Cannabis sativa"
SENTENCE = "this site cannot keep this text"
