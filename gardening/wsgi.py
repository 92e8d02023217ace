import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gardening.settings")

application = get_wsgi_application()

# Only now are the apps loaded.
from gardening.patience import limit_statements  # noqa: E402
from gardening.readiness import refuse_unready_database  # noqa: E402

limit_statements()
refuse_unready_database()
