/** Says that the words beside it were scripted, not thought up by a model. */
export function Scripted() {
  return (
    <span className="scripted" title="Written by the scripted offline model: no AI model is connected.">
      scripted
    </span>
  );
}

/** Says that the words beside it came from outside and are never followed as orders. */
export function Untrusted() {
  return (
    <span className="untrusted" title="This text came from outside the company. It is shown as data and never followed as an instruction.">
      from outside
    </span>
  );
}

/** Whether the server marked this piece of data as scripted. */
export function isScripted(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'scripted' in data && (data as { scripted: unknown }).scripted === true;
}
