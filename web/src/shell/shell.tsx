import {
  Briefcase,
  FileUp,
  LayoutDashboard,
  ListChecks,
  Search,
  Waypoints,
  Workflow,
  GitCompareArrows,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react';
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
import { AwayNotice, NoData, OnDemand, codeOf } from '../ui/states.tsx';
import { ThemeToggle } from '../ui/theme.tsx';
import { useTitle } from '../ui/use-title.ts';
import { Palette } from './palette.tsx';

const Overview = lazy(async () => ({ default: (await codeOf(import('../overview/overview.tsx'))).Overview }));
const Chains = lazy(async () => ({ default: (await codeOf(import('../chains/chains-view.tsx'))).ChainsView }));
const Compare = lazy(async () => ({ default: (await codeOf(import('../compare/compare-view.tsx'))).CompareView }));
const Remedies = lazy(async () => ({ default: (await codeOf(import('../remedies/remedies-view.tsx'))).RemediesView }));
const FreeCanvas = lazy(async () => ({
  default: (await codeOf(import('../free-canvas/free-canvas-view.tsx'))).FreeCanvasView,
}));
const Queries = lazy(async () => {
  const [{ QueriesView }, { AddToInvestigation }, { OpenOnCanvas }] = await codeOf(
    Promise.all([
      import('../questions/queries-view.tsx'),
      import('../free-canvas/selection/asked-questions.tsx'),
      import('../free-canvas/selection/open-result.tsx'),
    ]),
  );
  const canvas = { AddToInvestigation, OpenOnCanvas };
  return { default: () => <QueriesView canvas={canvas} /> };
});
const Screen = lazy(async () => ({ default: (await codeOf(import('../screen/screen-view.tsx'))).ScreenView }));
const Imports = lazy(async () => ({ default: (await codeOf(import('../imports/imports-view.tsx'))).ImportsView }));
const Cases = lazy(async () => ({ default: (await codeOf(import('../cases/cases-view.tsx'))).CasesView }));
const Team = lazy(async () => ({ default: (await codeOf(import('../team/team-view.tsx'))).TeamView }));
const Shortcuts = lazy(async () => ({ default: (await codeOf(import('./shortcuts.tsx'))).Shortcuts }));
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
        {status !== null && <SyntheticNotice status={status} evidence={address.conditions.evidence} />}
      </div>
      <Rail me={status?.me ?? null} />
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
  readonly view: Exclude<View, 'record' | 'team'>;
  readonly name: string;
  readonly Icon: LucideIcon;
}

const entries: readonly Entry[] = [
  { view: 'overview', name: 'Overview', Icon: LayoutDashboard },
  { view: 'chains', name: 'Chains', Icon: Workflow },
  { view: 'compare', name: 'Compare', Icon: GitCompareArrows },
  { view: 'network', name: 'Canvas', Icon: Waypoints },
  { view: 'queries', name: 'Queries', Icon: Search },
  { view: 'screen', name: 'Screen', Icon: ListChecks },
  { view: 'import', name: 'Import', Icon: FileUp },
  { view: 'cases', name: 'Cases', Icon: Briefcase },
];

/** The titles of the views; the overview leads to the remedies. */
const titles = new Map<View, string>([
  ...entries.map(({ view, name }) => [view, name] as const),
  ['team', 'Team'],
  ['remedies', 'Remedies'],
]);

/** Links to the views, as real links, so that they can also open in a new tab; below them, what every page offers. */
function Rail({ me }: { readonly me: Status['me'] | null }) {
  const { address } = useAddress();
  return (
    <nav className="rail" aria-label="Views">
      {entries.map(({ view, name, Icon }) => (
        <AddressLink
          key={view}
          change={{ view, node: null, hop: null }}
          current={view === address.view ? 'page' : undefined}
        >
          <Icon size={20} strokeWidth={1.6} aria-hidden />
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
        {me !== null && (
          <AddressLink
            className="rail-me"
            change={{ view: 'team', node: null, hop: null }}
            current={address.view === 'team' ? 'page' : undefined}
          >
            {me.by === 'LOCAL' ? 'Tokens, audit' : me.name}
          </AddressLink>
        )}
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
    case 'compare':
      return <Compare />;
    case 'remedies':
      return <Remedies />;
    case 'network':
      return <FreeCanvas status={status} />;
    case 'queries':
      return <Queries />;
    case 'screen':
      return <Screen />;
    case 'import':
      return <Imports />;
    case 'cases':
      return <Cases />;
    case 'team':
      return <Team />;
    case 'record':
      return <RecordPage />;
  }
}

/** The views that say something of an empty database: designation lists, with their countries and sources, are on every one. */
const withoutData: readonly View[] = ['import', 'cases', 'team', 'record'];

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
        Its people, organizations and systems are invented; their keys begin with SYN-, and pictures draw them hatched.
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
      {open === 'shortcuts' && (
        <Suspense>
          <Shortcuts onClose={close} />
        </Suspense>
      )}
    </>
  );
}
