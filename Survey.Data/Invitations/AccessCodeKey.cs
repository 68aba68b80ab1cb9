using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Survey.Data.Invitations;

/// <summary>The secret of an installation from which access codes are derived. It is kept outside the database, so that who has the
/// database alone has no code; who has the key and the database has them all.</summary>
/// <remarks>
/// A code is HMAC-SHA-256(key, purpose, person, number of the issue, counter), of which each byte below 243 = 9 · 27 gives one character of
/// the alphabet: bytes above are rejected, so that all characters are equally likely. What is stored of a code to find it by is another
/// HMAC-SHA-256 under the same key, with a purpose of its own. Immutable and thread-safe.
/// </remarks>
public sealed class AccessCodeKey
{
    /// <summary>How many bytes a key has: as many as the hash yields (RFC 2104, 3).</summary>
    public const int Length = 32;

    private const string CodePurpose = "survey code 1";
    private const string LookupPurpose = "survey code lookup 1";
    private const string IdPurpose = "survey code key id 1";

    /// <summary>Eight bytes tell any number of keys of one installation apart.</summary>
    private const int IdLength = 8;

    private readonly ImmutableArray<byte> key;

    /// <summary>The key with these bytes.</summary>
    /// <exception cref="ArgumentException">There are not <see cref="Length"/> of them.</exception>
    public AccessCodeKey(ImmutableArray<byte> key)
    {
        if (key.Length != Length)
        {
            throw new ArgumentException($"A key has {Length} bytes, not {key.Length}.", nameof(key));
        }

        this.key = key;
        Id = Convert.ToHexStringLower(Hash(IdPurpose, [])[..IdLength]);
    }

    /// <summary>What the key is known by; it says nothing of the key.</summary>
    public string Id { get; }

    /// <summary>A person's code, in groups of four.</summary>
    /// <param name="personId">The invitation, or the delegation.</param>
    /// <param name="issueNumber">The number of the issue: another one, another code.</param>
    public string DeriveCode(Guid personId, int issueNumber)
    {
        const int PersonLength = 16;
        var message = new byte[PersonLength + (2 * sizeof(int))];
        personId.TryWriteBytes(message, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(PersonLength), issueNumber);
        var code = new StringBuilder(AccessCode.Length);
        for (var counter = 0; code.Length < AccessCode.Length; counter++)
        {
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(PersonLength + sizeof(int)), counter);
            AppendCharacters(code, Hash(CodePurpose, message));
        }

        return AccessCode.FormatInGroups(code.ToString());
    }

    /// <summary>What is stored of a code, in lower-case hexadecimal; any spelling of the code yields it.</summary>
    public string HashForLookup(string typed) =>
        Convert.ToHexStringLower(Hash(LookupPurpose, Encoding.UTF8.GetBytes(AccessCode.Normalize(typed))));

    private static void AppendCharacters(StringBuilder code, byte[] hash)
    {
        var rejectedFrom = byte.MaxValue / AccessCode.Alphabet.Length * AccessCode.Alphabet.Length;
        foreach (var value in hash.Where(value => value < rejectedFrom).Take(AccessCode.Length - code.Length))
        {
            code.Append(AccessCode.Alphabet[value % AccessCode.Alphabet.Length]);
        }
    }

    /// <summary>The purpose ends with a zero byte, so that no message can be read as part of it.</summary>
    private byte[] Hash(string purpose, byte[] message) =>
        HMACSHA256.HashData(key.AsSpan(), (byte[])[.. Encoding.ASCII.GetBytes(purpose), 0, .. message]);
}
