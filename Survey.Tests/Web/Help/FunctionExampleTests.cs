using System.Collections.Frozen;
using System.Globalization;
using NUnit.Framework;
using Survey.Analysis.Datasets;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Frames;
using Survey.Data.Responses;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Reference;
using Survey.Tests.Analysis.Datasets;

namespace Survey.Tests.Web.Help;

/// <summary>The example of every function in the reference, computed for one respondent by each of its readings.</summary>
public sealed class FunctionExampleTests
{
    private static readonly DateOnly Today = new(2012, 5, 1);

    private static readonly (string Key, string Text)[] Answers =
    [
        ("works", "yes"),
        ("age", "40"),
        ("hours", "37.5"),
        ("started", "2012-03-01"),
        ("city", "New Hamburg"),
        ("tools", "phone computer"),
        ("satisfaction", "2"),
        ("member_name#1", "Ann"),
        ("member_age#1", "12"),
        ("member_name#2", "Bo"),
        ("member_age#2", "7"),
    ];

    /// <summary>What XLSForm says that each example comes to, worked out by hand from the answers above.</summary>
    private static readonly FrozenDictionary<string, object> Expected = new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["selected"] = true,
        ["count-selected"] = 2,
        ["selected-at"] = "phone",
        ["jr:choice-name"] = "Yes",
        ["pulldata"] = "coast",
        ["not"] = false,
        ["true"] = true,
        ["false"] = false,
        ["boolean"] = true,
        ["boolean-from-string"] = false,
        ["if"] = 0,
        ["coalesce"] = 37.5,
        ["checklist"] = true,
        ["weighted-checklist"] = true,
        ["string"] = "40",
        ["string-length"] = 11,
        ["concat"] = "New Hamburg, north",
        ["join"] = "Ann, Bo",
        ["substr"] = "New",
        ["substring"] = "New",
        ["substring-before"] = "New",
        ["substring-after"] = "Hamburg",
        ["contains"] = true,
        ["starts-with"] = true,
        ["ends-with"] = false,
        ["normalize-space"] = "New Hamburg",
        ["translate"] = "New HAmBurg",
        ["regex"] = true,
        ["number"] = 40,
        ["int"] = 37,
        ["round"] = 37.5,
        ["floor"] = 37,
        ["ceiling"] = 38,
        ["abs"] = 0,
        ["pow"] = 1600,
        ["sqrt"] = Math.Sqrt(40),
        ["exp"] = Math.Exp(37.5),
        ["exp10"] = Math.Pow(10, 37.5),
        ["log"] = Math.Log(40),
        ["log10"] = Math.Log10(40),
        ["pi"] = Math.PI,
        ["sin"] = Math.Sin(37.5),
        ["cos"] = Math.Cos(37.5),
        ["tan"] = Math.Tan(37.5),
        ["asin"] = Math.Asin(0.375),
        ["acos"] = Math.Acos(0.375),
        ["atan"] = Math.Atan(37.5),
        ["atan2"] = Math.Atan2(37.5, 40),
        ["sum"] = 19,
        ["count"] = 2,
        ["count-non-empty"] = 2,
        ["min"] = 7,
        ["max"] = 12,
        ["last"] = 7,
        ["indexed-repeat"] = 12,
        ["today"] = "2012-05-01",
        ["date"] = "2012-05-01",
        ["decimal-time"] = 0.5,
        ["format-date"] = "2012-03",
        ["partner"] = true,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Functions whose examples have no one value, or one that depends on the time zone or the row: that they are computed is
    /// enough.</summary>
    private static readonly string[] WithoutOneValue =
    [
        "once",
        "uuid",
        "random",
        "now",
        "position",
        "date-time",
        "decimal-date-time",
        "format-date-time",
    ];

    private static IEnumerable<string> FormFunctions() => FunctionTable.ForForms.Keys.Order(StringComparer.Ordinal);

    private static IEnumerable<string> FigureFunctions() => FunctionTable.ForFigures.Keys.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(FormFunctions))]
    public void Example_ReadByTheForm_ComesToItsValue(string function)
    {
        var study = Read(ExampleWorkbook.ForFormFunction(FunctionTable.ForForms[function]));
        var question = study.Questionnaire.FindQuestion("computed")!;
        var routing = new QuestionRouting(study.Questionnaire, CreateUnit("U1"), SmallStudy.Submitted("U1", Answers).Answers, Today)
        {
            Language = "en",
        };

        var text = routing.TextOf(question);

        AssertValue(function, text);
    }

    [TestCaseSource(nameof(FigureFunctions))]
    public void Example_ReadByFigures_ComesToItsValue(string function)
    {
        var signature = FunctionTable.ForFigures[function];
        var study = Read(ExampleWorkbook.ForFigureFunction(signature));
        var frame = new Frame { Units = [CreateUnit("U1"), CreateUnit("U2")] };
        var dataset = DatasetBuilder.Build(study, frame, [SmallStudy.Submitted("U1", Answers), SmallStudy.Submitted("U2", Answers)]);

        var condition = ExpressionParser.Parse(ToCondition(signature.Example, Expected[function]));

        Assert.That(new ColumnEvaluator(dataset).EvaluateCondition(condition).True[0], Is.True);
    }

    private static void AssertValue(string function, string text)
    {
        if (WithoutOneValue.Contains(function))
        {
            Assert.That(text, Is.Not.Empty);
            return;
        }

        switch (Expected[function])
        {
            case bool isTrue:
                Assert.That(text, Is.EqualTo(isTrue ? "true" : "false"));
                break;
            case string expected:
                Assert.That(text, Is.EqualTo(expected));
                break;
            default:
                Assert.That(
                    double.Parse(text, CultureInfo.InvariantCulture),
                    Is.EqualTo(Convert.ToDouble(Expected[function], CultureInfo.InvariantCulture)).Within(1e-12).Percent
                );
                break;
        }
    }

    /// <summary>The condition that the example has its value.</summary>
    private static string ToCondition(string example, object value) =>
        value switch
        {
            true => example,
            false => $"not({example})",
            string text => $"{example} = '{text}'",
            _ => string.Create(CultureInfo.InvariantCulture, $"abs(({example}) - {value:F17}) <= abs({value:F17}) * 0.000000000001"),
        };

    private static FrameUnit CreateUnit(string unit)
    {
        var created = SmallStudy.Unit(unit, unit == "U1" ? "town" : "police", pair: "1");
        return created with { Columns = created.Columns.SetItem("county", "north") };
    }

    private static Study Read(WorkbookExample example)
    {
        var result = StudyReader.Read(ExampleWorkbook.With(example));
        return result.Study ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
