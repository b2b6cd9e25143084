/**
 * PRIORITY: highest band first, the worst before the best. CONFIDENCE: best evidence first. TIER_DEPTH: deepest
 * first, BROKEN last. What remains equal stands in the order of the chains' ids.
 */
export const exposureOrders = ['PRIORITY', 'CONFIDENCE', 'TIER_DEPTH'] as const;
export type ExposureOrder = (typeof exposureOrders)[number];
