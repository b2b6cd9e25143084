import { useState } from 'react';
import { edgeInWords } from '#picture/words.ts';
import { LoneStatementsDocument, SourceImportsDocument, SourceSummaryDocument } from '../generated/graphql.ts';
import type { EdgeType, LoneStatementsQuery, SourceSummaryQuery } from '../generated/graphql.ts';
import { ClaimQuote, PassageQuote, SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { usePages } from '../server/use-pages.ts';
import { DataTable } from '../ui/data-table.tsx';
import { AddressLink, NodeLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { PagesEnd } from '../ui/states.tsx';
import { counted, dayInShort, gradeInWords, inDigits, periodInWords, valueName } from '../words.ts';

/** What the page of a source has besides its relations: its statements, what rests on it alone, and who contradicts its claims. */
export function SourceParts({ id }: { readonly id: string }) {
  const answer = useAnswer(SourceSummaryDocument, { id });
  return (
    <Loaded answer={answer} what="the source">
      {({ sourceSummary, node }) => (
        <>
          {node?.__typename === 'Source' && <Facts source={node} />}
          <div className="panels two-one">
            <Statements source={id} statements={sourceSummary.statements} />
            <Countries countries={sourceSummary.countries} />
          </div>
          {node?.__typename === 'Source' && <Passages held={node.describesPassages} />}
          {node?.__typename === 'Source' && <Claims stated={node.claimsStated} />}
          <Imports source={id} />
        </>
      )}
    </Loaded>
  );
}

type Source = Extract<NonNullable<SourceSummaryQuery['node']>, { readonly __typename: 'Source' }>;

function Facts({ source }: { readonly source: Source }) {
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    // Above these, the page shows the caption.
    ...(source.title === source.caption ? [] : [['full title', source.title] as const]),
    ['publisher', source.publisher],
    ['published on', source.publishedOn === null ? null : dayInShort(source.publishedOn)],
    ['retrieved on', source.retrievedAt === null ? null : dayInShort(source.retrievedAt)],
    ['kind', valueName(source.dataClass)],
    ['grade', source.grade === null ? null : gradeInWords(source.grade)],
    ['SHA-256', source.sha256],
  ];
  return (
    <dl className="facts wide-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <span className="soft">not on record</span>}</dd>
        </div>
      ))}
      <div>
        <dt>document</dt>
        <dd>
          <SourceLink source={source} />
        </dd>
      </div>
    </dl>
  );
}

interface StatementsProps {
  readonly source: string;
  readonly statements: SourceSummaryQuery['sourceSummary']['statements'];
}

function Statements({ source, statements }: StatementsProps) {
  const [listed, setListed] = useState<EdgeType | null>(null);
  const total = statements.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title={`Statements · ${inDigits(total)}`} note="alone: no other source states the same">
      {statements.length === 0 ? (
        <p className="soft aside">None: later imports of this source no longer make any.</p>
      ) : (
        <DataTable
          label="Statements"
          rows={statements}
          keyOf={({ type }) => type}
          columns={[
            { title: 'What they say', rowHead: true, cell: ({ type }) => inWords(type) },
            { title: 'Statements', number: true, cell: ({ count }) => inDigits(count) },
            {
              title: 'Alone',
              number: true,
              cell: ({ type, alone }) =>
                alone === null ? (
                  'not compared'
                ) : alone === 0 ? (
                  inDigits(alone)
                ) : (
                  <button
                    type="button"
                    className="plain"
                    aria-pressed={listed === type}
                    onClick={() => {
                      setListed(listed === type ? null : type);
                    }}
                  >
                    {inDigits(alone)}
                    <span className="unseen"> that say “{inWords(type)}”: list</span>
                  </button>
                ),
            },
            {
              title: 'Days',
              cell: ({ from, to }) => (from === null && to === null ? 'no dates' : periodInWords(from, to)),
            },
          ]}
        />
      )}
      {listed !== null && (
        <LoneStatements
          key={listed}
          source={source}
          type={listed}
          total={statements.find(({ type }) => type === listed)?.alone ?? 0}
        />
      )}
    </Panel>
  );
}

function inWords(type: string): string {
  return type === 'DESCRIBED_BY' ? 'has these values' : edgeInWords(type);
}

interface LoneStatementsProps {
  readonly source: string;
  readonly type: EdgeType;
  readonly total: number;
}

/** The statements of one type that no other source makes, page by page. */
function LoneStatements({ source, type, total }: LoneStatementsProps) {
  const pages = usePages({
    document: LoneStatementsDocument,
    variables: (after) => ({ source, type, after }),
    page: ({ loneStatements: { nodes, pageInfo } }: LoneStatementsQuery) => ({
      items: nodes,
      total,
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    }),
  });
  return (
    <section aria-label="Statements of this source alone">
      <ul className="ranked">
        {pages.items.map(({ key, from, to, validFrom, validTo }) => (
          <li key={key}>
            <span>
              <NodeLink node={from} /> {inWords(type)}
              {type !== 'DESCRIBED_BY' && (
                <>
                  {' '}
                  <NodeLink node={to} />
                </>
              )}
            </span>
            <span className="small soft">
              {validFrom === null && validTo === null ? 'no dates' : periodInWords(validFrom, validTo)}
            </span>
          </li>
        ))}
      </ul>
      <PagesEnd pages={pages} things="statements" rows={3} alone />
    </section>
  );
}

const IMPORTS = 10;

/** The imports that had statements of the source, with their rejected rows: an import counts these over all its sources. */
function Imports({ source }: { readonly source: string }) {
  const answer = useAnswer(SourceImportsDocument, { source });
  return (
    <Panel
      title="Imports of this source"
      note="rejected rows are counted for a whole import, not for each of its sources"
      tools={<AddressLink change={{ view: 'import' }}>All imports</AddressLink>}
    >
      <Loaded answer={answer} what="the imports">
        {({ recentImports }) => (
          <>
            {recentImports.length === 0 && <p className="soft aside">None on record.</p>}
            <ul className="ranked">
              {recentImports.map(({ id, format, finishedAt, rolledBackAt, sourceCount, total }) => (
                <li key={id}>
                  <span>
                    {dayInShort(finishedAt)} · {format}
                    {sourceCount > 1 && ` · with ${counted(sourceCount - 1, 'other source')}`}
                    {rolledBackAt !== null && ' · rolled back'}
                  </span>
                  <span className="number">{counted(total.rejected, 'row rejected', 'rows rejected')}</span>
                </li>
              ))}
            </ul>
            {recentImports.length === IMPORTS && (
              <p className="soft small aside">The latest {inDigits(IMPORTS)}; older ones are in the list of imports.</p>
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Countries({ countries }: { readonly countries: SourceSummaryQuery['sourceSummary']['countries'] }) {
  return (
    <Panel title="Countries" note="locations, registrations, work">
      {countries.length === 0 && <p className="soft aside">None named.</p>}
      <ul className="ranked">
        {countries.map(({ country, count }) => (
          <li key={country.key}>
            <RecordLink kind="country" keyOf={country.key}>
              {country.name}
            </RecordLink>
            <span className="number">{inDigits(count)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The words of the source that are held, or that none is. */
function Passages({ held }: { readonly held: Source['describesPassages'] }) {
  return (
    <Panel title={`Passages held · ${inDigits(held.totalCount)}`} note="the words behind its statements">
      {held.nodes.length === 0 && <p className="soft aside">No passage of this source is held.</p>}
      {held.nodes.map((passage) => (
        <PassageQuote key={passage.id} passage={passage} />
      ))}
      {held.nodes.length < held.totalCount && (
        <p className="soft small aside">
          {inDigits(held.nodes.length)} of {inDigits(held.totalCount)}; the relations below have more.
        </p>
      )}
    </Panel>
  );
}

function Claims({ stated }: { readonly stated: Source['claimsStated'] }) {
  const contradicted = stated.nodes.filter(({ contradicts }) => contradicts.length > 0);
  const isCut = stated.nodes.length < stated.totalCount;
  const shown = isCut ? `of the ${inDigits(stated.nodes.length)} shown, ` : '';
  return (
    <Panel
      title={`Claims · ${inDigits(stated.totalCount)}`}
      note={`${shown}${contradicted.length === 0 ? 'none contradicted' : `${counted(contradicted.length, 'is', 'are')} contradicted`}`}
    >
      {stated.nodes.length === 0 && <p className="soft aside">None.</p>}
      {[...contradicted, ...stated.nodes.filter((claim) => !contradicted.includes(claim))].map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
      {isCut && (
        <p className="soft small aside">
          {inDigits(stated.nodes.length)} of {inDigits(stated.totalCount)}; all are among the relations below.
        </p>
      )}
    </Panel>
  );
}
