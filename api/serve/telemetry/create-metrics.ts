import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const seconds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Metrics = ReturnType<typeof createMetrics>;

/** The numbers of one server, as Prometheus reads them. Labels take few values, whatever clients send. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    requests: new Histogram({
      name: 'subtier_request_duration_seconds',
      help: 'Requests by their duration. An operation is named where its document was asked for by hash.',
      labelNames: ['route', 'operation', 'outcome'] as const,
      buckets: seconds,
      registers,
    }),
    errors: new Counter({
      name: 'subtier_errors_total',
      help: 'Errors in answers of the API, by code.',
      labelNames: ['code'] as const,
      registers,
    }),
    statements: new Histogram({
      name: 'subtier_statement_duration_seconds',
      help: 'Statements by their duration; typed: by a user, within limits.',
      labelNames: ['kind', 'outcome'] as const,
      buckets: seconds,
      registers,
    }),
    running: new Gauge({ name: 'subtier_statements_running', help: 'Statements that run now.', registers }),
    analysisVersion: new Gauge({
      name: 'subtier_analysis_version',
      help: 'Version of the graph that the loaded analysis is of; 0: none is loaded.',
      registers,
    }),
    analysisAccesses: new Gauge({
      name: 'subtier_analysis_accesses',
      help: 'Accesses in the loaded analysis.',
      registers,
    }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
