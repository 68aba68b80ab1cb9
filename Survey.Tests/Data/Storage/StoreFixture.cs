using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Storage;

/// <summary>What the tests of the stores share: a database of their own, and dull valid things to keep in it.</summary>
public abstract class StoreFixture(string engineName)
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 15, 30, 250, TimeSpan.Zero);

    internal TestDatabase Database { get; private set; } = null!;

    protected IServiceProvider Node => Database.Node;

    protected IRoundStore Rounds => Node.GetRequiredService<IRoundStore>();

    protected IResponseStore Responses => Node.GetRequiredService<IResponseStore>();

    [SetUp]
    public async Task CreateDatabase() => Database = await TestDatabase.CreateAsync(engineName);

    [TearDown]
    public async Task DropDatabase()
    {
        if (Database is not null)
        {
            await Database.DisposeAsync();
        }
    }

    protected static Study ReadStudy(string label = "Har ni en överenskommelse?", string more = "", string version = "1") =>
        StudyFileReader
            .Read(
                Encoding.UTF8.GetBytes(
                    $"""
                    | survey |
                    | | type | name | label::Svenska (sv) |
                    | | text | q1 | {label} |
                    | | text | q2 | Vad är \| bra? |
                    {more}| settings |
                    | | form_id | version |
                    | | small | {version} |
                    """
                ),
                "small.md"
            )
            .Study
        ?? throw new AssertionException("The test's own study does not read.");

    protected static Round RoundOf(Study study, string name = "2026") =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1)),
            ClosesAt = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(2)),
        };

    /// <summary>A round of the units a, b and c.</summary>
    protected async Task<Guid> PublishAsync(string name = "2026")
    {
        var study = ReadStudy();
        var round = RoundOf(study, name);
        await Rounds.TryPublishAsync(round, study, Create.Frame("abc".Select(unit => Create.Unit(unit.ToString()))), default);
        return round.Id;
    }

    protected static SaveRequest Save(Guid roundId, int seen, params (string Name, string Text)[] answers) =>
        new()
        {
            RoundId = roundId,
            UnitId = "a",
            Person = "anna",
            Page = "q1",
            SeenRevision = seen,
            Changes = answers.ToImmutableDictionary(answer => new AnswerKey(answer.Name), answer => new StoredAnswer(answer.Text)),
            SavedAt = Now,
        };

    protected static SubmitRequest Submit(Guid roundId, int seen) => new(roundId, "a", "anna", seen, Now);

    protected static string TextOf(Response response, string name) => response.Answers.GetStoredAnswer(new AnswerKey(name)).Text;

    protected async Task<Response> ReadAsync(Guid roundId) => await Responses.ReadAsync(roundId, "a", default);
}
