using System.Collections.Immutable;
using System.Globalization;
using NUnit.Framework;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Data.Storage;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

/// <summary>The example of Survey.Data/Responses/README.md, replayed row by row.</summary>
public sealed class ResponseConflictsExampleTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Question Members = Create.Question("members", QuestionType.WholeNumber);
    private static readonly Question Budget = Create.Question("budget", QuestionType.WholeNumber);
    private static readonly Question Pets = Create.Question("pets", QuestionType.WholeNumber);
    private static readonly Study First = Create.Study(Create.Questionnaire(Members, Budget));
    private static readonly Study Second = Create.Study(Create.Questionnaire(Members, Budget, Pets)) with { Hash = "01" };

    [Test]
    public void Readme_ReplayedRowByRow_HasTheseOutcomes()
    {
        var response = Response.NotStarted(Guid.Empty, "K1");
        var rows = ReadRows();
        Assert.That(rows, Has.Count.EqualTo(13));
        var receipts = new List<string?>();

        foreach (var row in rows)
        {
            (var outcome, response) = Apply(response, row["Who"], row["Request"], int.Parse(row["Seen"], CultureInfo.InvariantCulture));
            receipts.Add(response.Receipt);

            Assert.Multiple(() =>
            {
                Assert.That(outcome, Is.EqualTo(row["Outcome"]), row["Step"]);
                Assert.That(response.Revision.ToString(CultureInfo.InvariantCulture), Is.EqualTo(row["Revision"]), row["Step"]);
                Assert.That(Describe(response, "members"), Is.EqualTo(row["members"]), row["Step"]);
                Assert.That(Describe(response, "budget"), Is.EqualTo(row["budget"]), row["Step"]);
                Assert.That(Describe(response, "pets"), Is.EqualTo(row["pets"]), row["Step"]);
            });
        }

        Assert.That(receipts[7], Is.Not.Null.And.EqualTo(receipts[6]), "the same submission has one receipt");
        Assert.That(receipts[12], Is.Not.EqualTo(receipts[6]), "another submission has another receipt");
    }

    private static (string Outcome, Response Response) Apply(Response response, string person, string request, int seen)
    {
        switch (request.Split(' '))
        {
            case ["save", var change]:
                var (name, value) = (change.Split('=')[0], change.Split('=')[1]);
                var saved = ResponseTransitions.Save(
                    response,
                    new SaveRequest
                    {
                        RoundId = response.RoundId,
                        UnitId = response.UnitId,
                        Person = person,
                        Page = "page",
                        SeenRevision = seen,
                        Changes = ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(new AnswerKey(name), new StoredAnswer(value)),
                        SavedAt = Now,
                    }
                );
                return (saved.Outcome.GetType().Name, saved.Response);
            case ["submit"]:
                var submission = new SubmitRequest(response.RoundId, response.UnitId, person, seen, Now);
                var submitted = ResponseTransitions.Submit(response, submission);
                return (submitted.Outcome.GetType().Name, submitted.Response);
            case ["reopen"]:
                var reopened = ResponseTransitions.Reopen(response, person, Now);
                return (reopened.Entry?.Action.ToString() ?? "", reopened.Response);
            default:
                var frame = Create.Frame(Create.Unit(response.UnitId));
                var versionChange = VersionChange.Compute(First, Second, frame, [response], new DateOnly(2026, 5, 4));
                var moved = ResponseTransitions.ChangeVersion(response, versionChange, person, Now);
                return (moved.Row.Action.ToString(), moved.Response);
        }
    }

    /// <summary>An answer's text, or the number of the reason why there is none.</summary>
    private static string Describe(Response response, string name) =>
        response.Answers.GetStoredAnswer(new AnswerKey(name)) switch
        {
            { Reason: { } reason } => $"−{-(int)reason}",
            var answer => answer.Text,
        };

    private static List<Dictionary<string, string>> ReadRows()
    {
        var lines = File.ReadAllLines(RepositoryPaths.PathOf("Survey.Data", "Responses", "README.md"))
            .SkipWhile(line => !line.StartsWith("| Step |", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        return [.. lines.Skip(2).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
