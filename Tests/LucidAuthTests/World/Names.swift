// SPDX-License-Identifier: Apache-2.0
import LucidTesting

// The names of the simulation, short.
typealias World = SimulatedWorld
typealias Node = SimulatedProcess
typealias Disk = SimulatedDisk
typealias FakeAuthority = SimulatedAuthority
