using System.Collections.Immutable;
using System.Globalization;
using AgentOps.Intake;
using AgentOps.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace AgentOps.Kinds;

/// <summary>A parsed JSON schema, and what is wrong with a payload in words a caller can act on. Parsed once, used for every payload.</summary>
public sealed class PayloadSchema
{
    private const int MaxErrors = 20;
    private readonly JsonSchema _schema;

    private PayloadSchema(JsonSchema schema) => _schema = schema;

    /// <summary>Parses a schema. References may only point inside it.</summary>
    /// <exception cref="FormatException">It is no JSON schema.</exception>
    public static PayloadSchema Parse(JsonText schema)
    {
        if (JsonGuard.Check(schema.Value, "schema") is { } fault) throw new FormatException($"{fault.Path} {fault.Message}");
        if (OutsideReference(JToken.Parse(schema.Value)) is { } address) throw new FormatException($"schema refers to {address}; only references inside it (#/…) are followed.");
        try
        {
            // The asynchronous part of the parser only follows references to files and addresses, of which there are none here.
            var parsing = JsonSchema.FromJsonAsync(schema.Value);
            return parsing.IsCompleted
                ? new(parsing.GetAwaiter().GetResult())
                : throw new FormatException("schema has references that do not resolve inside it.");
        }
        catch (Exception broken) when (broken is not FormatException)
        {
            throw new FormatException($"schema is no JSON schema: {broken.Message}", broken);
        }
    }

    /// <summary>The faults of a payload, at most 20, their paths starting with <paramref name="path"/>. Empty when it fits.</summary>
    public ImmutableArray<FieldError> Check(JsonText payload, string path)
    {
        if (JsonGuard.Check(payload.Value, path) is { } fault) return [fault];
        using var reader = new JsonTextReader(new StringReader(payload.Value)) { DateParseHandling = DateParseHandling.None, MaxDepth = JsonGuard.MaxDepth + 1 };
        var found = _schema.Validate(JToken.ReadFrom(reader));
        if (found.Count == 0) return [];
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var error in found) Add(errors, error, path);
        return errors.ToImmutable();
    }

    private static void Add(ImmutableArray<FieldError>.Builder errors, ValidationError error, string path)
    {
        if (errors.Count >= MaxErrors) return;
        // An error of an item or of an alternative wraps the errors that say what is wrong: those are told.
        if (error is ChildSchemaValidationError { Errors: { } inner } && inner.Values.SelectMany(v => v).Any())
        {
            foreach (var child in inner.Values.SelectMany(v => v)) Add(errors, child, path);
            return;
        }

        errors.Add(new(path + (error.Path ?? "").TrimStart('#').Replace('/', '.'), Words(error)));
    }

    private static string Words(ValidationError error) => error.Kind switch
    {
        ValidationErrorKind.NoAdditionalPropertiesAllowed =>
            $"is no field of this kind. Known: {string.Join(", ", error.Schema.ActualProperties.Keys)}.",
        ValidationErrorKind.PropertyRequired => "is required.",
        ValidationErrorKind.StringExpected => "must be a string.",
        ValidationErrorKind.IntegerExpected => "must be a whole number.",
        ValidationErrorKind.NumberExpected => "must be a number.",
        ValidationErrorKind.BooleanExpected => "must be true or false.",
        ValidationErrorKind.ArrayExpected => "must be a list.",
        ValidationErrorKind.ObjectExpected => "must be an object.",
        ValidationErrorKind.StringTooLong => string.Create(CultureInfo.InvariantCulture, $"must have at most {error.Schema.MaxLength} characters."),
        ValidationErrorKind.StringTooShort => string.Create(CultureInfo.InvariantCulture, $"must have at least {error.Schema.MinLength} characters."),
        ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig => string.Create(CultureInfo.InvariantCulture, $"must be at most {error.Schema.Maximum}."),
        ValidationErrorKind.NumberTooSmall => string.Create(CultureInfo.InvariantCulture, $"must be at least {error.Schema.Minimum}."),
        ValidationErrorKind.TooManyItems => string.Create(CultureInfo.InvariantCulture, $"must have at most {error.Schema.MaxItems} items."),
        ValidationErrorKind.TooFewItems => string.Create(CultureInfo.InvariantCulture, $"must have at least {error.Schema.MinItems} items."),
        ValidationErrorKind.NotInEnumeration => $"must be one of {string.Join(", ", error.Schema.Enumeration)}.",
        ValidationErrorKind.PatternMismatch => $"must match {error.Schema.Pattern}.",
        var kind => $"does not fit ({kind}).",
    };

    private static string? OutsideReference(JToken token) => token switch
    {
        JObject o when o["$ref"] is JValue { Value: string address } && !address.StartsWith('#') => address,
        JContainer container => container.Children().Select(OutsideReference).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
