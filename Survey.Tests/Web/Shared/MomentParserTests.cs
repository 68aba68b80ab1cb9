using System.Globalization;
using NUnit.Framework;
using Survey.Tests.Support;
using Survey.Web.Features.Shared;

namespace Survey.Tests.Web.Shared;

/// <summary>One reading of dates and times for commands and pages, and how the end of a round is shown.</summary>
public sealed class MomentParserTests
{
    [TestCase("2027-06-30T12:00+02:00", "2027-06-30T10:00Z")]
    [TestCase("2027-06-30T12:00Z", "2027-06-30T12:00Z")]
    [TestCase("2027-06-30 12:00", "2027-06-30T10:00Z", Description = "summer time in Stockholm")]
    [TestCase(" 2027-01-30t12:00:30 ", "2027-01-30T11:00:30Z", Description = "winter time in Stockholm")]
    [TestCase("2027-06-30T12:00-03:30", "2027-06-30T15:30Z")]
    [TestCase("2027-10-31T02:30+01:00", "2027-10-31T01:30Z", Description = "the second of two half past two")]
    public void Read_ADayAndATime_IsThatInstant(string text, string expected) =>
        Assert.Multiple(() =>
        {
            Assert.That(ReadInstant(text, isEnd: false), Is.EqualTo(Instant(expected)));
            Assert.That(ReadInstant(text, isEnd: true), Is.EqualTo(Instant(expected)));
        });

    [TestCase("Europe/Stockholm", "2027-06-30", "2027-06-29T22:00Z", "2027-06-30T22:00Z")]
    [TestCase("Europe/Stockholm", "2027-03-28", "2027-03-27T23:00Z", "2027-03-28T22:00Z", Description = "a day of 23 hours")]
    [TestCase("Europe/Stockholm", "2027-12-31", "2027-12-30T23:00Z", "2027-12-31T23:00Z")]
    [TestCase("UTC", "2027-06-30", "2027-06-30T00:00Z", "2027-07-01T00:00Z")]
    [TestCase("America/Santiago", "2026-09-06", "2026-09-06T04:00Z", "2026-09-07T03:00Z", Description = "a day without midnight")]
    [TestCase("America/Havana", "2026-11-01", "2026-11-01T04:00Z", "2026-11-02T05:00Z", Description = "a day with two midnights")]
    public void Read_ADayAlone_IsTheWholeDay(string zone, string text, string start, string end) =>
        Assert.Multiple(() =>
        {
            Assert.That(ReadInstant(text, isEnd: false, zone), Is.EqualTo(Instant(start)));
            Assert.That(ReadInstant(text, isEnd: true, zone), Is.EqualTo(Instant(end)));
        });

    [TestCase("")]
    [TestCase(null)]
    [TestCase("soon")]
    [TestCase("2027-13-01")]
    [TestCase("2027-02-30T08:00")]
    [TestCase("2027-6-1")]
    [TestCase("30/6/2027")]
    [TestCase("0027-06-30")]
    [TestCase("9999-12-31")]
    [TestCase("2027-06-30T25:00")]
    [TestCase("2027-06-30T12:60")]
    [TestCase("2027-06-30T12")]
    [TestCase("2027-06-30T12:00+25:00")]
    [TestCase("2027-06-30T12:00+15:00")]
    [TestCase("2027-06-30Z")]
    [TestCase("2027-06-30\n2028-01-01")]
    public void Read_WhatIsNoDay_IsUnreadable(string? text) =>
        Assert.That(Parser("Europe/Stockholm").Parse(text, isEnd: true), Is.TypeOf<MomentParseResult.Unreadable>());

    [TestCase("Europe/Stockholm", "2027-03-28T02:30")]
    [TestCase("Europe/Stockholm", "2027-03-28T02:00")]
    [TestCase("America/Santiago", "2026-09-06T00:30")]
    public void Read_ATimeThatClocksSkip_SaysSo(string zone, string text) =>
        Assert.That(Parser(zone).Parse(text, isEnd: false), Is.TypeOf<MomentParseResult.Skipped>());

    [TestCase("Europe/Stockholm", "2027-10-31T02:30", 2, 1)]
    [TestCase("Europe/Stockholm", "2027-10-31T02:00", 2, 1)]
    [TestCase("America/Havana", "2026-11-01T00:30", -4, -5)]
    public void Read_ATimeThatComesTwice_NamesBothOffsets(string zone, string text, int first, int second) =>
        Assert.That(
            (Parser(zone).Parse(text, isEnd: false) as MomentParseResult.Repeated)?.Offsets,
            Is.EqualTo(new[] { TimeSpan.FromHours(first), TimeSpan.FromHours(second) })
        );

    [TestCase("Europe/Stockholm", "2027-06-30", "30 juni 2027")]
    [TestCase("Europe/Stockholm", "2027-06-30T12:00", "30 juni 2027 kl.\u00A012.00")]
    [TestCase("Europe/Stockholm", "2027-06-30T23:59", "30 juni 2027 kl.\u00A023.59")]
    [TestCase("Europe/Stockholm", "2027-07-01T00:00", "30 juni 2027")]
    [TestCase("Europe/Stockholm", "2027-06-30T00:00Z", "30 juni 2027 kl.\u00A002.00")]
    [TestCase("America/Santiago", "2026-09-05", "5 september 2026")]
    public void FormatEnd_OfARound_HasTheHourWhereTheDayIsNotWhole(string zone, string closes, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");

        Assert.That(TestClock.Create(zone).FormatEnd(ReadInstant(closes, isEnd: true, zone)), Is.EqualTo(expected));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset ReadInstant(string text, bool isEnd, string zone = "Europe/Stockholm") =>
        Parser(zone).Parse(text, isEnd) is MomentParseResult.Parsed read
            ? read.Instant
            : throw new AssertionException($"'{text}' was not read.");

    private static MomentParser Parser(string zone) => new(TestClock.Create(zone));
}
