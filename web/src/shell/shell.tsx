import { Suspense, lazy, useEffect, useSyncExternalStore } from 'react';
import { evidenceByDefault, evidenceClasses } from '../address/address.ts';
import type { View } from '../address/paths.ts';
import { addressStore, useAddress, useAddressFaults, useTitle } from '../address/use-address.ts';
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
import { dayInShort } from '../words.ts';
import { pageRows, pages } from './pages.tsx';
import { Palette } from './palette.tsx';

const RecordPage = lazy(async () => ({ default: (await codeOf(import('../records/record-page.tsx'))).RecordPage }));
const Shortcuts = lazy(async () => ({ default: (await codeOf(import('./shortcuts.tsx'))).Shortcuts }));

const notFound = { title: 'Not found', isOfOneDay: false };

/** The page: conditions at the top, links to the views at the side, one of the views, and coverage at the bottom. */
export function Shell() {
  const { address } = useAddress();
  const status = useStatus();
  useSyntheticShown(status);
  useLostFocus();
  const { view, record } = address;
  // A record's page names it.
  const { title, isOfOneDay } = view === 'record' ? notFound : pages[view];
  useTitle(record === null ? `${title}${isOfOneDay ? `, ${dayInShort(address.conditions.asOf)}` : ''}` : null);
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
        <LinkNotice />
        {status !== null && <SyntheticNotice status={status} evidence={address.conditions.evidence} />}
      </div>
      <Rail me={status?.me ?? null} />
      {status?.isEmpty === true && view !== 'record' && pages[view].needsData ? (
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

/** Links to the views, as real links, so that they can also open in a new tab; below them, what every page offers. */
function Rail({ me }: { readonly me: Status['me'] | null }) {
  const { address } = useAddress();
  return (
    <nav className="rail" aria-label="Views">
      {pageRows.map(
        ([view, { title, Icon }]) =>
          Icon !== null && (
            <AddressLink
              key={view}
              change={{ view, node: null, hop: null }}
              current={view === address.view ? 'page' : undefined}
            >
              <Icon size={20} strokeWidth={1.6} aria-hidden />
              {title}
            </AddressLink>
          ),
      )}
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
          Shortcuts <kbd>?</kbd>
        </button>
        <ThemeToggle />
        {me !== null && (
          <AddressLink
            className="rail-me"
            change={{ view: 'team', node: null, hop: null }}
            current={address.view === 'team' ? 'page' : undefined}
          >
            {me.by === 'LOCAL' ? 'Administration' : me.name}
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
      {view === 'record' ? <RecordPage /> : pages[view].show(status)}
    </OnDemand>
  );
}

/** If all data is synthetic, shows it on arrival, because every page would be empty without it; it can then be hidden. */
function useSyntheticShown(status: Status | null): void {
  const only = status?.syntheticOnly ?? false;
  useEffect(() => {
    const address = addressStore.get();
    // A link that names classes of evidence shows what it names.
    if (!only || address.conditions.evidence.join() !== evidenceByDefault.join()) return;
    addressStore.go({ ...address, conditions: { ...address.conditions, evidence: evidenceClasses } }, 'replace');
  }, [only]);
}

/** Says what the link could not say, and what the page shows instead. */
function LinkNotice() {
  const faults = useAddressFaults();
  if (faults.length === 0) return null;
  return (
    <div className="notice" role="alert">
      <strong>This link is not valid.</strong>
      {faults.map(({ name, text }) => (
        <span key={`${name} ${text}`}>
          {name === 'as-of'
            ? `“${text}” is not a day such as 2025-07-18, so the page shows today.`
            : `“${text}” is no value of “${name}”, so the page leaves that out.`}
        </span>
      ))}
    </div>
  );
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
