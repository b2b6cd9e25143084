import { inDigits } from '../../words.ts';
import { select } from '../actions.ts';
import { hide, nodesIn, pin, remove, strike } from '../document.ts';
import type { CanvasDocument } from '../document.ts';
import { groupNodes } from '../groups.ts';
import { canvasStore } from '../store.ts';

/** What can be done with selected nodes, by a button and in the context menu. */
export interface NodeAction {
  readonly name: string;
  /** The key that does it on the picture. */
  readonly keys?: string;
  /** Whether it is in effect; absent if it is no state. */
  readonly pressed?: boolean;
  readonly run: () => void;
}

export function selectionActions(document: CanvasDocument, selected: readonly string[]): readonly NodeAction[] {
  const nodes = nodesIn(document, selected);
  const isPinned = nodes.every((id) => document.pinned.includes(id));
  const isStruck = nodes.every((id) => document.struck.includes(id));
  return [
    {
      name: isPinned ? 'Unpin' : 'Pin',
      keys: 'P',
      pressed: isPinned,
      run: () => {
        canvasStore.take(pin(document, nodes, !isPinned));
      },
    },
    {
      name: 'Hide',
      keys: 'H',
      run: () => {
        canvasStore.take(hide(document, nodes));
        select([]);
      },
    },
    ...(nodes.length > 1
      ? [
          {
            name: 'Group',
            run: () => {
              canvasStore.take(groupNodes(document, `Group of ${inDigits(nodes.length)}`, nodes));
              select(
                canvasStore
                  .get()
                  .groups.slice(-1)
                  .map(({ id }) => id),
              );
            },
          },
        ]
      : []),
    {
      name: isStruck ? 'Restore' : 'Strike out',
      pressed: isStruck,
      run: () => {
        canvasStore.take(strike(document, nodes, !isStruck));
      },
    },
    {
      name: 'Remove',
      keys: 'Delete',
      run: () => {
        canvasStore.take(remove(document, nodes));
        select([]);
      },
    },
  ];
}
