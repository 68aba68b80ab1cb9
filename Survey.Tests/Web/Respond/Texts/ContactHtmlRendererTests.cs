using System.Text.Encodings.Web;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Tests.Web.Respond.Texts;

/// <summary>Addresses and telephone numbers of a contact are links; everything else is text.</summary>
public sealed class ContactHtmlRendererTests
{
    [TestCase("Anna, a.b-c@x-y.example.se.", "Anna, <a href=\"mailto:a.b-c@x-y.example.se\">a.b-c@x-y.example.se</a>.")]
    [TestCase("08-465 004 00", "<a href=\"tel:0846500400\">08-465 004 00</a>")]
    [TestCase("+46 8 465 004 00 (växel)", "<a href=\"tel:&#x2B;46846500400\">&#x2B;46 8 465 004 00</a> (v&#xE4;xel)")]
    [TestCase("rum 2012, vardagar 8-16", "rum 2012, vardagar 8-16")]
    [TestCase("<script>@x", "&lt;script&gt;@x")]
    public void Render_AContact_LinksWhatCanBeFollowed(string contact, string expected)
    {
        using var writer = new StringWriter();

        ContactHtmlRenderer.Render(LocalizedText.Create(("sv", contact))).WriteTo(writer, HtmlEncoder.Default);

        Assert.That(writer.ToString(), Is.EqualTo(expected));
    }
}
