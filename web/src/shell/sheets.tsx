import { Suspense, lazy, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { LONGEST } from '../search/use-search.ts';
import { isTyping, sheetStore } from '../ui/commands.ts';
import { Dialog } from '../ui/dialog.tsx';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import('./shortcuts.tsx')).Shortcuts }));

/** The command palette and the sheet of shortcuts; their code is loaded when they are first opened. */
export function Sheets() {
  const open = useSyncExternalStore(sheetStore.subscribe, sheetStore.get);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // On a Mac, Ctrl K deletes to the end of the line.
      const isMac = /mac/i.test(navigator.userAgent);
      const isPalette = event.key.toLowerCase() === 'k' && (isMac ? event.metaKey : event.ctrlKey) && !event.altKey;
      const isShortcuts = event.key === '?' && !isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPalette && !isShortcuts) return;
      event.preventDefault();
      const sheet = isPalette ? 'palette' : 'shortcuts';
      sheetStore.set(sheetStore.get() === sheet ? null : sheet);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
  const close = (): void => {
    setTyped('');
    sheetStore.set(null);
  };
  return (
    <Suspense fallback={open === 'palette' && <PaletteToCome typed={typed} onTyped={setTyped} onClose={close} />}>
      {open === 'palette' && <Palette typed={typed} onClose={close} />}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </Suspense>
  );
}

interface PaletteToComeProps {
  readonly typed: string;
  readonly onTyped: (text: string) => void;
  readonly onClose: () => void;
}

/** Takes what is typed while the code of the palette is loading. */
function PaletteToCome({ typed, onTyped, onClose }: PaletteToComeProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
  }, []);
  return (
    <Dialog title="Go to, or do" onClose={onClose}>
      <input
        ref={input}
        className="palette-input"
        aria-label="Name, key, identifier or command"
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => {
          onTyped(target.value);
        }}
      />
      <p className="soft small" role="status">
        Loading…
      </p>
    </Dialog>
  );
}
