using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Survey.Data.Accounts;

namespace Survey.Web.Features.Shared;

/// <summary>Lets every node of the site sign cookies and forms with the same keys, which lie in the database.</summary>
internal sealed class DatabaseKeyRepository(IDataProtectionKeyStore keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ReadAll().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
