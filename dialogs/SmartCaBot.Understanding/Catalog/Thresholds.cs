namespace SmartCaBot.Understanding.Catalog;

/// <summary>Where the decision turns. All are confidences, 0 to 1.</summary>
/// <param name="Clarify">Below it nothing is near: out of scope.</param>
/// <param name="Accept">From it on the dialog acts, if the margin holds too.</param>
/// <param name="Margin">What the best must be ahead of the second by.</param>
internal sealed record Thresholds(double Clarify, double Accept, double Margin);
