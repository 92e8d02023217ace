from compliance.loading.controlled import FOLDER, Written, load_controlled_plants
from plants.load_command import LoadCommand


class Command(LoadCommand):
    help = "Bring the list of controlled plants up to date; quick when nothing has changed."
    folder = FOLDER
    load = staticmethod(load_controlled_plants)
    up_to_date = "The list of controlled plants is up to date."

    def told(self, written: Written) -> str:
        return (
            f"Controlled plants: {written.plants} plants and {written.names} names were new or had "
            f"changed, {written.removed} names were removed."
        )
