namespace Survey.Data.Accounts;

/// <summary>Keeps the keys that sign cookies and forms, so that every node of the site shares them.</summary>
public interface IDataProtectionKeyStore
{
    /// <summary>All keys, as XML.</summary>
    IReadOnlyList<string> ReadAll();

    /// <summary>Adds a key under a name that says what it is for.</summary>
    void Add(string name, string xml);
}
