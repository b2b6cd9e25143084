// Bundles the program for `bundle.mjs`, unless it is up to date.
import { basename } from 'node:path';
import { buildBundle } from './build-bundle.mjs';
import { bundleFolder, digestFile, digestSources, entries, isBundled } from './bundle.mjs';

// Before the sources are read: one that changes meanwhile makes the bundle out of date.
const digest = digestSources();
if (!isBundled(digest)) await buildBundle(entries, bundleFolder, { [basename(digestFile)]: digest });
