import { useState } from 'react';
import { ExportFormatsDocument, ExportGraphDocument } from '../generated/graphql.ts';
import type { ExportFormatsQuery, ExportGraphMutation } from '../generated/graphql.ts';
import { client, toFailure } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Loaded } from '../ui/panel.tsx';
import { download } from '../ui/save-file.ts';
import { Elapsed } from '../ui/states.tsx';
import { counted, inDigits, sizeInWords } from '../words.ts';

type Format = ExportFormatsQuery['exportFormats'][number];
type WrittenFile = ExportGraphMutation['exportGraph'];

type State =
  | { readonly state: 'idle' }
  | { readonly state: 'writing'; readonly since: number }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'done'; readonly file: WrittenFile };

/** Has the server write an export, and downloads it. */
async function exportAs({ name }: Format, show: (state: State) => void): Promise<void> {
  show({ state: 'writing', since: performance.now() });
  const { data, error } = await client.mutation(ExportGraphDocument, { format: name }).toPromise();
  if (error !== undefined || data === undefined) {
    show({ state: 'failed', message: error === undefined ? 'the server sent no response.' : toFailure(error).message });
    return;
  }
  const { url, name: file } = data.exportGraph;
  show({ state: 'done', file: data.exportGraph });
  download(url, file);
}

/** The part of the page that writes the whole graph to a file and downloads it. */
export function Export() {
  const answer = useAnswer(ExportFormatsDocument, {});
  const [current, setCurrent] = useState<State>({ state: 'idle' });
  return (
    <section aria-labelledby="export">
      <h2 id="export">Export the graph</h2>
      <p className="soft">
        Everything that the sources state now, with its source, days, confidence and data class. History, casework and
        what Subtier derives are left out. Imports wait until the export is finished.
      </p>
      <Loaded answer={answer} what="the export formats" rows={1}>
        {({ exportFormats }) => (
          <div className="actions">
            {exportFormats.map((format) => (
              <ActionButton
                key={format.name}
                className="button"
                off={current.state === 'writing'}
                onClick={() => {
                  void exportAs(format, setCurrent);
                }}
              >
                {format.title} ({format.suffix})
              </ActionButton>
            ))}
          </div>
        )}
      </Loaded>
      <Outcome current={current} />
    </section>
  );
}

function Outcome({ current }: { readonly current: State }) {
  switch (current.state) {
    case 'idle':
      return null;
    case 'writing':
      return (
        <div role="status">
          <p>Writing the export.</p>
          <Elapsed since={current.since} />
        </div>
      );
    case 'failed':
      return <p role="alert">The graph was not exported: {current.message}</p>;
    case 'done':
      return <Written file={current.file} />;
  }
}

function Written({ file }: { readonly file: WrittenFile }) {
  const { url, name, bytes, counts, withdrawn, leftOut, banner } = file;
  return (
    <div role="status">
      {banner !== null && (
        <p>
          <strong>{banner}</strong>
        </p>
      )}
      <p>
        <a href={url} download={name}>
          {name}
        </a>
        , {sizeInWords(bytes)}
        {counts.length > 0 && ': '}
        {counts.map(({ what, count }) => `${what} ${inDigits(count)}`).join(', ')}
      </p>
      {withdrawn > 0 && (
        <p className="soft small">
          {counted(withdrawn, 'entity', 'entities')} that no source describes any more: written with the source
          subtier-withdrawn, because statements still refer to them.
        </p>
      )}
      {leftOut > 0 && (
        <p className="soft small">
          {counted(leftOut, 'escort, credential or part of a claim', 'escorts, credentials and parts of claims')} left
          out: no source states the access any more.
        </p>
      )}
    </div>
  );
}
