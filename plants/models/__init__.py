from plants.models.companionship import Companionship
from plants.models.data_load import DataLoad
from plants.models.plant import GerminationTemperature, Plant

__all__ = ["Companionship", "DataLoad", "GerminationTemperature", "Plant"]
