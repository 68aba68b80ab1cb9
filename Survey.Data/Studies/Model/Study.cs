using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Studies.Model;

/// <summary>One investigation, as its workbook describes it: what is asked, of whom, and what is computed from the answers.</summary>
public sealed record Study
{
    /// <summary>The stable name (the workbook's <c>form_id</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The version its author gave it.</summary>
    public required string Version { get; init; }

    /// <summary>The SHA-256 of the workbook's canonical text, in lower-case hexadecimal: which questionnaire was answered.</summary>
    public required string Hash { get; init; }

    /// <summary>The title on pages and reports.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What is asked.</summary>
    public required Questionnaire Questionnaire { get; init; }

    /// <summary>The columns of the frame that expressions use.</summary>
    public required ImmutableArray<FrameColumn> FrameColumns { get; init; }

    /// <summary>Variables computed from answers by the rules for figures: missing values propagate.</summary>
    public required ImmutableArray<DerivedVariable> DerivedVariables { get; init; }

    /// <summary>What holds for the whole study.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>The tables as written; Survey.Analysis reads the sheets figures and claims from here.</summary>
    public required Workbook Workbook { get; init; }

    /// <summary>The frame column of that name, or null.</summary>
    public FrameColumn? FindFrameColumn(string name) => FrameColumns.FirstOrDefault(column => column.Name == name);

    /// <summary>The derived variable of that name, or null.</summary>
    public DerivedVariable? FindDerivedVariable(string name) => DerivedVariables.FirstOrDefault(variable => variable.Name == name);
}
