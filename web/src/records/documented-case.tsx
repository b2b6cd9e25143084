import type { Conditions } from '../address/address.ts';
import { useTitle } from '../address/use-address.ts';
import { Brief } from '../brief/brief.tsx';
import { toFilter } from '../conditions/to-filter.ts';
import { DocumentedCaseDocument, DocumentedCasesDocument } from '../generated/graphql.ts';
import type { DocumentedCaseQuery } from '../generated/graphql.ts';
import { ClaimQuote, SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { CopyLink } from '../ui/buttons.tsx';
import { NodeLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInShort, inDigits } from '../words.ts';
import { ExposuresOf } from './exposures-of.tsx';

interface DocumentedCasePageProps {
  readonly caseKey: string;
  readonly conditions: Conditions;
}

/** The page of a documented case: its chains on the day, its claims with what contradicts them, and its sources. */
export function DocumentedCasePage({ caseKey, conditions }: DocumentedCasePageProps) {
  const answer = useAnswer(DocumentedCaseDocument, { key: caseKey });
  const title = answer.state === 'ready' ? answer.data.documentedCase?.title : undefined;
  useTitle(`${title ?? caseKey}, ${dayInShort(conditions.asOf)}`);
  return (
    <Loaded answer={answer} what="the documented case" rows={8}>
      {({ documentedCase }) =>
        documentedCase === null ? (
          <NoSuchCase caseKey={caseKey} conditions={conditions} />
        ) : (
          <CaseParts caseKey={caseKey} documentedCase={documentedCase} conditions={conditions} />
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
  readonly caseKey: string;
  readonly documentedCase: NonNullable<DocumentedCaseQuery['documentedCase']>;
  readonly conditions: Conditions;
}

function CaseParts({ caseKey, documentedCase, conditions }: CasePartsProps) {
  const { title, years, place, outcome, systems, claims, sources } = documentedCase;
  const keys = systems.flatMap((system) => ('key' in system ? [system.key] : []));
  const contradicted = claims.filter(({ contradicts }) => contradicts.length > 0).length;
  return (
    <>
      <div className="record-head inspector">
        <h2>{title}</h2>
        <p>
          {years} · {place} · {outcome}
        </p>
        <CopyLink />
        <Neighbors caseKey={caseKey} conditions={conditions} />
      </div>
      <Brief conditions={onlySystems(conditions, keys)} isHead={false}>
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
      </Brief>
    </>
  );
}

/** Links to the case before and the one after, in the order of the list. */
function Neighbors({ caseKey, conditions }: Pick<CasePartsProps, 'caseKey' | 'conditions'>) {
  const answer = useAnswer(DocumentedCasesDocument, { filter: toFilter(conditions) });
  const cases = answer.state === 'ready' ? answer.data.documentedCases : [];
  const at = cases.findIndex(({ key }) => key === caseKey);
  const [before, after] = [cases[at - 1], at === -1 ? undefined : cases[at + 1]];
  return (
    <nav className="case-neighbors" aria-label="Other documented cases">
      {before !== undefined && (
        <RecordLink kind="documented-case" keyOf={before.key}>
          ← {before.title}
        </RecordLink>
      )}
      {after !== undefined && (
        <RecordLink kind="documented-case" keyOf={after.key}>
          {after.title} →
        </RecordLink>
      )}
    </nav>
  );
}

/** The conditions, restricted to some systems instead of any that they name. */
function onlySystems(conditions: Conditions, systems: readonly string[]): Conditions {
  const { about, facets } = conditions;
  const others = facets.filter(({ by, excluded }) => by !== 'system' || excluded);
  const selected = systems.map((value) => ({ by: 'system' as const, value, excluded: false }));
  return { ...conditions, about: about?.kind === 'system' ? null : about, facets: [...others, ...selected] };
}
