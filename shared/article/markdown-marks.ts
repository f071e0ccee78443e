// Runs of formatted words as words between marks that open and close in order. What a run shares with the one before it
// stays open; a link stands outside of everything else.
import type { Formats, Run } from './blocks.ts';
import { markdownAddress } from './markdown-text.ts';

/** `sign` is the letter that the mark is made of. */
export type Mark = { readonly does: 'open' | 'close'; readonly sign: string; readonly source: string };

type Name = 'link' | 'bold' | 'italic' | 'strike';
type Open = { readonly name: Name; readonly value: string | true; readonly open: Mark; readonly close: Mark };

const NAMES: readonly Name[] = ['link', 'bold', 'italic', 'strike'];

export function marksOfRuns(runs: readonly Run[]): readonly (Mark | Run)[] {
  const open: Open[] = [];
  const written: (Mark | Run)[] = [];
  runs.forEach((run, at) => {
    written.push(...ending(open, run.formats).map(({ close }) => close));
    const begun = beginning(open, runs, at);
    open.push(...begun);
    written.push(...begun.map((one) => one.open), run);
  });
  return [...written, ...open.toReversed().map(({ close }) => close)];
}

/** Takes from `open` what ends before these formats, innermost first: with a mark end all that are inside it. */
function ending(open: Open[], formats: Formats): readonly Open[] {
  const isNewLink = formats.link !== undefined && open[0]?.value !== formats.link;
  const from = isNewLink ? 0 : open.findIndex(({ name, value }) => formats[name] !== value);
  return from === -1 ? [] : open.splice(from).toReversed();
}

/** What begins at a run: a link first, then what lasts longest. */
function beginning(open: readonly Open[], runs: readonly Run[], at: number): readonly Open[] {
  const formats = runs[at]?.formats ?? {};
  return NAMES.filter((name) => formats[name] !== undefined && !open.some((one) => one.name === name))
    .map((name) => ({ name, to: endOf(runs, at, name) }))
    .toSorted((a, b) => Number(b.name === 'link') - Number(a.name === 'link') || b.to - a.to)
    .map(({ name, to }) => openingOf(name, formats[name] ?? true, signOf(name, runs, at, to)));
}

/** The run after the last one to which a format goes on, within one link. */
function endOf(runs: readonly Run[], from: number, name: Name): number {
  const first = runs[from]?.formats;
  let end = from + 1;
  while (end < runs.length) {
    const next = runs[end]?.formats;
    if (next?.[name] !== first?.[name] || next?.link !== first?.link) break;
    end += 1;
  }
  return end;
}

/** Of the two signs for italics only `*` may stand within a word, and only `_` beside the `**` of bold. */
function signOf(name: Name, runs: readonly Run[], from: number, to: number): string {
  if (name !== 'italic') return { link: '[', bold: '*', strike: '~' }[name];
  return runs.slice(Math.max(0, from - 1), to + 1).some(({ formats }) => formats.bold) ? '_' : '*';
}

function openingOf(name: Name, value: string | true, sign: string): Open {
  const source = name === 'bold' || name === 'strike' ? sign + sign : sign;
  const end = typeof value === 'string' ? `](${markdownAddress(value)})` : source;
  return {
    name,
    value,
    open: { does: 'open', sign, source },
    close: { does: 'close', sign, source: end },
  };
}
