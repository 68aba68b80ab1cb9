using System.Text;
using Survey.Data.Storage.Engines;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Storage;

/// <summary>Published versions of studies, by hash, and which of them each round has asked. A version is added once and never
/// changed.</summary>
internal static class StudyVersionTable
{
    private const string AddSql = """
        INSERT INTO StudyVersion (StudyHash, StudyName, Workbook, PublishedAt)
        SELECT @StudyHash, @StudyName, @Workbook, @PublishedAt
        WHERE NOT EXISTS (SELECT 1 FROM StudyVersion WHERE StudyHash = @StudyHash)
        """;

    private const string FindSql = "SELECT StudyName, Workbook FROM StudyVersion WHERE StudyHash = @StudyHash";

    private const string RestartInRoundSql =
        "UPDATE RoundVersion SET StartedAt = @StartedAt WHERE RoundId = @RoundId AND StudyHash = @StudyHash";

    private const string AddToRoundSql = """
        INSERT INTO RoundVersion (RoundId, StudyHash, StartedAt)
        SELECT @RoundId, @StudyHash, @StartedAt
        WHERE NOT EXISTS (SELECT 1 FROM RoundVersion WHERE RoundId = @RoundId AND StudyHash = @StudyHash)
        """;

    private const string ListHashesOfRoundSql =
        "SELECT StudyHash FROM RoundVersion WHERE RoundId = @RoundId ORDER BY StartedAt DESC, StudyHash";

    public static Task AddAsync(DatabaseSession session, Study study, DateTimeOffset publishedAt) =>
        session.ExecuteAsync(
            AddSql,
            new
            {
                StudyHash = study.Hash,
                StudyName = study.Name,
                Workbook = MarkdownWriter.Write(study.Workbook),
                PublishedAt = publishedAt,
            }
        );

    /// <summary>Records that a round asks a published version from now on; a version that it comes back to is its latest again.</summary>
    public static async Task AddToRoundAsync(DatabaseSession session, Guid roundId, string studyHash, DateTimeOffset startedAt)
    {
        var version = new
        {
            RoundId = roundId,
            StudyHash = studyHash,
            StartedAt = startedAt,
        };
        if (await session.ExecuteAsync(RestartInRoundSql, version) == 0)
        {
            await session.ExecuteAsync(AddToRoundSql, version);
        }
    }

    /// <summary>The hashes of the versions that a round has asked, the latest first.</summary>
    public static Task<IReadOnlyList<string>> ListHashesAsync(DatabaseSession session, Guid roundId) =>
        session.ListAsync<string>(ListHashesOfRoundSql, new { RoundId = roundId });

    /// <summary>The version with the hash, read from its workbook; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The stored workbook is not read as that version any more.</exception>
    public static async Task<Study?> FindAsync(DatabaseSession session, string studyHash) =>
        (await session.FindAsync<Row>(FindSql, new { StudyHash = studyHash }))?.ToStudy(studyHash);

    private sealed record Row
    {
        public string StudyName { get; init; } = "";

        public string Workbook { get; init; } = "";

        public Study ToStudy(string studyHash)
        {
            var result = StudyFileReader.Read(Encoding.UTF8.GetBytes(Workbook), StudyName);
            return result.Study is { } study && study.Hash == studyHash
                ? study
                : throw new InvalidDataException(
                    $"The stored workbook of study version {studyHash} no longer reads as that version. "
                        + $"{string.Join(' ', result.Problems)}"
                );
        }
    }
}
