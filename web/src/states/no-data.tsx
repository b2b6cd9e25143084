/** Nothing was imported yet: how to. */
export function NoData() {
  return (
    <div className="state">
      <h2>No data yet</h2>
      <p>Nothing has been imported into this database. In the checkout, one of:</p>
      <dl className="recipes">
        <dt>The documented case of July 2025</dt>
        <dd>
          <code>npm start</code>
        </dd>
        <dt>Subawards downloaded from USAspending</dt>
        <dd>
          <code>npx subtier import usaspending-subawards FILE</code>
        </dd>
        <dt>Your own records, as a chain package</dt>
        <dd>
          <code>npx subtier import chain-package FOLDER</code>
        </dd>
        <dt>An invented world, to try things out</dt>
        <dd>
          <code>npx subtier generate --scale 2000</code>
        </dd>
      </dl>
      <p className="soft">The page shows it by itself once the import is done.</p>
    </div>
  );
}
