import { CypherLanguageService } from '@neo4j-cypher/language-support';
import { refusedWords, toLanguageSchema } from './language.ts';
import type { Ask, Told } from './language.ts';

/** Neo4j's own grammar and checks, beside the page's thread: they are large, and a long statement takes them a while. */
const service = new CypherLanguageService({ consoleCommandsEnabled: false });

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  try {
    self.postMessage(answer(data));
  } catch {
    // A browser that lacks what the package uses, or a statement too deep for its parser: written without help then.
    self.postMessage(nothing(data));
  }
});

function answer(ask: Ask): Told {
  const schema = toLanguageSchema(ask.text, ask.model);
  switch (ask.want) {
    case 'marks': {
      const marks = service.highlightSyntax(ask.text).map(({ position, length, tokenType }) => ({
        from: position.startOffset,
        to: position.startOffset + length,
        kind: tokenType,
      }));
      const problems = service.lint(ask.text, schema).diagnostics.map(({ offsets, message, severity }) => ({
        from: offsets.start,
        to: offsets.end,
        message: typeof message === 'string' ? message : message.value,
        isError: severity === 1,
      }));
      return { id: ask.id, want: 'marks', marks, problems: [...refusedWords(ask.text, marks), ...problems] };
    }
    case 'completions': {
      const found = service.autocomplete(ask.text, schema, { caretPosition: ask.caret, manual: ask.manual });
      const completions = found.map(({ label, insertText, detail }) => ({
        label,
        insert: insertText ?? label,
        detail: detail ?? '',
      }));
      return { id: ask.id, want: 'completions', completions };
    }
  }
}

function nothing({ id, want }: Ask): Told {
  switch (want) {
    case 'marks':
      return { id, want, marks: [], problems: [] };
    case 'completions':
      return { id, want, completions: [] };
  }
}
