import { useState } from 'react';
import { ChainsMiddle } from './chains-middle.tsx';
import { ExposureList } from './exposure-list.tsx';
import { Failed } from '../states/failed.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { LeadList } from './lead-list.tsx';
import { MOST_SYSTEMS, useExposedSystems } from './use-exposed-systems.ts';
import { Panes } from '../shell/panes.tsx';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { counted, inDigits } from '../words/count-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useChosenChain } from './use-chosen-chain.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import type { ExposedSystem } from './use-exposed-systems.ts';

const FEW_SYSTEMS = 40;

/** What is exposed, through whom, and who says so. */
export function ChainsView() {
  const { address, go } = useAddress();
  const { conditions } = address;
  const [first, setFirst] = useState(FEW_SYSTEMS);
  const answer = useExposedSystems(conditions, first);
  const exposed = answer.state === 'here' ? answer.data : null;
  const chosen = useChosenChain(exposed);
  const onChain = (chain: ChainRowFragment): void => {
    go({ system: chain.system.key, chain: chain.id, node: null, hop: null });
  };
  const many = exposed?.systems.length === first;
  return (
    <Panes
      names={['Exposed', 'Through whom', 'Who says so']}
      left={
        <>
          <div className="pane-head">
            <h2>
              {exposed === null
                ? 'Exposed accesses'
                : `${counted(exposed.accesses, 'access', 'accesses')} exposed · ${inDigits(exposed.systems.length)}${many ? ' or more' : ''} ${exposed.systems.length === 1 ? 'system' : 'systems'}`}
            </h2>
            <ShowCypher
              of="the exposed accesses"
              draft={async () => (await import('../show-cypher/list-draft.ts')).listDraft('exposures', conditions)}
            />
          </div>
          <div className="pane-body">
            {answer.state === 'loading' && <Skeleton what="exposed accesses" rows={6} />}
            {answer.state === 'failed' && (
              <Failed
                what="The exposed accesses could not be loaded."
                failure={answer.failure}
                onRetry={answer.retry}
              />
            )}
            {exposed?.systems.length === 0 && <p className="soft aside">None on this day under these conditions.</p>}
            {exposed !== null && (
              <ExposureList
                systems={chosen.all ? inOrderOf(chosen.drawn.items, exposed.systems) : exposed.systems}
                conditions={conditions}
                system={chosen.system}
                chain={chosen.id}
                onChain={onChain}
                onMoreSystems={
                  many && first < MOST_SYSTEMS
                    ? () => {
                        setFirst(MOST_SYSTEMS);
                      }
                    : null
                }
              />
            )}
            <LeadList conditions={conditions} />
          </div>
        </>
      }
      middle={<ChainsMiddle exposed={exposed} chosen={chosen} onChain={onChain} />}
      right={<Inspector chosen={chosen} />}
      // Where nothing is exposed, what is to be seen is when it last was, and who says that it ended.
      turnTo={exposed?.accesses === 0 ? 1 : 0}
    />
  );
}

/** Systems in the order of their most urgent chains, which knows the best band too. */
function inOrderOf(chains: readonly ChainRowFragment[], systems: readonly ExposedSystem[]): readonly ExposedSystem[] {
  const keys = chains.map(({ system }) => system.key);
  const place = ({ system }: ExposedSystem): number => {
    const at = keys.indexOf(system.key);
    return at === -1 ? keys.length : at;
  };
  return [...systems].sort((a, b) => place(a) - place(b));
}
