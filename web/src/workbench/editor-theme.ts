import { EditorView } from '@codemirror/view';

/** The editor in the page's colours, which follow the theme by themselves. */
export const editorTheme = EditorView.theme({
  '&': { fontSize: '12.5px', backgroundColor: 'var(--raised)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', minHeight: '118px', maxHeight: '42vh' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '6px 0' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-soft)', border: '0' },
  '.cm-placeholder': { color: 'var(--ink-soft)' },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    fontSize: '12.5px',
  },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.85' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--critical)',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline dotted var(--moderate) 2px',
    textUnderlineOffset: '3px',
  },
  '.cypher-keyword': { color: 'var(--accent)', fontWeight: '600' },
  '.cypher-label': { color: 'var(--system)' },
  '.cypher-function': { color: 'var(--organization)' },
  '.cypher-parameter': { color: 'var(--foreign)' },
  '.cypher-value': { color: 'var(--escort)' },
  '.cypher-property': { color: 'var(--engineer)' },
  '.cypher-comment': { color: 'var(--ink-soft)' },
});
