import { layOutFreely } from './force-layout.ts';
import type { ForceRequest } from './force.ts';

/** Runs the force layout of one request. */
self.addEventListener('message', ({ data }: MessageEvent<ForceRequest>) => {
  self.postMessage(layOutFreely(data));
});
