interface SkeletonProps {
  /** What is on its way, for those who can not see the bars. */
  readonly what: string;
  readonly rows: number;
}

/** Grey bars where rows will be; they show only when it takes longer than a blink. */
export function Skeleton({ what, rows }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">Loading {what}…</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
