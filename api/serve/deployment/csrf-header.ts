/** A page of another site can't send it without asking first, and is refused when it asks. Any value will do. */
export const csrfHeader = 'x-subtier-csrf';
