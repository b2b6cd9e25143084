import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { today } from '../address/address.ts';
import { addressStore, go, useAddress } from '../address/use-address.ts';
import type { NodeNameFragment } from '../generated/graphql.ts';
import { questionLimits } from '../generated/limits.ts';
import { useShownHits } from '../search/use-search.ts';
import { commandsNow, dialogStore } from '../ui/commands.ts';
import type { Command } from '../ui/commands.ts';
import { Dialog } from '../ui/dialog.tsx';
import { toCanvas, toRecordOf } from '../ui/links.tsx';
import { codeOf, faultInWords } from '../ui/states.tsx';
import { themeStore } from '../ui/theme.tsx';
import { counted, dayInWords, isSynthetic, nodeCaption, nodeKind } from '../words.ts';
import { pageRows } from './pages.tsx';

interface Option {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly synthetic: boolean;
  /** Closes the palette, and does it. */
  readonly run: () => void;
  /** Adds it to the canvas; null for commands. */
  readonly add: (() => Promise<string>) | null;
}

/** Finds anything by name, key or identifier to go there or to put it on the canvas, and offers the commands of what is on screen. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { address } = useAddress();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [message, setMessage] = useState('');
  const [commands] = useState(() => [...commandsNow(), ...generalCommands()]);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const { answer, hits, note } = useShownHits(text, address.conditions.evidence);
  const words = text.toLowerCase().split(/\s+/);
  const options: readonly Option[] = [
    ...commands
      .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
      .map((command) => ofCommand(command)),
    ...hits.map((node) => ofNode(node)),
  ];
  const at = Math.min(active, options.length - 1);
  useEffect(() => {
    input.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${list}-${String(at)}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, at]);

  const choose = (option: Option): void => {
    onClose();
    option.run();
  };
  const add = async (option: Option): Promise<void> => {
    try {
      if (option.add !== null) setMessage(await option.add());
    } catch (error) {
      setMessage(`${option.title} could not be added. ${faultInWords(error)}`);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const option = options[at];
    if (step !== 0 && options.length > 0) setActive((at + step + options.length) % options.length);
    else if (event.key === 'Enter' && option !== undefined) {
      if (event.shiftKey) void add(option);
      else choose(option);
    } else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Find or run" onClose={onClose}>
      <input
        ref={input}
        className="palette-input"
        role="combobox"
        aria-label="Name, key, identifier or command"
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        {...(options.length > 0 ? { 'aria-activedescendant': `${list}-${String(at)}` } : {})}
        maxLength={questionLimits.searchText}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
          setMessage('');
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label="Results" className="palette-list">
        {options.map((option, i) => (
          <li
            key={option.id}
            id={`${list}-${String(i)}`}
            role="option"
            aria-selected={i === at}
            className={i === at ? 'hit active' : 'hit'}
            onPointerMove={() => {
              setActive(i);
            }}
            onClick={(event) => {
              if (event.shiftKey) void add(option);
              else choose(option);
            }}
          >
            <span>{option.title}</span> <span className="soft small">{option.detail}</span>
            {option.synthetic && <span className="tag synthetic">synthetic</span>}
          </li>
        ))}
      </ul>
      <p className="soft small" role="status">
        {message !== ''
          ? message
          : answer?.state === 'loading'
            ? 'Searching…'
            : answer?.state === 'failed'
              ? `Search failed: ${answer.failure.message}`
              : hintOf(options.length, note)}
      </p>
    </Dialog>
  );
}

function hintOf(count: number, note: string): string {
  return count === 0
    ? `Nothing found.${note}`
    : `Enter opens; Shift Enter or Shift click adds a result to the canvas.${note}`;
}

function ofCommand({ name, keys, run }: Command): Option {
  return { id: `command ${name}`, title: name, detail: keys ?? '', synthetic: false, run, add: null };
}

function ofNode(node: NodeNameFragment): Option {
  const title = nodeCaption(node);
  const add = async (): Promise<string> => {
    const [{ addNodes }, { canvasStore }] = await codeOf(
      Promise.all([import('../free-canvas/actions.ts'), import('../free-canvas/store.ts')]),
    );
    await addNodes([node.id]);
    const { nodes } = canvasStore.get();
    return node.id in nodes
      ? `${title} is on the canvas, with ${counted(Object.keys(nodes).length - 1, 'other node')}.`
      : `${title} could not be added.`;
  };
  return {
    id: node.id,
    title,
    detail: [nodeKind(node), ...('key' in node && node.key !== title ? [node.key] : [])].join(' · '),
    synthetic: isSynthetic(node),
    run: () => {
      go(toRecordOf(node) ?? toCanvas(node.id));
    },
    add,
  };
}

function generalCommands(): readonly Command[] {
  const now = addressStore.get();
  const day = today();
  const other = themeStore.shown() === 'dark' ? 'light' : 'dark';
  return [
    ...pageRows
      .filter(([view]) => view !== now.view)
      .map(([view, { command }]) => ({
        name: command,
        run: () => {
          go({ view, node: null, hop: null });
        },
      })),
    ...(now.conditions.asOf === day
      ? []
      : [
          {
            name: `Show today, ${dayInWords(day)}`,
            run: () => {
              go({ conditions: { ...now.conditions, asOf: day } });
            },
          },
        ]),
    {
      name: `Switch to the ${other} theme`,
      run: () => {
        themeStore.set(other);
      },
    },
    {
      name: 'Show the keyboard shortcuts',
      keys: '?',
      run: () => {
        dialogStore.set('shortcuts');
      },
    },
  ];
}
