using NUnit.Framework;
using Survey.Data.Expressions;

namespace Survey.Tests.Data.Expressions;

public sealed class ExpressionCheckerTests
{
    private static readonly Dictionary<string, KnownVariable> Variables = new KnownVariable[]
    {
        new("agreement", ValueKind.Text) { ListName = "statuses", Choices = ["in_force", "expired", "none"] },
        new("scale", ValueKind.Text) { ListName = "degrees", Choices = ["1", "2", "dk"] },
        new("areas", ValueKind.Choices) { ListName = "areas", Choices = ["drugs", "youth"] },
        new("years", ValueKind.Number),
        new("signed", ValueKind.Date),
        new("comment", ValueKind.Text),
        new("measures", ValueKind.Rows),
        new("cost", ValueKind.Number) { Repeat = "measures" },
    }.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    [TestCase("${agreement} = 'in_force' and selected(${areas}, 'drugs')")]
    [TestCase("selected(${agreement}, 'expired') or ${agreement} = ''")]
    [TestCase("${areas} != ''")]
    [TestCase("${scale} >= 2 and ${scale} = 1 and ${scale} != 'dk'")]
    [TestCase("${signed} <= today() and ${signed} > '2010-05' and ${signed} = 2010")]
    [TestCase("sum(${cost}) > 0 and count(${measures}) < 3 and ${years} + 1 > 2")]
    [TestCase("regex(${comment}, '^\\d+$') and ${comment} > 3")]
    [TestCase("if(${years} > 1, 'a', 'b') = 'a'")]
    public void Check_WhatCanBeMeant_HasNoProblem(string expression)
    {
        Assert.That(Check(expression).Select(problem => problem.Message), Is.Empty);
    }

    [TestCase("${agrement} = 'none'", "X002", "'agrement' is no question, frame column or variable. Did you mean 'agreement'?")]
    [TestCase("agreement = 'none'", "X003", "The bare name 'agreement' means nothing here.")]
    [TestCase("selectd(${areas}, 'drugs')", "X004", "There is no function 'selectd'. Did you mean 'selected'?")]
    [TestCase(". > 1", "X005", "'.' means the answer that a constraint speaks of")]
    [TestCase("${cost} > 1", "X006", "'cost' has a value in each row of 'measures'.")]
    [TestCase("${measures} > 1", "X006", "'measures' is a repeat, which has rows and no value.")]
    [TestCase("selected(${areas})", "X007", "selected() takes 2 arguments, not 1.")]
    [TestCase("${areas} = 'drugs'", "X010", "Write selected(${areas}, 'drugs').")]
    [TestCase("${years} = 'many'", "X011", "'years' is a number and never 'many'.")]
    [TestCase("${signed} = 'May'", "X011", "'signed' is a date and never 'May'.")]
    [TestCase("${agreement} = 'inforce'", "X012", "The list 'statuses' of 'agreement' has no choice 'inforce'. Did you mean 'in_force'?")]
    [TestCase("selected(${areas}, 'drug')", "X012", "Did you mean 'drugs'?")]
    [TestCase("${agreement} > 1", "X013", "are words, which '>' cannot order")]
    [TestCase("${areas} > 1", "X013", "Write count-selected(${areas})")]
    [TestCase("${years} > 'two'", "X013", "'two' is neither a number nor a date")]
    [TestCase("${areas} + 1", "X014", "is no number")]
    [TestCase("selected(${years}, 'a')", "X015", "selected() asks for a choice")]
    [TestCase("round(${areas})", "X016", "round() takes a number, but 'areas' (a set of choices) is a set of choices.")]
    [TestCase("regex(${comment}, ${comment})", "X017", "must be written there in quotes")]
    [TestCase("regex(${comment}, '(')", "X018", "The pattern '(' cannot be read")]
    public void Check_WhatCannotBeMeant_SaysWhatToDo(string expression, string code, string message)
    {
        var problem = Check(expression).First();

        Assert.That(problem.Code, Is.EqualTo(code));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [TestCase("pulldata('file', 'a', 'b', 'c') = 1")]
    [TestCase("regex(${comment}, '(?=a)b')")]
    [TestCase("${last-saved#years} > 1")]
    public void Check_XlsFormThatIsNotHere_IsUnsupported(string expression)
    {
        Assert.That(Check(expression).Single().IsUnsupported);
    }

    [Test]
    public void Check_ARowsOwnQuestionWithinItsRepeat_HasAValue()
    {
        Assert.That(Check("${cost} > 1", new ExpressionContext { Repeat = "measures" }), Is.Empty);
    }

    [Test]
    public void Check_AConstraint_KnowsWhatItSpeaksOf()
    {
        Assert.That(Check(". = 'drugs'", new ExpressionContext { Current = Variables["areas"] }).Single().Code, Is.EqualTo("X010"));
    }

    [Test]
    public void Check_ABareNameWhereVariablesMayBeBare_IsAVariable()
    {
        Assert.That(Check("years > 1", new ExpressionContext { VariablesMayBeBare = true }), Is.Empty);
        Assert.That(Check("yers > 1", new ExpressionContext { VariablesMayBeBare = true }).Single().Message, Does.Contain("Did you mean 'years'?"));
    }

    private static List<ExpressionProblem> Check(string expression, ExpressionContext? context = null) =>
        [.. new ExpressionChecker(FunctionSignature.Form, Variables).Check(ExpressionParser.Parse(expression), context ?? new ExpressionContext())];
}
