import type { Conditions } from '../address/address.ts';
import { remedyKinds } from '../address/address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { RemediesDocument } from '../generated/graphql.ts';
import type { RemedyKind, RemedyRowFragment } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { useExpandableList } from '../ui/expandable-list.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { SaveCsv } from '../ui/save-csv.tsx';
import type { CsvTable } from '../ui/save-csv.tsx';
import { counted, inDigits, isSynthetic, nodeCaption } from '../words.ts';

/** What the kinds of actions are called. */
export const remedyKindWords: Readonly<Record<RemedyKind, string>> = {
  END_SUBCONTRACT: 'End a subcontract',
  REPLACE_ESCORT_SUPPLIER: 'Replace a supplier of escorts',
  MOVE_STAFF: 'Move staff',
  VET_STAFF: 'Vet staff',
  REVOKE_ACCESS: 'Revoke an access',
  LEAVE_COUNTRY: 'Leave a country',
};

/** Writes an action as an order: “End the subcontract of B from A under C”. */
export function remedyInWords({ kind, nodes }: Pick<RemedyRowFragment, 'kind' | 'nodes'>): string {
  const names = nodes.map(nodeCaption);
  const [first = '', second = '', third = ''] = names;
  switch (kind) {
    case 'END_SUBCONTRACT':
      return `End the subcontract of ${third} from ${second} under ${first}`;
    case 'REPLACE_ESCORT_SUPPLIER':
      return `Replace ${first} as a supplier of escorts`;
    case 'MOVE_STAFF':
      return `Move ${names.join(', ')} to the United States`;
    case 'VET_STAFF':
      return `Vet ${names.join(', ')}`;
    case 'REVOKE_ACCESS':
      return `Revoke the access ${first}`;
    case 'LEAVE_COUNTRY':
      return `Move everybody whom ${first} employs in ${second} to the United States`;
  }
}

/** Writes what an action does: “closes 3 accesses, opens 1”. */
function effectInWords({ closes, opens, changes }: Pick<RemedyRowFragment, 'closes' | 'opens' | 'changes'>): string {
  const parts = [
    `closes ${inDigits(closes)}`,
    ...(opens > 0 ? [`opens ${inDigits(opens)}`] : []),
    ...(changes > 0 ? [`changes the band of ${inDigits(changes)}`] : []),
  ];
  return parts.join(' · ');
}

function keysOf({ nodes }: Pick<RemedyRowFragment, 'nodes'>): readonly string[] {
  return nodes.map((node) => ('key' in node ? node.key : node.id));
}

/** The texts of actions; those that are the same have the keys of their nodes, too. */
export function namesApart(remedies: readonly Pick<RemedyRowFragment, 'kind' | 'nodes'>[]): readonly string[] {
  const texts = remedies.map(remedyInWords);
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return remedies.map((remedy, at) => {
    const text = texts[at] ?? '';
    return (counts.get(text) ?? 0) > 1 ? `${text} (${keysOf(remedy).join(', ')})` : text;
  });
}

interface RemedyListProps {
  readonly remedies: readonly RemedyRowFragment[];
  readonly conditions: Conditions;
}

/** Actions in their order, each a link to its effects. */
export function RemedyList({ remedies, conditions }: RemedyListProps) {
  const texts = namesApart(remedies);
  return (
    <ol className="ranked">
      {remedies.map((remedy, at) => (
        <li key={[remedy.kind, ...keysOf(remedy)].join(' ')}>
          <span>
            <AddressLink change={{ view: 'remedies', conditions, remedy: [remedy.kind, ...keysOf(remedy)] }}>
              {texts[at]}
            </AddressLink>
            {remedy.nodes.some(isSynthetic) && <span className="tag synthetic">synthetic</span>}
          </span>
          <span className="number">{effectInWords(remedy)}</span>
        </li>
      ))}
    </ol>
  );
}

interface KindLinksProps {
  readonly chosen: RemedyKind | null;
  readonly conditions: Conditions;
}

/** Links to the actions of each kind. */
export function KindLinks({ chosen, conditions }: KindLinksProps) {
  const link = (kind: RemedyKind | null, words: string) => (
    <li key={words}>
      <AddressLink
        change={{ view: 'remedies', conditions, remedyKind: kind, remedy: [] }}
        current={kind === chosen ? 'page' : undefined}
      >
        {words}
      </AddressLink>
    </li>
  );
  return (
    <nav aria-label="Kinds of remedies">
      <ul className="chips aside small remedy-kinds">
        {link(null, 'All kinds')}
        {remedyKinds.map((kind) => link(kind, remedyKindWords[kind]))}
      </ul>
    </nav>
  );
}

/** A few actions that close most, on the overview. */
export function Remedies({ conditions }: { readonly conditions: Conditions }) {
  const answer = useAnswer(RemediesDocument, { filter: toFilter(conditions) });
  const { nodes: rows, totalCount } = answer.state === 'ready' ? answer.data.remedies : { nodes: [], totalCount: 0 };
  return (
    <Panel
      title="Remedies"
      note="actions that close most accesses, with what they open"
      tools={
        <AddressLink change={{ view: 'remedies', conditions, remedyKind: null, remedy: [] }}>All remedies</AddressLink>
      }
      menu={rows.length > 0 && <RemediesCsv rows={rows} isCut={rows.length < totalCount} conditions={conditions} />}
    >
      <KindLinks chosen={null} conditions={conditions} />
      <Loaded answer={answer} what="the remedies" rows={14}>
        {() => <Ranked rows={rows} conditions={conditions} />}
      </Loaded>
    </Panel>
  );
}

/** All actions of a kind, or of all kinds. */
export function RemedyRanking({
  kind,
  conditions,
}: {
  readonly kind: RemedyKind | null;
  readonly conditions: Conditions;
}) {
  const variables = { filter: toFilter(conditions), kinds: kind === null ? [] : [kind], first: 21 };
  const { answer, shown, isCut, button } = useExpandableList(RemediesDocument, variables, {
    few: 20,
    itemsOf: ({ remedies }) => remedies.nodes,
    things: 'remedies',
  });
  const total = answer.state === 'ready' ? answer.data.remedies.totalCount : null;
  return (
    <Panel
      title={kind === null ? 'All kinds' : remedyKindWords[kind]}
      note={
        total === null
          ? undefined
          : `those that close most first${total > shown.length ? `; the first ${inDigits(shown.length)} of ${inDigits(total)}` : ''}`
      }
      menu={shown.length > 0 && <RemediesCsv rows={shown} isCut={isCut} conditions={conditions} />}
    >
      <Loaded answer={answer} what="the remedies" rows={14}>
        {() => <Ranked rows={shown} conditions={conditions} />}
      </Loaded>
      {button}
    </Panel>
  );
}

function Ranked({
  rows,
  conditions,
}: {
  readonly rows: readonly RemedyRowFragment[];
  readonly conditions: Conditions;
}) {
  if (rows.length === 0)
    return (
      <p className="soft aside">None: no action of these kinds touches an exposed access under these conditions.</p>
    );
  return <RemedyList remedies={rows} conditions={conditions} />;
}

interface CsvProps {
  readonly rows: readonly RemedyRowFragment[];
  readonly isCut: boolean;
  readonly conditions: Conditions;
}

function RemediesCsv({ rows, isCut, conditions: { asOf, evidence } }: CsvProps) {
  const table = (): CsvTable => ({
    columns: ['action', 'kind', 'keys', 'closes', 'opens', 'changes'],
    rows: rows.map((row) => [remedyInWords(row), row.kind, keysOf(row).join('; '), row.closes, row.opens, row.changes]),
    cut: isCut,
  });
  return (
    <SaveCsv of="the remedies" name={`remedies ${asOf}`} synthetic={evidence.includes('SYNTHETIC')} table={table} />
  );
}

/** “3 other accesses gain a chain; 2 change priority.” */
export function gainsInWords(opens: number, changes: number): string {
  const gaining = opens === 0 ? 'No other access gains' : counted(opens, 'other access gains', 'other accesses gain');
  const changing = changes === 0 ? 'none changes' : `${inDigits(changes)} ${changes === 1 ? 'changes' : 'change'}`;
  return `${gaining} a chain; ${changing} priority.`;
}

/** “3 accesses”. */
export function accesses(count: number): string {
  return counted(count, 'access', 'accesses');
}
