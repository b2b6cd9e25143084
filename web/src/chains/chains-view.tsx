import { useMemo, useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { StartNotice } from '../brief/start-notice.tsx';
import { useNodeByKey } from '../conditions/bar.tsx';
import { toDecidedFilter } from '../conditions/to-filter.ts';
import { useCoverage } from '../coverage/coverage-bar.tsx';
import { holdsOn } from '../exposures/chain.ts';
import { MOST_TOGETHER, useChosenChain, useExposedSystems } from '../exposures/data.ts';
import type { ChosenChain, ExposedSystem, ExposedSystems, SystemsPage } from '../exposures/data.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import { ChainInspector } from '../inspector/chain.tsx';
import { NoSuchChain } from '../inspector/no-such-chain.tsx';
import { EntityCard } from '../inspector/entity.tsx';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { NodeLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { Panes } from '../ui/panes.tsx';
import { SaveCsv } from '../ui/save-csv.tsx';
import { Failed, Skeleton } from '../ui/states.tsx';
import { counted, dayInWords, inDigits, nodeCaption } from '../words.ts';
import { BulkDecision } from './bulk-decision.tsx';
import { chainsTable } from './chains-csv.ts';
import { DecisionFilter } from './decision-filter.tsx';
import { ExposureList } from './exposure-list.tsx';
import type { OnChain } from './exposure-list.tsx';
import { LeadList } from './leads.tsx';
import { NothingExposed } from './nothing-exposed.tsx';
import { PicturePane } from './picture-pane.tsx';

const FEW_SYSTEMS = 40;

/** The Chains view: exposed accesses, their chains, and the evidence. */
export function ChainsView() {
  const { address, go } = useAddress();
  const { conditions, decisions } = address;
  const isFiltered = decisions.length > 0;
  // Not the conditions themselves: the text in the search box changes no list.
  const listKey = JSON.stringify(toDecidedFilter(conditions, decisions));
  const { page, setPage } = useSystemsPage(listKey);
  // A filtered list has its own pages; what is counted is not filtered.
  const ofAll = isFiltered ? firstSystems : page;
  const all = useExposedSystems(conditions, ofAll);
  const exposed = all.state === 'ready' ? all.data : null;
  const answer = useExposedSystems(conditions, page, decisions);
  const listed = answer.state === 'ready' ? answer.data : null;
  const chosen = useChosenChain(exposed);
  const { together } = chosen;
  const onChain = (chain: ChainRowFragment, added = false): void => {
    const { key } = chain.system;
    const before = together.length > 0 || chosen.system === null ? together : [chosen.system];
    const kept = together.includes(key) ? together : [];
    const systems = added && !before.includes(key) ? [...before, key].slice(0, MOST_TOGETHER) : kept;
    go({ system: key, systems, chain: chain.id, node: null, hop: null });
  };
  const pages = listed === null ? [] : pagesAround(page, listed.systems.length);
  return (
    <Panes
      page="chains"
      names={['Exposed', 'Chains', 'Evidence']}
      left={
        <>
          <div className="pane-head">
            <h2>
              {exposed === null
                ? 'Exposed accesses'
                : `${counted(exposed.accesses, 'access', 'accesses')} exposed · ${systemsInWords(ofAll, exposed.systems.length)}`}
            </h2>
            <span className="end">
              <ShowCypher
                of="the exposed accesses"
                draft={(drafts) => drafts.listDraft('exposures', conditions, decisions)}
              />
              <SaveCsv
                of="the exposed accesses"
                name={`chains ${conditions.asOf}`}
                synthetic={conditions.evidence.includes('SYNTHETIC')}
                table={() => chainsTable(conditions, decisions)}
              />
            </span>
          </div>
          <div className="pane-body">
            {exposed !== null && (exposed.accesses > 0 || isFiltered) && (
              <DecisionFilter listed={listed?.chains ?? null} all={exposed.chains} />
            )}
            <StartNotice conditions={conditions} />
            {answer.state === 'loading' && <Skeleton what="exposed accesses" rows={6} />}
            {answer.state === 'failed' && (
              <Failed what="Could not load the exposed accesses." failure={answer.failure} onRetry={answer.retry} />
            )}
            {exposed?.accesses === 0 && <p className="soft aside">None on this day under these conditions.</p>}
            <BulkDecision isEmpty={listed === null || listed.systems.length === 0} />
            {listed !== null && (
              <ExposureList
                systems={chosen.drawsAll ? inOrderOf(chosen.drawn.items, listed.systems) : listed.systems}
                system={chosen.system}
                together={together}
                onTogether={(systems) => {
                  const stays = chosen.system !== null && (systems.length === 0 || systems.includes(chosen.system));
                  go({ systems, ...(stays ? {} : { system: null, chain: null, node: null, hop: null }) });
                }}
                chain={chosen.id}
                onChain={onChain}
                pages={pages}
                onPage={setPage}
              />
            )}
            <LeadList />
          </div>
        </>
      }
      middle={<ChainsMiddle exposed={exposed} chosen={chosen} onChain={onChain} />}
      right={<Inspector chosen={chosen} />}
      // When nothing is exposed, the middle pane shows when something last was and who says that it ended; and it says that a system has no chain.
      turnTo={exposed?.accesses === 0 || chosen.isWithoutChains ? 1 : 0}
    />
  );
}

const firstSystems: SystemsPage = { skip: 0, first: FEW_SYSTEMS };

/** Returns which systems are listed: another key, for other conditions, starts at the first again. */
function useSystemsPage(key: string) {
  const [chosen, setChosen] = useState({ key, page: firstSystems });
  const setPage = (page: SystemsPage): void => {
    setChosen({ key, page });
  };
  return { page: chosen.key === key ? chosen.page : firstSystems, setPage };
}

/** Returns the pages of systems before and after a page that shows the given number of them. */
function pagesAround({ skip, first }: SystemsPage, shown: number): readonly SystemsPage[] {
  const before = skip === 0 ? [] : [{ skip: Math.max(0, skip - MAX_PAGE_SIZE), first: MAX_PAGE_SIZE }];
  if (shown < first) return before;
  // The first page is short: more of it come with the next click.
  const next = first < MAX_PAGE_SIZE ? skip : skip + first;
  return [...before, { skip: next, first: MAX_PAGE_SIZE }];
}

function systemsInWords({ skip, first }: SystemsPage, shown: number): string {
  if (skip > 0 && shown === 0) return 'no further systems';
  if (skip > 0) return `systems ${inDigits(skip + 1)} to ${inDigits(skip + shown)}`;
  return `${inDigits(shown)}${shown === first ? ' or more' : ''} ${shown === 1 ? 'system' : 'systems'}`;
}

/** Orders systems by their most urgent chain. */
function inOrderOf(chains: readonly ChainRowFragment[], systems: readonly ExposedSystem[]): readonly ExposedSystem[] {
  const keys = chains.map(({ system }) => system.key);
  const place = ({ system }: ExposedSystem): number => {
    const at = keys.indexOf(system.key);
    return at === -1 ? keys.length : at;
  };
  return [...systems].sort((a, b) => place(a) - place(b));
}

interface ChainsMiddleProps {
  readonly exposed: ExposedSystems | null;
  readonly chosen: ChosenChain;
  readonly onChain: OnChain;
}

/** The picture, or the reason there is no picture. */
function ChainsMiddle({ exposed, chosen, onChain }: ChainsMiddleProps) {
  const { address } = useAddress();
  const coverage = useCoverage(address.conditions);
  const { items, total, next, loading, failure, more } = chosen.drawn;
  const own = chosen.answer.state === 'ready' ? chosen.answer.data.exposure : null;
  // The chosen chain may be on a page that is not loaded yet. It is drawn only if it holds on the day and meets the conditions.
  const beyond = next !== null && chosen.passes === true;
  const chains = useMemo(
    () => (own !== null && beyond && items.every(({ id }) => id !== own.id) ? [own, ...items] : items),
    [own, beyond, items],
  );
  if (exposed?.accesses === 0) {
    return (
      <div className="pane-body">
        <Loaded answer={coverage} what="the coverage">
          {(data) => <NothingExposed coverage={data.coverage} />}
        </Loaded>
      </div>
    );
  }
  if (failure !== null && items.length === 0) {
    return <Failed what="Could not load the chains." failure={failure} onRetry={more} />;
  }
  if (chosen.isWithoutChains && chosen.system !== null) {
    return <NoChains system={chosen.system} day={address.conditions.asOf} />;
  }
  if (items.length === 0 && (loading || exposed === null)) return <Skeleton what="the chains" rows={6} />;
  return (
    <PicturePane
      chains={chains}
      total={Math.max(total ?? 0, chains.length)}
      chosen={chosen.id}
      together={chosen.together}
      onChain={onChain}
    />
  );
}

/** Shown for a link to a system without chains: those to another system would look like an answer. */
function NoChains({ system, day }: { readonly system: string; readonly day: string }) {
  const { go } = useAddress();
  const answer = useNodeByKey('System', system);
  return (
    <Loaded answer={answer} what="the system">
      {({ nodeByKey }) => (
        <div className="state">
          {nodeByKey === null ? (
            <>
              <h2>No such system</h2>
              <p>
                No system has the key <code>{system}</code>. Keys come from the imported data: the link may be from
                another database.
              </p>
            </>
          ) : (
            <>
              <h2>
                No chain to {nodeCaption(nodeByKey)} on record for {dayInWords(day)}
              </h2>
              <p>
                None under the conditions above. <NodeLink node={nodeByKey} /> has a page of its own.
              </p>
            </>
          )}
          <button
            type="button"
            className="button"
            onClick={() => {
              go({ system: null, node: null, hop: null });
            }}
          >
            Show the chains to other systems
          </button>
        </div>
      )}
    </Loaded>
  );
}

/** The right pane: the selected node, then the selected chain. */
function Inspector({ chosen }: { readonly chosen: ChosenChain }) {
  const { address, go } = useAddress();
  const { id, answer, passes, checkFailure } = chosen;
  const { node, conditions } = address;
  return (
    <div className="pane-body inspector">
      {node !== null && <EntityCard id={node} asOf={conditions.asOf} />}
      {id === null ? (
        <p className="soft">Select an access to see its chain, who says so, and what the record lacks.</p>
      ) : (
        <Loaded answer={answer} what="the evidence" rows={8}>
          {({ exposure }) =>
            exposure === null ? (
              <div className="state">
                <h3>Exposure not found</h3>
                <NoSuchChain id={id} />
                <button
                  type="button"
                  className="button"
                  onClick={() => {
                    go({ chain: null, system: null, node: null, hop: null });
                  }}
                >
                  Show the most urgent chain
                </button>
              </div>
            ) : (
              <>
                {passes === false && holdsOn(exposure.periods, conditions.asOf) && (
                  <p className="closure">
                    <strong>The conditions above exclude this chain.</strong> It is shown because the link names it.
                  </p>
                )}
                {checkFailure !== null && (
                  <Failed
                    what="Could not check whether the conditions above exclude this chain, so it is not drawn."
                    failure={checkFailure.failure}
                    onRetry={checkFailure.retry}
                  />
                )}
                <ChainInspector chain={exposure} />
              </>
            )
          }
        </Loaded>
      )}
    </div>
  );
}
