import type { Graph } from '#graph/exposures/index/graph.ts';
import type { Day } from '#graph/model/day.ts';
import type { Library } from '#graph/questions/question.ts';
import type { ImportJobs } from '../imports/jobs.ts';
import type { VersionWatch } from '../live.ts';
import type { Loaders } from './loaders.ts';

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
