from plants.tests.small_catalogue import folder  # noqa: F401 (fixture)
from plants.tests.uploads import rows  # noqa: F401 (fixture)
