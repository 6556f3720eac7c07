// SPDX-License-Identifier: Apache-2.0
import LucidHTTP

/// Makes one call of the façade; its error says how often the request was sent.
func counting<Value>(_ call: () async throws -> Value) async throws -> Value {
    let counter = AttemptCounter()
    do {
        return try await AttemptCounter.$current.withValue(counter) { try await call() }
    } catch var error as APIError {
        error.attempts = counter.value == 0 ? nil : counter.value
        throw error
    }
}
