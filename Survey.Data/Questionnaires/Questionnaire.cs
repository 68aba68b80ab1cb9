using System.Collections.Immutable;

namespace Survey.Data.Questionnaires;

/// <summary>What is asked: sections of pages of questions, in the order of the workbook.</summary>
public sealed record Questionnaire
{
    private readonly Lazy<ImmutableArray<Section>> sections;
    private readonly Lazy<ImmutableDictionary<string, Question>> questionsByName;
    private readonly Lazy<ImmutableDictionary<string, Repeat>> repeatsByName;

    /// <summary>Makes the questionnaire of these parts.</summary>
    public Questionnaire()
    {
        sections = new(() => Section.SplitIntoSections(Elements));
        questionsByName = new(() =>
            Questions.DistinctBy(question => question.Name).ToImmutableDictionary(question => question.Name, StringComparer.Ordinal)
        );
        repeatsByName = new(() =>
            Repeats.DistinctBy(repeat => repeat.Name).ToImmutableDictionary(repeat => repeat.Name, StringComparer.Ordinal)
        );
    }

    /// <summary>The languages it is written in, the default one first.</summary>
    public required ImmutableArray<Language> Languages { get; init; }

    /// <summary>The tree of parts as the workbook has it.</summary>
    public required ImmutableArray<Element> Elements { get; init; }

    /// <summary>The lists of choices, those too that no question uses but expressions look up.</summary>
    public ImmutableArray<ChoiceList> ChoiceLists { get; init; } = [];

    /// <summary>The picture files that came with the workbook, by name.</summary>
    public ImmutableDictionary<string, Picture> Pictures { get; init; } =
        ImmutableDictionary.Create<string, Picture>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts as a respondent meets them.</summary>
    public ImmutableArray<Section> Sections => sections.Value;

    /// <summary>All groups, repeats and questions in order, outer ones first.</summary>
    public IEnumerable<Element> AllElements => Flatten(Elements);

    /// <summary>All questions in order, those inside repeats too.</summary>
    public IEnumerable<Question> Questions => AllElements.OfType<Question>();

    /// <summary>The questions that the site cannot ask, in order: positions, recordings, files and barcodes.</summary>
    public IEnumerable<Question> UncollectedQuestions => Questions.Where(question => question.Type == QuestionType.Uncollected);

    /// <summary>All repeats in order.</summary>
    public IEnumerable<Repeat> Repeats => AllElements.OfType<Repeat>();

    /// <summary>All groups in order, outer ones first.</summary>
    public IEnumerable<Group> Groups => AllElements.OfType<Group>();

    /// <summary>The question of that name, or null.</summary>
    public Question? FindQuestion(string name) => questionsByName.Value.GetValueOrDefault(name);

    /// <summary>The repeat of that name, or null.</summary>
    public Repeat? FindRepeat(string? name) => name is null ? null : repeatsByName.Value.GetValueOrDefault(name);

    /// <summary>How many repeats the rows of a repeat stand in, its own counted: 2 for a repeat inside a repeat, 0 outside.</summary>
    public int DepthOf(string? repeatName) => FindRepeat(repeatName)?.Depth ?? 0;

    /// <summary>Whether each row of a repeat is, or is inside, a row of another; everything is inside no repeat (null).</summary>
    public bool IsInside(string? repeatName, string? outerName) =>
        outerName is null || repeatName == outerName || (FindRepeat(repeatName)?.ParentName is { } parent && IsInside(parent, outerName));

    /// <summary>The list of that name, or null.</summary>
    public ChoiceList? FindChoiceList(string name) => ChoiceLists.FirstOrDefault(list => list.Name == name);

    /// <summary>The question whose free text for <c>other</c> is kept under that name, or null.</summary>
    public Question? FindByOtherName(string name) =>
        name.EndsWith(Question.OtherSuffix, StringComparison.Ordinal)
        && FindQuestion(name[..^Question.OtherSuffix.Length]) is { HasOther: true } question
            ? question
            : null;

    /// <summary>The same questionnaire with each question replaced.</summary>
    internal Questionnaire WithQuestions(Func<Question, Question> replace) =>
        new()
        {
            Languages = Languages,
            Elements = Replace(Elements, replace),
            ChoiceLists = ChoiceLists,
        };

    private static ImmutableArray<Element> Replace(ImmutableArray<Element> elements, Func<Question, Question> replace) =>
        [
            .. elements.Select(element =>
                element switch
                {
                    Group group => group with { Elements = Replace(group.Elements, replace) },
                    Repeat repeat => repeat with { Elements = Replace(repeat.Elements, replace) },
                    Question question => replace(question),
                    _ => element,
                }
            ),
        ];

    /// <summary>These parts and all that they hold, outer ones first.</summary>
    internal static IEnumerable<Element> Flatten(IEnumerable<Element> elements) =>
        elements.SelectMany(element =>
            element switch
            {
                Group group => Flatten(group.Elements).Prepend(group),
                Repeat repeat => Flatten(repeat.Elements).Prepend(repeat),
                _ => [element],
            }
        );
}
