import { useState } from 'react';
import { Icon } from './Icon';

/** An id, small and copyable, never the headline. */
export function CopyId({ id, label = 'id' }: { id: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="copy-id"
      title={`Copy ${label} ${id}`}
      onClick={(event) => {
        event.stopPropagation();
        void navigator.clipboard?.writeText(id).then(() => {
          setCopied(true);
          setTimeout(() => setCopied(false), 1_500);
        });
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} size={12} />
      <span>{copied ? 'copied' : id}</span>
    </button>
  );
}
