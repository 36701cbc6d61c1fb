"""What the SDK checks of a user data JWT before each call: structure and expiration. The signature is the backend's."""

import base64
import json
import math
import re

STRUCTURE_INVALID = "JWT_TOKEN_STRUCTURE_INVALID"
EXPIRED = "JWT_TOKEN_EXPIRED"

# RFC 7515, section 7.1: three base64url segments, without padding.
COMPACT = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){2}")
HEADER_PARAMETERS = ("alg", "typ", "kid")
CLAIMS = ("typ", "sub", "infobip-api-key", "iat", "exp", "jti")


class TokenError(Exception):
    """A token that must not be sent."""

    def __init__(self, code, description):
        super().__init__(description)
        self.code = code
        self.description = description


def _no_constant(name):
    raise ValueError(f"{name} is no JSON")


def _object_in(segment, name):
    """The JSON object in a segment."""
    try:
        text = base64.urlsafe_b64decode(segment + "=" * (-len(segment) % 4)).decode("utf-8")
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise TokenError(STRUCTURE_INVALID, f"The {name} of the JWT is not a JSON object.")
    return value


def _is_usable(name, value):
    if name in ("iat", "exp"):
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return is_number and math.isfinite(value)
    return isinstance(value, str) and value.strip() != ""


def _require(names, values, what):
    for name in names:
        if not _is_usable(name, values.get(name)):
            raise TokenError(STRUCTURE_INVALID, f"The {what} {name} of the JWT is missing or unusable.")


def check(token, now):
    """Raises TokenError when the token must not be sent. `now`: seconds since the epoch."""
    if not isinstance(token, str) or COMPACT.fullmatch(token) is None:
        raise TokenError(STRUCTURE_INVALID, "The JWT is not three base64url segments separated by dots.")
    segments = token.split(".")
    if any(len(segment) % 4 == 1 for segment in segments):
        raise TokenError(STRUCTURE_INVALID, "A segment of the JWT is not base64url.")
    header = _object_in(segments[0], "header")
    claims = _object_in(segments[1], "payload")
    _require(HEADER_PARAMETERS, header, "header parameter")
    _require(CLAIMS, claims, "claim")
    # RFC 7519, section 4.1.4: refused on or after the expiration time.
    if now >= claims["exp"]:
        raise TokenError(EXPIRED, "The JWT has expired. Set a new one.")
