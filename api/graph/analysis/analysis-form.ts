import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** To be raised when histories are written otherwise, or when the same evidence gives other exposures. */
const form = 3;

/**
 * What recorded histories depend on beside the graph: how they are computed and written, and the decision table. Those of
 * another form are recomputed.
 */
export const analysisForm: string = createHash('sha256')
  .update(String(form))
  .update(readFileSync(new URL('../priority/decision-table.yaml', import.meta.url)))
  .digest('base64url');
