using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Commands;

/// <summary>Codes for letters, and for units whose code is lost.</summary>
public sealed class CodesCommandTests : IDisposable
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | text | why | Varför? |
        | choices |
        | | list_name | name | label |
        | | rg | mun | Kommun |
        | settings |
        | | form_title | form_id | default_language |
        | | Kort | short | sv |
        | frame |
        | | name | type | label |
        | | respondent_group | select_one rg | Grupp |

        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        A B,Ale,mun,,1,same@x.example
        å,Bjuv,mun,,2,same@x.example
        001,Dals,mun,,3,other@x.example
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Codes_OfUnitsWithBlanks_AreToldApartWrittenAgainAndRenewedOneByOne()
    {
        folder.Write("study.md", Workbook);
        folder.Write("frame.csv", Frame);
        await RunAsync(
            "publish --study study.md --frame frame.csv --round r --opens 2031-01-01 --closes 2031-02-01 --codes codes.csv".Split(' ')
        );

        var first = File.ReadAllLines(folder.PathOf("codes.csv"));
        var printed = await RunAsync("codes", "--round", "r", "--unit", "å");
        await RunAsync("codes", "--round", "r", "--unit", "001", "--out", "one.csv");
        await RunAsync("codes", "--round", "r", "--out", "more.csv");
        await RunAsync("codes", "--round", "r", "--unit", "001", "--renew", "--out", "renewed.csv");
        await RunAsync("codes", "--round", "r", "--out", "all.csv");

        Assert.Multiple(() =>
        {
            Assert.That(first[0], Is.EqualTo("holder,code,units,link,email"));
            Assert.That(first[1], Does.Match("^same@x.example,[-A-Z0-9]{14},A B / å,,same@x.example$"));
            Assert.That(printed.Output, Does.Match("same@x.example,[-A-Z0-9]{14},A B / å,,same@x.example"));
            Assert.That(CodesIn("one.csv").Keys, Is.EqualTo(new[] { "other@x.example" }));
            Assert.That(CodesIn("more.csv"), Is.EquivalentTo(CodesIn("codes.csv")));
            Assert.That(CodesIn("all.csv")["other@x.example"], Is.EqualTo(CodesIn("renewed.csv")["other@x.example"]));
            Assert.That(CodesIn("all.csv")["other@x.example"], Is.Not.EqualTo(CodesIn("more.csv")["other@x.example"]));
            Assert.That(CodesIn("all.csv")["same@x.example"], Is.EqualTo(CodesIn("codes.csv")["same@x.example"]));
        });
    }

    private Dictionary<string, string> CodesIn(string file) =>
        File.ReadAllLines(folder.PathOf(file))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    private async Task<SurveyProcess> RunAsync(params string[] arguments)
    {
        var run = await SurveyProcess.RunAsync(folder.Path, arguments);
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return run;
    }
}
