using NUnit.Framework;
using Survey.Data.Expressions;

namespace Survey.Tests.Data.Expressions;

/// <summary>Whatever stands in a cell is read or refused with a sentence: never an exception, and never without end.</summary>
public sealed class ExpressionFuzzTests
{
    private static readonly string[] Tokens =
    [
        "(",
        ")",
        "[",
        "]",
        "/",
        "..",
        ".",
        "${a}",
        "${",
        "'",
        "'x'",
        "1",
        "-",
        "*",
        "div",
        "and",
        "or",
        "|",
        ",",
        "selected",
        "instance",
        "current()",
        "=",
        "!=",
        "between",
        "\u00A0",
        "“",
        "\uD800",
    ];

    [Test]
    public void TryParse_RandomCharactersAndWords_IsReadOrRefused([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < 5_000; number++)
        {
            var length = random.Next(60);
            var text =
                number % 2 == 0
                    ? string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(char.MaxValue + 1)))
                    : string.Join(' ', Enumerable.Range(0, length).Select(_ => Tokens[random.Next(Tokens.Length)]));

            Assert.That(ExpressionParser.TryParse(text, out _, out var problem) || !problem.IsEmpty, Is.True, text);
        }
    }

    [TestCase("(", 100_000)]
    [TestCase("-", 30_000)]
    [TestCase("not(", 8_000)]
    [TestCase("${a}[", 6_000)]
    [TestCase("1 + ", 8_000)]
    [TestCase("${a} | ", 4_000)]
    [TestCase("x", 1_000_000)]
    public void TryParse_DeepOrLongText_IsRefusedWithASentence(string part, int times)
    {
        Assert.That(ExpressionParser.TryParse(string.Concat(Enumerable.Repeat(part, times)), out _, out var problem), Is.False);
        Assert.That(problem?.IsEmpty, Is.False);
    }
}
