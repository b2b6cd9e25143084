import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database, Parameters } from '../database/database.ts';
import { badInput, refused } from '../failure.ts';
import { caseworkLimits } from '../limits.ts';
import { impactLevels, sensitivities, systemKinds } from '../model/vocabulary.ts';
import { changeCasework, checkText, overLimit, signed } from './records.ts';
import type { CaseworkTransaction, Signature } from './records.ts';
import { SavedRecords } from './saved-records.ts';
import type { Opened } from './saved-records.ts';

const rule = z.object({
  /** Keys of agencies: one of them, or an agency above, owns the system. */
  agencies: z.array(z.string()).readonly(),
  minImpactLevel: z.number().nullable(),
  /** Watch sets that were saved before systems had kinds have none of these two. */
  minSensitivity: z.enum(sensitivities).nullable().default(null),
  kinds: z.array(z.enum(systemKinds)).readonly().default([]),
  systems: z.array(z.string()).readonly(),
  nameContains: z.string().nullable(),
});
/** Conditions on systems; all must hold, and an empty list or null is no condition. */
export type WatchRule = z.infer<typeof rule>;

const watchSet = z.object({
  id: z.string(),
  /** Goes up by one with each save. Watch sets that were saved before there were revisions are at their first. */
  revision: z.number().default(1),
  name: z.string(),
  rule,
  changedAt: z.string(),
  /** Who saved it last; null: an older version of Subtier, which did not record it. */
  changedBy: z.string().nullable().default(null),
  authorId: z.string().nullable().default(null),
});
/** A named rule over systems. */
export type WatchSet = z.infer<typeof watchSet>;

export const watchSets = new SavedRecords({
  prefix: 'watch-set',
  noun: 'watch set',
  schema: watchSet,
  limit: caseworkLimits.watchSets,
  identifiedBy: 'id',
  added: 'name',
  revisionOf: ({ revision, changedBy }) => ({ revision, by: changedBy }),
});

/**
 * Saves a watch set.
 * @param opened the one to change; null: a new one
 * @throws BAD_USER_INPUT for a rule without conditions, an impact level that does not exist, a name in use, or a watch set that does not exist
 *   or was changed meanwhile
 */
export async function saveWatchSet(
  database: Database,
  opened: Opened | null,
  given: Pick<WatchSet, 'name' | 'rule'>,
  signature: Signature,
): Promise<WatchSet> {
  const { at: changedAt, author: changedBy, authorId } = signed(signature);
  const id = opened?.key ?? randomUUID();
  const name = checkText(given.name, 'name', caseworkLimits.name);
  const content = { id, name, rule: checkRule(given.rule), changedAt, changedBy, authorId };
  const next = async (before: WatchSet | null, transaction: CaseworkTransaction): Promise<WatchSet> => {
    const all = await watchSets.listIn(transaction);
    if (all.some((one) => one.name === name && one.id !== id))
      throw badInput('name', `is the name of another watch set: "${name}"`);
    return { ...content, revision: (before?.revision ?? 0) + 1 };
  };
  if (opened !== null) return watchSets.change(database, { ...opened, caller: changedBy }, next);
  return changeCasework(database, async (transaction) =>
    watchSets.addIn(transaction, id, await next(null, transaction)),
  );
}

function checkRule({ agencies, kinds, minImpactLevel, minSensitivity, systems, nameContains }: WatchRule): WatchRule {
  const text =
    nameContains === null || nameContains.trim() === ''
      ? null
      : checkText(nameContains, 'rule.nameContains', caseworkLimits.name);
  if (minImpactLevel !== null && !impactLevels.some((level) => level === minImpactLevel))
    throw badInput('rule.minImpactLevel', `is ${minImpactLevel}; impact levels are ${impactLevels.join(', ')}`);
  if (
    [agencies, kinds, systems].every(({ length }) => length === 0) &&
    (minImpactLevel ?? minSensitivity ?? text) === null
  )
    throw refused(
      'rule',
      'The rule has no condition: it would match every system. Give an agency, an impact level, a sensitivity, a kind, systems or a part of their names.',
    );
  return { agencies, kinds, minImpactLevel, minSensitivity, systems, nameContains: text };
}

/**
 * Returns the keys of the contracts that cover a system or an access to it, with those above and under them, at any depth. If sources disagree about
 * a contract's parent, its resolved `parent` counts.
 */
export async function contractsOf(
  database: Pick<Database, 'read'>,
  systems: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.read(
    `MATCH (s:System) WHERE s.key IN $systems
     CALL (s) {
       MATCH (s)<-[:COVERS]-(c:Contract) RETURN c
       UNION
       MATCH (s)<-[:TO]-(:Access)-[:UNDER]->(c:Contract) RETURN c
     }
     WITH DISTINCT c
     CALL (c) {
       MATCH (c)((lower:Contract)-[:UNDER]->(upper:Contract) WHERE lower.parent = upper.key)*(other) RETURN other
       UNION
       MATCH (c)((upper:Contract)<-[:UNDER]-(lower:Contract) WHERE lower.parent = upper.key)*(other) RETURN other
     }
     RETURN DISTINCT other.key AS key ORDER BY key`,
    { systems },
  );
  return keyRows.parse(rows).map(({ key }) => key);
}

const keyRows = z.array(z.object({ key: z.string() }));

/**
 * Returns the keys of the systems that match a rule, in order.
 * @throws BAD_USER_INPUT if they are too many for a filter
 */
export async function systemsOf(database: Pick<Database, 'read'>, rule: WatchRule): Promise<readonly string[]> {
  const limit = caseworkLimits.watchedSystems;
  const rows = await database.read(`${matchSystems(rule)} RETURN s.key AS key ORDER BY key LIMIT $most`, {
    ...parametersOf(rule),
    most: limit.most + 1,
  });
  if (rows.length > limit.most)
    throw overLimit('watchSet', `matches more than ${limit.most} systems: narrow its rule`, limit, null);
  return keyRows.parse(rows).map(({ key }) => key);
}

/** Counts the systems that match a rule, also if they are too many for a filter. */
export async function countSystems(database: Pick<Database, 'read'>, rule: WatchRule): Promise<number> {
  const [row] = await database.read(`${matchSystems(rule)} RETURN count(s) AS count`, parametersOf(rule));
  return countRow.parse(row).count;
}

/** Counts the systems that a rule leaves out only because their sensitivity or impact level is not on record. */
export async function countNotOnRecord(database: Pick<Database, 'read'>, rule: WatchRule): Promise<number> {
  const { minImpactLevel, minSensitivity } = rule;
  const missing = [
    ...(minImpactLevel === null ? [] : ['s.impactLevel IS NULL']),
    ...(minSensitivity === null ? [] : ['s.sensitivity IS NULL']),
  ];
  if (missing.length === 0) return 0;
  const others = { ...rule, minImpactLevel: null, minSensitivity: null };
  const [row] = await database.read(
    `${matchSystems(others)} AND (${missing.join(' OR ')}) RETURN count(s) AS count`,
    parametersOf(others),
  );
  return countRow.parse(row).count;
}

function parametersOf(rule: WatchRule): Parameters {
  const { minSensitivity } = rule;
  const least = sensitivities.findIndex((sensitivity) => sensitivity === minSensitivity);
  return { ...rule, minSensitivity: least < 0 ? null : sensitivities.slice(least) };
}

const countRow = z.object({ count: z.number() });

/**
 * Cypher that matches the systems `s` of a rule; the rule's members are its parameters. If sources differ about an agency, the value of the system
 * or of the agency under it counts.
 */
function matchSystems({ agencies, kinds, minImpactLevel, minSensitivity, systems, nameContains }: WatchRule): string {
  const conditions = [
    // As `holdings` counts systems: one that no source describes any more is on record as long as someone has access to it.
    '(s.withdrawn IS NULL OR EXISTS { (s)<-[:ACCESSES]-() })',
    ...(minImpactLevel === null ? [] : ['s.impactLevel >= $minImpactLevel']),
    ...(minSensitivity === null ? [] : ['s.sensitivity IN $minSensitivity']),
    ...(kinds.length === 0 ? [] : ['s.kind IN $kinds']),
    ...(systems.length === 0 ? [] : ['s.key IN $systems']),
    ...(nameContains === null ? [] : ['toLower(coalesce(s.name, s.key)) CONTAINS toLower($nameContains)']),
    ...(agencies.length === 0
      ? []
      : [
          `EXISTS {
            (s)-[:OWNED_BY]->(owner:Agency)
              ((lower:Agency)-[:PART_OF]->(upper:Agency) WHERE lower.parent = upper.key){0,10}(a:Agency)
            WHERE owner.key = s.agency AND a.key IN $agencies
          }`,
        ]),
  ];
  return `MATCH (s:System) WHERE ${conditions.join(' AND ')}`;
}
