import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import { evidenceStatements } from '../evidence/evidence-statements.ts';
import type { Statement } from '../exposure/exposure.ts';
import { rankStatements } from '../exposure/hops.ts';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import { fromGraph, openFrom } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { dataClasses, sourceGrades } from '../model/vocabulary.ts';
import type { OwnershipHistory } from './foreign-runs.ts';
import { ownershipOf } from './holdings.ts';
import type { OwnershipAbove } from './holdings.ts';
import { joinStatements, samePartiesOf } from './same-party.ts';
import type { SameOrganizations, SameParties } from './same-party.ts';

/** Owners further up are not read. */
const maxLevels = 40;

/** An organization, as far as its ownership is concerned. */
export interface Party {
  readonly name: string;
  /** The country in which it is registered on the day; null: not on record. */
  readonly country: string | null;
  /** Its own designations on the day. */
  readonly designations: readonly Designation[];
}

export interface Designation {
  /** The key of the list. */
  readonly list: string;
  /** Sanctions programs, separated by semicolons; null: not on record. */
  readonly programs: string | null;
}

export interface DesignationList {
  readonly key: string;
  readonly title: string;
  readonly citation: string;
  /** The countries that it designates on the day. */
  readonly countries: readonly string[];
}

/** What is on record about the ownership of some companies on a day. */
export interface OwnershipFacts {
  /** Between parties. */
  readonly above: OwnershipAbove;
  readonly same: SameParties;
  /** The statements of all holdings, by key. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** The companies and all above them, each with those that are the same, by its own key. */
  readonly parties: ReadonlyMap<string, Party>;
  readonly lists: readonly DesignationList[];
}

const hops = z.array(
  z.object({
    owned: z.string(),
    owner: z.string(),
    key: z.string(),
    source: z.string(),
    confidence: z.number(),
    dataClass: z.enum(dataClasses),
    sharePct: z.number().nullable(),
    interest: z.string().nullable(),
    ...fromGraph,
  }),
);
type HopRow = z.infer<typeof hops>[number];

const registrations = z.array(z.object({ key: z.string(), country: z.string(), ...fromGraph }));

const parties = z.array(
  z.object({
    key: z.string(),
    name: z.string().nullable(),
    country: z.string().nullable(),
    designatedOn: z.array(z.object({ list: z.string(), programs: z.string().nullable() })),
  }),
);
const lists = z.array(
  z.object({ key: z.string(), title: z.string(), citation: z.string(), countries: z.array(z.string()) }),
);
const sources = z.array(
  z.object({
    key: z.string(),
    grade: z.enum(sourceGrades).nullable(),
    retrievedAt: z.string().nullable(),
    publishedOn: z.string().nullable(),
  }),
);

const { ownershipStatements } = questionLimits;

/**
 * Reads the ownership above companies, all together: a statement for each level of owners, and three more.
 * @param same what people decided: these organizations are read, and joined
 * @throws STATEMENT_TOO_LARGE
 */
export async function readOwnership(
  transaction: Transaction,
  organizations: readonly string[],
  asOf: Day,
  same: SameOrganizations,
): Promise<OwnershipFacts> {
  const { ranked, statements, reached, unread } = await readHopsAbove(transaction, organizations, asOf, same);
  const [named, listed] = [
    fixedStatement('ownership-parties', { organizations: reached, asOf }),
    fixedStatement('ownership-lists', { asOf }),
  ];
  const rows = parties.parse(await transaction.run(named.text, named.parameters));
  const known = new Map(
    rows.map(({ key, name, country, designatedOn }) => [
      key,
      { name: name ?? key, country, designations: designatedOn },
    ]),
  );
  const joined = samePartiesOf(same, (key) => known.has(key));
  return {
    above: ownershipOf(joinStatements(ranked, joined), new Set([...unread].map(joined.partyOf))),
    same: joined,
    statements,
    parties: known,
    lists: lists.parse(await transaction.run(listed.text, listed.parameters)),
  };
}

/**
 * Reads the ownership above companies on every day, without what people decided: a decision is no import.
 * @throws STATEMENT_TOO_LARGE
 */
export async function readOwnershipHistory(
  transaction: Transaction,
  organizations: readonly string[],
): Promise<OwnershipHistory> {
  const { ranked, reached, unread } = await readHopsAbove(transaction, organizations, null, new Map());
  const { text, parameters } = fixedStatement('ownership-registrations', { organizations: reached });
  const registered = registrations.parse(await transaction.run(text, parameters));
  return { statements: ranked, registrations: groupBy(registered, ({ key }) => key), unread };
}

interface HopsAbove {
  /** Best first. */
  readonly ranked: readonly HopRow[];
  readonly statements: ReadonlyMap<string, Statement>;
  /** The companies and all above them, by key. */
  readonly reached: readonly string[];
  /** Those so far up that their owners were not read. */
  readonly unread: ReadonlySet<string>;
}

/** @param asOf null: the statements of every day */
async function readHopsAbove(
  transaction: Transaction,
  organizations: readonly string[],
  asOf: Day | null,
  same: SameOrganizations,
): Promise<HopsAbove> {
  const found: HopRow[] = [];
  const seen = new Set<string>();
  const unseen = (organization: string): readonly string[] => {
    const members = [organization, ...(same.get(organization) ?? [])].filter((key) => !seen.has(key));
    for (const key of members) seen.add(key);
    return members;
  };
  let level = organizations.flatMap(unseen);
  for (let depth = 0; depth < maxLevels && level.length > 0; depth += 1) {
    const next: string[] = [];
    const { text, parameters } = fixedStatement('ownership', { organizations: level, asOf });
    for (const hop of hops.parse(await transaction.run(text, parameters))) {
      found.push(hop);
      next.push(...unseen(hop.owner));
    }
    if (found.length > ownershipStatements.most) throw tooMany();
    level = next;
  }
  const statements = new Map(found.map((hop) => [hop.key, statementOf(hop)]));
  const ranked = await bestFirst(transaction, found, statements);
  return { ranked, statements, reached: [...seen], unread: new Set(level) };
}

function statementOf(hop: HopRow): Statement {
  const { key, source, confidence, dataClass, validFrom, validTo, sharePct, interest } = hop;
  return { key, source, confidence, dataClass, validFrom, validTo, properties: { sharePct, interest } };
}

async function bestFirst(
  transaction: Transaction,
  found: readonly HopRow[],
  statements: ReadonlyMap<string, Statement>,
): Promise<readonly HopRow[]> {
  const keys = [...new Set(found.map(({ source }) => source))];
  const ranked = keys.length === 0 ? [] : sources.parse(await transaction.run(evidenceStatements.sources, { keys }));
  const compare = rankStatements(new Map(ranked.map((source) => [source.key, source])));
  // A register states each change with its first day and often leaves the earlier statement open.
  const laterFirst = (a: Statement, b: Statement) =>
    a.source === b.source && a.confidence === b.confidence
      ? compareKeys(b.validFrom ?? openFrom, a.validFrom ?? openFrom)
      : 0;
  return found.toSorted((a, b) => {
    const [one, other] = [statements.get(a.key), statements.get(b.key)];
    return one === undefined || other === undefined ? 0 : laterFirst(one, other) || compare(one, other);
  });
}

function tooMany(): Failure {
  return new Failure(
    'STATEMENT_TOO_LARGE',
    `More than ${ownershipStatements.most} statements of ownership are above these companies: ask about fewer companies at a time.`,
    { extensions: { ...exceeded(ownershipStatements) } },
  );
}
