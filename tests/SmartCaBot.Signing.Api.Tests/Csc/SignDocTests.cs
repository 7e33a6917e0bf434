using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;
using SmartCaBot.Signing.Api.Tests.Support;

namespace SmartCaBot.Signing.Api.Tests.Csc;

public sealed class SignDocTests(ApiHouse house)
{
    private static readonly byte[] Xml = "<don><ten>Nguyễn Thị Bưởi</ten></don>"u8.ToArray();

    [Fact]
    public async Task Documents_and_digests_are_signed_as_they_were_authorised()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        await signer.AddAppAsync();
        var (text, id) = (Encoding.UTF8.GetBytes("Đơn đề nghị"), signer.Credential.Id);

        var signed = await client.PostAsync("v2/signatures/signDoc", new
        {
            credentialID = id,
            SAD = await AuthoriseAsync(client, signer, Xml, text),
            documents = new object[]
            {
                new { document = Convert.ToBase64String(Xml), signature_format = "X", signAlgo = CscClient.Sha256Rsa, conformance_level = "Ades-B-B" },
                new { document = Convert.ToBase64String(text), signature_format = "C", signAlgo = CscClient.Sha256Rsa, conformance_level = "AdES-B-T", signed_envelope_property = "Detached" },
            },
            returnValidationInfo = true,
        });

        Assert.Equal(HttpStatusCode.OK, signed.Status);
        Assert.Contains("SignatureValue", Encoding.UTF8.GetString(Convert.FromBase64String(signed.Json.GetProperty("DocumentWithSignature")[0].GetString()!)), StringComparison.Ordinal);
        Assert.Single(Check(text, signed).UnsignedAttributes);
        Assert.NotEmpty(signed.Json.GetProperty("validationInfo").GetProperty("ocsp").EnumerateArray());

        var digested = await client.PostAsync("v2/signatures/signDoc", new
        {
            credentialID = id,
            SAD = await AuthoriseAsync(client, signer, text),
            documentDigests = new[] { new { hashes = new[] { Hash(text) }, signature_format = "C", signAlgo = CscClient.Sha256Rsa, hashAlgorithmOID = CscClient.Sha256Oid } },
        });

        Assert.Empty(Check(text, digested).UnsignedAttributes);
    }

    [Fact]
    public async Task What_was_not_authorised_or_fits_not_together_is_refused_and_costs_no_activation_data()
    {
        var (client, signer) = (await house.CscClient().EnterAsync(), await house.EnrolAsync());
        await signer.AddAppAsync();
        var sad = await AuthoriseAsync(client, signer, Xml);
        var document = Convert.ToBase64String(Xml);
        object entry = new { document, signature_format = "X", signAlgo = CscClient.Sha256Rsa };
        foreach (var (documents, description) in new (object[] Documents, string Description)[]
        {
            ([new { document, signAlgo = CscClient.Sha256Rsa }], "Missing (or invalid type) string parameter signature_format"),
            ([new { document, signature_format = "J", signAlgo = CscClient.Sha256Rsa }], "Invalid parameter signature_format"),
            ([new { document, signature_format = "X", signAlgo = CscClient.Sha256Rsa, conformance_level = "AdES-B-LTA" }], "Invalid parameter conformance_level"),
            ([new { document, signature_format = "X", signAlgo = CscClient.Sha256Rsa, signed_envelope_property = "Detached" }], "Invalid parameter signed_envelope_property"),
            ([new { document, signature_format = "X", signAlgo = CscClient.Sha256Rsa, hashAlgorithmOID = "2.16.840.1.101.3.4.2.3" }], "String parameter hashAlgorithmOID contradicts with signAlgo parameter"),
            ([new { document, signature_format = "X", signAlgo = "1.2.840.113549.1.1.13" }], "Invalid parameter signAlgo"),
            ([new { document, signature_format = "P", signAlgo = CscClient.Sha256Rsa, signed_props = new[] { new { attribute_name = "Mood", attribute_value = "x" } } }], "Invalid parameter signed_props (Mood)"),
            ([new { document, signature_format = "P", signAlgo = CscClient.Sha256Rsa }], "The document is not of that format, or cannot be signed"),
            ([], "Missing (or invalid type) array parameter documents"),
        })
            Assert.Equal(("invalid_request", description), (await SignAsync(documents)).Refusal);
        var other = await SignAsync([new { document = Convert.ToBase64String("<a/>"u8), signature_format = "X", signAlgo = CscClient.Sha256Rsa }]);
        Assert.Equal((HttpStatusCode.Forbidden, ("invalid_hash", "Document or documentDigest does not match authorized hash")), (other.Status, other.Refusal));
        Assert.Equal("invalid_hash", (await SignAsync([entry, entry])).Text("error"));
        var both = await client.PostAsync(
            "v2/signatures/signDoc", new { credentialID = signer.Credential.Id, SAD = sad, documents = new[] { entry }, documentDigests = new[] { new { hashes = new[] { Hash(Xml) } } } });
        Assert.Equal("Both documentDigests and documents parameters passed", both.Text("error_description"));

        Assert.Equal(HttpStatusCode.OK, (await SignAsync([entry])).Status);
        Assert.Equal("Invalid parameter SAD", (await SignAsync([entry])).Text("error_description"));

        Task<CscReply> SignAsync(object[] documents) => client.PostAsync("v2/signatures/signDoc", new { credentialID = signer.Credential.Id, SAD = sad, documents });
    }

    private static async Task<string> AuthoriseAsync(CscClient client, Signer signer, params byte[][] documents) => (await client.PostAsync("v2/credentials/authorize", new
    {
        credentialID = signer.Credential.Id,
        numSignatures = documents.Length,
        hashes = documents.Select(Hash),
        hashAlgorithmOID = CscClient.Sha256Oid,
        authData = new[] { new { id = "PIN", value = Signer.Password }, new { id = "OTP", value = signer.NextCode() } },
    })).Text("SAD");

    private static string Hash(byte[] document) => Convert.ToBase64String(SHA256.HashData(document));

    private static SignerInfo Check(byte[] content, CscReply signed)
    {
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(Convert.FromBase64String(signed.Json.GetProperty("SignatureObject")[0].GetString()!));
        cms.CheckSignature(verifySignatureOnly: true);
        return cms.SignerInfos[0];
    }
}
