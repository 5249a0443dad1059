using System.Text;

namespace AgentOps.Process.Tests;

/// <summary>A span as a collector receives it.</summary>
internal sealed record OtlpSpan(string Trace, string Name)
{
    /// <summary>Reads the spans of an export request: its resources (1), their scopes (2), their spans (2), of which 1 is the trace and 5 the name.</summary>
    internal static IEnumerable<OtlpSpan> Read(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new OtlpSpan(Convert.ToHexStringLower(Fields(span, 1).Single()), Encoding.UTF8.GetString(Fields(span, 5).Single()));

    /// <summary>The fields of a protocol buffer that carry bytes under this number.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var (at, found) = (0, new List<byte[]>());
        while (at < message.Length)
        {
            var tag = Varint();
            switch (tag & 7)
            {
                case 0: Varint(); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                case 2:
                    var length = (int)Varint();
                    if (tag >> 3 == (ulong)number) found.Add(message[at..(at + length)]);
                    at += length;
                    break;
                default: throw new InvalidDataException($"Wire type {tag & 7}.");
            }
        }

        return found;

        ulong Varint()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = message[at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return value;
            }
        }
    }
}
