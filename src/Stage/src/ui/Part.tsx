import { QueryErrorResetBoundary } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Icon } from './Icon';
import { SkeletonRows } from './Skeleton';

/** A part of the page that may crash alone: the others live on. */
export function Part({ name, children, waiting }: { name: string; children: ReactNode; waiting?: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <ErrorBoundary
          onReset={reset}
          fallbackRender={({ error, resetErrorBoundary }) => (
            <div className="fallback" role="alert">
              <strong className="row">
                <Icon name="warn" /> {name} stumbled
              </strong>
              <div className="muted">Everything else on this page still works.</div>
              <code>{error instanceof Error ? error.message : String(error)}</code>
              <button type="button" className="button" onClick={resetErrorBoundary}>
                <Icon name="retry" /> Show it again
              </button>
            </div>
          )}
        >
          <Suspense fallback={waiting ?? <SkeletonRows />}>{children}</Suspense>
        </ErrorBoundary>
      )}
    </QueryErrorResetBoundary>
  );
}
