import type { Environment } from '#graph/env.ts';
import type { Tracing } from './tracing.ts';

/** Null where the environment names no collector: then nothing of OpenTelemetry is even loaded. */
export async function openTracing({
  tracesEndpoint,
  serviceName,
}: Pick<Environment, 'tracesEndpoint' | 'serviceName'>): Promise<Tracing | null> {
  if (tracesEndpoint === null) return null;
  const { sendTraces } = await import('./send-traces.ts');
  return sendTraces(tracesEndpoint, serviceName);
}
