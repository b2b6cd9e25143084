import { requestLimits } from '../limits/request-limits.ts';
import type { Deployment } from './deployment.ts';

/** The settings for this machine only, or for a server that a proxy shows to others. */
export function deploymentFor(publicUrl: string | null): Deployment {
  if (publicUrl === null) {
    return { publicUrl, freeDocuments: true, csrfHeader: false, requestsPerMinute: null, metrics: true, imports: true };
  }
  // Nobody is known by name yet, so nobody beyond this machine may change what the graph holds.
  return {
    publicUrl,
    freeDocuments: false,
    csrfHeader: true,
    requestsPerMinute: requestLimits.rate.most,
    metrics: false,
    imports: false,
  };
}
