import { distinctNames } from '#picture/picture.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { WhatIfDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, WhatIfQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { bandInWords, counted, inDigits, routeInWords } from '../words.ts';
import { strike, titleOf } from './document.ts';
import { canvasStore, useDocument } from './store.ts';

/** What would be exposed without the nodes that are struck out. Nothing is written. */
export function WhatIf() {
  const { address } = useAddress();
  const document = useDocument();
  const { struck } = document;
  const answer = useAnswer(
    WhatIfDocument,
    { remove: [...struck], filter: toFilter(address.conditions) },
    struck.length === 0,
  );
  if (struck.length === 0) {
    return (
      <p className="soft small">
        Select nodes and strike them out to see which exposures would close, which would newly open, and which systems
        would be freed. Nothing is written.
      </p>
    );
  }
  return (
    <>
      <ul className="plain-list">
        {struck.map((id) => (
          <li key={id}>
            <s>{titleOf(document, id)}</s>{' '}
            <button
              type="button"
              className="plain small"
              onClick={() => {
                canvasStore.take(strike(canvasStore.get(), [id], false));
              }}
            >
              restore<span className="unseen"> {titleOf(document, id)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <AddressLink
          change={{ view: 'compare', comparison: 'what-if', without: [...struck], from: null, to: null, node: null }}
        >
          Compare with and without: picture and list
        </AddressLink>
      </p>
      <Loaded answer={answer} what="the what-if" rows={3}>
        {({ whatIf }) => <Outcome outcome={whatIf} struck={struck.length} conditions={address.conditions} />}
      </Loaded>
    </>
  );
}

interface OutcomeProps {
  /** Number of nodes that are struck out. */
  readonly struck: number;
  readonly conditions: Conditions;
  readonly outcome: WhatIfQuery['whatIf'];
}

function Outcome({ outcome, struck, conditions }: OutcomeProps) {
  const { before, after, closed, opened, systemsFreed } = outcome;
  const names = distinctNames(systemsFreed.map(({ caption, ...system }) => ({ ...system, title: caption })));
  return (
    <div className="what-if">
      <p>
        <strong>
          {counted(before, 'exposed access', 'exposed accesses')} on this day{underConditions(conditions)};{' '}
          {inDigits(after)} without the struck-out {struck === 1 ? 'node' : 'nodes'}.
        </strong>
      </p>
      <ChainList title="Would close" count={outcome.closedCount} chains={closed} />
      <ChainList title="Would newly open" count={outcome.openedCount} chains={opened} />
      <h2>Systems freed: {inDigits(outcome.systemsFreedCount)}</h2>
      <ul className="plain-list">
        {systemsFreed.map(({ id }) => (
          <li key={id}>{names.get(id)}</li>
        ))}
      </ul>
    </div>
  );
}

interface ChainListProps {
  readonly title: string;
  readonly count: number;
  readonly chains: readonly ChainRowFragment[];
}

function ChainList({ title, count, chains }: ChainListProps) {
  return (
    <>
      <h2>
        {title}: {counted(count, 'chain')}
        {chains.length < count && ` (the first ${inDigits(chains.length)})`}
      </h2>
      <ul className="plain-list small">
        {chains.map((chain) => (
          <li key={chain.id}>
            <strong>{bandInWords(chain.priority.low, chain.priority.high)}</strong> {routeInWords(chain)} ›{' '}
            {chain.engineer.caption} › {chain.system.caption}
          </li>
        ))}
      </ul>
    </>
  );
}
