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
