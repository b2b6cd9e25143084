import type { Colors } from '#picture/svg.ts';

export const colors: Colors = {
  ground: '#000001',
  sunken: '#000002',
  raised: '#000003',
  ink: '#000004',
  'ink-soft': '#000005',
  foreign: '#000006',
  'on-foreign': '#000007',
  organization: '#000008',
  escort: '#000009',
  engineer: '#000010',
  system: '#000011',
  other: '#000012',
  line: '#000013',
};
