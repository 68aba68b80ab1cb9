using System.Net;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Shared;

/// <summary>HEAD is answered as GET, without a body.</summary>
public sealed class HeadRequestTests
{
    [Test]
    public async Task Head_OfEveryKindOfAddress_HasTheStatusAndTypeOfGetAndNoBody()
    {
        await using var site = await RespondentSite.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Address) };
        (string Path, HttpStatusCode Status)[] pages =
        [
            ("/", HttpStatusCode.OK),
            ($"/r/{site.CodeOf("K1")}", HttpStatusCode.OK),
            ("/r/AAAA-AAAA-AAAA", HttpStatusCode.NotFound),
            ("/lost-code", HttpStatusCode.OK),
            ("/form/K1", HttpStatusCode.Redirect),
            ("/manage", HttpStatusCode.Redirect),
            ("/nothing/here", HttpStatusCode.NotFound),
            ("/css/survey.css", HttpStatusCode.OK),
            ("/health", HttpStatusCode.OK),
        ];

        foreach (var (path, status) in pages)
        {
            using var got = await client.GetAsync(path);
            using var asked = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await client.SendAsync(asked);

            Assert.Multiple(() =>
            {
                Assert.That((got.StatusCode, head.StatusCode), Is.EqualTo((status, status)), path);
                Assert.That(head.Content.Headers.ContentType, Is.EqualTo(got.Content.Headers.ContentType), path);
            });
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty, path);
        }
    }
}
