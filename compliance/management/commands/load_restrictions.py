from compliance.loading.restrictions import FOLDER, Written, load_restrictions
from plants.load_command import LoadCommand


class Command(LoadCommand):
    help = "Bring the list of restricted plants up to date; quick when nothing has changed."
    folder = FOLDER
    load = staticmethod(load_restrictions)
    up_to_date = "The list of restricted plants is up to date."

    def told(self, written: Written) -> str:
        return (
            f"Restricted plants: {written.added} rows were new, {written.changed} had changed, "
            f"{written.withdrawn} have left the list."
        )
