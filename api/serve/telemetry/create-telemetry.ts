import type { Logger } from 'pino';
import type { StatementObserver } from '#graph/driver/observe-database.ts';
import { createMetrics, type Metrics } from './create-metrics.ts';
import { watchStatements } from './watch-statements.ts';
import type { Tracing } from './tracing.ts';

/** What tells how a server does: its log, its numbers and its traces. */
export interface Telemetry {
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Null: no collector is named. */
  readonly tracing: Tracing | null;
  /** For `observeDatabase`. */
  readonly statements: StatementObserver;
}

export interface TelemetryOptions {
  readonly log: Logger;
  /** Statements that take longer are logged, in milliseconds. */
  readonly slowMilliseconds: number;
  readonly tracing: Tracing | null;
}

/** The tracing stays the caller's to close. */
export function createTelemetry({ log, slowMilliseconds, tracing }: TelemetryOptions): Telemetry {
  const metrics = createMetrics();
  return { log, metrics, tracing, statements: watchStatements(log, metrics, slowMilliseconds) };
}
