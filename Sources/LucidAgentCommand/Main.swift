// SPDX-License-Identifier: Apache-2.0
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

@main
struct Main {
    static func main() async {
        var arguments: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            // An argument that is repaired silently would be another message than the one to sign.
            guard let pointer = CommandLine.unsafeArgv[index], let argument = String(validatingCString: pointer) else {
                CommandContext.current.say("lucid-agent: argument \(index) is not UTF-8; give such bytes in a file")
                exit(CommandError.Code.usage.exitStatus)
            }
            arguments.append(argument)
        }
        exit(await AgentTool.run(arguments))
    }
}
