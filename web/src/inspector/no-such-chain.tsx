import { countedOrigins } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { ExposureConditionsDocument } from '../generated/graphql.ts';
import type { ExposureConditionsQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import { periodInWords } from '../words.ts';

/** Why the chain of a link is not found: it counts only under other lists or origins, to which it leads, or the record does not have it. */
export function NoSuchChain({ id }: { readonly id: string }) {
  const { conditions } = useAddress().address;
  const answer = useAnswer(ExposureConditionsDocument, { exposure: id });
  return (
    <Loaded answer={answer} what="the lists under which it counts" rows={2}>
      {({ exposureConditions: found }) =>
        found.length === 0 ? (
          <p>
            No such chain on any day, under any designation list. It may have been superseded, or the link is from
            another database.
          </p>
        ) : (
          <>
            <p>
              This chain is on record, but not as an exposure under the designation lists and origins above. It counts:
            </p>
            <ul className="plain-list">
              {found.map((one) => (
                <li key={`${one.list?.key ?? ''} ${one.origin}`}>
                  <AddressLink change={{ conditions: withCondition(conditions, one) }}>
                    {conditionInWords(one, conditions)}
                  </AddressLink>
                  : {one.periods.map(({ from, to }) => periodInWords(from, to)).join('; ')}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}

type Condition = ExposureConditionsQuery['exposureConditions'][number];

/** The page's conditions with the list and the origin that make the chain count. */
function withCondition(conditions: Conditions, { list, origin }: Condition): Conditions {
  return {
    ...conditions,
    lists: list === null ? [] : [list.key],
    origins: countedOrigins.filter((one) => one === origin || conditions.origins.includes(one)),
  };
}

/** “under Covered nations (10 U.S.C. 4872), with undetermined origins counted”. */
function conditionInWords({ list, origin }: Condition, { origins }: Conditions): string {
  const under = list === null ? 'without designation lists' : `under ${list.title}`;
  const isAsAbove = origin === 'FOREIGN' && origins.includes(origin);
  return isAsAbove ? under : `${under}, with ${origin.toLowerCase()} origins counted`;
}
