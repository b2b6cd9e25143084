/** What is true of one engineer of the world. */
export interface EngineerTraits {
  readonly where: 'home' | 'abroad' | 'guam' | 'hong-kong' | 'nowhere' | 'home-and-abroad' | 'came-home' | 'disputed';
  readonly employment: 'on-contract' | 'outside-lineage' | 'no-contract-named' | 'on-parent-contract' | 'unknown';
  readonly accesses: 0 | 1 | 3;
  readonly accessNamesContract: boolean;
  /** Null: as where they are makes likely. */
  readonly mode: 'direct' | 'escorted' | null;
  readonly escort: 'usual' | 'none' | 'two' | 'relay';
  readonly status: 'citizen' | 'foreign_person' | null;
  readonly citizenOf: string | null;
  readonly vetting: 'usual' | 'expired' | 'none';
  /** Whether the audit says another mode of the access. */
  readonly modeDisputed: boolean;
  /** Whether another company employs them on another contract too. */
  readonly elsewhere: boolean;
  readonly group: boolean;
}

const ordinary: EngineerTraits = {
  where: 'home',
  employment: 'on-contract',
  accesses: 1,
  accessNamesContract: true,
  mode: null,
  escort: 'usual',
  status: null,
  citizenOf: null,
  vetting: 'usual',
  modeDisputed: false,
  elsewhere: false,
  group: false,
};

/** The kinds of engineer there are, how common each is per thousand, and what sets it apart. */
const kinds: readonly (readonly [number, Partial<EngineerTraits>])[] = [
  [360, {}],
  // Early, for the first contract with people is under another.
  [20, { employment: 'on-parent-contract' }],
  [255, { accesses: 0 }],
  [28, { where: 'abroad', mode: 'escorted' }],
  [10, { where: 'abroad', mode: 'escorted', escort: 'none' }],
  [30, { employment: 'outside-lineage' }],
  [8, { where: 'abroad', mode: 'escorted', employment: 'outside-lineage' }],
  [50, { employment: 'no-contract-named' }],
  [6, { where: 'abroad', employment: 'no-contract-named' }],
  [12, { where: 'guam' }],
  [80, { where: 'nowhere' }],
  [8, { where: 'hong-kong', mode: 'escorted' }],
  [6, { where: 'home-and-abroad', mode: 'escorted' }],
  [12, { citizenOf: 'CN', status: null }],
  [6, { where: 'abroad', citizenOf: 'US', status: 'citizen' }],
  [25, { employment: 'unknown' }],
  [6, { where: 'abroad', mode: 'direct', escort: 'none' }],
  [14, { accessNamesContract: false }],
  [4, { where: 'abroad', accessNamesContract: false }],
  [8, { where: 'came-home', mode: 'escorted' }],
  [20, { elsewhere: true }],
  [20, { vetting: 'expired' }],
  [8, { accesses: 3, mode: 'escorted', where: 'abroad' }],
  [10, { modeDisputed: true, where: 'abroad' }],
  [10, { status: 'foreign_person', citizenOf: 'IN', mode: 'escorted' }],
  [5, { where: 'disputed', mode: 'escorted' }],
  [6, { where: 'abroad', mode: 'escorted', escort: 'two' }],
  [6, { where: 'abroad', mode: 'escorted', escort: 'relay' }],
  [5, { where: 'abroad', mode: 'escorted', group: true }],
  [8, { where: 'abroad', accesses: 0 }],
];

const total = kinds.reduce((sum, [weight]) => sum + weight, 0);

/** Traits of the engineer of this number: one of every kind first, so that the smallest world has them all, then by chance. */
export function engineerTraits(number: number, chance: number): EngineerTraits {
  let left = chance * total;
  const drawn = kinds.find(([weight]) => (left -= weight) < 0);
  return { ...ordinary, ...(kinds[number] ?? drawn)?.[1] };
}
