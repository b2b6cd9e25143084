import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bands } from '#graph/priority/bands.ts';
import type { PriorityInput, VettingFacts } from '#graph/priority/bands.ts';
import {
  adjudications,
  clearances,
  impactLevels,
  proficiencies,
  sensitivities,
  sensitivityAtLevel,
  systemKinds,
  vettingTiers,
} from '#graph/model/vocabulary.ts';
import type { ImpactLevel, Sensitivity } from '#graph/model/vocabulary.ts';
import { rankPriority } from '#graph/priority/priority.ts';
import { runs } from '#test/runs.ts';

const day = '2025-07-17';
const origins = ['domestic', 'foreign', 'listed', 'covered'] as const;
const ownerships = ['domestic', 'foreign', 'listed'] as const;

const vetting = fc.record<VettingFacts>({
  tier: fc.constantFrom(...vettingTiers),
  clearance: fc.constantFrom(null, ...clearances),
  adjudication: fc.constantFrom(...adjudications),
  expiresOn: fc.constantFrom(null, '2025-07-17', '2025-07-18', '2030-01-01'),
});
const cloudAt = (impactLevel: ImpactLevel) =>
  ({ kind: 'CLOUD', impactLevel, sensitivity: sensitivityAtLevel[impactLevel] }) as const;
const facility = (sensitivity: Sensitivity | null) => ({ kind: 'FACILITY', impactLevel: null, sensitivity }) as const;
/** Clouds at each level, and systems of each kind without one. */
const systems: readonly PriorityInput['system'][] = [
  ...impactLevels.map(cloudAt),
  ...systemKinds.flatMap((kind) =>
    [null, ...sensitivities].map((sensitivity) => ({ kind, impactLevel: null, sensitivity })),
  ),
];
const anyInput = fc.record<PriorityInput>({
  day: fc.constant(day),
  system: fc.constantFrom(...systems),
  origin: fc.constantFrom(...origins, 'foreign-person', 'undetermined'),
  mode: fc.constantFrom('DIRECT', 'ESCORTED', 'VIEW_ONLY'),
  approved: fc.constantFrom(null, true, false),
  escorted: fc.boolean(),
  escortProficiency: fc.constantFrom(null, ...proficiencies),
  engineerProficiency: fc.constantFrom(null, ...proficiencies),
  escortVetting: fc.array(vetting, { maxLength: 2 }),
  engineerVetting: fc.array(vetting, { maxLength: 2 }),
  ownership: fc.constantFrom(null, 'foreign-at-least', ...ownerships),
});

const documented: PriorityInput = {
  day,
  system: cloudAt(5),
  origin: 'covered',
  mode: 'ESCORTED',
  approved: null,
  escorted: true,
  escortProficiency: null,
  engineerProficiency: null,
  escortVetting: [],
  engineerVetting: [],
  ownership: null,
};

const low = (input: PriorityInput) => bands.indexOf(rankPriority(input).low);
const high = (input: PriorityInput) => bands.indexOf(rankPriority(input).high);

/** Values of each input, each at least as serious as the one before, whatever the other inputs are. */
const ladders: Readonly<Record<string, readonly Partial<PriorityInput>[]>> = {
  'impact level': impactLevels.map((level) => ({ system: cloudAt(level) })),
  sensitivity: sensitivities.map((sensitivity) => ({ system: facility(sensitivity) })),
  origin: origins.map((origin) => ({ origin })),
  mode: [
    { mode: 'VIEW_ONLY', approved: true },
    { mode: 'VIEW_ONLY', approved: false },
    { mode: 'DIRECT', approved: false },
  ],
  'proficiency of the escort': (['ADVANCED', 'INTERMEDIATE', 'BASIC'] as const).map((escortProficiency) => ({
    mode: 'ESCORTED',
    escorted: true,
    escortProficiency,
    engineerProficiency: 'ADVANCED',
  })),
  'proficiency of the engineer': proficiencies.map((engineerProficiency) => ({
    mode: 'ESCORTED',
    escorted: true,
    escortProficiency: 'BASIC',
    engineerProficiency,
  })),
  ownership: ownerships.map((ownership) => ({ ownership })),
};

test.each(Object.entries(ladders))('a more serious %s never gives a lower band', (_, ladder) => {
  const steps = ladder.slice(1).map((worse, index) => [ladder[index], worse] as const);
  fc.assert(
    fc.property(anyInput, fc.constantFrom(...steps), (input, [better, worse]) => {
      // The required tier rises with the impact level, so the verdict on the vetting can change with it.
      expect(high({ ...input, ...worse })).toBeGreaterThanOrEqual(high({ ...input, ...better }));
      if (worse.system?.kind !== 'CLOUD')
        expect(low({ ...input, ...worse })).toBeGreaterThanOrEqual(low({ ...input, ...better }));
    }),
    { numRuns: runs(1000) },
  );
});

test('worse vetting never gives a lower band', () => {
  fc.assert(
    fc.property(
      anyInput,
      fc.constantFrom(...vettingTiers.keys()),
      fc.constantFrom(...clearances.keys()),
      (input, tier, clearance) => {
        const facts = (place: number, cleared: number): VettingFacts[] => [
          {
            tier: vettingTiers[place] ?? 'NONE',
            clearance: clearances[cleared] ?? 'NONE',
            adjudication: 'FAVORABLE',
            expiresOn: null,
          },
        ];
        const withFacts = (held: readonly VettingFacts[]) => ({ ...input, escortVetting: held, engineerVetting: held });
        const held = withFacts(facts(tier, clearance));
        for (const worse of [facts(Math.max(0, tier - 1), clearance), facts(tier, Math.max(0, clearance - 1))]) {
          expect(high(withFacts(worse))).toBeGreaterThanOrEqual(high(held));
          expect(low(withFacts(worse))).toBeGreaterThanOrEqual(low(held));
        }
        const lapsed = facts(tier, clearance).map((fact) => ({ ...fact, expiresOn: day }));
        expect(high(withFacts(lapsed))).toBeGreaterThanOrEqual(high(held));
        const denied = facts(tier, clearance).map((fact) => ({ ...fact, adjudication: 'DENIED' as const }));
        expect(high(withFacts(denied))).toBeGreaterThanOrEqual(high(held));
      },
    ),
    { numRuns: runs(500) },
  );
});

test('low is never above high', () => {
  fc.assert(
    fc.property(anyInput, (input) => low(input) <= high(input)),
    { numRuns: runs(3000) },
  );
});

test.each([
  ['origin', { origin: 'undetermined' }],
  ['approval', { approved: null }],
  ['escort', { escorted: false, escortProficiency: null, escortVetting: [] }],
  ['proficiency of the escort', { escortProficiency: null }],
  ['proficiency of the engineer', { engineerProficiency: null }],
  ['vetting of the escort', { escortVetting: [] }],
  ['vetting of the engineer', { engineerVetting: [] }],
  ['ownership', { ownership: null }],
] as const satisfies readonly (readonly [string, Partial<PriorityInput>])[])(
  'a missing %s never lowers high and never raises low',
  (_, missing) => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(high({ ...input, ...missing })).toBeGreaterThanOrEqual(high(input));
        expect(low({ ...input, ...missing })).toBeLessThanOrEqual(low(input));
      }),
      { numRuns: runs(2000) },
    );
  },
);

test('an unknown input gives exactly the lowest and the highest possible band', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const asOrigins = origins.map((origin) => ({ ...input, origin }));
      expect(high({ ...input, origin: 'undetermined' })).toBe(Math.max(...asOrigins.map(high)));
      expect(low({ ...input, origin: 'undetermined' })).toBe(Math.min(...asOrigins.map(low)));
      const asForeign = asOrigins.filter(({ origin }) => origin !== 'domestic');
      expect(high({ ...input, origin: 'foreign-person' })).toBe(Math.max(...asForeign.map(high)));
      expect(low({ ...input, origin: 'foreign-person' })).toBe(Math.min(...asForeign.map(low)));
      const asOwnerships = ownerships.map((ownership) => ({ ...input, ownership }));
      expect(high({ ...input, ownership: null })).toBe(Math.max(...asOwnerships.map(high)));
      expect(low({ ...input, ownership: null })).toBe(Math.min(...asOwnerships.map(low)));
      const atLeast = asOwnerships.filter(({ ownership }) => ownership !== 'domestic');
      expect(high({ ...input, ownership: 'foreign-at-least' })).toBe(Math.max(...atLeast.map(high)));
      expect(low({ ...input, ownership: 'foreign-at-least' })).toBe(Math.min(...atLeast.map(low)));
      const asSensitivities = sensitivities.map((sensitivity) => ({ ...input, system: facility(sensitivity) }));
      expect(high({ ...input, system: facility(null) })).toBe(Math.max(...asSensitivities.map(high)));
      expect(low({ ...input, system: facility(null) })).toBe(Math.min(...asSensitivities.map(low)));
    }),
    { numRuns: runs(1000) },
  );
});

test('in the documented case IL5 is CRITICAL, and IL4 is HIGH to CRITICAL', () => {
  expect(rankPriority(documented)).toMatchObject({ low: 'CRITICAL', high: 'CRITICAL' });
  expect(rankPriority({ ...documented, system: cloudAt(4) })).toMatchObject({ low: 'HIGH', high: 'CRITICAL' });
  expect(rankPriority(documented).vector).toBe(
    'SE:national-security/OR:covered/CT:escorted-adequate..escorted-inadequate/VT:?/OW:?',
  );
});

test('a facility is ranked by its sensitivity, and the vetting of a rule about clouds is not known for it', () => {
  const vetted: VettingFacts = { tier: 'T5', clearance: 'TS', adjudication: 'FAVORABLE', expiresOn: null };
  const direct: PriorityInput = { ...documented, mode: 'DIRECT', engineerVetting: [vetted] };
  const atBase = rankPriority({ ...direct, system: facility('NATIONAL_SECURITY') });
  expect(atBase.vector).toBe('SE:national-security/OR:covered/CT:direct/VT:?/OW:?');
  expect(atBase).toMatchObject({ low: 'CRITICAL', high: 'CRITICAL' });
  expect(rankPriority(direct).vector).toContain('/VT:met/');
  const unknown = rankPriority({ ...direct, origin: 'foreign', system: facility(null) });
  expect(unknown.vector).toBe('SE:?/OR:foreign/CT:direct/VT:?/OW:?');
  expect(unknown).toMatchObject({ low: 'MODERATE', high: 'CRITICAL' });
  expect(unknown.reasons.find(({ factor }) => factor === 'Sensitivity')).toMatchObject({ value: null, known: false });
  expect(unknown.reasons.map(({ value }) => value).join()).not.toMatch(/IL\d/);
  expect(rankPriority({ ...direct, system: { kind: 'CLOUD', impactLevel: null, sensitivity: null } }).vector).toBe(
    'SE:?/OR:covered/CT:direct/VT:met/OW:?',
  );
});

test('a denial is known whatever the system', () => {
  const denied: VettingFacts = { tier: 'T5', clearance: 'TS', adjudication: 'DENIED', expiresOn: null };
  const input = { ...documented, mode: 'DIRECT', engineerVetting: [denied] } as const;
  for (const system of systems) expect(rankPriority({ ...input, system }).vector).toContain('/VT:not-met/');
});

test('every reason has a text and a citation, and unknown inputs are marked', () => {
  const { reasons } = rankPriority({ ...documented, system: cloudAt(4) });
  expect(reasons.map(({ factor, value, known }) => [factor, value, known])).toEqual([
    ['Decision at worst', 'CRITICAL', false],
    ['Decision at best', 'HIGH', false],
    ['Sensitivity', 'controlled (IL4)', true],
    ['Origin of the engineer', 'covered', true],
    ['Mode and escort', 'escorted, escort not assessed', false],
    ['Vetting', null, false],
    ["Ownership of the chain's organizations", null, false],
  ]);
  for (const { because, citation } of reasons) {
    expect(because.length).toBeGreaterThan(10);
    expect(citation.length).toBeGreaterThan(5);
  }
});

test('no reason mentions an escort if none is on record', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const without = [{ ...input, mode: 'ESCORTED', escorted: false } as const, { ...input, mode: 'DIRECT' } as const];
      for (const { reasons } of without.map(rankPriority))
        for (const { because } of reasons)
          expect(because).not.toMatch(/escort who|through (an escort|a person)|Escorted by/);
    }),
    { numRuns: runs(2000) },
  );
});

test('a user may list any country or company: no reason calls it an adversary, or puts it on a list that it may not be on', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { reasons } = rankPriority({ ...input, origin: 'listed', ownership: 'listed' });
      for (const { factor, because, citation } of reasons) {
        expect(because).not.toMatch(/\badversar/);
        if (factor === 'Origin of the engineer') expect(citation).toMatch(/^Subtier, decision table /);
        else expect(citation).not.toContain('15 CFR');
      }
    }),
    { numRuns: runs(2000) },
  );
});

test('expiring vetting counts until the day before it expires', () => {
  const held: VettingFacts = { tier: 'T2', clearance: null, adjudication: 'FAVORABLE', expiresOn: '2025-07-17' };
  const on = (day: string) =>
    rankPriority({ ...documented, day, escortVetting: [held] }).reasons.find(({ factor }) => factor === 'Vetting')
      ?.value;
  expect(on('2025-07-16')).toBe('escort: met');
  expect(on('2025-07-17')).toBe('escort: not met');
});

test('a tier below the lowest is not met also when a higher one may be required', () => {
  const on = (day: string, tier: VettingFacts['tier']) => {
    const held: VettingFacts = { tier, clearance: null, adjudication: 'FAVORABLE', expiresOn: null };
    return rankPriority({ ...documented, day, escortVetting: [held] }).reasons.find(
      ({ factor }) => factor === 'Vetting',
    )?.value;
  };
  expect(on('2026-06-29', 'T1')).toBe('escort: not met');
  expect(on('2026-06-30', 'T1')).toBe('escort: not met');
  expect(on('2026-06-29', 'T2')).toBe('escort: met');
  expect(on('2026-06-30', 'T2')).toBeNull();
});

test('a denial outweighs other vetting until it expires', () => {
  const held: VettingFacts = { tier: 'T5', clearance: 'TS', adjudication: 'FAVORABLE', expiresOn: null };
  const denied: VettingFacts = { tier: 'T3', clearance: null, adjudication: 'DENIED', expiresOn: '2025-07-17' };
  const on = (day: string) =>
    rankPriority({ ...documented, day, escortVetting: [held, denied] }).reasons.find(
      ({ factor }) => factor === 'Vetting',
    )?.value;
  expect(on('2025-07-16')).toBe('escort: not met');
  expect(on('2025-07-17')).toBe('escort: met');
});
