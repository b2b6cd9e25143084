// Runs in the browser: draws a picture as the page does, and the same elements with Cytoscape alone.
import cytoscape from 'cytoscape';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { forbidInlineStylesheet } from '#web/canvas/canvas.ts';
import { PictureCanvas } from '#web/canvas/picture-canvas.tsx';
import { canvasStyle } from '#web/canvas/style.ts';
import { readColors } from '#web/picture/colors.ts';

let lastDrawn = 0;
for (const name of ['fill', 'stroke', 'fillText', 'drawImage']) {
  const draw = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    lastDrawn = performance.now();
    return draw.apply(this, given);
  };
}

/** Waits until nothing was drawn for a while. */
async function untilDrawn() {
  do await new Promise((resolve) => setTimeout(resolve, 100));
  while (lastDrawn === 0 || performance.now() - lastDrawn < 400);
}

const nothing = () => undefined;
/** The elements and the view of the picture, which Cytoscape alone draws too. */
let same;
let close = nothing;

/** Returns the milliseconds from a click until the picture is drawn. */
async function timed(open) {
  close();
  const place = document.createElement('div');
  place.style.cssText = 'display: flex; flex-direction: column; width: 1000px; height: 700px';
  const button = document.createElement('button');
  document.body.replaceChildren(button, place);
  button.addEventListener('click', () => open(place));
  lastDrawn = 0;
  await new Promise((resolve) => setTimeout(resolve, 200));
  const started = performance.now();
  button.click();
  await untilDrawn();
  return { milliseconds: lastDrawn - started, elements: same?.elements.length ?? 0 };
}

window.drawOurs = (picture) =>
  timed((place) => {
    const root = createRoot(place);
    close = () => root.unmount();
    const events = { onBox: nothing, onLine: nothing, onNothing: nothing };
    root.render(createElement(PictureCanvas, { picture, label: 'Picture', picked: null, ...events }));
  });

/** Remembers what the picture on the page consists of. */
window.remember = () => {
  const { cy } = document.querySelector('.canvas')._cyreg;
  const elements = cy.elements().map((one) => ({
    group: one.group(),
    data: one.data(),
    classes: one.classes(),
    selectable: false,
    ...(one.isNode() ? { position: one.position(), grabbable: false } : {}),
  }));
  same = { elements, zoom: cy.zoom(), pan: cy.pan() };
};

window.drawPlain = () => {
  const { elements, zoom, pan } = structuredClone(same);
  return timed((place) => {
    forbidInlineStylesheet();
    const container = document.createElement('div');
    container.style.cssText = 'position: relative; flex: 1';
    place.append(container);
    const drawn = cytoscape({
      container,
      style: canvasStyle(readColors(document.body)),
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      minZoom: 0.2,
      maxZoom: 2.5,
    });
    close = () => drawn.destroy();
    // Faster than to give the elements to the constructor.
    drawn.batch(() => drawn.add(elements));
    drawn.viewport({ zoom, pan });
  });
};

const tasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) tasks.push(duration);
}).observe({ type: 'longtask' });

/** Returns the longest task since the last call, in milliseconds; 0: none was longer than 50. */
window.longestTask = async () => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return Math.max(0, ...tasks.splice(0));
};
