using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Survey.Data.Frames;
using Survey.Data.Rounds;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Web.Features.Shared;

/// <summary>An upload as it reads: the study and the frame, or what is wrong with them.</summary>
internal sealed record UploadedStudy(
    StudyUpload Upload,
    StudyCheckResult Check,
    Workbook? Workbook,
    Frame? Frame,
    ImmutableArray<FileProblem> FrameProblems
)
{
    /// <summary>The study and the frame where both are without fault; null otherwise.</summary>
    public (Study Study, Frame Frame)? Publishable => Check.ValidStudy is { } study && Frame is { } frame ? (study, frame) : null;

    /// <summary>Reads an upload; whatever its bytes are, there is an answer.</summary>
    public static UploadedStudy Read(StudyUpload upload)
    {
        var file = WorkbookFile.Read(upload.Workbook.ToArray());
        var check = StudyCheckResult.Create(StudyFileReader.Read(file, Path.GetFileNameWithoutExtension(upload.FileName)));
        var frame = upload.Frame.IsEmpty ? null : ReadFrame(upload, check.ValidStudy);
        return new UploadedStudy(upload, check, file.Workbook, frame?.Frame, frame?.Problems ?? []);
    }

    private static FrameParseResult ReadFrame(StudyUpload upload, Study? study)
    {
        try
        {
            using var reader = new StreamReader(
                new MemoryStream(upload.Frame.ToArray()),
                new UTF8Encoding(false, throwOnInvalidBytes: true)
            );
            return FrameFileReader.Read(reader, study);
        }
        catch (DecoderFallbackException)
        {
            return new FrameParseResult { Problems = [new FileProblem(0, "The file is not text in UTF-8. Save it as CSV UTF-8.")] };
        }
    }
}

/// <summary>Reads uploads, each once: an upload never changes.</summary>
internal sealed class UploadedStudyCache(IUploadStore uploads)
{
    /// <summary>More than these are not kept at hand.</summary>
    private const int Capacity = 20;

    private readonly ConcurrentDictionary<Guid, UploadedStudy> cache = [];

    /// <summary>The upload of that key as it reads, or null.</summary>
    public async Task<UploadedStudy?> FindAsync(Guid uploadId, CancellationToken cancellation)
    {
        if (cache.TryGetValue(uploadId, out var found))
        {
            return found;
        }

        if (await uploads.FindAsync(uploadId, cancellation) is not { } upload)
        {
            return null;
        }

        if (cache.Count >= Capacity)
        {
            cache.Clear();
        }

        return cache.GetOrAdd(uploadId, await Task.Run(() => UploadedStudy.Read(upload), cancellation));
    }
}
