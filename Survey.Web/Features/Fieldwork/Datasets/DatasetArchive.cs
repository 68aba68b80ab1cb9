using System.IO.Compression;
using System.Text;
using Survey.Data.Frames;
using Survey.Data.Responses.Files;
using Survey.Data.Studies.Workbooks;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Fieldwork.Datasets;

/// <summary>A round's data as the files that the command report reads.</summary>
internal static class DatasetArchive
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The files in one archive: study.md, frame.csv, responses.csv, and responses.REPEAT.csv for each repeat.</summary>
    public static byte[] Write(RoundSnapshot snapshot, DateTimeOffset writtenAt)
    {
        var questionnaire = snapshot.Study.Questionnaire;
        var responses = snapshot.UnitResponses.Select(response => response with { IsSynthetic = snapshot.Round.IsSynthetic }).ToList();
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            AddText("study.md", writer => writer.Write(MarkdownWriter.Write(snapshot.Study.Workbook)));
            Add("frame.csv", file => file.Write(FrameFileWriter.WriteCsv(snapshot.Frame, snapshot.Study)));
            AddText("responses.csv", writer => ResponseFile.Write(questionnaire, responses, writer));
            foreach (var repeat in questionnaire.Repeats)
            {
                AddText(ResponseFile.RepeatPath("responses.csv", repeat), writer => ResponseFile.WriteRows(repeat, responses, writer));
            }

            void AddText(string name, Action<TextWriter> write) =>
                Add(
                    name,
                    file =>
                    {
                        using var writer = new StreamWriter(file, Encoding);
                        write(writer);
                    }
                );

            void Add(string name, Action<Stream> write)
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = writtenAt;
                using var file = entry.Open();
                write(file);
            }
        }

        return stream.ToArray();
    }
}
