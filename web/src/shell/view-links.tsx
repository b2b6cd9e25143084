import { useAddress } from '../address/use-address.ts';
import { views } from '../address/address.ts';
import { writeAddress } from '../address/write-address.ts';
import type { MouseEvent } from 'react';
import type { View } from '../address/address.ts';

const words = { chains: 'Chains', network: 'Network', queries: 'Queries' } as const;

/** The three views; real links, so that they open in a new tab too. */
export function ViewLinks() {
  const { address, go } = useAddress();
  const follow = (event: MouseEvent, view: View): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go({ view, node: null, hop: null });
  };
  return (
    <nav className="views" aria-label="Views">
      {views.map((view) => (
        <a
          key={view}
          href={writeAddress({ ...address, view, node: null, hop: null })}
          aria-current={view === address.view ? 'page' : undefined}
          onClick={(event) => {
            follow(event, view);
          }}
        >
          {words[view]}
        </a>
      ))}
    </nav>
  );
}
