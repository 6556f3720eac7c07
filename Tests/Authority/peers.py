# SPDX-License-Identifier: Apache-2.0
"""Drives a served authority with clients and verifiers that others wrote, and says what they make of it.

    peers.py BASE_URL CLIENT_ID CLIENT_SECRET OPERATOR_TOKEN AUDIENCE BAO

Prints a line for each check that fails, and at the end "N passed, N failed".
"""
import asyncio
import base64
import hashlib
import json
import os
import socket
import subprocess
import sys
import time
import uuid

import jwt
import requests
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from fastmcp.server.auth.providers.jwt import JWTVerifier
from joserfc import jwk as jose_jwk
from joserfc import jwt as jose_jwt

BASE, CLIENT, SECRET, OPERATOR, AUDIENCE, BAO = sys.argv[1:7]
ISSUER = BASE
TOKEN = BASE + "/oauth2/token"
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"✘ {name} {detail}", file=sys.stderr)


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def operator(method, path, body=None):
    return requests.request(method, BASE + path, json=body, headers={"Authorization": f"Bearer {OPERATOR}"})


metadata = requests.get(BASE + "/.well-known/oauth-authorization-server").json()
keys = requests.get(metadata["jwks_uri"]).json()


def session(method="client_secret_basic", client=CLIENT, secret=SECRET):
    return OAuth2Session(client, secret, token_endpoint=metadata["token_endpoint"], token_endpoint_auth_method=method)


# A standard client at every endpoint.
tokens = session().fetch_token(metadata["token_endpoint"], grant_type="client_credentials", scope="orders:read")
check("client_secret_basic", tokens["token_type"] == "Bearer" and tokens["scope"] == "orders:read", tokens)
posted = session("client_secret_post").fetch_token(metadata["token_endpoint"], grant_type="client_credentials")
check("client_secret_post", "access_token" in posted)
renewed = session().refresh_token(metadata["token_endpoint"], refresh_token=posted["refresh_token"])
check("refresh", renewed["refresh_token"] != posted["refresh_token"])
again = session().refresh_token(metadata["token_endpoint"], refresh_token=posted["refresh_token"])
check("a lost answer comes again", again["refresh_token"] == renewed["refresh_token"])
seen = session().introspect_token(metadata["introspection_endpoint"], token=renewed["access_token"]).json()
check("introspection", seen["active"] is True and seen["client_id"] == CLIENT, seen)
gone = session().revoke_token(metadata["revocation_endpoint"], token=renewed["refresh_token"])
check("revocation", gone.status_code == 200, gone.status_code)
for name in ("access_token", "refresh_token"):
    seen = session().introspect_token(metadata["introspection_endpoint"], token=renewed[name]).json()
    check(f"{name} is dead after revocation", seen == {"active": False}, seen)
try:
    session(secret="wrong").fetch_token(metadata["token_endpoint"], grant_type="client_credentials")
    check("a wrong secret", False)
except Exception as error:
    check("a wrong secret", getattr(error, "error", "") == "invalid_client", error)

# private_key_jwt: RS256 by Authlib, which knows no other, the rest by PyJWT.
for kind, key in [("RS256", rsa.generate_private_key(65537, 2048)), ("ES256", ec.generate_private_key(ec.SECP256R1())),
                  ("EdDSA", ed25519.Ed25519PrivateKey.generate())]:
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = json.loads(jwt.get_algorithm_by_name(kind).to_jwk(key.public_key()))
    public = {n: public[n] for n in ("kty", "crv", "x", "y", "n", "e") if n in public}
    public.update(kid="k1", alg=kind, use="sig")
    made = operator("POST", "/auth/register", {
        "name": kind, "capabilities": ["orders:read"], "jwks": {"keys": [public]}}).json()
    if kind == "RS256":
        signer = OAuth2Session(made["clientId"], pem, token_endpoint_auth_method="private_key_jwt")
        signer.register_client_auth_method(PrivateKeyJWT(TOKEN, headers={"kid": "k1"}))
        answer = signer.fetch_token(TOKEN, grant_type="client_credentials")
    else:
        now = int(time.time())
        assertion = jwt.encode(
            {"iss": made["clientId"], "sub": made["clientId"], "aud": ISSUER, "jti": str(uuid.uuid4()), "iat": now,
             "exp": now + 60}, key, algorithm=kind, headers={"kid": "k1"})
        answer = requests.post(TOKEN, data={
            "grant_type": "client_credentials", "client_assertion": assertion,
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"}).json()
    check(f"private_key_jwt {kind}", answer.get("scope") == "orders:read", answer)

# DPoP, signed by PyJWT.
holder = ec.generate_private_key(ec.SECP256R1())
numbers = holder.public_key().public_numbers()
public = {"kty": "EC", "crv": "P-256", "x": b64(numbers.x.to_bytes(32, "big")), "y": b64(numbers.y.to_bytes(32, "big"))}
thumbprint = b64(hashlib.sha256(json.dumps(
    {n: public[n] for n in ("crv", "kty", "x", "y")}, separators=(",", ":")).encode()).digest())


def proof(method, url, nonce=None, token=None):
    claims = {"jti": str(uuid.uuid4()), "htm": method, "htu": url, "iat": int(time.time())}
    if nonce:
        claims["nonce"] = nonce
    if token:
        claims["ath"] = b64(hashlib.sha256(token.encode()).digest())
    return jwt.encode(claims, holder, algorithm="ES256", headers={"typ": "dpop+jwt", "jwk": public})


def ask(nonce=None):
    return requests.post(TOKEN, data={"grant_type": "client_credentials"}, auth=(CLIENT, SECRET),
                         headers={"DPoP": proof("POST", TOKEN, nonce)})


first = ask()
nonce = first.headers.get("DPoP-Nonce")
check("use_dpop_nonce", first.status_code == 400 and first.json()["error"] == "use_dpop_nonce" and nonce, first.text)
bound = ask(nonce).json()
check("a bound token", bound["token_type"] == "DPoP", bound)
check("cnf.jkt", jwt.decode(bound["access_token"], options={"verify_signature": False})["cnf"] == {"jkt": thumbprint})
agents = BASE + "/v1/agents"
used = requests.get(agents, headers={
    "Authorization": "DPoP " + bound["access_token"], "DPoP": proof("GET", agents, nonce, bound["access_token"])})
check("a bound token with its proof", used.status_code == 200, used.text)
bare = requests.get(agents, headers={"Authorization": "Bearer " + bound["access_token"]})
check("a bound token without a proof", bare.status_code == 401, bare.status_code)


# Verifiers that others wrote, on tokens for an API. Each must take the good one, and refuse what we refuse.
def audience_token(scope="orders:read"):
    return session().fetch_token(
        metadata["token_endpoint"], grant_type="client_credentials", scope=scope, resource=AUDIENCE)["access_token"]


good = audience_token()
pyjwt_keys = jwt.PyJWKClient(metadata["jwks_uri"])
jose_keys = jose_jwk.KeySet.import_key_set(keys)
registry = jose_jwt.JWTClaimsRegistry(
    iss={"essential": True, "value": ISSUER}, aud={"essential": True, "value": AUDIENCE}, exp={"essential": True})


def by_pyjwt(token):
    key = pyjwt_keys.get_signing_key_from_jwt(token)
    return jwt.decode(token, key.key, algorithms=["ES256"], issuer=ISSUER, audience=AUDIENCE,
                      options={"require": ["exp", "iat", "iss", "aud", "sub", "jti"]})


def by_joserfc(token):
    found = jose_jwt.decode(token, jose_keys, algorithms=["ES256"])
    registry.validate(found.claims)
    return found.claims


def by_us(token):
    answer = session().introspect_token(metadata["introspection_endpoint"], token=token).json()
    if not answer["active"]:
        raise ValueError("inactive")
    return answer


verifiers = {"PyJWT": by_pyjwt, "joserfc": by_joserfc, "introspection": by_us}
for name, verify in verifiers.items():
    claims = verify(good)
    check(f"{name} takes it", claims["sub"] == jwt.decode(good, options={"verify_signature": False})["sub"])
header, payload, signature = good.split(".")


def changed(part, **values):
    decoded = json.loads(base64.urlsafe_b64decode(part + "=="))
    decoded.update(values)
    return b64(json.dumps(decoded, separators=(",", ":")).encode())


stranger = ec.generate_private_key(ec.SECP256R1())
kid = jwt.get_unverified_header(good)["kid"]
full = jwt.decode(good, options={"verify_signature": False})
flipped = bytearray(base64.urlsafe_b64decode(signature + "=="))
flipped[10] ^= 1
mutations = {
    "a flipped signature": f"{header}.{payload}.{b64(bytes(flipped))}",
    "no signature": f"{header}.{payload}.",
    "alg none": f"{changed(header, alg='none')}.{payload}.",
    "alg HS256 with the public key": jwt.api_jws.PyJWS(algorithms=["HS256"]).encode(
        json.dumps(full).encode(), key="x" * 32, algorithm="HS256", headers={"kid": kid, "typ": "at+jwt"}),
    "an unknown kid": f"{changed(header, kid='nobody')}.{payload}.{signature}",
    "more scopes": f"{header}.{changed(payload, scope='orders:read admin')}.{signature}",
    "another subject": f"{header}.{changed(payload, sub='root')}.{signature}",
    "a longer life": f"{header}.{changed(payload, exp=full['exp'] + 9999)}.{signature}",
    "a stranger's signature": jwt.encode(full, stranger, algorithm="ES256", headers={"kid": kid, "typ": "at+jwt"}),
    "two parts": f"{header}.{payload}", "four parts": good + ".x", "nothing": "",
}
for what, token in mutations.items():
    for name, verify in verifiers.items():
        try:
            verify(token)
            check(f"{name} refuses {what}", False)
        except Exception:
            check(f"{name} refuses {what}", True)
for name, verify in verifiers.items():
    if name == "introspection":
        continue
    try:
        verify(session().fetch_token(
            metadata["token_endpoint"], grant_type="client_credentials", resource=ISSUER)["access_token"])
        check(f"{name} refuses another audience", False)
    except Exception:
        check(f"{name} refuses another audience", True)


# An MCP server's verifier.
async def fastmcp():
    verifier = JWTVerifier(
        jwks_uri=metadata["jwks_uri"], issuer=ISSUER, audience=AUDIENCE, algorithm="ES256",
        required_scopes=["orders:read"])
    found = await verifier.verify_token(good)
    check("FastMCP takes it", found is not None and found.client_id == CLIENT, found)
    for what in ("a flipped signature", "a stranger's signature", "alg none"):
        check(f"FastMCP refuses {what}", await verifier.verify_token(mutations[what]) is None)
    check("FastMCP refuses a narrower token", await verifier.verify_token(audience_token("orders:write")) is None)


asyncio.run(fastmcp())

# OpenBao logs in with our token.
probe = socket.socket()
probe.bind(("127.0.0.1", 0))
port = probe.getsockname()[1]
probe.close()
bao = subprocess.Popen(
    [BAO, "server", "-dev", f"-dev-listen-address=127.0.0.1:{port}", "-dev-root-token-id=root"],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "HOME": os.environ.get("TMPDIR", "/tmp")})
try:
    vault = f"http://127.0.0.1:{port}/v1"
    root = {"X-Vault-Token": "root"}
    for _ in range(100):
        try:
            if requests.get(f"{vault}/sys/health", timeout=1).status_code == 200:
                break
        except requests.ConnectionError:
            time.sleep(0.1)
    requests.post(f"{vault}/sys/auth/jwt", json={"type": "jwt"}, headers=root).raise_for_status()
    requests.post(f"{vault}/auth/jwt/config", headers=root, json={
        "jwks_url": metadata["jwks_uri"], "bound_issuer": ISSUER, "jwt_supported_algs": ["ES256"],
    }).raise_for_status()
    requests.post(f"{vault}/auth/jwt/role/agent", headers=root, json={
        "role_type": "jwt", "user_claim": "sub", "bound_audiences": [AUDIENCE], "token_policies": ["default"],
        "bound_claims": {"tenant": "default"},
    }).raise_for_status()

    def login(token):
        return requests.post(f"{vault}/auth/jwt/login", json={"role": "agent", "jwt": token})

    answer = login(good)
    check("OpenBao logs in", answer.status_code == 200 and answer.json()["auth"]["client_token"], answer.text)
    for what in ("a flipped signature", "a stranger's signature", "another subject", "alg none"):
        check(f"OpenBao refuses {what}", login(mutations[what]).status_code == 400)
finally:
    bao.terminate()
    bao.wait()

print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
