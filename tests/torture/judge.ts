// What everybody knows, held against what stands on the disk.
import * as Y from 'yjs';
import type { Disk, DraftOnDisk } from './disk.ts';
import type { Command, Edit, Oracle, Shown } from './oracle.ts';

export type Faults = { lost: number; doubled: number; diverged: number; readonly says: string[] };

export function judge(oracle: Oracle, disk: Disk): Faults {
  const faults: Faults = { lost: 0, doubled: 0, diverged: 0, says: [] };
  judgeEdits(oracle.edits, disk, faults);
  judgeCommands(oracle.commands, disk, faults);
  for (const [id, draft] of disk.drafts) {
    const isInOrder = draft.editions.every((number, at) => number === at + 1);
    if (draft.isOneStory && isInOrder) continue;
    faults.diverged += 1;
    faults.says.push(`draft ${id} tells two stories`);
  }
  judgeShown(oracle, disk, faults);
  return faults;
}

function judgeEdits(edits: readonly Edit[], { drafts }: Disk, faults: Faults): void {
  const counts = new Map([...drafts].map(([id, { text }]) => [id, countOf(text.match(/<\d+>/g) ?? [])]));
  for (const edit of edits) {
    const count = counts.get(edit.draft)?.get(edit.id) ?? 0;
    const mustStand = edit.ackedAt !== null && edit.cut === null;
    const mustBeGone = edit.cut !== null && edit.cut.ackedAt !== null;
    if (mustStand && count === 0) lose(faults, `${edit.id} was typed and is gone`);
    if (mustBeGone && count > 0) lose(faults, `${edit.id} was cut and stands again`);
    if (count > 1) double(faults, `${edit.id} stands ${count} times`);
  }
}

function judgeCommands(commands: readonly Command[], { drafts, answered }: Disk, faults: Faults): void {
  const all = [...drafts.values()];
  const payloads = all.flatMap(({ events }) => events.map(({ payload }) => payload ?? ''));
  const words = [...payloads, ...all.map(({ text }) => text)].flatMap((part) => part.match(UUID) ?? []);
  const [carried, answers] = [countOf(words), new Map(answered.map((one) => [one.id, one.answer]))];
  for (const { id, answers: heard } of commands) {
    const count = carried.get(id) ?? 0;
    const [answer] = heard;
    if (count > 1 || new Set(heard.map((one) => JSON.stringify(one))).size > 1)
      double(faults, `command ${id} was carried out ${count} times or answered in two ways`);
    if (!answer) continue;
    const { draftId, seq, edition } = answer;
    const draft = drafts.get(draftId);
    const hasHappened = draft?.events.some((event) => event.seq === seq) ?? false;
    const hasEdition = edition === undefined || (draft?.editions.includes(edition) ?? false);
    const isKept = answers.get(id) === JSON.stringify(answer);
    if (!hasHappened || !hasEdition || !isKept || count === 0)
      lose(faults, `command ${id} was answered and has not happened`);
  }
}

function judgeShown(oracle: Oracle, { drafts }: Disk, faults: Faults): void {
  const { shown, cards } = oracle.takeShown();
  for (const one of shown) {
    const draft = drafts.get(one.draft);
    if (!draft || addsText(draft, one) || hasOtherEvents(draft, one))
      lose(faults, `something was shown of draft ${one.draft} that the disk does not have`);
  }
  for (const card of cards)
    if (card.seq > (drafts.get(card.id)?.seq ?? 0))
      lose(faults, `the card of ${card.id} is ahead of the disk`);
}

/** Whether the document learns anything from it. */
function addsText({ doc }: DraftOnDisk, { update }: Shown): boolean {
  if (!update) return false;
  let learns = false;
  const note = (): void => {
    learns = true;
  };
  doc.on('update', note);
  Y.applyUpdate(doc, update);
  doc.off('update', note);
  return learns || doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

function hasOtherEvents({ events }: DraftOnDisk, { events: told }: Shown): boolean {
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  return told.some(({ seq, type, by, at }) => {
    const kept = bySeq.get(seq);
    return kept?.type !== type || kept.by !== by || kept.at !== at;
  });
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function countOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function lose(faults: Faults, says: string): void {
  faults.lost += 1;
  faults.says.push(says);
}

function double(faults: Faults, says: string): void {
  faults.doubled += 1;
  faults.says.push(says);
}
