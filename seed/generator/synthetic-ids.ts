import { createHash } from 'node:crypto';

/**
 * Ids of one world. They begin `SYN-`, so that nothing synthetic passes for real, and name the world, so that two worlds in
 * one graph keep apart.
 */
export interface SyntheticIds {
  /** Short name of the world. */
  readonly world: string;
  readonly agency: (index: number) => string;
  readonly system: (index: number) => string;
  readonly organization: (index: number) => string;
  readonly contract: (index: number) => string;
  readonly person: (index: number) => string;
  readonly access: (index: number) => string;
  readonly claim: (index: number) => string;
  readonly list: string;
  /** An award feed, registers, access records, and an audit that sees some of it differently. */
  readonly source: Readonly<Record<'awards' | 'register' | 'personnel' | 'access' | 'audit', string>>;
}

export function syntheticIds(scale: number, seed: string): SyntheticIds {
  const world = createHash('sha256')
    .update(JSON.stringify([scale, seed]))
    .digest('hex')
    .slice(0, 6)
    .toUpperCase();
  const named = (name: string) => `SYN-${world}-${name}`;
  const numbered = (kind: string) => (index: number) => named(`${kind}-${String(index).padStart(7, '0')}`);
  return {
    world,
    agency: numbered('AGY'),
    system: numbered('SYS'),
    organization: numbered('ORG'),
    contract: numbered('CON'),
    person: numbered('P'),
    access: numbered('ACC'),
    claim: numbered('CLM'),
    list: named('LIST-ENTITIES'),
    source: {
      awards: named('S-AWARDS'),
      register: named('S-REGISTER'),
      personnel: named('S-PERSONNEL'),
      access: named('S-ACCESS'),
      audit: named('S-AUDIT'),
    },
  };
}
