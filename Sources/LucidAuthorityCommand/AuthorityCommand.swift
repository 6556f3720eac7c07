// SPDX-License-Identifier: Apache-2.0
#if Authority
    import ArgumentParser

    /// The root of the commands.
    struct AuthorityCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lucid-authority",
            abstract: "Issues, rotates and revokes the tokens of agents and machine clients.",
            discussion: """
                Start an authority on this machine, register an agent by its address, and end its sessions:
                  lucid-authority serve --listen 127.0.0.1:8090 --database authority.db
                  lucid-authority agent create --database authority.db \\
                      --ref scout --address 0x7E5F…5Bdf
                  lucid-authority revoke --database authority.db --agent scout

                Every command works on the database while the server runs.
                Exit codes: 0 done, 1 refused or failed, 2 usage, 3 configuration, 4 network.
                """,
            version: "lucid-authority 0.1.0",
            subcommands: [
                ServeCommand.self, AgentCommand.self, ClientCommand.self, RevokeCommand.self, OperatorCommand.self,
                KeysCommand.self, IntrospectCommand.self, DoctorCommand.self, MigrateCommand.self, BackupCommand.self,
                RestoreCommand.self,
            ])
    }
#endif
