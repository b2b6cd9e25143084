import { Dialog } from '../ui/dialog.tsx';

const sections: readonly (readonly [title: string, rows: readonly (readonly [keys: string, what: string])[]])[] = [
  [
    'Everywhere',
    [
      ['Ctrl K, ⌘ K', 'find anything, or run a command of this page'],
      ['/', 'search'],
      ['?', 'these shortcuts'],
      ['Escape', 'close what is open'],
    ],
  ],
  [
    'Lists',
    [
      ['↑ ↓', 'the row before or after'],
      ['Page Up, Page Down', 'ten rows'],
      ['Home, End', 'the first or last row'],
      ['Enter', 'select it'],
    ],
  ],
  [
    'Borders between panes',
    [
      ['arrow keys', 'move it'],
      ['Home, End', 'to its limit'],
    ],
  ],
  [
    'Bars of the overview',
    [
      ['Enter', 'only these'],
      ['Shift Enter', 'all but these'],
    ],
  ],
  [
    'Picture of the chains',
    [
      ['arrow keys', 'the next box in a direction'],
      ['Home, End', 'the first or last box of the selected chain'],
      ['Enter', 'open a group of subcontractors; on one of them, close the group'],
    ],
  ],
  [
    'Canvas',
    [
      ['arrow keys', 'select the next box in that direction; with Shift, add it to the selection'],
      ['Ctrl A, ⌘ A', 'select all'],
      ['Enter', 'expand a node; open a group'],
      ['P', 'pin or unpin'],
      ['H', 'hide'],
      ['Delete', 'remove'],
      ['Ctrl Z, ⌘ Z', 'undo; with Shift redo'],
      ['Escape', 'clear the selection'],
    ],
  ],
  ['Cypher editor', [['Ctrl Enter, ⌘ Enter', 'run the statement']]],
];

/** The list of keyboard shortcuts. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className="shortcuts">
        {sections.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([keys, what]) => (
                <div key={keys}>
                  <dt>
                    <kbd>{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
