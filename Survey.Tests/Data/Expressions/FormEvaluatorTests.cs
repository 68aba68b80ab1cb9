using NUnit.Framework;
using Survey.Data.Expressions;

namespace Survey.Tests.Data.Expressions;

public sealed class FormEvaluatorTests
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["yes"] = "yes",
        ["empty"] = "",
        ["many"] = "apple pear",
        ["five"] = "5",
        ["zero"] = "0",
        ["word"] = "abc",
        ["year"] = "2010",
        ["month"] = "2010-05",
        ["day"] = "2010-05-17",
    };

    [TestCase("${yes} = 'yes'", true)]
    [TestCase("${yes} != 'yes'", false)]
    [TestCase("${empty} = 'yes'", false)]
    [TestCase("${empty} != 'yes'", true, Description = "An unanswered question differs from every choice.")]
    [TestCase("${empty} = ''", true)]
    [TestCase("${yes} != ''", true)]
    [TestCase("${empty} = 0", false, Description = "Nothing is not zero.")]
    [TestCase("${empty} < 1", false)]
    [TestCase("${empty} >= 0", false)]
    [TestCase("${five} = 5", true, Description = "A text that reads as a number equals it.")]
    [TestCase("${five} = '5'", true)]
    [TestCase("'05' = 5", true)]
    [TestCase("'05' = '5'", false)]
    [TestCase("${five} > '10'", false, Description = "Order is of numbers, not of letters.")]
    [TestCase("${word} > 1", false)]
    [TestCase("${word} <= 1", false)]
    [TestCase("${five} between 5 and 6", true)]
    [TestCase("${empty} between -1 and 1", false)]
    [TestCase("selected(${many}, 'pear')", true)]
    [TestCase("selected(${many}, 'pea')", false)]
    [TestCase("selected(${empty}, '')", false)]
    [TestCase("selected(${yes}, 'yes')", true)]
    [TestCase("count-selected(${many}) = 2", true)]
    [TestCase("count-selected(${empty}) = 0", true)]
    [TestCase("1 div 0 > 1000", true)]
    [TestCase("0 div 0 = 0", false)]
    [TestCase("0 div 0 != 0", true)]
    [TestCase("5 mod 2 = 1", true)]
    [TestCase("-5 mod 2 = -1", true, Description = "XPath's remainder has the sign of the first number.")]
    [TestCase("${empty} + 1 > 0", false)]
    [TestCase("sum(${empty}) = 0", true)]
    [TestCase("max(${five}, 7, ${empty}) = 7", true)]
    [TestCase("${year} < '2010-06'", false, Description = "Dates compare as far as both are known.")]
    [TestCase("${year} <= '2010-06'", true)]
    [TestCase("${month} >= '2010-05-30'", true)]
    [TestCase("${day} > '2010-05-16'", true)]
    [TestCase("${day} < today()", true)]
    [TestCase("${year} > 2009", true)]
    [TestCase("${empty} < today()", false)]
    [TestCase("not(${empty})", true)]
    [TestCase("${zero}", true, Description = "A text holds when it is not empty; only the number 0 is false.")]
    [TestCase("number(${zero})", false)]
    [TestCase("true() and not(false())", true)]
    [TestCase("(${five} > 9) = 'false'", true, Description = "A condition's own text is taken for the truth it names.")]
    [TestCase("(${five} > 9) = 'true'", false)]
    [TestCase("'true' = (${five} > 1)", true)]
    [TestCase("(${five} > 1) != 'false'", true)]
    [TestCase("if(${empty} = '', 'a', 'b') = 'a'", true)]
    [TestCase("coalesce(${empty}, ${five}) = 5", true)]
    [TestCase("string-length(${word}) = 3", true)]
    [TestCase("regex(${word}, '^[a-c]+$')", true)]
    [TestCase("regex(${word}, '(')", false)]
    [TestCase("contains(${word}, 'bc') and starts-with(${word}, 'ab')", true)]
    [TestCase("concat(${word}, 1 + 1) = 'abc2'", true)]
    [TestCase("round(2.5) = 3 and round(1.25, 1) = 1.3 and int(-1.7) = -1 and abs(-2) = 2", true)]
    [TestCase("${unknown} = ''", true)]
    public void Holds_ACondition_ReadsAsXlsFormDoes(string condition, bool holds)
    {
        Assert.That(new FormEvaluator(new Form()).Holds(ExpressionParser.Parse(condition)), Is.EqualTo(holds));
    }

    [Test]
    public void Holds_NoCondition_AlwaysDoes()
    {
        Assert.That(new FormEvaluator(new Form()).Holds(null));
    }

    [TestCase(". >= 0 and . <= 100", "100", true)]
    [TestCase(". >= 0 and . <= 100", "101", false)]
    [TestCase("not(selected(., 'none') and count-selected(.) > 1)", "none apple", false)]
    public void Holds_AConstraint_SpeaksOfTheAnswerGiven(string constraint, string answer, bool holds)
    {
        Assert.That(new FormEvaluator(new Form(), answer).Holds(ExpressionParser.Parse(constraint)), Is.EqualTo(holds));
    }

    [Test]
    public void Evaluate_EveryFunctionOfTheTable_IsThere()
    {
        foreach (var signature in FunctionSignature.Form.Values)
        {
            var call = new Expression.FunctionCall(signature.Name, [.. Enumerable.Repeat<Expression>(new Expression.Text("1"), signature.Least)]);

            Assert.That(() => new FormEvaluator(new Form()).Evaluate(call), Throws.Nothing, signature.Name);
        }
    }

    [Test]
    public void Evaluate_AnAggregate_ReadsEveryRow()
    {
        Assert.That(new FormEvaluator(new Form()).Evaluate(ExpressionParser.Parse("sum(${cost}) + count(${cost}) + 1")).AsNumber(), Is.EqualTo(33));
    }

    private sealed class Form : IFormScope
    {
        public DateOnly Today => new(2012, 3, 1);

        public string Read(string variable) => Answers.GetValueOrDefault(variable, "");

        public IReadOnlyList<string> ReadRows(string variable) =>
            variable == "cost" ? ["10", "20"] : Read(variable) is { Length: > 0 } text ? [text] : [];
    }
}
