import type { Database } from '../driver/database.ts';
import type { Analysis } from './analysis.ts';

/** Opens the analysis of a database; nothing is loaded before it is asked. */
export function openAnalysis(database: Database): Analysis {
  return {
    current: () => {
      throw new Error(`not there yet: ${database.constructor.name}`);
    },
  };
}
