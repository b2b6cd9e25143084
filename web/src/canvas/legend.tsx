import type { Box, BoxRole, Line, Picture } from '#picture/picture.ts';
import { showings } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { LegendDocument } from '../generated/graphql.ts';
import type { LegendQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { valueName } from '../words.ts';
import { arrowMarks } from './free-style.ts';
import type { HopLook } from './free-style.ts';

/** What the model says about the kinds of node and relation; null until it is loaded. */
function useLegend(): LegendQuery['legend'] | null {
  const answer = useAnswer(LegendDocument, {});
  return answer.state === 'ready' ? answer.data.legend : null;
}

/** Marks of the picture that stand for no kind of node. */
const drawnWords: Readonly<Partial<Record<BoxRole, string>>> = {
  bundle: 'several subcontractors: click or press Enter to open',
  holder: 'lends a credential',
  unknown: 'unknown',
  rest: 'not drawn one by one',
};

/** The kinds of node of some boxes: a mark for each, in the words of the model. */
export function NodeMarks({ boxes }: { readonly boxes: readonly Pick<Box, 'role' | 'type'>[] }) {
  const legend = useLegend();
  const kinds = new Map(boxes.map(({ role, type }) => [`${role} ${type ?? ''}`, { role, type }]));
  return [...kinds].map(([key, { role, type }]) => {
    const kind = legend?.nodes.find((node) => (type === undefined ? node.lane === role : node.label === type));
    // A person who escorts has a color of its own.
    const word = type === undefined || role === 'escort' ? role : (kind?.title.toLowerCase() ?? role);
    return (
      <li key={key} title={kind?.description}>
        <span className={`mark box-mark ${role}`} aria-hidden="true" />
        {drawnWords[role] ?? word}
        {kind?.derived === true && <span className="tag">derived</span>}
      </li>
    );
  });
}

interface EdgeMarksProps {
  readonly lines: readonly Pick<Line, 'kind' | 'type'>[];
  /** How the lines of a type look; without it, hops of chains differ from all others. */
  readonly lookOf?: (type: string) => HopLook;
}

/** The edge types of some lines: a mark for each, in the words of the model. */
export function EdgeMarks({ lines, lookOf }: EdgeMarksProps) {
  const legend = useLegend();
  const kinds = new Map(lines.flatMap(({ kind, type }) => (type === undefined ? [] : [[type, kind] as const])));
  return [...kinds].map(([type, kind]) => {
    const edge = legend?.edges.find((one) => one.type === type);
    return (
      <li key={type} title={edge?.description}>
        {lookOf === undefined ? (
          <span className={kind === 'hop' ? 'mark line-mark' : 'mark line-mark other'} aria-hidden="true" />
        ) : (
          <LookMark look={lookOf(type)} />
        )}
        {edge?.title ?? valueName(type)}
        {edge?.derived === true && <span className="tag">derived</span>}
      </li>
    );
  });
}

function LookMark({ look: { color, width, arrow } }: { readonly look: HopLook }) {
  return (
    <span className="mark look-mark" style={{ color: `var(--${color})` }} aria-hidden="true">
      <span className="line-mark" style={{ borderTopColor: 'currentcolor', borderTopWidth: width }} />
      {arrowMarks[arrow]}
    </span>
  );
}

/** All kinds of node and relation that there are, also those that pictures leave out. */
export function AllKinds() {
  const legend = useLegend();
  if (legend === null) return null;
  return (
    <details className="all-kinds small">
      <summary>All kinds of node and relation</summary>
      <dl>
        {[...legend.nodes, ...legend.edges].map(({ title, description, derived, ...kind }) => (
          <div key={'label' in kind ? kind.label : kind.type}>
            <dt>
              {title} {derived && <span className="tag">derived</span>}
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Explains the symbols that appear in this picture. */
export function Legend({ picture }: { readonly picture: Picture }) {
  const has = (test: (line: Picture['lines'][number]) => boolean): boolean => picture.lines.some(test);
  const others = picture.lines.filter((line) => line.type !== undefined);
  return (
    <ul className="legend" aria-label="Legend">
      <NodeMarks boxes={picture.boxes} />
      {has((line) => line.chosen && line.kind === 'hop') && (
        <li>
          <span className="mark line-mark chosen" aria-hidden="true" />
          selected chain
        </li>
      )}
      {has((line) => !line.chosen && line.kind === 'hop' && line.type === undefined) && (
        <li>
          <span className="mark line-mark" aria-hidden="true" />
          {has((line) => line.chosen) ? 'other chains' : 'chains'}
        </li>
      )}
      <EdgeMarks lines={others} />
      {has((line) => line.kind === 'gap') && (
        <li>
          <span className="mark line-mark gap" aria-hidden="true" />
          not on record
        </li>
      )}
      {picture.boxes.some((box) => box.synthetic) && (
        <li>
          <span className="mark box-mark synthetic" aria-hidden="true" />
          synthetic
        </li>
      )}
    </ul>
  );
}

const words = { picture: 'Picture', list: 'List' } as const;

/** Switches between picture and list, which have the same content. */
export function ShowingToggle() {
  const { address, go } = useAddress();
  return (
    <div className="end toggle" role="group" aria-label="Show as">
      {showings.map((showing) => (
        <button
          key={showing}
          type="button"
          className="button"
          aria-pressed={address.showing === showing}
          onClick={() => {
            go({ showing });
          }}
        >
          {words[showing]}
        </button>
      ))}
    </div>
  );
}
