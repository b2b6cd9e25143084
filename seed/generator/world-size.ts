/** How many of each there are in a world of about `scale` nodes. */
export interface WorldSize {
  readonly agencies: number;
  readonly systems: number;
  readonly organizations: number;
  /** The first organizations; the others are subcontractors only. */
  readonly primes: number;
  readonly contracts: number;
  /** First-tier subawards of the one contract that has by far the most. */
  readonly largestFanOut: number;
  /** Persons, until which contracts get teams. */
  readonly persons: number;
}

export function worldSize(scale: number): WorldSize {
  const organizations = Math.max(40, Math.round(scale * 0.19));
  return {
    agencies: Math.min(60, Math.max(4, Math.round(scale / 1000))),
    systems: Math.min(20_000, Math.max(8, Math.round(scale / 1000))),
    organizations,
    primes: Math.max(6, Math.round(organizations * 0.02)),
    contracts: Math.max(16, Math.round(scale * 0.12)),
    largestFanOut: Math.max(6, Math.round(scale * 0.02)),
    persons: Math.max(72, Math.round(scale * 0.46)),
  };
}
