/** Days of the generated world, near its end and well before. */
export const benchDays = { day: '2026-06-01', other: '2024-03-01', list: '10USC4872' } as const;
