import { useSyncExternalStore } from 'react';

const NAME = 'subtier.theme';
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
const darkMedia = window.matchMedia('(prefers-color-scheme: dark)');
let chosen = read();
show();
darkMedia.addEventListener('change', tell);

/** The chosen theme, kept in this browser; `system` follows the system. */
export const themeStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** What is shown now: what `system` means on this machine. */
  shown: (): 'light' | 'dark' => {
    if (chosen !== 'system') return chosen;
    return darkMedia.matches ? 'dark' : 'light';
  },
  set: (theme: Theme): void => {
    chosen = theme;
    keep(theme);
    show();
    tell();
  },
} as const;

function tell(): void {
  for (const listener of listeners) listener();
}

function show(): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

/** A browser that keeps nothing (private window, storage off) still shows the page. */
function read(): Theme {
  try {
    const kept = window.localStorage.getItem(NAME);
    return themes.find((theme) => theme === kept) ?? 'system';
  } catch {
    // Storage is off in this browser: the system's theme it is.
    return 'system';
  }
}

function keep(theme: Theme): void {
  try {
    window.localStorage.setItem(NAME, theme);
  } catch {
    // Storage is off in this browser: the theme lasts until the page is closed.
  }
}

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
