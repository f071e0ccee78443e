// Puts an update behind a text that it continues, by their bytes: what was there is copied, not read.
import * as Y from 'yjs';
import { type Section, type Update, withoutStructs } from './update-layout.ts';

/**
 * A whole text has each client's units from the first on, and the later update goes on where it ends. Sections stand as Yjs has
 * them, the highest client first.
 */
export function appendUpdate(whole: Update, later: Update): Uint8Array {
  const clients = [...new Set([...whole.sections.keys(), ...later.sections.keys()])];
  const sections = clients
    .toSorted((a, b) => b - a)
    .flatMap((client) => joined(client, [partOf(whole, client), partOf(later, client)]));
  return concat([numbers(clients.length), ...sections, deletionsOf(whole, later)]);
}

type Part = Section & { readonly structs: Uint8Array };

function partOf({ bytes, sections }: Update, client: number): Part | null {
  const section = sections.get(client);
  return section ? { ...section, structs: bytes.subarray(section.from, section.to) } : null;
}

function joined(client: number, parts: readonly (Part | null)[]): Uint8Array[] {
  const there = parts.filter((part) => part !== null);
  const count = there.reduce((sum, part) => sum + part.count, 0);
  return [numbers(count, client, 0), ...there.map(({ structs }) => structs)];
}

/** Sorted and merged, behind the number of structs, which is none. */
function deletionsOf(...updates: readonly Update[]): Uint8Array {
  return Y.mergeUpdates(updates.map(withoutStructs)).subarray(1);
}

function numbers(...values: readonly number[]): Uint8Array {
  const writer = new Y.UpdateEncoderV1();
  for (const value of values) writer.writeLen(value);
  return writer.toUint8Array();
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
