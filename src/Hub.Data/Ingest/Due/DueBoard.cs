using Hub.Data.Ingest.Kinds;

namespace Hub.Data.Ingest.Due;

/// <summary>A kind that is required of an agency, with what allows or forbids it today.</summary>
/// <param name="Kind">The dataset kind.</param>
/// <param name="Title">Its name in the sender's words.</param>
/// <param name="AgreementId">The agreement under which it is sent; null where none names the kind.</param>
/// <param name="Agreement">Reference and title of that agreement; null where none names the kind.</param>
/// <param name="Refusal">Why it may not be sent now and who can change that, as one sentence; null where it may.</param>
/// <param name="Baseline">The regulations that prescribe it; null where none do.</param>
public sealed record DueKind(string Kind, string Title, Guid? AgreementId, string? Agreement, string? Refusal, KindBaseline? Baseline);

/// <summary>What is due of one agency, and what it is about.</summary>
/// <param name="Returns">The returns whose due day lies in the window, earliest first.</param>
/// <param name="Kinds">Every kind that is required, by name.</param>
public sealed record DueBoard(IReadOnlyList<DueReturn> Returns, IReadOnlyDictionary<string, DueKind> Kinds);
