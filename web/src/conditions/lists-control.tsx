import { useDesignationLists } from './use-designation-lists.ts';
import { counted } from '../words/count-words.ts';
import type { DesignationListsQuery } from '../generated/graphql.ts';

type List = DesignationListsQuery['designationLists'][number];

interface ListsControlProps {
  readonly asOf: string;
  readonly chosen: readonly string[];
  readonly onLists: (lists: readonly string[]) => void;
}

/** Designation lists, each on or off; none on means any foreign personnel. */
export function ListsControl({ asOf, chosen, onLists }: ListsControlProps) {
  const answer = useDesignationLists(asOf);
  const lists = answer.state === 'here' ? answer.data.designationLists : [];
  const strangers = chosen.filter((key) => answer.state === 'here' && !lists.some((list) => list.key === key));
  const toggle = (key: string): void => {
    onLists(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  };
  return (
    <div className="control lists" role="group" aria-label="Designation lists">
      <span className="name">
        {chosen.length > 0 ? 'located in' : lists.length > 0 ? 'any foreign, or' : 'any foreign personnel'}
      </span>
      {lists.map((list) => (
        <button
          key={list.key}
          type="button"
          className="button"
          aria-pressed={chosen.includes(list.key)}
          title={titleOf(list)}
          onClick={() => {
            toggle(list.key);
          }}
        >
          {shortTitle(list.title)}
          <span className="unseen">{list.title.slice(shortTitle(list.title).length)}</span>
        </button>
      ))}
      {strangers.map((key) => (
        <button
          key={key}
          type="button"
          className="button"
          aria-pressed="true"
          title="No such list in this database; click to leave it out"
          onClick={() => {
            toggle(key);
          }}
        >
          {key} (unknown list)
        </button>
      ))}
    </div>
  );
}

/** A title without the citation in brackets at its end: that is in the tip. */
function shortTitle(title: string): string {
  return title.replace(/\s*\([^)]*\)$/, '');
}

function titleOf(list: List): string {
  const countries = list.countries.map(({ name }) => name).join(', ');
  const organizations = counted(list.organizationCount, 'organization', 'organizations');
  return `${list.title}: ${countries === '' ? 'no country' : countries} on this day; ${organizations}. ${list.citation ?? list.key}`;
}
