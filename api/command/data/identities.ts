import { Argument, Command } from 'commander';
import type { Database } from '#graph/database/database.ts';
import { loadEntities } from '#graph/entities/entities.ts';
import { describingSources } from '#graph/entities/contents.ts';
import { Failure } from '#graph/failure.ts';
import { decideIdentity, listIdentityDecisions, withdrawIdentity } from '#graph/identity/decisions.ts';
import { localActor } from '#graph/roles.ts';
import type { Pair } from '#graph/identity/decisions.ts';
import { findSuggestions } from '#graph/identity/suggestions.ts';
import type { IdentityEvidence } from '#graph/identity/suggestions.ts';
import { nodeRef } from '#graph/model/keys.ts';
import { withGraph } from '../open.ts';
import { namedAsOptions, parseCountOption } from '../options.ts';
import { formatRows, outputFormatOption } from '../output.ts';
import type { OutputFormat } from '../output.ts';
import { reportProgress } from '../terminal.ts';

interface Options {
  readonly decided?: true;
  readonly first: number;
  readonly reason?: string;
  readonly format: OutputFormat;
}

const verdicts = { same: 'SAME', 'not-same': 'NOT_SAME', undecided: null } as const;
const verdictNames = ['same', 'not-same', 'undecided'] as const;

/** What the arguments of the API are called here, at the beginning of a sentence. */
const argumentNames = {
  organization: 'The first organization',
  other: 'The second organization',
  verdict: 'The verdict',
  reason: '--reason',
} as const;

/** `identities`: lists organizations that may be the same, and decides whether they are. */
export function identitiesCommand(): Command {
  return new Command('identities')
    .description('list organizations that may be the same, or decide about two of them')
    .addArgument(new Argument('[verdict]', 'what to decide; undecided withdraws a decision').choices(verdictNames))
    .argument('[organization]', 'key of an organization')
    .argument('[other]', 'key of the other one')
    .option('--decided', 'list the decisions instead of the suggestions')
    .option('--reason <text>', 'reason for the decision')
    .option('--first <count>', 'maximum number of pairs to list', parseCountOption, 20)
    .addOption(outputFormatOption())
    .action(
      async (
        given: string | undefined,
        organization: string | undefined,
        other: string | undefined,
        options: Options,
      ) => {
        const verdict = verdictNames.find((one) => one === given);
        // Before a database is started.
        if (options.reason !== undefined && verdict !== 'same' && verdict !== 'not-same')
          throw new Failure('BAD_USER_INPUT', '--reason requires a decision: same or not-same.');
        if (verdict === undefined) {
          await withGraph(({ database }) => list(database, options));
          return;
        }
        if (organization === undefined || other === undefined)
          throw new Failure(
            'BAD_USER_INPUT',
            `Give the keys of two organizations: npx subtier identities ${verdict} KEY KEY.`,
          );
        await namedAsOptions(argumentNames, () =>
          withGraph(({ database }) => decide(database, verdict, [organization, other], options.reason ?? null)),
        );
      },
    );
}

async function decide(
  database: Database,
  name: keyof typeof verdicts,
  pair: Pair,
  reason: string | null,
): Promise<void> {
  const verdict = verdicts[name];
  if (verdict === null) await withdrawIdentity(database, pair);
  else await decideIdentity(database, pair, { verdict, reason }, { by: localActor, at: new Date() });
  const outcome = { same: 'are the same', 'not-same': 'are not the same', undecided: 'are undecided again' }[name];
  reportProgress(
    `${pair[0]} and ${pair[1]} ${outcome}. No statement was changed; leads take the decision into account.`,
  );
}

const columns = ['pair', 'evidence', 'key', 'name', 'country', 'uei', 'cage', 'lei', 'sources'];

/** Two rows for each pair, so that the two can be compared column by column. */
async function list(database: Database, { decided, first, format }: Options): Promise<void> {
  const pairs = decided === true ? await decidedPairs(database, first) : await suggestedPairs(database, first);
  const refs = pairs.flatMap(({ pair }) => pair.map((key) => nodeRef('Organization', key)));
  const [entities, sources] = await Promise.all([loadEntities(database, refs), describingSources(database, refs)]);
  const rows = pairs.flatMap(({ pair, evidence }, at) =>
    pair.map((key, side) => {
      const index = at * 2 + side;
      const properties = entities[index]?.properties ?? {};
      const valueOf = (name: string) => {
        const value = properties[name];
        return typeof value === 'string' ? value : null;
      };
      return {
        pair: at + 1,
        evidence,
        key,
        name: entities[index] == null ? '(not in the data)' : valueOf('name'),
        country: valueOf('country'),
        uei: valueOf('uei'),
        cage: valueOf('cage'),
        lei: valueOf('lei'),
        sources: sources[index]?.join(', ') ?? '',
      };
    }),
  );
  process.stdout.write(formatRows(columns, rows, format));
  if (rows.length === 0)
    reportProgress(
      decided === true ? 'No decisions yet.' : 'No two organizations look alike, except those already decided.',
    );
}

interface ListedPair {
  readonly pair: Pair;
  readonly evidence: string;
}

async function suggestedPairs(database: Database, first: number): Promise<readonly ListedPair[]> {
  const { edges, totalCount, isCut } = await findSuggestions(database, first, null);
  if (totalCount > edges.length)
    reportProgress(`${edges.length} of ${totalCount} pairs; --first ${first} left out the rest.`);
  if (isCut) reportProgress(`There are more pairs than these ${totalCount}: decide about some of them to see others.`);
  return edges.map(({ node }) => ({ pair: node.organizations, evidence: node.evidence.map(inWords).join(', ') }));
}

function inWords({ kind, value, similarity }: IdentityEvidence): string {
  if (kind === 'NAME') return `names${value === null ? ', country unknown' : ` in ${value}`} (${similarity}%)`;
  return kind === 'DUPLICATE_LEI' ? `duplicate, by LEI record ${value ?? ''}` : `${kind} ${value ?? ''}`;
}

async function decidedPairs(database: Database, first: number): Promise<readonly ListedPair[]> {
  const decisions = await listIdentityDecisions(database);
  if (decisions.length > first)
    reportProgress(`${first} of ${decisions.length} decisions; --first ${first} left out the rest.`);
  return decisions.slice(0, first).map(({ organizations, verdict, reason, at }) => ({
    pair: organizations,
    evidence: [
      verdict === 'SAME' ? 'same' : 'not the same',
      at.slice(0, 10),
      ...(reason === null ? [] : [reason]),
    ].join('; '),
  }));
}
