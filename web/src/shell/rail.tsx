import type { ReactNode } from 'react';
import type { View } from '../address/paths.ts';
import { useAddress } from '../address/use-address.ts';
import { sheetStore } from '../ui/commands.ts';
import { AddressLink } from '../ui/links.tsx';
import { ThemeToggle } from '../ui/theme.tsx';

interface Entry {
  readonly view: Exclude<View, 'record'>;
  readonly name: string;
  readonly icon: ReactNode;
}

const entries: readonly Entry[] = [
  { view: 'overview', name: 'Overview', icon: <path d="M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z" /> },
  { view: 'chains', name: 'Chains', icon: <path d="M3 10h3m3 0h2m3 0h3M6 8h3v4H6zM11 8h3v4h-3z" /> },
  { view: 'network', name: 'Canvas', icon: <path d="M5 5l5 5m0 0l5-4m-5 4v5M3 3h4v4H3zM13 4h4v4h-4zM8 13h4v4H8z" /> },
  { view: 'queries', name: 'Queries', icon: <path d="M4 6l4 4-4 4M10 15h6" /> },
  { view: 'import', name: 'Import', icon: <path d="M10 13V4m-4 4l4-4 4 4M4 13v3h12v-3" /> },
  { view: 'cases', name: 'Cases', icon: <path d="M3 6h14v10H3zM7 6V4h6v2M3 10h14" /> },
];

/** Links to the views, as real links, so that they can also open in a new tab; below them what is there on every page. */
export function Rail() {
  const { address } = useAddress();
  return (
    <nav className="rail" aria-label="Views">
      {entries.map(({ view, name, icon }) => (
        <AddressLink
          key={view}
          change={{ view, record: null, node: null, hop: null }}
          current={view === address.view ? 'page' : undefined}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            {icon}
          </svg>
          {name}
        </AddressLink>
      ))}
      <div className="rail-end">
        <button
          type="button"
          className="quiet"
          onClick={() => {
            sheetStore.set('palette');
          }}
        >
          Find <kbd>Ctrl K</kbd>
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            sheetStore.set('shortcuts');
          }}
        >
          Keys <kbd>?</kbd>
        </button>
        <ThemeToggle />
      </div>
    </nav>
  );
}
