from plants.load_command import LoadCommand
from plants.loading import FOLDER, Written, load_catalogue


class Command(LoadCommand):
    help = "Bring the plant catalogue up to date with its files; quick when nothing has changed."
    folder = FOLDER
    load = staticmethod(load_catalogue)
    up_to_date = "The plant catalogue is up to date."

    def told(self, written: Written) -> str:
        return (
            f"Plant catalogue: {written.plants} plants, {written.germination_rows} germination "
            f"rows, {written.pairs} pairs of neighbours and {written.pests} pests were new or had "
            "changed."
        )
