using System.Text.Encodings.Web;
using NUnit.Framework;
using Survey.Data.Questionnaires.Markup;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Tests.Data.Questionnaires.Markup;

public sealed class MarkupParserTests
{
    [TestCase("Plain words", "Plain words")]
    [TestCase("**Bold** and *it* and _so_", "Bold and it and so")]
    [TestCase("# Part A\nText", "Part A\nText")]
    [TestCase("[the law](https://example.org/a_b_c)", "the law")]
    [TestCase("<span style=\"color:red\">Now</span> or<br/>then", "Now or\nthen")]
    [TestCase("5*5*2 and a_b_c and ${a_b} or ${_c_d}", "5*5*2 and a_b_c and ${a_b} or ${_c_d}")]
    [TestCase("Name *", "Name *")]
    [TestCase("1 < 2 & <unknown>", "1 < 2 & <unknown>")]
    [TestCase("\\*not\\*", "*not*")]
    [TestCase("#1 question", "#1 question")]
    public void Plain_IsTheWordsAlone(string text, string words) => Assert.That(MarkupParser.ToPlainText(text), Is.EqualTo(words));

    [TestCase("**a *b* c**", "<strong>a </strong><strong><em>b</em></strong><strong> c</strong>")]
    [TestCase("*a & <b>b</b>*", "<em>a &amp; </em><em>b</em>")]
    [TestCase("[x](https://e.org/?a=1&b=2)", "<a href=\"https://e.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>")]
    [TestCase("[x](javascript:alert(1))", "[x](javascript:alert(1))")]
    [TestCase("[x](javascript:alert)", "x")]
    [TestCase("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    public void Html_IsOfThreeTagsAndEncodedWords(string text, string html)
    {
        using var writer = new StringWriter();
        MarkupHtmlRenderer.Render(text).WriteTo(writer, HtmlEncoder.Default);

        Assert.That(writer.ToString(), Is.EqualTo(html));
    }

    [Test]
    public void Escape_LeavesNothingToRead([Values("a *b* _c_", "[x](https://e.org)", "# a", "\\", "<b>")] string text) =>
        Assert.That(MarkupParser.ToPlainText(MarkupParser.Escape(text)), Is.EqualTo(text));

    [Test]
    public void Runs_OfEndlessSigns_Ends() =>
        Assert.That(MarkupParser.ToPlainText(string.Concat(Enumerable.Repeat("*a _b **c ", 3_000))), Is.Not.Empty);
}
