# SPDX-License-Identifier: Apache-2.0
# A token that is moved by signatures (EIP-3009), on the chain that its maker names.

event Transfer:
    sender: indexed(address)
    receiver: indexed(address)
    amount: uint256

DOMAIN: constant(bytes32) = keccak256(
    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
)
TRANSFER: constant(bytes32) = keccak256(
    "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
)
SEPARATOR: immutable(bytes32)

name: public(constant(String[9])) = "Test Coin"
version: public(constant(String[1])) = "2"
balanceOf: public(HashMap[address, uint256])
authorizationState: public(HashMap[address, HashMap[bytes32, bool]])


@deploy
def __init__(number: uint256, holder: address, supply: uint256):
    SEPARATOR = keccak256(abi_encode(DOMAIN, keccak256(name), keccak256(version), number, self))
    self.balanceOf[holder] = supply


@external
def transferWithAuthorization(
    sender: address, receiver: address, amount: uint256, validAfter: uint256, validBefore: uint256, nonce: bytes32,
    v: uint8, r: bytes32, s: bytes32
):
    assert block.timestamp > validAfter, "authorization is not yet valid"
    assert block.timestamp < validBefore, "authorization is expired"
    assert not self.authorizationState[sender][nonce], "authorization is used or canceled"
    digest: bytes32 = keccak256(concat(
        b"\x19\x01", SEPARATOR,
        keccak256(abi_encode(TRANSFER, sender, receiver, amount, validAfter, validBefore, nonce))
    ))
    assert ecrecover(digest, v, r, s) == sender, "invalid signature"
    assert self.balanceOf[sender] >= amount, "transfer amount exceeds balance"
    self.authorizationState[sender][nonce] = True
    self.balanceOf[sender] -= amount
    self.balanceOf[receiver] += amount
    log Transfer(sender=sender, receiver=receiver, amount=amount)
