using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Frames.Changes;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Frames.Changes;

/// <summary>What a file changes in a published frame.</summary>
public sealed class FrameComparerTests
{
    private const string Published = """
        unit,name,respondent_group,organisation,pair,email,size,disposition
        a,Ale,mun,Ale kommun,1,a@x.example,1.5,
        b,Bjuv,mun,Bjuvs kommun,2,b@x.example,2,refused
        c,Dals,mun,Dals kommun,3,,3,ineligible
        """;

    private static readonly Study Study = Create.Study();

    [Test]
    public void Compare_WithItsOwnFiles_FindsNothing()
    {
        var frame = Read(Published);

        foreach (var file in new[] { FrameFileWriter.WriteCsv(frame, Study), FrameFileWriter.WriteSpreadsheet(frame, Study) })
        {
            var read = FrameFileReader.Read(file, Study, frame);
            Assert.That(read.Problems, Is.Empty);
            Assert.That(Compare(frame, read.Frame!).Changes, Is.Empty);
            Assert.That(read.Frame!.Units.Select(unit => unit.Id), Is.EqualTo(new[] { "a", "b", "c" }));
        }
    }

    [Test]
    public void Compare_WithAddedChangedAndRemovedUnits_ListsEachColumn()
    {
        var changes = Compare(
            Read(Published),
            Read(
                """
                Unit;name;respondent_group;organisation;pair;email;size
                d;Eda;mun;;4;;
                a;Ale stad;mun;Ale kommun;1;ny@x.example;1.5
                """
            )
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                changes.Changes.Select(change => $"{change.Kind} {change.UnitId}: {string.Join("; ", change.Values.Select(Describe))}"),
                Is.EqualTo(
                    new[]
                    {
                        "Changed a: name Ale→Ale stad; email a@x.example→ny@x.example",
                        "Removed b: disposition refused→ineligible",
                        "Added d: unit →d; name →Eda; respondent_group →mun; pair →4",
                    }
                )
            );
            Assert.That(changes.Units[0].GetValue("size"), Is.EqualTo("1.5"));
            Assert.That(changes.Units[1].Disposition, Is.EqualTo(Disposition.Ineligible));
            Assert.That(changes.KeptColumns, Is.EqualTo(new[] { "disposition" }));
        });
    }

    [Test]
    public void Compare_WithAnEmptyDisposition_TakesItBack()
    {
        var changes = Compare(Read(Published), Read(Published.Replace("refused", "not_started", StringComparison.Ordinal)));

        Assert.That(changes.Changes.Single().Values.Single(), Is.EqualTo(new FrameValueChange("disposition", "refused", "")));
    }

    [Test]
    public void Read_OfAUnitThatDiffersInCaseFromAPublishedOne_NamesLineAndColumn()
    {
        var read = FrameFileReader.Read(
            new StringReader(Published.Replace("\nb,", "\nB,", StringComparison.Ordinal)),
            Study,
            Read(Published)
        );

        Assert.That(
            read.Problems.Select(problem => problem.ToString()),
            Is.EqualTo(
                new[]
                {
                    "line 3: error: Unit 'B' in column 'unit' is 'b' in the published frame. Write it so; upper and lower case count as "
                        + "the same.",
                }
            )
        );
    }

    private static FrameChangeSet Compare(Frame current, Frame file) => new FrameComparer(current, Study).Compare(file);

    private static Frame Read(string text) =>
        FrameFileReader.Read(new StringReader(text)).Frame ?? throw new AssertionException("The test's own frame does not read.");

    private static string Describe(FrameValueChange value) => $"{value.Column} {value.Before}→{value.After}";
}
