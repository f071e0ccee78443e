// The made-up newsroom of the Skerry Post: for every type of flag there are two who may settle it.
import type { Person } from '../shared/newsroom.ts';

export type Handle = 'nora' | 'tomas' | 'ruth' | 'ivo' | 'mei' | 'abel';

export const PEOPLE: readonly (Omit<Person, 'id'> & { readonly handle: Handle })[] = [
  { handle: 'nora', name: 'Nora Lindqvist', role: 'chief', desks: ['standards'] },
  { handle: 'tomas', name: 'Tomas Adeyemi', role: 'editor', desks: ['copy', 'standards', 'news'] },
  { handle: 'ruth', name: 'Ruth Calloway', role: 'reviewer', desks: ['legal', 'fact'] },
  { handle: 'ivo', name: 'Ivo Brandt', role: 'writer', desks: ['news', 'copy'] },
  { handle: 'mei', name: 'Mei Sandoval', role: 'writer', desks: ['news', 'fact'] },
  { handle: 'abel', name: 'Abel Finch', role: 'reader', desks: [] },
];
