import { useState } from 'react';
import { RelationCountsDocument, RelationsDocument } from '../generated/graphql.ts';
import type { Direction, RelationsQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE, usePages } from '../server/use-pages.ts';
import { NodeLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { PagesEnd } from '../ui/states.tsx';
import {
  counted,
  dayInWords,
  doubtWords,
  inDigits,
  isSynthetic,
  nodeKind,
  periodInWords,
  relationInWords,
  underInWords,
  valueName,
} from '../words.ts';

interface RelationsProps {
  readonly id: string;
  readonly asOf: string;
}

/** Groups of up to this many relations start open. */
const OPEN = 12;

/** The relations of a record by type: those on the day, or on any day. */
export function Relations({ id, asOf }: RelationsProps) {
  const [anyDay, setAnyDay] = useState(false);
  const day = anyDay ? null : asOf;
  const answer = useAnswer(RelationCountsDocument, { id, asOf: day });
  return (
    <Panel
      title={anyDay ? 'Relations on any day' : `Relations on ${dayInWords(asOf)}`}
      tools={
        <button
          type="button"
          className="button small"
          aria-pressed={anyDay}
          onClick={() => {
            setAnyDay(!anyDay);
          }}
        >
          Any day
        </button>
      }
    >
      <Loaded answer={answer} what="the relations">
        {({ neighbourCounts }) =>
          neighbourCounts.length === 0 ? (
            <p className="soft aside">None{anyDay ? '' : ' on this day'}.</p>
          ) : (
            <>
              {neighbourCounts.map(({ type, direction, count }) => (
                <Relation
                  key={`${type} ${direction} ${String(anyDay)}`}
                  id={id}
                  day={day}
                  type={type}
                  direction={direction}
                  count={count}
                />
              ))}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface RelationProps {
  readonly id: string;
  readonly day: string | null;
  readonly type: string;
  readonly direction: Direction;
  readonly count: number;
}

/** The relations of one type and direction, loaded when opened. */
function Relation({ id, day, type, direction, count }: RelationProps) {
  const [open, setOpen] = useState(count <= OPEN);
  return (
    <details
      className="relation"
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>
        {relationInWords(type, direction)} <span className="soft">· {inDigits(count)}</span>
      </summary>
      {open && <Related id={id} day={day} type={type} direction={direction} count={count} />}
    </details>
  );
}

/** Relations of one type, those with the most statements first, page by page. */
function Related({ id, day, type, direction, count }: RelationProps) {
  const pages = usePages({
    document: RelationsDocument,
    variables: (after) => ({ id, type, direction, first: Math.min(count, MAX_PAGE_SIZE), after, asOf: day }),
    page: ({ neighbours: { edges, totalCount, pageInfo } }: RelationsQuery) => ({
      items: edges,
      total: totalCount,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
  return (
    <>
      <ul className="ranked">
        {pages.items.map(({ node, edge }) => (
          <li key={edge.id}>
            <span>
              <NodeLink node={node} />{' '}
              <span className="soft small">
                {nodeKind(node)}
                {edge.under === null ? '' : ` · ${underInWords(type, edge.under)}`}
              </span>
              {isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
            </span>
            <span className="small soft">
              {statementInWords(edge.statements)}
              <Doubts of={edge.statements} />
            </span>
          </li>
        ))}
      </ul>
      <PagesEnd pages={pages} things="relations" rows={2} alone />
    </>
  );
}

type Statements = RelationsQuery['neighbours']['edges'][number]['edge']['statements'];

/** The doubts about the reports of subawards among the statements. */
function Doubts({ of }: { readonly of: Statements }) {
  const doubts = [...new Set(of.flatMap((statement) => statement.doubts))];
  if (doubts.length === 0) return null;
  return (
    <>
      <br />
      <span className="tag conflict">doubtful</span> {doubts.map((doubt) => doubtWords[doubt]).join('; ')}
    </>
  );
}

function statementInWords(statements: Statements): string {
  const [best] = statements;
  if (best === undefined) return '';
  const { dataClass, confidence, validFrom, validTo } = best;
  const more = statements.length > 1 ? `${counted(statements.length, 'statement')}, best: ` : '';
  return `${more}${valueName(dataClass)}, confidence ${String(confidence)}, ${periodInWords(validFrom, validTo)}`;
}
