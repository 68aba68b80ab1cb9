using System.Text.Json;
using Jint;
using NUnit.Framework;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Tests.Web.Respond;

/// <summary>The evaluator of the script gives the results of the server's.</summary>
public sealed class EvaluatorScriptTests
{
    private const int Expressions = 5_000;

    /// <summary>What a test asks of the script: the kind and the text of a value.</summary>
    internal const string Describe = """
        (tree, answers) => {
          const { evaluate } = surveyEvaluator(name => answers[name] ?? "", {
            months: "jan feb mar apr maj jun jul aug sep okt nov dec",
            weekdays: "sön mån tis ons tor fre lör",
          });
          return `${typeof evaluate(tree)} ${evaluate({ call: "string", args: [tree] })}`;
        }
        """;

    [Test]
    public void Evaluate_RandomExpressionsAndAnswers_GivesWhatTheServerGives([Values(1, 2012)] int seed)
    {
        var engine = Load();
        var describe = engine.Evaluate($"(tree, answers) => ({Describe})(JSON.parse(tree), JSON.parse(answers))");
        var random = new RandomExpressionGenerator(seed);
        for (var number = 0; number < Expressions; number++)
        {
            var (expression, answers) = (random.Next(), random.Answers());
            var inScript = engine.Invoke(describe, ExpressionJsonWriter.Write(expression), JsonSerializer.Serialize(answers)).AsString();

            Assert.That(inScript, Is.EqualTo(new DictionaryFormScope(answers).Describe(expression)), () =>
                $"seed {seed}, number {number}: {expression} where {JsonSerializer.Serialize(answers)}"
            );
        }
    }

    [Test]
    public void Functions_OfTheScript_AreTheFormsButThoseThatOnlyTheServerReads()
    {
        var functions = Load().Evaluate("surveyEvaluator(() => '', {}).functions.join(' ')").AsString().Split(' ').Append("if");

        Assert.That(functions, Is.EquivalentTo(FunctionTable.ForForms.Keys.Except(ClientConditionReducer.ServerOnlyFunctions)));
    }

    internal static Engine Load()
    {
        var engine = new Engine();
        engine.Execute(File.ReadAllText(RepositoryPaths.PathOf("Survey.Web", "wwwroot", "js", "expression-evaluator.js")));
        return engine;
    }
}
