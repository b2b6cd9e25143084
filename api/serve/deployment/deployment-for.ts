import type { Deployment } from './deployment.ts';

/** The settings for this machine only, or for a server that a proxy shows to others. */
export function deploymentFor(publicUrl: string | null): Deployment {
  if (publicUrl === null) {
    return { publicUrl, freeDocuments: true, csrfHeader: false, requestsPerMinute: null };
  }
  return { publicUrl, freeDocuments: false, csrfHeader: true, requestsPerMinute: 300 };
}
