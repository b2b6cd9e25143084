import { HopCard } from './hop-card.tsx';
import { useEmployment } from './use-employment.ts';
import type { Chain } from './use-chain.ts';

/** Who employs the engineer: another question than who answers for the escort. */
export function ChainEmployers({ chain, asOf }: { readonly chain: Chain; readonly asOf: string }) {
  const answer = useEmployment(chain.engineer.id, asOf);
  const inPath = new Set(chain.path.edges.map(({ id }) => id));
  const wanted = new Set(chain.engineerEmployers.map(({ id }) => id));
  const rows = answer.state === 'here' ? answer.data.neighbours.edges : [];
  const hops = rows.filter(({ edge }) => wanted.has(edge.from) && !inPath.has(edge.id));
  const nameOf = (id: string): string =>
    id === chain.engineer.id
      ? chain.engineer.caption
      : (chain.engineerEmployers.find((employer) => employer.id === id)?.caption ?? id);
  if (chain.engineerEmployers.length === 0) {
    return (
      <section>
        <h3>Who employs the engineer</h3>
        <p>Not on record for this work.</p>
      </section>
    );
  }
  if (hops.length === 0) return null;
  return (
    <section>
      <h3>Who employs the engineer</h3>
      {hops.map(({ edge }) => (
        <HopCard key={edge.id} hop={edge} nameOf={nameOf} asOf={asOf} picked={false} onPick={null} closure={null} />
      ))}
    </section>
  );
}
