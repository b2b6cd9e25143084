import { useState } from 'react';

/** Copies the address: it reopens exactly what is seen. */
export function CopyLink() {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setSaid('Copied.');
    } catch {
      // Browsers refuse without a permission or focus: the address bar has it too.
      setSaid('The browser did not allow it; copy the address bar instead.');
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void copy()}>
        Copy link to this
      </button>
      <span role="status" className="small">
        {said}
      </span>
    </>
  );
}
