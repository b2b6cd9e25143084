import { z } from 'zod/mini';
import { groupsOf } from '#picture/chain.ts';
import { addDays, countedOrigins } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DossierMenu } from '../casework/dossier.tsx';
import { DraftLink } from '../casework/draft-link.tsx';
import { DayButton } from '../conditions/buttons.tsx';
import { toEmploymentFilter, toFilter } from '../conditions/to-filter.ts';
import { holdsOn } from '../exposures/chain.ts';
import type { Chain } from '../exposures/chain.ts';
import { ClosuresDocument, EmploymentDocument } from '../generated/graphql.ts';
import type { ClosuresQuery, EmploymentQuery, RequestTopic } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { CopyLink } from '../ui/buttons.tsx';
import { Cited, RecordLink, toCanvas } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { Band } from '../ui/rows.tsx';
import {
  bandInWords,
  basisWords,
  dayInWords,
  factorInWords,
  gapWords,
  lineageInWords,
  modeWords,
  periodInWords,
  routeInWords,
} from '../words.ts';
import { AccessHistory } from './access-history.tsx';
import { DecisionPanel } from './decision.tsx';
import { ClaimQuote, HopCard } from './hop.tsx';

/** The evidence for a chain: why it has its priority, the sources of each hop, what is unknown, and next steps. */
export function ChainInspector({ chain }: { readonly chain: Chain }) {
  const { address, go } = useAddress();
  const { conditions, hop, node } = address;
  const closure = useChainClosure(chain, conditions);
  const names = new Map(chain.path.nodes.flatMap((one) => ('id' in one ? [[one.id, one.caption] as const] : [])));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const { hops, systemClaims } = withClaimsOnce(chain);
  return (
    <>
      <h2 className="inspector-title">Who reaches {chain.system.caption}</h2>
      <p>
        <RecordLink kind="person" keyOf={chain.engineer.key}>
          {chain.engineer.caption}
        </RecordLink>
        {chain.countries.length > 0 && ` in ${chain.countries.map(({ name }) => name).join(' and ')}`}, through{' '}
        {routeInWords(chain)}
      </p>
      <p className="tags">
        <Band low={chain.priority.low} high={chain.priority.high} />
        <span className="tag">{lineageInWords(chain.lineage, chain.gaps)}</span>
        <span className="tag">{accessInWords(chain)}</span>
        <span className="tag">{basisWords[chain.basis]}</span>
        {chain.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic data</span>}
      </p>
      <ChainPeriods chain={chain} asOf={conditions.asOf} closure={closure} />
      <section>
        <h3>Next steps</h3>
        <div className="actions">
          <CopyLink />
          <ChainSteps chain={chain} />
          <DossierMenu subject="EXPOSURE" id={chain.id} of="this exposure" />
        </div>
      </section>
      <Unknowns chain={chain} conditions={conditions} />
      <section>
        <h3>Hop by hop</h3>
        <p className="small soft">
          Weakest hop: confidence {chain.confidence} of 100. Confidence never lowers the priority.
        </p>
        {hops.map((edge) => (
          <HopCard
            key={edge.id}
            hop={edge}
            nameOf={nameOf}
            groups={groupsOf(chain)}
            asOf={conditions.asOf}
            picked={edge.id === hop || edge.to === node}
            onPick={() => {
              go({ hop: edge.id === hop ? null : edge.id, node: null });
            }}
            closure={closure?.ended.some(({ id }) => id === edge.id) === true ? closure.sentence : null}
          />
        ))}
      </section>
      <ChainEmployers chain={chain} conditions={conditions} />
      {systemClaims.length > 0 && (
        <section>
          <h3>Claims about the system</h3>
          {systemClaims.map((claim) => (
            <ClaimQuote key={claim.id} claim={claim} />
          ))}
        </section>
      )}
      <WhyPriority priority={chain.priority} />
      <AccessHistory chain={chain} conditions={conditions} />
      <DecisionPanel exposure={chain.id} system={chain.system.key} />
    </>
  );
}

/** Each claim only where it comes first: several hops may rest on the same. */
function withClaimsOnce({ path, system }: Chain) {
  const seen = new Set<string>();
  const isNew = ({ id }: { readonly id: string }): boolean => !seen.has(id) && seen.add(id).has(id);
  const hops = path.edges.map((edge) => ({ ...edge, claims: edge.claims.filter(isNew) }));
  return { hops, systemClaims: system.claims.filter(isNew) };
}

const planeShape = z.object({ plane: z.string() });

/** Who has access by code, parts or data that go into the system does not reach the system itself, so “direct” would say too much. */
function accessInWords({ mode, path }: Chain): string {
  const statements = path.edges.flatMap((edge) => (edge.type === 'ACCESSES' ? edge.statements : []));
  const [plane] = statements.flatMap(({ properties }) => {
    const shape = planeShape.safeParse(properties);
    return shape.success ? [shape.data.plane] : [];
  });
  if (plane !== 'INDIRECT') return modeWords[mode];
  return `${mode === 'DIRECT' ? 'no escort' : modeWords[mode]}; indirect access, through a component`;
}

/** Actions that lead on from a chain. */
function ChainSteps({ chain }: { readonly chain: Chain }) {
  const { address, go, setConditions } = useAddress();
  const start = chain.accountable ?? chain.prime;
  const cypher = <ShowCypher of="this chain" draft={(drafts) => drafts.chainDraft(chain.id, address.conditions)} />;
  if (start === null) return cypher;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          setConditions({ about: { kind: 'organization', key: start.key } });
        }}
      >
        Only chains through {start.caption}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          go(toCanvas(start.id));
        }}
      >
        Explore around {start.caption}
      </button>
      {cypher}
    </>
  );
}

type Closure = ClosuresQuery['closures'][number];

/** Whether a chain holds on a day, and the day as of which it is shown: else the last day before on which it held, or the first after. */
function shownDay({ periods }: Chain, asOf: string) {
  const holds = holdsOn(periods, asOf);
  const ended = holds ? null : (periods.findLast(({ to }) => to !== null && to <= asOf)?.to ?? null);
  const day = holds ? asOf : ended === null ? (periods[0]?.from ?? null) : addDays(ended, -1);
  return { holds, isEarlier: ended !== null, day };
}

interface ChainPeriodsProps {
  readonly chain: Chain;
  readonly asOf: string;
  readonly closure: Closure | null;
}

/** When the chain holds, whether it holds on the day, and who says that it ended. */
function ChainPeriods({ chain, asOf, closure }: ChainPeriodsProps) {
  const { holds, isEarlier, day } = shownDay(chain, asOf);
  return (
    <section>
      {!holds && (
        <p className="closure">
          <strong>This chain does not hold on {dayInWords(asOf)}.</strong> The details below are from{' '}
          {isEarlier ? 'an earlier' : 'a later'} day.{' '}
          {day !== null && (
            <DayButton day={day}>
              Go to its {isEarlier ? 'last' : 'first'} day, {dayInWords(day)}
            </DayButton>
          )}
        </p>
      )}
      <p>
        Holds {chain.periods.map(({ from, to }) => periodInWords(from, to)).join('; ')}.
        {closure !== null && <span> {toSentence(closure.sentence)}</span>}
      </p>
    </section>
  );
}

function toSentence(sentence: string): string {
  const ended = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

/** The engineer's employers, which may differ from the organization accountable for the escort or the holder of the credential, on the day as of which the chain is shown. */
function ChainEmployers({ chain, conditions }: { readonly chain: Chain; readonly conditions: Conditions }) {
  const { asOf } = conditions;
  const answer = useEmployment(chain, conditions);
  const { engineerEmployers: employers } = chain;
  if (employers.length === 0) {
    return (
      <section>
        <h3>Who employs the engineer</h3>
        <p>Not on record for this work.</p>
      </section>
    );
  }
  const inPath = new Set(chain.path.edges.map(({ id }) => id));
  const ofEmployers = employers.map((employer) => ({
    employer,
    hops: answer.state === 'ready' ? answer.data.engineerEmployment.filter(({ from }) => from === employer.id) : [],
  }));
  // The path shows them already.
  if (ofEmployers.every(({ hops }) => hops.length > 0 && hops.every(({ id }) => inPath.has(id)))) return null;
  const nameOf = (id: string): string =>
    id === chain.engineer.id ? chain.engineer.caption : (employers.find((one) => one.id === id)?.caption ?? id);
  return (
    <section>
      <h3>Who employs the engineer</h3>
      <Loaded answer={answer} what="who employs the engineer" rows={3}>
        {() =>
          ofEmployers.map(({ employer, hops }) =>
            hops.length === 0 ? (
              <p key={employer.id}>{employer.caption}. Its statements could not be found.</p>
            ) : (
              hops
                .filter(({ id }) => !inPath.has(id))
                .map((hop) => (
                  <HopCard
                    key={hop.id}
                    hop={hop}
                    nameOf={nameOf}
                    asOf={asOf}
                    picked={false}
                    onPick={null}
                    closure={null}
                  />
                ))
            ),
          )
        }
      </Loaded>
    </section>
  );
}

/** Lists what is missing from the record of a chain. */
function Unknowns({ chain, conditions }: { readonly chain: Chain; readonly conditions: Conditions }) {
  const people = [chain.escort, chain.credentialOf, chain.engineer].filter(
    (person) => person?.kind === 'GROUP' && person.headcount === null,
  );
  const lines: readonly { readonly line: string; readonly topic: RequestTopic | null }[] = [
    ...chain.gaps.map((gap) => ({ line: gapWords[gap].long, topic: gap === 'ROUTES_CUT' ? null : gap })),
    ...people.map((person) => ({
      line: `The number of people in “${person?.caption ?? ''}” is not on record.`,
      topic: 'HEADCOUNT' as const,
    })),
    ...(chain.countries.length === 0 && chain.origin === 'FOREIGN'
      ? [{ line: 'No location abroad is on record for the engineer.', topic: null }]
      : []),
  ];
  // As the chain is shown, and about its system alone.
  const about = { ...conditions, ...shownConditions(chain, conditions) };
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>Unknown</h3>
      <ul className="plain-list">
        {lines.map(({ line, topic }) => (
          <li key={line}>
            {line} {topic !== null && <DraftLink topic={topic} of={line} conditions={about} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The conditions under which a chain is counted together with the others of its system. */
function shownConditions(chain: Chain, { asOf, origins, lists }: Conditions): Partial<Conditions> {
  const counted = countedOrigins.filter((origin) => origin === chain.origin);
  return {
    asOf: shownDay(chain, asOf).day ?? asOf,
    origins: counted.length === 0 ? origins : counted,
    lists,
    about: { kind: 'system', key: chain.system.key },
    facets: [],
  };
}

type Reason = Chain['priority']['reasons'][number];

/** The reasons for the priority: the decision first, then each factor with its rule, unknown factors last. */
function WhyPriority({ priority }: { readonly priority: Chain['priority'] }) {
  const decisions = priority.reasons.filter(isDecision);
  const factors = priority.reasons.filter((reason) => !isDecision(reason));
  const ordered = [...factors.filter((reason) => reason.known), ...factors.filter((reason) => !reason.known)];
  return (
    <section>
      <h3>Why {bandInWords(priority.low, priority.high)}</h3>
      {decisions.map((reason) => (
        <p key={reason.factor} className="decision">
          {priority.low !== priority.high && <strong>{decisionInWords(reason, priority)}: </strong>}
          {reason.because} <Cited rules={reason.versions} />
        </p>
      ))}
      <dl className="reasons">
        {ordered.map((reason) => (
          <div key={reason.factor}>
            <dt>
              {factorInWords(reason.factor)}: <strong>{reason.value ?? 'unknown'}</strong>
            </dt>
            <dd>
              {reason.because} <Cited rules={reason.versions} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="small soft">{priority.notice}</p>
    </section>
  );
}

/** Whether a reason is a matching row of the decision table; the other reasons are inputs to the table. */
function isDecision(reason: Reason): boolean {
  return reason.factor.toLowerCase().startsWith('decision');
}

function decisionInWords(reason: Reason, { low, high }: Chain['priority']): string {
  const worst = reason.factor.toLowerCase().endsWith('worst');
  return worst
    ? `${high} in the worst case of what is not on record`
    : `${low} in the best case of what is not on record`;
}

/** Returns why a chain ended or will end, and who says so; null if it has no end or nothing explains it. */
function useChainClosure(chain: Chain, conditions: Conditions): Closure | null {
  const end = chain.periods.at(-1)?.to ?? null;
  const filter = { ...toFilter(conditions), asOf: end ?? conditions.asOf, systems: [chain.system.key] };
  const answer = useAnswer(ClosuresDocument, { filter, first: 100 }, end === null);
  if (answer.state !== 'ready') return null;
  return answer.data.closures.find(({ exposure }) => exposure.id === chain.id) ?? null;
}

/** Returns the employment of a chain's engineer that counts for it on the day as of which it is shown, with the statements behind it. */
function useEmployment(chain: Chain, conditions: Conditions): Answer<EmploymentQuery> {
  const asOf = shownDay(chain, conditions.asOf).day ?? conditions.asOf;
  return useAnswer(EmploymentDocument, {
    exposure: chain.id,
    filter: toEmploymentFilter(chain.origin, { ...conditions, asOf }),
  });
}
