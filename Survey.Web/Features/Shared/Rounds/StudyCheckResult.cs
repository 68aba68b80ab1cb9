using System.Collections.Immutable;
using Survey.Analysis.Figures.Claims;
using Survey.Analysis.Figures.Definitions;
using Survey.Data.Frames;
using Survey.Data.Studies.Model;
using Survey.Data.Studies.Workbooks;

namespace Survey.Web.Features.Shared.Rounds;

/// <summary>Everything wrong with a workbook, in its questionnaire, figures and claims; the study where it can be read at all.</summary>
internal sealed record StudyCheckResult(Study? Study, ImmutableArray<StudyProblem> Problems)
{
    /// <summary>The study of a workbook without blocking problems; null where there are any.</summary>
    public Study? ValidStudy => Problems.Any(problem => problem.IsBlocking) ? null : Study;

    /// <summary>The same, and what figures need of a frame that leaves it empty.</summary>
    public StudyCheckResult WithFrame(Frame frame) =>
        ValidStudy is { } study ? this with { Problems = [.. Problems, .. EmptyFrameColumnCheck.Find(study, frame)] } : this;

    /// <summary>Checks figures and claims of a file that was read, also where its other sheets have errors.</summary>
    public static StudyCheckResult Create(StudyParseResult parseResult)
    {
        if (parseResult.Partial is not { } partial)
        {
            return new StudyCheckResult(parseResult.Study, parseResult.Problems);
        }

        var figures = FigureSheetReader.Read(partial);
        var claims = ClaimSheetReader.Read(partial, figures.Figures);
        return new StudyCheckResult(parseResult.Study, [.. parseResult.Problems, .. figures.Problems, .. claims.Problems]);
    }
}
