import type { ServerResponse } from 'node:http';
import { countAccesses } from '#graph/analysis/count-accesses.ts';
import type { Analysis } from '#graph/analysis/analysis.ts';
import type { Metrics } from '../telemetry/create-metrics.ts';
import { sendJson } from './send-json.ts';

/** @param isOpen no to a server that others see: what it does is not for them */
export async function answerMetrics(
  metrics: Metrics,
  analysis: Analysis,
  isOpen: boolean,
  response: ServerResponse,
): Promise<void> {
  if (!isOpen) {
    sendJson(response, 403, { error: 'This server shows its metrics to nobody, as it has a public address.' });
    return;
  }
  const { latest } = analysis;
  metrics.analysisVersion.set(latest?.version ?? 0);
  metrics.analysisAccesses.set(latest === null ? 0 : countAccesses(latest));
  const text = await metrics.text();
  response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
  response.end(text);
}
