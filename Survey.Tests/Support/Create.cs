using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Frames;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Support;

/// <summary>Dull valid things; a test changes what it is about.</summary>
internal static class Create
{
    public static SourceLocation Place { get; } = new("survey", "A1");

    public static LocalizedText Text(string text) => LocalizedText.Create(("sv", text));

    public static Choice Choice(string name, double? likelihood = null, MissingReason? missing = null, bool exclusive = false) =>
        new()
        {
            Name = name,
            Label = Text(name),
            Likelihood = likelihood,
            MissingReason = missing,
            IsExclusive = exclusive,
            Location = Place,
        };

    public static ChoiceList List(string name, params IEnumerable<Choice> choices) => new(name, [.. choices]);

    public static ChoiceList YesNo { get; } = List("yesno", Choice("yes"), Choice("no"), Choice("dk", missing: MissingReason.DoesNotKnow));

    public static Question Question(string name, QuestionType type = QuestionType.Text, string? route = null, bool required = false) =>
        new()
        {
            Name = name,
            Label = Text(name),
            Type = type,
            Relevance = Parse(route),
            EffectiveRelevance = Parse(route),
            Required = required ? Parse("true()") : null,
            Location = Place,
        };

    public static Question Single(string name, ChoiceList? list = null, string? route = null, bool required = false) =>
        Question(name, QuestionType.SingleChoice, route, required) with
        {
            List = list ?? YesNo,
        };

    public static Question Multiple(string name, ChoiceList list, string? route = null, bool required = false) =>
        Question(name, QuestionType.MultipleChoice, route, required) with
        {
            List = list,
        };

    public static Group Section(string name, params IEnumerable<Element> elements) =>
        new()
        {
            Name = name,
            Label = Text(name),
            Location = Place,
            Elements = [.. elements],
        };

    public static Repeat Repeat(string name, params IEnumerable<Question> questions) =>
        new()
        {
            Name = name,
            Label = Text(name),
            Location = Place,
            Elements = [.. questions.Select(question => question with { RepeatName = name })],
        };

    public static Questionnaire Questionnaire(params IEnumerable<Element> elements) =>
        new() { Languages = [new Language("sv", "Svenska")], Elements = [.. elements] };

    public static Study Study(Questionnaire? questionnaire = null, params IEnumerable<FrameColumn> frameColumns) =>
        new()
        {
            Name = "study",
            Version = "1",
            Hash = "00",
            Title = Text("Studien"),
            Questionnaire = questionnaire ?? Questionnaire(),
            FrameColumns = [.. frameColumns],
            DerivedVariables = [],
            Settings = new StudySettings(),
            Workbook = new Workbook([]),
        };

    public static FrameUnit Unit(
        string unit,
        string group = "municipality",
        string pair = "",
        string organisation = "",
        string email = ""
    ) =>
        new()
        {
            Id = unit,
            DisplayName = unit,
            RespondentGroup = group,
            Organisation = organisation.Length == 0 ? unit : organisation,
            Pair = pair,
            Email = email,
            Columns = ImmutableDictionary<string, string>
                .Empty.Add("unit", unit)
                .Add("name", unit)
                .Add("respondent_group", group)
                .Add("pair", pair),
        };

    public static Frame Frame(params IEnumerable<FrameUnit> units) => new() { Units = [.. units] };

    /// <summary>Answers by key, such as <c>("years", "3")</c> or <c>("done#2", "yes")</c>.</summary>
    public static AnswerSet Sheet(params IEnumerable<(string Key, string Text)> answers) =>
        AnswerSet.Empty.With(answers.Select(answer => KeyValuePair.Create(Key(answer.Key), new StoredAnswer(answer.Text))));

    public static AnswerKey Key(string text) =>
        AnswerKey.TryParse(text, out var key) ? key.Value : throw new FormatException($"'{text}' is no answer's key.");

    public static Expression? Parse(string? text) => text is null ? null : ExpressionParser.Parse(text);
}
