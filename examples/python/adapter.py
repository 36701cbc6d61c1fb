"""Drives the SDK of mobile_messaging.py for mm-auth-conformance: JSON-RPC 2.0, one message a line.

    mm-auth-conformance run --sdk command:'python3 examples/python/adapter.py'

Replace `MobileMessaging` by your SDK. Standard output belongs to the protocol: log to standard error.
"""

import json
import platform
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from mobile_messaging import MobileMessaging

OPERATIONS = {
    "fetchUser": MobileMessaging.fetch_user,
    "saveUser": MobileMessaging.save_user,
    "personalize": MobileMessaging.personalize,
    "depersonalize": MobileMessaging.depersonalize,
    "getUser": MobileMessaging.get_user,
    "fetchInstallation": MobileMessaging.fetch_installation,
    "saveInstallation": MobileMessaging.save_installation,
    "submitEventImmediately": MobileMessaging.submit_event_immediately,
}
CORE = ("fetchUser", "saveUser", "personalize")
# After the first callback: how long a second one, which would be a defect, may take to be seen with it.
SECOND_CALLBACK_SECONDS = 0.005


def now_ms():
    return time.time() * 1000


class Instance:
    """One SDK instance, with the clock that the harness may set and the callbacks that came late."""

    def __init__(self):
        self.fixed_ms = None
        self.late = []
        self.sdk = MobileMessaging(clock=lambda: (self.fixed_ms or now_ms()) / 1000)

    def call(self, params, function, *arguments):
        """Calls into the SDK; answers with every callback that fired, or with none when the time is up."""
        callbacks, fired, lock = [], threading.Event(), threading.Lock()
        answered = False

        def see(callback):
            callback["atMs"] = now_ms()
            with lock:
                if answered:
                    self.late.append({"callId": params["callId"], "callback": callback})
                else:
                    callbacks.append(callback)
            fired.set()

        def on_success(value=None):
            see({"kind": "success"} if value is None else {"kind": "success", "value": value})

        result = {"callbacks": callbacks}
        try:
            function(*arguments, on_success, lambda error: see({"kind": "error", **error}))
            current.made.set()
            if fired.wait(params["timeoutMs"] / 1000):
                time.sleep(SECOND_CALLBACK_SECONDS)
        except Exception as error:
            result["threw"] = {"name": type(error).__name__, "message": str(error)}
        with lock:
            answered = True
        return result


instances = {}


def initialize(params):
    return {
        "protocolVersion": 1,
        "sdk": {"name": "Python example SDK", "version": "1.0.0", "language": "Python", "platform": sys.platform},
        "capabilities": {
            "operations": [name for name in OPERATIONS if name not in CORE],
            "setClock": True,
            "concurrentSdks": 32,
            "runsIn": f"Python {platform.python_version()}",
        },
        "clockMs": now_ms(),
    }


def create_sdk(params):
    instance = instances[params["sdkId"]] = Instance()
    names = ("applicationCode", "backendBaseURL", "userDataJwt")
    configuration = {name: params[name] for name in names if name in params}
    return instance.call(params, instance.sdk.init, configuration)


def set_user_data_jwt(params):
    instance = instances[params["sdkId"]]
    return instance.call(params, instance.sdk.set_user_data_jwt, params.get("jwt"))


def invoke(params):
    instance = instances[params["sdkId"]]
    arguments = [params["argument"]] if "argument" in params else []
    return instance.call(params, OPERATIONS[params["operation"]], instance.sdk, *arguments)


def set_clock(params):
    instances[params["sdkId"]].fixed_ms = params["clockMs"]
    return {}


def dispose_sdk(params):
    instance = instances.pop(params["sdkId"], None)
    return {"late": [] if instance is None else instance.late}


METHODS = {
    "initialize": initialize,
    "createSdk": create_sdk,
    "setUserDataJwt": set_user_data_jwt,
    "invoke": invoke,
    "setClock": set_clock,
    "disposeSdk": dispose_sdk,
    "shutdown": lambda params: {},
}
writing = threading.Lock()


# Of each thread: `made`, which is set when the call of its message has been made.
current = threading.local()
# How long the next message waits for that, in seconds: an SDK may block.
MADE_WITHIN_SECONDS = 0.2


def answer(line, made):
    request = json.loads(line)
    current.made = made
    try:
        if request["method"] not in METHODS:
            outcome = {"error": {"code": -32601, "message": f"There is no method {request['method']}."}}
        else:
            outcome = {"result": METHODS[request["method"]](request["params"])}
    except Exception as error:
        outcome = {"error": {"code": -32603, "message": f"{type(error).__name__}: {error}"}}
    finally:
        made.set()
    with writing:
        print(json.dumps({"jsonrpc": "2.0", "id": request["id"], **outcome}), flush=True)


if __name__ == "__main__":
    # The harness closes standard input when it is done: then the adapter ends.
    with ThreadPoolExecutor(max_workers=64) as workers:
        for line in sys.stdin:
            # Calls are made in the order of their messages, and then waited for side by side.
            made = threading.Event()
            workers.submit(answer, line, made)
            made.wait(MADE_WITHIN_SECONDS)
