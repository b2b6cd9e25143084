import { useState } from 'react';
import { useCombobox } from 'downshift';
import { EntityChip } from './entity-chip.tsx';
import { EntityMenu } from './entity-menu.tsx';
import { LONGEST } from '../search/use-search.ts';
import { counted } from '../words/count-words.ts';
import { readListText, writeListText } from './list-text.ts';
import { useEntityOptions } from './use-entity-options.ts';
import type { EntityOptions } from './use-entity-options.ts';
import type { MenuItem } from './entity-menu.tsx';

interface EntityFieldProps {
  /** Of the input; its label has `-label` added, its help `-help`. */
  readonly id: string;
  readonly type: string;
  readonly many: boolean;
  /** The keys, as one field holds them. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Entities of a type, picked by search; what is typed and not picked is a key. */
export function EntityField({ id, type, many, text, onText }: EntityFieldProps) {
  const [own, setOwn] = useState({ text, keys: keysOf(text, many), typed: '' });
  // Other text came from outside: from a link, or Back.
  if (own.text !== text) setOwn({ text, keys: keysOf(text, many), typed: '' });
  const { keys, typed } = own;
  const found = useEntityOptions(type, typed);
  const items = itemsOf(found, keys, typed);
  const become = (next: readonly string[], left: string): void => {
    const given = left.trim() === '' ? next : [...next, left.trim()];
    const written = many ? writeListText(given) : (given.at(-1) ?? '');
    setOwn({ text: written, keys: next, typed: left });
    onText(written);
  };
  const add = (key: string): void => {
    become(many ? [...keys.filter((one) => one !== key), key] : [key], '');
  };
  const combobox = useCombobox<MenuItem>({
    inputId: id,
    labelId: `${id}-label`,
    menuId: `${id}-menu`,
    items: [...items],
    itemToString: (item) => item?.key ?? '',
    inputValue: typed,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    stateReducer: (state, { type: action, changes }) => {
      // Leaving the field picks nothing: only Enter and a click do. Enter waits for what is being searched.
      if (action === useCombobox.stateChangeTypes.InputBlur) return { ...state, isOpen: false };
      if (action === useCombobox.stateChangeTypes.InputKeyDownEnter && found.searching) return state;
      return changes;
    },
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem !== null) add(selectedItem.key);
    },
  });
  return (
    <div className="picker">
      {keys.length > 0 && (
        <ul className="chips" aria-label="Picked">
          {keys.map((key) => (
            <EntityChip
              key={key}
              type={type}
              of={key}
              onRemove={() => {
                become(
                  keys.filter((one) => one !== key),
                  typed,
                );
              }}
            />
          ))}
        </ul>
      )}
      <input
        {...combobox.getInputProps({
          'aria-describedby': `${id}-help`,
          maxLength: LONGEST,
          spellCheck: false,
          placeholder: many && keys.length > 0 ? 'Another: name or key' : 'Name or key',
          onChange: (event) => {
            become(keys, event.currentTarget.value);
          },
          onKeyDown: (event) => {
            if (event.key === 'Backspace' && typed === '') become(keys.slice(0, -1), '');
            // The form is not sent by the Enter that was to pick something.
            if (event.key === 'Enter' && typed.trim() !== '') event.preventDefault();
          },
        })}
      />
      <EntityMenu combobox={combobox} items={items} label={`Found for ${type}`} note={noteOf(found, typed)} />
    </div>
  );
}

function keysOf(text: string, many: boolean): readonly string[] {
  if (many) return [...new Set(readListText(text))];
  return text.trim() === '' ? [] : [text.trim()];
}

/** While a search runs there is nothing to pick: Enter would take what the text is not going to find. */
function itemsOf({ options, searching }: EntityOptions, keys: readonly string[], typed: string): readonly MenuItem[] {
  if (searching) return [];
  const fresh = options.filter(({ key }) => !keys.includes(key)).map((option) => ({ ...option, asTyped: false }));
  const key = typed.trim();
  if (key === '' || options.some((option) => option.key === key)) return fresh;
  return [...fresh, { key, caption: key, detail: '', synthetic: false, asTyped: true }];
}

function noteOf({ options, searching, failure }: EntityOptions, typed: string): string {
  if (failure !== null) return `The search did not work: ${failure}`;
  if (searching) return 'Searching…';
  if (options.length > 0) return `${counted(options.length, 'is', 'are')} found; Enter takes one.`;
  return typed.trim().length < 2 ? 'Type two letters of a name, or a key.' : 'Nothing is called so.';
}
