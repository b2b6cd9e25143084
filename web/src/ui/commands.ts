import { useEffect, useRef } from 'react';
import { Store } from '../server/store.ts';

/** Something that the command palette offers. */
export interface Command {
  readonly name: string;
  /** Its keys, as in the list of shortcuts. */
  readonly keys?: string;
  readonly run: () => void;
}

const providers = new Set<() => readonly Command[]>();

/** Offers commands while the view is shown. They are asked for when the palette opens, so they are about what is then on screen. */
export function useCommands(commands: () => readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    const provide = (): readonly Command[] => latest.current();
    providers.add(provide);
    return () => {
      providers.delete(provide);
    };
  }, []);
}

/** The commands of what is on screen. */
export function commandsNow(): readonly Command[] {
  return [...providers].flatMap((provide) => provide());
}

type DialogName = 'palette' | 'shortcuts';

/** Which of the two dialogs is open. */
export const dialogStore = new Store<DialogName | null>(null);

/** Whether a key press belongs to what is being typed. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));
}
