import { useAddress } from '../address/use-address.ts';
import { useDesignationLists } from '../conditions/controls.tsx';
import { ScreenRulesDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';

/** The names of rules and lists; their keys until they are loaded. */
export interface Titles {
  readonly rule: (key: string) => string;
  readonly list: (key: string) => string;
}

export function useTitles(): Titles {
  const { asOf } = useAddress().address.conditions;
  const rules = useAnswer(ScreenRulesDocument, {});
  const lists = useDesignationLists(asOf);
  const ofRules = rules.state === 'ready' ? rules.data.rules : [];
  const ofLists = lists.state === 'ready' ? lists.data.designationLists : [];
  return {
    rule: (key) => ofRules.find((one) => one.key === key)?.title ?? key,
    list: (key) => ofLists.find((one) => one.key === key)?.title ?? key,
  };
}
