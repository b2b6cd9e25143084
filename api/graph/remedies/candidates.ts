import { z } from 'zod';
import type { Transaction } from '../database/database.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { isGiven } from '../exposure/filters.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { filteredStatement } from '../exposures/statement.ts';
import { compareKeys } from '../model/keys.ts';
import { dataClasses } from '../model/vocabulary.ts';
import { actionKey, remedyKinds } from './action.ts';
import type { Action, RemedyKind } from './action.ts';

/** An action that touches exposed accesses. */
interface Candidate {
  readonly action: Action;
  /** The most exposed accesses that it can close, alone or together with others. */
  readonly closesAtMost: number;
}

export interface Candidates {
  /** Those that may close most first, of these those that touch most; at most `maxOfKind` of each kind. */
  readonly ranked: readonly Candidate[];
  /** Of all kinds, also those beyond `maxOfKind`. */
  readonly totalCount: number;
}

/** More than anybody looks at; each takes a computation. */
const maxOfKind = 2000;

const rows = z.array(
  z.object({
    kind: z.enum(remedyKinds),
    nodes: z.array(z.string()),
    touched: z.number(),
    candidates: z.number(),
  }),
);

/** Reads the actions that touch the exposed accesses under a filter, with an upper bound of what each can close. One Cypher statement. */
export async function readCandidates(
  transaction: Transaction,
  filter: ExposureFilter,
  kinds: readonly RemedyKind[],
): Promise<Candidates> {
  const { text, parameters } = candidatesStatement(filter, kinds);
  const found = rows.parse(await transaction.run(text, parameters)).map(({ kind, nodes, touched, candidates }) => ({
    action: { kind, nodes },
    closesAtMost: canClose(kind, filter) ? touched : 0,
    touched,
    candidates,
  }));
  const ofKinds = new Map(found.map(({ action: { kind }, candidates }) => [kind, candidates]));
  return {
    ranked: found.toSorted(
      (a, b) =>
        b.closesAtMost - a.closesAtMost ||
        b.touched - a.touched ||
        compareKeys(actionKey(a.action), actionKey(b.action)),
    ),
    totalCount: [...ofKinds.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** The statement of `readCandidates`. */
function candidatesStatement(filter: ExposureFilter, kinds: readonly RemedyKind[]): ApiStatement {
  return filteredStatement('remedy-candidates', filter, { kinds, limit: maxOfKind });
}

/** The conditions that compare what vetting changes. */
const aboutVetting: ReadonlySet<string> = new Set(['bands', 'excludedBands', 'clearances']);
/** The conditions that are the same for all chains of an access, whoever answers for it. */
const aboutAccess: ReadonlySet<string> = new Set([
  ...['asOf', 'lists', 'origins', 'minImpactLevel', 'minSensitivity', 'sensitivityOnRecord', 'sensitivities'],
  ...['clearances', 'systems', 'countries', 'modes', 'employers', 'sources'],
  ...['excludedSystems', 'excludedCountries', 'excludedEmployers', 'excludedSources'],
]);

/** Whether actions of a kind can close an access under a filter: replaced escorts and vetted people leave it exposed, unless a condition is about them. */
function canClose(kind: RemedyKind, filter: ExposureFilter): boolean {
  const given = Object.entries(filter)
    .filter(
      ([name, value]) =>
        isGiven(value) && !(name === 'dataClasses' && filter.dataClasses.length === dataClasses.length),
    )
    .map(([name]) => name);
  if (kind === 'VET_STAFF') return given.some((name) => aboutVetting.has(name));
  if (kind === 'REPLACE_ESCORT_SUPPLIER') return given.some((name) => !aboutAccess.has(name));
  return true;
}
