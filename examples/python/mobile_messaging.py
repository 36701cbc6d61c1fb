"""A small mobile messaging SDK: the React Native plugin's surface in Python, on the standard library alone."""

import http.client
import json
import threading
import time
from urllib.parse import quote, urlencode, urlsplit

import user_data_jwt

REQUEST_TIMEOUT_SECONDS = 30


class SdkError(Exception):
    """A failure on its way to an error callback."""

    def __init__(self, code, description):
        super().__init__(description)
        self.code = code
        self.description = description


def _envelope(body):
    """The code and the text of the backend's error envelope; None where there is none."""
    try:
        exception = json.loads(body)["requestError"]["serviceException"]
        return exception.get("messageId"), exception.get("text")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, None


def _value_in(status, body):
    if not 200 <= status <= 299:
        code, text = _envelope(body)
        raise SdkError(code or f"HTTP_{status}", text or f"The server refused the request with status {status}.")
    if status == 204:
        return None
    try:
        value = json.loads(body)
    except ValueError:
        raise SdkError("SERVER_RESPONSE_INVALID", f"The server answered {status} without JSON.") from None
    # A gateway may put the error envelope under a 200.
    code, text = _envelope(body)
    if code is not None:
        raise SdkError(code, text or f"The server refused the request with status {status}.")
    return value


class MobileMessaging:
    """One SDK instance. Every method calls back exactly once, from another thread."""

    def __init__(self, clock=time.time):
        self._clock = clock
        self._base_url = "https://mobile.infobip.com"
        self._application_code = ""
        self._registration = None
        self._jwt = None
        self._user = {}

    def init(self, configuration, on_success, on_error):
        self._application_code = configuration["applicationCode"]
        self._base_url = configuration.get("backendBaseURL", self._base_url).rstrip("/")
        self._jwt = configuration.get("userDataJwt")

        def registered(installation):
            self._registration = installation["pushRegId"]

        self._send("POST", "/mobile/1/appinstance?ri=true", {}, registered, on_success, on_error)

    def set_user_data_jwt(self, jwt, on_success, on_error):
        self._jwt = jwt
        threading.Thread(target=on_success, daemon=True).start()

    def fetch_user(self, on_success, on_error):
        def fetched(person):
            # What the backend has is all there is: a field that it no longer has is gone.
            self._user = {}
            return self._keep_user(person)

        self._send("GET", "/user?ri=true", None, fetched, on_success, on_error, takes_jwt=True)

    def save_user(self, user, on_success, on_error):
        def saved(answer):
            return self._keep_user({**user, **(answer or {})})

        self._send("PATCH", "/user", user, saved, on_success, on_error, takes_jwt=True)

    def personalize(self, context, on_success, on_error):
        options = ("forceDepersonalize", "keepAsLead", "setDeviceAsPrimary")
        query = urlencode({name: str(bool(context.get(name))).lower() for name in options})
        body = {name: context[name] for name in ("userIdentity", "userAttributes") if name in context}

        def personalized(person):
            self._user = {}
            return self._keep_user(person)

        self._send("POST", f"/personalize?{query}", body, personalized, on_success, on_error, takes_jwt=True)

    def depersonalize(self, on_success, on_error):
        self._send("POST", "/depersonalize", None, lambda _: self._forget(), on_success, on_error)

    def get_user(self, on_success, on_error):
        threading.Thread(target=on_success, args=(dict(self._user),), daemon=True).start()

    def fetch_installation(self, on_success, on_error):
        self._send("GET", "", None, lambda answer: answer, on_success, on_error)

    def save_installation(self, installation, on_success, on_error):
        self._send("PATCH", "", installation, lambda answer: answer, on_success, on_error)

    def submit_event_immediately(self, event, on_success, on_error):
        path = "/user/events/custom?validate=true"
        self._send("POST", path, event, lambda answer: answer, on_success, on_error)

    def _keep_user(self, user):
        self._user = {**self._user, **(user or {})}
        return self._user

    def _forget(self):
        self._user = {}
        self._jwt = None

    def _authorization(self, takes_jwt):
        """The Authorization header. A token that fails validation ends the call here: nothing is sent."""
        if not takes_jwt or self._jwt is None:
            return f"App {self._application_code}"
        user_data_jwt.check(self._jwt, self._clock())
        return f"Bearer {self._jwt}"

    def _send(self, method, path, body, then, on_success, on_error, takes_jwt=False):
        # What holds when the application calls is what counts: the token is taken here, not on the thread.
        try:
            registers = path.startswith("/mobile/")
            if not registers and self._registration is None:
                raise SdkError("NO_REGISTRATION", "The installation is not registered. Call init first.")
            target = path if registers else f"/mobile/1/appinstance/{quote(self._registration, safe='')}{path}"
            authorization = self._authorization(takes_jwt)
            work = lambda: then(_value_in(*self._exchange(method, target, body, authorization)))
        except (SdkError, user_data_jwt.TokenError) as error:
            work = lambda error=error: _raise(error)
        threading.Thread(target=_report, args=(work, on_success, on_error), daemon=True).start()

    def _exchange(self, method, target, body, authorization):
        url = urlsplit(self._base_url)
        secure = url.scheme == "https"
        connection = (http.client.HTTPSConnection if secure else http.client.HTTPConnection)(
            url.netloc, timeout=REQUEST_TIMEOUT_SECONDS
        )
        headers = {"Authorization": authorization, "Accept": "application/json", "Content-Type": "application/json"}
        try:
            text = None if body is None else json.dumps(body).encode()
            connection.request(method, url.path + target, text, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            raise SdkError("NETWORK_ERROR", "The server could not be reached, or did not answer in time.") from None
        finally:
            connection.close()


def _raise(error):
    raise error


def _report(work, on_success, on_error):
    try:
        value = work()
    except (SdkError, user_data_jwt.TokenError) as error:
        on_error({"code": error.code, "description": error.description})
    except Exception:
        on_error({"code": "SDK_ERROR", "description": "The call failed for an unexpected reason."})
    else:
        on_success(value)
