# SPDX-License-Identifier: Apache-2.0
"""PyJWT as a peer: a line with a count is answered with the CPU time of so many verifications, in nanoseconds.

The first line holds token, key, issuer and audience as JSON, and its answer says what this is. `answer` is answered with
the subject of the token.
"""
import json
import sys
import time

import jwt

inputs = json.loads(sys.stdin.readline())
key = jwt.PyJWK(json.loads(inputs["jwk"]))


def verify():
    return jwt.decode(
        inputs["token"], key, algorithms=["ES256"], audience=inputs["audience"], issuer=inputs["issuer"])


print("PyJWT", jwt.__version__, flush=True)
for line in sys.stdin:
    if line.strip() == "answer":
        print(verify()["sub"], flush=True)
        continue
    count = int(line)
    start = time.process_time_ns()
    for _ in range(count):
        verify()
    print(time.process_time_ns() - start, flush=True)
