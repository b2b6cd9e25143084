import { bestFirst, systemOf, validOn } from './reference.ts';
import type { ReferenceChain } from './reference.ts';
import { cell } from './world.ts';
import type { World } from './world.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';

/** The conditions of the API's ExposureFilter, except day, lists, origins and bands. Quotations are from its documentation. */
export function matchesReference(world: World, chain: ReferenceChain, filter: ExposureFilter): boolean {
  const { impactLevel, sensitivity } = systemOf(world, chain.system);
  if (filter.minImpactLevel !== null) {
    // "Clouds with an impact level on record, at least this."
    if (impactLevel === null || impactLevel < filter.minImpactLevel) return false;
  }
  // "Systems whose sensitivity is on record, at least this."
  if (filter.minSensitivity !== null) {
    const inOrder = ['public', 'controlled', 'national_security', 'classified'];
    const least = inOrder.indexOf(filter.minSensitivity.toLowerCase());
    if (sensitivity === null || inOrder.indexOf(sensitivity) < least) return false;
  }
  // "Whether the system's sensitivity is on record."
  if (filter.sensitivityOnRecord !== null && filter.sensitivityOnRecord !== (sensitivity !== null)) return false;
  // "Systems whose sensitivity is on record, and one of these."
  if (filter.sensitivities.length > 0 && !filter.sensitivities.some((one) => one.toLowerCase() === sensitivity))
    return false;
  if (filter.systems.length > 0 && !filter.systems.includes(chain.system)) return false;
  // "The chain's contract."
  if (filter.contracts.length > 0 && (chain.contract === null || !filter.contracts.includes(chain.contract)))
    return false;
  // "Anywhere in the chain, accountable, or employing the engineer."
  if (filter.organizations.length > 0) {
    const named = [...chain.chain, chain.accountable ?? '', ...chain.engineerEmployers];
    if (!filter.organizations.some((organization) => named.includes(organization))) return false;
  }
  // "Where the engineer is located."
  if (filter.countries.length > 0) {
    const located = world.locations.filter(
      (row) =>
        cell(row, 'person') === chain.engineer &&
        (cell(row, 'valid_from') === '' || cell(row, 'valid_from') <= filter.asOf) &&
        (cell(row, 'valid_to') === '' || filter.asOf < cell(row, 'valid_to')),
    );
    if (!located.some((row) => filter.countries.includes(cell(row, 'country')))) return false;
  }
  if (filter.modes.length > 0 && !filter.modes.some((mode) => mode === chain.mode)) return false;
  // "Whether an escort is on record for the day."
  if (filter.escorted !== null && filter.escorted !== !chain.gaps.includes('NO_ESCORT_ON_RECORD')) return false;
  if (filter.lineages.length > 0 && !filter.lineages.some((lineage) => lineage === chain.lineage)) return false;
  // "Of the weakest hop."
  if (filter.minConfidence !== null && chain.confidence < filter.minConfidence) return false;
  // "Every hop of the path has one of these."
  if (filter.dataClasses.length > 0) {
    if (!chain.dataClasses.every((one) => filter.dataClasses.some((wanted) => wanted === one))) return false;
  }
  // "Of the engineer, on the day."
  if (filter.clearances.length > 0) {
    const clearance = clearanceOf(world, chain.engineer, filter.asOf);
    if (!filter.clearances.some((one) => one === clearance)) return false;
  }
  const sources = world.access.filter((row) => cell(row, 'id') === chain.access).map((row) => cell(row, 'source'));
  const supplier = chain.escort === null ? null : chain.accountable;
  const picks: readonly (readonly [
    wanted: readonly string[],
    excluded: readonly string[],
    found: readonly string[],
  ])[] = [
    [filter.primes, filter.excludedPrimes, [chain.prime ?? '']],
    [filter.employers, filter.excludedEmployers, chain.engineerEmployers],
    [filter.suppliers, filter.excludedSuppliers, [supplier ?? '']],
    [filter.people, [], [chain.engineer, chain.escort ?? '', chain.credentialOf ?? '']],
    [filter.gaps, filter.excludedGaps, chain.gaps],
    [filter.sources, filter.excludedSources, sources],
    [[], filter.excludedSystems, [chain.system]],
    [[], filter.excludedCountries, chain.countries],
  ];
  return picks.every(
    ([wanted, excluded, found]) =>
      (wanted.length === 0 || wanted.some((one) => found.includes(one))) &&
      !excluded.some((one) => found.includes(one)),
  );
}

/** The highest clearance of vetting that holds, has not expired, and was not denied or revoked; per tier, the best statement gives each value. */
function clearanceOf(world: World, engineer: string, day: string): string {
  const holding = world.vetting.filter((row) => cell(row, 'person') === engineer && validOn(row, day));
  const current = holding.filter(
    (row) =>
      !holding.some(
        (later) =>
          cell(later, 'tier') === cell(row, 'tier') &&
          cell(later, 'source') === cell(row, 'source') &&
          cell(later, 'valid_from') > cell(row, 'valid_from') &&
          Number(cell(later, 'confidence')) >= Number(cell(row, 'confidence')),
      ),
  );
  const given = [...new Set(current.map((row) => cell(row, 'tier')))].flatMap((tier) => {
    const ofTier = bestFirst(
      world,
      'vetting',
      current.filter((row) => cell(row, 'tier') === tier),
    );
    const best = (column: string, none: string) =>
      ofTier.map((row) => cell(row, column)).find((value) => value !== '' && value !== none) ?? '';
    const [adjudication, expiresOn] = [best('adjudication', 'unknown'), best('expires_on', '')];
    if (adjudication === 'denied' || adjudication === 'revoked' || (expiresOn !== '' && expiresOn <= day)) return [];
    return best('clearance', '').toUpperCase();
  });
  return ['TS', 'S', 'NONE'].find((clearance) => given.includes(clearance)) ?? 'NOT_ON_RECORD';
}
