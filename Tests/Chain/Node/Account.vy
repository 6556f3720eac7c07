# SPDX-License-Identifier: Apache-2.0
# An account that is a contract (ERC-1271): it accepts what its owner's key signed.

owner: public(address)


@external
def setUp(owner: address):
    assert self.owner == empty(address), "set up already"
    self.owner = owner


@view
@external
def isValidSignature(digest: bytes32, signature: Bytes[65]) -> bytes4:
    r: uint256 = convert(slice(signature, 0, 32), uint256)
    s: uint256 = convert(slice(signature, 32, 32), uint256)
    v: uint256 = convert(slice(signature, 64, 1), uint256)
    if ecrecover(digest, v, r, s) == self.owner:
        return 0x1626ba7e
    return 0xffffffff
