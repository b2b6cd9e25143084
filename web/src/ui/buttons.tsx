import { useEffect, useRef, useState } from 'react';
import type { ComponentProps } from 'react';
import type { Failure } from '../server/client.ts';
import { useFocusAfter } from './focus.ts';
import { savePng, saveSvg } from './save-file.ts';

interface ActionButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled'> {
  /** Whether clicks are ignored, such as while its action is running. */
  readonly off: boolean;
}

/** A button that is off at times. A disabled one would lose keyboard focus when pressing it turns it off; this one keeps it. */
export function ActionButton({ off, type = 'button', onClick, ...rest }: ActionButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={off}
      onClick={(event) => {
        // This also blocks the submit that Enter in a field triggers.
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}

interface FormButtonProps {
  /** What the form does: “Edit”. */
  readonly name: string;
  /** To what, for screen readers: “Escorts”. */
  readonly of: string;
  readonly isOpen: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A button that opens a form below it. When the form closes, the focus returns to the button. */
export function FormButton({ name, of, isOpen, disabled = false, onClick }: FormButtonProps) {
  const button = useFocusAfter<HTMLButtonElement>(isOpen);
  return (
    <button ref={button} type="button" className="button" aria-expanded={isOpen} disabled={disabled} onClick={onClick}>
      {name}
      {of !== '' && <span className="unseen"> {of}</span>}
    </button>
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

/** A button that asks for confirmation, for actions that cannot be undone. */
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

interface CopyLinkProps {
  /** The path to copy; default: the URL, which reopens exactly what is on screen. */
  readonly path?: string;
  /** What the link opens, for screen readers. */
  readonly of?: string;
}

export function CopyLink({ path, of }: CopyLinkProps) {
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(
        path === undefined ? window.location.href : new URL(path, window.location.href).href,
      );
      setMessage('Copied.');
    } catch {
      // Browsers block this without permission or focus; the address bar shows the same URL.
      setMessage(
        path === undefined
          ? 'The browser blocked copying. Copy the URL from the address bar.'
          : `The browser blocked copying. The link is ${new URL(path, window.location.href).href}`,
      );
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link{of !== undefined && <span className="unseen"> to {of}</span>}
      </button>
      <span role="status" className="small">
        {message}
      </span>
    </>
  );
}

interface TableToggleProps {
  /** What the table is of, for screen readers. */
  readonly of: string;
  readonly isTable: boolean;
  readonly onToggle: (isTable: boolean) => void;
}

/** A button that shows a picture as a table, and the picture again. */
export function TableToggle({ of, isTable, onToggle }: TableToggleProps) {
  return (
    <button
      type="button"
      className="button small"
      aria-pressed={isTable}
      onClick={() => {
        onToggle(!isTable);
      }}
    >
      Table<span className="unseen"> of {of}</span>
    </button>
  );
}

interface SavePictureProps {
  /** What the picture is of; completes the buttons' labels for screen readers. */
  readonly of?: string;
  /** The name of the file, without its ending; that of one with synthetic data begins with SYNTHETIC. */
  readonly name: string;
  readonly className?: string;
  /** Called on click. */
  readonly svg: () => string | Promise<string | Failure>;
}

/** Buttons that save a whole picture as a file. */
export function SavePicture({ of, name, className = 'button', svg }: SavePictureProps) {
  const [message, setMessage] = useState('');
  const save = async (write: (text: string) => Promise<unknown>): Promise<void> => {
    setMessage('');
    const text = await svg();
    if (typeof text !== 'string') setMessage(`Not saved: ${text.message}`);
    else if ((await write(text)) === false)
      setMessage('The browser could not draw a picture of this size. Save the SVG instead.');
  };
  const label = (format: string) => (
    <>
      {format}
      {of !== undefined && <span className="unseen"> of {of}</span>}
    </>
  );
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() => void save(async (text) => saveSvg(`${name}.svg`, text))}
      >
        {label('SVG')}
      </button>
      <button
        type="button"
        className={className}
        onClick={() => void save(async (text) => savePng(`${name}.png`, text))}
      >
        {label('PNG')}
      </button>
      <span role="status" className="small">
        {message}
      </span>
    </>
  );
}
