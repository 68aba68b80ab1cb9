using System.Globalization;
using System.Resources;
using NUnit.Framework;
using Survey.Data.Expressions.Values;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Tests.Data.Questionnaires;

/// <summary>What every question type must have; a new type that lacks it fails here by its name.</summary>
public sealed class QuestionTypeDefinitionTests
{
    private static readonly QuestionType[] Types = Enum.GetValues<QuestionType>();

    [TestCaseSource(nameof(Types))]
    public void Of_EachType_DescribesThatType(QuestionType type) => Assert.That(QuestionTypeDefinition.Of(type).Type, Is.EqualTo(type));

    [TestCaseSource(nameof(Types))]
    public void WorkbookType_OfEachType_IsReadAsThatType(QuestionType type)
    {
        // Facts about the answering and questions that are not asked have a word for each kind, and none for the type.
        var word = type switch
        {
            QuestionType.Metadata => "start",
            QuestionType.Uncollected => "geopoint",
            _ => QuestionTypeDefinition.Of(type).WorkbookType,
        };

        var rowType = RowType.Parse(word);

        Assert.That((rowType as RowType.Question)?.Type, Is.EqualTo(type));
    }

    [TestCaseSource(nameof(Types))]
    public void MessageKeys_OfEachType_HaveTextsInBothLanguages(QuestionType type)
    {
        var facts = QuestionTypeDefinition.Of(type);
        var resources = new ResourceManager(typeof(RespondResources));

        foreach (var language in (string[])["sv", "en"])
        {
            var culture = CultureInfo.GetCultureInfo(language);
            Assert.That(resources.GetString(facts.MissingMessageKey, culture), Is.Not.Null.And.Not.Empty, language);
            Assert.That(resources.GetString(facts.UnreadableMessageKey, culture), Is.Not.Null.And.Not.Empty, language);
        }
    }

    [TestCaseSource(nameof(Types))]
    public void Normalize_OfACanonicalText_ChangesNothing(QuestionType type)
    {
        var facts = QuestionTypeDefinition.Of(type);
        var text = facts.Format switch
        {
            AnswerFormat.SingleChoice or AnswerFormat.MultipleChoice or AnswerFormat.Ranking => "yes",
            AnswerFormat.Number => "12",
            AnswerFormat.Date => "2012-05-01",
            AnswerFormat.Time => "08:30",
            AnswerFormat.DateTime => "2012-05-01T08:30",
            AnswerFormat.Text or AnswerFormat.None => "Some text",
        };

        Assert.Multiple(() =>
        {
            Assert.That(
                facts.Normalize(text, Create.Question("q", type) with { List = Create.YesNo }, NumberNotation.File),
                Is.EqualTo(text)
            );
            Assert.That(facts.Parse(text, Create.YesNo, allowsPartialDate: false), Is.Not.InstanceOf<Answer.Unreadable>());
        });
    }

    [TestCaseSource(nameof(Types))]
    public void Parse_OfWhatIsNoAnswer_IsUnreadableUnlessAnyTextIsOne(QuestionType type)
    {
        var facts = QuestionTypeDefinition.Of(type);

        var answer = facts.Parse("#?", Create.YesNo, allowsPartialDate: true);

        Assert.That(
            answer,
            facts.Format is AnswerFormat.Text or AnswerFormat.None
                ? Is.EqualTo(new Answer.Text("#?"))
                : Is.EqualTo(new Answer.Unreadable("#?"))
        );
    }
}
