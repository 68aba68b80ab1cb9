using NUnit.Framework;
using Survey.Data.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Data.Responses;

public sealed class ResponseTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Response Empty = Response.NotStarted(Guid.Empty, "K1");
    private static readonly Response Begun = Empty with { Revision = 1, Answers = Create.Sheet(("years", "3")) };
    private static readonly Response Submitted = Begun with { SubmittedAt = Now, SubmittedAnswers = Begun.Answers };

    [Test]
    public void Status_OfEachStage_IsTheFormsAndTheUnits()
    {
        Response[] stages =
        [
            Empty,
            Begun with
            {
                Answers = Create.Sheet(("years", "")),
            },
            Begun,
            Submitted,
            Submitted with
            {
                ReopenedAt = Now,
            },
        ];

        Assert.That(
            stages.Select(response => (response.Status, response.ToUnitResponse()?.Status)),
            Is.EqualTo(
                new (FormStatus, FormStatus?)[]
                {
                    (FormStatus.NotStarted, null),
                    (FormStatus.NotStarted, null),
                    (FormStatus.InProgress, FormStatus.InProgress),
                    (FormStatus.Submitted, FormStatus.Submitted),
                    (FormStatus.Reopened, FormStatus.Submitted),
                }
            )
        );
    }
}
