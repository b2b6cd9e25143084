// Bundles the program for `bundle.mjs`.
import { basename } from 'node:path';
import { buildBundle } from './build-bundle.mjs';
import { bundleFolder, digestFile, digestSources, entries } from './bundle.mjs';

// Before the sources are read: one that changes meanwhile makes the bundle out of date.
const digest = digestSources();
await buildBundle(entries, bundleFolder, { [basename(digestFile)]: digest });
