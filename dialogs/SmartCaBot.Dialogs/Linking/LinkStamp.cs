using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>
/// For whom and for what a code was shown. Browsers are shared: somebody may show a code, leave, and enter it elsewhere when the next person
/// has said who they are. So a code is good only while the session, the known person and the work under way are those it was shown for.
/// </summary>
internal static class LinkStamp
{
    public static string Of(Chat chat) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{chat.Session}\n{chat.Person?.Subject}\n{chat.RunInProgress(Work.Dialogs)}")).AsSpan(0, 16));
}
