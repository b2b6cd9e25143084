import { useState } from 'react';

/** Copies the URL, which reopens exactly what is on screen. */
export function CopyLink() {
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setMessage('Copied.');
    } catch {
      // Browsers block this without permission or focus; the address bar shows the same URL.
      setMessage('The browser blocked copying. Copy the URL from the address bar.');
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link
      </button>
      <span role="status" className="small">
        {message}
      </span>
    </>
  );
}
