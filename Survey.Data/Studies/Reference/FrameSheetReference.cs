using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Studies.Reference;

/// <summary>The sheet <c>frame</c>: the columns of the frame file that expressions and breakdowns use.</summary>
public static class FrameSheetReference
{
    private static readonly ImmutableArray<string> FrameTypeNames =
    [
        .. QuestionTypeDefinition.All.Where(facts => facts.IsFrameColumnType).Select(facts => facts.WorkbookType.Split(' ')[0]),
    ];

    /// <summary>The sheet.</summary>
    public static SheetReference Sheet { get; } =
        new("frame", "The columns of the frame file that conditions, figures and breakdowns use.", "a column of the frame file")
        {
            Columns =
            [
                new("name", "The column's name in the frame file.", new("frame", "name | type | label", "size | integer | Inhabitants"))
                {
                    IsRequired = true,
                },
                new(
                    "type",
                    "What the column holds. select_one LIST gives its values an order and labels.",
                    new("frame", "name | type | label", "home_county | select_one counties | County of the home")
                )
                {
                    DefaultValue = "text",
                    Words = [.. QuestionTypeReference.All.Where(type => FrameTypeNames.Contains(type.Name))],
                },
                new("label", "What tables and reports call it.", new("frame", "name | type | label", "region | text | Region"))
                {
                    IsLocalized = true,
                    DefaultValue = "the name",
                },
            ],
        };
}
