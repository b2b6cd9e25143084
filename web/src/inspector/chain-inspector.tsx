import { Band } from '../chains/band.tsx';
import { ChainEmployers } from './chain-employers.tsx';
import { ChainPeriods } from './chain-periods.tsx';
import { ChainSteps } from './chain-steps.tsx';
import { CopyLink } from './copy-link.tsx';
import { HopCard } from './hop-card.tsx';
import { NotKnown } from './not-known.tsx';
import { WhyPriority } from './why-priority.tsx';
import { ClaimQuote } from './claim-quote.tsx';
import { basisWords, modeWords } from '../words/mode-words.ts';
import { lineageInWords } from '../words/lineage-words.ts';
import { useAddress } from '../address/use-address.ts';
import { useChainClosure } from './use-chain-closure.ts';
import type { Chain } from './use-chain.ts';

/** Says who: why this priority, hop by hop with what says so, what is not known, what can be done next. */
export function ChainInspector({ chain }: { readonly chain: Chain }) {
  const { address, go } = useAddress();
  const { conditions, hop, node } = address;
  const closure = useChainClosure(chain, conditions);
  const names = new Map(chain.path.nodes.flatMap((one) => ('id' in one ? [[one.id, one.caption] as const] : [])));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return (
    <>
      <h2 className="inspector-title">Who reaches {chain.system.caption}, through whom</h2>
      <p className="tags">
        <Band low={chain.priority.low} high={chain.priority.high} />
        <span className="tag">{lineageInWords(chain.lineage, chain.gaps)}</span>
        <span className="tag">{modeWords[chain.mode]}</span>
        <span className="tag">{basisWords[chain.basis]}</span>
        {chain.dataClasses.includes('SYNTHETIC') && <span className="tag synthetic">synthetic data</span>}
      </p>
      <ChainPeriods chain={chain} asOf={conditions.asOf} closure={closure} />
      <WhyPriority priority={chain.priority} />
      <section>
        <h3>Hop by hop</h3>
        <p className="small soft">Weakest hop: confidence {chain.confidence} of 100. It never lowers the priority.</p>
        {chain.path.edges.map((edge) => (
          <HopCard
            key={edge.id}
            hop={edge}
            nameOf={nameOf}
            asOf={conditions.asOf}
            picked={edge.id === hop || edge.to === node}
            onPick={() => {
              go({ hop: edge.id === hop ? null : edge.id, node: null });
            }}
            closure={closure?.ended.some(({ id }) => id === edge.id) === true ? closure.sentence : null}
          />
        ))}
      </section>
      <ChainEmployers chain={chain} asOf={conditions.asOf} />
      <NotKnown chain={chain} />
      {chain.system.claims.length > 0 && (
        <section>
          <h3>Said about the system</h3>
          {chain.system.claims.map((claim) => (
            <ClaimQuote key={claim.id} claim={claim} />
          ))}
        </section>
      )}
      <section>
        <h3>Then</h3>
        <div className="actions">
          <CopyLink />
          <ChainSteps chain={chain} />
        </div>
      </section>
    </>
  );
}
