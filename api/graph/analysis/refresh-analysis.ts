import type { Database } from '../driver/database.ts';
import type { Touched } from './touched.ts';

/**
 * Recomputes the history of every access that rests on what an import touched, and sets the graph's
 * `analysisVersion` to its `version`. To be called by the writer, at the end of its import, after `version` went up.
 */
export function refreshAnalysis(database: Database, touched: Touched | 'all'): Promise<void> {
  throw new Error(`not there yet: ${database.constructor.name} ${typeof touched}`);
}
