import type { Reject, StatedRow } from '#graph/write/stated-row.ts';

export function isReject(item: StatedRow | Reject): item is Reject {
  return 'reason' in item;
}
