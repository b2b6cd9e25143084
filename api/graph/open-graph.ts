import type { Analysis } from './analysis/analysis.ts';
import { openAnalysis } from './analysis/open-analysis.ts';
import type { Database } from './driver/database.ts';

/** The graph as the API and the command line use it: the database, and the analysis of its exposures in memory. */
export interface Graph {
  readonly database: Database;
  readonly analysis: Analysis;
}

/**
 * Opens the graph in a database whose schema is set up. The analysis is loaded on first use and follows the imports of
 * any process; the database stays the caller's to close.
 */
export function openGraph(database: Database): Promise<Graph> {
  return Promise.resolve({ database, analysis: openAnalysis(database) });
}
