// A block's words as lines, as a language of marks can say them.
import type { Formats, Run } from './blocks.ts';
import { sameFormats } from './formats.ts';
import { isSafeHref } from './marker.ts';

/**
 * Without spaces at the ends of lines, where they say nothing. A space wears only what the words on both sides of it wear,
 * since marks stand at words; a line break wears nothing.
 */
export function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const { text, formats } of runs) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      add(lines.at(-1) ?? [], part.replaceAll(/[\t\v\f\r]/gu, ' '), safe(formats));
    });
  }
  return lines.map((line) => trimmed(withQuietSpaces(line)));
}

/** Neighbours that wear the same are one run. */
function add(line: Run[], text: string, formats: Formats): void {
  if (text === '') return;
  const last = line.at(-1);
  if (last && sameFormats(last.formats, formats)) line[line.length - 1] = { text: last.text + text, formats };
  else line.push({ text, formats });
}

function safe({ link, ...formats }: Formats): Formats {
  return isSafeHref(link) ? { ...formats, link } : formats;
}

function withQuietSpaces(line: readonly Run[]): readonly Run[] {
  const quiet: Run[] = [];
  line.forEach((run, at) => {
    for (const { text, formats } of parted(run, line[at - 1], line[at + 1])) add(quiet, text, formats);
  });
  return quiet;
}

/** A run as the spaces before its words, its words, and the spaces after them. */
function parted(run: Run, left: Run | undefined, right: Run | undefined): readonly Run[] {
  const { text, formats } = run;
  if (formats.code) return [run];
  const before = shared(formats, left?.formats ?? {});
  const after = shared(formats, right?.formats ?? {});
  const words = text.trim();
  if (words === '') return [{ text, formats: shared(before, after) }];
  const from = text.length - text.trimStart().length;
  return [
    { text: text.slice(0, from), formats: before },
    { text: words, formats },
    { text: text.slice(from + words.length), formats: after },
  ];
}

/** A link goes on over its own spaces: its brackets may stand beside one. */
function shared({ bold, italic, strike, link }: Formats, other: Formats): Formats {
  return {
    ...(bold && other.bold && { bold }),
    ...(italic && other.italic && { italic }),
    ...(strike && other.strike && { strike }),
    ...(link !== undefined && { link }),
  };
}

function trimmed(line: readonly Run[]): readonly Run[] {
  const from = line.findIndex(({ text }) => text.trim() !== '');
  const to = line.findLastIndex(({ text }) => text.trim() !== '');
  return line.slice(Math.max(0, from), to + 1).map(({ text, formats }, at, all) => {
    const start = at === 0 ? text.trimStart() : text;
    return { text: at === all.length - 1 ? start.trimEnd() : start, formats };
  });
}
