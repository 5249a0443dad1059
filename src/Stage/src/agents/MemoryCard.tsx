import type { Memory } from '../api/types';
import { Bar } from '../ui/Bar';
import { sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Untrusted } from '../ui/Marks';
import { When } from '../ui/When';

/** One memory: what, how sure, from where, and when it last mattered. */
export function MemoryCard({ memory, onRevoke }: { memory: Memory; onRevoke: (() => void) | null }) {
  return (
    <article className={`memory panel${memory.supersededBy ? ' old' : ''}`}>
      <div className="row spread">
        <span className="small muted">
          {sentence(memory.type)} {memory.promoted && <span className="chip tone-good">long-term</span>}
        </span>
        {onRevoke && (
          <button type="button" className="button ghost square" aria-label="Make the agent forget this" title="Forget this and what was derived from it" onClick={onRevoke}>
            <Icon name="cross" size={14} />
          </button>
        )}
      </div>
      <p>{memory.content}</p>
      <div className="memory-sure">
        <Bar share={memory.confidence} tone={memory.confidence >= 0.75 ? 'good' : 'run'} />
        <span className="small">{Math.round(memory.confidence * 100)} % sure</span>
      </div>
      <div className="row wrap small muted">
        {memory.source && <span>from {words(memory.source)}</span>}
        <When at={memory.createdAt} />
        {memory.lastUsedAt && (
          <span>
            used <When at={memory.lastUsedAt} />
          </span>
        )}
        {memory.untrusted && <Untrusted />}
        {memory.supersededBy && <span className="chip tone-calm">knows better now</span>}
        {memory.tags.map((tag) => (
          <span key={tag} className="tag">
            #{tag}
          </span>
        ))}
      </div>
    </article>
  );
}
