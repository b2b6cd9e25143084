import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import type { StatementObserver } from '#graph/database/observed.ts';
import type { Environment } from '#graph/env.ts';
import { requestScope } from './scope.ts';
import type { Tracing } from './tracing.ts';

/** A server's log, metrics and traces. */
export interface Telemetry {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Null if no collector is configured. */
  readonly tracing: Tracing | null;
  /** Observer to pass to `observeDatabase`. */
  readonly statements: StatementObserver;
}

interface TelemetryOptions {
  readonly log: Logger;
  /** Cypher statements that take longer than this many milliseconds are logged. */
  readonly slowMilliseconds: number;
  readonly tracing: Tracing | null;
}

/** Creates a server's telemetry. Closing it does not close the tracing; the caller does. */
export function createTelemetry({ log, slowMilliseconds, tracing }: TelemetryOptions): Telemetry {
  const metrics = createMetrics();
  return { log, metrics, tracing, statements: watchStatements(log, metrics, slowMilliseconds) };
}

const seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/** The metrics of one server, in Prometheus format. Labels have few values, whatever clients send. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    requests: new Histogram({
      name: 'subtier_request_duration_seconds',
      help: 'Requests by duration; operation is `other` unless the document was requested by hash.',
      labelNames: ['route', 'operation', 'outcome'] as const,
      buckets: seconds,
      registers,
    }),
    errors: new Counter({
      name: 'subtier_errors_total',
      help: 'Errors in API responses, by code.',
      labelNames: ['code'] as const,
      registers,
    }),
    statements: new Histogram({
      name: 'subtier_statement_duration_seconds',
      help: 'Cypher statements by duration; kind is read, write, or typed for those of users and saved questions.',
      labelNames: ['kind', 'outcome'] as const,
      buckets: seconds,
      registers,
    }),
    running: new Gauge({ name: 'subtier_statements_running', help: 'Cypher statements running now.', registers }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
    /** Describes Subtier's own metrics, without the process metrics. */
    describe: () => describe(registry),
  };
}

async function describe(registry: Registry) {
  const all = await registry.getMetricsAsJSON();
  return all
    .filter(({ name }) => name.startsWith('subtier_'))
    .map(({ name, help }) => ({ name, help, labels: labelsOf(registry, name) }));
}

function labelsOf(registry: Registry, name: string): readonly string[] {
  const metric: unknown = registry.getSingleMetric(name);
  return withLabels.safeParse(metric).data?.labelNames ?? [];
}

const withLabels = z.object({ labelNames: z.array(z.string()) });

/** Counts Cypher statements, adds each as a span to its request's trace, and logs slow ones. */
function watchStatements(log: Logger, metrics: Metrics, slowMilliseconds: number): StatementObserver {
  return ({ kind, name, text }) => {
    const request = requestScope.current();
    const begun = performance.now();
    metrics.running.inc();
    const parent = request?.operationSpan ?? request?.span;
    const span = parent?.child(`neo4j ${kind}`, { 'db.system.name': 'neo4j', 'db.query.text': text ?? name });
    return (failed, { firstRowMs }) => {
      const milliseconds = performance.now() - begun;
      metrics.running.dec();
      metrics.statements.observe({ kind, outcome: failed ? 'failed' : 'ok' }, milliseconds / 1000);
      span?.end(failed);
      if (milliseconds <= slowMilliseconds) return;
      const ms = Math.round(milliseconds);
      const line = { requestId: request?.id, kind, statement: name, ms, firstRowMs, failed };
      // The server's own work, such as the warm-up, is logged as information: a terminal shows only warnings.
      if (request === null) log.info(line, 'slow statement');
      else log.warn(line, 'slow statement');
    };
  };
}

/** Starts tracing if the environment names a collector; otherwise returns null and does not load OpenTelemetry. */
export async function openTracing({
  tracesEndpoint,
  serviceName,
}: Pick<Environment, 'tracesEndpoint' | 'serviceName'>): Promise<Tracing | null> {
  if (tracesEndpoint === null) return null;
  const { sendTraces } = await import('./tracing.ts');
  return sendTraces(tracesEndpoint, serviceName);
}

const logged = z.looseObject({
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ message: z.string(), stack: z.string().optional() }).optional(),
});
/** Properties of a line of the log that say nothing to somebody at the terminal. */
const unsaid: ReadonlySet<string> = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'err']);
const errorLevel = 50;

/** Returns a line of the log, which is JSON, in words for a terminal: what happened with its details, and the stack of an error. */
export function logLines(json: string): readonly string[] {
  const line = logged.parse(JSON.parse(json));
  const details = Object.entries(line)
    .filter(([name, value]) => !unsaid.has(name) && value !== null && value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const kind = line.level >= errorLevel ? 'Error' : 'Warning';
  const what = `${kind}: ${line.msg}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
  const { stack, message } = line.err ?? {};
  return [what, ...(stack ?? message ?? '').split('\n').filter((text) => text !== '')];
}
