using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Shared.RateLimiting;

namespace Survey.Tests.Web.Shared.RateLimiting;

public sealed class AddressRateLimiterTests
{
    private static readonly IPAddress Address = IPAddress.Parse("192.0.2.1");

    [Test]
    public async Task Attempts_BeyondTheFreeOnes_WaitTwiceAsLongEachTime()
    {
        var time = new FakeTimeProvider();
        using var limiter = CreateRateLimiter(time);
        Assert.That(limiter.AcquireAsync(Address, default).IsCompleted, "the first is free");

        foreach (var seconds in new[] { 1, 2, 4, 5 })
        {
            var waiting = limiter.AcquireAsync(Address, default);
            time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.That(waiting.IsCompleted, Is.False);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That((await waiting).IsAcquired);
        }
    }

    [Test]
    public async Task Attempts_AllAtOnce_AreCountedBeforeTheyWait()
    {
        using var limiter = CreateRateLimiter(new FakeTimeProvider());

        var attempts = Enumerable.Range(0, 10).Select(_ => limiter.AcquireAsync(Address, default)).ToList();

        Assert.That(attempts.Count(attempt => attempt.IsCompleted), Is.EqualTo(5), "one free, four refused");
        Assert.That((await attempts[^1]).IsAcquired, Is.False);
    }

    [Test]
    public async Task Attempts_FromElsewhereOrMuchLater_AreFree()
    {
        var time = new FakeTimeProvider();
        using var limiter = CreateRateLimiter(time);
        await limiter.AcquireAsync(Address, default);

        Assert.That(limiter.AcquireAsync(IPAddress.Parse("192.0.2.2"), default).IsCompleted);
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.That(limiter.AcquireAsync(Address, default).IsCompleted);
    }

    [Test]
    public void Attempts_FromOneNetworkOfIPv6_CountTogether()
    {
        using var limiter = CreateRateLimiter(new FakeTimeProvider());

        Assert.That(limiter.AcquireAsync(IPAddress.Parse("2001:db8::1"), default).IsCompleted);
        Assert.That(limiter.AcquireAsync(IPAddress.Parse("2001:db8::2"), default).IsCompleted, Is.False);
    }

    [Test]
    public void Attempts_FromAnIPv4AddressWrittenAsIPv6_CountWithIt()
    {
        using var limiter = CreateRateLimiter(new FakeTimeProvider());

        Assert.That(limiter.AcquireAsync(Address, default).IsCompleted);
        Assert.That(limiter.AcquireAsync(Address.MapToIPv6(), default).IsCompleted, Is.False);
    }

    [Test]
    public async Task RemoveAttempt_OnceTheWrongOneIsTooOld_LeavesNone()
    {
        var time = new FakeTimeProvider();
        using var limiter = CreateRateLimiter(time);
        await limiter.AcquireAsync(Address, default);
        time.Advance(TimeSpan.FromMinutes(14));
        var waiting = limiter.AcquireAsync(Address, default);
        time.Advance(TimeSpan.FromSeconds(1));
        (await waiting).RemoveAttempt();

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(limiter.AcquireAsync(Address, default).IsCompleted, "an attempt that was right still counts");
    }

    [Test]
    public async Task Attempts_ThatAreRefused_DoNotProlongTheRefusal()
    {
        var time = new FakeTimeProvider();
        using var limiter = CreateRateLimiter(time);
        var attempts = Enumerable.Range(0, 6).Select(_ => limiter.AcquireAsync(Address, default)).ToList();
        time.Advance(TimeSpan.FromMinutes(14));
        await Task.WhenAll(attempts);
        Assert.That((await limiter.AcquireAsync(Address, default)).IsAcquired, Is.False);

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.That((await limiter.AcquireAsync(Address, default)).IsAcquired);
    }

    private static AddressRateLimiter<AccessCodeRateLimitOptions> CreateRateLimiter(TimeProvider time) =>
        new(
            time,
            Options.Create(
                new AccessCodeRateLimitOptions
                {
                    FreeAttempts = 1,
                    MostAttempts = 6,
                    FirstWait = TimeSpan.FromSeconds(1),
                    LongestWait = TimeSpan.FromSeconds(5),
                }
            )
        );
}
