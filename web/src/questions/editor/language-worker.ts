import { CypherLanguageService } from '@neo4j-cypher/language-support';
import { refusedWords, toLanguageSchema } from './language.ts';
import type { LanguageReply, LanguageRequest } from './language.ts';

/** Neo4j's own grammar and checks, in a worker because they are large and slow for long statements. */
const service = new CypherLanguageService({ consoleCommandsEnabled: false });

self.addEventListener('message', ({ data }: MessageEvent<LanguageRequest>) => {
  try {
    self.postMessage(answer(data));
  } catch {
    // The browser lacks a feature the package uses, or the statement is too deep for its parser: the editor then gives no help.
    self.postMessage(emptyReply(data));
  }
});

function answer(request: LanguageRequest): LanguageReply {
  const schema = toLanguageSchema(request.text, request.model);
  switch (request.want) {
    case 'marks': {
      const marks = service.highlightSyntax(request.text).map(({ position, length, tokenType }) => ({
        from: position.startOffset,
        to: position.startOffset + length,
        kind: tokenType,
      }));
      const problems = service.lint(request.text, schema).diagnostics.map(({ offsets, message, severity }) => ({
        from: offsets.start,
        to: offsets.end,
        message: typeof message === 'string' ? message : message.value,
        isError: severity === 1,
      }));
      return { id: request.id, want: 'marks', marks, problems: [...refusedWords(request.text, marks), ...problems] };
    }
    case 'completions': {
      const found = service.autocomplete(request.text, schema, {
        caretPosition: request.caret,
        manual: request.manual,
      });
      const completions = found.map(({ label, insertText, detail }) => ({
        label,
        insert: insertText ?? label,
        detail: detail ?? '',
      }));
      return { id: request.id, want: 'completions', completions };
    }
  }
}

function emptyReply({ id, want }: LanguageRequest): LanguageReply {
  switch (want) {
    case 'marks':
      return { id, want, marks: [], problems: [] };
    case 'completions':
      return { id, want, completions: [] };
  }
}
