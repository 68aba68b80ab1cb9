using Survey.Data.Expressions;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Columns;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Sheets;

/// <summary>The rows of the sheet <c>survey</c> as a tree of names. It is read before any expression, which may then name what comes
/// later.</summary>
internal sealed class FormTree
{
    private readonly Dictionary<SheetRow, FormNode> nodesByRow = new(ReferenceEqualityComparer.Instance);
    private readonly StudyTable table;
    private readonly UniqueNameAllocator names;
    private readonly ProblemCollector problems;

    private FormTree(StudyTable table, UniqueNameAllocator names, ProblemCollector problems) =>
        (this.table, this.names, this.problems, Root) = (table, names, problems, new FormNode(names.RootName, null));

    /// <summary>The form itself.</summary>
    public FormNode Root { get; }

    public static FormTree Read(IEnumerable<SheetRow> rows, StudyTable table, UniqueNameAllocator names, ProblemCollector problems)
    {
        var tree = new FormTree(table, names, problems);
        var current = tree.Root;
        foreach (var row in rows)
        {
            current = tree.ReadRow(row, current);
        }

        return tree;
    }

    /// <summary>The part that a row describes; null where it has no name.</summary>
    public FormNode? Find(SheetRow row) => nodesByRow.GetValueOrDefault(row);

    /// <summary>Adds what a row describes, and yields where the next row stands.</summary>
    private FormNode ReadRow(SheetRow row, FormNode parent)
    {
        var name = table.Text(row, "name");
        var location = table.LocationOf(row, "name");
        switch (RowType.Parse(table.Text(row, "type")))
        {
            case RowType.Question rowType when NameOf(row, rowType) is { } questionName:
                AddNode(row, questionName, parent, isRepeat: false);
                return parent;
            case RowType.BeginGroup begin:
                ReportMissingName(row);
                return AddNode(row, name, parent, begin.IsRepeat);
            case RowType.EndGroup:
                return parent.Parent ?? parent;
            case RowType.ExternalFile when !ReportMissingName(row):
                names.AllocateForFile(name, parent, location);
                return parent;
            case RowType.Unsupported when name.Length > 0:
                names.AddUnsupported(name);
                parent.Add(name, isRepeat: false);
                return parent;
            default:
                return parent;
        }
    }

    private FormNode AddNode(SheetRow row, string name, FormNode parent, bool isRepeat)
    {
        var node = parent.Add(name, isRepeat);
        nodesByRow[row] = node;
        node.UniqueName = name.Length == 0 ? "" : names.Allocate(name, parent, isRepeat, table.LocationOf(row, "name"));
        return node;
    }

    /// <summary>The name of a question's row, or null where it has none and needs one; notes and audits do not.</summary>
    private string? NameOf(SheetRow row, RowType.Question rowType)
    {
        var name = table.Text(row, "name");
        if (rowType.Metadata == MetadataKind.Audit && name.Length > 0 && name != "audit")
        {
            problems.AddError("S018", table.LocationOf(row, "name"), $"An audit is named 'audit', not '{name}'.");
        }

        return rowType switch
        {
            _ when name.Length > 0 => name,
            { Metadata: MetadataKind.Audit } => "audit",
            { Type: QuestionType.Note } => FormattableString.Invariant($"note_{row.Number}"),
            _ => ReportMissingName(row) ? null : name,
        };
    }

    private bool ReportMissingName(SheetRow row)
    {
        var isMissing = table.Text(row, "name").Length == 0;
        if (isMissing)
        {
            problems.AddError(
                "S004",
                table.LocationOf(row, "name"),
                $"The row of type '{table.Text(row, "type")}' has no name. Write a stable name such as q1 or years_in_role."
            );
        }

        return isMissing;
    }
}
