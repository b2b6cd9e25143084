import type { Evidence } from '#graph/exposure/evidence.ts';
import type { Statement } from '#graph/exposure/exposure.ts';
import {
  accessBases,
  accessModes,
  adjudications,
  clearances,
  dataClasses,
  employmentRoles,
  impactLevels,
  proficiencies,
  sensitivities,
  systemKinds,
  usPersonStatuses,
  vettingTiers,
  sourceGrades,
} from '#graph/model/vocabulary.ts';
import { systemOf, valueOf } from './reference.ts';
import { cell, statementKey, type keyColumns, type Row, type World } from './world.ts';

/** Builds the evidence for a world without a graph: all statements of the world. */
export function evidenceOfWorld(world: World): Evidence {
  const stated = (table: keyof typeof keyColumns, row: Row): Statement => ({
    key: statementKey(table, row),
    source: cell(row, 'source'),
    validFrom: orNull(cell(row, 'valid_from')),
    validTo: orNull(cell(row, 'valid_to')),
    confidence: Number(cell(row, 'confidence')),
    dataClass: oneOf(dataClasses, cell(row, 'data_class')),
    properties: {},
  });
  const ids = (table: 'contracts' | 'people' | 'systems' | 'organizations') => [
    ...new Set(world[table].map((row) => cell(row, 'id'))),
  ];
  return {
    accesses: world.access.map((row) => ({
      access: cell(row, 'id'),
      person: cell(row, 'person'),
      system: cell(row, 'system'),
      contract: orNull(cell(row, 'contract')),
      basis: optional(accessBases, cell(row, 'basis')),
      mode: oneOf(accessModes, cell(row, 'mode')),
      plane: null,
      approvalRef: orNull(cell(row, 'approval_ref')),
      statement: stated('access', row),
    })),
    escorts: world.escorts.map((row) => ({
      access: cell(row, 'access'),
      escort: cell(row, 'escort'),
      engineer: cell(world.access.find((access) => cell(access, 'id') === cell(row, 'access')) ?? {}, 'person'),
      statement: stated('escorts', row),
    })),
    credentials: world.credentials.map((row) => ({
      access: cell(row, 'access'),
      holder: cell(row, 'holder'),
      engineer: cell(world.access.find((access) => cell(access, 'id') === cell(row, 'access')) ?? {}, 'person'),
      statement: stated('credentials', row),
    })),
    employment: world.employment.map((row) => ({
      organization: cell(row, 'organization'),
      person: cell(row, 'person'),
      contract: orNull(cell(row, 'contract')),
      role: optional(employmentRoles, cell(row, 'role')),
      proficiency: optional(proficiencies, cell(row, 'proficiency')),
      statement: stated('employment', row),
    })),
    locations: world.locations.map((row) => ({
      person: cell(row, 'person'),
      country: cell(row, 'country'),
      statement: stated('locations', row),
    })),
    vetting: world.vetting.map((row) => ({
      person: cell(row, 'person'),
      tier: oneOf(vettingTiers, cell(row, 'tier')),
      clearance: optional(clearances, cell(row, 'clearance')),
      adjudication: optional(adjudications, cell(row, 'adjudication')) ?? 'UNKNOWN',
      expiresOn: orNull(cell(row, 'expires_on')),
      statement: stated('vetting', row),
    })),
    subcontracts: world.subcontracts.map((row) => ({
      contract: cell(row, 'contract'),
      contractor: cell(row, 'contractor'),
      subcontractor: cell(row, 'subcontractor'),
      statement: stated('subcontracts', row),
    })),
    ownership: world.ownership.map((row) => ({
      owner: cell(row, 'owner'),
      owned: cell(row, 'owned'),
      statement: stated('ownership', row),
    })),
    designations: world.designations.map((row) => ({
      list: cell(row, 'list'),
      country: orNull(cell(row, 'country')),
      organization: orNull(cell(row, 'organization')),
      statement: stated('designations', row),
    })),
    contracts: ids('contracts').map((key) => ({
      key,
      prime: valueOf(world, 'contracts', key, 'prime'),
      parent: valueOf(world, 'contracts', key, 'parent'),
      identified: valueOf(world, 'contracts', key, 'identified') !== 'no',
    })),
    people: ids('people').map((key) => ({
      key,
      usPersonStatus: optional(usPersonStatuses, valueOf(world, 'people', key, 'us_person_status') ?? '') ?? 'UNKNOWN',
    })),
    systems: ids('systems').map((key) => {
      const { kind, impactLevel, sensitivity } = systemOf(world, key);
      return {
        key,
        kind: oneOf(systemKinds, kind),
        impactLevel: impactLevels.find((level) => level === impactLevel) ?? null,
        sensitivity: optional(sensitivities, sensitivity ?? ''),
        agency: valueOf(world, 'systems', key, 'agency'),
      };
    }),
    organizations: ids('organizations').map((key) => ({
      key,
      country: valueOf(world, 'organizations', key, 'country'),
    })),
    sources: world.sources.map((row) => ({
      key: cell(row, 'id'),
      grade: sourceGrades.find((grade) => grade.toLowerCase() === cell(row, 'grade')) ?? null,
      retrievedAt: orNull(cell(row, 'retrieved_at')),
      publishedOn: orNull(cell(row, 'published_on')),
    })),
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function optional<T extends string>(values: readonly T[], text: string): T | null {
  return values.find((value) => value === text.toUpperCase()) ?? null;
}

function oneOf<T extends string>(values: readonly T[], text: string): T {
  const found = optional(values, text);
  if (found === null) throw new Error(`Not one of ${values.join(', ')}: ${text}`);
  return found;
}
