import { SourceSummaryDocument } from '../generated/graphql.ts';
import type { SourceSummaryQuery } from '../generated/graphql.ts';
import { ClaimQuote, SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dataClassWords, dayInShort, edgeInWords, inDigits, periodInWords } from '../words.ts';

/** What the page of a source has besides its relations: its statements, what rests on it alone, and who contradicts its claims. */
export function SourceParts({ id }: { readonly id: string }) {
  const answer = useAnswer(SourceSummaryDocument, { id });
  return (
    <Loaded answer={answer} what="the source">
      {({ sourceSummary, node }) => (
        <>
          {node?.__typename === 'Source' && <Facts source={node} />}
          <div className="panels two-one">
            <Statements statements={sourceSummary.statements} />
            <Countries countries={sourceSummary.countries} />
          </div>
          {node?.__typename === 'Source' && <Claims stated={node.claimsStated} />}
        </>
      )}
    </Loaded>
  );
}

type Source = Extract<NonNullable<SourceSummaryQuery['node']>, { readonly __typename: 'Source' }>;

function Facts({ source }: { readonly source: Source }) {
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    ['publisher', source.publisher],
    ['published on', source.publishedOn === null ? null : dayInShort(source.publishedOn)],
    ['retrieved on', source.retrievedAt === null ? null : dayInShort(source.retrievedAt)],
    ['kind', dataClassWords[source.dataClass]],
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

function Statements({ statements }: { readonly statements: SourceSummaryQuery['sourceSummary']['statements'] }) {
  const total = statements.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title={`Statements · ${inDigits(total)}`} note="alone: no other source states the same">
      {statements.length === 0 ? (
        <p className="soft aside">None: later imports of this source no longer make any.</p>
      ) : (
        <div className="table-holder" tabIndex={0} role="region" aria-label="Statements">
          <table>
            <thead>
              <tr>
                <th scope="col">Says that something</th>
                <th scope="col" className="number">
                  Statements
                </th>
                <th scope="col" className="number">
                  Alone
                </th>
                <th scope="col">Days</th>
              </tr>
            </thead>
            <tbody>
              {statements.map(({ type, count, alone, from, to }) => (
                <tr key={type}>
                  <th scope="row">{type === 'DESCRIBED_BY' ? 'has these values' : edgeInWords(type)}</th>
                  <td className="number">{inDigits(count)}</td>
                  <td className="number">{alone === null ? 'not compared' : inDigits(alone)}</td>
                  <td>{from === null && to === null ? 'no dates' : periodInWords(from, to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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

function Claims({ stated }: { readonly stated: Source['claimsStated'] }) {
  const contradicted = stated.nodes.filter(({ contradicts }) => contradicts.length > 0);
  return (
    <Panel
      title={`Claims · ${inDigits(stated.totalCount)}`}
      note={
        contradicted.length === 0 ? 'none contradicted' : `${counted(contradicted.length, 'is', 'are')} contradicted`
      }
    >
      {stated.nodes.length === 0 && <p className="soft aside">None.</p>}
      {[...contradicted, ...stated.nodes.filter((claim) => !contradicted.includes(claim))].map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
    </Panel>
  );
}
