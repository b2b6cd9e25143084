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
