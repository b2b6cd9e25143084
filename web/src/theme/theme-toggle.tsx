import { useSyncExternalStore } from 'react';
import { themeStore } from './theme-store.ts';

/** Switches between light and dark; until it is used, the system decides. */
export function ThemeToggle() {
  const shown = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const other = shown === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="plain"
      onClick={() => {
        themeStore.set(other);
      }}
    >
      {other} theme
    </button>
  );
}
