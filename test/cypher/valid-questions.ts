import type { Failure } from '#graph/failure.ts';
import { loadLibrary, standardLibrary } from '#graph/questions/library.ts';
import type { Library } from '#graph/questions/question.ts';

/** The saved questions, without invalid files: `questions.graph.test.ts` reports those, and the tests of all other questions go on. */
export async function validQuestions(): Promise<{ readonly library: Library; readonly invalid: readonly string[] }> {
  const invalid: string[] = [];
  const onInvalid = ({ message }: Failure) => void invalid.push(message);
  return { library: await loadLibrary(standardLibrary, { onInvalid }), invalid };
}
