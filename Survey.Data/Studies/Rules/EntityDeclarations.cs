using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Questionnaires.Markup;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Reference;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Rules;

/// <summary>What a workbook says of entities: its lists, and which answers become their properties.</summary>
internal sealed class EntityDeclarations
{
    /// <summary>The columns whose expressions read answers.</summary>
    public static ImmutableArray<string> ExpressionColumns { get; } = ["label", "entity_id", "create_if", "update_if"];

    private readonly Dictionary<string, FormContainer> containersByName = new(StringComparer.Ordinal);

    /// <summary>The sheet <c>entities</c> with its rows; null where there is none.</summary>
    public StudyTable? Table { get; private init; }

    /// <summary>The rows of the sheet <c>entities</c>.</summary>
    public ImmutableArray<SheetRow> Rows => Table?.Rows ?? [];

    /// <summary>The form itself.</summary>
    public FormContainer Form { get; } = new("", isRepeat: false, parent: null);

    /// <summary>The filled cells of the column <c>save_to</c>.</summary>
    public List<SavedAnswer> SavedAnswers { get; } = [];

    public static EntityDeclarations Read(UnverifiedStudy draft)
    {
        var declarations = new EntityDeclarations { Table = draft.FindTable(EntitiesSheetReference.Name) };
        if (draft.FindTable("survey") is { } survey)
        {
            declarations.ReadForm(survey);
        }

        return declarations;
    }

    /// <summary>A list's name as it is written.</summary>
    public string NameOf(SheetRow row) => Table?.Text(row, "list_name") ?? "";

    /// <summary>The place of a list.</summary>
    public SourceLocation LocationOf(SheetRow row) =>
        Table?.LocationOf(row, "list_name") ?? new SourceLocation(EntitiesSheetReference.Name, "");

    /// <summary>Where the parts stand that a list's expressions name, with their names.</summary>
    public IEnumerable<(string Name, FormContainer Container)> ReferencesOf(SheetRow row) =>
        from column in ExpressionColumns
        from name in TextReferences.ExtractNames(Table?.Text(row, column) ?? "")
        where containersByName.ContainsKey(name)
        select (name, containersByName[name]);

    private void ReadForm(StudyTable survey)
    {
        var names = Rows.Select(NameOf).ToList();
        var current = Form;
        foreach (var row in survey.Rows.Where(row => !ScalarParser.IsYes(survey.Text(row, "disabled"))))
        {
            var (type, name) = (survey.Text(row, "type"), survey.Text(row, "name"));
            var rowType = RowType.Parse(type);
            containersByName.TryAdd(name, current);
            AddSavedAnswer(survey, row, rowType is not (RowType.BeginGroup or RowType.EndGroup), current, names);
            current = rowType switch
            {
                RowType.BeginGroup begin => new FormContainer(name, begin.IsRepeat, current),
                RowType.EndGroup => current.Parent ?? current,
                _ when LoopExpander.DepthChangeOf(type) > 0 => new FormContainer(name, isRepeat: false, current),
                _ when LoopExpander.DepthChangeOf(type) < 0 => current.Parent ?? current,
                _ => current,
            };
        }
    }

    private void AddSavedAnswer(StudyTable survey, SheetRow row, bool isQuestion, FormContainer container, List<string> listNames)
    {
        var text = survey.Text(row, EntitiesSheetReference.SaveColumn);
        if (text.Length == 0)
        {
            return;
        }

        var parts = text.Split('#');
        SavedAnswers.Add(
            new SavedAnswer(text, survey.LocationOf(row, EntitiesSheetReference.SaveColumn), container)
            {
                IsQuestion = isQuestion,
                Parts = parts.Length,
                ListName = parts.Length == 1 && listNames.Count == 1 ? listNames[0] : parts[0],
                Property = parts[^1],
            }
        );
    }

    /// <summary>An answer that becomes a property of an entity.</summary>
    /// <param name="Text">The cell: <c>property</c> or <c>list#property</c>.</param>
    /// <param name="Location">The cell's place.</param>
    /// <param name="Container">What the question stands in.</param>
    public sealed record SavedAnswer(string Text, SourceLocation Location, FormContainer Container)
    {
        public required bool IsQuestion { get; init; }

        /// <summary>Into how many parts <c>#</c> divides the text.</summary>
        public required int Parts { get; init; }

        /// <summary>The list before <c>#</c>; without it, the only list that there is.</summary>
        public required string ListName { get; init; }

        public required string Property { get; init; }
    }
}
