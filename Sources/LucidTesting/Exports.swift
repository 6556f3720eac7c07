// SPDX-License-Identifier: Apache-2.0

@_exported public import LucidAgent
@_exported public import LucidAuthority
@_exported public import LucidTokens
