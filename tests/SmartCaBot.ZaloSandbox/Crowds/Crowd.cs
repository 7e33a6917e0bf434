namespace SmartCaBot.ZaloSandbox.Crowds;

/// <summary>Many people talking to the bot at the same time.</summary>
public static class Crowd
{
    private const int MostFaults = 20;

    /// <summary>Returns when everybody has finished and nothing more comes.</summary>
    public static async Task<CrowdReport> TalkAsync(Sandbox zalo, CrowdScript script, CancellationToken cancel)
    {
        var clock = zalo.Options.Clock;
        var people = Enumerable.Range(0, script.Phones)
            .Select(i => new Person(i, zalo.Phones.Add($"Công dân {i + 1}", $"{script.FirstNumber + i}"), script, clock))
            .ToArray();
        var started = clock.GetTimestamp();
        await Task.WhenAll(people.Select(person => person.TalkAsync(cancel)));
        var took = clock.GetElapsedTime(started);
        await FallSilentAsync(zalo, people, script.Silence, cancel);
        return Report(people, took);
    }

    private static async Task FallSilentAsync(Sandbox zalo, Person[] people, TimeSpan silence, CancellationToken cancel)
    {
        var talking = true;
        while (talking)
        {
            await zalo.WebhooksIdleAsync(cancel);
            await Task.Delay(silence, cancel);
            talking = false;
            foreach (var person in people) talking |= person.Drain();
        }
    }

    private static CrowdReport Report(Person[] people, TimeSpan took)
    {
        var counts = people.SelectMany(person => Enumerable.Range(0, person.Sent).Select(turn => person.Answered.Count(answered => answered == turn))).ToArray();
        double[] sorted = [.. people.SelectMany(person => person.Milliseconds).Order()];
        double Rank(double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
        return new CrowdReport(
            Sent: counts.Length,
            Answered: counts.Count(count => count == 1),
            Missing: counts.Count(count => count == 0),
            Repeated: counts.Sum(count => Math.Max(count - 1, 0)),
            OutOfOrder: people.Sum(person => person.Answered.Zip(person.Answered.Skip(1)).Count(pair => pair.Second < pair.First)),
            GaveUp: people.Count(person => person.GaveUp),
            Others: people.Sum(person => person.Others),
            took, Rank(0.5), Rank(0.99), Rank(1),
            [.. people.SelectMany(person => person.Faults()).Take(MostFaults)]);
    }
}
