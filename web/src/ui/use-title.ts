import { useEffect } from 'react';

/** Names the browser's tab, which bookmarks keep. Null: somebody else does. */
export function useTitle(name: string | null): void {
  useEffect(() => {
    if (name !== null) document.title = `${name} · Subtier`;
  }, [name]);
}
