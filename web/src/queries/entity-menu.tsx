import type { EntityOption } from './entity-option.ts';
import type { UseComboboxReturnValue } from 'downshift';

/** An option, or the text as it was typed, to be taken as a key. */
export type MenuItem = EntityOption & { readonly asTyped: boolean };

interface EntityMenuProps {
  readonly combobox: UseComboboxReturnValue<MenuItem>;
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly note: string;
}

/** What can be picked, under its field. */
export function EntityMenu({ combobox, items, label, note }: EntityMenuProps) {
  const { isOpen, highlightedIndex, getMenuProps, getItemProps } = combobox;
  return (
    <div className={isOpen ? 'hits' : 'hits closed'}>
      <ul {...getMenuProps({ 'aria-label': label })} hidden={!isOpen || items.length === 0}>
        {isOpen &&
          items.map((item, index) => (
            <li
              key={`${String(item.asTyped)} ${item.key}`}
              className={index === highlightedIndex ? 'hit active' : 'hit'}
              {...getItemProps({ item, index })}
            >
              {item.asTyped ? (
                <>
                  The key <code>{item.key}</code> as it is typed
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
