import { edgeInWords } from '../words/edge-words.ts';
import { periodInWords } from '../words/period-words.ts';
import { useAddress } from '../address/use-address.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import type { Picture } from '../picture/picture.ts';

interface NetworkTableProps {
  readonly hoods: readonly Neighbourhood[];
  readonly picture: Picture;
}

/** The same as the picture, in words: a row for each relation. */
export function NetworkTable({ hoods, picture }: NetworkTableProps) {
  const { go } = useAddress();
  const names = new Map(picture.boxes.map((box) => [box.id, box.title]));
  const edges = new Map(hoods.flatMap((hood) => hood.hops.map(({ edge }) => [edge.id, edge] as const)));
  return (
    <div className="table-holder" tabIndex={0} role="region" aria-label="Relations as a table">
      <table>
        <caption className="unseen">Every relation of the picture</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">Relation</th>
            <th scope="col">To</th>
            <th scope="col">Under</th>
            <th scope="col">Statements</th>
            <th scope="col">Best one holds</th>
          </tr>
        </thead>
        <tbody>
          {[...edges.values()].map((edge) => (
            <tr key={edge.id}>
              <td>{names.get(edge.from) ?? edge.from}</td>
              <td>
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    go({ hop: edge.id, node: null });
                  }}
                >
                  {edgeInWords(edge.type)}
                </button>
              </td>
              <td>{names.get(edge.to) ?? edge.to}</td>
              <td>{edge.under ?? ''}</td>
              <td>{edge.statements.length}</td>
              <td>{periodInWords(edge.statements[0]?.validFrom, edge.statements[0]?.validTo)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
