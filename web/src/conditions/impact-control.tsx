interface ImpactControlProps {
  readonly minimum: number | null;
  readonly onMinimum: (minimum: number | null) => void;
}

/** The lowest impact level that counts. */
export function ImpactControl({ minimum, onMinimum }: ImpactControlProps) {
  return (
    <label className="control">
      <span className="name">impact</span>
      <select
        value={minimum ?? ''}
        onChange={({ target }) => {
          onMinimum(target.value === '' ? null : Number(target.value));
        }}
      >
        <option value="">any level</option>
        <option value="2">IL2 and up</option>
        <option value="4">IL4 and up</option>
        <option value="5">IL5 and up</option>
        <option value="6">IL6</option>
      </select>
    </label>
  );
}
