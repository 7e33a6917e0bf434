using System.Text.Json.Nodes;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>News for a person to whom ordinary messages may not be sent any more: by an approved template, when one is set.</summary>
internal sealed class NoticeByTemplate(ZaloApi api, SentBefore sentBefore, ZaloOptions options, TimeProvider clock)
{
    private const string Closed = "Zalo: the person has not written for too long";
    private static readonly string[] Types = ["nosupport", "template"];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilOperatorActs = TimeSpan.FromMinutes(10);

    public async Task<Delivered> SendAsync(ZaloMessage message, LeasedMessage leased, CancellationToken cancellationToken)
    {
        if (options.NoticeTemplate is not { } template || message.Text is not { } text) return new Delivered.Never(Closed);
        if (leased.Attempts > 0)
        {
            var found = await sentBefore.FindAsync(new Trace(leased.Message.Recipient, Types, [], leased.Message.CreatedAt), cancellationToken);
            if (found == true) return Delivered.Done;
            if (found is null) return new Delivered.Later("whether it was sent cannot be asked now", Soon);
        }

        var data = TemplateData.Of(template, TextParts.Of(text.Text, template.Longest) is [var first, ..] ? first : "");
        var body = new JsonObject { ["user_id"] = leased.Message.Recipient, ["template_id"] = template.Id, ["template_data"] = data };
        return await api.PostAsync(ApiHost.Account, "/v3.0/oa/message/template", body, cancellationToken) switch
        {
            ZaloAnswer.Done => Delivered.Done,
            ZaloAnswer.Refused { Meaning: ErrorMeaning.Night } night => new Delivered.Later(Reason(night), Nights.UntilMorning(clock.GetUtcNow())),
            ZaloAnswer.Refused { Meaning: ErrorMeaning.Operator } operators => new Delivered.Later(Reason(operators), UntilOperatorActs),
            ZaloAnswer.Refused { Meaning: ErrorMeaning.TooFast or ErrorMeaning.Token or ErrorMeaning.Again } soon => new Delivered.Later(Reason(soon), Soon),
            ZaloAnswer.Refused refused => new Delivered.Never(Reason(refused)),
            ZaloAnswer.NotMade notMade => new Delivered.Later(notMade.Reason, notMade.After),
            _ => new Delivered.Later("no certain answer", Soon),
        };
    }

    private static string Reason(ZaloAnswer.Refused refused) => $"Zalo: template, error {refused.Code}";
}

/// <summary>The parameters of a template.</summary>
internal static class TemplateData
{
    public static JsonObject Of(ZaloTemplate template, string value)
    {
        var data = new JsonObject();
        foreach (var (name, text) in template.Fixed) data[name] = text;
        data[template.Parameter] = value;
        return data;
    }
}
