import type { Conditions } from '../address/address.ts';
import { OwnershipUnderRulesDocument } from '../generated/graphql.ts';
import type { OwnershipUnderRulesQuery, OwnershipVerdict, ShareFragment } from '../generated/graphql.ts';
import { SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { DataTable } from '../ui/data-table.tsx';
import { NodeLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInWords } from '../words.ts';

type Owned = Extract<
  NonNullable<OwnershipUnderRulesQuery['node']>,
  { readonly __typename: 'Organization' }
>['ownership'];
type Finding = Owned['findings'][number];
type Step = Finding['steps'][number];

export const verdictWords: Readonly<Record<OwnershipVerdict, string>> = {
  COVERED: 'covered',
  CANNOT_TELL: 'cannot tell',
  NOT_REACHED: 'threshold not reached',
  NONE_ON_RECORD: 'none on record',
  DOES_NOT_APPLY: 'does not apply',
  NOT_IN_FORCE: 'suspended',
  NOT_COMPARED: 'not compared',
  NOT_LOOKED_AT: 'not looked at',
};

/** Writes a percentage with at most two decimals. It rounds down: 49.999 percent do not reach 50. */
export function percentage(share: number): string {
  return String(Math.floor(share * 100 + 1e-4) / 100);
}

/** Writes a share: `25 to 60 percent`; what nothing on record limits is not on record. */
export function shareInWords({ low, high }: ShareFragment): string {
  const [from, to] = [low, high].map(percentage);
  if (low === 0 && high === 100) return 'not on record';
  return from === to ? `${from} percent` : `${from} to ${to} percent`;
}

interface OwnershipProps {
  readonly id: string;
  readonly conditions: Conditions;
}

/** Who owns an organization on the day, under each rule, with every step of the arithmetic. */
export function OwnershipUnderRules({ id, conditions: { asOf, lists } }: OwnershipProps) {
  const answer = useAnswer(OwnershipUnderRulesDocument, { id, asOf, lists });
  return (
    <Panel title="Ownership" note={`on ${dayInWords(asOf)}`}>
      <Loaded answer={answer} what="its ownership">
        {({ node }) => node?.__typename === 'Organization' && <Ownership of={node.ownership} byLists={lists} />}
      </Loaded>
    </Panel>
  );
}

function Ownership({ of, byLists }: { readonly of: Owned; readonly byLists: readonly string[] }) {
  const { ownedByDesignated, foreignShare, ultimateParents, notOnRecord, findings } = of;
  return (
    <>
      <p className="aside">
        Ultimate parents: {ultimateParents.length === 0 && <span className="soft">not on record</span>}
        {ultimateParents.map((parent, at) => (
          <span key={parent.id}>
            {at > 0 && ', '}
            <NodeLink node={parent} />
          </span>
        ))}
        . Held from abroad: <strong>{shareInWords(foreignShare)}</strong>. Held by parties on{' '}
        {byLists.length === 0 ? 'any list' : byLists.join(', ')}: <strong>{shareInWords(ownedByDesignated)}</strong>.
      </p>
      {findings.map((finding) => (
        <UnderRule key={finding.rule} finding={finding} />
      ))}
      {notOnRecord.length > 0 && (
        <details className="aside">
          <summary>{counted(notOnRecord.length, 'gap')} in the record</summary>
          <ul>
            {notOnRecord.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="soft small aside">
        What is not on record widens a range and never counts as zero. This is neither legal advice nor a judgment about
        anyone.
      </p>
    </>
  );
}

/** The verdict under a rule; its steps are shown on demand. */
function UnderRule({ finding }: { readonly finding: Finding }) {
  const { title, verdict, because, citation, steps, share } = finding;
  return (
    <div className="aside">
      <p>
        <strong>{title}</strong>{' '}
        <span className={verdict === 'COVERED' ? 'tag conflict' : 'tag'}>{verdictWords[verdict]}</span>
        {share !== null && <span className="soft"> {shareInWords(share)}</span>}
      </p>
      <p>{because}</p>
      <p className="soft small">{citation}</p>
      {steps.length > 0 && (
        <details>
          <summary>{counted(steps.length, 'step')}</summary>
          <Steps title={title} steps={steps} />
        </details>
      )}
    </div>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: readonly Step[] }) {
  const hasSum = steps.some(({ adds }) => adds !== null);
  return (
    <DataTable
      label={`Steps: ${title}`}
      rows={steps}
      keyOf={({ owner, owned }) => `${owner?.id ?? ''} ${owned.id}`}
      columns={[
        {
          title: 'Owner',
          rowHead: true,
          cell: ({ owner }) =>
            owner === null ? <span className="soft">not on record</span> : <NodeLink node={owner} />,
        },
        { title: 'Owns of', cell: ({ owned }) => <NodeLink node={owned} /> },
        { title: 'Share', cell: ({ share }) => shareInWords(share) },
        { title: 'Counts', cell: ({ counts }) => counts },
        ...(hasSum ? [{ title: 'Adds', cell: ({ adds }: Step) => (adds === null ? '' : shareInWords(adds)) }] : []),
        {
          title: 'Source',
          cell: ({ statements }) =>
            statements.map(({ key, source, dataClass, confidence }) => (
              <div key={key}>
                <SourceLink source={source} /> <span className="soft small">confidence {confidence}</span>
                {dataClass === 'SYNTHETIC' && <span className="tag synthetic">synthetic</span>}
              </div>
            )),
        },
      ]}
    />
  );
}
