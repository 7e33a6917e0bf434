using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Api.Webhooks;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.Webhooks;

public sealed class WebhookTests(ApiHouse house)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_outcome_comes_by_itself_and_again_until_it_is_taken()
    {
        var told = new ConcurrentQueue<JsonElement>();
        await using var server = await StartAsync(async http =>
        {
            told.Enqueue((await JsonDocument.ParseAsync(http.Request.Body)).RootElement);
            http.Response.StatusCode = told.Count == 1 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        });
        var (portal, signer) = (house.Portal(new Uri(server.Urls.First() + "/hook")), await house.EnrolAsync());
        var (signed, left) = (portal.NewReference(), portal.NewReference());
        var transaction = Guid.Parse((await portal.SignAsync(signer, signed, "HĐ-01")).Text("tran_code"));
        using var phone = new Phone(house.LastMessage(transaction).Requester!.Page!);
        await phone.ActAsync("enter", house.LastMessage(transaction).Code.Value);

        await UntilAsync(() => told.Count == 1);
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(() => told.Count == 2);

        Assert.All(told, body =>
        {
            Assert.Equal((portal.ClientId, 200, "SUCCESS"), (body.GetProperty("sp_id").GetString(), body.GetProperty("status_code").GetInt32(), body.GetProperty("message").GetString()));
            Assert.Equal("HĐ-01", body.GetProperty("signed_files")[0].GetProperty("doc_id").GetString());
        });
        await portal.SignAsync(signer, left);
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await UntilAsync(() => told.Count == 3);
        var last = told.Last();
        Assert.Equal((left, 400, "EXPIRED"), (last.GetProperty("transaction_id").GetString(), last.GetProperty("status_code").GetInt32(), last.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task No_address_leads_into_our_own_network_or_on_to_another()
    {
        await using var server = await StartAsync(http =>
        {
            http.Response.Redirect("http://169.254.169.254/latest");
            return Task.CompletedTask;
        });
        var (portal, signer) = (house.Portal(new Uri(server.Urls.First() + "/hook")), await house.EnrolAsync());
        var transaction = (await portal.SignAsync(signer, portal.NewReference())).Text("tran_code");
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        var leased = new LeasedMessage(new OutboxMessage("w", WebhookSender.OutboxKind, transaction, transaction, house.Clock.GetUtcNow()), 0);

        Assert.Equal("webhook: HTTP 302", Assert.IsType<Delivered.Never>(await SendAsync(leased, new SigningApiOptions { PrivateAddresses = true })).Reason);
        // Outside tests: plain http is not called, nor is a name that leads to a private address.
        Assert.IsType<Delivered.Never>(await SendAsync(leased, new SigningApiOptions()));
        using var guarded = new WebhookHttp(new SigningApiOptions());
        await Assert.ThrowsAsync<HttpRequestException>(() => guarded.Client.GetAsync(new Uri(server.Urls.First()), Cancel));
        house.Integrators.Change(portal.ClientId, client => client with { IsSuspended = true });
        Assert.IsType<Delivered.Never>(await SendAsync(leased, new SigningApiOptions { PrivateAddresses = true }));
    }

    private async Task<Delivered> SendAsync(LeasedMessage leased, SigningApiOptions options)
    {
        using var http = new WebhookHttp(options);
        var sender = new WebhookSender(
            http, house.Services.GetRequiredService<RequestTable>(), house.Services.GetRequiredService<Outcomes>(), house.Services.GetRequiredService<IIntegrators>(), options);
        return await sender.SendAsync(leased, Cancel);
    }

    private static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancel);
        return app;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!isSo()) await Task.Delay(50, limit.Token);
    }
}
