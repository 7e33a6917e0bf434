namespace SmartCaBot.Desk.Targets;

/// <summary>What a queue promises, all in working time.</summary>
/// <param name="PickUp">From the request until an agent takes it.</param>
/// <param name="FirstReply">From the request until an agent writes.</param>
/// <param name="Resolution">From the request until the case has ended.</param>
/// <param name="WaitLimit">Nobody waits longer than this: then contact details are taken instead.</param>
internal sealed record ServiceTargets(TimeSpan PickUp, TimeSpan FirstReply, TimeSpan Resolution, TimeSpan WaitLimit);
