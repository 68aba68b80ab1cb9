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
    [TestCase("/data/group/q = 1", "(${q} = 1)")]
    [TestCase("../q + ../../g/r", "(${q} + ${r})")]
    [TestCase("position() != current()/../pos", "(position() != ${pos})")]
    [TestCase("current()/. = .", "(. = .)")]
    [TestCase("position(..) = position(../..)", "(position(..) = position(../..))")]
    [TestCase(
        "instance('l')/root/item[county = ${c}][position()=2]/label",
        "instance('l')/root/item[(county = ${c})][(position() = 2)]/label"
    )]
    [TestCase("count(instance('l')/root/item)", "count(instance('l')/root/item)")]
    [TestCase("${t}[1]/g/s", "${t}[1]/s")]
    [TestCase("sum(/data/t[./x = 'a' and y > 1]/cost)", "sum(${t}[((x = 'a') and (y > 1))]/cost)")]
    [TestCase("${t}/s", "${t}/s")]
    [TestCase("count(${a} | ${b} | ${c})", "count(${a} | ${b} | ${c})")]
    [TestCase("jr:choice-name(${q}, '${q}')", "jr:choice-name(${q}, ${q})")]
    [TestCase("${a} ≤ 2 and ${b} ≠ −1", "((${a} <= 2) and (${b} != -1))")]
    [TestCase("${last-saved#a}\u00A0+\uFEFF 1", "(${last-saved#a} + 1)")]
    [TestCase("div div mod", "(div div mod)", Description = "A word that stands where a value does is a name.")]
    [TestCase("${a}*-${b}", "(${a} * -${b})")]
    public void Parse_Text_HasXPathsPrecedence(string text, string tree)
    {
        Assert.That(ExpressionParser.Parse(text).ToString(), Is.EqualTo(tree));
    }

    [TestCase("", "The expression ends where a value is expected.")]
    [TestCase("1 +", "The expression ends where a value is expected.")]
    [TestCase("(1", "The expression ends where ')' is expected.")]
    [TestCase("1 2", "At character 3: expected an operator or the end, not '2'.")]
    [TestCase("f(1,", "The expression ends where a value is expected.")]
    [TestCase("'open", "At character 1: the closing quote is missing.")]
    [TestCase("$name", "At character 1: '$' begins a name written as ${name}. The whole would be: ${name}")]
    [TestCase(
        "//q = 1",
        "At character 2: a path with '//' or '*' is not supported. Name the " + "question as ${name}."
    )]
    [TestCase("../preceding::q", "At character 4: XPath's axes ('preceding::q') are not supported. Name the question as ${name}.")]
    [TestCase("${r}[1]/g[2]/q", "At character 1: a path holds conditions in [ ] once only, after the name of a repeat.")]
    [TestCase("concat('a')/b", "At character 12: '/' may follow a question, current() or instance(), but not 'concat('a')'.")]
    [TestCase("instance('l')/item", "At character 1: a list is read as instance('l')/root/item[name = ${question}]/label.")]
    [TestCase("${a} AND ${b}", "At character 6: 'AND' is written in small letters: and. The whole would be: ${a} and ${b}")]
    [TestCase("${a} == 1", "At character 6: '==' is written with one sign: =. The whole would be: ${a} = 1")]
    [TestCase("${a} && ${b}", "At character 6: '&' has no meaning here. Write and. The whole would be: ${a} and ${b}")]
    [TestCase("${}", "At character 1: '${}' holds no name. Write one name, without blanks, as ${name}.")]
    [TestCase("a ? b", "At character 3: '?' has no meaning here.")]
    [TestCase("1.2.3", "At character 1: '1.2.3' is not a number.")]
    [TestCase(
        "a between 1 or 2",
        "At character 13: expected 'and' with the upper limit, as in 'between 0.8 and 0.9', not 'or'."
    )]
    public void TryParse_WhatIsNoExpression_SaysWhereAndWhy(string text, string problem)
    {
        Assert.That(ExpressionParser.TryParse(text, out _, out var said), Is.False);
        Assert.That(said?.ToString(), Is.EqualTo(problem));
    }

    /// <summary>What authors bring from Excel, from programming languages and from Swedish, with the whole as it is written here.</summary>
    [TestCase("${a} / ${b}", "${a} div ${b}")]
    [TestCase("${a}/${b} > 2", "${a} div ${b} > 2")]
    [TestCase("${a} / 2", "${a} div 2")]
    [TestCase(". / 2 > 1", ". div 2 > 1")]
    [TestCase("100 / ${a}", "100 div ${a}")]
    [TestCase("(${a} + ${b}) / (${c} - 1)", "(${a} + ${b}) div (${c} - 1)")]
    [TestCase("round(${a}) / 2", "round(${a}) div 2")]
    [TestCase("cost / staff", "cost div staff")]
    [TestCase("share(f) > 50%", "share(f) > 0.5")]
    [TestCase("${a} > 50 %", "${a} > 0.5")]
    [TestCase("${a} > 12,5%", "${a} > 0.125")]
    [TestCase("${a} % 2 = 0", "${a} mod 2 = 0")]
    [TestCase("${a} => 5", "${a} >= 5")]
    [TestCase("${a} =< 5", "${a} <= 5")]
    [TestCase("${a} <> 5", "${a} != 5")]
    [TestCase("${a} === 5", "${a} = 5")]
    [TestCase("${a}==1&&${b}==2", "${a}=1 and ${b}=2")]
    [TestCase("${a} = 1 || ${b} = 2", "${a} = 1 or ${b} = 2")]
    [TestCase("!${a}", "not(${a})")]
    [TestCase("!(${a} = 1)", "not(${a} = 1)")]
    [TestCase("! selected(${a}, 'x') and ${b}", "not(selected(${a}, 'x')) and ${b}")]
    [TestCase("${a} = „yes”", "${a} = 'yes'")]
    [TestCase("${a} = »yes»", "${a} = 'yes'")]
    [TestCase("${a} = `yes´", "${a} = 'yes'")]
    [TestCase("${a} > 1,5", "${a} > 1.5")]
    [TestCase("(${a} > 1,5) and f(1, 2)", "(${a} > 1.5) and f(1, 2)")]
    [TestCase("${a} > 10 000", "${a} > 10000")]
    [TestCase("${a} OCH ${b}", "${a} and ${b}")]
    [TestCase("${a} eller ${b}", "${a} or ${b}")]
    [TestCase("OM(${a} = 1; 2; 3)", "if(${a} = 1, 2, 3)")]
    [TestCase("IF(${a} = SANT; 'a; b'; 3)", "if(${a} = true(), 'a; b', 3)")]
    [TestCase("{a} = 1", "${a} = 1")]
    [TestCase("$a = 1 and $(b) = 2", "${a} = 1 and ${b} = 2")]
    public void TryParse_AKnownMistake_SaysTheWholeAsItIsMeant(string text, string meant)
    {
        Assert.That(ExpressionParser.TryParse(text, out _, out var said), Is.False);
        Assert.That(said?.ToString(), Does.EndWith($" The whole would be: {meant}"));
        Assert.That(ExpressionParser.TryParse(meant, out _, out _));
    }

    /// <summary>Paths are no divisions, and quoted texts are not touched.</summary>
    [TestCase("../${a}")]
    [TestCase("current()/../a")]
    [TestCase("${t}/s")]
    [TestCase("${a} = 'x && y / 50%'")]
    public void TryParse_WhatOnlyLooksLikeAMistake_IsRead(string text) => Assert.That(ExpressionParser.TryParse(text, out _, out _));

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
        Assert.That(problem?.IsEmpty, Is.False);
    }

    [Test]
    public void Variables_OfATree_AreEachNamedOnce()
    {
        Assert.That(
            ExpressionParser.Parse("${b} = 1 and selected(${a}, 'x') or ${b} > sum(${c})").VariableNames,
            Is.EqualTo(new[] { "b", "a", "c" })
        );
    }
}
