import { useState } from 'react';
import { useAddress } from '../address/use-address.ts';
import { DeleteMappingDocument, SavedMappingDocument, SavedMappingsDocument } from '../generated/graphql.ts';
import { beginAgain } from '../imports/mapping/use-mapping.ts';
import { change } from '../server/change.ts';
import { ask } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ConfirmButton } from '../ui/buttons.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Writable } from '../ui/states.tsx';
import { dayInShort } from '../words.ts';

/** The mappings of spreadsheets, to be used for another file, downloaded or deleted. */
export function SavedMappings() {
  const { go } = useAddress();
  const answer = useAnswer(SavedMappingsDocument, {});
  const [message, setMessage] = useState('');
  const withText = async (name: string, then: (text: string) => void): Promise<void> => {
    const asked = await ask(SavedMappingDocument, { name });
    if ('failure' in asked) setMessage(asked.failure.message);
    else if (asked.data.savedMapping === null) setMessage(`The mapping “${name}” was deleted.`);
    else then(asked.data.savedMapping.text);
  };
  const remove = async (name: string): Promise<void> => {
    const changed = await change(DeleteMappingDocument, { name });
    setMessage('problem' in changed ? changed.problem : `Deleted “${name}”.`);
  };
  return (
    <Panel title="Mappings of spreadsheets" note="what the columns of your own lists become">
      <p role="status" className={message === '' ? 'unseen' : 'aside small'}>
        {message}
      </p>
      <Loaded answer={answer} what="the mappings" rows={2}>
        {({ savedMappings }) =>
          savedMappings.length === 0 ? (
            <p className="soft aside">None yet. Import a spreadsheet of your own to make one.</p>
          ) : (
            <ul className="case-list">
              {savedMappings.map(({ name, author, at }) => (
                <li key={name} className="case">
                  <div className="case-head">
                    <h4>{name}</h4>
                    <span className="soft small">
                      saved by {author} on {dayInShort(at)}
                    </span>
                  </div>
                  <div className="actions">
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
                    <Writable>
                      <ConfirmButton
                        name="Delete"
                        of={name}
                        question={`Delete the mapping “${name}”? What was imported by it stays.`}
                        onConfirm={() => void remove(name)}
                      />
                    </Writable>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
