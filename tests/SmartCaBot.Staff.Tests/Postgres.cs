using SmartCaBot.TestKit;

[assembly: AssemblyFixture(typeof(PostgresServer))]
