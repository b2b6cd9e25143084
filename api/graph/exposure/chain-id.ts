import { createHash } from 'node:crypto';

/** Which employment ties the answering person to the accountable organization. */
export type EmploymentStep = 'named' | 'unnamed' | 'unknown';

/** What makes a chain the same chain on another day and in another database. */
export interface ChainIdentity {
  readonly access: string;
  readonly answering: string;
  readonly contract: string | null;
  readonly step: EmploymentStep;
  readonly isBroken: boolean;
  /** The route; of a BROKEN chain the accountable organization, if any. */
  readonly organizations: readonly string[];
}

/** Sixteen characters of base64url: 96 bits. */
export function chainId(chain: ChainIdentity): string {
  const { access, answering, contract, step, isBroken, organizations } = chain;
  return createHash('sha256')
    .update(JSON.stringify([access, answering, contract, step, isBroken, organizations]))
    .digest()
    .subarray(0, 12)
    .toString('base64url');
}
