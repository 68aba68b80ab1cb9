using NUnit.Framework;
using Survey.Data.Studies;

namespace Survey.Tests.Data.Studies.Rules;

/// <summary>Which lists of entities find a place in the form.</summary>
public sealed class EntityPlacementRulesTests
{
    /// <summary>A house with its rooms, and a yard beside it.</summary>
    /// <remarks>Names of answers in order: street; house (repeat): floor, kitchen (group): stove; pantry (group in kitchen): shelf; yard
    /// (repeat): tree.</remarks>
    private static readonly string[] Form =
    [
        "text street", "begin_repeat house", "text floor", "begin_group kitchen", "text stove", "begin_group pantry", "text shelf",
        "end_group", "end_group", "end_repeat", "begin_repeat yard", "text tree", "end_repeat",
    ];

    [TestCase("homes: floor=a stove=b", TestName = "Place_AnswersOfARepeatAndItsGroups_HaveOne")]
    [TestCase("homes: floor=a label=street", TestName = "Place_WhatIsReadAroundTheRepeat_HasOne")]
    [TestCase("homes: floor=a label=shelf", TestName = "Place_WhatIsReadInGroupsOfTheRepeat_HasOne")]
    [TestCase("homes: label=street+floor+shelf", TestName = "Place_ReadingsInOneLineOfRepeats_HaveOne")]
    [TestCase("homes: street=a", "rooms: floor=b", "trees: tree=c", TestName = "Place_AListForEachRepeat_HasOne")]
    [TestCase("homes: floor=a", "ovens: stove=b", "jars: shelf=c", TestName = "Place_AListForEachGroup_HasOne")]
    [TestCase("homes: label=shelf", "ovens: label=shelf", "jars: label=shelf", TestName = "Place_ReadersOfAnInnerGroup_GoOutwards")]
    [TestCase("homes: label=street", "ovens: label=stove", "jars: label=shelf", TestName = "Place_ReadersOfSeveralLevels_HaveTheirOwn")]
    [TestCase("ovens: stove=a label=shelf", "jars: label=shelf", TestName = "Place_AReaderBesideASavingList_TakesWhatIsFree")]
    public void Place_Lists_WithRoom(params string[] lists)
    {
        Assert.That(Problems(lists), Is.Empty);
    }

    [TestCase("homes: street=a floor=b", TestName = "Place_AnswersInAndOutOfARepeat_HaveNone")]
    [TestCase("homes: floor=a tree=b", TestName = "Place_AnswersOfTwoRepeats_HaveNone")]
    [TestCase("homes: floor=a label=tree", TestName = "Place_ReadingsOfAnotherRepeat_HaveNone")]
    [TestCase("homes: label=shelf+tree", TestName = "Place_ReadingsOfTwoRepeats_HaveNone")]
    [TestCase("homes: street=a label=floor", TestName = "Place_ReadingsOfARepeatWithin_HaveNone")]
    [TestCase("homes: street=a", "roads: label=street", TestName = "Place_TwoListsOfTheForm_HaveNone")]
    [TestCase("homes: label=", "roads: label=", TestName = "Place_TwoListsThatReadNothing_HaveNone")]
    [TestCase("homes: stove=a", "ovens: stove=b", TestName = "Place_TwoSavingListsOfAGroup_HaveNone")]
    [TestCase("homes: floor=a stove=b", "ovens: stove=c", "jars: shelf=d", TestName = "Place_AnAnswerPastANearerList_HasNone")]
    [TestCase("trees: label=tree", "leaves: label=tree", TestName = "Place_TwoReadersOfARepeat_HaveNone")]
    [TestCase(
        "homes: label=shelf",
        "ovens: label=shelf",
        "jars: label=shelf",
        "lids: label=shelf",
        TestName = "Place_MoreReadersThanLevels_HaveNone"
    )]
    [TestCase("homes: floor=a shelf=b", "ovens: label=stove", TestName = "Place_AReaderBetweenAnAnswerAndItsList_HasNone")]
    public void Place_Lists_WithoutRoom(params string[] lists)
    {
        Assert.That(Problems(lists), Is.Not.Empty.And.All.EqualTo("X057"));
    }

    /// <summary>Two answers may not be saved in one cell, so a list that saves what another saves stands on a copy of the row.</summary>
    private static IEnumerable<string> Problems(string[] lists)
    {
        var saves = lists
            .SelectMany(list => Cells(list).Where(cell => cell[0] != "label").Select(cell => (cell[0], To: $"{NameOf(list)}#{cell[1]}")))
            .ToLookup(cell => cell.Item1, cell => cell.To);
        var rows = Form.SelectMany(row => Rows(row.Split(' '), [.. saves[row.Split(' ')[^1]]]));
        var entities = lists.Select(list => $"| | {NameOf(list)} | {Label(list)} |");
        var reading = StudyReader.Read(
            StudyMarkdown.Workbook(
                string.Join(
                    '\n',
                    ["| survey |", "| | type | name | label | save_to |", .. rows, "| entities |", "| | list_name | label |", .. entities]
                )
            )
        );
        return reading.Problems.Where(problem => problem.IsBlocking).Select(problem => problem.Code);
    }

    private static IEnumerable<string> Rows(string[] row, List<string> saves)
    {
        var name = row.ElementAtOrDefault(1) ?? "";
        return saves
            .DefaultIfEmpty("")
            .Select((save, index) => $"| | {row[0]} | {name}{string.Concat(Enumerable.Repeat("_2", index))} | {name} | {save} |");
    }

    private static string NameOf(string list) => list.Split(':')[0];

    private static IEnumerable<string[]> Cells(string list) =>
        list.Split(": ")[1].Split(' ').Select(cell => cell.Split('='));

    private static string Label(string list) =>
        Cells(list).FirstOrDefault(cell => cell[0] == "label") is [_, { Length: > 0 } names]
            ? $"concat({string.Join(", ", names.Split('+').Select(name => $"${{{name}}}"))})"
            : "'x'";
}
