namespace SmartCaBot.Understanding.Matching;

/// <summary>Something seen in a message that speaks for or against topics: a word, two words, a phrase of a topic.</summary>
internal readonly record struct Feature(int Id, float Value);
