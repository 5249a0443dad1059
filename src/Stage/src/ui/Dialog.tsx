import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './Icon';

interface Props {
  title: ReactNode;
  subtitle?: ReactNode;
  onClose: () => void;
  kind?: 'plain' | 'wide' | 'drawer';
  children: ReactNode;
  footer?: ReactNode;
}

/**
 * A modal on the browser's own dialog element: it traps focus, closes on Escape and gives focus back by itself, and unlike
 * ready-made ones it injects no style element, which our content security policy would refuse.
 */
export function Dialog({ title, subtitle, onClose, kind = 'plain', children, footer }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${kind}`}
      aria-labelledby="dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog-head">
        <div>
          <h2 id="dialog-title">{title}</h2>
          {subtitle && <div className="muted small">{subtitle}</div>}
        </div>
        <button type="button" className="button ghost square" onClick={onClose} aria-label="Close">
          <Icon name="cross" />
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {footer && <div className="dialog-foot">{footer}</div>}
    </dialog>
  );
}
