import { z } from 'zod/mini';
import { ValuesBySourceDocument } from '../generated/graphql.ts';
import type { StatedValuesFragment, ValuesBySourceQuery } from '../generated/graphql.ts';
import { nodeTypes } from '../node-types.ts';
import type { ComparedLabel, StatedProperty } from '../node-types.ts';
import { useAnswer } from '../server/use-answer.ts';
import { DataTable } from '../ui/data-table.tsx';
import { RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { inDigits, valueName } from '../words.ts';

type Described = Extract<NonNullable<ValuesBySourceQuery['node']>, { readonly __typename: ComparedLabel }>;

interface BySourceProps {
  readonly id: string;
}

/** The values of a record as each source states them, as a part of its page. */
export function ValuesBySource({ id, title }: BySourceProps & { readonly title: string }) {
  const answer = useAnswer(ValuesBySourceDocument, { id });
  return (
    <Panel title={title}>
      <Loaded answer={answer} what="what sources say">
        {({ node }) =>
          node === null || !('describedBy' in node) || node.describedBy.edges.length === 0 ? (
            <p className="soft aside">No source describes it; sources only name it.</p>
          ) : (
            <ValueTable node={node} title={title} />
          )
        }
      </Loaded>
    </Panel>
  );
}

/** The same for the inspector: closed, but with the properties about which sources differ. Nothing for other kinds of nodes. */
export function ValuesBySourceInBrief({ id }: BySourceProps) {
  const answer = useAnswer(ValuesBySourceDocument, { id });
  const node = answer.state === 'ready' ? answer.data.node : null;
  if (node === null || !('describedBy' in node) || node.describedBy.edges.length === 0) return null;
  const rows = rowsOf(node);
  const disputed = nodeTypes[node.__typename].stated.filter(({ name }) => differs(rows, name));
  return (
    <details>
      <summary>
        What each source says
        {disputed.length > 0 && (
          <span className="tag conflict">
            sources differ: {disputed.map(({ title }) => title.toLowerCase()).join(', ')}
          </span>
        )}
      </summary>
      <ValueTable node={node} title="Values by source" />
    </details>
  );
}

const valuesShape = z.record(z.string(), z.unknown());

interface Row {
  readonly key: string;
  readonly source: StatedValuesFragment['edges'][number]['node'];
  readonly confidence: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What each statement says. */
function rowsOf({ describedBy }: Described): readonly Row[] {
  return describedBy.edges.flatMap(({ node, statements }) =>
    statements.map(({ properties, confidence }, at) => {
      const given = valuesShape.safeParse(properties);
      return { key: `${node.id} ${String(at)}`, source: node, confidence, values: given.success ? given.data : {} };
    }),
  );
}

/** The text of a value; empty for none. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return inDigits(value);
  return typeof value === 'string' ? value : '';
}

/**
 * Whether two sources have no value in common. One source may state several, such as identifiers. A written “unknown” is a value, though it hides no
 * other; an empty cell is none.
 */
function differs(rows: readonly Row[], name: string): boolean {
  const stated = new Map<string, Set<string>>();
  for (const { source, values } of rows) {
    const text = textOf(values[name]);
    if (text !== '') stated.set(source.key, (stated.get(source.key) ?? new Set()).add(text));
  }
  const sets = [...stated.values()];
  return sets.some((one, at) => sets.slice(at + 1).some((other) => [...other].every((text) => !one.has(text))));
}

function ValueTable({ node, title }: { readonly node: Described; readonly title: string }) {
  const rows = rowsOf(node);
  const shown = nodeTypes[node.__typename].stated.filter(({ name }) =>
    rows.some(({ values }) => textOf(values[name]) !== ''),
  );
  const { totalCount, edges } = node.describedBy;
  return (
    <>
      <DataTable
        label={title}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          {
            title: 'Source',
            rowHead: true,
            cell: ({ source }) => (
              <RecordLink kind="source" keyOf={source.key}>
                {source.caption}
              </RecordLink>
            ),
          },
          ...shown.map((property) => ({
            title: (
              <>
                {property.title}
                {differs(rows, property.name) && <span className="tag conflict">sources differ</span>}
              </>
            ),
            cell: ({ values }: Row) => <Value property={property} text={textOf(values[property.name])} />,
          })),
          { title: 'Confidence', number: true, cell: ({ confidence }) => confidence },
        ]}
      />
      {edges.length < totalCount && (
        <p className="soft small aside">
          {inDigits(edges.length)} of {inDigits(totalCount)} sources.
        </p>
      )}
    </>
  );
}

function Value({ property, text }: { readonly property: StatedProperty; readonly text: string }) {
  if (text === '') return null;
  if (property.refersTo !== undefined) {
    return (
      <RecordLink kind={property.refersTo} keyOf={text}>
        {text}
      </RecordLink>
    );
  }
  if (property.isWord === true) return valueName(text);
  return text.length > longestCell ? <div className="long-text">{text}</div> : text;
}

/** Longer texts scroll in their cell. In characters. */
const longestCell = 1000;
