import { inDigits } from '../words.ts';

interface LengthNoticeProps {
  readonly text: string;
  readonly most: number;
}

/** Says that a field is full: browsers cut what is pasted beyond its limit without a word. */
export function LengthNotice({ text, most }: LengthNoticeProps) {
  return (
    <span className="small wrong" role="status">
      {text.length >= most && `At most ${inDigits(most)} characters: the rest of what you paste or type is cut off.`}
    </span>
  );
}

interface SelectProps<Value> {
  /** The label before it. */
  readonly name: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  /** Called with one of the values of the options. */
  readonly onChange: (value: Value) => void;
}

/** A select with a label. */
export function Select<Value extends string>({ name, value, options, onChange }: SelectProps<Value>) {
  return (
    <label className="control">
      <span className="name">{name}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find(([one]) => one === target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
