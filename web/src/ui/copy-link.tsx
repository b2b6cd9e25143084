import { useState } from 'react';

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
