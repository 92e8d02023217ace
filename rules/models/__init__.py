from rules.models.dry_run import DryRun
from rules.models.evaluation import Evaluation, EvaluationQuerySet
from rules.models.finding import Finding, FindingQuerySet
from rules.models.kept_air import KeptAir
from rules.models.kept_snapshot import KeptSnapshot
from rules.models.setting import HiddenRule, RuleSetting

__all__ = [
    "DryRun",
    "Evaluation",
    "EvaluationQuerySet",
    "Finding",
    "FindingQuerySet",
    "HiddenRule",
    "KeptAir",
    "KeptSnapshot",
    "RuleSetting",
]
