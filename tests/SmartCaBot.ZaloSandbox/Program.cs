using SmartCaBot.ZaloSandbox;

await using var sandbox = await Sandbox.StartAsync(ProgramOptions.Read(args));
foreach (var (name, number) in ProgramOptions.People) sandbox.Phones.Add(name, number);
Console.WriteLine($"Zalo sandbox: {sandbox.Address} – open it and chat as a citizen; events go to {sandbox.WebhookUrl?.ToString() ?? "nowhere"}.");
await sandbox.WaitAsync();
