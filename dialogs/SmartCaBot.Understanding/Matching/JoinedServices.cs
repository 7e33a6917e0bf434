using SmartCaBot.Understanding.Entities;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Matching;

/// <summary>Two services that one message names side by side.</summary>
internal static class JoinedServices
{
    public static (int First, int Second)? Find(TokenBuffer tokens, List<ServiceMention> mentions)
    {
        foreach (var first in mentions)
        {
            foreach (var second in mentions)
            {
                if (first.Service != second.Service && IsJoined(tokens, first.LastToken + 1, second.FirstToken))
                    return (first.Service, second.Service);
            }
        }

        return null;
    }

    private static bool IsJoined(TokenBuffer tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens.Folded(i) is "va" or "hoac" or "and" or "or" or "lan" or "cung")
                return true;
        }

        return false;
    }
}
