# SPDX-License-Identifier: Apache-2.0
# Makes accounts at addresses that are known before (EIP-1014), for ERC-6492.

interface Account:
    def setUp(owner: address): nonpayable

template: address


@deploy
def __init__(template: address):
    self.template = template


@external
def make(owner: address) -> address:
    account: address = create_minimal_proxy_to(self.template, salt=convert(owner, bytes32))
    extcall Account(account).setUp(owner)
    return account
