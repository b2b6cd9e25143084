import { BuildingComplex, FileText, Flag, Landmark, Network, Rocket, Server, UserRoundCog } from 'lucide-react';
import {
  AppWindow,
  CircleQuestionMark,
  Database,
  Ellipsis,
  KeyRound,
  ShieldUser,
  UsersRound,
  Warehouse,
} from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { icons } from '#picture/icons.ts';

const drawn = {
  ...{ organization: BuildingComplex, agency: Landmark, contract: FileText, country: Flag, escort: ShieldUser },
  ...{ holder: KeyRound, person: UserRoundCog, group: UsersRound, cloud: Server, network: Network },
  ...{ application: AppWindow, program: Rocket, base: Warehouse, data: Database, unknown: CircleQuestionMark },
  rest: Ellipsis,
};

test('the icons of pictures are those that lucide-react draws on the page', () => {
  const markup = Object.entries(drawn).map(([name, icon]) => {
    const svg = renderToStaticMarkup(createElement(icon));
    return [name, svg.replace(/^<svg[^>]*>|<\/svg>$/g, '').replaceAll(/><\/(path|circle|rect|line|ellipse)>/g, '/>')];
  });
  expect(Object.fromEntries(markup)).toEqual(icons);
});
