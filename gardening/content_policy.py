"""What pages may load, and where browsers report what they refused; settings and middleware ask.

Browsers that know `report-to` pass over `report-uri`.
"""

from csp.constants import NONE, SELF

REPORTS = "/csp-report/"
ENDPOINT = "csp"
REPORTING_ENDPOINTS = f'{ENDPOINT}="{REPORTS}"'

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "report-uri": REPORTS,
        "report-to": ENDPOINT,
    }
}
