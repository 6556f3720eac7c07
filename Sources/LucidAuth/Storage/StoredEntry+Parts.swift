// SPDX-License-Identifier: Apache-2.0

import LucidHTTP
import LucidJSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension StoredEntry.Binding {
    init?(stored object: JSONObject) {
        guard let key = object["key"]?.stringValue, let origin = object["origin"]?.stringValue,
            let agent = object["agent"]?.stringValue
        else { return nil }
        self.init(key: key, origin: origin, agent: agent, credential: object["credential"]?.stringValue)
    }

    var stored: JSONObject {
        var object = JSONObject()
        object["key"] = .string(key)
        object["origin"] = .string(origin)
        object["agent"] = .string(agent)
        object["credential"] = credential.map(JSONValue.string)
        return object
    }
}

extension TokenBundle {
    init?(stored object: JSONObject) {
        var members = StoredObject(object)
        guard let access = members.take("accessToken")?.stringValue.flatMap({ SecretToken($0) }),
            let counter = members.take("generation")?.numberValue?.uint64,
            let id = members.take("id")?.stringValue.flatMap(GenerationID.init),
            let expiresAt = members.take("expiresAt")?.stringValue.flatMap(RFC3339.parse),
            let end = members.take("bootEnd")?.stringValue.flatMap(Int64.init),
            let lifetime = members.take("lifetime")?.numberValue?.double, lifetime.isFinite
        else { return nil }
        var refresh: SecretToken?
        if let text = members.take("refreshToken")?.stringValue {
            guard let token = SecretToken(text) else { return nil }
            refresh = token
        }
        let host = HostIdentity(
            bootID: members.take("bootID")?.stringValue, machineID: members.take("machineID")?.stringValue)
        let offset = members.take("clockOffset")?.numberValue?.double ?? 0
        self.init(
            access: access, refresh: refresh, generation: Generation(counter: counter, id: id), expiresAt: expiresAt,
            refreshExpiresAt: members.take("refreshExpiresAt")?.stringValue.flatMap(RFC3339.parse),
            scopes: members.take("scopes")?.arrayValue?.compactMap(\.stringValue) ?? [],
            credentialID: members.take("credentialID")?.stringValue,
            revocationNonce: members.take("revocationNonce")?.stringValue,
            obtainedBy: members.take("obtainedBy")?.stringValue.flatMap(TokenSource.init) ?? .store,
            deadline: BundleDeadline(
                host: host, end: BootInstant(nanoseconds: end), lifetime: lifetime,
                clockOffset: offset.isFinite ? offset : 0),
            unknown: members.rest)
    }

    var stored: JSONObject {
        var object = JSONObject()
        object["generation"] = .integer(generation.counter)
        object["id"] = .string(generation.id.description)
        object["accessToken"] = .string(access.text)
        object["expiresAt"] = .string(RFC3339.format(expiresAt))
        object["refreshToken"] = (refresh?.text).map(JSONValue.string)
        object["refreshExpiresAt"] = refreshExpiresAt.map { .string(RFC3339.format($0)) }
        object["scopes"] = .array(scopes.map(JSONValue.string))
        object["credentialID"] = credentialID.map(JSONValue.string)
        object["revocationNonce"] = revocationNonce.map(JSONValue.string)
        object["obtainedBy"] = .string(obtainedBy.rawValue)
        object["bootID"] = deadline.host.bootID.map(JSONValue.string)
        object["machineID"] = deadline.host.machineID.map(JSONValue.string)
        // As text: more nanoseconds than a JSON reader with doubles could keep.
        object["bootEnd"] = .string(String(deadline.end.nanoseconds))
        object["lifetime"] = JSONNumber(deadline.lifetime).map(JSONValue.number) ?? 0
        object["clockOffset"] = JSONNumber(deadline.clockOffset).map(JSONValue.number) ?? 0
        for (key, value) in unknown where !object.contains(key: key) { object[key] = value }
        return object
    }
}

extension SpendIntent {
    init?(stored object: JSONObject) {
        guard let fingerprint = object["fingerprint"]?.stringValue,
            let time = object["time"]?.objectValue.flatMap(StampedTime.init(stored:))
        else { return nil }
        self.init(
            generation: object["id"]?.stringValue.flatMap(GenerationID.init), fingerprint: fingerprint,
            isReplay: object["replay"]?.boolValue ?? false, time: time)
    }

    var stored: JSONObject {
        var object = JSONObject()
        object["id"] = generation.map { .string($0.description) }
        object["fingerprint"] = .string(fingerprint)
        object["replay"] = .bool(isReplay)
        object["time"] = .object(time.stored)
        return object
    }
}

extension AttemptRecord {
    init(stored object: JSONObject) {
        code = object["code"]?.stringValue
        message = object["message"]?.stringValue
        status = object["status"]?.intValue
        failures = min(max(object["failures"]?.intValue ?? 0, 0), 1_000_000)
        notBefore = object["notBefore"]?.objectValue.flatMap(StampedTime.init(stored:))
        pause = object["pause"]?.numberValue?.double
        challengesLeft = object["challengesLeft"]?.numberValue?.double
        challengesAt = object["challengesAt"]?.objectValue.flatMap(StampedTime.init(stored:))
    }

    var stored: JSONObject {
        var object = JSONObject()
        object["code"] = code.map(JSONValue.string)
        object["message"] = message.map(JSONValue.string)
        object["status"] = status.map { .integer($0) }
        object["failures"] = .integer(failures)
        object["notBefore"] = notBefore.map { .object($0.stored) }
        object["pause"] = pause.flatMap { JSONNumber($0) }.map(JSONValue.number)
        object["challengesLeft"] = challengesLeft.flatMap { JSONNumber($0) }.map(JSONValue.number)
        object["challengesAt"] = challengesAt.map { .object($0.stored) }
        return object
    }
}

extension StampedTime {
    init?(stored object: JSONObject) {
        guard let boot = object["boot"]?.stringValue.flatMap(Int64.init),
            let wall = object["wall"]?.stringValue.flatMap(RFC3339.parse)
        else { return nil }
        self.init(bootID: object["bootID"]?.stringValue, boot: BootInstant(nanoseconds: boot), wall: wall)
    }

    var stored: JSONObject {
        var object = JSONObject()
        object["bootID"] = bootID.map(JSONValue.string)
        object["boot"] = .string(String(boot.nanoseconds))
        object["wall"] = .string(RFC3339.format(wall))
        return object
    }
}
