import { inDigits } from '../words/count-words.ts';

interface MoreButtonProps {
  readonly shown: number;
  readonly total: number;
  readonly things: string;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** How much of a list is shown, and the next page of it. */
export function MoreButton({ shown, total, things, loading, onMore }: MoreButtonProps) {
  return (
    <button type="button" className="row more" data-row="" tabIndex={-1} aria-disabled={loading} onClick={onMore}>
      {loading ? 'Loading…' : `${inDigits(shown)} of ${inDigits(total)} ${things} shown: load more`}
    </button>
  );
}
