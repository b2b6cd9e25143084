import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Point } from '#picture/lanes.ts';
import { moveAmongRows } from '../../ui/rows.tsx';
import type { NodeAction } from './node-actions.ts';

interface ContextMenuProps {
  /** What the actions are about, for screen readers. */
  readonly of: string;
  /** Where it opens, in pixels from the corner of the element around it. */
  readonly at: Point;
  readonly actions: readonly NodeAction[];
  /** @param refocuses whether the focus returns to where the menu was opened */
  readonly onClose: (refocuses: boolean) => void;
}

/** The menu of the selection: opened by a right click, the menu key or Shift F10. It closes as soon as something else is clicked or focused. */
export function ContextMenu({ of, at, actions, onClose }: ContextMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const around = menu.current?.parentElement;
    if (menu.current === null || around == null) return;
    const { offsetWidth, offsetHeight } = menu.current;
    setPlace({
      x: Math.max(0, Math.min(at.x, around.clientWidth - offsetWidth)),
      y: Math.max(0, Math.min(at.y, around.clientHeight - offsetHeight)),
    });
    menu.current.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
  }, [at]);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Node && menu.current?.contains(target) !== true) close.current(false);
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      onClose(true);
    } else moveAmongRows(event);
  };
  return (
    <div
      ref={menu}
      className="context-menu"
      role="menu"
      aria-label={`Actions for ${of}`}
      style={{ left: place.x, top: place.y }}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
    >
      {actions.map(({ name, keys, pressed, run }) => (
        <button
          key={name}
          type="button"
          role={pressed === undefined ? 'menuitem' : 'menuitemcheckbox'}
          {...(pressed === undefined ? {} : { 'aria-checked': pressed })}
          className="row"
          data-row=""
          tabIndex={-1}
          onClick={() => {
            onClose(true);
            run();
          }}
        >
          <span>{name}</span>
          {keys !== undefined && (
            <kbd className="soft small" aria-hidden="true">
              {keys}
            </kbd>
          )}
        </button>
      ))}
    </div>
  );
}
