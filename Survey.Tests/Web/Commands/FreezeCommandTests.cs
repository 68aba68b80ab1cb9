using NUnit.Framework;
using Survey.Tests.Support;

namespace Survey.Tests.Web.Commands;

/// <summary>A round that is frozen, reported and compared by command.</summary>
public sealed class FreezeCommandTests : IDisposable
{
    private const string Workbook = """
        | survey |
        | | type | name | label |
        | | text | why | Varför? |
        | figures |
        | | name | kind | label |
        | | rate | response_rate | Svarsfrekvens |
        | settings |
        | | form_title | form_id | default_language |
        | | Kort | short | sv |

        """;

    private const string Frame = """
        unit,name,respondent_group,organisation,pair,email
        a,Ale,mun,,1,a@x.example
        b,Bjuv,mun,,2,b@x.example

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Report_OfAFrozenDataset_IsTheSame_AfterTheFrameHasChanged()
    {
        folder.Write("study.md", Workbook);
        folder.Write("frame.csv", Frame);
        folder.Write("more.csv", Frame + "c,Dals,mun,,3,c@x.example\n");
        await RunAsync(0, "publish --study study.md --frame frame.csv --round r --opens 2001-01-01 --closes 2131-02-01 --codes codes.csv");
        await RunAsync(0, "report --round r --out before");
        var frozen = await RunAsync(0, "round freeze r --as first --reason final");
        await RunAsync(0, "frame import --round r more.csv --apply --reason more");

        await RunAsync(0, "report --round r --dataset first --out frozen");
        var changes = await RunAsync(0, "round changes r --dataset first");
        var taken = await RunAsync(2, "round freeze r --as first");
        var unknown = await RunAsync(2, "report --round r --dataset second --out out");
        var misnamed = await RunAsync(2, "round freeze r --as Final");
        var withoutRound = await RunAsync(
            2,
            "report --study study.md --frame frame.csv --responses frame.csv --dataset first --out out"
        );

        var before = await File.ReadAllTextAsync(folder.PathOf("before/figures.json"));
        Assert.Multiple(() =>
        {
            Assert.That(frozen.Output, Does.Match("r: frozen as first, 0 submitted of 2 units, data [0-9a-f]{64}"));
            Assert.That(before, Does.Contain(frozen.Output.Trim()[^64..]));
            Assert.That(File.ReadAllText(folder.PathOf("frozen/figures.json")), Is.EqualTo(before));
            Assert.That(changes.Output, Does.Contain("\nc\tadded\t\t\t\t0\t").And.Contain("Units: 1 added, 0 removed, 0 changed"));
            Assert.That(taken.Error, Does.Contain("has a frozen dataset of that name"));
            Assert.That(unknown.Error, Does.Contain("round 'r' has no such frozen dataset; there is first."));
            Assert.That(misnamed.Error, Does.Contain("--as 'Final'"));
            Assert.That(withoutRound.Error, Does.Contain("--dataset: it is of a round"));
        });
    }

    private async Task<SurveyProcess> RunAsync(int exitCode, string arguments)
    {
        var result = await SurveyProcess.RunAsync(folder.Path, arguments.Split(' '));
        Assert.That(result.ExitCode, Is.EqualTo(exitCode), $"{arguments}: {result.Error}");
        return result;
    }
}
