/** The United States and its territories, ISO alpha-2: whoever is located anywhere else is abroad. */
export const domesticCountries: ReadonlySet<string> = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'UM']);
