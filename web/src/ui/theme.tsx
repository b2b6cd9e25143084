import { useSyncExternalStore } from 'react';

const NAME = 'subtier.theme';
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
const darkMedia = window.matchMedia('(prefers-color-scheme: dark)');
let chosen = read();
show();
darkMedia.addEventListener('change', notify);

/** The chosen theme, saved in this browser; `system` follows the operating system. */
export const themeStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** The theme shown now, with `system` resolved. */
  shown: (): 'light' | 'dark' => {
    if (chosen !== 'system') return chosen;
    return darkMedia.matches ? 'dark' : 'light';
  },
  set: (theme: Theme): void => {
    chosen = theme;
    save(theme);
    show();
    notify();
  },
} as const;

function notify(): void {
  for (const listener of listeners) listener();
}

function show(): void {
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

/** Reads the saved theme; the page also works where storage is unavailable (private window, storage disabled). */
function read(): Theme {
  try {
    const saved = window.localStorage.getItem(NAME);
    return themes.find((theme) => theme === saved) ?? 'system';
  } catch {
    // Storage is disabled: follow the operating system.
    return 'system';
  }
}

function save(theme: Theme): void {
  try {
    window.localStorage.setItem(NAME, theme);
  } catch {
    // Storage is disabled: the theme lasts until the page is closed.
  }
}

/** Switches between light and dark; until it is used, the operating system decides. */
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
