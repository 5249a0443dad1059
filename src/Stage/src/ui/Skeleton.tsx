/** Rows in the shape of what is loading, so that nothing moves when it comes. */
export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div className="skeleton-row" key={row}>
          <div className="skeleton blob" />
          <div className="lines">
            <div className={`skeleton w${(row % 2) + 2}`} />
            <div className="skeleton w1" />
          </div>
        </div>
      ))}
    </div>
  );
}
