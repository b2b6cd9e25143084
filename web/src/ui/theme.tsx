import { useSyncExternalStore } from 'react';
import { Store } from '../server/store.ts';

const NAME = 'subtier.theme';
const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const darkMedia = window.matchMedia('(prefers-color-scheme: dark)');
const store = new Store(read());
show(store.get());
darkMedia.addEventListener('change', () => {
  store.set(store.get());
});

/** The chosen theme, saved in this browser; `system` follows the operating system. */
export const themeStore = {
  subscribe: store.subscribe,
  /** The theme shown now, with `system` resolved. */
  shown: (): 'light' | 'dark' => {
    const chosen = store.get();
    if (chosen !== 'system') return chosen;
    return darkMedia.matches ? 'dark' : 'light';
  },
  set: (theme: Theme): void => {
    save(theme);
    // Before others are notified: they read the colors that are shown.
    show(theme);
    store.set(theme);
  },
} as const;

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
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
