using System.Text;
using Survey.Data.Storage.Engines;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Data.Storage;

/// <summary>Published versions of studies, by hash. A version is added once and never changed.</summary>
internal static class StudyVersionTable
{
    private const string AddSql = """
        INSERT INTO StudyVersion (StudyHash, StudyName, Workbook, PublishedAt)
        SELECT @StudyHash, @StudyName, @Workbook, @PublishedAt
        WHERE NOT EXISTS (SELECT 1 FROM StudyVersion WHERE StudyHash = @StudyHash)
        """;

    private const string FindSql = "SELECT StudyName, Workbook FROM StudyVersion WHERE StudyHash = @StudyHash";

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
