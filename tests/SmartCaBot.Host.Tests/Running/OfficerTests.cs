using SmartCaBot.Host.Demo;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>Where dossiers wait for an officer.</summary>
public sealed class OfficerTests
{
    [Fact]
    public async Task An_approval_by_command_reaches_the_open_chat_and_the_code_activates()
    {
        await using var running = new RunningHost();
        await running.StartAsync(new() { ["SmartCaBot__Registration__ApproveAutomatically"] = "false" });
        using var chat = running.Chat();
        var citizen = new DemoCitizen(chat, DemoPerson.Lan);
        await citizen.AskAsync(TestContext.Current.CancellationToken);
        await citizen.FillInAsync(TestContext.Current.CancellationToken);

        var waiting = await running.CommandAsync("dossier", "list");
        var dossier = waiting.Output.Split(' ')[0];
        var own = await running.CommandAsync("dossier", "approve", dossier, "--officer", "canbo1", "--officer-id", DemoPerson.Lan.CitizenId);
        var approved = await running.CommandAsync("dossier", "approve", dossier, "--officer", "canbo2", "--officer-id", DemoPerson.Minh.CitizenId);

        Assert.Equal((1, "OwnDossier"), (own.Code, own.Output.Trim()));
        Assert.Equal((0, "Done"), (approved.Code, approved.Output.Trim()));
        await chat.WaitForNewsAsync(TestContext.Current.CancellationToken);
        await citizen.ActivateAsync(TestContext.Current.CancellationToken);
        Assert.Contains(chat.Replies, reply => reply.Text!.Contains("đã dùng được", StringComparison.Ordinal));
    }
}
