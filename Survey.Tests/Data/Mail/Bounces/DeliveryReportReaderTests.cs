using NUnit.Framework;
using Survey.Data.Mail.Bounces;

namespace Survey.Tests.Data.Mail.Bounces;

/// <summary>What returned messages say, in the forms in which mail servers write them.</summary>
public sealed class DeliveryReportReaderTests
{
    private static readonly Guid Mail = Guid.Parse("0195b2c4-0000-7000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("0195b2c4-0000-7000-8000-000000000002");

    [Test]
    public void Read_OfAReportOfPostfix_NamesTheMailByTheEnvelopeBeforeTheReturnedHeaders()
    {
        var report = DeliveryReportReader.Read(Returned.FromPostfix(Mail.ToString("N"), Other.ToString("N"))).Single();

        Assert.Multiple(() =>
        {
            Assert.That(report.Kind, Is.EqualTo(BounceKind.Hard));
            Assert.That(report.MailIds, Is.EqualTo(new[] { Mail, Other }));
            Assert.That(report.Addresses, Is.EqualTo(new[] { "anna@kommun.example" }));
            Assert.That(report.Status, Is.EqualTo("5.1.1"));
            Assert.That(report.Diagnostic, Does.EndWith("Recipient address rejected: User unknown in virtual mailbox table"));
        });
    }

    [TestCase("failed", "5.1.1", BounceKind.Hard)]
    [TestCase("failed", "5.1.10", BounceKind.Hard)]
    [TestCase("failed", "5.2.1", BounceKind.Hard)]
    [TestCase("failed", "5.4.4", BounceKind.Hard)]
    [TestCase("failed", "5.1.8", BounceKind.Ours)]
    [TestCase("failed", "5.7.1", BounceKind.Ours)]
    [TestCase("failed", "5.6.0", BounceKind.Ours)]
    [TestCase("failed", "5.2.2", BounceKind.Soft)]
    [TestCase("failed", "5.4.7", BounceKind.Soft)]
    [TestCase("failed", "4.4.1", BounceKind.Soft)]
    [TestCase("failed", "5.0.0", BounceKind.Soft)]
    [TestCase("delayed", "4.4.1", BounceKind.Delayed)]
    [TestCase("delayed", "5.1.1", BounceKind.Delayed)]
    [TestCase("relayed", "2.0.0", BounceKind.Delivered)]
    public void Read_OfAReport_DecidesByTheActionAndThenByTheStatus(string action, string status, BounceKind expected) =>
        Assert.That(
            DeliveryReportReader.Read(Returned.FromPostfix(action: action, status: status)).Single().Kind,
            Is.EqualTo(expected)
        );

    [Test]
    public void Read_OfAReportOfExchange_NamesTheMailByTheReturnedMessage()
    {
        var report = DeliveryReportReader.Read(Returned.With(Returned.Exchange, Mail)).Single();

        Assert.That((report.Kind, report.MailIds.Single(), report.Status), Is.EqualTo((BounceKind.Hard, Mail, "5.1.10")));
    }

    [Test]
    public void Read_OfAReportOfGmail_KeepsTheWholeDiagnostic()
    {
        var report = DeliveryReportReader.Read(Returned.With(Returned.Gmail, Mail)).Single();

        Assert.That((report.Kind, report.MailIds.Single()), Is.EqualTo((BounceKind.Soft, Mail)));
        Assert.That(report.Diagnostic, Does.StartWith("552-5.2.2 The recipient's inbox").And.Contain("OverQuotaPerm"));
    }

    private static IEnumerable<TestCaseData> OddForms() =>
        [
            new TestCaseData(Returned.FromOffice365()).SetArgDisplayNames("Office 365, groups in base64"),
            new TestCaseData(Returned.WithAnEmptySecondGroup()).SetArgDisplayNames("an empty second group"),
            new TestCaseData(Returned.WithType("message/global-delivery-status")).SetArgDisplayNames("global"),
        ];

    [TestCaseSource(nameof(OddForms))]
    public void Read_OfAReportInAnOddForm_FindsItsRecipient(byte[] message)
    {
        var report = DeliveryReportReader.Read(message).Single();

        Assert.That((report.Kind, report.Addresses.Single()), Is.EqualTo((BounceKind.Hard, "anna@kommun.example")));
    }

    [Test]
    public void Read_OfAReportInWords_TakesStatusAndMailFromTheWords()
    {
        var report = DeliveryReportReader.Read(Returned.With(Returned.InWords, Mail)).Single();

        Assert.That((report.Kind, report.MailIds.Single()), Is.EqualTo((BounceKind.Hard, Mail)));
        Assert.That(report.Addresses, Is.EqualTo(new[] { "anna@kommun.example" }));
    }

    [Test]
    public void Read_OfAnAutomaticReply_IsNoBounce()
    {
        var report = DeliveryReportReader.Read(Returned.With(Returned.AutomaticReplyInSwedish, Mail)).Single();

        Assert.That((report.Kind, report.MailIds.Single()), Is.EqualTo((BounceKind.AutomaticReply, Mail)));
        Assert.That(report.Diagnostic, Does.Contain("Kontakta Bo"));
    }

    [Test]
    public void Read_OfAPersonsAnswer_IsNothing() =>
        Assert.That(DeliveryReportReader.Read(Returned.With(Returned.OfAPerson, Mail)), Is.Empty);

    [TestCase("")]
    [TestCase("Hej, jag kunde inte svara 5.1.1")]
    public void Read_OfWhatIsNoMail_IsNothing(string text) =>
        Assert.That(DeliveryReportReader.Read(System.Text.Encoding.UTF8.GetBytes(text)), Is.Empty);

    [Test]
    public void DeadAddresses_AreThoseOfAHardOrThreeSoftBounces()
    {
        (string, BounceKind)[] bounces =
        [
            ("hard@x.example", BounceKind.Hard),
            ("soft@x.example", BounceKind.Soft),
            ("Soft@x.example", BounceKind.Soft),
            ("soft@x.example", BounceKind.Soft),
            ("twice@x.example", BounceKind.Soft),
            ("twice@x.example", BounceKind.Soft),
            ("ours@x.example", BounceKind.Ours),
            ("late@x.example", BounceKind.Delayed),
        ];

        Assert.That(MailBounce.ListDeadAddresses(bounces), Is.EquivalentTo(new[] { "hard@x.example", "soft@x.example" }));
    }
}
