import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { DeleteButton, SavedItem, SavedList } from '../casework/saved-list.tsx';
import type { Outcome } from '../casework/saved-list.tsx';
import { DeleteMappingDocument, SavedMappingDocument, SavedMappingsDocument } from '../generated/graphql.ts';
import { beginAgain } from '../imports/mapping/use-mapping.ts';
import { change, problemOf } from '../server/change.ts';
import { ask } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { saveFile } from '../ui/save-file.ts';
import { Writable } from '../ui/states.tsx';
import { dayInShort } from '../words.ts';

/** The mappings of spreadsheets, to be used for another file, downloaded or deleted. */
export function SavedMappings() {
  const { go } = useAddress();
  const answer = useAnswer(SavedMappingsDocument, {});
  const [outcome, setOutcome] = useState<Outcome>({});
  const withText = async (name: string, then: (text: string) => void): Promise<void> => {
    const asked = await ask(SavedMappingDocument, { name });
    if ('failure' in asked) setOutcome({ problem: asked.failure.message });
    else if (asked.data.savedMapping === null) setOutcome({ problem: `The mapping “${name}” was deleted.` });
    else then(asked.data.savedMapping.text);
  };
  return (
    <SavedList
      title="Mappings of spreadsheets"
      note="what the columns of your own lists become"
      outcome={outcome}
      answer={answer}
      what="the mappings"
      rows={answer.state === 'ready' ? answer.data.savedMappings : []}
      none="None yet. Import a spreadsheet of your own to make one."
    >
      {({ name, author, at }) => (
        <SavedItem
          key={name}
          name={name}
          details={
            <span className="soft small">
              saved by {author} on {dayInShort(at)}
            </span>
          }
          actions={
            <>
              <Writable>
                <button
                  type="button"
                  className="button"
                  onClick={() =>
                    void withText(name, (text) => {
                      beginAgain({ name, text });
                      go({ view: 'import' });
                    })
                  }
                >
                  Use for a file<span className="unseen">: {name}</span>
                </button>
              </Writable>
              <button
                type="button"
                className="button"
                onClick={() =>
                  void withText(name, (text) => {
                    saveFile(`${name}.mapping.yaml`, 'application/yaml', text);
                  })
                }
              >
                Download<span className="unseen"> {name}</span>
              </button>
              <DeleteButton
                name={name}
                question={`Delete the mapping “${name}”? What was imported by it stays.`}
                onDelete={() => problemOf(change(DeleteMappingDocument, { name }))}
                onOutcome={setOutcome}
              />
            </>
          }
        />
      )}
    </SavedList>
  );
}
