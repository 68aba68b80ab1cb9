using System.Collections.Immutable;
using Survey.Data.Files.Tables;
using Survey.Data.Frames;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>A parsed upload: the study and the frame, or what is wrong with them.</summary>
internal sealed record UploadedStudy(
    StudyUpload Upload,
    StudyCheckResult Check,
    Workbook? Workbook,
    Frame? Frame,
    ImmutableArray<FileProblem> FrameProblems
)
{
    /// <summary>The study and the frame where both are without errors; null otherwise.</summary>
    public (Study Study, Frame Frame)? Publishable => Check.ValidStudy is { } study && Frame is { } frame ? (study, frame) : null;

    /// <summary>Parses an upload. Files that cannot be read give problems, never an exception.</summary>
    public static UploadedStudy Read(StudyUpload upload)
    {
        var file = WorkbookFile.Read(upload.Workbook.ToArray());
        var check = StudyCheckResult.Create(StudyFileReader.Read(file, Path.GetFileNameWithoutExtension(upload.FileName)));
        var frame = upload.Frame.IsEmpty ? null : FrameFileReader.Read(upload.Frame.ToArray(), check.ValidStudy);
        var checkWithFrame = frame?.Frame is { } units ? check.WithFrame(units) : check;
        return new UploadedStudy(upload, checkWithFrame, file.Workbook, frame?.Frame, frame?.Problems ?? []);
    }
}

/// <summary>Reads uploads. They never change, so each is parsed once.</summary>
internal sealed class UploadedStudyCache(IUploadStore uploads)
{
    /// <summary>More uploads than a team works on at a time; each holds its whole workbook.</summary>
    private const int MaximumUploads = 20;

    private readonly ReadCache<Guid, UploadedStudy?> cache = new(MaximumUploads);

    /// <summary>The parsed upload of that key, or null.</summary>
    public Task<UploadedStudy?> FindAsync(Guid uploadId, CancellationToken cancellation) =>
        cache.GetOrReadAsync(uploadId, ReadAsync).WaitAsync(cancellation);

    // Parsed on another thread: a large workbook takes seconds.
    private async Task<UploadedStudy?> ReadAsync(Guid uploadId) =>
        await uploads.FindAsync(uploadId, CancellationToken.None) is { } upload
            ? await Task.Run(() => UploadedStudy.Read(upload))
            : null;
}
