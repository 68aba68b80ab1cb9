using NUnit.Framework;
using Survey.Data.Expressions;

namespace Survey.Tests.Data.Expressions;

public sealed class ExpressionParserTests
{
    [TestCase("1 + 2 * 3", "(1 + (2 * 3))")]
    [TestCase("(1 + 2) * 3", "((1 + 2) * 3)")]
    [TestCase("8 - 2 - 1", "((8 - 2) - 1)")]
    [TestCase("${a} = 1 or ${b} = 2 and ${c} = 3", "((${a} = 1) or ((${b} = 2) and (${c} = 3)))")]
    [TestCase("1 < 2 = 3 > 4", "((1 < 2) = (3 > 4))")]
    [TestCase("-2 + 3", "(-2 + 3)")]
    [TestCase("7 div 2 mod 2", "((7 div 2) mod 2)")]
    [TestCase("a between 0.8 and 0.9 and b", "((a between 0.8 and 0.9) and b)")]
    [TestCase("selected(${m}, 'a') and not(. >= .5)", "(selected(${m}, 'a') and not((. >= 0.5)))")]
    [TestCase("count-selected(.)", "count-selected(.)")]
    [TestCase("${ q1 }='yes'", "(${q1} = 'yes')")]
    [TestCase("‘yes’ = “it's”", "('yes' = \"it's\")")]
    [TestCase("today()", "today()")]
    public void Parse_Text_HasXPathsPrecedence(string text, string tree)
    {
        Assert.That(ExpressionParser.Parse(text).ToString(), Is.EqualTo(tree));
    }

    [TestCase("", "The expression ends where a value is expected.")]
    [TestCase("1 +", "The expression ends where a value is expected.")]
    [TestCase("(1", "The expression ends where ')' is expected.")]
    [TestCase("1 2", "At character 3: '2' stands where an operator or the end is expected.")]
    [TestCase("f(1,", "The expression ends where a value is expected.")]
    [TestCase("'open", "At character 1: the quote is never closed.")]
    [TestCase("$name", "At character 1: '$' begins a name written as ${name}.")]
    [TestCase("../q = 1", "At character 1: paths such as '..' are not supported; name the question as ${name}.")]
    [TestCase("a ? b", "At character 3: '?' has no meaning here.")]
    [TestCase("1.2.3", "At character 1: '1.2.3' is not a number.")]
    [TestCase("a between 1 or 2", "At character 13: 'or' stands where 'and' with the upper limit, as in 'between 0.8 and 0.9' is expected.")]
    public void TryParse_WhatIsNoExpression_SaysWhereAndWhy(string text, string problem)
    {
        Assert.That(ExpressionParser.TryParse(text, out _, out var said), Is.False);
        Assert.That(said, Is.EqualTo(problem));
    }

    [Test]
    public void TryParse_HostileText_IsRefused([Values("deep", "long", "wide", "large")] string kind)
    {
        var text = kind switch
        {
            "deep" => new string('(', 9_000) + "1" + new string(')', 9_000),
            "long" => new string('1', 30_000),
            "wide" => string.Join('+', Enumerable.Repeat("1", 9_000)),
            _ => new string('9', 400),
        };

        Assert.That(ExpressionParser.TryParse(text, out _, out var problem), Is.False);
        Assert.That(problem, Is.Not.Empty);
    }

    [Test]
    public void Variables_OfATree_AreEachNamedOnce()
    {
        Assert.That(ExpressionParser.Parse("${b} = 1 and selected(${a}, 'x') or ${b} > sum(${c})").Variables, Is.EqualTo(new[] { "b", "a", "c" }));
    }
}
