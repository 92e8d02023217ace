"""Fails when a migration without a review would break the release before it or lock for long.

Run by .ci/run on the database of DATABASE_URL; what a review covers is not linted again.
"""

import os
import sys

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gardening.settings")
    django.setup()
    from django_migration_linter import MigrationLinter

    from gardening.schema.facts import all_facts, own_apps

    linter = MigrationLinter(
        include_apps=sorted(own_apps()),
        ignore_name=[facts.name for facts in all_facts() if facts.review],
        no_cache=True,
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return 1 if linter.has_errors else 0


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())
    sys.exit(main())
