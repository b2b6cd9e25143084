import { useEffect, useRef, useState } from 'react';
import type { ComponentProps } from 'react';

interface ActionButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled'> {
  /** Whether it does nothing now, such as while what it started goes on. */
  readonly off: boolean;
}

/** A button that is off at times. A disabled one would lose the focus of the keyboard when pressing it turns it off; this one keeps it. */
export function ActionButton({ off, type = 'button', onClick, ...rest }: ActionButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={off}
      onClick={(event) => {
        // Also what submits the form, which Enter in a field of it presses.
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

interface ConfirmButtonProps {
  /** What the button does: “Delete”. */
  readonly name: string;
  /** To what, for screen readers: “Escorts”. */
  readonly of: string;
  /** What is lost, as a question: “Delete this investigation? It cannot be restored.” */
  readonly question: string;
  readonly onConfirm: () => void;
}

/** A button for what cannot be undone: it asks before it acts. */
export function ConfirmButton({ name, of, question, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const [button, no] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  const hasAsked = useRef(false);
  useEffect(() => {
    // The safe answer has the focus; after the answer, it returns to where it was.
    if (asking) no.current?.focus();
    else if (hasAsked.current) button.current?.focus();
    hasAsked.current = asking;
  }, [asking, button, no]);
  if (!asking) {
    return (
      <button
        ref={button}
        type="button"
        className="button"
        onClick={() => {
          setAsking(true);
        }}
      >
        {name}
        <span className="unseen"> {of}</span>
      </button>
    );
  }
  return (
    <span
      className="confirm"
      role="group"
      aria-label={question}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setAsking(false);
      }}
    >
      <span>{question}</span>
      <button
        type="button"
        className="button danger"
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {name}
        <span className="unseen"> {of}</span>
      </button>
      <button
        ref={no}
        type="button"
        className="button"
        onClick={() => {
          setAsking(false);
        }}
      >
        Keep
      </button>
    </span>
  );
}
