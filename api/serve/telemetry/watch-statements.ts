import type { Logger } from 'pino';
import type { StatementObserver } from '#graph/driver/observe-database.ts';
import type { Metrics } from './create-metrics.ts';
import { requestScope } from './request-scope.ts';

/** Counts statements, gives each a span in its request's trace, and logs those that take longer than they should. */
export function watchStatements(log: Logger, metrics: Metrics, slowMilliseconds: number): StatementObserver {
  return ({ kind, name }) => {
    const request = requestScope.current();
    const begun = performance.now();
    metrics.running.inc();
    const parent = request?.operationSpan ?? request?.span;
    const span = parent?.child(`neo4j ${kind}`, { 'db.system.name': 'neo4j', 'db.query.text': name });
    return (failed) => {
      const milliseconds = performance.now() - begun;
      metrics.running.dec();
      metrics.statements.observe({ kind, outcome: failed ? 'failed' : 'ok' }, milliseconds / 1000);
      span?.end(failed);
      if (milliseconds <= slowMilliseconds) return;
      const ms = Math.round(milliseconds);
      log.warn({ requestId: request?.id, kind, statement: name, ms, failed }, 'a slow statement');
    };
  };
}
