import font from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';

/** Makes the browser download a text as a file. */
export function saveFile(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type }));
}

function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  download(url, name);
  // Some browsers need the URL for a while after the click.
  window.setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}

/** Makes the browser download what is at an address of this server. If that fails, the page stays. */
export function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Makes the browser download an SVG file that brings its font with it. */
export async function saveSvg(name: string, svg: string): Promise<void> {
  saveFile(name, 'image/svg+xml', `<?xml version="1.0" encoding="UTF-8"?>\n${await withFont(svg)}`);
}

/** Adds the font of the page to an SVG file, 36 kB, so that it looks the same where it is opened. Without the server, the file only names it. */
async function withFont(svg: string): Promise<string> {
  const bytes = await fetch(font).then(
    async (answer) => (answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null),
    () => null,
  );
  if (bytes === null) return svg;
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const face = `@font-face{font-family:"Public Sans Variable";font-weight:100 900;src:url(data:font/woff2;base64,${text}) format("woff2")}`;
  return svg.replace('</desc>', `</desc>\n<style>${face}</style>`);
}

/** Pixels of the longest side; larger pictures are scaled down, because browsers cannot draw them. */
const LARGEST = 8000;

/** Draws an SVG file and makes the browser download it as a PNG file; returns false if the browser cannot draw it. */
export async function savePng(name: string, svg: string): Promise<boolean> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await withFont(svg))}`;
  try {
    await image.decode();
  } catch {
    // The picture is too large to decode.
    return false;
  }
  const scale = Math.min(2, LARGEST / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  const context = canvas.getContext('2d');
  if (context === null) return false;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob === null) return false;
  saveBlob(name, blob);
  return true;
}

/** A name that every file system takes. */
export function fileName(words: string, ending: string): string {
  const plain = words
    .normalize('NFKD')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 100);
  return `${plain === '' ? 'subtier' : plain}.${ending}`;
}
