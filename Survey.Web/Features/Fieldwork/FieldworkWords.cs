namespace Survey.Web.Features.Fieldwork;

/// <summary>Names the texts of the fieldwork pages: FieldworkWords.resx (Swedish) and FieldworkWords.en.resx.</summary>
internal sealed class FieldworkWords;
