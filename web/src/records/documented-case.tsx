import type { Conditions } from '../address/address.ts';
import { Brief } from '../brief/brief.tsx';
import { DayButton } from '../conditions/buttons.tsx';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { DocumentedCaseDocument, DocumentedCasesDocument } from '../generated/graphql.ts';
import type { DocumentedCaseQuery } from '../generated/graphql.ts';
import { ClaimQuote, SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { CopyLink } from '../ui/buttons.tsx';
import { NodeLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { useTitle } from '../ui/use-title.ts';
import { counted, dayInWords, inDigits } from '../words.ts';
import { ExposuresOf } from './exposures-of.tsx';

interface DocumentedCasePageProps {
  readonly caseKey: string;
  readonly conditions: Conditions;
}

/** The page of a documented case: its chains on the day, its claims with what contradicts them, and its sources. */
export function DocumentedCasePage({ caseKey, conditions }: DocumentedCasePageProps) {
  const answer = useAnswer(DocumentedCaseDocument, { key: caseKey, filter: toFilter(conditions) });
  useTitle((answer.state === 'ready' ? answer.data.documentedCase?.title : undefined) ?? caseKey);
  return (
    <Loaded answer={answer} what="the documented case" rows={8}>
      {({ documentedCase }) =>
        documentedCase === null ? (
          <NoSuchCase caseKey={caseKey} conditions={conditions} />
        ) : (
          <CaseParts documentedCase={documentedCase} conditions={conditions} />
        )
      }
    </Loaded>
  );
}

function NoSuchCase({ caseKey, conditions }: DocumentedCasePageProps) {
  const answer = useAnswer(DocumentedCasesDocument, { filter: toFilter(conditions) });
  return (
    <div className="state">
      <h2>Not in this database</h2>
      <p>
        No documented case here has the key <code>{caseKey}</code>. <code>npm start</code> loads all of them into an
        empty database.
      </p>
      <Loaded answer={answer} what="the documented cases">
        {({ documentedCases }) => (
          <ul>
            {documentedCases.map(({ key, title }) => (
              <li key={key}>
                <RecordLink kind="documented-case" keyOf={key}>
                  {title}
                </RecordLink>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  );
}

interface CasePartsProps {
  readonly documentedCase: NonNullable<DocumentedCaseQuery['documentedCase']>;
  readonly conditions: Conditions;
}

function CaseParts({ documentedCase, conditions }: CasePartsProps) {
  const { title, summary, systems, claims, sources } = documentedCase;
  const keys = systems.flatMap((system) => ('key' in system ? [system.key] : []));
  const contradicted = claims.filter(({ contradicts }) => contradicts.length > 0).length;
  return (
    <>
      <div className="record-head inspector">
        <h2>{title}</h2>
        <p>{summary}</p>
        <CaseStatus documentedCase={documentedCase} conditions={conditions} />
        <CopyLink />
      </div>
      <Brief conditions={onlySystems(conditions, keys)} isHead={false} />
      <ExposuresOf conditions={onlySystems(conditions, keys)} which="to the systems of this case" />
      <Panel title={`Systems · ${inDigits(systems.length)}`} note="defense assets that the case is about">
        <ul className="ranked">
          {systems.map((system) => (
            <li key={system.id}>
              <NodeLink node={system} />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={`Claims · ${inDigits(claims.length)}`}
        note={`earliest first; ${contradicted === 0 ? 'none contradicted' : `${counted(contradicted, 'is', 'are')} contradicted`}`}
      >
        {claims.map((claim) => (
          <ClaimQuote key={claim.id} claim={claim} />
        ))}
      </Panel>
      <Panel title={`Sources · ${inDigits(sources.length)}`}>
        <ul className="ranked">
          {sources.map((source) => (
            <li key={source.id}>
              <SourceLink source={source} />
              <RecordLink kind="source" keyOf={source.key}>
                What it states
              </RecordLink>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

interface CaseStatusProps {
  readonly documentedCase: CasePartsProps['documentedCase'];
  readonly conditions: Conditions;
}

/** Says how many of a case's systems were reached on the day, and when one was last. */
function CaseStatus({ documentedCase: { systems, coverage }, conditions }: CaseStatusProps) {
  const { systemsExposed, undetermined, lastExposedDay } = coverage;
  return (
    <p>
      On {dayInWords(conditions.asOf)}, {inDigits(systemsExposed)} of {counted(systems.length, 'system')} of this case{' '}
      {systemsExposed > 1 ? 'were' : 'was'} reached{underConditions(conditions)}
      {undetermined > 0 && `; ${counted(undetermined, 'access', 'accesses')} of undetermined origin`}.{' '}
      {lastExposedDay === null ? (
        'On no day on record is one known to have been reached.'
      ) : (
        <>
          Last on <DayButton day={lastExposedDay}>{dayInWords(lastExposedDay)}</DayButton>.
        </>
      )}
    </p>
  );
}

/** The conditions, restricted to some systems instead of any that they name. */
function onlySystems(conditions: Conditions, systems: readonly string[]): Conditions {
  const { about, facets } = conditions;
  const others = facets.filter(({ by, excluded }) => by !== 'system' || excluded);
  const selected = systems.map((value) => ({ by: 'system' as const, value, excluded: false }));
  return { ...conditions, about: about?.kind === 'system' ? null : about, facets: [...others, ...selected] };
}

interface CasesOnRecordProps {
  readonly conditions: Conditions;
  /** Number of systems that the page counts; null: it is loading. */
  readonly systems: number | null;
}

/** The documented cases, with whose systems the page counts; nothing if there are none. */
export function CasesOnRecord({ conditions, systems }: CasesOnRecordProps) {
  const answer = useAnswer(DocumentedCasesDocument, { filter: toFilter(conditions) });
  if (answer.state !== 'ready' || answer.data.documentedCases.length === 0) return null;
  const cases = answer.data.documentedCases.map((one) => ({
    ...one,
    // As the page counts systems: by the classes of evidence alone.
    systems: one.systems.filter(({ dataClass }) => conditions.evidence.includes(dataClass)),
  }));
  const ofCases = new Set(cases.flatMap((one) => one.systems.map(({ key }) => key))).size;
  return (
    <Panel
      title="Documented cases"
      note={`whose systems are counted above, and reached on ${dayInWords(conditions.asOf)}${underConditions(conditions)}`}
    >
      <div className="table-holder" tabIndex={0} role="region" aria-label="Documented cases">
        <table>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Systems reached</th>
              <th scope="col">Last reached on record</th>
            </tr>
          </thead>
          <tbody>
            {cases.map(({ key, title, summary, coverage, systems: own }) => (
              <tr key={key}>
                <th scope="row">
                  <RecordLink kind="documented-case" keyOf={key}>
                    {title}
                  </RecordLink>
                  <p className="soft small">{summary}</p>
                </th>
                <td>
                  {inDigits(coverage.systemsExposed)} of {inDigits(own.length)}
                </td>
                <td>{coverage.lastExposedDay === null ? 'never' : <DayButton day={coverage.lastExposedDay} />}</td>
              </tr>
            ))}
            {systems !== null && systems > ofCases && (
              <tr>
                <th scope="row">Other data</th>
                <td>{counted(systems - ofCases, 'system')} on record</td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
