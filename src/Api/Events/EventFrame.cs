using System.Buffers;
using System.Text;
using System.Text.Json;
using AgentOps.Api.Json;
using AgentOps.Events;

namespace AgentOps.Api.Events;

/// <summary>An event as it goes to every watcher: written once, its bytes shared.</summary>
internal readonly record struct EventFrame(EventCursor Cursor, byte[] Bytes)
{
    /// <summary><c>id</c>, <c>event</c> and <c>data</c> of a server-sent event.</summary>
    internal static EventFrame Of(CompanyEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write(Encoding.ASCII.GetBytes($"id: {e.Cursor}\nevent: event\ndata: "));
        var start = buffer.WrittenCount;
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ApiJson.Strict.Options.Encoder, SkipValidation = true }))
            JsonSerializer.Serialize(writer, EventView.Of(e), ApiJson.Strict.EventView);
        buffer.Write("\n\n"u8);
        var bytes = buffer.WrittenSpan.ToArray();
        // A line break would end the data. In JSON it can only stand between tokens, where a space says the same.
        bytes.AsSpan(start, bytes.Length - start - 2).ReplaceAny(LineBreaks, (byte)' ');
        return new(e.Cursor, bytes);
    }

    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);
}
