using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Survey.Data.Frames;
using Survey.Data.Mail;
using Survey.Data.Responses;
using Survey.Data.Rounds;
using Survey.Data.Storage;
using Survey.Data.Studies;
using Survey.Data.Studies.Model;
using Survey.Tests.Support;
using Survey.Web;
using Survey.Web.Features.Mail;
using Survey.Web.Features.Shared.Messages;
using Survey.Web.Features.Studies;

namespace Survey.Tests.Web.Mail;

/// <summary>A site that is not started, so that nothing sends but the workers that a test makes; with a round of four people.</summary>
internal sealed class MailingSite : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private const string FrameText = """
        unit,name,respondent_group,organisation,pair,email,disposition,language
        A,Ale,mun,Ale*kommun* <b>,1,ale@prov.example,,
        B,Bjuv,mun,Bjuvs kommun,2,bjuv@prov.example,,en
        C1,Dals,pol,Polisen,1,pol@prov.example,,
        C2,Eda,pol,Polisen,2,pol@prov.example,,
        D,Falun,mun,Falu kommun,3,falu@prov.example,,
        E,Gagnef,mun,Gagnefs kommun,4,gagnef@prov.example,refused,
        F,Habo,mun,Habo kommun,5,,,
        """;

    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private MailingSite(TemporaryFolder folder, WebApplication app, Round round, Study study) =>
        (this.folder, this.app, Round, Study) = (folder, app, round, study);

    public FakeTimeProvider Time { get; } = new(Now);

    public Round Round { get; }

    public Study Study { get; }

    public IServiceProvider Services => app.Services;

    public IOutbox Outbox => Services.GetRequiredService<IOutbox>();

    public IMailingStore Mailings => Services.GetRequiredService<IMailingStore>();

    public static async Task<MailingSite> StartAsync()
    {
        var folder = new TemporaryFolder();
        var app = SurveySite.Build(
            "--applicationName=Survey.Web",
            "--environment=Production",
            "--hostBuilder:reloadConfigOnChange=false",
            $"--Storage:ConnectionString=Data Source={folder.PathOf("survey.db")}"
        );
        await app.Services.UpgradeStorageAsync();
        var reading = StudyFileReader.Read(RepositoryPaths.PathOf("Survey.Tests", "Web", "Mail", "messages.md"));
        var study = reading.Study ?? throw new AssertionException(string.Join('\n', reading.Problems));
        var frame = FrameFileReader.Read(new StringReader(FrameText), study).Frame
            ?? throw new AssertionException("The frame does not read.");
        var round = new Round
        {
            Id = Guid.CreateVersion7(),
            Name = "r",
            StudyName = study.Name,
            StudyHash = study.Hash,
            OpensAt = Now.AddDays(-1),
            ClosesAt = new DateTimeOffset(2026, 4, 1, 14, 0, 0, TimeSpan.Zero),
        };
        await app.Services.GetRequiredService<RoundPublisher>().TryPublishAsync(round, study, frame, default);
        return new MailingSite(folder, app, round, study);
    }

    /// <summary>Orders a message to everybody who may get it: Ale, Bjuv, the police, Falun.</summary>
    public async Task<Mailing> OrderAsync(string message = "invitation", DateTimeOffset? dueAt = null)
    {
        var service = Services.GetRequiredService<MailingService>();
        var plan = await PlanAsync(new MailingSelection(), message);
        return await service.OrderAsync(Round, plan, new MailingOrder("https://prov.example", "forskare", dueAt ?? Now), default);
    }

    public Task<MailingPlan> PlanAsync(MailingSelection selection, string message = "invitation") =>
        Services
            .GetRequiredService<MailingService>()
            .PlanAsync(Round, Study.FindMessage(message) ?? throw new AssertionException("No such message."), selection, default);

    /// <summary>A node that sends to a server.</summary>
    public OutboxWorker NewWorker(FakeSmtpServer server) => NewWorker(Outbox, new SmtpMailDelivery(Options.Create(server.Options)));

    public OutboxWorker NewWorker(IOutbox outbox, IMailDelivery delivery) =>
        new(
            outbox,
            delivery,
            Services.GetRequiredService<MessageRenderer>(),
            Options.Create(new MailOptions()),
            Time,
            NullLogger<OutboxWorker>.Instance
        );

    /// <summary>Sends until nothing is due.</summary>
    public static async Task RunAsync(OutboxWorker worker)
    {
        while (await worker.TrySendNextAsync(default))
        {
            // The next one.
        }
    }

    /// <summary>What became of each mail: <c>ale: Accepted</c>.</summary>
    public async Task<ImmutableArray<string>> StatesAsync(Mailing mailing) =>
        [
            .. (await Mailings.ListRecipientsAsync(mailing.Id, default)).Select(recipient =>
                $"{recipient.Address.Split('@')[0]}: {recipient.State}"
            ),
        ];

    /// <summary>Answers a unit's form.</summary>
    public Task AnswerAsync(string unit, FormStatus status) =>
        Services
            .GetRequiredService<IResponseStore>()
            .ImportAsync(
                Round.Id,
                [
                    new UnitResponse(
                        unit,
                        status,
                        new AnswerSet(
                            ImmutableDictionary<AnswerKey, StoredAnswer>.Empty.Add(new AnswerKey("q1"), new StoredAnswer("Därför"))
                        )
                    ),
                ],
                "test",
                Now,
                default
            );

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }
}
