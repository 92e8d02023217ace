from plants.models.catalogue_import import CatalogueImport
from plants.models.companionship import Companionship
from plants.models.cultivar import Cultivar
from plants.models.data_load import DataLoad
from plants.models.edition import CatalogueEdition
from plants.models.figures import Figures
from plants.models.germination import GerminationTemperature
from plants.models.pest import Pest
from plants.models.plant import Plant

__all__ = [
    "CatalogueEdition",
    "CatalogueImport",
    "Companionship",
    "Cultivar",
    "DataLoad",
    "Figures",
    "GerminationTemperature",
    "Pest",
    "Plant",
]
