"""The contracts against a backend, with Pact's verifier for Python (pip install pact-python pytest).

PACTS is the folder of the pacts, BACKEND_URL the backend, STATES_URL what `mm-auth-conformance contract states` prints.
"""

import os

import pytest
from pact import Verifier


@pytest.mark.parametrize("provider", ["MobileMessagingAPI", "ContactInformationAPI"])
def test_contracts(provider: str) -> None:
    """Every interaction that this provider has holds."""
    (
        Verifier(provider, host="127.0.0.1")
        .add_transport(url=os.environ["BACKEND_URL"])
        .add_source(os.environ["PACTS"])
        .state_handler(os.environ["STATES_URL"], teardown=True, body=True)
        .verify()
    )
