/** Gives a text to the browser to save under a name. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken it by then; at once would be too early in some.
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
