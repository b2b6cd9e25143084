import type { Conditions } from '../address/address.ts';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { RunRemedyDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, RemedyKind, RunRemedyQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink, Cited, NodeLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { Band } from '../ui/rows.tsx';
import { counted, dayInWords, inDigits, routeInWords } from '../words.ts';
import { accesses, gainsInWords, remedyInWords } from './ranking.tsx';

interface RemedyEffectsProps {
  readonly kind: RemedyKind;
  /** Keys. */
  readonly nodes: readonly string[];
  readonly conditions: Conditions;
}

/** What an action closes, opens and changes. Nothing is written. */
export function RemedyEffects({ kind, nodes, conditions }: RemedyEffectsProps) {
  const answer = useAnswer(RunRemedyDocument, { kind, nodes, filter: toFilter(conditions) });
  return (
    <Loaded answer={answer} what="the remedy" rows={6}>
      {({ remedy }) => <Effects effect={remedy} conditions={conditions} />}
    </Loaded>
  );
}

function Effects({
  effect,
  conditions,
}: {
  readonly effect: RunRemedyQuery['remedy'];
  readonly conditions: Conditions;
}) {
  const { remedy, before, after, closed, opened, changed } = effect;
  const { closes, opens, changes } = remedy;
  return (
    <>
      <Panel title={remedyInWords(remedy)} note={`from ${dayInWords(conditions.asOf)} on; nothing is written`}>
        <div className="aside">
          <p>
            <strong>
              Closes {inDigits(closes)} of {accesses(before)} exposed{underConditions(conditions)}; {inDigits(after)}{' '}
              {after === 1 ? 'stays' : 'stay'} exposed.
            </strong>{' '}
            {gainsInWords(opens, changes)}
          </p>
          <p>
            <strong>Assumed:</strong> {remedy.assumes}
          </p>
          <p>
            <strong>Answers to:</strong> {remedy.rules.map(({ title }) => title).join('; ')}{' '}
            <span className="small">
              <Cited rules={remedy.rules.flatMap(({ versions }) => versions.slice(-1))} />
            </span>
          </p>
          <p>
            <strong>About:</strong>{' '}
            {remedy.nodes.map((node, at) => (
              <span key={`${node.id} ${at}`}>
                {at > 0 && ' · '}
                <NodeLink node={node} asOf={conditions.asOf} />
              </span>
            ))}
          </p>
        </div>
      </Panel>
      <ChainList title="Would close" count={effect.closedCount} chains={closed} conditions={conditions} isNow />
      <ChainList title="Would open" count={effect.openedCount} chains={opened} conditions={conditions} />
      <ChainList title="Would change its band" count={changes} chains={changed} conditions={conditions} />
    </>
  );
}

interface ChainListProps {
  readonly title: string;
  readonly count: number;
  readonly chains: readonly ChainRowFragment[];
  readonly conditions: Conditions;
  /** Whether the chains hold now, and so have a page. */
  readonly isNow?: boolean;
}

function ChainList({ title, count, chains, conditions, isNow = false }: ChainListProps) {
  const note = chains.length < count ? `the first ${inDigits(chains.length)}` : undefined;
  return (
    <Panel title={`${title}: ${counted(count, 'chain')}`} note={note}>
      {chains.length === 0 ? (
        <p className="soft aside">None.</p>
      ) : (
        <ul className="ranked">
          {chains.map((chain) => (
            <li key={chain.id}>
              <span>
                {routeInWords(chain)} ›{' '}
                <RecordLink kind="person" keyOf={chain.engineer.key} asOf={conditions.asOf}>
                  {chain.engineer.caption}
                </RecordLink>{' '}
                ›{' '}
                <RecordLink kind="system" keyOf={chain.system.key} asOf={conditions.asOf}>
                  {chain.system.caption}
                </RecordLink>
              </span>
              <span className="end">
                <Band low={chain.priority.low} high={chain.priority.high} />{' '}
                {isNow && (
                  <AddressLink change={{ view: 'chains', conditions, system: chain.system.key, chain: chain.id }}>
                    Chain
                    <span className="unseen">
                      {' '}
                      of {chain.engineer.caption} to {chain.system.caption}
                    </span>
                  </AddressLink>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
