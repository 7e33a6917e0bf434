namespace SmartCaBot.Conversations.Flows;

/// <summary>Forgets who the person is: after a long silence, or because they leave. Whoever writes next may be somebody else.</summary>
internal sealed class Forgetting(FlowStack stack, FlowTurn turn)
{
    /// <summary>Drops what belongs to a person not heard of for too long. The run on top that ended by it; null when none did.</summary>
    public async Task<Frame?> AfterSilenceAsync(TimeSpan limit)
    {
        var mine = turn.Frames.Where(f => f.OfPerson).ToArray();
        if (turn.Person is null && mine.Length == 0 && turn.Links.IsEmpty && !turn.Parked.Any(f => f.OfPerson)) return null;
        if (turn.Before.PersonHeardAt is { } heard && turn.Input.Now - heard <= limit) return null;
        await CancelAsync(mine);
        turn.Frames = turn.Frames.RemoveAll(f => f.OfPerson);
        turn.Parked = turn.Parked.RemoveAll(f => f.OfPerson);
        turn.Person = null;
        turn.Session++;
        turn.WaitingFiles = turn.Input.Files;
        // What another conversation of the person says or asks for needs no sign of life from here.
        if (!turn.Input.IsOfSystem) await UnlinkAsync(WellKnownDialogs.Silence);
        return mine is [.., var last] ? last : null;
    }

    /// <summary>Drops everything that was entered, known or under way.</summary>
    public async Task LeaveAsync()
    {
        await CancelAsync(turn.Frames);
        (turn.Frames, turn.Parked, turn.Person, turn.WaitingFiles, turn.Topic, turn.Misses) = ([], [], null, [], null, 0);
        turn.Session++;
        await UnlinkAsync(WellKnownDialogs.Left);
    }

    /// <summary>The other conversations are told; what is under way here stays, and is not asked again yet.</summary>
    private async Task UnlinkAsync(string why)
    {
        if (turn.Links.IsEmpty) return;
        var frames = turn.Frames;
        turn.Frames = [];
        await stack.StartAsync(new Interpretation(Certainty.Understood, WellKnownDialogs.Unlink, why));
        (turn.Frames, turn.Outcome) = (frames, null);
    }

    private async Task CancelAsync(IEnumerable<Frame> frames)
    {
        foreach (var frame in frames)
        {
            if (stack.Find(frame.Dialog) is { } dialog) await dialog.CancelAsync(new Chat(new FlowRun(turn, frame, withInput: false)));
        }
    }
}
