namespace Survey.Web.Features.Fieldwork;

/// <summary>Names the texts of the fieldwork pages: FieldworkResources.resx (Swedish) and FieldworkResources.en.resx.</summary>
internal sealed class FieldworkResources;
