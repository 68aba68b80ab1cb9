using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Respond.Overview;

/// <summary>The blank form on paper and as a Word document.</summary>
public sealed class BlankFormTests
{
    private const string Dates = """
        | survey |
        | | type | name | label | appearance | relevant | calculation |
        | | begin_group | all | Allt |
        | | select_one yes_no | agreement | Finns ett avtal? |
        | | date | signed | Vilken dag? | | ${agreement} = 'yes' |
        | | date | month | Vilken månad? | month-year | ${agreement} = 'yes' |
        | | time | clock | Vilken tid? |
        | | integer | n | Hur många? |
        | | calculate | double | | | | ${n} * 2 |
        | | text | why | Varför just ${n}, alltså dubbelt ${double}? | multiline | ${n} > 3 |
        | | end_group |
        | choices |
        | | list_name | name | label |
        | | yes_no | yes | Ja |
        | | yes_no | no | Nej |
        | settings |
        | | form_title | form_id | default_language |
        | | Avtal & annat <nytt> | dates | Svenska (sv) |
        """;

    private const string Frame =
        "unit,name,respondent_group,organisation,pair,email\nK1,Ale & Ö,municipality,Ale kommun,1,ale@kommun.example\n";

    [Test]
    public async Task BlankForm_SaysInWordsWhereToGoOn()
    {
        await using var site = await RespondentSite.StartAsync();
        var visitor = await site.SignInAsync("K1");

        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.That(
            visitor.Text,
            Does.Contain("2. Vilka källor använde ni? Besvaras om svaret på fråga 1 är ”Ja”.")
                .And.Contain("Gå till fråga 3 om svaret på fråga 1 är ”Nej” eller ”Vet ej”.")
                .And.Contain("4. Vad heter rådet? Besvaras om svaret på fråga 3 är ”Ja”. Gå till fråga 5 om svaret på fråga 3")
        );
    }

    [Test]
    public async Task BlankForm_OfAFilledOne_HoldsNoAnswers_ButBoxesForTheDigitsOfDates()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/n");
        await visitor.SubmitAsync("/form/K1/n", ("n", "37"));

        await visitor.GetAsync("/form/K1/print?blank=true");

        Assert.Multiple(() =>
        {
            Assert.That(visitor.Text, Does.Match("Varför just _+, alltså dubbelt _+\\?").And.Not.Contain("37").And.Not.Contain("74"));
            Assert.That(visitor.Text, Does.Contain("Gå till fråga 4 om svaret på fråga 1 är ”Nej”."));
            Assert.That(visitor.Text, Does.Contain("Gå annars till slutet."));
            Assert.That(visitor.Html.Split("print-digit").Length - 1, Is.EqualTo(8 + 6 + 4));
        });
    }

    [TestCase("sv")]
    [TestCase("en")]
    public async Task WordDocument_OfEveryKindOfQuestion_IsValid_WithHeadingsTablesAndPageNumbers(string language)
    {
        await using var site = await RespondentSite.StartAsync(
            RepositoryPaths.PathOf("Survey.Tests", "Browser", "kinds.md"),
            "unit,name,respondent_group,organisation,pair,email\nK1,Ale,all,Ale kommun,1,ale@kommun.example\n"
        );
        var visitor = await site.SignInAsync("K1");
        await visitor.PostAsync("/language", (".language", language), ("page", "/form/K1"));

        using var file = await OpenAsync(visitor, "/form/K1/blank.docx");

        var body = file.MainDocumentPart?.Document.Body;
        Assert.Multiple(() =>
        {
            Assert.That(Problems(file), Is.Empty);
            Assert.That(body?.Descendants<ParagraphStyleId>().Count(style => style.Val == "Heading1"), Is.GreaterThan(0));
            Assert.That(body?.InnerText, Does.Match("1\\. .*2\\. .*3\\. "));
            Assert.That(body?.Descendants<TableHeader>().Count(), Is.GreaterThan(0), "a battery's head is repeated");
            Assert.That(body?.InnerText, Does.Contain("\u2610").And.Contain("\u25CB"));
            Assert.That(
                file.MainDocumentPart?.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction?.Value),
                Is.EqualTo(new[] { "PAGE", "NUMPAGES" })
            );
        });
    }

    [Test]
    public async Task WordDocument_WithMarkupInItsTexts_IsValid_AndHoldsNoAnswers()
    {
        await using var site = await StartAsync();
        var visitor = await site.SignInAsync("K1");
        await visitor.GetAsync("/form/K1/n");
        await visitor.SubmitAsync("/form/K1/n", ("n", "37"));

        using var file = await OpenAsync(visitor, "/form/K1/blank.docx");

        Assert.Multiple(() =>
        {
            Assert.That(Problems(file), Is.Empty);
            Assert.That(
                file.MainDocumentPart?.Document.InnerText,
                Does.Contain("Avtal & annat <nytt>").And.Contain("Ale & Ö").And.Contain("Gå till fråga 4").And.Not.Contain("37")
            );
        });
    }

    private static async Task<RespondentSite> StartAsync()
    {
        using var folder = new TemporaryFolder();
        return await RespondentSite.StartAsync(folder.Write("dates.md", Dates), Frame);
    }

    private static async Task<WordprocessingDocument> OpenAsync(PageClient visitor, string path) =>
        WordprocessingDocument.Open(new MemoryStream(await visitor.DownloadAsync(path)), false);

    private static IEnumerable<string> Problems(WordprocessingDocument file) =>
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(file)
            .Select(problem => $"{problem.Path?.XPath}: {problem.Description}");
}
