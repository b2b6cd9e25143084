/** The tokens that the canvas uses. */
export interface Colours {
  readonly ground: string;
  readonly sunken: string;
  readonly raised: string;
  readonly ink: string;
  readonly 'ink-soft': string;
  readonly foreign: string;
  readonly 'on-foreign': string;
  readonly organization: string;
  readonly escort: string;
  readonly engineer: string;
  readonly system: string;
  readonly other: string;
  readonly faint: string;
  readonly line: string;
  readonly focus: string;
}

/** The tokens as the browser resolves them for the theme now shown: the canvas knows no CSS variables. */
export function readColours(beside: HTMLElement): Colours {
  const probe = document.createElement('span');
  beside.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return window.getComputedStyle(probe).color;
  };
  const colours: Colours = {
    ground: colour('ground'),
    sunken: colour('sunken'),
    raised: colour('raised'),
    ink: colour('ink'),
    'ink-soft': colour('ink-soft'),
    foreign: colour('foreign'),
    'on-foreign': colour('on-foreign'),
    organization: colour('organization'),
    escort: colour('escort'),
    engineer: colour('engineer'),
    system: colour('system'),
    other: colour('other'),
    faint: colour('faint'),
    line: colour('line'),
    focus: colour('focus'),
  };
  probe.remove();
  return colours;
}
