from collections.abc import Mapping

from gardens.climate.loading import FOLDER, load_places
from plants.load_command import LoadCommand


class Command(LoadCommand):
    help = "Bring towns, ZIP codes and climate up to date; quick when nothing has changed."
    folder = FOLDER
    load = staticmethod(load_places)
    up_to_date = "Towns and climate are up to date."

    def told(self, written: Mapping[str, int]) -> str:
        return "\n".join(f"{table}: {rows} rows." for table, rows in written.items())
