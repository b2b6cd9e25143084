import { useCombobox } from 'downshift';
import type { UseComboboxReturnValue } from 'downshift';
import { useState } from 'react';
import { assetInWords } from '#picture/words.ts';
import { useAddress } from '../address/use-address.ts';
import { useDesignationLists } from '../conditions/controls.tsx';
import { CountriesDocument } from '../generated/graphql.ts';
import type { NodeNameFragment } from '../generated/graphql.ts';
import { questionLimits } from '../generated/limits.ts';
import { useSearch, useDebounced } from '../search/use-search.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { readListText, writeListText } from '../show-cypher/parameter-texts.ts';
import { counted, isSynthetic, nodeCaption, nodeKind, spelledOut } from '../words.ts';

interface EntityFieldProps {
  /** Id of the input; its label's id ends in `-label`, its help text's in `-help`. */
  readonly id: string;
  readonly type: string;
  readonly many: boolean;
  /** The keys as one text. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A field to pick entities of a type by search; text that is typed but not picked is used as a key. */
export function EntityField({ id, type, many, text, onText }: EntityFieldProps) {
  const [own, setOwn] = useState({ text, keys: keysOf(text, many), typed: '' });
  // The text changed from outside: a link or Back.
  if (own.text !== text) setOwn({ text, keys: keysOf(text, many), typed: '' });
  const { keys, typed } = own;
  const found = useEntityOptions(type, typed);
  const items = itemsOf(found, keys, typed);
  const update = (next: readonly string[], left: string): void => {
    const all = left.trim() === '' ? next : [...next, left.trim()];
    const written = many ? writeListText(all) : (all.at(-1) ?? '');
    setOwn({ text: written, keys: next, typed: left });
    onText(written);
  };
  const add = (key: string): void => {
    update(many ? [...keys.filter((one) => one !== key), key] : [key], '');
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
      // Only Enter and a click pick an option; leaving the field does not. Enter is ignored during a search.
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
                update(
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
          maxLength: questionLimits.searchText,
          spellCheck: false,
          placeholder: many && keys.length > 0 ? 'Another: name or key' : 'Name or key',
          onChange: (event) => {
            update(keys, event.currentTarget.value);
          },
          onKeyDown: (event) => {
            if (event.key === 'Backspace' && typed === '') update(keys.slice(0, -1), '');
            // Enter picks an option here; it must not submit the form.
            if (event.key === 'Enter' && typed.trim() !== '') event.preventDefault();
          },
        })}
      />
      <EntityMenu combobox={combobox} items={items} label={`${spelledOut(type)} options`} note={noteOf(found, typed)} />
    </div>
  );
}

function keysOf(text: string, many: boolean): readonly string[] {
  if (many) return [...new Set(readListText(text))];
  return text.trim() === '' ? [] : [text.trim()];
}

/** Returns no items during a search, because Enter would pick an outdated one. */
function itemsOf({ options, searching }: EntityOptions, keys: readonly string[], typed: string): readonly MenuItem[] {
  if (searching) return [];
  const fresh = options.filter(({ key }) => !keys.includes(key)).map((option) => ({ ...option, asTyped: false }));
  const key = typed.trim();
  if (key === '' || options.some((option) => option.key === key)) return fresh;
  return [...fresh, { key, caption: key, detail: '', synthetic: false, asTyped: true }];
}

function noteOf({ options, searching, failure }: EntityOptions, typed: string): string {
  if (failure !== null) return `Search failed: ${failure}`;
  if (searching) return 'Searching…';
  if (options.length > 0) return `${counted(options.length, 'match', 'matches')}; press Enter to select.`;
  return typed.trim().length < 2 ? 'Type at least two letters of a name, or a key.' : 'No matches.';
}

interface EntityChipProps {
  readonly type: string;
  readonly of: string;
  readonly onRemove: () => void;
}

/** One picked entity by name, with a button to remove it; marked if its key is not on record. */
function EntityChip({ type, of, onRemove }: EntityChipProps) {
  const answer = useSearch(of, [type]);
  const nodes = answer?.state === 'ready' ? answer.data.search.map(({ node }) => node) : [];
  const node = nodes.find((one) => 'key' in one && one.key === of);
  const missing = answer?.state === 'ready' && node === undefined;
  const name = node === undefined ? of : nodeCaption(node);
  return (
    <li className={missing ? 'chip lost' : 'chip'} title={of}>
      <span>{name}</span>
      {name !== of && <span className="soft small">{of}</span>}
      {missing && <span className="small">not on record</span>}
      {node !== undefined && isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
      <button type="button" aria-label={`Remove ${name}`} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

/** An option, or the typed text to use as a key. */
type MenuItem = EntityOption & { readonly asTyped: boolean };

interface EntityMenuProps {
  readonly combobox: UseComboboxReturnValue<MenuItem>;
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly note: string;
}

/** The menu of options below the field. */
function EntityMenu({ combobox, items, label, note }: EntityMenuProps) {
  const { isOpen, highlightedIndex, getMenuProps, getItemProps } = combobox;
  return (
    <div className={isOpen ? 'hits' : 'hits closed'}>
      <ul {...getMenuProps({ 'aria-label': label })} hidden={!isOpen || items.length === 0}>
        {isOpen &&
          items.map((item, index) => (
            <li
              key={`${item.asTyped} ${item.key}`}
              className={index === highlightedIndex ? 'hit active' : 'hit'}
              {...getItemProps({ item, index })}
            >
              {item.asTyped ? (
                <>
                  Use <code>{item.key}</code> as the key
                </>
              ) : (
                <>
                  <span>{item.caption}</span>{' '}
                  <span className="soft small">
                    {[item.detail, item.key].filter((part) => part !== '' && part !== item.caption).join(' · ')}
                  </span>
                  {item.synthetic && <span className="tag synthetic">synthetic</span>}
                </>
              )}
            </li>
          ))}
      </ul>
      <p className="soft small hits-note" role="status">
        {isOpen ? note : ''}
      </p>
    </div>
  );
}

/** An option for a parameter of a model type. */
interface EntityOption {
  readonly key: string;
  readonly caption: string;
  /** A detail that distinguishes it from similar options. */
  readonly detail: string;
  readonly synthetic: boolean;
}

interface EntityOptions {
  readonly options: readonly EntityOption[];
  readonly searching: boolean;
  /** Why the search failed; null if it did not. */
  readonly failure: string | null;
}

/** Returns the entities of a type that match a text. Countries and designation lists are all offered before anything is typed. */
function useEntityOptions(type: string, text: string): EntityOptions {
  const { address } = useAddress();
  const settled = useDebounced(text);
  const found = useSearch(settled, [type]);
  // The first by name; the search finds the rest.
  const countries = useAnswer(CountriesDocument, { first: MAX_PAGE_SIZE }, type !== 'Country');
  const lists = useDesignationLists(address.conditions.asOf, type !== 'DesignationList');
  const own = [
    ...(countries.state === 'ready' ? countries.data.countries.nodes.flatMap(optionOf) : []),
    ...(lists.state === 'ready'
      ? lists.data.designationLists.map(({ key, title }) => ({ key, caption: title, detail: '', synthetic: false }))
      : []),
  ];
  const words = text.trim().toLowerCase();
  const fitting = own.filter(({ key, caption }) => `${key} ${caption}`.toLowerCase().includes(words));
  const hits = found?.state === 'ready' ? found.data.search.flatMap(({ node }) => optionOf(node)) : [];
  const known = new Set(fitting.map(({ key }) => key));
  return {
    options: [...fitting, ...hits.filter(({ key }) => !known.has(key))],
    searching: text.trim().length > 1 && (settled !== text || found?.state === 'loading'),
    failure: found?.state === 'failed' ? found.failure.message : null,
  };
}

function optionOf(node: NodeNameFragment): readonly EntityOption[] {
  if (!('key' in node)) return [];
  const level = node.__typename === 'System' ? assetInWords(node) : nodeKind(node);
  const title = node.__typename === 'Contract' ? node.title : null;
  return [{ key: node.key, caption: nodeCaption(node), detail: title ?? level, synthetic: isSynthetic(node) }];
}
