import type { Library } from '#graph/library/saved-query.ts';
import type { Day } from '#graph/model/day.ts';
import type { Graph } from '#graph/open-graph.ts';
import type { ImportJobs } from '../imports/import-jobs.ts';
import type { VersionWatch } from '../live/watch-version.ts';
import type { Loaders } from './create-loaders.ts';

/** What the resolvers of one request share. */
export interface Context {
  /** Its analysis stays as it was when the request came. */
  readonly graph: Graph;
  /** In UTC. */
  readonly today: Day;
  readonly load: Loaders;
  readonly library: Library;
  readonly imports: ImportJobs;
  readonly version: VersionWatch;
  /** Who asks: see clientOf. */
  readonly client: string;
  /** Aborted when the client goes away; made when asked for. */
  readonly signal: () => AbortSignal;
}
