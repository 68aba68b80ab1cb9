using NUnit.Framework;
using Survey.Analysis.Estimation.Intervals;
using Survey.Analysis.Figures.Definitions;
using Survey.Tests.Support;

namespace Survey.Tests.Samples;

/// <summary>The README's commands work as they stand, and what it shows is there.</summary>
public sealed class ReadmeTests
{
    private const string RunPattern = "dotnet run --project Survey.Web";
    private static readonly string[] Lines = File.ReadAllLines(RepositoryPaths.PathOf("README.md"));

    /// <summary>The lines between fences.</summary>
    private static IEnumerable<string> Commands =>
        Lines
            .Aggregate((IsInside: false, Found: new List<string>()), (state, line) =>
            {
                if (line.StartsWith("```", StringComparison.Ordinal))
                {
                    return (!state.IsInside, state.Found);
                }

                if (state.IsInside)
                {
                    state.Found.Add(line.Trim());
                }

                return state;
            })
            .Found;

    [Test]
    public void Readme_ForANewcomer_HasTheTwoCommands() => Assert.That(Commands, Does.Contain(RunPattern).And.Contain("dotnet test"));

    [Test]
    public async Task Readme_CommandsOnFiles_RunInOrderWithoutAFault()
    {
        using var folder = new TemporaryFolder();
        CopySamples(folder);

        var commands = Commands
            .Where(command => command.StartsWith(RunPattern + " -- ", StringComparison.Ordinal))
            .Select(command => command[(RunPattern.Length + 4)..])
            .ToList();

        Assert.That(commands.Select(command => command.Split(' ')[0]), Is.SupersetOf(new[] { "check", "convert", "simulate", "report" }));
        foreach (var command in commands)
        {
            var run = await SurveyProcess.RunAsync(folder.Path, command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")), command);
        }
    }

    [Test]
    public void Readme_PicturesAndFiles_AreThere()
    {
        var links = Lines
            .SelectMany(line =>
                System.Text.RegularExpressions.Regex.Matches(line, @"\]\(([^)#:]+)\)").Select(match => match.Groups[1].Value)
            )
            .ToList();

        Assert.That(links.Where(link => link.EndsWith(".png", StringComparison.Ordinal)), Has.Exactly(2).Items);
        Assert.That(links.Where(link => !Path.Exists(RepositoryPaths.PathOf(link))), Is.Empty);
    }

    [Test]
    public void Pages_OfTheRepository_LinkToFilesThatAreThere()
    {
        var broken =
            from page in Directory.EnumerateFiles(RepositoryPaths.Root, "*.md", SearchOption.AllDirectories)
            where Path.GetFileName(page) is "README.md" or "CONTRIBUTING.md"
            from link in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(page), @"\]\(([^)#:]+)\)")
            let target = Path.Combine(Path.GetDirectoryName(page) ?? "", link.Groups[1].Value)
            where !Path.Exists(target)
            select $"{page}: {link.Groups[1].Value}";

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void AnalysisReadme_NamesEveryWordOfAFigure()
    {
        var readme = File.ReadAllText(RepositoryPaths.PathOf("Survey.Analysis", "README.md"));
        var words = FigureTokens
            .Kinds.Keys.Concat(FigureTokens.Rates.Keys)
            .Concat(FigureTokens.KappaWeights.Keys)
            .Concat(FigureTokens.IntervalMethods.Where(word => ShareInterval.Methods.Contains(word.Value)).Select(word => word.Key));

        Assert.That(words.Where(word => !readme.Contains($"`{word}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static void CopySamples(TemporaryFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryPaths.PathOf("samples"), "*", SearchOption.AllDirectories))
        {
            var target = folder.PathOf(Path.GetRelativePath(RepositoryPaths.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
