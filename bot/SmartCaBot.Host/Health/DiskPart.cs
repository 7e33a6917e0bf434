using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Health;

/// <summary>There is room for files. Below the floor they are refused, and talking goes on.</summary>
internal sealed class DiskPart(IFileStore files, WebOptions options) : IHealthPart
{
    private const long Mebibyte = 1024 * 1024;

    public string Name => "disk";

    public bool Essential => false;

    public bool OnlyWarns => true;

    public ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken)
    {
        return ValueTask.FromResult(files.FreeBytes >= options.MinFreeBytes ? null : new HealthProblem(
            HealthReason.DiskLow, $"Less than {options.MinFreeBytes / Mebibyte} MiB are free where files are stored, so no file is taken."));
    }
}
