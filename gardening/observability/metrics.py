"""Metrics that the processes count; rules and compliance declare their own.

What the site knows without counting, and is asked for at each scrape, stands in facts.py.
"""

from prometheus_client import Counter, Gauge, Histogram

# Requests ----------------------------------------------------------------------------------------

REQUESTS = Counter(
    "http_requests_total", "Requests that were answered.", ["method", "endpoint", "status_code"]
)
SECONDS = Histogram(
    "http_request_duration_seconds",
    "Time to answer a request.",
    ["method", "endpoint"],
    buckets=(0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
IN_PROGRESS = Gauge(
    "http_requests_in_progress",
    "Requests that are being answered.",
    ["method", "endpoint"],
    multiprocess_mode="livesum",
)
ERRORS = Counter(
    "http_errors_total",
    "Requests that ended in a server error.",
    ["method", "endpoint", "error_type"],
)
AUTH_ATTEMPTS = Counter(
    "auth_attempts_total",
    "Sign-ins (success), also the one that follows a sign-up, and wrong passwords (failure).",
    ["result"],
)
# A series that begins with its first failure hides it from rate().
SIGNED_IN, REFUSED = (AUTH_ATTEMPTS.labels(result) for result in ("success", "failure"))
LIMIT_HITS = Counter(
    "rate_limit_hits_total", "Requests that were refused for coming too often.", ["limit"]
)

# Database ----------------------------------------------------------------------------------------

QUERIES = Counter("db_queries_total", "Statements sent to the database.", ["operation"])
QUERY_SECONDS = Histogram(
    "db_query_duration_seconds",
    "Time the database took for a statement, waiting for locks included.",
    ["operation"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
POOL_CONNECTIONS = Gauge(
    "db_pool_connections",
    "Connections to PostgreSQL that the pools of all processes hold: used or idle.",
    ["state"],
    multiprocess_mode="livesum",
)
POOL_LIMIT = Gauge(
    "db_pool_connections_max",
    "Connections that the pools of all processes may hold.",
    multiprocess_mode="livesum",
)
POOL_WAITING = Gauge(
    "db_pool_requests_waiting",
    "Threads that waited for a connection when one was last taken or given back.",
    multiprocess_mode="livesum",
)

# Tasks -------------------------------------------------------------------------------------------

TASK_SECONDS = Histogram(
    "celery_task_duration_seconds",
    "Time a worker took for a task.",
    ["task"],
    buckets=(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300),
)
TASKS = Counter(
    "celery_tasks_total",
    "Tasks that came to an end: success, failure, or retry where the task asked to be run again.",
    ["task", "state"],
)
