import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Receives the Close button, for callers that must move the focus to it. */
  readonly close?: RefObject<HTMLButtonElement | null>;
  readonly children: ReactNode;
}

/** A dialog above the page. Escape, its button or a click beside it closes it, and the focus returns to where it was. */
export function Dialog({ title, onClose, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // In a layout effect: the browser restores the focus only while the dialog is still in the document.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button ref={close} type="button" className="plain" onClick={onClose}>
            Close
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
