/** The color tokens that pictures use. */
export type Colors = Readonly<ReturnType<typeof readColors>>;

/** Resolves the color tokens for the current theme, because neither the canvas nor a file supports CSS variables. */
export function readColors(beside: HTMLElement) {
  const probe = document.createElement('span');
  beside.append(probe);
  const color = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return window.getComputedStyle(probe).color;
  };
  const colors = {
    ground: color('ground'),
    sunken: color('sunken'),
    raised: color('raised'),
    ink: color('ink'),
    'ink-soft': color('ink-soft'),
    foreign: color('foreign'),
    'on-foreign': color('on-foreign'),
    organization: color('organization'),
    escort: color('escort'),
    engineer: color('engineer'),
    system: color('system'),
    other: color('other'),
    faint: color('faint'),
    line: color('line'),
    focus: color('focus'),
    accent: color('accent'),
    critical: color('critical'),
    moderate: color('moderate'),
    low: color('low'),
  };
  probe.remove();
  return colors;
}
