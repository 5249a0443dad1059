import type { Json } from '../api/types';
import { words } from '../ui/format';
import type { Change } from './diff';

const show = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));

/** A difference in words: what was, what is. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="muted small">Nothing differs.</p>;
  return (
    <ul className="changes">
      {changes.map((change, index) => (
        <li key={`${change.path}-${index}`}>
          <span className="muted">{words(change.path.slice(1).replaceAll('/', ' › ')) || 'the whole'}</span>
          <span className="change-values">
            {change.before !== undefined && <del>{show(change.before)}</del>}
            {change.after !== undefined && <ins>{show(change.after)}</ins>}
          </span>
        </li>
      ))}
    </ul>
  );
}
