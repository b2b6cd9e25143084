import { lazy, useEffect, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { evidenceClasses } from '../address/address.ts';
import type { View } from '../address/paths.ts';
import { addressStore, useAddress } from '../address/use-address.ts';
import { ConditionsBar } from '../conditions/bar.tsx';
import { CoverageBar } from '../coverage/coverage-bar.tsx';
import type { DataClass } from '../generated/graphql.ts';
import { useStatus } from '../server/use-status.ts';
import type { Status } from '../server/use-status.ts';
import { dialogStore, isTyping } from '../ui/commands.ts';
import { useLostFocus } from '../ui/focus.ts';
import { AddressLink } from '../ui/links.tsx';
import { AwayNotice, NoData, OnDemand, ReadOnlyNotice, codeOf } from '../ui/states.tsx';
import { ThemeToggle } from '../ui/theme.tsx';
import { useTitle } from '../ui/use-title.ts';
import { Palette } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';

const Overview = lazy(async () => ({ default: (await codeOf(import('../overview/overview.tsx'))).Overview }));
const Chains = lazy(async () => ({ default: (await codeOf(import('../chains/chains-view.tsx'))).ChainsView }));
const Remedies = lazy(async () => ({ default: (await codeOf(import('../remedies/remedies-view.tsx'))).RemediesView }));
const FreeCanvas = lazy(async () => ({
  default: (await codeOf(import('../free-canvas/free-canvas-view.tsx'))).FreeCanvasView,
}));
const Queries = lazy(async () => {
  const [{ QueriesView }, { AddToInvestigation }] = await codeOf(
    Promise.all([import('../questions/queries-view.tsx'), import('../free-canvas/selection/asked-questions.tsx')]),
  );
  return { default: () => <QueriesView AddToInvestigation={AddToInvestigation} /> };
});
const Imports = lazy(async () => ({ default: (await codeOf(import('../imports/imports-view.tsx'))).ImportsView }));
const Cases = lazy(async () => ({ default: (await codeOf(import('../cases/cases-view.tsx'))).CasesView }));
const RecordPage = lazy(async () => ({ default: (await codeOf(import('../records/record-page.tsx'))).RecordPage }));

/** The page: conditions at the top, links to the views at the side, one of the views, and coverage at the bottom. */
export function Shell() {
  const { address } = useAddress();
  const status = useStatus();
  useSyntheticShown(status);
  useLostFocus();
  const { view, record } = address;
  // A record's page names it.
  useTitle(record === null ? (titles.get(view) ?? 'Not found') : null);
  return (
    <div className="shell">
      <a
        className="skip"
        href="#pane-0"
        onClick={(event) => {
          // Following the link would replace the fragment, which contains the editor's statement.
          event.preventDefault();
          document.getElementById('pane-0')?.focus();
        }}
      >
        Skip to content
      </a>
      <ConditionsBar />
      <div className="notices">
        <AwayNotice />
        <ReadOnlyNotice />
        {status !== null && <SyntheticNotice status={status} evidence={address.conditions.evidence} />}
      </div>
      <Rail />
      {status?.isEmpty === true && !withoutData.includes(address.view) ? (
        <main id="pane-0" tabIndex={-1}>
          <NoData />
        </main>
      ) : (
        <LazyView view={address.view} status={status} />
      )}
      <CoverageBar conditions={address.conditions} status={status} />
      <Dialogs />
    </div>
  );
}

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

/** The titles of the views; the overview leads to the remedies. */
const titles = new Map<View, string>([
  ...entries.map(({ view, name }) => [view, name] as const),
  ['remedies', 'Remedies'],
]);

/** Links to the views, as real links, so that they can also open in a new tab; below them, what every page offers. */
function Rail() {
  const { address } = useAddress();
  return (
    <nav className="rail" aria-label="Views">
      {entries.map(({ view, name, icon }) => (
        <AddressLink
          key={view}
          change={{ view, node: null, hop: null }}
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
            dialogStore.set('palette');
          }}
        >
          Find <kbd>Ctrl K</kbd>
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            dialogStore.set('shortcuts');
          }}
        >
          Keys <kbd>?</kbd>
        </button>
        <ThemeToggle />
      </div>
    </nav>
  );
}

interface LazyViewProps {
  readonly view: View;
  readonly status: Status | null;
}

/** One of the views; the code of each is loaded on first use. */
function LazyView({ view, status }: LazyViewProps) {
  return (
    <OnDemand key={view} what="the page" rows={6}>
      {viewOf(view, status)}
    </OnDemand>
  );
}

function viewOf(view: View, status: Status | null) {
  switch (view) {
    case 'overview':
      return <Overview status={status} />;
    case 'chains':
      return <Chains />;
    case 'remedies':
      return <Remedies />;
    case 'network':
      return <FreeCanvas status={status} />;
    case 'queries':
      return <Queries />;
    case 'import':
      return <Imports />;
    case 'cases':
      return <Cases />;
    case 'record':
      return <RecordPage />;
  }
}

/** The views that say something of an empty database: designation lists, with their countries and sources, are on every one. */
const withoutData: readonly View[] = ['import', 'cases', 'record'];

/** If all data is synthetic, shows it on arrival, because every page would be empty without it; it can then be hidden. */
function useSyntheticShown(status: Status | null): void {
  const only = status?.syntheticOnly ?? false;
  useEffect(() => {
    const address = addressStore.get();
    if (!only || address.conditions.evidence.includes('SYNTHETIC')) return;
    addressStore.go({ ...address, conditions: { ...address.conditions, evidence: evidenceClasses } }, 'replace');
  }, [only]);
}

interface SyntheticNoticeProps {
  readonly status: Status;
  readonly evidence: readonly DataClass[];
}

/** Says that synthetic data is shown, and whether there is any other. */
function SyntheticNotice({ status, evidence }: SyntheticNoticeProps) {
  if (!status.syntheticData || !evidence.includes('SYNTHETIC')) return null;
  return (
    <div className="notice synthetic-notice" role="note">
      <strong>{status.syntheticOnly ? 'All data here is synthetic.' : 'Synthetic data is included.'}</strong>
      <span>
        Its people, organizations and systems are invented; their keys begin with SYN-, and pictures draw them dashed.
      </span>
    </div>
  );
}

/** The command palette and the list of shortcuts. */
function Dialogs() {
  const open = useSyncExternalStore(dialogStore.subscribe, dialogStore.get);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // On a Mac, Ctrl K deletes to the end of the line.
      const isMac = /mac/i.test(navigator.userAgent);
      const isPalette = event.key.toLowerCase() === 'k' && (isMac ? event.metaKey : event.ctrlKey) && !event.altKey;
      const isShortcuts = event.key === '?' && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPalette && !isShortcuts) return;
      event.preventDefault();
      const dialog = isPalette ? 'palette' : 'shortcuts';
      dialogStore.set(dialogStore.get() === dialog ? null : dialog);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  const close = (): void => {
    dialogStore.set(null);
  };
  return (
    <>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </>
  );
}
