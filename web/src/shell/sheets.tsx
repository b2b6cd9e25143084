import { useEffect, useSyncExternalStore } from 'react';
import { isTyping, sheetStore } from '../ui/commands.ts';
import { Palette } from './palette.tsx';
import { Shortcuts } from './shortcuts.tsx';

/** The command palette and the sheet of shortcuts. */
export function Sheets() {
  const open = useSyncExternalStore(sheetStore.subscribe, sheetStore.get);
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
    sheetStore.set(null);
  };
  return (
    <>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'shortcuts' && <Shortcuts onClose={close} />}
    </>
  );
}
