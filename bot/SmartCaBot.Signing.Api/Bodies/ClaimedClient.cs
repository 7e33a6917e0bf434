using System.Text.Json;

namespace SmartCaBot.Signing.Api.Bodies;

/// <summary>Who a request says it comes from, where it says so before its documents: then they are not read for somebody unknown.</summary>
internal readonly record struct ClaimedClient(string Id, string Secret)
{
    /// <param name="beginning">Of a JSON object.</param>
    /// <returns>Null: it is not said in it.</returns>
    public static ClaimedClient? Read(ReadOnlySpan<byte> beginning)
    {
        try
        {
            var reader = new Utf8JsonReader(beginning, isFinalBlock: false, default);
            var (id, secret) = ((string?)null, (string?)null);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isId, isSecret) = (reader.ValueTextEquals("sp_id"u8), reader.ValueTextEquals("sp_password"u8));
                if (!reader.Read()) return null;
                if (isId && reader.TokenType == JsonTokenType.String) id = reader.GetString();
                else if (isSecret && reader.TokenType == JsonTokenType.String) secret = reader.GetString();
                else if (!reader.TrySkip()) return null;
                if (id is not null && secret is not null) return new ClaimedClient(id, secret);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text that is none: who reads all of it says so.
        }

        return null;
    }

    public override string ToString() => Id;
}
