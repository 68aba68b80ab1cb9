using System.Text.Json;
using Microsoft.Playwright;
using NUnit.Framework;
using Survey.Data.Expressions;
using Survey.Tests.Support;
using Survey.Tests.Web.Respond;

namespace Survey.Tests.Browser;

/// <summary>The evaluator of the script, in a real browser, gives the server's results.</summary>
public sealed class EvaluatorInBrowserTests
{
    private const int Expressions = 500;

    [Test]
    public async Task Evaluate_RandomExpressionsAndAnswers_GivesInTheBrowserWhatTheServerGives([Values(3, 2013)] int seed)
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync();
        await page.AddScriptTagAsync(
            new PageAddScriptTagOptions { Path = RepositoryPaths.PathOf("Survey.Web", "wwwroot", "js", "expression-evaluator.js") }
        );
        var random = new RandomExpressionGenerator(seed, exactOnly: true);
        var cases = Enumerable.Range(0, Expressions).Select(_ => (Expression: random.Next(), Answers: random.Answers())).ToList();

        var inBrowser = await page.EvaluateAsync<string[]>(
            $"cases => JSON.parse(cases).map(([tree, answers]) => ({EvaluatorScriptTests.Describe})(JSON.parse(tree), answers))",
            JsonSerializer.Serialize(cases.Select(each => new object[] { ExpressionJsonWriter.Write(each.Expression), each.Answers }))
        );

        Assert.That(inBrowser, Has.Length.EqualTo(Expressions));
        Assert.Multiple(() =>
        {
            foreach (var (index, (expression, answers)) in cases.Index())
            {
                Assert.That(inBrowser[index], Is.EqualTo(new DictionaryFormScope(answers).Describe(expression)), () =>
                    $"seed {seed}, number {index}: {expression} where {JsonSerializer.Serialize(answers)}"
                );
            }
        });
    }
}
